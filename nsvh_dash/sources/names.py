"""Finds units, indicators and accounts by the names a file uses, each spelling looked up once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from nsvh_dash.model.catalogue import Catalogue, fold, nearest
from nsvh_dash.model.finance import Account
from nsvh_dash.model.indicator import Formula, Indicator, Measure, TimeRule, UnitRule
from nsvh_dash.model.organisation import Node
from nsvh_dash.model.profile import Profile
from nsvh_dash.sources.cells import Cell, as_text

K = TypeVar("K")
V = TypeVar("V")

_SHARES = (Formula.REPORTED, Formula.WITHIN_LIMIT, Formula.SHARE)
_MAY_BE_NEGATIVE = (Formula.BUDGET_VARIANCE, Formula.FORECAST_VARIANCE, Formula.DEVELOPMENT)


class Memo(dict[K, V], Generic[K, V]):
    """Remembers what a function gave for each argument; a plain dict lookup the second time."""

    def __init__(self, function: Callable[[K], V]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: K) -> V:
        value = self[key] = self._function(key)
        return value


@dataclass(slots=True)
class Series:
    """What the row checks need to know of an indicator or account."""

    id: str
    name: str
    is_account: bool = False
    is_percent: bool = False
    is_count: bool = False
    is_ratio: bool = False
    is_share: bool = False
    """A part of a whole: the numerator cannot exceed the denominator."""
    is_yearly: bool = False
    may_be_negative: bool = True

    @classmethod
    def of_indicator(cls, indicator: Indicator) -> Series:
        """An indicator, with what its measure and rules say of its values."""
        percent = indicator.measure is Measure.PERCENT
        share = percent and indicator.unit_rule is UnitRule.RATIO and indicator.formula in _SHARES
        return cls(
            indicator.id,
            indicator.name,
            is_percent=percent,
            is_count=indicator.measure is Measure.COUNT,
            is_ratio=indicator.is_ratio,
            is_share=share and not indicator.may_exceed_100,
            is_yearly=indicator.time_rule is TimeRule.YEARLY,
            may_be_negative=indicator.measure is Measure.TKR or indicator.formula in _MAY_BE_NEGATIVE,
        )

    @classmethod
    def of_account(cls, account: Account) -> Series:
        """An account: amounts in tkr of either sign."""
        return cls(account.id, account.name, is_account=True)


class Names:
    """The names, ids and aliases of one catalogue, folded."""

    _latest: ClassVar[tuple[Catalogue, Names] | None] = None

    @classmethod
    def of(cls, catalogue: Catalogue) -> Names:
        """The names of a catalogue, made once for all the files of an import."""
        latest = cls._latest
        if latest is None or latest[0] is not catalogue:
            latest = cls._latest = (catalogue, cls(catalogue))
        return latest[1]

    def __init__(self, catalogue: Catalogue) -> None:
        self.organisation = catalogue.organisation
        self.nodes: dict[str, Node] = {
            fold(name): node for node in catalogue.organisation.nodes for name in (node.id, node.name, *node.aliases)
        }
        self.indicators = _series_by_name(
            (Series.of_indicator(i), (i.id, i.name, i.short_name, *i.aliases)) for i in catalogue.indicators
        )
        self.accounts = _series_by_name(
            (Series.of_account(account), (account.id, account.name, *account.aliases)) for account in catalogue.accounts
        )
        self._sum_lines = {account.parent for account in catalogue.accounts}

    def of_profile(self, profile: Profile) -> Names:
        """These names together with the source system's own codes and spellings."""
        # What is fixed, or has a column of its own, says by its id whether it is an indicator or an account.
        fixed = {series: series for series in (*profile.indicator_columns.values(), profile.indicator) if series}
        if not (profile.units or profile.indicators or fixed.keys() & self.accounts.keys()):
            return self
        names = copy(self)
        names.nodes = self.nodes | {fold(text): self.organisation[node] for text, node in profile.units.items()}
        everything = self.accounts | self.indicators
        mapped = {fold(text): everything[series] for text, series in profile.indicators.items()}
        names.accounts = self.accounts | {text: series for text, series in mapped.items() if series.is_account}
        names.indicators = (
            self.indicators
            | {text: series for text, series in mapped.items() if not series.is_account}
            | {series: everything[series] for series in fixed}
        )
        return names

    def node(self, cell: Cell) -> Node | None:
        """The unit or area a cell names."""
        return self.nodes.get(fold(as_text(cell))) if cell is not None else None

    def series(self, cell: Cell, accounts: bool) -> Series | None:
        """The indicator, or the account, a cell names."""
        known = self.accounts if accounts else self.indicators
        return known.get(fold(as_text(cell))) if cell is not None else None

    def is_sum_line(self, series: Series) -> bool:
        """True for an account that is the sum of others."""
        return series.is_account and series.id in self._sum_lines


def _series_by_name(series: Iterable[tuple[Series, tuple[str, ...]]]) -> dict[str, Series]:
    return {fold(name): one for one, names in series for name in names if name}


def unknown(what: str, name: str, candidates: Iterable[str]) -> str:
    """Says that a name is not in the catalogue, with the nearest that are; never a guess."""
    alike = nearest(name, candidates)
    hint = f" Närmast: {', '.join(f'”{a}”' for a in alike)}." if alike else ""
    return f"{what} finns inte i katalogen.{hint}"
