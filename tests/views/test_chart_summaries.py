"""What each drawing over units says in words, in every state there is, with no number but the engine's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nsvh_dash.kpi import Figure
from nsvh_dash.kpi.spc import Chart, control_chart
from nsvh_dash.model.observation import State, Status
from nsvh_dash.views.signal import build_signal_grid
from nsvh_dash.views.units.against_area import build_against_area
from nsvh_dash.views.units.comparison import build_comparison
from nsvh_dash.views.units.matrix import build_matrix
from nsvh_dash.views.units.multiples import build_multiples
from nsvh_dash.views.units.order import Order
from nsvh_dash.views.units.texts import MATRIX_RULE
from tests.views import fakes
from tests.views.fakes import APRIL, CATALOGUE, figure
from tests.views.numbers import numbers_in
from tests.views.standings import chart, scorecard

UNITS = ("ekudden", "åsen", "öringe")


def month(back: int, *values: float | None, target: float | None = 95.0, indicator: str = "phone") -> list[Figure]:
    """The units' figures of a month, and their area's: the mean of them, as if all were of one size."""
    known = [value for value in values if value is not None]
    every = [*values, sum(known) / len(known) if known else None]
    at = APRIL.plus(-back)
    return [
        figure(indicator, node, value, None if value is None else target, status_of(value, target), at)
        for node, value in zip((*UNITS, "vc"), every, strict=True)
    ]


def status_of(value: float | None, target: float | None) -> Status:
    if value is None:
        return Status.MISSING
    if target is None:
        return Status.NO_TARGET
    return Status.REACHED if value >= target else Status.MISSED


def cannot(node: str) -> Figure:
    """A figure that cannot be followed up."""
    return figure("phone", node, None, None, Status.NOT_MEASURABLE, state=State.NOT_MEASURABLE, reason="Nytt system.")


STATES: dict[str, tuple[str, list[Figure]]] = {
    "no data": ("phone", []),
    "one month": ("phone", month(0, 92.0, 97.0, None)),
    "break": (
        "assessment",
        [
            found
            for back in range(12)
            for found in month(back, 80.0 + back, 85.0, 91.0, target=90.0, indicator="assessment")
        ],
    ),
    "not measurable": ("phone", [*(cannot(node) for node in (*UNITS, "vc")), *month(1, 92.0, 97.0, 94.0)]),
    "all reached": ("phone", [*month(0, 96.0, 97.0, 98.0), *month(1, 92.0, 97.0, 94.0)]),
    "none reached": ("phone", [*month(0, 90.0, 91.0, 92.0), *month(1, 92.0, 97.0, 94.0)]),
    "no target": ("phone", month(0, 90.0, 91.0, 92.0, target=None)),
}


def ranking(indicator: str, figures: list[Figure]) -> str:
    return build_comparison(CATALOGUE, indicator, "vc", APRIL, figures).summary


def multiples(indicator: str, figures: list[Figure]) -> str:
    compared = build_comparison(CATALOGUE, indicator, "vc", APRIL, figures)
    return build_multiples(CATALOGUE, compared, "vc", APRIL, figures).summary


def against_area(indicator: str, figures: list[Figure]) -> str:
    compared = build_comparison(CATALOGUE, indicator, "ekudden", APRIL, figures, Order.FURTHEST)
    found = build_against_area(CATALOGUE, compared, "ekudden", APRIL, figures)
    return found.summary if found else ""


def matrix(indicator: str, figures: list[Figure]) -> str:
    return build_matrix(CATALOGUE, "vc", APRIL, [f for f in figures if f.month == APRIL], "", "").summary


SPAN = "Maj 2022 till april 2024, en ruta per enhet. Alla rutor har samma skala:"
BREAK = (
    "Närakuten ingår från och med oktober 2023. Före: Vårdcentralerna. Efter: Vårdcentralerna och Närakuten. "
    "Jämför från och med oktober 2023; styrdiagrammets gränser börjar om där."
)
RANKED = {
    "no data": "Ingen enhet har en uppgift för april 2024.",
    "one month": "April 2024: bäst är åsen med 97,0 % och längst ned ekudden med 92,0 %. vc som helhet har 94,5 %. "
    "En enhet saknar värde.",
    "break": "April 2024: bäst är öringe med 91,0 % och längst ned ekudden med 80,0 % "
    "(har missat målet 10 månader i rad). vc som helhet har 85,3 %.",
    "not measurable": "Ingen enhet kan följas upp för april 2024. Nytt system.",
    "all reached": "April 2024: bäst är öringe med 98,0 % och längst ned ekudden med 96,0 %. vc som helhet har 97,0 %.",
    "none reached": "April 2024: bäst är öringe med 92,0 % och längst ned ekudden med 90,0 % "
    "(har missat målet minst 2 månader i rad). vc som helhet har 91,0 %.",
    "no target": "April 2024: högst är öringe med 92,0 % och lägst ekudden med 90,0 %. vc som helhet har 91,0 %.",
}
EXPECTED: dict[Callable[[str, list[Figure]], str], dict[str, str]] = {
    ranking: RANKED,
    multiples: {
        "no data": RANKED["no data"],
        "one month": f"{SPAN} 92,0 % till 97,0 %. {RANKED['one month']}",
        "break": f"{SPAN} 80,0 % till 91,0 %. {RANKED['break']} {BREAK}",
        "not measurable": f"{SPAN} 92,0 % till 97,0 %. {RANKED['not measurable']}",
        "all reached": f"{SPAN} 92,0 % till 98,0 %. {RANKED['all reached']}",
        "none reached": f"{SPAN} 90,0 % till 97,0 %. {RANKED['none reached']}",
        "no target": f"{SPAN} 90,0 % till 92,0 %. {RANKED['no target']}",
    },
    against_area: {
        "no data": "",
        "one month": "April 2024: ekudden har 92,0 % (når inte målet). vc som helhet har 94,5 %.",
        "break": "April 2024: ekudden har 80,0 % (når inte målet; har missat målet 10 månader i rad). "
        f"vc som helhet har 85,3 %. {BREAK}",
        "not measurable": "",
        "all reached": "April 2024: ekudden har 96,0 % (når målet). vc som helhet har 97,0 %.",
        "none reached": "April 2024: ekudden har 90,0 % (når inte målet; har missat målet minst 2 månader i rad). "
        "vc som helhet har 91,0 %.",
        "no target": "April 2024: ekudden har 90,0 % (har inget mål). vc som helhet har 91,0 %.",
    },
    matrix: {
        "no data": f"Ingen enhet kan bedömas. {MATRIX_RULE}",
        "one month": f"Flest missade mål: ekudden (1 av 1). {MATRIX_RULE}",
        "break": f"Flest missade mål: ekudden (1 av 1) och åsen (1 av 1). {MATRIX_RULE}",
        "not measurable": f"Ingen enhet kan bedömas. {MATRIX_RULE}",
        "all reached": f"Ingen enhet missar något mål. {MATRIX_RULE}",
        "none reached": f"Flest missade mål: ekudden (1 av 1), åsen (1 av 1) och öringe (1 av 1). {MATRIX_RULE}",
        "no target": f"Ingen enhet kan bedömas. {MATRIX_RULE}",
    },
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("drawing", EXPECTED, ids=lambda drawing: drawing.__name__)
def test_each_drawing_says_each_state(drawing: Callable[[str, list[Figure]], str], state: str) -> None:
    indicator, figures = STATES[state]
    summary = drawing(indicator, figures)
    assert summary.replace("\u00a0", " ") == EXPECTED[drawing][state]
    values = {f"{found.value:.1f}".replace(".", ",") for found in figures if found.value is not None}
    missed = [found for found in figures if found.node_id == "ekudden" and found.status is Status.MISSED]
    said = numbers_in(summary) - {"2022", "2023", "2024"}
    assert said <= values | {str(len(missed)), "1", "0"}, "every number is a figure, a run of months or a count"


def always(target: float) -> list[tuple[str, Chart]]:
    """Three indicators that waver around 50, and a target."""
    return [(name, chart(fakes.PHONE, 50.0, target=target)) for name in ("phone", "assessment", "listed")]


NOTHING = ("Ingen av sex indikatorer kan visas i styrdiagram.",)
STEADY = (
    "Av tre indikatorer med styrdiagram visar ingen säker förbättring, ingen säker försämring "
    "och tre ingen säker förändring."
)
SIGNALS: dict[str, tuple[list[tuple[str, Chart]], tuple[str, ...]]] = {
    "no data": ([], NOTHING),
    "one month": ([("phone", control_chart([(APRIL.first_day, 91.0)], 1, target=95.0))], NOTHING),
    "not measurable": ([("phone", chart(fakes.PHONE, None, target=95.0))], NOTHING),
    "all reached": (
        always(10.0),
        (STEADY, "Inget av tre mål för månaden ligger bortom vad värdena brukar nå.", "Tre har inget styrdiagram."),
    ),
    "none reached": (
        always(95.0),
        (STEADY, "Tre av tre mål för månaden ligger bortom vad värdena brukar nå.", "Tre har inget styrdiagram."),
    ),
}


@pytest.mark.parametrize("state", SIGNALS)
def test_the_grid_of_signals_says_each_state(state: str) -> None:
    charts, expected = SIGNALS[state]
    figures = [figure(name, "vc", 50.0, 95.0) for name, _chart in charts]
    assert build_signal_grid(CATALOGUE, scorecard(*figures, charts=charts).cards, "", "").summary == expected
