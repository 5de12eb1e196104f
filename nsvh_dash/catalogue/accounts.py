"""Builds the accounts and checks that they add up to one result."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

from nsvh_dash.catalogue.files import Record
from nsvh_dash.catalogue.problems import Place, Problems
from nsvh_dash.catalogue.validation import validate
from nsvh_dash.model.finance import Account, AccountKind, EarlierPlace
from nsvh_dash.model.indicator import MonthText
from nsvh_dash.model.period import Month

COLUMNS = ("id", "name", "kind", "parent", "valid_to", "aliases")

_PARENT_KINDS = {
    AccountKind.RESULT: (),
    AccountKind.REVENUE: (AccountKind.RESULT, AccountKind.REVENUE),
    AccountKind.GRANT: (AccountKind.RESULT, AccountKind.GRANT),
    AccountKind.COST: (AccountKind.RESULT, AccountKind.COST),
    AccountKind.INVESTMENT: (AccountKind.INVESTMENT,),
}
_MAY_STAND_ALONE = (AccountKind.RESULT, AccountKind.INVESTMENT)


class _Row(BaseModel):
    """A row of the file: one line in one place; an account that has moved has a row for each place."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str
    kind: AccountKind
    parent: str | None = None
    valid_to: MonthText | None = None
    aliases: tuple[str, ...] = ()


Entry = tuple[Record, _Row]


def read_accounts(records: Sequence[Record], problems: Problems) -> tuple[Account, ...]:
    """The accounts of the rows that could be read; every mistake is noted."""
    rows = [(record, validate(record, _Row, problems)) for record in records]
    entries = [(record, row) for record, row in rows if row is not None]
    same: dict[str, list[Entry]] = {}
    for record, row in entries:
        same.setdefault(row.id, []).append((record, row))
    for places in same.values():
        _check_places(places, problems)
    by_id = {account_id: _account(places) for account_id, places in same.items()}
    ids = {record.string("id") for record in records} - {""}
    sums = {row.parent for _record, row in entries}
    for record, row in entries:
        _check_parent(record, row, ids, by_id, problems)
        if row.valid_to is not None and row.id in sums:
            problems.add(record.place("valid_to"), "summerar andra konton och kan inte byta plats; flytta dem", row.id)
    _check_result([places[0] for places in same.values()], problems)
    return tuple(by_id.values())


def _account(places: list[Entry]) -> Account:
    """The account of its rows: where it counts now, and where it did before."""
    rows = [row for _record, row in places]
    now = next((row for row in rows if row.valid_to is None), rows[-1])
    earlier = [EarlierPlace(parent=row.parent, until=row.valid_to) for row in rows if row.valid_to is not None]
    return Account(
        id=now.id,
        name=now.name,
        kind=now.kind,
        parent=now.parent,
        aliases=tuple(dict.fromkeys(alias for row in rows for alias in row.aliases)),
        earlier=tuple(sorted(earlier, key=lambda place: place.until)),
    )


def _check_places(places: list[Entry], problems: Problems) -> None:
    """One row holds now; the others ended in different months, and all are about the same account."""
    first, told = places[0]
    seen: dict[Month | None, int] = {told.valid_to: first.line}
    for record, row in places[1:]:
        if row.valid_to in seen:
            problems.add(record.place("id"), f"finns redan på rad {seen[row.valid_to]}", row.id)
            continue
        seen[row.valid_to] = record.line
        for field in ("name", "kind"):
            if (value := getattr(row, field)) != (expected := getattr(told, field)):
                message = f"skiljer sig från ”{expected}” på rad {first.line}, som har samma id"
                problems.add(record.place(field), message, str(value))
    if None not in seen:
        message = "säger när raden slutade gälla, men ingen rad säger vad som gäller sedan"
        problems.add(places[-1][0].place("valid_to"), message, str(places[-1][1].valid_to))


def _check_parent(record: Record, account: _Row, ids: set[str], by_id: dict[str, Account], problems: Problems) -> None:
    place = record.place("parent")
    if account.parent is None:
        if account.kind not in _MAY_STAND_ALONE:
            problems.add(place, f"parent saknas; {account.kind} ska räknas in i resultatet")
        return
    if account.parent not in ids:
        problems.add(place, "finns inte bland kontona", account.parent, ids)
        return
    parent = by_id.get(account.parent)
    if parent is not None and parent.kind not in _PARENT_KINDS[account.kind]:
        problems.add(place, f"är {parent.kind} och kan inte summera {account.kind}", account.parent)
    elif _leads_back(by_id[account.id], account.valid_to, by_id):
        problems.add(place, "leder tillbaka till kontot självt", account.parent)


def _leads_back(account: Account, month: Month | None, by_id: dict[str, Account]) -> bool:
    seen = {account.id}
    parent = account.parent_in(month)
    while parent in by_id and parent not in seen:
        seen.add(parent)
        parent = by_id[parent].parent_in(month)
    return parent == account.id


def _check_result(found: list[Entry], problems: Problems) -> None:
    results = [(record, account) for record, account in found if account.kind is AccountKind.RESULT]
    if found and not results:
        problems.add(Place(found[0][0].file), "ett konto ska ha kind result: det som de andra summeras till")
    for record, account in results[1:]:
        message = f"får bara finnas en gång; det första står på rad {results[0][0].line}"
        problems.add(record.place("kind"), message, account.kind.value)
