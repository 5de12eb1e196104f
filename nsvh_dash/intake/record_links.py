"""What records point at: units and indicators of the catalogue, and each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from nsvh_dash.model.catalogue import Catalogue, nearest
from nsvh_dash.model.record import Activity, Control, ControlResult, Record, RecordKind, Risk, Strand, WorkArea
from nsvh_dash.model.record_book import in_order
from nsvh_dash.model.record_faults import Fault

_KIND_OF_STRAND = {Strand.INTERNAL_CONTROL: RecordKind.RISK, Strand.WORK_ENVIRONMENT: RecordKind.WORK_AREA}

_A = {RecordKind.RISK: "en risk", RecordKind.CONTROL: "en kontroll", RecordKind.WORK_AREA: "ett område"}
_LISTED = 12

Known = Collection[tuple[RecordKind, str]]
"""What there is to point at."""


def broken_links(catalogue: Catalogue, records: Iterable[Record], known: Known) -> list[Fault]:
    """Every field of the records that points at what is not there, with what is most like it."""
    return [fault for record in records for fault in _faults(catalogue, record, known)]


def pointing_at(records: Iterable[Record], kind: RecordKind, record_id: str) -> list[Record]:
    """The records that belong to one."""
    return [record for record in records if _owner(record) == (kind, record_id)]


def _owner(record: Record) -> tuple[RecordKind, str] | None:
    """The kind and id of the record one belongs to."""
    if isinstance(record, Control):
        return RecordKind.RISK, record.risk
    if isinstance(record, ControlResult):
        return RecordKind.CONTROL, record.control
    if isinstance(record, Activity) and record.strand in _KIND_OF_STRAND:
        return _KIND_OF_STRAND[record.strand], record.belongs_to
    return None


def _faults(catalogue: Catalogue, record: Record, known: Known) -> Iterator[Fault]:
    if isinstance(record, Risk | Activity | WorkArea) and record.node not in catalogue.organisation:
        names = [node.name for node in catalogue.organisation.nodes]
        yield Fault(record.kind, record.id, "node", record.node, _not_there("en enhet i katalogen", record.node, names))
    if isinstance(record, WorkArea):
        names = [indicator.name for indicator in catalogue.indicators]
        for one in (one for one in record.indicators if one not in catalogue.indicators_by_id):
            expected = _not_there("en indikator i katalogen", one, names)
            yield Fault(record.kind, record.id, "indicators", one, expected)
    owner = _owner(record)
    if owner is not None and owner not in known:
        field = {RecordKind.CONTROL: "risk", RecordKind.CONTROL_RESULT: "control"}.get(record.kind, "belongs_to")
        there = sorted((record_id for kind, record_id in known if kind is owner[0]), key=in_order)
        listed = f": {', '.join(there[:_LISTED])}{', …' if len(there) > _LISTED else ''}" if there else ""
        expected = f"skriv id för {_A[owner[0]]} som finns{listed}"
        yield Fault(record.kind, record.id, field, owner[1], expected)
    if isinstance(record, Activity) and record.strand is Strand.GOALS:
        assignments = catalogue.assignments_by_id
        if record.belongs_to not in assignments:
            expected = _not_there("id för ett uppdrag i katalogen", record.belongs_to, assignments)
            yield Fault(record.kind, record.id, "belongs_to", record.belongs_to, expected)


def _not_there(expected: str, asked: str, known: Iterable[str]) -> str:
    alike = nearest(asked, known)
    return f"skriv {expected}" + (f". Närmast: {', '.join(alike)}" if alike else "")
