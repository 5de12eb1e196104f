"""Commands that change the database: build, import, undo, redo, and the log, copy and check of it."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from nsvh_dash import intake
from nsvh_dash.cli.output import answer
from nsvh_dash.model.errors import ImportRefused, Issue, NsvhError
from nsvh_dash.model.period import Month
from nsvh_dash.model.plain_text import plain
from nsvh_dash.settings import ROOT, Settings
from nsvh_dash.views import format as fmt

_REFUSED = 1
_DEMO = ROOT / "data" / "demo"
_DEMO_AUTHOR = "Demodata"


def build(settings: Settings, options: argparse.Namespace) -> int:
    """Make or upgrade the database; with --demo fill an empty one, month by month, through the ordinary import."""
    fill = options.demo and not intake.batches(settings)
    if fill:
        _fill(settings)
    version = intake.build(settings)
    answer({"database": str(settings.database), "version": version, "demo": fill}, as_json=options.json)
    return 0


def _fill(settings: Settings) -> None:
    """Build the demo aside and move it into place when it is whole: an interrupted build leaves nothing behind."""
    settings.database.parent.mkdir(parents=True, exist_ok=True)
    with intake.scratch_folder(settings.database.parent) as folder:
        aside = settings.model_copy(update={"database": folder / settings.database.name})
        deliveries = folder / "deliveries"
        _generate("generate.py", deliveries, "--catalogue", str(settings.catalogue))
        for month in sorted(path for path in deliveries.iterdir() if path.is_dir()):
            files = sorted(path for path in month.iterdir() if path.is_file())
            note = f"{_DEMO_AUTHOR} {fmt.month(Month.parse(month.name))}"
            intake.import_files(aside, files, note=note, publish_now=False)
            print(f"{note}: {len(files)} filer", file=sys.stderr)
        _generate("plans.py", folder / "plans")
        for book in sorted((folder / "plans").iterdir()):
            intake.import_records(aside, book, _DEMO_AUTHOR, publish_now=False)
        aside.database.replace(settings.database)


def _generate(script: str, folder: Path, *arguments: str) -> None:
    """Write files of the demo, by a script that lies with its data."""
    done = subprocess.run(
        [sys.executable, str(_DEMO / script), "--out", str(folder), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise NsvhError(f"Demodata kunde inte skapas:\n{done.stderr.strip()}")


def import_files(settings: Settings, options: argparse.Namespace) -> int:
    """Import the files as one batch and answer with a receipt."""
    receipt = intake.import_files(
        settings,
        options.files,
        profile=options.profile,
        dry_run=options.dry_run,
        partial=options.partial,
        note=options.note,
    )
    _show_issues(receipt.issues)
    answer(receipt, as_json=options.json)
    return 0


def show_refusal(refusal: ImportRefused, options: argparse.Namespace) -> int:
    """Answer a refused import: every issue, and nothing stored."""
    _show_issues(tuple(refusal.issues))
    rejected = len({(i.file, i.sheet, i.row) for i in refusal.issues if i.row is not None})
    receipt = intake.Receipt(None, 0, 0, 0, 0, rejected, tuple(refusal.issues))
    if getattr(options, "json", False):
        answer(receipt, as_json=True)
    print("Inget importerades.", file=sys.stderr)
    return _REFUSED


def _show_issues(issues: tuple[Issue, ...]) -> None:
    for issue in issues:
        print(issue, file=sys.stderr)


def undo(settings: Settings, options: argparse.Namespace) -> int:
    """Withdraw a batch."""
    answer(
        {"batch": intake.undo(settings, options.batch, options.note), "withdrawn": options.batch},
        as_json=options.json,
    )
    return 0


def redo(settings: Settings, options: argparse.Namespace) -> int:
    """Let a withdrawn batch count again."""
    answer(
        {"batch": intake.redo(settings, options.batch, options.note), "restored": options.batch},
        as_json=options.json,
    )
    return 0


def batches(settings: Settings, options: argparse.Namespace) -> int:
    """The import log."""
    log = intake.batches(settings)
    if options.json:
        answer(log, as_json=True)
    for batch in [] if options.json else log:
        mark = " (ångrad)" if batch.withdrawn else ""
        print(
            f"{batch.id:>5}  {fmt.moment(batch.created_at)}  {batch.kind}{mark}  {batch.rows} rader  "
            f"{len(batch.files)} filer  {plain(batch.note)}"
        )
    return 0


def backup(settings: Settings, options: argparse.Namespace) -> int:
    """Copy the ledger to a file, also while somebody imports."""
    answer({"file": str(options.file), "bytes": intake.back_up(settings, options.file)}, as_json=options.json)
    return 0


def check(settings: Settings, options: argparse.Namespace) -> int:
    """Verify the store; 1 when anything is wrong."""
    for done in intake.recover(settings):
        print(done, file=sys.stderr)
    print("Varje siffra räknas om ur rådata; för demodata tar det omkring en minut.", file=sys.stderr)
    faults = intake.check(settings)
    answer({"ok": not faults, "faults": faults}, as_json=options.json)
    return _REFUSED if faults else 0
