"""Commands that make, show, freeze and thaw meetings."""

from __future__ import annotations

import argparse
import datetime as dt
import getpass
from typing import Any

from nsvh_dash import intake
from nsvh_dash.cli.arguments import WrongCall
from nsvh_dash.cli.output import answer
from nsvh_dash.cli.reading import opened, require_month
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.meeting import Meeting
from nsvh_dash.settings import Settings


def meetings(settings: Settings, options: argparse.Namespace) -> int:
    """Every meeting on the list, the one held last first."""
    with opened(settings, None) as dashboard:
        answer([_brief(found) for found in dashboard.meetings() if not found.removed], as_json=options.json)
    return 0


def meeting(settings: Settings, options: argparse.Namespace) -> int:
    """What a meeting shows and what has been revised since it was frozen; frozen or thawed first when asked."""
    if options.as_of is not None and not options.freeze:
        raise WrongCall("Flaggan --as-of hör till --freeze: den säger vilka siffror som fryses.")
    if options.freeze:
        intake.freeze_meeting(settings, options.meeting, getpass.getuser(), options.as_of)
    if options.thaw:
        intake.thaw_meeting(settings, options.meeting, getpass.getuser())
    with opened(settings, None) as dashboard:
        found = find(dashboard, options.meeting)
        shown = {"slides": dashboard.slides(found), "changed": dashboard.changed_since(found)}
        answer(_brief(found) | shown, as_json=options.json)
    return 0


def create(settings: Settings, options: argparse.Namespace) -> int:
    """Make a meeting of the slides proposed for a node and month."""
    with opened(settings, None) as dashboard:
        node = dashboard.catalogue.find_node(options.unit)
        require_month(dashboard, options.month)
        slides = dashboard.suggest_slides(node.id, options.month)
    new = Meeting(
        id=0,
        version=0,
        name=options.name,
        held_on=options.date,
        node_id=node.id,
        month=options.month,
        slides=slides,
        author=getpass.getuser(),
        created_at=dt.datetime.now(dt.UTC),
    )
    answer(_brief(intake.write_meeting(settings, new)), as_json=options.json)
    return 0


def find(dashboard: Dashboard, meeting_id: int) -> Meeting:
    """A meeting as it stands; NsvhError for an unknown one."""
    found = next((found for found in dashboard.meetings() if found.id == meeting_id), None)
    if found is None:
        raise NsvhError(f"Det finns inget möte med nummer {meeting_id}. Se listan med kommandot meetings.")
    return found


def _brief(found: Meeting) -> dict[str, Any]:
    """A meeting without its slides."""
    frozen = found.kept and {"at": found.kept.at, "batch": found.kept.batch_id}
    return {
        "id": found.id, "version": found.version, "name": found.name, "date": found.held_on, "unit": found.node_id,
        "month": found.month, "count": len(found.slides), "frozen": frozen,
    }  # fmt: skip
