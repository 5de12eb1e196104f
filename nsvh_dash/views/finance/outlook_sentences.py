"""What the view Prognos says in words: how a forecast moved, why, and how far a computed one can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.finance.forecasting import INTERVAL, MONTHS_A_YEAR
from nsvh_dash.kpi.finance.outlook import Outlook
from nsvh_dash.model.period import Month
from nsvh_dash.views import format as fmt
from nsvh_dash.views.money import AmountUnit, bare, written
from nsvh_dash.views.texts import outlook as words

_LEAST = 0.5
"""Amounts of tkr nearer than this are the same in every unit shown."""


@dataclass(frozen=True, slots=True)
class PartChange:
    """How the forecast of a part moved since the report before; None where it made none."""

    name: str
    change: float | None


def title(found: Outlook, month: Month, unit: AmountUnit) -> str:
    """The finding: what was submitted, and on which side of the computed range it lies."""
    newest = found.newest
    if newest is None or newest.variance is None:
        return f"Ingen prognos har lämnats för {month.year}"
    said = f"Prognosen för {month.year} är {_amount(newest.variance, unit)} mot budget"
    place = _place(found, newest.variance)
    return f"{said} och ligger {place} beräkningarna" if place else said


def _place(found: Outlook, variance: float) -> str:
    if found.low is None or found.high is None:
        return ""
    if variance < found.low:
        return "under"
    return "över" if variance > found.high else "inom"


def submitted(found: Outlook, month: Month, unit: AmountUnit) -> str:
    """What was submitted: `… från 0 till +5,0 mnkr sedan föregående rapport (februari 2024)`."""
    newest = found.newest
    if newest is None:
        return words.NO_REPORT
    if newest.variance is None:
        return (
            f"Prognosen för helåret {month.year} är {written(newest.forecast, unit)}; årsbudget att jämföra med saknas."
        )
    text = (
        f"Lämnad prognos för helåret {month.year}: {written(newest.forecast, unit)} mot årsbudgeten "
        f"{written(newest.annual_budget, unit)}, en avvikelse på {_amount(newest.variance, unit)}"
    )
    if newest.change is None:
        return f"{text}. Det är årets första prognos."
    before = found.reports[found.reports.index(newest) - 1]
    since = f"sedan föregående rapport ({fmt.month(before.month)})"
    if abs(newest.change) < _LEAST:
        return f"{text}, oförändrad {since}."
    return f"{text}: från {_bare(before.variance, unit)} till {_amount(newest.variance, unit)} {since}."


def parts(found: Outlook, changes: Sequence[PartChange], unit: AmountUnit) -> str:
    """Where the change since the report before lies; what the parts do not explain is said."""
    newest = found.newest
    if newest is None or newest.change is None or abs(newest.change) < _LEAST or not changes:
        return ""
    moved = [part for part in changes if part.change is not None and abs(part.change) >= _LEAST]
    left = newest.change - sum(part.change or 0 for part in moved)
    if len(moved) == 1 and abs(left) < _LEAST:
        return f"Hela förändringen ligger i {moved[0].name}."
    told = [f"{part.name} {_amount(part.change, unit)}" for part in moved]
    if abs(left) >= _LEAST:
        told.append(f"ej förklarat {_amount(left, unit)}")
    return f"Förändringen består av {fmt.listing(told)}."


def below_so_far(found: Outlook, month: Month, unit: AmountUnit) -> str:
    """Explains a forecast below the variance so far: it is allowed, and says something of the months left."""
    newest = found.newest
    if newest is None or newest.variance is None or found.variance is None or newest.variance >= found.variance:
        return ""
    rest = newest.variance - found.variance
    if _bare(rest, unit) == "0":
        return ""
    first = fmt.month_short(month.plus(1))
    left = fmt.month_name(month.plus(1)) if month.month == 11 else f"{first}–dec"
    return (
        f"Prognosen ligger under avvikelsen hittills, {_amount(found.variance, unit)}: för {left} räknar den med "
        f"{_amount(rest, unit)} mot budget. {words.MAY_BE_SPENT if found.variance > 0 else words.GROWS_WORSE}"
    )


def computed(found: Outlook, month: Month, unit: AmountUnit) -> str:
    """The best method's answer and the range of all of them."""
    known = [one for one in found.computed if one.variance is not None]
    if month.month == MONTHS_A_YEAR:
        return words.YEAR_OVER
    if not known:
        return words.NO_COMPUTED if not found.computed else "Årsbudget saknas: beräkningen kan inte ställas mot den."
    first = known[0]
    assert first.variance is not None
    name = words.METHODS[first.method].lower()
    lead = f"Den metod som har träffat bäst bakåt, {name}, ger" if found.records else f"Beräknat som {name}:"
    if found.low == found.high:
        return f"{lead} {_amount(first.variance.year, unit)} mot budget."
    return (
        f"{lead} {_amount(first.variance.year, unit)} mot budget; alla beräkningar med sina intervall ligger mellan "
        f"{_bare(found.low, unit)} och {_amount(found.high, unit)}."
    )


def record(found: Outlook, unit: AmountUnit) -> str:
    """How the methods have done, and whether the interval holds what it promises."""
    if not found.records:
        return words.NO_RECORD
    first = found.records[0]
    years = fmt.listing([str(year) for year, _ in first.by_year])
    text = (
        f"Prövat bakåt på {years}, efter {first.trials} månader och bara med det som då var känt: "
        f"{words.METHODS[first.method].lower()} har i medeltal slagit fel med {written(first.mean_error, unit)}, "
        f"som mest {written(first.largest_error, unit)}."
    )
    with_interval = next((one for one in found.records if one.with_interval), None)
    if with_interval is None:
        return text
    share = 100 * with_interval.held / with_interval.with_interval
    held = f"Det statistiska intervallet höll utfallet {with_interval.held} gånger av {with_interval.with_interval}"
    if share < INTERVAL:
        return f"{text} {held}, mindre än de {INTERVAL}{fmt.NBSP}% det ska hålla: osäkerheten är större än det visar."
    return f"{text} {held}."


def _bare(amount: float | None, unit: AmountUnit) -> str:
    """An amount without its unit; nothing is a plain 0."""
    text = bare(amount, unit, signed=True)
    return text if any(sign in "123456789" for sign in text) or amount is None else "0"


def _amount(amount: float | None, unit: AmountUnit) -> str:
    return fmt.with_unit(_bare(amount, unit), unit)
