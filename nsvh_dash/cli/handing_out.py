"""Commands that write what is handed out: the report and the workbook of a node and month."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from nsvh_dash.cli.output import answer
from nsvh_dash.cli.reading import opened
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.handouts.report import FORMS, make_report
from nsvh_dash.handouts.workbook import make_workbook
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.views import format as fmt

_Maker = Callable[[Dashboard, str, Month], bytes]


def report(settings: Settings, options: argparse.Namespace) -> int:
    """Write the follow-up report of a node and month, in the form the file's name asks for."""
    form = _ending(options, *FORMS)
    return _write(settings, options, lambda board, node_id, month: make_report(board, node_id, month, form, _tell))


def workbook(settings: Settings, options: argparse.Namespace) -> int:
    """Write every figure, definition and target of a node and month to a workbook."""
    _ending(options, "xlsx")
    return _write(settings, options, lambda board, node_id, month: make_workbook(board, node_id, month, _tell))


def _ending(options: argparse.Namespace, *known: str) -> str:
    found = str(options.output.suffix.lower().removeprefix("."))
    if found not in known:
        raise NsvhError(f"Filen ”{options.output.name}” ska sluta på .{' eller .'.join(known)}.")
    return found


def _write(settings: Settings, options: argparse.Namespace, make: _Maker) -> int:
    with opened(settings, options.as_of) as dashboard:
        node = dashboard.catalogue.find_node(options.unit)
        if options.month not in dashboard.months:
            known = f"; den senaste månaden är {fmt.month(dashboard.months[-1])}" if dashboard.months else ""
            raise NsvhError(f"Det finns inga uppgifter för {fmt.month(options.month)}{known}.")
        made = make(dashboard, node.id, options.month)
    options.output.write_bytes(made)
    answer({"file": str(options.output), "bytes": len(made)}, as_json=options.json)
    return 0


def _tell(part: float, what: str) -> None:
    print(f"{part:.0%} {what}", file=sys.stderr)
