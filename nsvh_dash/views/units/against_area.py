"""One unit beside its area over two years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.period import Month
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.chart_block import ChartBlock, DataTable, heading
from nsvh_dash.views.lookup import Figures, period_text
from nsvh_dash.views.units import texts as unit_texts
from nsvh_dash.views.units.comparison import Comparison, compared_area
from nsvh_dash.views.units.multiples import Series, begins_anew, break_texts, compared_months, series
from nsvh_dash.views.units.row import UnitRow


@dataclass(frozen=True, slots=True)
class AgainstArea:
    """The two lines, the target, and what they say."""

    title: str
    subtitle: str
    summary: str
    note: str
    unit_name: str
    area_name: str
    months: tuple[Month, ...]
    unit: Series
    area: Series
    target: Series
    unit_texts: tuple[str, ...]
    area_texts: tuple[str, ...]
    target_texts: tuple[str, ...]
    begins_anew: frozenset[int]
    table: DataTable

    def block(self, source: str) -> ChartBlock:
        """As a chart block."""
        notes = (self.note,) if self.note else ()
        return ChartBlock(self.title, f"{self.subtitle}; {source}", self.summary, self.table, notes)


def build_against_area(
    catalogue: Catalogue, compared: Comparison, node_id: str, month: Month, figures: Iterable[Figure]
) -> AgainstArea | None:
    """The chosen unit beside its area, or the one furthest from its target when none is chosen.

    None where the area is the sum of its units, or no unit has a value.
    """
    indicator, by_key = catalogue.indicators_by_id[compared.indicator_id], Figures(figures)
    row = next((r for r in compared.rows if r.node_id == node_id), None)
    shown = row or next((r for r in compared.rows if r.value is not None), None)
    if shown is None or compared.area is None:
        return None
    area, months = compared_area(catalogue, indicator, node_id, month), compared_months(indicator, month)
    unit, target = series(indicator, shown.node_id, months, by_key)
    whole, _target = series(indicator, area.id, months, by_key)

    def told(values: Series) -> tuple[str, ...]:
        return tuple(fmt.figure(value, indicator, indicator.headline) for value in values)

    period = period_text(indicator, months[-1], indicator.headline)
    whole_said = unit_texts.area_sentence(compared.area_name, compared.area_text)
    return AgainstArea(
        _title(indicator, shown, area.name, compared.area, period),
        f"{indicator.name}, {fmt.month(months[0])} till {fmt.month(months[-1])}",
        " ".join(
            [
                _summary(shown, whole_said, period),
                *break_texts(indicator, months),
            ]
        ),
        "" if row else unit_texts.FURTHEST_CHOSEN,
        shown.name,
        area.name,
        months,
        unit,
        whole,
        target,
        told(unit),
        told(whole),
        tuple("" if value is None else fmt.target(value, indicator, indicator.headline) for value in target),
        begins_anew(indicator, months),
        _table(indicator, compared, (shown.name, area.name), months, (unit, whole, target)),
    )


def _title(indicator: Indicator, row: UnitRow, area: str, value: float, period: str) -> str:
    if row.value is None:
        return f"{row.name} {row.status_phrase} för {period}"
    decimals = max(indicator.decimals, 1)
    if fmt.number(row.value, decimals) == fmt.number(value, decimals):
        return f"{row.name} ligger lika med {area}"
    return f"{row.name} ligger {'över' if row.value > value else 'under'} {area}"


def _summary(row: UnitRow, area: str, period: str) -> str:
    about = [row.status_phrase, *unit_texts.miss_texts(row.cases_text, row.since_text)]
    if row.value is None:
        return f"{fmt.capital(period)}: {row.name} {about[0]}. {area}"
    return f"{fmt.capital(period)}: {row.name} har {row.value_text} ({'; '.join(about)}). {area}"


def _table(
    indicator: Indicator,
    compared: Comparison,
    names: tuple[str, str],
    months: tuple[Month, ...],
    lines: tuple[Series, Series, Series],
) -> DataTable:
    unit, area, target = lines
    at = range(len(months) - 1, -1, -1)
    kind = indicator.headline
    return DataTable(
        f"{indicator.name}: {names[0]} och {names[1]}",
        (texts.MONTH, *(heading(name, compared.unit) for name in (*names, texts.TARGET))),
        tuple(
            (
                fmt.month(months[i]),
                fmt.bare(unit[i], indicator, kind),
                fmt.bare(area[i], indicator, kind),
                fmt.bare_target(target[i], indicator, kind),
            )
            for i in at
        ),
        tuple((fmt.month(months[i]), unit[i], area[i], target[i]) for i in at),
        (1, 2, 3),
    )
