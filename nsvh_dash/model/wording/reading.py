"""What the numbers, units and comparing words of a wording mean for the indicator it is a target of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nsvh_dash.model.catalogue import fold
from nsvh_dash.model.errors import WordingError
from nsvh_dash.model.indicator import Direction, Indicator, Measure
from nsvh_dash.model.wording.vocabulary import BOUNDS, CEILING, POINTS, UNITS, UPWARD

ACCEPTED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("en nivå", ("95 %", "minst 95 %", "högst 16 månader", "> 90 %", "mindre än 2 %", "≥ 0", "minst 5 000 per månad")),
    ("mer än i fjol", ("Öka med 10 % jämfört med föregående år",)),
    ("över fjolårets månad", ("Öka varje månad jämfört med föregående år",)),
    ("mer än vid årets början", ("Öka med minst 1 000 listade under året",)),
    ("ett mål för året", ("minst 60 000 under året", "minst 172 000 vid årets slut")),
    ("en månadsplan", ("56 632 i april, 57 000 i maj", "5 227")),
    ("budget", ("Enligt budget", "Enligt budgeterade timmar")),
    ("inget mål", ("Inte klart än", "Inget målvärde", "Följs upp årsvis")),
    ("tillägg", ("79 (kan revideras)", "minst 60 000 under året, fördelat som förra året")),
)
"""The forms a wording may have, each with examples."""

_WHOLE = (Measure.COUNT, Measure.HOURS, Measure.TKR)
_TWO_READINGS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A wording, the indicator it speaks of and the year it was decided for."""

    wording: str
    indicator: Indicator
    year: int

    @property
    def measure(self) -> Measure:
        """The measure of a month's figure: what is done of what is planned is a number there."""
        return Measure.COUNT if self.is_done_of_planned else self.indicator.measure

    @property
    def is_done_of_planned(self) -> bool:
        """True for a number done so far this year, of so many planned."""
        return self.indicator.measure is Measure.DONE_OF_PLANNED

    def refuse(self, why: str) -> WordingError:
        """The error that says what does not fit."""
        return WordingError(self.wording, why)

    def not_understood(self) -> WordingError:
        """The error that lists every accepted form."""
        forms = "; ".join(f"{name}: {', '.join(f'”{e}”' for e in examples)}" for name, examples in ACCEPTED)
        return self.refuse(f"kan inte läsas som ett mål för {self.indicator.short_name}. Skriv så här: {forms}")

    def amount(self, number: str, unit: str | None, measure: Measure) -> float:
        """A number in the measure it should have; WordingError when unit or number does not do."""
        digits = number.replace(" ", "")
        if _TWO_READINGS.fullmatch(digits.lstrip("+-")) and ("." in digits or measure in _WHOLE):
            thousands = f"{digits[:-4]} {digits[-3:]}"
            raise self.refuse(f"har talet {digits}, som kan läsas på två sätt; skriv ”{thousands}” om det är tusental")
        return float(digits.replace(",", ".")) * self._factor(unit, measure, UNITS[measure])

    def difference(self, number: str, unit: str | None) -> float:
        """The distance between two figures: percentages lie percentage points apart."""
        units = POINTS if self.measure is Measure.PERCENT else UNITS[self.measure]
        return self.amount(number, None, self.measure) * self._factor(unit, self.measure, units)

    def check_noun(self, noun: str | None) -> None:
        """WordingError when a noun is neither the indicator's unit nor a word of its name."""
        if noun is not None and not set(noun.split()) <= self._nouns():
            self._factor(noun, self.measure, UNITS[self.measure])

    def is_strict(self, bound: str | None) -> bool:
        """Whether a bound leaves equality out; WordingError when it bounds from the wrong side."""
        if bound is None:
            return False
        direction, strict = BOUNDS[bound]
        self._require(direction, bound)
        return strict

    def sign(self, bound: str | None, word: str) -> int:
        """+1 when a change is upwards, −1 when downwards; WordingError when that is the worse way."""
        upward = word.startswith(UPWARD)
        ceiling = bound in CEILING
        self._require(Direction.DOWN if upward == ceiling else Direction.UP, f"{word} {bound}" if bound else word)
        return 1 if upward else -1

    def check_year(self, stated: str | None, expected: int) -> None:
        """WordingError when a year the wording states is not the one it must be."""
        if stated is not None and int(stated) != expected:
            raise self.refuse(f"nämner {stated}, men målet gäller {self.year}")

    def _require(self, direction: Direction, word: str) -> None:
        if self.indicator.direction is not direction:
            better = "högre" if self.indicator.direction is Direction.UP else "lägre"
            raise self.refuse(f"säger ”{word}”, men för {self.indicator.short_name} är {better} bättre")

    def _factor(self, unit: str | None, measure: Measure, units: dict[str, float]) -> float:
        name = (unit or "").rstrip(".")
        if not name:
            return 1.0
        if name in units:
            return units[name]
        if any(name in others for others in (POINTS, *UNITS.values())):
            expected = next(iter(units))
            raise self.refuse(f"har enheten ”{name}”, men {self.indicator.short_name} anges i {expected}")
        if measure is Measure.COUNT and set(name.split()) <= self._nouns():
            return 1.0
        raise self.not_understood()

    def _nouns(self) -> set[str]:
        i = self.indicator
        return set(re.findall(r"[^\W\d_]+", fold(" ".join((i.counted, i.name, i.short_name, *i.aliases)))))
