"""The chapters of other plans: the work environment, the internal control and the special assignments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nsvh_dash.model.observation import Status
from nsvh_dash.model.record import Urgency
from nsvh_dash.views import format as fmt
from nsvh_dash.views.internal_control import InternalControl
from nsvh_dash.views.internal_control.screen import ControlRow, ResultCell, RiskRow
from nsvh_dash.views.records.activities import ActivityRow
from nsvh_dash.views.report.document import Block, Chapter, Item, Run, Table, note, say, table_of
from nsvh_dash.views.report.facts import Facts
from nsvh_dash.views.texts import activities as texts_activities
from nsvh_dash.views.texts import internal_control as texts_internal_control
from nsvh_dash.views.texts import report as words
from nsvh_dash.views.texts import work_environment as texts_work_environment


def work_environment_chapter(facts: Facts) -> Chapter:
    """The prioritised areas, and their activities in one table."""
    plan = facts.work_environment
    if not plan.areas:
        return Chapter(words.WORK_ENVIRONMENT)
    blocks: list[Block] = [say(" ".join(plan.sentences))]
    for area in plan.areas:
        followed = texts_work_environment.FOLLOWED_BY.format(names=fmt.listing(list(area.indicators)))
        said = (area.text, area.standing, followed if area.indicators else "")
        name = Run(f"{_name(area.title, area.invented)}: ", bold=True)
        blocks.append(Item((name, Run(" ".join(filter(None, said))))))
    rows = [(row, area.title) for area in plan.areas for row in area.activities]
    blocks += [_activities(words.WORK_ACTIVITIES, rows)] if rows else []
    blocks.append(note(texts_activities.RULE))
    return Chapter(words.WORK_ENVIRONMENT, (*blocks, *_invented(plan.has_invented)))


def internal_control_chapter(facts: Facts) -> Chapter:
    """What is late comes first, then the risks, what the controls showed, and what else is to be done."""
    plan = facts.internal_control
    if not plan.risks:
        return Chapter(words.INTERNAL_CONTROL)
    rest = [row for row in plan.activities if row.urgency is not Urgency.LATE]
    blocks = (say(" ".join(plan.sentences)), note(plan.as_of), *_invented(plan.has_invented))
    return Chapter(
        words.INTERNAL_CONTROL,
        blocks,
        (
            Chapter(words.LATE_ACTIVITIES, tuple(_actions(words.LATE_ACTIVITIES, plan.late))),
            Chapter(words.RISKS, (_risks(plan.risks), note(texts_internal_control.RULE))),
            Chapter(words.CONTROLS, (_controls(plan),) if plan.controls else ()),
            Chapter(words.OTHER_ACTIVITIES, tuple(_actions(words.OTHER_ACTIVITIES, rest))),
        ),
    )


def special_chapter(facts: Facts) -> Chapter:
    """The measures of each special assignment, and how its money goes."""
    found = facts.special
    if found.is_empty:
        return Chapter(words.SPECIAL)
    blocks: list[Block] = []
    if found.rows:
        blocks += [table_of(found.measures.table), note(found.measures.summary)]
    blocks += [note(text) for text in found.notes]
    caption = f"{found.finances.title}, {found.finances.subtitle}"
    return Chapter(words.SPECIAL, (*blocks, table_of(found.finances.table, caption)))


def _actions(caption: str, rows: Sequence[ActivityRow]) -> Iterator[Block]:
    if rows:
        yield _activities(caption, [(row, row.part_of.partition(": ")[2]) for row in rows])


def _activities(caption: str, rows: Sequence[tuple[ActivityRow, str]]) -> Table:
    """Activities with what each is a part of."""
    return Table(
        caption,
        words.ACTIVITY_HEADINGS,
        tuple(
            (_name(row.id, row.invented), row.text, _broken(row.due), row.state_word, row.owner, row.place, part)
            for row, part in rows
        ),
        (),
        (1.0, 2.4, 1.2, 1.4, 1.3, 1.3, 2.0),
        tuple(texts_activities.open_shape(row.urgency, row.state) for row, _ in rows),
        3,
    )


def _broken(day: str) -> str:
    """A day that may stand on two lines: the column is narrow."""
    return day.replace(fmt.NBSP, " ")


def _risks(rows: Sequence[RiskRow]) -> Table:
    return Table(
        words.RISKS,
        words.RISK_HEADINGS,
        tuple(
            (
                _name(row.id, row.invented), row.text, row.process, row.before, row.now, row.moved,
                f"{row.level_word}, {row.rule}" if row.rule else row.level_word, row.place,
            )
            for row in rows
        ),
        (3, 4),
        (1.0, 2.6, 1.4, 0.9, 1.5, 1.2),
        tuple(texts_internal_control.LEVEL_STATUS[row.level] for row in rows),
        6,
    )  # fmt: skip


def _controls(plan: InternalControl) -> Table:
    """The controls with what they showed in the period of the report; a result always stands last in its row."""
    return Table(
        words.CONTROLS,
        tuple(heading.format(report=plan.reports[-1]) for heading in words.CONTROL_HEADINGS),
        tuple(_control(row) for row in plan.controls),
        (),
        (1.0, 2.6, 0.7, 1.3, 1.1, 1.4, 2.0),
        tuple(_shape(row.results[-1]) for row in plan.controls),
        5,
    )


def _control(row: ControlRow) -> tuple[str, ...]:
    result = row.results[-1]
    word = fmt.capital(result.finding.word) if result.finding else fmt.capital(texts_internal_control.NOT_REPORTED)
    return (_name(row.id, row.invented), row.text, row.risk, row.owner, row.interval, word, result.note or fmt.ABSENT)


def _shape(result: ResultCell) -> Status:
    return texts_internal_control.FINDING_STATUS[result.finding] if result.finding else Status.MISSING


def _name(name: str, invented: bool) -> str:
    """`R1, demorad`."""
    return f"{name}, {texts_internal_control.DEMO_ROW}" if invented else name


def _invented(has_invented: bool) -> tuple[Block, ...]:
    return (note(texts_internal_control.INVENTED),) if has_invented else ()
