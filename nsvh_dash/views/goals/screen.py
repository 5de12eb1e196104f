"""What the page Målstyrning shows of a plan at a node in a month: tree, matrix and what changed."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi.goal_states import GoalState, Tally, tally
from nsvh_dash.model.period import Month
from nsvh_dash.views import format as fmt
from nsvh_dash.views.chart_block import Cell, ChartBlock, DataTable
from nsvh_dash.views.goals.tree import Branch, Ground, assignment, followed_also, grow
from nsvh_dash.views.goals.turns import TurnsSince
from nsvh_dash.views.selection import link_to
from nsvh_dash.views.texts import goals as words
from nsvh_dash.views.texts.goals import Level

_STATES = tuple(GoalState)


@dataclass(frozen=True, slots=True)
class AssignmentLink:
    """An assignment in a cell of the matrix."""

    name: str
    link: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A focus area: its state, and its assignments in a cell for each state."""

    area: Branch
    cells: tuple[tuple[AssignmentLink, ...], ...]


@dataclass(frozen=True, slots=True)
class GoalsScreen:
    """A plan at a node in a month."""

    year: int
    node_name: str
    month: Month
    summary: tuple[str, ...]
    branches: tuple[Branch, ...]
    assignments: tuple[Branch, ...]
    """Each once, in the plan's order."""
    changes: tuple[TurnsSince, ...]
    matrix: tuple[MatrixRow, ...]
    matrix_block: ChartBlock
    assignments_block: ChartBlock


def build_screen(ground: Ground, changes: tuple[TurnsSince, ...]) -> GoalsScreen:
    """The screen of a plan."""
    branches = grow(ground)
    each = tuple(assignment(ground, found) for found in ground.plan.assignments)
    node = ground.catalogue.organisation[ground.node_id].name
    matrix = tuple(_matrix_row(ground, area, each) for area in branches[: len(ground.plan.focus_areas)])
    about = f"Plan {ground.plan.year}, {node}, {fmt.month(ground.month)}"
    return GoalsScreen(
        ground.plan.year,
        node,
        ground.month,
        tuple(_summary(ground, each, changes)),
        branches,
        each,
        changes,
        matrix,
        ChartBlock(words.MATRIX_TITLE, about, words.MATRIX_NOTE, _matrix_table(matrix)),
        ChartBlock(words.ASSIGNMENTS_TITLE, about, words.RULE, _assignments_table(ground, each)),
    )


def _summary(ground: Ground, each: tuple[Branch, ...], changes: tuple[TurnsSince, ...]) -> list[str]:
    counts = tally(found.state for found in each)
    as_it_is = words.STANDS if ground.plan.year == ground.month.year else words.OTHER_YEAR
    said = [
        f"Planen för {ground.plan.year} har {_assignments(counts)}.",
        as_it_is.format(year=ground.plan.year, month=fmt.month(ground.month)),
    ]
    for since in changes:
        noun = words.LEVELS_MANY[Level.INDICATOR][len(since.turns) > 1]
        turned = f"{fmt.counting(len(since.turns)) if since.turns else 'ingen'} {noun}"
        said.append(f"Sedan {fmt.month(since.month)} har {turned} bytt läge.")
    return said


def _assignments(counts: Tally) -> str:
    """`16 uppdrag: sju avviker, ett är nära och åtta kan inte bedömas`."""
    numbers = [(state, getattr(counts, state.value)) for state in _STATES]
    told = [f"{_one_assignment(number)} {words.STATE_PHRASE[state][number > 1]}" for state, number in numbers if number]
    return f"{_one_assignment(counts.total)} uppdrag: {fmt.listing(told)}"


def _one_assignment(count: int) -> str:
    return "ett" if count == 1 else fmt.counting(count)


def _areas_of(ground: Ground, id_: str) -> set[str]:
    """The focus areas an assignment belongs to, through its goals or directly."""
    found = ground.plan.assignments_by_id[id_]
    through = {goal.focus_area for goal in ground.plan.goals if goal.id in found.goals}
    return through | set(found.focus_areas)


def _matrix_row(ground: Ground, area: Branch, each: tuple[Branch, ...]) -> MatrixRow:
    here = [found for found in each if area.id in _areas_of(ground, found.id)]
    cells = (
        tuple(AssignmentLink(found.name, _link(ground, found)) for found in here if found.state is state)
        for state in _STATES
    )
    return MatrixRow(area, tuple(cells))


def _link(ground: Ground, found: Branch) -> str:
    """The address of an assignment in the tree."""
    year = str(ground.plan.year)
    return link_to(ground.catalogue, words.PAGE_NAME, ground.node_id, ground.month, plan=year, uppdrag=found.id)


def _matrix_table(matrix: tuple[MatrixRow, ...]) -> DataTable:
    """A column for the number and one for the names of each state's assignments."""
    headings = [words.FOCUS_AREA, words.STATE_HEADING]
    for state in _STATES:
        headings += [f"{words.STATE[state]}, antal", words.STATE[state]]
    rows: list[tuple[str, ...]] = []
    raw: list[tuple[Cell, ...]] = []
    for row in matrix:
        names = ["; ".join(found.name for found in cell) for cell in row.cells]
        numbers = [len(cell) for cell in row.cells]
        start = (row.area.name, row.area.word)
        rows.append((*start, *(text for pair in zip(map(str, numbers), names, strict=True) for text in pair)))
        raw.append((*start, *(cell for pair in zip(numbers, names, strict=True) for cell in pair)))
    return DataTable(words.MATRIX_TITLE, tuple(headings), tuple(rows), tuple(raw), tuple(range(2, len(headings), 2)))


def _assignments_table(ground: Ground, each: tuple[Branch, ...]) -> DataTable:
    rows: list[tuple[str, ...]] = []
    raw: list[tuple[Cell, ...]] = []
    for branch in each:
        found = ground.plan.assignments_by_id[branch.id]
        areas = "; ".join(a.name for a in ground.plan.focus_areas if a.id in _areas_of(ground, branch.id))
        goals = "; ".join(goal.name for goal in ground.plan.goals if goal.id in found.goals)
        counts = [getattr(branch.tally, state.value) for state in _STATES]
        also = ", ".join(followed_also(found))
        rows.append((branch.name, branch.word, *map(str, counts), also, areas, goals or fmt.ABSENT))
        raw.append((branch.name, branch.word, *counts, also, areas, goals))
    return DataTable(
        words.ASSIGNMENTS_TITLE,
        (
            words.ASSIGNMENT,
            words.STATE_HEADING,
            *(words.INDICATORS_IN[state] for state in _STATES),
            words.ALSO_FOLLOWED,
            words.FOCUS_AREA,
            ground.plan.goals_called,
        ),
        tuple(rows),
        tuple(raw),
        (2, 3, 4, 5),
        tuple(branch.shape for branch in each),
        1,
        links=tuple(_link(ground, branch) for branch in each),
    )
