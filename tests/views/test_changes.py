"""Comparisons say why there is none, and which units came and went since."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.organisation import Membership, Node, NodeKind, Organisation
from nsvh_dash.model.period import Month
from nsvh_dash.views.changes import comparisons, moves, moves_text
from nsvh_dash.views.detail import build_detail
from tests.reference.building import FIRST, node
from tests.views.fakes import APRIL, CATALOGUE, PHONE, TREE, figure

YEAR_AGO = APRIL.plus(-12)
MOVER = (Membership("vc", FIRST, Month(2023, 8)), Membership("ftv", Month(2023, 9)))
COMER = (Membership("ftv", FIRST, Month(2023, 8)), Membership("halmstad", Month(2023, 9)))


def catalogue(*more: Node) -> Catalogue:
    return replace(CATALOGUE, organisation=Organisation((*TREE.nodes, *more)))


def said(*more: Node) -> str:
    return moves_text(catalogue(*more), PHONE, "vc", YEAR_AGO, APRIL)


@pytest.mark.parametrize(
    ("memberships", "sentence"),
    [
        ((Membership("halmstad", Month(2023, 9)),), "tvååker tillkom"),
        ((Membership("halmstad", FIRST, Month(2023, 9)),), "tvååker lades ned"),
        (MOVER, "tvååker gick över till ftv"),
        (COMER, "tvååker kom från ftv"),
        ((Membership("halmstad", FIRST),), ""),
    ],
)
def test_a_unit_opened_closed_or_moved(memberships: tuple[Membership, ...], sentence: str) -> None:
    assert said(node("tvååker", None, memberships=memberships)) == sentence


def test_a_unit_of_a_kind_that_does_not_report_the_indicator_is_no_change() -> None:
    opened = node("ny", None, NodeKind.DENTAL_CLINIC, (Membership("vc", Month(2023, 9)),))
    assert said(opened) == ""
    assert moves(catalogue(opened).organisation, PHONE, "vc", YEAR_AGO, APRIL).joined == ()


def test_the_page_says_since_which_month_the_organisation_is_another_and_only_once() -> None:
    opened = node("tvååker", None, memberships=(Membership("halmstad", Month(2023, 9)),))
    current = figure("phone", "vc", 91.1, change_previous_month=1.0, change_same_month_last_year=2.0)
    found = build_detail(catalogue(opened), "phone", "vc", APRIL, [current])
    assert found is not None
    told = {fact.label.replace("\u00a0", " "): fact.text for fact in found.facts}
    assert told["Organisationen har ändrats sedan april 2023"] == "tvååker tillkom"
    assert sum(label.startswith("Organisationen") for label in told) == 1


def test_a_comparison_that_is_not_made_says_why() -> None:
    reasons = {
        c.name: c.reason for c in comparisons(PHONE, figure("phone", "vc", 91.1, change_previous_month=1.0), None)
    }
    assert reasons["previous_month"] == ""
    assert reasons["same_month_last_year"] == "uppgift saknas i någon av perioderna"
