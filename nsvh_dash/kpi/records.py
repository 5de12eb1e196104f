"""Reads the living records of a snapshot."""

from __future__ import annotations

from nsvh_dash.model.catalogue import Catalogue
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
