"""The calendar of the demo data: months as `2024-04`, from the first to the last delivered."""

from __future__ import annotations

FIRST, LAST = "2021-01", "2024-04"


def month_range(first: str, last: str) -> list[str]:
    """Every month from the first up to and including the last."""
    start, end = (int(text[:4]) * 12 + int(text[5:]) - 1 for text in (first, last))
    return [f"{index // 12}-{index % 12 + 1:02d}" for index in range(start, end + 1)]


MONTHS = month_range(FIRST, LAST)


def month_number(month: str) -> int:
    """1 for January, 12 for December."""
    return int(month[5:])


def year_to_date(month: str) -> list[str]:
    """The months from January up to and including the month."""
    return month_range(f"{month[:4]}-01", month)
