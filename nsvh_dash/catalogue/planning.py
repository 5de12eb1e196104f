"""Checks that a proposal has a name of its own and belongs to a node there is."""

from __future__ import annotations

from collections.abc import Sequence

from nsvh_dash.catalogue.files import Record
from nsvh_dash.catalogue.problems import Problems
from nsvh_dash.model.planning import Proposal


def check_proposals(proposals: Sequence[tuple[Record, Proposal]], nodes: set[str], problems: Problems) -> None:
    """Note every proposal whose id is taken, and every node that does not exist."""
    first: dict[str, Record] = {}
    for record, proposal in proposals:
        known = first.setdefault(proposal.id, record)
        if known is not record:
            problems.add(record.place("id"), f"finns redan på rad {known.line}", proposal.id)
        if proposal.node not in nodes:
            problems.add(record.place("node"), "finns inte i organisationen", proposal.node, nodes)
