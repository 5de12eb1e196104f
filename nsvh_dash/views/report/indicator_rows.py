"""An indicator as a row of a report's table: each kind of period, the target, the changes and the status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator, Measure, TimeRule
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.lookup import Figures, reason_text, shown_figure, shown_month, status_word
from nsvh_dash.views.report.document import Block, Table, note
from nsvh_dash.views.texts import report as words

_JUDGED = (Status.REACHED, Status.NEAR, Status.MISSED)
_REPORTS = (4, 8, 12)
"""The months a follow-up report is written for."""
_WEIGHTS = (2.0, 1.1)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator at one node."""

    indicator_id: str
    node_id: str
    name: str
    """With its unit, and the node where it is another than the table's."""
    cells: tuple[str, ...]
    """Month, year to date, R12, target, deviation, last report, against last year."""
    units: str
    """`8 av 24`: units that reach the target, of those judged; empty for a unit."""
    status: Status
    status_text: str
    """`Når inte mål, april`: the status and the period it is of."""
    note: str
    """Why there is no value or no judgement, and who has not delivered."""


def previous_report(month: Month) -> Month:
    """The month of the follow-up report before one."""
    return next(back for back in (month.plus(-n) for n in range(1, 13)) if back.month in _REPORTS)


def build_row(
    catalogue: Catalogue, indicator: Indicator, node_id: str, month: Month, figures: Figures, place: str = ""
) -> IndicatorRow:
    """The row of an indicator at a node; `place` names the node where that has to be said."""
    at = shown_month(indicator, month)
    found = shown_figure(indicator, node_id, at, figures)
    kind = found.period_kind if found else indicator.headline
    status = found.status if found else Status.MISSING
    word = status_word(found)
    judged = found if found is not None and status in _JUDGED else None
    is_unit = catalogue.organisation[node_id].kind.is_unit
    units = judged.reached + judged.near + judged.missed if judged else 0
    return IndicatorRow(
        indicator.id,
        node_id,
        _name(indicator, at, kind, place),
        (
            *(
                _value(indicator, figures.get(indicator.id, node_id, at, one), one)
                for one in (PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING_12)
            ),
            _written(fmt.bare_target(found.target if found else None, indicator, kind), indicator, kind),
            fmt.bare_difference(_reliable(found, found.deviation if found else None), indicator, kind),
            _previous(indicator, node_id, month, kind, figures),
            fmt.bare_difference(
                _reliable(found, found.change_same_month_last_year if found else None), indicator, kind
            ),
        ),
        f"{judged.reached} av {units}" if judged and units and not is_unit else "",
        status,
        f"{word}, {_period(indicator, at, kind)}" if judged else word,
        _note(catalogue, indicator, node_id, found),
    )


def _name(indicator: Indicator, at: Month, kind: PeriodKind, place: str) -> str:
    """The name with the unit of its numbers, and with the year of what is followed up once a year."""
    unit = fmt.unit(indicator, kind)
    said = f"{indicator.name}, {unit}" if unit and unit != "%" else indicator.name
    if indicator.time_rule is TimeRule.YEARLY:
        said += f", {at.year}"
    return fmt.placed(said, place)


def _value(indicator: Indicator, found: Figure | None, kind: PeriodKind) -> str:
    """One kind of period; a stock and a yearly figure have only their own, and what is unreliable is not shown."""
    if kind is not indicator.headline and indicator.time_rule in (TimeRule.LAST, TimeRule.YEARLY):
        return fmt.ABSENT
    if found is None or found.status is Status.NOT_MEASURABLE:
        return fmt.ABSENT
    return _written(fmt.bare(found.value, indicator, kind), indicator, kind)


def _written(text: str, indicator: Indicator, kind: PeriodKind) -> str:
    """Per cent stands beside its number; other units stand in the name."""
    is_share = fmt.effective_measure(indicator, kind) is Measure.PERCENT
    return fmt.with_unit(text, "%") if is_share and text != fmt.ABSENT else text


def _period(indicator: Indicator, at: Month, kind: PeriodKind) -> str:
    return str(at.year) if indicator.time_rule is TimeRule.YEARLY else fmt.period_short(at, kind)


def _previous(indicator: Indicator, node_id: str, month: Month, kind: PeriodKind, figures: Figures) -> str:
    """What the last report said in the same kind of period; not across a change of definition."""
    before = shown_month(indicator, previous_report(month))
    if indicator.break_between(before, month, kind):
        return fmt.ABSENT
    return _value(indicator, figures.get(indicator.id, node_id, before, kind), kind)


def _reliable(found: Figure | None, difference: float | None) -> float | None:
    """A difference of a figure, where the figure can be relied upon."""
    return None if found is None or found.status is Status.NOT_MEASURABLE else difference


def _note(catalogue: Catalogue, indicator: Indicator, node_id: str, found: Figure | None) -> str:
    """Why a judgement is lacking, or which part of the units a figure stands on."""
    if found is None or found.value is None or found.status in (Status.NOT_MEASURABLE, Status.MISSING):
        return f"{indicator.short_name}: {reason_text(found)}"
    if not catalogue.organisation[node_id].kind.is_unit and found.reporting < found.expected:
        return f"{indicator.short_name}: {found.reporting} av {found.expected} enheter har lämnat uppgift."
    return ""


def indicator_table(caption: str, rows: Sequence[IndicatorRow], month: Month) -> tuple[Block, ...]:
    """The table of some indicators and what has to be known to read it."""
    has_units = any(row.units for row in rows)
    previous = words.PREVIOUS_REPORT.format(month=fmt.month_short(previous_report(month)))
    headings = (
        words.INDICATOR,
        fmt.capital(fmt.month_name(month)),
        words.YEAR_TO_DATE,
        words.ROLLING_12,
        texts.TARGET,
        texts.DEVIATION,
        previous,
        words.AGAINST_LAST_YEAR,
        *((words.UNITS_REACHING,) if has_units else ()),
        words.STATUS,
    )
    table = Table(
        caption,
        headings,
        tuple(
            (row.name, *row.cells, *((row.units or fmt.ABSENT,) if has_units else ()), row.status_text) for row in rows
        ),
        tuple(range(1, len(headings) - 1)),
        _WEIGHTS,
        tuple(row.status for row in rows),
        len(headings) - 1,
    )
    return table, *(note(text) for text in dict.fromkeys(row.note for row in rows if row.note))


def table_key(month: Month) -> Block:
    """How such tables are read; said once."""
    previous = words.PREVIOUS_REPORT.format(month=fmt.month_short(previous_report(month)))
    return note(words.TABLE_KEY.format(previous=previous, change=words.AGAINST_LAST_YEAR))
