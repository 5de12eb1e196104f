"""The arbetsmiljöplan as it is read: prioritised areas with their activities, and the indicators linked to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.activities import activities_of
from nsvh_dash.kpi.records import areas_at, nodes_below
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.model.record import Strand, Urgency, WorkArea
from nsvh_dash.model.record_book import RecordBook
from nsvh_dash.views import format as fmt
from nsvh_dash.views.records.activities import ActivityRow, activity_rows
from nsvh_dash.views.texts import work_environment as words


@dataclass(frozen=True, slots=True)
class AreaCard:
    """One prioritised area."""

    id: str
    title: str
    text: str
    standing: str
    """How many activities are done, left and late."""
    indicators: tuple[str, ...]
    """The linked indicators by name."""
    activities: tuple[ActivityRow, ...]
    invented: bool


@dataclass(frozen=True, slots=True)
class WorkEnvironment:
    """The plan at a node on a day."""

    sentences: tuple[str, ...]
    areas: tuple[AreaCard, ...]
    indicator_ids: tuple[str, ...]
    """Every linked indicator once, in the order the areas name them."""
    late: tuple[ActivityRow, ...]
    has_invented: bool


def read_work_environment(catalogue: Catalogue, book: RecordBook, node_id: str, month: Month) -> WorkEnvironment:
    """The areas that concern a node, with the activities there and below, on a month's last day."""
    areas = areas_at(catalogue, book, node_id, month)
    return build_work_environment(catalogue, book, areas, nodes_below(catalogue, node_id, month), month.last_day)


def build_work_environment(
    catalogue: Catalogue, book: RecordBook, areas: Sequence[WorkArea], nodes: Collection[str], day: dt.date
) -> WorkEnvironment:
    """The areas with the activities of the nodes looked at, on a day."""
    cards = tuple(_card(catalogue, book, area, nodes, day) for area in areas)
    late = tuple(row for card in cards for row in card.activities if row.urgency is Urgency.LATE)
    linked = dict.fromkeys(one for area in areas for one in area.indicators if one in catalogue.indicators_by_id)
    sentences = (words.areas(len(cards)), words.late(len(late))) if cards else ()
    return WorkEnvironment(sentences, cards, tuple(linked), late, any(card.invented for card in cards))


def _card(catalogue: Catalogue, book: RecordBook, area: WorkArea, nodes: Collection[str], day: dt.date) -> AreaCard:
    own = [one for one in activities_of(book, Strand.WORK_ENVIRONMENT, area.id) if one.node in nodes]
    rows = activity_rows(catalogue, book, own, day)
    known = catalogue.indicators_by_id
    names = tuple(known[one].short_name for one in area.indicators if one in known)
    return AreaCard(area.id, area.title, area.text, _standing(rows), names, rows, area.invented)


def _standing(rows: Sequence[ActivityRow]) -> str:
    """How many activities are closed and late."""
    if not rows:
        return words.NO_ACTIVITIES
    closed = sum(row.urgency is Urgency.CLOSED for row in rows)
    late = sum(row.urgency is Urgency.LATE for row in rows)
    first = f"Avslutade aktiviteter: {fmt.counting(closed)} av {fmt.counting(len(rows))}."
    return f"{first} Försenade: {fmt.counting(late)}." if late else first
