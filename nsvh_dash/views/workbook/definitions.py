"""The sheets Kommentarer, Definitioner and Mål: what is written, what is measured, what is to be reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.comment import Comment
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.period import Month
from nsvh_dash.model.target import ChangeSinceNewYear, Growth, Level, TargetRule, YearGoal
from nsvh_dash.views import comment_texts, texts
from nsvh_dash.views import format as fmt
from nsvh_dash.views.changes import break_text
from nsvh_dash.views.lookup import Figures, shown_figure, shown_month
from nsvh_dash.views.target_history import TargetRow, build_target_history
from nsvh_dash.views.texts import workbook as words
from nsvh_dash.views.workbook.history import IndicatorHistory, NodeHistory
from nsvh_dash.views.workbook.indicators import defined_since
from nsvh_dash.views.workbook.sheet import Cell, Column, ColumnKind, LeftOut, Sheet, Value, rows_of, titled, value

_PROSE, _MONTH, _NUMBER = ColumnKind.PROSE, ColumnKind.MONTH, ColumnKind.NUMBER


def comment_sheet(history: NodeHistory, comments: Sequence[Comment]) -> Sheet | LeftOut:
    """What is written about the month: the texts as they were signed, and the drafts written since."""
    if not comments:
        return LeftOut(words.COMMENTS, words.NO_COMMENTS)
    columns = (
        Column(words.ABOUT_WHAT),
        Column(words.CONCERNS),
        Column(texts.MONTH, _MONTH),
        Column(words.TEXT, _PROSE),
        Column(words.COMMENT_STATE),
        Column(words.AUTHOR),
        Column(words.WRITTEN, ColumnKind.MOMENT),
        Column(words.SIGNED_REASON, _PROSE),
    )
    return Sheet(
        words.COMMENTS,
        titled(words.COMMENTS, history.node_name, fmt.month(history.month)),
        "",
        columns,
        rows_of(_comment_row(history.catalogue, comment) for comment in comments),
    )


def _comment_row(catalogue: Catalogue, comment: Comment) -> tuple[Cell, ...]:
    return (
        catalogue.subject_name(comment.subject) or comment.subject,
        catalogue.organisation[comment.node_id].name,
        comment.month,
        comment.text,
        fmt.capital(comment_texts.STATE[comment.state]),
        comment.author,
        comment.created_at,
        comment.reason,
    )


def definition_sheet(history: NodeHistory) -> Sheet:
    """What each indicator measures, why, and who answers for it."""
    columns = (
        Column(texts.INDICATOR),
        Column(words.SHORT_NAME),
        Column(texts.DEFINITION, _PROSE),
        Column(texts.WHY, _PROSE),
        Column(texts.DIRECTION_HEADING),
        Column(words.MEASURE),
        Column(words.UNIT_RULE, _PROSE),
        Column(words.TIME_RULE, _PROSE),
        Column(texts.SOURCE),
        Column(texts.OWNER),
        Column(words.DEFINED_SINCE, _MONTH),
        Column(words.BREAKS, _PROSE),
        Column(words.UNRELIABLE, _PROSE),
    )
    title = titled(words.DEFINITIONS, history.node_name)
    rows = rows_of(_definition_row(history, one.placed.indicator) for one in history.indicators)
    return Sheet(words.DEFINITIONS, title, "", columns, rows)


def _definition_row(history: NodeHistory, indicator: Indicator) -> tuple[Cell, ...]:
    return (
        indicator.name,
        indicator.short_name,
        indicator.definition,
        indicator.why,
        texts.DIRECTION[indicator.direction],
        fmt.MEASURE_NAMES[indicator.measure],
        words.UNIT_RULES[indicator.unit_rule],
        words.TIME_RULES[indicator.time_rule],
        indicator.source,
        indicator.owner,
        defined_since(indicator, history.month),
        "\n".join(f"{fmt.capital(fmt.month(change.month))}: {break_text(change)}" for change in indicator.breaks),
        "\n".join(_unreliable(history.catalogue, indicator)),
    )


def _unreliable(catalogue: Catalogue, indicator: Indicator) -> Iterator[str]:
    for stretch in indicator.unreliable:
        until = f" till och med {fmt.month(stretch.valid_to)}" if stretch.valid_to else ""
        where = f", {catalogue.organisation[stretch.node].name}" if stretch.node else ""
        yield f"Från {fmt.month(stretch.valid_from)}{until}{where}: {stretch.reason}"


def target_sheet(history: NodeHistory) -> Sheet | LeftOut:
    """Every target decided for the node's indicators: its wording, what it asks, its number and when it holds."""
    rows = [row for one in history.indicators for row in _target_rows(history, one)]
    if not rows:
        return LeftOut(words.TARGETS, words.NO_TARGETS)
    columns = (
        Column(texts.INDICATOR),
        Column(words.DECIDED_FOR),
        Column(words.VALID_FROM, _MONTH),
        Column(words.VALID_TO, _MONTH),
        Column(words.WORDING, _PROSE),
        Column(words.ASKS, _PROSE),
        Column(words.NUMBER, _NUMBER),
        Column(words.IN_FORCE.format(month=fmt.month(history.month)), _NUMBER),
        Column(words.CHANGE),
        Column(words.TARGET_REASON, _PROSE),
    )
    return Sheet(words.TARGETS, titled(words.TARGETS, history.node_name), "", columns, rows_of(rows))


def _target_rows(history: NodeHistory, one: IndicatorHistory) -> Iterator[tuple[Cell, ...]]:
    indicator, node_id = one.placed.indicator, one.placed.node_id
    for row in build_target_history(history.catalogue, indicator, node_id, history.month):
        target = row.target
        yield (
            indicator.name,
            row.decided_for,
            target.first_month,
            target.last_month,
            target.wording,
            row.asks,
            _decided(target.rule),
            _in_force(one, row, history.month),
            row.change_word,
            row.note,
        )


def _decided(rule: TargetRule) -> Value | None:
    """The number of a decision that has one: a level, a year's goal, per cent of growth, so many more."""
    match rule:
        case Level(value=number) | YearGoal(value=number):
            return value(number, fmt.exact(number))
        case Growth(percent=number) | ChangeSinceNewYear(amount=number):
            return value(number, fmt.exact(number))
    return None


def _in_force(one: IndicatorHistory, row: TargetRow, month: Month) -> Value | None:
    """The target that the month's figure is judged by, as the engine worked it out; of that decision only."""
    indicator = one.placed.indicator
    found = shown_figure(indicator, one.placed.node_id, shown_month(indicator, month), Figures(one.figures))
    if found is None or found.target_id != row.target.id:
        return None
    return value(found.target, fmt.bare_target(found.target, indicator, found.period_kind))
