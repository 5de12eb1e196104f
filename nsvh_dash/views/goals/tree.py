"""The tree of a plan: focus areas, goals, assignments and indicators, each with its state by the stated rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from nsvh_dash.kpi.goal_states import GoalState, Tally, state_of, tally
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.goal import Assignment, FocusArea, Goal, IndicatorList, Plan
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.model.record import RecordKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views.records.activities import ActivityRow
from nsvh_dash.views.selection import link_to
from nsvh_dash.views.texts import activities as texts_activities
from nsvh_dash.views.texts import goals as words
from nsvh_dash.views.texts.goals import Level
from nsvh_dash.views.tile import Tile


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the tree with what stands beneath it."""

    key: str
    """Its own, also where an assignment stands under several goals."""
    level: Level
    id: str
    name: str
    state: GoalState
    shape: Status
    """What its state looks like; of an indicator its own status."""
    word: str
    said: str
    """How many are in which state beneath it; of an indicator its figure and what is left to the target."""
    notes: tuple[str, ...]
    tally: Tally
    """What stands beneath it, by state."""
    link: str
    """The page of an indicator; empty for what has none."""
    children: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a tree is built on: the plan, and the tiles of those of its indicators that the node has."""

    catalogue: Catalogue
    plan: Plan
    node_id: str
    month: Month
    tiles: Mapping[str, Tile]
    activities: Mapping[str, Sequence[ActivityRow]] = field(default_factory=dict)
    """What is to be done for each assignment, at the node and below."""


def grow(ground: Ground) -> tuple[Branch, ...]:
    """The focus areas in the plan's order, and last the indicators that it ties to no assignment."""
    areas = [_focus_area(ground, area) for area in ground.plan.focus_areas]
    lists = [_lists(ground)] if ground.plan.indicator_lists else []
    return (*areas, *lists)


def assignment(ground: Ground, found: Assignment, under: str = "") -> Branch:
    """An assignment with its indicators; `under` is the goal or focus area it is shown beneath.

    Its state is that of all that follows it: indicators, and what is to be done for it.
    """
    key = f"{under}-{found.id}"
    followed, done = _indicators(ground, found.indicators, key), _activities(ground, found.id, key)
    counts = tally(line.state for line in (*followed, *done))
    told = [_of_indicators(tally(line.state for line in followed))] if followed or not done else []
    return _branch(
        Level.ASSIGNMENT, found.id, found.name, counts, (*followed, *done),
        key=key,
        said="; ".join([*told, *([_of_activities(tally(line.state for line in done))] if done else [])]),
        notes=_notes(ground, found, under),
    )  # fmt: skip


def _focus_area(ground: Ground, area: FocusArea) -> Branch:
    goals = [_goal(ground, goal) for goal in ground.plan.goals_of(area.id)]
    directly = [assignment(ground, found, area.id) for found in ground.plan.directly_in(area.id)]
    # An assignment under two goals of the area counts once in it.
    once = {line.id: line for goal in goals for line in goal.children} | {line.id: line for line in directly}
    counts = tally(line.state for line in once.values())
    return _branch(
        Level.FOCUS_AREA, area.id, area.name, counts, (*goals, *directly),
        said=of_assignments(counts),
    )  # fmt: skip


def _goal(ground: Ground, goal: Goal) -> Branch:
    lines = tuple(assignment(ground, found, goal.id) for found in ground.plan.assignments_of(goal.id))
    counts = tally(line.state for line in lines)
    return _branch(
        Level.GOAL, goal.id, goal.name, counts, lines,
        said=of_assignments(counts),
    )  # fmt: skip


def _lists(ground: Ground) -> Branch:
    lists = tuple(_list(ground, found) for found in ground.plan.indicator_lists)
    counts = tally(line.state for found in lists for line in found.children)
    return _branch(
        Level.LISTS, "utan_uppdrag", words.LISTS, counts, lists,
        said=_of_indicators(counts), notes=(words.LISTS_NOTE,),
    )  # fmt: skip


def _list(ground: Ground, found: IndicatorList) -> Branch:
    lines = _indicators(ground, found.indicators, found.id)
    counts = tally(line.state for line in lines)
    return _branch(
        Level.INDICATOR_LIST, found.id, found.name, counts, lines,
        said=_of_indicators(counts), notes=_not_here(ground, found.indicators),
    )  # fmt: skip


def _branch(
    level: Level,
    id_: str,
    name: str,
    counts: Tally,
    children: Sequence[Branch],
    *,
    said: str,
    notes: Iterable[str] = (),
    key: str = "",
) -> Branch:
    state = counts.state
    return Branch(
        key or id_, level, id_, name, state, words.SHAPE[state], words.STATE[state],
        said, tuple(notes), counts, "", tuple(children),
    )  # fmt: skip


def _indicators(ground: Ground, ids: Iterable[str], under: str) -> tuple[Branch, ...]:
    return tuple(_indicator(ground, ground.tiles[found], under) for found in ids if found in ground.tiles)


def _indicator(ground: Ground, tile: Tile, under: str) -> Branch:
    state = state_of(tile.status)
    return Branch(
        f"{under}-{tile.indicator_id}",
        Level.INDICATOR,
        tile.indicator_id,
        tile.name,
        state,
        tile.status,
        tile.status_word,
        " · ".join(part for part in (f"{tile.value}, {tile.period}", tile.note.rstrip("."), tile.place) if part),
        (),
        tally([state]),
        link_to(ground.catalogue, "indikator", ground.node_id, ground.month, indikator=tile.indicator_id),
        (),
    )


def _activities(ground: Ground, assignment_id: str, under: str) -> tuple[Branch, ...]:
    return tuple(_activity(ground, row, under) for row in ground.activities.get(assignment_id, ()))


def _activity(ground: Ground, row: ActivityRow, under: str) -> Branch:
    state = row.goal_state
    page, post = texts_activities.PAGE_NAME, f"{RecordKind.ACTIVITY}.{row.id}"
    there = link_to(ground.catalogue, page, ground.node_id, ground.month, post=post)
    return Branch(
        f"{under}-{row.id}",
        Level.ACTIVITY,
        row.id,
        row.text,
        state,
        texts_activities.shape(row.urgency, row.state),
        row.state_word,
        " · ".join(filter(None, (row.due, row.owner, row.place, row.note))),
        (),
        tally([state]),
        there,
        (),
    )


def _notes(ground: Ground, found: Assignment, under: str) -> list[str]:
    others = [entry.name for entry in (*ground.plan.goals, *ground.plan.focus_areas)
              if entry.id in (*found.goals, *found.focus_areas) and entry.id != under]  # fmt: skip
    notes = [found.note, _followed(found)]
    if others and under:
        notes.append(words.ALSO_UNDER.format(names=fmt.listing([f"”{name}”" for name in others])))
    return [note for note in (*notes, *_not_here(ground, found.indicators)) if note]


def _followed(found: Assignment) -> str:
    """What follows an assignment beside its indicators; that nothing does, where the plan is silent."""
    ways = followed_also(found)
    if not ways:
        return "" if found.indicators else words.UNFOLLOWED
    return (words.FOLLOWED_ALSO_BY if found.indicators else words.FOLLOWED_BY).format(what=fmt.listing(ways))


def followed_also(found: Assignment) -> list[str]:
    """`planerade aktiviteter`, `statistik (finns inte i produkten)`."""
    activities = [words.ACTIVITIES] if found.followed_by_activities else []
    return [*activities, *(f"{way} ({words.OUTSIDE})" for way in found.followed_outside)]


def _not_here(ground: Ground, ids: Iterable[str]) -> list[str]:
    names = [ground.catalogue.indicators_by_id[found].short_name for found in ids if found not in ground.tiles]
    node = ground.catalogue.organisation[ground.node_id].name
    return [words.NOT_HERE.format(node=node, names=fmt.listing(names))] if names else []


def of_assignments(counts: Tally) -> str:
    """`3 uppdrag: 1 avviker, 2 kan inte bedömas`."""
    return _counted(counts, ("uppdrag", "uppdrag"), lambda state, number: words.STATE_PHRASE[state][number > 1])


def _of_indicators(counts: Tally) -> str:
    """`2 indikatorer: 1 når inte målet, 1 når målet`."""
    if not counts.total:
        return words.NO_INDICATORS
    return _counted(counts, ("indikator", "indikatorer"), lambda state, _number: words.COUNT_PHRASE[state])


def _of_activities(counts: Tally) -> str:
    """`2 aktiviteter: 1 försenad, 1 klar`."""
    return _counted(counts, words.ACTIVITY_NOUN, lambda state, number: words.ACTIVITY_PHRASE[state][number > 1])


def _counted(counts: Tally, noun: tuple[str, str], phrase: Callable[[GoalState, int], str]) -> str:
    each = [(state, getattr(counts, state.value)) for state in GoalState]
    told = ", ".join(f"{number}{fmt.NBSP}{phrase(state, number)}" for state, number in each if number)
    return f"{counts.total}{fmt.NBSP}{noun[counts.total > 1]}: {told}"
