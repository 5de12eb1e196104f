"""Checks the import profiles: what they refer to, and that each can give a value its unit, indicator and period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nsvh_dash.catalogue.files import Record
from nsvh_dash.catalogue.problems import Problems
from nsvh_dash.model.catalogue import fold
from nsvh_dash.model.profile import Column, Profile

_SERIES = (Column.INDICATOR, Column.ACCOUNT)
_VALUES = (Column.VALUE, Column.NUMERATOR, Column.BUDGET, Column.FORECAST)

Read = tuple[Record, Profile]


def check_profiles(
    profiles: Sequence[Read], nodes: Mapping[str, str], series: Mapping[str, str], found: Problems
) -> None:
    """Note every mistake; `nodes` and `series` give the id of each folded name of the catalogue."""
    first: dict[str, Record] = {}
    for record, profile in profiles:
        known = first.setdefault(profile.id, record)
        if known is not record:
            found.add(record.place("id"), f"finns redan i {known.file}", profile.id)
        for field, used, known_ids, where in (
            ("unit", [profile.unit], nodes, "i organisationen"),
            ("indicator", [profile.indicator], series, "bland indikatorerna"),
            ("units", profile.units.values(), nodes, "i organisationen"),
            ("indicators", profile.indicators.values(), series, "bland indikatorerna"),
            ("indicator_columns", profile.indicator_columns.values(), series, "bland indikatorerna"),
        ):
            ids = set(known_ids.values())
            for name in (name for name in used if name is not None and name not in ids):
                found.add(record.place(field, name), f"finns inte {where}", name, ids)
        _check_codes(record, "units", profile.units, nodes, found)
        _check_codes(record, "indicators", profile.indicators, series, found)
        _check_headers(record, profile, found)
        for field, message in missing_parts(profile):
            found.add(record.place(field), message)


def _check_codes(
    record: Record, field: str, codes: Mapping[str, str], names: Mapping[str, str], found: Problems
) -> None:
    """A code that is already a name in the catalogue, or stands twice, may not mean something else here."""
    seen = dict(names)
    for text, meant in codes.items():
        known = seen.setdefault(fold(text), meant)
        if known != meant:
            found.add(record.place(field, text), f"betyder redan ”{known}”", text)


def _check_headers(record: Record, profile: Profile, found: Problems) -> None:
    seen: dict[str, Column] = {}
    for column, texts in profile.headers.items():
        for text in texts:
            known = seen.setdefault(fold(text), column)
            # Beside a year the same header is the month in it.
            if known is not column and {known, column} != {Column.PERIOD, Column.MONTH}:
                found.add(record.place(f"headers.{column}", text), f"betyder redan {known}", text)


def missing_parts(profile: Profile) -> Iterator[tuple[str, str]]:
    """Field and sentence of each thing without which no file can be read by a profile, or that says two things."""
    headers = profile.headers.keys()
    if Column.UNIT not in headers and profile.unit is None:
        yield "headers", "unit saknas: ange rubriker för enheten, eller unit för en fil om en enda enhet"
    if not (headers & set(_SERIES) or profile.indicator or profile.wide_indicators):
        yield (
            "headers",
            "indicator eller account saknas: ange rubriker, eller indicator för en fil om en enda sak",
        )
    if not (headers & {Column.PERIOD, Column.YEAR} or profile.wide_months):
        yield "headers", "period saknas: ange rubriker för perioden, eller för year och month"
    if not (headers & set(_VALUES) or profile.wide_months or profile.wide_indicators):
        yield "headers", "value saknas: ange rubriker för värdet, eller för täljare och nämnare"
    if profile.wide_months and profile.wide_indicators:
        yield "wide_indicators", "kan inte vara true när wide_months är det"
    if profile.indicator_columns and not profile.wide_indicators:
        yield "indicator_columns", "används bara när wide_indicators är true"
    if profile.factor == 0:
        yield "factor", "kan inte vara 0"
    for column in profile.required:
        if column not in headers:
            yield "required", f"{column} krävs men har inga rubriker"
