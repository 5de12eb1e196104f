"""Planning: which proposals concern a node, and what they cost together year by year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.model.planning import Proposal
from nsvh_dash.store import Snapshot


@dataclass(frozen=True, slots=True)
class Plan:
    """A node's proposals and their sum year by year, tkr."""

    proposals: tuple[Proposal, ...]
    sums: dict[int, float | None]


def plan(_snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> Plan:
    """The plan of a node: what stands in the catalogue the data version was computed by."""
    found = proposals(catalogue, node_id, month)
    return Plan(found, sums(found, years(catalogue)))


def proposals(catalogue: Catalogue, node_id: str, month: Month) -> tuple[Proposal, ...]:
    """The proposals of a node and of everything below it, in the order of the plan."""
    inside = {node.id for node in catalogue.organisation.below(node_id, month)}
    return tuple(proposal for proposal in catalogue.proposals if proposal.node in inside)


def years(catalogue: Catalogue) -> tuple[int, ...]:
    """Every year the plan spans, also one in the middle that nobody has an amount for."""
    named = [year for proposal in catalogue.proposals for year in proposal.amounts]
    return tuple(range(min(named), max(named) + 1)) if named else ()


def sums(found: Iterable[Proposal], plan_years: Sequence[int]) -> dict[int, float | None]:
    """The sum of each year, tkr; None where no proposal has an amount: that is not 0."""
    each = list(found)
    known = {year: [one.amounts[year] for one in each if year in one.amounts] for year in plan_years}
    return {year: sum(amounts) if amounts else None for year, amounts in known.items()}
