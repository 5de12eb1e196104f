"""What a reader has to know of a statement's amounts, a sentence for each doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from nsvh_dash.kpi.finance.doubts import Doubts, TurnedAmount
from nsvh_dash.kpi.finance.lines import Amounts, Line
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import Account
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import money
from nsvh_dash.views.finance.statement_line import StatementLine
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.texts import finance as words

_MOST = 4
"""So many units or amounts are named; the rest are counted."""


def unexplained_notes(trees: Iterable[Line], kind: PeriodKind) -> Iterator[str]:
    """Each line whose parts do not come to it, by how much of what is shown."""
    shown = ("forecast", "annual_budget") if kind is PeriodKind.YEAR else ("actual", "budget", "previous_year")
    for tree in trees:
        told = [
            f"{words.COLUMN[field.name]} {money.written(amount, AmountUnit.TKR, signed=True)}"
            for field in fields(Amounts)
            if field.name in shown and (amount := getattr(tree.unexplained, field.name)) is not None
        ]
        if told:
            yield f"Delarna av {tree.account.name} summerar inte till raden. Ej förklarat: {fmt.listing(told)}."
        yield from unexplained_notes(tree.parts, kind)


def doubt_notes(catalogue: Catalogue, doubts: Doubts, node_id: str, kind: PeriodKind) -> Iterator[str]:
    """Budgets and years that are missing, accounts that have moved, and signs that look turned round."""
    if doubts.without_budget:
        yield _without_budget(catalogue, doubts.without_budget, node_id)
    if node_id in doubts.without_previous_year:
        yield "Föregående år saknas för samma månader: förändringen kan inte räknas."
    else:
        if doubts.without_previous_year:
            names = _names(catalogue, doubts.without_previous_year)
            yield f"{names} har inget föregående år för samma månader, men ingår i utfallet."
        if doubts.gone:
            yield f"{_names(catalogue, doubts.gone)} ingår i föregående år, men har inget utfall i år."
    for account in doubts.moved:
        yield _moved(catalogue, account, kind)
    if doubts.turned:
        yield _turned(catalogue, doubts.turned)


def _without_budget(catalogue: Catalogue, missing: dict[Month, tuple[str, ...]], node_id: str) -> str:
    months = fmt.listing([fmt.month_name(month) for month in missing])
    units = sorted({unit for units in missing.values() for unit in units})
    who = "" if units == [node_id] else f" för {_names(catalogue, units)}"
    return (
        f"Budget saknas{who} i {months}. Avvikelsen här räknar hela utfallet mot den budget som finns; indikatorn "
        "Ackumulerad budgetavvikelse räknar bara de månader som har budget."
    )


def _moved(catalogue: Catalogue, account: Account, kind: PeriodKind) -> str:
    place = account.earlier[-1]
    accounts = catalogue.accounts_by_id
    before = accounts[place.parent].name if place.parent else ""
    after = accounts[account.parent].name if account.parent else ""
    text = f"{account.name} räknas i {after} från {fmt.month(place.until.plus(1))}, dessförinnan i {before}."
    if kind is PeriodKind.MONTH:
        return f"{text} Föregående år visas där kontot räknades då."
    return f"{text} Varje månad visas där den räknades."


def _turned(catalogue: Catalogue, turned: Sequence[TurnedAmount]) -> str:
    told = [
        f"{catalogue.accounts_by_id[one.account_id].name} {money.written(one.amount, AmountUnit.TKR, signed=True)} "
        f"({catalogue.organisation[one.node_id].name}, {fmt.month(one.month)})"
        for one in turned[:_MOST]
    ]
    rest = f" Ytterligare {fmt.number(len(turned) - _MOST)} belopp likaså." if len(turned) > _MOST else ""
    return f"Tecknet ser omvänt ut: {fmt.listing(told)}. Kostnader ska vara negativa och intäkter positiva.{rest}"


def _names(catalogue: Catalogue, units: Sequence[str]) -> str:
    names = [catalogue.organisation[unit].name for unit in units]
    if len(names) <= _MOST:
        return fmt.listing(names)
    return f"{', '.join(names[:_MOST])} och {fmt.number(len(names) - _MOST)} enheter till"


def rounding_note(lines: Sequence[StatementLine], unit: AmountUnit) -> str:
    """Says that rounded parts do not add up, where they do not: the first sum in full, the others by name."""
    told = [found for line in lines if (found := _rounding_of(line, lines, unit))]
    if not told:
        return ""
    others = [where for where, _ in told[1:]]
    where, first = told[0]
    more = f" Detsamma gäller {fmt.listing(others)}." if others else ""
    return f"{where}: {first[:1].lower()}{first[1:]}{more}"


def _rounding_of(line: StatementLine, lines: Sequence[StatementLine], unit: AmountUnit) -> tuple[str, str] | None:
    """Where a sum is parted by rounding first, and the sentence about it."""
    if not line.is_sum:
        return None
    parts = [part for part in lines if part.level == line.level + 1 and (not line.level or _is_under(part, line))]
    for column in ("actual", "budget", "variance", "previous_year"):
        note = money.parts_note([getattr(part, column) for part in parts], getattr(line, column), unit)
        if note:
            return f"{line.name} ({words.COLUMN[column]})", note
    return None


def _is_under(part: StatementLine, line: StatementLine) -> bool:
    return part.above[-1:] == (line.id,) or part.id == f"{line.id}+"
