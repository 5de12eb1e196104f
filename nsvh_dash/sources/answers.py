"""What a person answers in the mapping step, and what is still missing or contradictory in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from nsvh_dash.model.profile import Column
from nsvh_dash.sources.draft import Draft, Form, NameMatch, match_series, match_units
from nsvh_dash.sources.layout import COLUMN_NAMES, fold_header

_VALUES = (Column.VALUE, Column.NUMERATOR, Column.BUDGET, Column.FORECAST)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person has answered about a draft."""

    name: str
    source: str
    columns: Mapping[int, Column] = field(default_factory=dict)
    """What each column means; columns without an answer are not read."""
    indicator_columns: Mapping[int, str] = field(default_factory=dict)
    """The indicator or account of each column that is one's own, by id."""
    unit: str | None = None
    """The unit of the whole file, by id."""
    indicator: str | None = None
    """The indicator or account of the whole file, by id."""
    units: Mapping[str, str] = field(default_factory=dict)
    """The unit each text of the file stands for, by id."""
    indicators: Mapping[str, str] = field(default_factory=dict)
    """The indicator or account each text of the file stands for, by id."""
    factor: float = 1.0
    only_this_sheet: bool = False
    """True to read no other sheet of such a workbook."""


def problems_with(draft: Draft, choices: Choices) -> Iterator[str]:
    """A sentence for each answer that is missing, contradicts another, or names what is not in the catalogue."""
    yield from _unanswered(draft, choices)
    yield from _contradictions(draft, choices)
    yield from _unusable_headers(draft, choices)
    yield from _unknown_ids(draft, choices)


def _unanswered(draft: Draft, choices: Choices) -> Iterator[str]:
    chosen = set(choices.columns.values())
    if not choices.name.strip():
        yield "Ge formatet ett namn."
    if not choices.source.strip():
        yield "Ange källsystemet."
    if Column.UNIT not in chosen and not choices.unit:
        yield "Kolumnen Enhet saknas: välj vilken kolumn som är enheten, eller enheten som hela filen gäller."
    if not (chosen & {Column.INDICATOR, Column.ACCOUNT} or choices.indicator or choices.indicator_columns):
        yield (
            "Kolumnen Indikator saknas: välj vilken kolumn som är indikatorn eller kontot, vilka kolumner som är var "
            "sin indikator, eller den indikator som hela filen gäller."
        )
    if draft.form is not Form.MONTHS and not chosen & {Column.PERIOD, Column.YEAR}:
        yield "Kolumnen Period saknas: välj vilken kolumn som är perioden, eller vilka som är år och månad."
    if draft.form is not Form.MONTHS and not (choices.indicator_columns or chosen & set(_VALUES)):
        yield "Kolumnen Värde saknas: välj vilken kolumn som är värdet, eller täljare och nämnare."
    if Column.MONTH in chosen and Column.YEAR not in chosen:
        yield "Kolumnen År saknas: en månad behöver sitt år."


def _contradictions(draft: Draft, choices: Choices) -> Iterator[str]:
    chosen = {place: column for place, column in choices.columns.items() if column is not Column.IGNORE}
    for column, count in Counter(chosen.values()).items():
        if count > 1:
            yield f"{count} kolumner är valda som {COLUMN_NAMES[column]}; det kan bara en vara."
    fixed_parts = (("Enhet", Column.UNIT, choices.unit), ("Indikator", Column.INDICATOR, choices.indicator))
    for name, meaning, fixed in fixed_parts:
        if fixed and (meaning in chosen.values() or (meaning is Column.INDICATOR and choices.indicator_columns)):
            yield f"{name} är vald både som kolumn och för hela filen."
    if choices.indicator_columns and draft.form is Form.MONTHS:
        yield "Månaderna är kolumner, så indikatorerna kan inte också vara det."
    for place in choices.indicator_columns.keys() & chosen.keys():
        header, other = draft.columns[place].header, COLUMN_NAMES[chosen[place]]
        yield f"Kolumnen ”{header}” är vald både som indikator och som {other}."
    if choices.factor == 0 or not abs(choices.factor) < float("inf"):
        yield "Faktorn kan inte vara 0. Skriv 1 om värdena ska läsas som de står."


def _unusable_headers(draft: Draft, choices: Choices) -> Iterator[str]:
    """A column is found again by its header, so each one that is read needs one of its own."""
    chosen = [place for place, column in choices.columns.items() if column is not Column.IGNORE]
    headers = Counter(fold_header(column.header) for column in draft.columns if column.header)
    for place in sorted({*chosen, *choices.indicator_columns}):
        header = draft.columns[place].header
        if not header:
            yield f"Kolumn {place + 1} har ett tal eller ett datum som rubrik. Ge den en rubrik i filen."
        elif headers[fold_header(header)] > 1:
            yield f"Flera kolumner heter ”{header}”. Ge dem olika rubriker i filen."


def _unknown_ids(draft: Draft, choices: Choices) -> Iterator[str]:
    catalogue = draft.catalogue
    series = catalogue.indicators_by_id.keys() | catalogue.accounts_by_id.keys()
    for unit in dict.fromkeys([choices.unit, *choices.units.values()]):
        if unit is not None and unit not in catalogue.organisation:
            yield f"Enheten ”{unit}” finns inte i katalogen."
    for one in dict.fromkeys([choices.indicator, *choices.indicators.values(), *choices.indicator_columns.values()]):
        if one is not None and one not in series:
            yield f"Indikatorn ”{one}” finns inte i katalogen."
    yield from _taken(match_units(catalogue, choices.units), choices.units)
    yield from _taken(match_series(catalogue, choices.indicators), choices.indicators)


def _taken(matches: Iterable[NameMatch], chosen: Mapping[str, str]) -> Iterator[str]:
    """A text that is a name in the catalogue already cannot stand for something else in one file."""
    for match in matches:
        if match.id is not None and match.id != chosen[match.text]:
            yield f"”{match.text}” betyder redan ”{match.id}” i katalogen och kan inte betyda ”{chosen[match.text]}”."
