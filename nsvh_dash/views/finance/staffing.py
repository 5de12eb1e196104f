"""What staff costs: hired staff R12 and year to date side by side, by profession and month, and cost of the work."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi import Snapshot
from nsvh_dash.kpi.figures import Figure
from nsvh_dash.kpi.finance.staffing import Staffing, staffing
from nsvh_dash.kpi.finance.tables import minus
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.chart_block import Cell, ChartBlock, DataTable, heading
from nsvh_dash.views.detail import Fact
from nsvh_dash.views.events import EventMark, events_for
from nsvh_dash.views.lookup import is_incomplete, months_known
from nsvh_dash.views.money import AmountUnit, bare, parts_note, scaled, written
from nsvh_dash.views.texts import outlook as words


@dataclass(frozen=True, slots=True)
class StaffingFacts:
    """A node's staffing with what its words need."""

    node_name: str
    month: Month
    indicator: Indicator
    found: Staffing
    events: tuple[EventMark, ...]


@dataclass(frozen=True, slots=True)
class AgencyColumn:
    """One month of the picture: cost by profession in the unit shown, and both as text."""

    month: Month
    period: str
    amounts: tuple[float, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StaffingScreen:
    """What the view Bemanning shows."""

    facts: tuple[Fact, ...]
    sentences: tuple[str, ...]
    block: ChartBlock
    names: tuple[str, ...]
    """The professions, in the order of a column's amounts."""
    columns: tuple[AgencyColumn, ...]
    events: tuple[EventMark, ...]
    professions: DataTable
    profession_notes: tuple[str, ...]
    """Where rounded professions miss their rounded sum."""
    work: DataTable
    work_note: str
    is_empty: bool


def read_staffing(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> StaffingFacts | None:
    """Everything the view needs; None where no share of hired staff is followed."""
    found = staffing(snapshot, catalogue, node_id, month)
    if found is None:
        return None
    first = found.months[0].month if found.months else month
    events = events_for(catalogue, found.indicator_id, node_id, first, month)
    indicator = catalogue.indicators_by_id[found.indicator_id]
    return StaffingFacts(catalogue.organisation[node_id].name, month, indicator, found, events)


def build_staffing(facts: StaffingFacts, unit: AmountUnit, source: str) -> StaffingScreen:
    """The screen, amounts in one unit."""
    found, month = facts.found, facts.month
    period = fmt.period(month, PeriodKind.YEAR_TO_DATE)
    names = tuple(line.name for line in found.professions)
    columns = tuple(
        AgencyColumn(
            each.month,
            fmt.month(each.month),
            tuple(scaled(-(amount or 0.0), unit) or 0.0 for amount in each.amounts),
            tuple(bare(_cost(amount), unit) for amount in each.amounts),
        )
        for each in found.months
    )
    caption = f"{words.AGENCY_COST}, {unit} per månad, {facts.node_name}"
    table = DataTable(
        caption,
        (texts.MONTH, *(heading(name, str(unit)) for name in names)),
        tuple((column.period, *column.texts) for column in reversed(columns)),
        tuple((column.period, *column.amounts) for column in reversed(columns)),
        tuple(range(1, 1 + len(names))),
    )
    is_spent = any(amount for column in columns for amount in column.amounts)
    block = ChartBlock(
        _title(found, period, unit) if is_spent else words.NO_AGENCY,
        f"{caption}; {source}",
        _summary(found, period, unit) if is_spent else words.NO_AGENCY,
        table if is_spent else DataTable(caption, table.headings, (), (), table.numeric),
        (words.COSTS_ARE_PLAIN, *(event.text for event in facts.events)) if is_spent else (),
        is_empty=not is_spent,
    )
    return StaffingScreen(
        _facts(facts),
        _sentences(facts),
        block,
        names,
        columns,
        facts.events,
        _professions(found, period, unit),
        _rounding(found, period, unit),
        _work(found, period),
        " ".join(text for text in (words.SAME_UNITS, found.hours.reason) if text),
        not found.months and found.hours.scheduled is None,
    )


def _cost(amount: float | None) -> float | None:
    return None if amount is None else 0.0 - amount


def _facts(facts: StaffingFacts) -> tuple[Fact, ...]:
    """The two kinds of period side by side, each with its own status."""
    found, month = facts.found, facts.month

    def fact(label: str, figure: Figure | None, at: Month, kind: PeriodKind) -> Fact:
        value = fmt.figure(figure.value if figure else None, facts.indicator, kind)
        status = figure.status if figure else Status.MISSING
        said = texts.STATUS[status].lower()
        if figure is None or figure.value is None:
            return Fact(f"{label} ({fmt.period(at, kind)})", fmt.capital(said), status)
        if is_incomplete(figure):
            said = months_known(figure)
        elif figure.target is not None:
            said = f"{texts.STATUS_PHRASE[status]} {fmt.target(figure.target, facts.indicator, kind)}"
        return Fact(f"{label} ({fmt.period(at, kind)})", f"{value} – {said}", status)

    year = PeriodKind.YEAR_TO_DATE
    return (
        fact(words.SHARE_R12, found.rolling_12, month, PeriodKind.ROLLING_12),
        fact(words.SHARE_YTD, found.year_to_date, month, year),
        fact(words.SHARE_YTD_BEFORE, found.year_to_date_before, month.plus(-12), year),
    )


def _sentences(facts: StaffingFacts) -> tuple[str, ...]:
    """Why the status differs between the two kinds of period."""
    rolling, year = facts.found.rolling_12, facts.found.year_to_date
    if rolling is None or year is None or rolling.value is None or year.value is None or rolling.target is None:
        return ()
    aim = fmt.target(rolling.target, facts.indicator, PeriodKind.ROLLING_12)
    period = fmt.period(facts.month, PeriodKind.YEAR_TO_DATE)
    text = f"Målet {aim} gäller rullande tolv månader. Årets del, {period}, har inget eget mål och bedöms därför inte."
    below_now, below_long = year.value <= rolling.target, rolling.value <= rolling.target
    since = _rest_of_year(facts.month.plus(-11))
    if facts.month.month == 12 or below_now == below_long:
        return (text,)
    if below_now:
        why = f"Rullande tolv månader når inte målet fast årets månader ligger under det: {since} räknas ännu med."
    else:
        why = f"Rullande tolv månader når målet fast årets månader ligger över det: {since} väger ännu upp."
    return text, why


def _rest_of_year(first: Month) -> str:
    """`maj–december 2023`."""
    last = Month(first.year, 12)
    return fmt.month(last) if first == last else f"{fmt.month_name(first)}{fmt.EN_DASH}{fmt.month(last)}"


def _total(amounts: list[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return -sum(known) if known else None


def _title(found: Staffing, period: str, unit: AmountUnit) -> str:
    now = _total([line.actual for line in found.professions])
    before = _total([line.previous_year for line in found.professions])
    if now is None:
        return f"{words.AGENCY_COST} {period} är inte bokförd"
    said = f"Inhyrd personal kostade {written(now, unit)} {period}"
    return f"{said}, mot {written(before, unit)} samma tid förra året" if before is not None else said


def _summary(found: Staffing, period: str, unit: AmountUnit) -> str:
    booked = [line for line in found.professions if line.actual is not None]
    told = [f"{line.name.lower()} {written(_cost(line.actual), unit)}" for line in booked]
    whole = _total([line.year_before for line in found.professions])
    text = f"{fmt.capital(period)}: {fmt.listing(told) if told else 'inget är bokfört'}."
    return f"{text} Hela förra året kostade inhyrd personal {written(whole, unit)}." if whole is not None else text


def _professions(found: Staffing, period: str, unit: AmountUnit) -> DataTable:
    """A row a profession and their sum."""
    each: list[tuple[str, tuple[float | None, ...]]] = [
        (line.name, (line.actual, line.budget, minus(line.actual, line.budget), line.previous_year, line.year_before))
        for line in found.professions
    ]
    columns = zip(*(amounts for _, amounts in each), strict=True)
    sums = tuple(None if (total := _total(list(column))) is None else -total for column in columns)
    each.append(("Summa", sums))
    headings = (
        words.PROFESSION,
        heading(f"{words.COST} {period}", unit),
        heading(texts.BUDGET, unit),
        heading(texts.VARIANCE, unit),
        heading(words.BEFORE, unit),
        heading(words.WHOLE_YEAR_BEFORE, unit),
    )

    # A variance keeps its sign: positive is favourable.
    def plain(amounts: tuple[float | None, ...]) -> tuple[float | None, ...]:
        return tuple(amount if index == 2 else _cost(amount) for index, amount in enumerate(amounts))

    return DataTable(
        words.AGENCY_COST,
        headings,
        tuple(
            (name, *(bare(amount, unit, signed=i == 2) for i, amount in enumerate(plain(amounts))))
            for name, amounts in each
        ),
        tuple((name, *(scaled(amount, unit) for amount in plain(amounts))) for name, amounts in each),
        (1, 2, 3, 4, 5),
        sums=frozenset([len(found.professions)]),
    )


def _rounding(found: Staffing, period: str, unit: AmountUnit) -> tuple[str, ...]:
    """Each column whose parts do not add up as they are written."""
    table = _professions(found, period, unit)
    notes = []
    for column in table.numeric:
        *parts, total = [cell for row in table.raw if not isinstance(cell := row[column], str)]
        amounts = [None if part is None else part * unit.thousands for part in (*parts, total)]
        if note := parts_note(amounts[:-1], amounts[-1], unit):
            notes.append(f"{table.headings[column].split(',')[0]}: {note}")
    return tuple(notes)


def _work(found: Staffing, period: str) -> DataTable:
    """Kronor for each visit and clinical hour, and hours, beside the same months last year."""
    hours = found.hours
    each: list[tuple[str, float | None, float | None]] = [
        (words.EACH.format(work=one.work), one.each, one.previous_year)
        for one in found.work
        if one.each is not None or one.previous_year is not None
    ]
    each.append((words.SCHEDULED_HOURS, hours.scheduled, hours.scheduled_before))
    each.append((words.WORKED_HOURS, hours.worked, hours.worked_before))
    raw: list[tuple[Cell, ...]] = [(name, now, before, minus(now, before)) for name, now, before in each]
    return DataTable(
        words.WORK_AND_HOURS,
        (words.MEASURE, fmt.capital(period), words.BEFORE, texts.CHANGE),
        tuple(
            (name, fmt.amount(now), fmt.amount(old), fmt.amount(minus(now, old), signed=True))
            for name, now, old in each
        ),
        tuple(raw),
        (1, 2, 3),
    )
