"""Reads the living records of a snapshot."""

from __future__ import annotations

from nsvh_dash.kpi.internal_control import StandingRisk, risks_on
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.model.record import KINDS, Activity, Control, ControlResult, Record, RecordKind, Risk, WorkArea
from nsvh_dash.model.record_book import RecordBook
from nsvh_dash.store import RECORDS, Snapshot, record_book


def read_book(snapshot: Snapshot) -> RecordBook:
    """Every version known; none in a snapshot published before there were records, read until the next publication."""
    if not snapshot.rows("SELECT 1 FROM duckdb_tables() WHERE table_name = 'record_version'"):
        return RecordBook(())
    return record_book(snapshot.rows(RECORDS))


def node_of(book: RecordBook, record: Record) -> str:
    """Where a record belongs in the organisation: a control to its risk's node, a result to its control's."""
    if isinstance(record, Risk | WorkArea | Activity):
        return record.node
    if isinstance(record, Control):
        owner = book.find(RecordKind.RISK, record.risk)
    else:
        owner = book.find(RecordKind.CONTROL, record.control) if isinstance(record, ControlResult) else None
    return node_of(book, owner) if owner else ""


def risks_at(catalogue: Catalogue, book: RecordBook, node_id: str, month: Month) -> list[StandingRisk]:
    """The risks of a node and below it in the tree of a month, as they stood on its last day."""
    nodes = nodes_below(catalogue, node_id, month)
    return [risk for risk in risks_on(book, month.last_day) if risk.now.node in nodes]


def activities_at(catalogue: Catalogue, book: RecordBook, node_id: str, month: Month) -> list[Activity]:
    """The activities of a node and below it in the tree of a month."""
    nodes = nodes_below(catalogue, node_id, month)
    return [activity for activity in book.standing(Activity) if activity.node in nodes]


def areas_at(catalogue: Catalogue, book: RecordBook, node_id: str, month: Month) -> list[WorkArea]:
    """The areas of work that concern a node in a month: decided for it, for what is above it, or below it."""
    above = {node.id for node in catalogue.organisation.path(node_id, month)}
    concerned = above | nodes_below(catalogue, node_id, month)
    return [area for area in book.standing(WorkArea) if area.node in concerned]


def nodes_below(catalogue: Catalogue, node_id: str, month: Month) -> frozenset[str]:
    """A node and those under it in the tree of a month."""
    return frozenset(node.id for node in catalogue.organisation.below(node_id, month))


def under(catalogue: Catalogue, node_id: str) -> frozenset[str]:
    """A node and every node that lies or has lain under it."""
    found = {node_id}
    while True:
        below = {n.id for n in catalogue.organisation.nodes if any(m.parent_id in found for m in n.memberships)}
        if below <= found:
            return frozenset(found)
        found |= below


def at_node(catalogue: Catalogue, book: RecordBook, kind: RecordKind, node_id: str) -> list[Record]:
    """What stands of a kind at a node and below it."""
    inside = under(catalogue, node_id)
    return [record for record in book.standing(KINDS[kind]) if node_of(book, record) in inside]
