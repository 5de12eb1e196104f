"""Builds the accounts and checks that they add up to one result."""

from __future__ import annotations

from collections.abc import Sequence

from nsvh_dash.catalogue.files import Record
from nsvh_dash.catalogue.problems import Place, Problems
from nsvh_dash.catalogue.validation import validate
from nsvh_dash.model.finance import Account, AccountKind

COLUMNS = ("id", "name", "kind", "parent", "aliases")

_PARENT_KINDS = {
    AccountKind.RESULT: (),
    AccountKind.REVENUE: (AccountKind.RESULT, AccountKind.REVENUE),
    AccountKind.GRANT: (AccountKind.RESULT, AccountKind.GRANT),
    AccountKind.COST: (AccountKind.RESULT, AccountKind.COST),
    AccountKind.INVESTMENT: (AccountKind.INVESTMENT,),
}
_MAY_STAND_ALONE = (AccountKind.RESULT, AccountKind.INVESTMENT)


def read_accounts(records: Sequence[Record], problems: Problems) -> tuple[Account, ...]:
    """The accounts of the rows that could be read; every mistake is noted."""
    rows = [(record, validate(record, Account, problems)) for record in records]
    found = [(record, account) for record, account in rows if account is not None]
    by_id: dict[str, Account] = {}
    lines: dict[str, int] = {}
    for record, account in found:
        if account.id in by_id:
            problems.add(record.place("id"), f"finns redan på rad {lines[account.id]}", account.id)
        by_id.setdefault(account.id, account)
        lines.setdefault(account.id, record.line)
    ids = {record.string("id") for record in records} - {""}
    for record, account in found:
        _check_parent(record, account, ids, by_id, problems)
    _check_result(found, problems)
    return tuple(by_id.values())


def _check_parent(
    record: Record, account: Account, ids: set[str], by_id: dict[str, Account], problems: Problems
) -> None:
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
    elif _leads_back(account, by_id):
        problems.add(place, "leder tillbaka till kontot självt", account.parent)


def _leads_back(account: Account, by_id: dict[str, Account]) -> bool:
    seen = {account.id}
    parent = account.parent
    while parent in by_id and parent not in seen:
        seen.add(parent)
        parent = by_id[parent].parent
    return parent == account.id


def _check_result(found: list[tuple[Record, Account]], problems: Problems) -> None:
    results = [(record, account) for record, account in found if account.kind is AccountKind.RESULT]
    if found and not results:
        problems.add(Place(found[0][0].file), "ett konto ska ha kind result: det som de andra summeras till")
    for record, account in results[1:]:
        message = f"får bara finnas en gång; det första står på rad {results[0][0].line}"
        problems.add(record.place("kind"), message, account.kind.value)
