"""The chapter Målstyrning: each focus area's goals and assignments with their states, and what is written of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nsvh_dash.views import format as fmt
from nsvh_dash.views.goals import Branch
from nsvh_dash.views.report.document import Block, Chapter, Table, note, say
from nsvh_dash.views.report.facts import Facts
from nsvh_dash.views.report.written import comment_blocks
from nsvh_dash.views.texts import goals as texts_goals
from nsvh_dash.views.texts import report as words
from nsvh_dash.views.texts.goals import Level

_WEIGHTS = (1.5, 1.9, 0.9, 3.2)


def goals_chapter(facts: Facts) -> Chapter:
    """The plan, area by area. A comment stands where its assignment stands first."""
    goals = facts.goals
    if goals is None:
        return Chapter(words.GOALS)
    called = facts.catalogue.plans_by_year[goals.year].goals_called
    told: set[str] = set()
    areas = [branch for branch in goals.branches if branch.level is Level.FOCUS_AREA]
    sections = tuple(Chapter(area.name, tuple(_area(facts, area, called, told))) for area in areas)
    return Chapter(words.GOALS, (say(" ".join(goals.summary)), note(texts_goals.RULE)), sections)


def _area(facts: Facts, area: Branch, called: str, told: set[str]) -> Iterator[Block]:
    """The area's state, its table and the comments on those of its assignments that are not `told` of yet."""
    lines = list(_lines(area))
    yield say(f"{area.word}. {fmt.capital(area.said)}.")
    if lines:
        caption = words.ASSIGNMENTS_OF.format(area=area.name, month=fmt.month(facts.month))
        yield _table(caption, lines, called)
    found = {one.id: one.name for _, one in lines if one.id not in told}
    yield from comment_blocks([(id_, facts.node_id, name) for id_, name in found.items()], facts.signed)
    told.update(found)


def _table(caption: str, lines: Sequence[tuple[str, Branch]], called: str) -> Table:
    """A row for each assignment under each goal, in the plan's order; `called` is the plan's word for a goal."""
    return Table(
        caption,
        (called, texts_goals.ASSIGNMENT, texts_goals.STATE_HEADING, words.FOLLOWED_BY),
        tuple((goal, one.name, one.word, _followed(one)) for goal, one in lines),
        (),
        _WEIGHTS,
        tuple(one.shape for _, one in lines),
        2,
    )


def _lines(area: Branch) -> Iterator[tuple[str, Branch]]:
    """The assignments with the goal each stands under, or none."""
    for branch in area.children:
        if branch.level is Level.GOAL:
            yield from ((branch.name, one) for one in branch.children)
        else:
            yield fmt.ABSENT, branch


def _followed(one: Branch) -> str:
    """How many of what follows an assignment are in which state, each with its status, and what else follows it."""
    return "\n".join((fmt.capital(one.said), *(f"{child.name}: {child.word}" for child in one.children), *one.notes))
