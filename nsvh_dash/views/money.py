"""Amounts as the reader wants them: thousands or millions of kronor, and what rounding does to a sum."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from nsvh_dash.views import format as fmt


class AmountUnit(StrEnum):
    """What amounts are written in, one for a whole page."""

    TKR = "tkr"
    MNKR = "mnkr"

    @property
    def decimals(self) -> int:
        """As many as the follow-up reports write."""
        return 0 if self is AmountUnit.TKR else 1

    @property
    def thousands(self) -> int:
        """How many thousands of kronor one of it is."""
        return 1 if self is AmountUnit.TKR else 1000


def scaled(thousands: float | None, unit: AmountUnit) -> float | None:
    """An amount of tkr in the unit, unrounded: for charts and files."""
    return None if thousands is None else thousands / unit.thousands


def bare(thousands: float | None, unit: AmountUnit, *, signed: bool = False) -> str:
    """`−37 583` or `−37,6` from an amount in tkr; a dash where there is none. For cells under a unit."""
    if thousands is None:
        return fmt.ABSENT
    return fmt.number(thousands / unit.thousands, unit.decimals, signed=signed)


def written(thousands: float | None, unit: AmountUnit, *, signed: bool = False) -> str:
    """`−37 583 tkr` or `−37,6 mnkr`; a dash where there is none. For sentences and labels."""
    return fmt.ABSENT if thousands is None else fmt.with_unit(bare(thousands, unit, signed=signed), unit)


def is_nothing(thousands: float, unit: AmountUnit) -> bool:
    """True for an amount that is written as zero."""
    return not _rounded(thousands, unit)


def parts_note(parts: Iterable[float | None], total: float | None, unit: AmountUnit) -> str:
    """Says by how much rounded parts miss their rounded total; empty when they add up as they are written.

    Only rounding is spoken of: parts that do not add up unrounded are the statement's to explain.
    """
    known = [part for part in parts if part is not None]
    if total is None or not known:
        return ""
    added, shown = sum(_rounded(part, unit) for part in known), _rounded(total, unit)
    left = shown - added
    if not left or not math.isclose(sum(known), total, rel_tol=_ALIKE, abs_tol=_ALIKE):
        return ""
    return (
        f"Avrundade delar summerar till {_plain(Decimal(added), unit)} {unit}, summan är {_plain(shown, unit)}; "
        f"skillnaden {_plain(Decimal(left), unit)} beror på avrundning."
    )


_ALIKE = 1e-9
"""Sums of floating amounts differ by less than this, however they are added."""


def _rounded(thousands: float, unit: AmountUnit) -> Decimal:
    exact = Decimal(repr(float(thousands))) / unit.thousands
    return exact.quantize(Decimal(1).scaleb(-unit.decimals), rounding=ROUND_HALF_UP)


def _plain(amount: Decimal, unit: AmountUnit) -> str:
    return fmt.number(float(amount), unit.decimals)
