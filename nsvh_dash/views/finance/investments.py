"""Investments: budget, spent, forecast and remaining by area, and the plan year by year."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi import Snapshot
from nsvh_dash.kpi.finance.investments import InvestmentOverview, investment_overview
from nsvh_dash.kpi.finance.tables import Investments
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.chart_block import ChartBlock, DataTable, heading
from nsvh_dash.views.money import AmountUnit, bare, parts_note, scaled, written
from nsvh_dash.views.texts import outlook as words


@dataclass(frozen=True, slots=True)
class YearColumn:
    """A year of the plan in the unit shown: planned, budget and spent."""

    name: str
    amounts: tuple[float | None, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InvestmentScreen:
    """What the view Investeringar shows."""

    sentences: tuple[str, ...]
    areas: DataTable
    area_notes: tuple[str, ...]
    """Where rounded areas miss their rounded sum."""
    block: ChartBlock
    years: tuple[YearColumn, ...]
    is_empty: bool


@dataclass(frozen=True, slots=True)
class InvestmentFacts:
    """A node's investments with the names its words need."""

    node_name: str
    month: Month
    names: dict[str, str]
    found: InvestmentOverview


def read_investments(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> InvestmentFacts:
    """Everything the view needs."""
    found = investment_overview(snapshot, catalogue, node_id, month)
    names = {part.node_id: catalogue.organisation[part.node_id].name for part in found.parts}
    return InvestmentFacts(catalogue.organisation[node_id].name, month, names, found)


def build_investments(facts: InvestmentFacts, unit: AmountUnit, source: str) -> InvestmentScreen:
    """The screen, amounts in one unit."""
    found, month = facts.found, facts.month
    areas = _areas(facts, unit)
    first, last = (found.plan[0].year, found.plan[-1].year) if found.plan else (month.year, month.year)
    caption = f"{words.INVESTMENTS_VIEW}, {unit} per år {first}{fmt.EN_DASH}{last}, {facts.node_name}"
    columns = _columns(found, unit)
    is_planned = any(year.planned is not None for year in found.plan)
    block = ChartBlock(
        _plan_title(found, unit) if is_planned else _spent_title(found, month, unit),
        f"{caption}; {source}",
        _plan_summary(found, unit) if is_planned else _spent_summary(found, unit),
        _plan_table(columns, caption, unit),
        (words.PLAN_KEY, words.PLAN_WHAT) if is_planned else (f"{words.PICTURE_KEY}.", words.NO_PLAN_WHAT),
        is_empty=not any(year.planned or year.budget or year.actual for year in found.plan),
    )
    return InvestmentScreen(
        _sentences(facts, unit), areas, _rounding(facts, areas, unit), block, columns, _is_empty(found)
    )


def _is_empty(found: InvestmentOverview) -> bool:
    whole = found.whole
    nothing = all(amount is None for amount in (whole.actual, whole.annual_budget, whole.forecast))
    return nothing and all(year.planned is None for year in found.plan)


def _sentences(facts: InvestmentFacts, unit: AmountUnit) -> tuple[str, ...]:
    whole = facts.found.whole
    period = fmt.period(facts.month, PeriodKind.YEAR_TO_DATE)
    told = [f"{fmt.capital(period)} har {written(whole.actual, unit)} förbrukats"]
    if whole.annual_budget is not None:
        told[0] += f" av årsbudgeten {written(whole.annual_budget, unit)}"
    if whole.forecast is not None:
        told.append(f"Prognosen för året är {written(whole.forecast, unit)}")
    if whole.remaining is not None:
        told.append(f"Enligt prognosen blir {written(whole.remaining, unit)} av årsbudgeten kvar")
    return tuple(f"{text}." for text in told) if whole.actual is not None else ()


def _areas(facts: InvestmentFacts, unit: AmountUnit) -> DataTable:
    found = facts.found
    each = [(facts.names[part.node_id], part.amounts) for part in found.parts]
    if found.unexplained is not None:
        each.append((words.UNEXPLAINED, found.unexplained))
    each.append((words.TOTAL if each else facts.node_name, found.whole))
    headings = (words.AREA, texts.ANNUAL_BUDGET, words.SPENT, texts.FORECAST, words.REMAINING)
    return DataTable(
        f"{words.INVESTMENTS_VIEW}, {facts.node_name}, {fmt.period(facts.month, PeriodKind.YEAR)}",
        (headings[0], *(heading(text, unit) for text in headings[1:])),
        tuple((name, *(bare(amount, unit) for amount in _amounts(of))) for name, of in each),
        tuple((name, *(scaled(amount, unit) for amount in _amounts(of))) for name, of in each),
        (1, 2, 3, 4),
        sums=frozenset([len(found.parts) + (found.unexplained is not None)]) if found.parts else frozenset(),
    )


def _amounts(of: Investments) -> tuple[float | None, ...]:
    return of.annual_budget, of.actual, of.forecast, of.remaining


def _rounding(facts: InvestmentFacts, areas: DataTable, unit: AmountUnit) -> tuple[str, ...]:
    found = facts.found
    if not found.parts:
        return ()
    parts = [part.amounts for part in found.parts] + ([found.unexplained] if found.unexplained else [])
    columns = zip(*(_amounts(part) for part in parts), strict=True)
    notes = (
        (areas.headings[index + 1].split(",")[0], parts_note(column, total, unit))
        for index, (column, total) in enumerate(zip(columns, _amounts(found.whole), strict=True))
    )
    return tuple(f"{name}: {note}" for name, note in notes if note)


def _plan_title(found: InvestmentOverview, unit: AmountUnit) -> str:
    known = [(year.year, year.planned) for year in found.plan if year.planned is not None]
    if len(known) == 1:
        return f"Planen för {known[0][0]} är {written(known[0][1], unit)}"
    (first, start), (last, end) = known[0], known[-1]
    way = "sjunker" if (end or 0) < (start or 0) else "ökar" if (end or 0) > (start or 0) else "är oförändrad"
    return f"Investeringsplanen {way} från {written(start, unit)} {first} till {written(end, unit)} {last}"


def _plan_summary(found: InvestmentOverview, unit: AmountUnit) -> str:
    told = [f"{year.year}: {written(year.planned, unit)}" for year in found.plan if year.planned is not None]
    empty = [str(year.year) for year in found.plan if year.planned is None]
    text = f"Planerat {', '.join(told)}."
    return f"{text} För {fmt.listing(empty)} har planen inget belopp." if empty else text


def _spent_title(found: InvestmentOverview, month: Month, unit: AmountUnit) -> str:
    """What was spent last, or else may be spent, where no plan says what was meant to be."""
    spent = [(year.year, year.actual) for year in found.plan if year.actual is not None]
    budgets = [(year.year, year.budget) for year in found.plan if year.budget is not None]
    if not spent and budgets:
        year, budget = budgets[-1]
        return f"Årsbudgeten för {year} är {written(budget, unit)}; ingen investeringsplan finns att hålla den mot"
    if not spent:
        return words.NO_PLAN
    year, amount = spent[-1]
    when = fmt.period(month, PeriodKind.YEAR_TO_DATE) if year == month.year else str(year)
    return f"{fmt.capital(when)} har {written(amount, unit)} förbrukats; ingen investeringsplan finns att hålla det mot"


def _spent_summary(found: InvestmentOverview, unit: AmountUnit) -> str:
    each = (("Årsbudget", [year.budget for year in found.plan]), ("Förbrukat", [year.actual for year in found.plan]))
    told = []
    for what, amounts in each:
        known = [
            f"{year.year}: {written(amount, unit)}"
            for year, amount in zip(found.plan, amounts, strict=True)
            if amount is not None
        ]
        if known:
            told.append(f"{what} {', '.join(known)}.")
    return " ".join(told)


def _columns(found: InvestmentOverview, unit: AmountUnit) -> tuple[YearColumn, ...]:
    each = [(str(year.year), (year.planned, year.budget, year.actual)) for year in found.plan]
    return tuple(
        YearColumn(name, tuple(scaled(a, unit) for a in amounts), tuple(bare(a, unit) for a in amounts))
        for name, amounts in each
    )


def _plan_table(columns: tuple[YearColumn, ...], caption: str, unit: AmountUnit) -> DataTable:
    return DataTable(
        caption,
        (words.YEAR, *(heading(text, unit) for text in (words.PLANNED, texts.ANNUAL_BUDGET, words.SPENT))),
        tuple((column.name, *column.texts) for column in columns),
        tuple((column.name, *column.amounts) for column in columns),
        (1, 2, 3),
    )
