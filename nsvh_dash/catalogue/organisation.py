"""Builds the organisation from its rows, one row a membership: a unit that moved has two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from nsvh_dash.catalogue.files import Record
from nsvh_dash.catalogue.problems import Place, Problems
from nsvh_dash.catalogue.validation import validate
from nsvh_dash.model.indicator import MonthText
from nsvh_dash.model.organisation import Membership, Node, NodeKind, Organisation
from nsvh_dash.model.period import Month

COLUMNS = ("id", "name", "kind", "parent", "valid_from", "valid_to", "municipality", "aliases")

_AREA, _GROUP = NodeKind.BUSINESS_AREA, NodeKind.GROUP
_PARENT_KINDS = {
    kind: (NodeKind.ADMINISTRATION,) if kind is _AREA else (_AREA, _GROUP)
    for kind in NodeKind
    if kind is not NodeKind.ADMINISTRATION
}


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str
    kind: NodeKind
    parent: str | None = None
    valid_from: MonthText
    valid_to: MonthText | None = None
    municipality: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def membership(self) -> Membership:
        return Membership(self.parent, self.valid_from, self.valid_to)


@dataclass(frozen=True)
class _Entry:
    record: Record
    row: _Row


def read_organisation(records: Sequence[Record], problems: Problems) -> Organisation:
    """The organisation of the rows that could be read; every mistake is noted."""
    rows = [(record, validate(record, _Row, problems)) for record in records]
    entries = [_Entry(record, row) for record, row in rows if row is not None]
    by_id: dict[str, list[_Entry]] = {}
    for entry in entries:
        by_id.setdefault(entry.row.id, []).append(entry)
    ids = {record.string("id") for record in records} - {""}
    for same in by_id.values():
        _check_one_node(same, problems)
    for entry in entries:
        _check_dates(entry, problems)
        _check_parent(entry, ids, by_id, problems)
    _check_root(entries, problems)
    organisation = Organisation(tuple(_node(same) for same in by_id.values()))
    _check_cycles(organisation, by_id, problems)
    return organisation


def _node(entries: list[_Entry]) -> Node:
    rows = [entry.row for entry in entries]
    last = rows[-1]
    aliases = tuple(dict.fromkeys(alias for row in rows for alias in row.aliases))
    memberships = tuple(sorted((row.membership for row in rows), key=lambda m: m.valid_from))
    return Node(last.id, last.name, last.kind, memberships, last.municipality, aliases)


def _check_one_node(entries: list[_Entry], problems: Problems) -> None:
    first = entries[0]
    for position, entry in enumerate(entries[1:], 1):
        for field in ("name", "kind", "municipality"):
            value, expected = getattr(entry.row, field), getattr(first.row, field)
            if value != expected:
                message = f"skiljer sig från ”{expected}” på rad {first.record.line}, som har samma id"
                problems.add(entry.record.place(field), message, value)
        for other in entries[:position]:
            if _overlap(entry.row.membership, other.row.membership):
                message = f"finns redan på rad {other.record.line} under samma tid"
                problems.add(entry.record.place("id"), message, entry.row.id)


def _overlap(one: Membership, other: Membership) -> bool:
    return one.holds(other.valid_from) or other.holds(one.valid_from)


def _check_dates(entry: _Entry, problems: Problems) -> None:
    row = entry.row
    if row.valid_to is not None and row.valid_to < row.valid_from:
        problems.add(entry.record.place("valid_to"), f"ligger före valid_from ({row.valid_from})", str(row.valid_to))


def _check_parent(entry: _Entry, ids: set[str], by_id: dict[str, list[_Entry]], problems: Problems) -> None:
    row, place = entry.row, entry.record.place("parent")
    if row.parent is None:
        return
    if row.kind is NodeKind.ADMINISTRATION:
        problems.add(place, "ska vara tomt: förvaltningen är trädets rot", row.parent)
    elif row.parent not in ids:
        problems.add(place, "finns inte i organisationen", row.parent, ids)
    elif row.parent in by_id:
        parents = [other.row for other in by_id[row.parent]]
        allowed = _PARENT_KINDS[row.kind]
        if parents[0].kind not in allowed:
            words = " eller ".join(allowed)
            message = f"är {parents[0].kind}, men {row.kind} ska ligga under {words}"
            problems.add(place, message, row.parent)
        elif not _parent_is_open(row.membership, [parent.membership for parent in parents]):
            problems.add(place, "finns inte under hela den tid raden gäller", row.parent)


def _parent_is_open(child: Membership, parents: list[Membership]) -> bool:
    """True when the parent's memberships cover the child's, end to end."""
    month: Month | None = child.valid_from
    for parent in sorted(parents, key=lambda m: m.valid_from):
        if month is not None and parent.holds(month):
            month = parent.valid_to.plus(1) if parent.valid_to else None
    return month is None or (child.valid_to is not None and child.valid_to < month)


def _check_root(entries: list[_Entry], problems: Problems) -> None:
    roots = [entry for entry in entries if entry.row.parent is None]
    true_roots = [entry for entry in roots if entry.row.kind is NodeKind.ADMINISTRATION]
    if entries and not true_roots:
        problems.add(
            Place(entries[0].record.file),
            "ingen rad är trädets rot: en rad ska ha kind administration och tomt parent",
        )
    for entry in roots:
        if true_roots and entry.row.id != true_roots[0].row.id:
            first = true_roots[0]
            message = f"parent saknas; trädet har redan en rot, ”{first.row.id}” på rad {first.record.line}"
            problems.add(entry.record.place("parent"), message)


def _check_cycles(organisation: Organisation, by_id: dict[str, list[_Entry]], problems: Problems) -> None:
    """Note every membership whose chain of parents comes back to itself in its first month."""
    for node in organisation.nodes:
        for membership in node.memberships:
            chain = [node.id]
            parent = membership.parent_id
            while parent is not None and parent in organisation and parent not in chain:
                chain.append(parent)
                parent = organisation[parent].parent_at(membership.valid_from)
            if parent == node.id:
                entry = next(e for e in by_id[node.id] if e.row.membership == membership)
                message = f"leder tillbaka till enheten själv: {' → '.join([*chain, node.id])}"
                problems.add(entry.record.place("parent"), message, membership.parent_id)
