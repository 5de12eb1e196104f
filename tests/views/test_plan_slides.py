"""Slides of goals and risks: what the plans say, the worst first, and what has been revised since they were shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from nsvh_dash.kpi.goal_states import Tally
from nsvh_dash.model.goal import Assignment, FocusArea, Goal, Plan
from nsvh_dash.model.meeting import Kept, Slide
from nsvh_dash.model.period import Month
from nsvh_dash.model.record import Record, RiskLevel
from nsvh_dash.model.record_book import RecordVersion
from nsvh_dash.model.slide import ShownSlide, SlideKind
from nsvh_dash.views.slides import Occasion, changed_since, show, suggest
from nsvh_dash.views.slides.goals import message
from nsvh_dash.views.slides.scorecard import MOST_ROWS
from nsvh_dash.views.texts import goals as texts_goals
from nsvh_dash.views.texts import internal_control as texts_internal_control
from nsvh_dash.views.texts import slides as words
from tests.records import NOON, SPRING, activity, risk
from tests.spec.fast import fast_snapshot
from tests.spec.world import rows
from tests.views.test_slides import APRIL, WORLD, of, plain

PLAN = Plan(
    year=2024,
    goals_called="Mål",
    focus_areas=(
        FocusArea(id="green", name="Grön omställning", source="2024, 1"),
        FocusArea(id="care", name="Nära vård", source="2024, 2"),
        FocusArea(id="bare", name="Utan uppdrag", source="2024, 3"),
    ),
    goals=(
        Goal(id="reach", name="Lätt att nå", focus_area="care", source="2024, 2"),
        Goal(id="young", name="Barn och unga", focus_area="care", source="2024, 2"),
    ),
    assignments=(
        Assignment(id="plastics", name="Mindre plast", focus_areas=("green",), source="2024, 1"),
        Assignment(id="meet", name="Mötas", goals=("young",), source="2024, 2"),
        Assignment(id="answer", name="Svara", goals=("reach", "young"), indicators=("plan",), source="2024, 2"),
    ),
)
PLANNED = replace(WORLD, plans=(PLAN,))
MISSING, REACHING = (f"unit period numerator denominator\nåsen 2024-04 {n} 20" for n in (10, 18))
WHOLE, CARE, RISKS = of(SlideKind.GOALS), of(SlideKind.GOALS, "care"), of(SlideKind.RISKS)
RED = risk("R2", 4, 4, node="vc", text="Läkare slutar", level=RiskLevel.ACT)


def written(*records: Record) -> list[RecordVersion]:
    return [RecordVersion(at, record, "Kim", NOON) for at, record in enumerate(records, 1)]


def made(
    *slides: Slide, values: str = MISSING, records: tuple[Record, ...] = (), month: Month = APRIL
) -> tuple[ShownSlide, ...]:
    with fast_snapshot(PLANNED, rows(values, "plan"), written(*records)) as snapshot:
        return show(Occasion(snapshot, PLANNED, "vc", month), slides)


def revised(kept: tuple[ShownSlide, ...], *slides: Slide, values: str, records: tuple[Record, ...]) -> dict[str, str]:
    """What of kept slides reads otherwise by other values and records: how it reads now, by its label."""
    with fast_snapshot(PLANNED, rows(values, "plan"), written(*records)) as snapshot:
        shown = Kept(batch_id=1, version="", at=NOON, slides=kept)
        found = changed_since(Occasion(snapshot, PLANNED, "vc", APRIL), shown, slides)
    return {plain(change.label): plain(f"{change.then} → {change.now}") for change in found}


def cells(slide: ShownSlide) -> list[tuple[str, ...]]:
    assert slide.table is not None
    return [tuple(plain(text) for text in row) for row in slide.table.rows]


def test_the_plan_is_its_focus_areas_by_the_states_of_their_assignments() -> None:
    [slide] = made(WHOLE)
    assert slide.title == "Ett av tre uppdrag avviker"
    assert slide.subtitle.endswith("; 2 av 3 uppdrag kan inte bedömas")
    assert cells(slide) == [
        ("Nära vård", "1", "0", "0", "1", "Avviker"),
        ("Grön omställning", "0", "0", "0", "1", "Kan inte bedömas"),
        ("Utan uppdrag", "0", "0", "0", "0", "Kan inte bedömas"),
    ]
    assert [(fact.label, fact.text) for fact in slide.facts] == [("Avviker", "1"), ("Nära", "0"), ("Når mål", "0")]
    assert slide.link.startswith("malstyrning?")
    assert (slide.alt, bool(slide.footer)) == ("3\u00a0uppdrag: 1\u00a0avviker, 2\u00a0kan inte bedömas.", True)


def test_a_focus_area_is_its_assignments_with_what_deviates() -> None:
    [slide] = made(CARE)
    assert slide.title == "Nära vård: ett av två uppdrag avviker"
    assert cells(slide) == [("Svara", "Avviker", "plan"), ("Mötas", "Kan inte bedömas", "–")]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Tally(missed=6, reached=3, not_judged=7), "sex av 16 uppdrag avviker"),
        (Tally(near=1, reached=2, not_judged=1), "inget av de tre uppdrag som kan bedömas avviker, ett är nära"),
        (Tally(reached=4), "alla fyra uppdrag som kan bedömas når målen"),
        (Tally(near=1, not_judged=3), "det enda uppdrag som kan bedömas är nära"),
        (Tally(missed=1), "uppdraget avviker"),
        (Tally(not_judged=2), "inget uppdrag kan bedömas"),
    ],
)
def test_the_title_is_a_sentence(counts: Tally, said: str) -> None:
    assert message(counts) == said


def test_risks_are_the_highest_first_with_what_is_late() -> None:
    before = risk("R1", 4, 3, node="vc", level=RiskLevel.ACT)
    [slide] = made(RISKS, records=(before, risk("R1", 2, 3, node="vc", assessed_on=SPRING), RED, activity("A1")))
    assert slide.title == "En av två risker ska åtgärdas"
    assert cells(slide) == [
        ("R2: Läkare slutar", "4 × 4 = 16", "4 × 4 = 16", "Åtgärdas"),
        ("R1: Vakanser", "2 × 3 = 6", "4 × 3 = 12", "Bevakas"),
    ]
    assert [(fact.label, fact.text) for fact in slide.facts][2] == ("Försenade åtgärder", "1")
    assert slide.table is not None
    assert slide.table.headings[2] == "Helår 2023"


def test_no_more_rows_than_can_be_read_and_every_figure_named() -> None:
    many = tuple(risk(f"R{at}", text="Vakanser " * at, node="vc") for at in range(1, 21))
    [slide] = made(RISKS, records=many)
    assert 1 < len(cells(slide)) <= MOST_ROWS
    assert f"; {len(cells(slide))} av 20 risker, de högsta först" in slide.subtitle
    assert sum(figure.key.endswith("|value") for figure in slide.figures) == len(many)


def test_where_there_is_no_plan_it_says_so() -> None:
    gone, bare, risks = made(of(SlideKind.GOALS, "gone"), of(SlideKind.GOALS, "bare"), RISKS)
    assert gone.empty == words.UNKNOWN_FOCUS_AREA.format(year=2024)
    assert bare.empty == words.NO_ASSIGNMENTS
    assert (risks.empty, risks.table, risks.figures) == (texts_internal_control.NOTHING, None, ())
    with fast_snapshot(WORLD, rows(MISSING, "plan")) as snapshot:
        occasion = Occasion(snapshot, WORLD, "vc", APRIL)
        assert show(occasion, [WHOLE])[0].empty == texts_goals.NO_PLANS
        assert not {SlideKind.GOALS, SlideKind.RISKS} & {slide.kind for slide in suggest(occasion)}


def test_ones_own_lines_stand_instead_of_the_table() -> None:
    goals, risks = made(
        *(of(kind, lines=("Vi gör så.",)) for kind in (SlideKind.GOALS, SlideKind.RISKS)), records=(RED,)
    )
    assert (goals.lines, goals.table, risks.lines, risks.table) == (("Vi gör så.",), None, ("Vi gör så.",), None)


def test_a_revised_state_and_a_changed_risk_are_told() -> None:
    slides = (WHOLE, CARE, RISKS)
    kept = made(*slides, records=(RED, risk("R1", node="vc")))
    assert revised(kept, *slides, values=MISSING, records=(RED, risk("R1", node="vc"))) == {}
    lower = risk("R2", 2, 4, node="vc", text="Läkare slutar", assessed_on=dt.date(2024, 4, 2))
    told = revised(kept, *slides, values=REACHING, records=(RED, lower, risk("R1", node="nsvh")))
    assert told["Nära vård, vc, april 2024: läge"] == "Avviker → Når mål"
    assert told["Svara, vc, april 2024: läge"] == "Avviker → Når mål"
    assert told["Plan 2024, vc, april 2024: avviker"] == "1 → 0"
    assert told["Risk R2, Läkare slutar, april 2024"] == "4 × 4 = 16 → 2 × 4 = 8"
    assert told["Risk R1, Vakanser, april 2024"] == "2 × 3 = 6 → –", "no longer a risk here"
