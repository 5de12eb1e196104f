"""Målstyrning: the tree with its counts and words, what turned since when, and a plan beside the one before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nsvh_dash.kpi import Figure
from nsvh_dash.kpi.goal_states import GoalState
from nsvh_dash.model.goal import Assignment, FocusArea, Goal, IndicatorList, Plan
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.model.target import Level, Target
from nsvh_dash.views.goals import Branch, GoalsScreen, compare_years, served_by
from nsvh_dash.views.goals.reading import build_goals
from nsvh_dash.views.goals.turns import compared_months
from nsvh_dash.views.texts.goals import Fate
from nsvh_dash.views.texts.goals import Level as Line
from tests.views.fakes import APRIL, CATALOGUE, figure

MARCH, DECEMBER = Month(2024, 3), Month(2023, 12)
PLAN_2022 = Plan(
    year=2022,
    goals_called="Regiongemensamt uppdrag",
    focus_areas=(
        FocusArea(id="care_2022", name="Nära vård", source="2022, 1"),
        FocusArea(id="green_2022", name="Grön omställning", source="2022, 2"),
    ),
    goals=(Goal(id="reach_2022", name="Lätt att nå", focus_area="care_2022", source="2022, 1"),),
    assignments=(Assignment(id="answer_2022", name="Svara", goals=("reach_2022",), source="2022, 1"),),
    indicator_lists=(
        IndicatorList(id="people_2022", name="Målgrupp", indicators=("phone", "index"), source="2022, 3"),
    ),
)
PLAN = Plan(
    year=2024,
    goals_called="Mål",
    focus_areas=(
        FocusArea(id="care", name="Nära vård", continues=("care_2022",), source="2024, 1"),
        FocusArea(id="own", name="Egna områden", source="2024, 2"),
    ),
    goals=(
        Goal(id="reach", name="Lätt att nå", focus_area="care", continues=("reach_2022",), source="2024, 1"),
        Goal(id="young", name="Barn och unga", focus_area="care", source="2024, 1"),
    ),
    assignments=(
        Assignment(
            id="answer", name="Svara samma dag", goals=("reach", "young"), indicators=("phone", "assessment"),
            followed_outside=("statistik",), continues=("answer_2022",), source="2024, 1",
        ),
        Assignment(id="meet", name="Mötas", goals=("young",), followed_by_activities=True, source="2024, 1"),
        Assignment(id="staff", name="Behålla", focus_areas=("own",), indicators=("sick", "turnover"), source="2024, 2"),
    ),
)  # fmt: skip
WORLD = replace(
    CATALOGUE,
    plans=(PLAN_2022, PLAN),
    targets=(
        Target(indicator="phone", node="vc", year=2022, wording="90%", rule=Level(value=90)),
        *CATALOGUE.targets,
    ),
)


def seen(*figures: Figure, node: str = "nsvh", plan: Plan = PLAN) -> GoalsScreen:
    return build_goals(WORLD, plan, node, APRIL, figures, {})


def lines(branches: tuple[Branch, ...]) -> dict[str, Branch]:
    """Every line by its key."""
    return {b.key: b for branch in branches for b in (branch, *lines(branch.children).values())}


def test_the_worst_goes_upwards_and_an_assignment_under_two_goals_counts_once_in_its_area() -> None:
    screen = seen(figure("phone", "vc", 90, 95, Status.MISSED), figure("assessment", "vc", 95, 90, Status.REACHED))
    found = lines(screen.branches)

    answer = found["reach-answer"]
    assert (answer.word, answer.said) == ("Avviker", "2\u00a0indikatorer: 1\u00a0når inte målet, 1\u00a0når målet")
    assert found["young-answer"].notes == (
        "Följs också med statistik (finns inte i produkten).", "Hör också till ”Lätt att nå”.",
    )  # fmt: skip
    assert found["young"].said == "2\u00a0uppdrag: 1\u00a0avviker, 1\u00a0kan inte bedömas"
    assert (found["care"].tally.total, found["care"].state) == (2, GoalState.MISSED)
    assert found["young-meet"].notes == ("Följs med planerade aktiviteter.",)
    assert found["own"].word == "Kan inte bedömas"
    assert screen.summary[0] == "Planen för 2024 har tre uppdrag: ett avviker och två kan inte bedömas."
    assert [[len(cell) for cell in row.cells] for row in screen.matrix] == [[1, 0, 0, 1], [0, 0, 0, 1]]


def test_a_unit_has_its_own_figures_and_is_told_what_is_not_followed_there() -> None:
    screen = seen(figure("sick", "gläntan", 4, 5, Status.REACHED), node="gläntan")
    found = lines(screen.branches)

    assert found["own-staff"].state is GoalState.REACHED
    assert found["own-staff-sick"].link.startswith("indikator?omrade=ftv&enhet=gl")
    assert found["reach-answer"].children == ()
    assert found["reach-answer"].notes[-1] == "Följs inte för gläntan: Telefontillgänglighet och Medicinsk bedömning."


def test_what_an_unreliable_or_missing_figure_follows_is_not_judged() -> None:
    found = lines(seen(figure("phone", "vc", None, status=Status.NOT_MEASURABLE)).branches)

    assert found["reach-answer"].state is GoalState.NOT_JUDGED
    assert found["reach-answer-phone"].word == "Kan inte följas upp"


def test_a_plan_of_another_year_says_so_and_lists_what_it_ties_to_no_assignment() -> None:
    screen = seen(figure("phone", "vc", 94, 95, Status.NEAR), plan=PLAN_2022)

    assert screen.summary[1] == "Planen är för 2022. Lägena gäller april\u00a02024 och bedöms mot målen då."
    last = screen.branches[-1]
    assert (last.level, last.word, [line.id for line in last.children[0].children]) == (
        Line.LISTS, "Nära", ["phone", "index"],
    )  # fmt: skip
    assert lines(screen.branches)["reach_2022-answer_2022"].notes == ("Planen säger inte hur uppdraget följs upp.",)


@pytest.mark.parametrize(
    ("month", "earlier"),
    [(APRIL, (MARCH, DECEMBER)), (Month(2024, 5), (APRIL,)), (Month(2024, 12), (Month(2024, 11), Month(2024, 8)))],
)
def test_turns_are_since_last_month_and_the_last_report(month: Month, earlier: tuple[Month, ...]) -> None:
    assert compared_months(month) == earlier


def test_an_indicator_that_turned_is_told_and_one_whose_definition_changed_between_is_not() -> None:
    september = Month(2023, 9)
    turned = [
        figure("phone", "vc", 96, 95, Status.REACHED, month=MARCH),
        figure("phone", "vc", 90, 95, Status.MISSED),
        figure("phone", "vc", 90, 95, Status.MISSED, month=DECEMBER),
    ]
    march, december = seen(*turned).changes
    assert [(turn.name, turn.place, turn.before, turn.after) for turn in march.turns] == [
        ("Telefontillgänglighet", "vc", Status.REACHED, Status.MISSED)
    ]
    assert march.turns[0].link == "indikator?omrade=nsvh&manad=2024-04&indikator=phone"
    assert (december.turns, december.compared) == ((), 1)
    broken = [
        figure("assessment", "vc", 80, 90, Status.MISSED, month=september.plus(-1)),
        figure("assessment", "vc", 95, 90, Status.REACHED, month=Month(2023, 10)),
    ]
    (_since_september, since_august) = build_goals(WORLD, PLAN, "vc", Month(2023, 10), broken, {}).changes
    assert (since_august.month, since_august.compared) == (september.plus(-1), 0)


def test_between_two_plans_things_came_went_stayed_and_changed_name() -> None:
    screen = compare_years(WORLD, "nsvh", APRIL, 2024)
    assert screen is not None
    fates = {(row.level, row.then, row.now): row.fate for row in screen.rows}

    assert fates[Line.FOCUS_AREA, "Nära vård", "Nära vård"] is Fate.KEPT
    assert fates[Line.FOCUS_AREA, "Grön omställning", ""] is Fate.WENT
    assert fates[Line.GOAL, "", "Barn och unga"] is Fate.CAME
    assert fates[Line.ASSIGNMENT, "Svara", "Svara samma dag"] is Fate.RENAMED
    assert fates[Line.INDICATOR, "Andel hme", ""] is Fate.WENT
    assert screen.fates_block.table.rows[3][0] == "Mål (2022: regiongemensamt uppdrag)"
    targets = {row.indicator.id: (row.then, row.now, row.word, row.plans) for row in screen.targets}
    assert targets["phone"] == ("minst 90\u00a0%", "minst 95\u00a0%", "Skärpt", "båda")
    assert targets["index"] == ("inget målvärde", "inget målvärde", "Inget mål", "bara 2022")
    table = screen.targets_block.table
    assert dict(zip(table.headings, table.rows[0], strict=True)) == {
        "Indikator": "Telefontillgänglighet", "2022": "minst 90\u00a0%", "2024": "minst 95\u00a0%",
        "Ändring": "Skärpt", "Gäller": "vc", "I planerna": "båda",
    }  # fmt: skip
    assert compare_years(replace(WORLD, plans=(PLAN,)), "nsvh", APRIL, 2024) is None


def test_an_indicator_knows_the_assignments_it_follows() -> None:
    (served,) = served_by(WORLD, "phone", "vc", APRIL)

    assert (served.name, served.above) == ("Svara samma dag", ("Nära vård",))
    assert served.link == "malstyrning?omrade=vc&manad=2024-04&plan=2024&uppdrag=answer"
    assert served_by(WORLD, "phone", "vc", DECEMBER) == ()
