"""The mapping step: from an unknown file and a person's answers to a profile that reads it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from nsvh_dash.model.errors import MappingIncomplete
from nsvh_dash.model.profile import Column, Profile
from nsvh_dash.sources.answers import Choices, problems_with
from nsvh_dash.sources.choosing import choose_layout
from nsvh_dash.sources.draft import Draft, DraftColumn, Form, NameMatch, examine, match_series, match_units
from nsvh_dash.sources.issue_log import Refusal
from nsvh_dash.sources.layout import find_layouts
from nsvh_dash.sources.names import Names
from nsvh_dash.sources.profile_file import profile_text, save_profile

__all__ = [
    "Choices",
    "Draft",
    "DraftColumn",
    "Form",
    "NameMatch",
    "examine",
    "guesses",
    "match_series",
    "match_units",
    "profile_of",
    "profile_text",
    "save_profile",
]

_OPTIONAL = (Column.QUALITY, Column.COMMENT, Column.IGNORE)


def guesses(draft: Draft, name: str = "", source: str = "") -> Choices:
    """The answers the draft itself suggests: what is certain by header or content, and no name that is not known."""
    own = {c.place: match_series(draft.catalogue, [c.header])[0].id for c in draft.columns if c.is_indicator}
    return Choices(
        name,
        source,
        {column.place: column.meaning for column in draft.columns if column.meaning},
        {place: series for place, series in own.items() if series},
    )


def profile_of(draft: Draft, choices: Choices) -> Profile:
    """The profile the answers make; MappingIncomplete with everything still missing or contradictory."""
    problems = list(problems_with(draft, choices))
    if not problems:
        profile = _profile(draft, choices)
        problems = list(_unread(draft, profile))
    if problems:
        raise MappingIncomplete(problems)
    return profile


def _profile(draft: Draft, choices: Choices) -> Profile:
    """The profile as answered; columns nobody reads are named, so that they are known the next time."""
    headers: dict[Column, list[str]] = {}
    for column in draft.columns:
        meaning = choices.columns.get(column.place)
        if meaning is None and not (column.month or column.is_total or column.place in choices.indicator_columns):
            meaning = Column.IGNORE
        nameless = meaning is Column.IGNORE and not column.has_header
        if meaning is not None and column.header and not nameless:
            headers.setdefault(meaning, []).append(column.header)
    return Profile(
        id=_id(choices.name),
        name=choices.name.strip(),
        source=choices.source.strip(),
        headers={column: tuple(texts) for column, texts in headers.items()},
        required=tuple(column for column in headers if column not in _OPTIONAL),
        sheet=draft.sheet if choices.only_this_sheet else None,
        unit=choices.unit,
        indicator=choices.indicator,
        units=dict(choices.units),
        indicators=dict(choices.indicators),
        wide_months=draft.form is Form.MONTHS,
        wide_indicators=bool(choices.indicator_columns),
        indicator_columns={draft.columns[place].header: series for place, series in choices.indicator_columns.items()},
        factor=choices.factor,
    )


def _id(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return (words if words[:1].isalpha() else f"profil_{words}")[:60].rstrip("_")


def _unread(draft: Draft, profile: Profile) -> Iterator[str]:
    """Why the profile's own file would not be read by it."""
    names = Names.of(draft.catalogue)
    own = find_layouts(draft.table, [profile], names)
    if not own or own[0].header_row != draft.header_row:
        yield f"Rubrikerna på rad {draft.header_row} går inte att känna igen. Välj en annan rubrikrad."
        return
    others = [other for other in draft.catalogue.profiles if other.id != profile.id]
    try:
        chosen = choose_layout(draft.table, find_layouts(draft.table, [*others, profile], names), names).profile
        if chosen.id != profile.id:
            yield f"Filen läses redan av formatet ”{chosen.name}”, som känner igen lika mycket eller mer av den."
    except Refusal as refusal:
        why = refusal.expected.removesuffix(" Välj profil.")
        yield f"{why[0].upper()}{why[1:]} Byt någon rubrik i filen."
