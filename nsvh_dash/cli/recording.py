"""Commands that write and read living records: risks, controls, areas of work and activities."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import Any

from nsvh_dash import intake
from nsvh_dash.cli.output import answer
from nsvh_dash.cli.reading import opened
from nsvh_dash.exports.record_sheets import to_xlsx
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.record import Record, RecordKind
from nsvh_dash.settings import Settings
from nsvh_dash.views.records.file import build_file

_SUFFIX = ".xlsx"
NAMES = {
    "risks": RecordKind.RISK,
    "controls": RecordKind.CONTROL,
    "results": RecordKind.CONTROL_RESULT,
    "areas": RecordKind.WORK_AREA,
    "activities": RecordKind.ACTIVITY,
}


def export(settings: Settings, options: argparse.Namespace) -> int:
    """Write everything that stands to a workbook."""
    if options.output.suffix.lower() != _SUFFIX:
        raise NsvhError(f"Filen ”{options.output.name}” ska sluta på {_SUFFIX}.")
    with opened(settings, options.as_of) as dashboard:
        sheets = build_file(dashboard.catalogue, dashboard.records)
    options.output.write_bytes(to_xlsx(sheets))
    answer({"file": str(options.output), "records": sum(len(sheet.rows) for sheet in sheets)}, as_json=options.json)
    return 0


def import_records(settings: Settings, options: argparse.Namespace) -> int:
    """Keep what a workbook says that is new, all of it or nothing; with --dry-run only tell what that is."""
    author = options.author or getpass.getuser()
    receipt = intake.import_records(settings, options.file, author, dry_run=options.dry_run)
    for issue in receipt.warnings:
        print(issue, file=sys.stderr)
    answer(
        {
            "stored": not options.dry_run,
            "number": receipt.number,
            "new": [_named(record) for record in receipt.new],
            "changed": [_named(one.after) | {"fields": one.fields} for one in receipt.changed],
            "unchanged": receipt.unchanged,
            "issues": receipt.warnings,
        },
        as_json=options.json,
    )
    return 0


def undo_import(settings: Settings, options: argparse.Namespace) -> int:
    """Take back everything a workbook changed; what stood before stands again."""
    number = intake.undo_import(settings, options.number, options.author or getpass.getuser())
    answer({"undone": options.number, "number": number}, as_json=options.json)
    return 0


def log(settings: Settings, options: argparse.Namespace) -> int:
    """What has been written, oldest first: a workbook, a change in the app or an undoing is one line."""
    with opened(settings, None) as dashboard:
        changes = dashboard.records.changes()
    told = [
        {
            "number": written[0].number,
            "author": written[0].author,
            "written_at": written[0].created_at,
            "records": [version.record.id for version in written],
        }
        for written in changes
    ]
    answer(told, as_json=options.json)
    return 0


def list_records(settings: Settings, options: argparse.Namespace) -> int:
    """What stands of a kind at a unit and below, also as it was known earlier."""
    with opened(settings, options.as_of) as dashboard:
        node = dashboard.catalogue.find_node(options.unit)
        found = dashboard.records_at(NAMES[options.kind], node.id)
        told: list[dict[str, Any]] = []
        for record in found:
            written = dashboard.records.counting(record.kind, record.id)[-1]
            told.append(record.model_dump(mode="json") | {"author": written.author, "written_at": written.created_at})
    answer(told, as_json=options.json)
    return 0


def _named(record: Record) -> dict[str, Any]:
    return {"kind": record.kind, "id": record.id}
