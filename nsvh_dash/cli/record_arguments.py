"""What can be asked about living records on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nsvh_dash.cli import arguments, recording


def add(commands: Any, command: Callable[..., argparse.ArgumentParser]) -> None:
    """`records export`, `records import`, `records undo`, `records log` and `records list`."""
    does = "läs och skriv risker, kontroller, arbetsmiljöområden och aktiviteter"
    own = commands.add_parser("records", help=does, description=does)
    parts = own.add_subparsers(dest="part", required=True, metavar="DEL")
    export = command(parts, "export", "skriv allt som gäller till en arbetsbok", recording.export)
    export.add_argument("-o", "--output", required=True, type=Path, metavar="FIL.xlsx")
    take = command(parts, "import", "läs in en arbetsbok, allt eller inget", recording.import_records)
    take.add_argument("file", type=Path, metavar="FIL.xlsx")
    take.add_argument("--dry-run", action="store_true", help="visa vad som är nytt och ändrat utan att spara")
    back = command(parts, "undo", "ångra allt som en inläsning ändrade", recording.undo_import)
    back.add_argument("number", type=arguments.record_change, metavar="NUMMER")
    for writes in (take, back):
        writes.add_argument("--author", default="", metavar="NAMN", help="den som skriver; annars den inloggade")
    command(parts, "log", "visa vad som har skrivits, av vem och när", recording.log)
    listed = command(parts, "list", "visa det som gäller för en enhet och under den", recording.list_records)
    listed.add_argument("kind", choices=recording.NAMES, metavar="|".join(recording.NAMES))
    listed.add_argument("--unit", required=True, metavar="ENHET")
    for asked in (export, listed):
        asked.add_argument(
            "--as-of",
            type=arguments.as_of,
            metavar="IMPORT|DATUM",
            help="som det var känt efter en import eller en dag",
        )
