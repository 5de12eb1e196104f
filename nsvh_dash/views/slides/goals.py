"""A slide of the year's plan: its focus areas by the states of their assignments, or the assignments of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nsvh_dash.kpi.goal_states import GoalState, Tally, tally
from nsvh_dash.model.meeting import Slide
from nsvh_dash.model.slide import ShownFigure, ShownSlide, SlideFact, SlideTable
from nsvh_dash.views import format as fmt
from nsvh_dash.views.goals import Branch, GoalsScreen
from nsvh_dash.views.goals.tree import of_assignments
from nsvh_dash.views.slides.fitting import fitting, short
from nsvh_dash.views.slides.occasion import Occasion
from nsvh_dash.views.texts import goals as texts_goals
from nsvh_dash.views.texts import slides as words
from nsvh_dash.views.texts.goals import Level

_STATES = tuple(GoalState)
_JUDGED = (GoalState.MISSED, GoalState.NEAR, GoalState.REACHED)
_TOLD = (GoalState.MISSED, GoalState.NEAR)
_LETTERS = {0: 34, 4: 6, 5: 10}
"""Of a line in the columns of the focus areas, of what is not judged and of the state."""
_LETTERS_OF_AREA = {0: 34, 1: 10, 2: 28}
"""Of a line in the columns of the assignments, of their state and of what deviates."""


def goals_slide(occasion: Occasion, slide: Slide) -> ShownSlide:
    """The whole plan, or the focus area that the slide is about."""
    goals = occasion.goals
    if goals is None:
        return _nothing(occasion, slide, texts_goals.NO_PLANS)
    if not slide.subject:
        return _whole(occasion, slide, goals)
    area = next((row.area for row in goals.matrix if row.area.id == slide.subject), None)
    if area is None:
        return _nothing(occasion, slide, words.UNKNOWN_FOCUS_AREA.format(year=goals.year))
    return _of_area(occasion, slide, goals, area)


def is_judged(occasion: Occasion) -> bool:
    """Whether any assignment of the plan can be judged at the node."""
    return occasion.goals is not None and any(found.state in _JUDGED for found in occasion.goals.assignments)


def _nothing(occasion: Occasion, slide: Slide, why: str) -> ShownSlide:
    return ShownSlide(
        kind=slide.kind,
        subject=slide.subject,
        title=words.TITLE[slide.kind],
        subtitle=f"{occasion.node_name}, {fmt.month(occasion.month)}",
        empty=why,
        footer=occasion.footer(fmt.month(occasion.month)),
        link=occasion.link(texts_goals.PAGE_NAME),
    )


def _whole(occasion: Occasion, slide: Slide, goals: GoalsScreen) -> ShownSlide:
    areas = _worst_first([row.area for row in goals.matrix])
    rows = [(short(a.name), *(str(getattr(a.tally, state)) for state in _STATES), a.word) for a in areas]
    counts = tally(found.state for found in goals.assignments)
    table = SlideTable(
        headings=words.GOALS_HEADINGS, rows=tuple(rows), numeric=(1, 2, 3, 4), status_column=5,
        statuses=tuple(area.shape for area in areas),
    )  # fmt: skip
    figures = [*_count_figures(occasion, goals, "", counts), *_area_figures(occasion, goals, areas)]
    return _made(
        occasion, slide, goals, counts, table, figures,
        title=fmt.capital(message(counts)), shown=fitting(table.headings, rows, _LETTERS), many=words.FOCUS_AREAS,
    )  # fmt: skip


def _of_area(occasion: Occasion, slide: Slide, goals: GoalsScreen, area: Branch) -> ShownSlide:
    inside = {line.id for child in area.children for line in (child.children if child.level is Level.GOAL else [child])}
    found = _worst_first([one for one in goals.assignments if one.id in inside])
    rows = [(short(one.name), one.word, short(_what_deviates(occasion, one))) for one in found]
    table = SlideTable(
        headings=words.GOALS_OF_AREA_HEADINGS, rows=tuple(rows), numeric=(), status_column=1,
        statuses=tuple(one.shape for one in found),
    )  # fmt: skip
    figures = [
        *_count_figures(occasion, goals, area.id, area.tally),
        *(figure for one in found for figure in _assignment_figures(occasion, goals, one)),
    ]
    return _made(
        occasion, slide, goals, area.tally, table, figures,
        title=f"{area.name}: {message(area.tally)}", shown=fitting(table.headings, rows, _LETTERS_OF_AREA),
        many=texts_goals.LEVELS_MANY[Level.ASSIGNMENT][1],
    )  # fmt: skip


def _made(
    occasion: Occasion, slide: Slide, goals: GoalsScreen, counts: Tally, table: SlideTable,
    figures: Sequence[ShownFigure], *, title: str, shown: int, many: str,
) -> ShownSlide:  # fmt: skip
    """The slide of a table, of which the first rows are shown, and of the counts it comes to."""
    every = len(table.rows)
    if not every:
        return _nothing(occasion, slide, words.NO_ASSIGNMENTS)
    cut = f"; {shown} av {every} {many}, de som avviker först" if shown < every else ""
    unjudged = words.NOT_JUDGED_OF.format(count=counts.not_judged, total=counts.total) if counts.not_judged else ""
    indicators = occasion.catalogue.indicators_by_id
    return ShownSlide(
        kind=slide.kind,
        subject=slide.subject,
        title=title,
        subtitle=f"Plan {goals.year}, {goals.node_name}, {fmt.month(goals.month)}{unjudged}{cut}",
        table=table.model_copy(update={"rows": table.rows[:shown], "statuses": table.statuses[:shown]}),
        facts=tuple(_facts(counts)),
        alt=f"{fmt.capital(of_assignments(counts))}.",
        footer=occasion.footer(
            fmt.month(goals.month),
            [indicators[found].source for found in occasion.catalogue.plans_by_year[goals.year].indicators],
        ),
        link=occasion.link(texts_goals.PAGE_NAME, plan=str(goals.year)),
        figures=tuple(figures),
    )


def _worst_first(branches: Sequence[Branch]) -> list[Branch]:
    """Those that deviate first; alike in the plan's order."""
    return sorted(branches, key=lambda branch: _STATES.index(branch.state))


def message(counts: Tally) -> str:
    """`sex av 16 uppdrag avviker`; of what can be judged when nothing deviates."""
    judged = counts.total - counts.not_judged
    alone = texts_goals.STATE_PHRASE[counts.state][0]
    if counts.total == 1:
        return words.ONE_ASSIGNMENT.format(state=alone)
    if counts.missed:
        return words.DEVIATING.format(count=_counted(counts.missed), total=fmt.counting(counts.total))
    if not judged:
        return words.NONE_JUDGED
    if judged == 1:
        return words.ONE_JUDGED.format(state=alone)
    if counts.near:
        return words.NONE_DEVIATING.format(judged=fmt.counting(judged), near=_counted(counts.near))
    return words.ALL_REACHED.format(judged=fmt.counting(judged))


def _counted(count: int) -> str:
    return "ett" if count == 1 else fmt.counting(count)


def _facts(counts: Tally) -> Iterator[SlideFact]:
    """How many assignments deviate, are near and reach their goals."""
    for state in _JUDGED:
        label, shape = texts_goals.STATE[state], texts_goals.SHAPE[state]
        yield SlideFact(label=label, text=fmt.number(getattr(counts, state)), status=shape, word=label)


def _what_deviates(occasion: Occasion, assignment: Branch) -> str:
    """What has given an assignment its state, by the short names of indicators; a dash where nothing deviates."""
    named = occasion.catalogue.indicators_by_id
    worst = [line for line in assignment.children if line.state is assignment.state and line.state in _TOLD]
    return "; ".join(named[line.id].short_name if line.level is Level.INDICATOR else line.name for line in worst) or (
        fmt.ABSENT
    )


def _key(occasion: Occasion, goals: GoalsScreen, what: str, of: str) -> str:
    return f"goals|{occasion.node_id}|{goals.month}|{goals.year}|{what}|{of}"


def _count_figures(occasion: Occasion, goals: GoalsScreen, area: str, counts: Tally) -> Iterator[ShownFigure]:
    """How many assignments are in each state, of a focus area or, without one, of the plan."""
    name = next((row.area.name for row in goals.matrix if row.area.id == area), f"Plan {goals.year}")
    for state in _STATES:
        count: int = getattr(counts, state)
        yield ShownFigure(
            key=_key(occasion, goals, state, area),
            label=f"{name}, {goals.node_name}, {fmt.month(goals.month)}: {texts_goals.STATE[state].lower()}",
            text=fmt.number(count),
            value=count,
        )


def _area_figures(occasion: Occasion, goals: GoalsScreen, areas: Sequence[Branch]) -> Iterator[ShownFigure]:
    for area in areas:
        yield _state_figure(occasion, goals, area)
        yield from _count_figures(occasion, goals, area.id, area.tally)


def _assignment_figures(occasion: Occasion, goals: GoalsScreen, one: Branch) -> Iterator[ShownFigure]:
    yield _state_figure(occasion, goals, one)
    yield ShownFigure(
        key=_key(occasion, goals, "deviating", one.id),
        label=f"{one.name}, {goals.node_name}, {fmt.month(goals.month)}: {words.GOALS_OF_AREA_HEADINGS[2].lower()}",
        text=_what_deviates(occasion, one),
        value=None,
    )


def _state_figure(occasion: Occasion, goals: GoalsScreen, branch: Branch) -> ShownFigure:
    return ShownFigure(
        key=_key(occasion, goals, "state", f"{branch.level}|{branch.id}"),
        label=f"{branch.name}, {goals.node_name}, {fmt.month(goals.month)}: {texts_goals.STATE_HEADING.lower()}",
        text=branch.word,
        value=None,
    )
