"""Which units are alike in size: thirds of the units, by what the catalogue measures size by."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Size(StrEnum):
    """The third of the units that a unit belongs to by its size."""

    SMALL = "small"
    MIDDLE = "middle"
    LARGE = "large"


_LEAST = 6
"""With fewer units a third is too few to compare with."""


def size_classes(sizes: Mapping[str, float]) -> dict[str, Size]:
    """Each unit's third; units of the same size are in the same one. Empty with too few units to divide."""
    if len(sizes) < _LEAST:
        return {}
    ordered = sorted(sizes.values())
    return {unit: list(Size)[3 * ordered.index(size) // len(ordered)] for unit, size in sizes.items()}
