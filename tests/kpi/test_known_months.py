"""The month a reader meets first is the newest that most has come for."""

from __future__ import annotations

import pytest

from nsvh_dash.kpi import opening_month
from nsvh_dash.model.period import Month

JANUARY = Month(2024, 1)


@pytest.mark.parametrize(
    ("values", "opens_with"),
    [
        ([40], 0),
        ([40, 40, 40], 2),
        ([40, 40, 20], 2),  # half is enough
        ([40, 40, 19], 1),
        ([40, 60, 25, 3], 1),
        ([40, 3, 3], 0),
        ([3, 3, 40], 2),  # more than before is never too little
        ([40, 3, 3, 3], 0),
        ([40, 3, 3, 3, 3], 4),  # by then it is what there is
    ],
)
def test_the_newest_month_with_half_the_values_of_the_fullest_of_the_quarter_before(
    values: list[int], opens_with: int
) -> None:
    found = opening_month({JANUARY.plus(n): count for n, count in enumerate(values)})
    assert found == JANUARY.plus(opens_with)
