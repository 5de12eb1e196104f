"""Commands that make what is handed out."""

from __future__ import annotations

import argparse
import sys

from nsvh_dash.cli.output import answer
from nsvh_dash.cli.reading import opened
from nsvh_dash.handouts.report import FORMS, make_report
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.settings import Settings


def report(settings: Settings, options: argparse.Namespace) -> int:
    """The follow-up report of a node and month, in the form the file's name asks for."""
    form = options.output.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise NsvhError(f"Filen ”{options.output.name}” ska sluta på .docx eller .pdf.")
    with opened(settings, options.as_of) as dashboard:
        node = dashboard.catalogue.find_node(options.unit)
        made = make_report(dashboard, node.id, options.month, form, _tell)
    options.output.write_bytes(made)
    answer({"file": str(options.output), "unit": node.id, "month": options.month}, as_json=options.json)
    return 0


def _tell(done: int, of: int, what: str) -> None:
    print(f"{done} av {of}: {what}", file=sys.stderr)
