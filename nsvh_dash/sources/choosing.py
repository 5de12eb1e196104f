"""When several profiles have the headers of a file: which of them knows the names in it, or a question."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice

from nsvh_dash.model.catalogue import fold
from nsvh_dash.model.profile import Column, Profile
from nsvh_dash.sources.cells import Sheet
from nsvh_dash.sources.issue_log import Refusal
from nsvh_dash.sources.layout import Layout
from nsvh_dash.sources.names import Names

SAMPLE_ROWS = 2_000
"""So many rows tell which source system's codes a file uses."""


def choose_layout(sheet: Sheet, layouts: list[Layout], names: Names) -> Layout:
    """The layout whose profile understands most rows; Refusal when two would read the same file differently."""
    if len(layouts) == 1:
        return layouts[0]
    understood = [count_understood(sheet, layout, names) for layout in layouts]
    best = [layout for layout, count in zip(layouts, understood, strict=True) if count == max(understood)]
    other = next((layout for layout in best if _differ(best[0], layout)), None)
    if other is not None:
        raise Refusal(
            "ambiguous_profile",
            f"både profilen ”{best[0].profile.name}” och profilen ”{other.profile.name}” passar filens rubriker, "
            "men läser den olika. Välj profil.",
            sheet=sheet.name,
            row=best[0].header_row,
        )
    return best[0]


def count_understood(sheet: Sheet, layout: Layout, names: Names) -> int:
    """How many of the first rows name a unit and an indicator that are known."""
    known = names.of_profile(layout.profile)
    unit = layout.columns.get(Column.UNIT)
    series = layout.columns.get(Column.ACCOUNT if layout.has_accounts else Column.INDICATOR)
    count = 0
    # Whoever reads the file meets the fault again and says where it is.
    with suppress(Refusal):
        for cells in islice(sheet.rows(), layout.first_row, layout.first_row + SAMPLE_ROWS):
            count += (unit is None or (unit < len(cells) and known.node(cells[unit]) is not None)) and (
                series is None or (series < len(cells) and known.series(cells[series], layout.has_accounts) is not None)
            )
    return count


def _differ(one: Layout, other: Layout) -> bool:
    """True when two layouts give different values, or the same values to different things."""
    return _reading(one) != _reading(other) or _contradict(one.profile, other.profile)


def _reading(layout: Layout) -> tuple[object, ...]:
    profile = layout.profile
    return (layout.columns, layout.months, layout.series, profile.unit, profile.indicator, profile.factor)


def _contradict(one: Profile, other: Profile) -> bool:
    """True when a code stands for one thing in the one, and another in the other."""
    pairs = ((one.units, other.units), (one.indicators, other.indicators))
    return any(_folded(mine) | _folded(theirs) != _folded(theirs) | _folded(mine) for mine, theirs in pairs)


def _folded(names: dict[str, str]) -> dict[str, str]:
    return {fold(text): meant for text, meant in names.items()}
