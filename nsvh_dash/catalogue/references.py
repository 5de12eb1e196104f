"""Checks what definitions say of each other: homes, formulas and the names people type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nsvh_dash.catalogue.files import Record
from nsvh_dash.catalogue.problems import Place, Problems
from nsvh_dash.model.catalogue import fold
from nsvh_dash.model.indicator import Formula, Indicator
from nsvh_dash.model.organisation import Node

_SHARES = (Formula.WITHIN_LIMIT, Formula.SHARE, Formula.ANNUAL_RATE, Formula.COST_SHARE)
_FROM_ACCOUNTS = (Formula.COST_SHARE, Formula.BUDGET_VARIANCE, Formula.FORECAST_VARIANCE, Formula.DEVELOPMENT)

Defined = tuple[Record, Indicator]


def check_indicators(
    defined: Sequence[Defined], nodes: set[str], series: set[str], accounts: set[str], problems: Problems
) -> None:
    """Note duplicate ids, unknown homes and nodes, formulas that name what is not there, reversed dates."""
    first: dict[str, Record] = {}
    by_id = {indicator.id: indicator for _record, indicator in defined}
    for record, indicator in defined:
        known = first.setdefault(indicator.id, record)
        if known is not record:
            problems.add(record.place("id"), f"finns redan i {known.file}, rad {known.line}", indicator.id)
        if indicator.home not in nodes:
            problems.add(record.place("home"), "finns inte i organisationen", indicator.home, nodes)
        valid = accounts if indicator.formula in _FROM_ACCOUNTS else series
        _check_formula(record, indicator, by_id, valid, problems)
        _check_unreliable(record, indicator, nodes, problems)


def _check_formula(
    record: Record, indicator: Indicator, by_id: dict[str, Indicator], valid: set[str], problems: Problems
) -> None:
    what = "bland kontona" if indicator.formula in _FROM_ACCOUNTS else "bland indikatorerna"
    if indicator.formula is Formula.REPORTED and (indicator.numerator or indicator.denominator):
        problems.add(record.place(), "numerator och denominator används bara med en formula")
        return
    if indicator.formula in _SHARES and not indicator.denominator:
        problems.add(record.place("denominator"), f"formeln {indicator.formula} behöver minst en serie")
    for field, inputs in (("numerator", indicator.numerator), ("denominator", indicator.denominator)):
        for name in inputs:
            fed = by_id.get(name)
            if name not in valid:
                problems.add(record.place(field, name), f"finns inte {what}", name, valid)
            elif fed is not None and fed.formula is not Formula.REPORTED:
                message = "är själv beräknad; en formel ska utgå från rapporterade serier"
                problems.add(record.place(field, name), message, name)


def _check_unreliable(record: Record, indicator: Indicator, nodes: set[str], problems: Problems) -> None:
    for stretch in indicator.unreliable:
        if stretch.node is not None and stretch.node not in nodes:
            place = record.place("unreliable.node", stretch.node)
            problems.add(place, "finns inte i organisationen", stretch.node, nodes)
        if stretch.valid_to is not None and stretch.valid_to < stretch.valid_from:
            place = record.place("unreliable.valid_to", stretch.valid_to)
            problems.add(place, f"ligger före valid_from ({stretch.valid_from})", str(stretch.valid_to))


def node_names(node: Node) -> tuple[str, ...]:
    """Every way to write a node."""
    return (node.id, node.name, *node.aliases)


def check_names(named: Iterable[tuple[Record, str, Iterable[str]]], problems: Problems) -> None:
    """Note names that, as people type them, would mean two things; given each definition's id and names."""
    owners: dict[str, tuple[str, Place]] = {}
    for record, owner, names in named:
        for name in names:
            known, place = owners.setdefault(fold(name), (owner, record.place()))
            if known != owner:
                field = _field_of(record, name)
                problems.add(record.place(field, name), f"betyder redan ”{known}” ({place})", name)


def _field_of(record: Record, name: str) -> str:
    return next((f for f in ("id", "name", "short_name") if record.values.get(f) == name), "aliases")
