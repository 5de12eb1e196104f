"""Kostnads- and intäktsutveckling of a node beside its parts: the units below it, and the lines of the kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.finance.bridge import booking_lines
from nsvh_dash.kpi.finance.lines import LEAST
from nsvh_dash.kpi.finance.tables import Development, developed, top_line
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.period import Month
from nsvh_dash.store import Snapshot

_Amounts = tuple[float | None, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Growth:
    """A node's development with that of its parts, by id."""

    whole: Development
    parts: tuple[tuple[str, Development], ...]
    unexplained: Development | None
    """Ej förklarat: the amounts that the parts leave of the whole, for instance of units closed since last year."""


def by_unit(snapshot: Snapshot, catalogue: Catalogue, kind: AccountKind, node_id: str, month: Month) -> Growth:
    """The development of a node and of each part directly below it."""
    children = [child.id for child in catalogue.organisation.children(node_id, month)]
    line = top_line(catalogue, kind)
    amounts = _read(snapshot, "node_id", [line.id] if line else [], [node_id, *children], month)
    return _growth(kind, amounts, node_id, children)


def by_line(snapshot: Snapshot, catalogue: Catalogue, kind: AccountKind, node_id: str, month: Month) -> Growth:
    """The development of a node's costs or revenues and of each line of the kind."""
    line = top_line(catalogue, kind)
    lines = [account.id for account in booking_lines(catalogue) if account.kind is kind]
    top = line.id if line else ""
    return _growth(kind, _read(snapshot, "account_id", [top, *lines], [node_id], month), top, lines)


def _growth(kind: AccountKind, amounts: Mapping[str, _Amounts], whole: str, parts: Sequence[str]) -> Growth:
    nothing: _Amounts = (None, None, None)
    known = [(part, amounts[part]) for part in parts if part in amounts]
    left = tuple(
        (whole_amount or 0.0) - sum(pair[column] or 0.0 for _, pair in known)
        for column, whole_amount in enumerate(amounts.get(whole, nothing))
    )
    unexplained = None
    if known and any(abs(amount) > LEAST for amount in left):
        unexplained = developed(kind, *(amount if abs(amount) > LEAST else 0.0 for amount in left))
    return Growth(
        developed(kind, *amounts.get(whole, nothing)),
        tuple((part, developed(kind, *found)) for part, found in known),
        unexplained,
    )


def _read(snapshot: Snapshot, by: str, lines: Sequence[str], nodes: Sequence[str], month: Month) -> dict[str, _Amounts]:
    """Last year's amount, this year's and the budget, year to date."""
    rows = snapshot.rows(
        f"SELECT {by}, previous_year, actual, budget FROM statement WHERE month = ? AND period_kind = 'ytd' "
        "AND account_id IN (SELECT unnest(?::VARCHAR[])) AND node_id IN (SELECT unnest(?::VARCHAR[]))",
        (month.first_day, list(lines), list(nodes)),
    )
    return {found: (previous, actual, budget) for found, previous, actual, budget in rows}
