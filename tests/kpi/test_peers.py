"""Units of a size: thirds, ties together, and none where there are too few."""

from __future__ import annotations

from nsvh_dash.kpi.peers import Size, size_classes


def test_units_are_divided_into_thirds_by_size() -> None:
    found = size_classes({"f": 60, "a": 10, "b": 20, "c": 30, "d": 40, "e": 50})
    assert [found[unit] for unit in "abcdef"] == [*[Size.SMALL] * 2, *[Size.MIDDLE] * 2, *[Size.LARGE] * 2]


def test_units_of_the_same_size_are_in_the_same_class() -> None:
    found = size_classes({"a": 1, "b": 2, "c": 2, "d": 2, "e": 3, "f": 4, "g": 5})
    assert len({found["b"], found["c"], found["d"]}) == 1


def test_few_units_are_not_divided() -> None:
    assert size_classes(dict.fromkeys("abcde", 1.0)) == {}
