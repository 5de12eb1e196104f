"""How a node's year is expected to end: forecasts as submitted, and the range the months so far give."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi import Snapshot
from nsvh_dash.kpi.finance import tables as finance_tables
from nsvh_dash.kpi.finance.outlook import Outlook, Report, outlook
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.chart_block import Cell, ChartBlock, DataTable, heading
from nsvh_dash.views.finance import outlook_sentences as say
from nsvh_dash.views.money import AmountUnit, bare, scaled
from nsvh_dash.views.texts import outlook as texts_outlook


@dataclass(frozen=True, slots=True)
class OutlookFacts:
    """A node's outlook with what its parts changed since the report before."""

    node_name: str
    month: Month
    outlook: Outlook
    parts: tuple[say.PartChange, ...]


@dataclass(frozen=True, slots=True)
class OutlookRow:
    """One bar or point of the picture, in the unit shown."""

    name: str
    role: str
    """`actual`, `submitted`, `computed` or `best`."""
    value: float | None
    low: float | None
    high: float | None
    text: str
    range_text: str


@dataclass(frozen=True, slots=True)
class OutlookScreen:
    """What the view Prognos shows."""

    sentences: tuple[str, ...]
    block: ChartBlock
    rows: tuple[OutlookRow, ...]
    history: DataTable
    record: DataTable
    record_note: str


def read_outlook(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> OutlookFacts:
    """Everything the view needs; slow the first time, so kept by data version."""
    children = catalogue.organisation.children(node_id, month)
    changes = [
        say.PartChange(child.name, finance_tables.forecast(snapshot, catalogue, child.id, month).change_since_previous)
        for child in children
    ]
    name = catalogue.organisation[node_id].name
    return OutlookFacts(name, month, outlook(snapshot, catalogue, node_id, month), tuple(changes))


def build_outlook(facts: OutlookFacts, unit: AmountUnit, source: str) -> OutlookScreen:
    """The screen, amounts in one unit."""
    found, month = facts.outlook, facts.month
    rows = _rows(found, month, unit)
    period = f"{facts.node_name}, {fmt.period(month, PeriodKind.YEAR)}"
    subtitle = f"{texts_outlook.YEAR_VARIANCE}, {unit}, {period}; {source}"
    block = ChartBlock(
        say.title(found, month, unit),
        subtitle,
        say.computed(found, month, unit),
        _table(found, month, rows, period, unit),
        (texts_outlook.METHOD_WHAT,),
        is_empty=not rows,
    )
    sentences = (
        say.submitted(found, month, unit),
        say.parts(found, facts.parts, unit),
        say.below_so_far(found, month, unit),
    )
    return OutlookScreen(
        tuple(sentence for sentence in sentences if sentence),
        block,
        rows,
        _history(found, unit),
        _record(found, unit),
        say.record(found, unit),
    )


def _rows(found: Outlook, month: Month, unit: AmountUnit) -> tuple[OutlookRow, ...]:
    period = fmt.period_short(month, PeriodKind.YEAR_TO_DATE)
    rows = [_row(f"{texts_outlook.SO_FAR}, {period}", "actual", found.variance, unit)]
    rows += [
        _row(f"{texts_outlook.SUBMITTED}, {fmt.month_name(report.month)}", "submitted", report.variance, unit)
        for report in found.reports
        if report.month.year == month.year
    ]
    for index, one in enumerate(found.computed):
        if one.variance is not None:
            role = "best" if index == 0 and found.records else "computed"
            name = texts_outlook.METHODS[one.method]
            rows.append(_row(name, role, one.variance.year, unit, one.variance.low, one.variance.high))
    return tuple(row for row in rows if row.value is not None)


def _row(
    name: str,
    role: str,
    value: float | None,
    unit: AmountUnit,
    low: float | None = None,
    high: float | None = None,
) -> OutlookRow:
    ends = scaled(low, unit), scaled(high, unit)
    told = fmt.ABSENT if low is None else f"{bare(low, unit, signed=True)} till {bare(high, unit, signed=True)}"
    return OutlookRow(name, role, scaled(value, unit), *ends, bare(value, unit, signed=True), told)


def _table(found: Outlook, month: Month, rows: tuple[OutlookRow, ...], caption: str, unit: AmountUnit) -> DataTable:
    results: dict[str, float | None] = {
        f"{texts_outlook.SUBMITTED}, {fmt.month_name(report.month)}": report.forecast
        for report in found.reports
        if report.month.year == month.year
    }
    results.update({texts_outlook.METHODS[one.method]: one.result.year for one in found.computed})
    headings = (
        texts_outlook.WHAT,
        heading(texts.VARIANCE, unit),
        heading(texts_outlook.LOW, unit),
        heading(texts_outlook.HIGH, unit),
        heading(texts_outlook.YEAR_RESULT, unit),
    )

    def written(amount: float | None) -> str:
        return bare(None if amount is None else amount * unit.thousands, unit, signed=True)

    return DataTable(
        caption,
        headings,
        tuple(
            (row.name, row.text, written(row.low), written(row.high), bare(results.get(row.name), unit)) for row in rows
        ),
        tuple((row.name, row.value, row.low, row.high, scaled(results.get(row.name), unit)) for row in rows),
        (1, 2, 3, 4),
    )


def _history(found: Outlook, unit: AmountUnit) -> DataTable:
    """Every report, newest first, and for years that are over what the year became."""
    headings = (
        texts_outlook.REPORT,
        heading(texts.FORECAST, unit),
        heading(texts.ANNUAL_BUDGET, unit),
        heading(texts.VARIANCE, unit),
        heading(texts_outlook.CHANGE_SINCE, unit),
        heading(texts_outlook.BECAME, unit),
        heading(texts_outlook.MISSED_BY, unit),
    )
    signed = (False, False, True, True, False, True)
    amounts = [(report, _amounts(report)) for report in reversed(found.reports)]
    return DataTable(
        texts_outlook.SUBMITTED_HISTORY,
        headings,
        tuple(
            (fmt.month(report.month), *(bare(a, unit, signed=s) for a, s in zip(each, signed, strict=True)))
            for report, each in amounts
        ),
        tuple((fmt.month(report.month), *(scaled(a, unit) for a in each)) for report, each in amounts),
        (1, 2, 3, 4, 5, 6),
    )


def _amounts(report: Report) -> tuple[float | None, ...]:
    missed = finance_tables.minus(report.became, report.forecast)
    return report.forecast, report.annual_budget, report.variance, report.change, report.became, missed


def _record(found: Outlook, unit: AmountUnit) -> DataTable:
    years = [year for year, _ in found.records[0].by_year] if found.records else []
    headings = (
        texts_outlook.METHOD,
        heading(texts_outlook.MEAN_ERROR, unit),
        heading(texts_outlook.LARGEST_ERROR, unit),
        *(heading(str(year), unit) for year in years),
        texts_outlook.INTERVAL_HELD,
    )
    rows, raw = [], []
    for record in found.records:
        name = texts_outlook.METHODS[record.method]
        amounts = (record.mean_error, record.largest_error, *(error for _, error in record.by_year))
        held = f"{record.held} av {record.with_interval}" if record.with_interval else fmt.ABSENT
        rows.append((name, *(bare(amount, unit) for amount in amounts), held))
        cells: tuple[Cell, ...] = (name, *(scaled(amount, unit) for amount in amounts), held)
        raw.append(cells)
    return DataTable(
        texts_outlook.RECORD, headings, tuple(rows), tuple(raw), tuple(range(1, 3 + len(years))), chosen=frozenset([0])
    )
