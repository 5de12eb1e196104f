"""Commands that write what is handed out: workbook and report of a node and month, and the deck of a meeting."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from nsvh_dash.cli import meetings
from nsvh_dash.cli.arguments import WrongCall
from nsvh_dash.cli.output import answer
from nsvh_dash.cli.reading import opened, require_month
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.handouts.deck import MAKERS, About, about_meeting, about_node
from nsvh_dash.handouts.report import FORMS, make_report
from nsvh_dash.handouts.workbook import make_workbook
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.slide import ShownSlide
from nsvh_dash.settings import Settings
from nsvh_dash.views import format as fmt

_WORKBOOK = (".xlsx",)


def workbook(settings: Settings, options: argparse.Namespace) -> int:
    """Write every figure, definition and target of a node and month to a workbook."""
    _ending(options.output, _WORKBOOK)
    with opened(settings, options.as_of) as dashboard:
        node = dashboard.catalogue.find_node(options.unit)
        require_month(dashboard, options.month)
        made = make_workbook(dashboard, node.id, options.month, _tell)
    return _write(options, made)


def deck(settings: Settings, options: argparse.Namespace) -> int:
    """Write the slides of a meeting, or those proposed for a node and month, as a presentation or PDF."""
    make = MAKERS[_ending(options.output, MAKERS)]
    with opened(settings, options.as_of) as dashboard:
        made = make(*_slides(dashboard, options), _tell)
    return _write(options, made)


def report(settings: Settings, options: argparse.Namespace) -> int:
    """Write the follow-up report of a node and month as Word or PDF."""
    form = _ending(options.output, [f".{form}" for form in FORMS]).removeprefix(".")
    with opened(settings, options.as_of) as dashboard:
        node = dashboard.catalogue.find_node(options.unit)
        require_month(dashboard, options.month)
        made = make_report(dashboard, node.id, options.month, form, _tell)
    return _write(options, made)


def _slides(dashboard: Dashboard, options: argparse.Namespace) -> tuple[tuple[ShownSlide, ...], About]:
    is_placed = options.unit is not None or options.month is not None
    if options.meeting is not None and is_placed:
        raise WrongCall("Ett dialogmöte har sin egen enhet och månad: ange --meeting eller --unit och --month.")
    if options.meeting is not None:
        meeting = meetings.find(dashboard, options.meeting)
        return dashboard.slides(meeting), about_meeting(dashboard, meeting)
    if options.unit is None or options.month is None:
        raise WrongCall("Ange --unit och --month, eller ett dialogmöte med --meeting.")
    node = dashboard.catalogue.find_node(options.unit)
    require_month(dashboard, options.month)
    chosen = dashboard.suggest_slides(node.id, options.month)
    shown = dashboard.show_slides(chosen, node.id, options.month)
    return shown, about_node(dashboard, node.id, options.month)


def _ending(file: Path, known: Iterable[str]) -> str:
    """How a file's name ends; NsvhError when nothing is written that way."""
    ending = file.suffix.lower()
    if ending not in known:
        raise NsvhError(f"Filen ”{file.name}” ska sluta på {' eller '.join(known)}.")
    return ending


def _write(options: argparse.Namespace, made: bytes) -> int:
    options.output.write_bytes(made)
    answer({"file": str(options.output), "bytes": len(made)}, as_json=options.json)
    return 0


def _tell(part: float, what: str) -> None:
    print(f"{fmt.with_unit(fmt.number(100 * part), '%')} {what}", file=sys.stderr)
