"""All definitions together, as the catalogue files gave them, with lookup by the names people use."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from rapidfuzz import fuzz, process

from nsvh_dash.model.errors import UnknownName
from nsvh_dash.model.event import Event
from nsvh_dash.model.finance import Account, AccountKind
from nsvh_dash.model.goal import Assignment, Plan
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.organisation import Node, Organisation
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.model.planning import Proposal
from nsvh_dash.model.profile import Profile
from nsvh_dash.model.source import Source
from nsvh_dash.model.target import Target

_UNSEEN = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF], None)
"""Characters nobody sees: soft hyphens, joiners, byte order marks and marks of direction."""


def fold(name: str) -> str:
    """A name as compared: Unicode-normalised, case, dashes and spaces folded, unseen characters left out."""
    text = unicodedata.normalize("NFKC", name).casefold()
    if not text.isascii():
        text = text.translate(_UNSEEN)
    for dash in "‐‑‒–—−":
        text = text.replace(dash, "-")
    return " ".join(text.split())


def nearest(name: str, candidates: Iterable[str], count: int = 3) -> list[str]:
    """The candidates most like a name, best first; none that are not alike at all."""
    found = process.extract(name, list(candidates), scorer=fuzz.WRatio, processor=fold, limit=count, score_cutoff=60)
    return [match for match, _score, _index in found]


@dataclass(frozen=True)
class Catalogue:
    """Organisation, indicators, accounts, targets, profiles, sources, events, proposals and goals of one moment."""

    organisation: Organisation
    indicators: tuple[Indicator, ...]
    accounts: tuple[Account, ...]
    targets: tuple[Target, ...]
    profiles: tuple[Profile, ...]
    sources: tuple[Source, ...] = ()
    events: tuple[Event, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    plans: tuple[Plan, ...] = ()
    """The goals of each year that has a plan, oldest first."""
    closed_through: Month | None = None
    """The last month whose figures are settled; what changes them wants to be seen."""
    other_subjects: tuple[str, ...] = ()
    """Words for what reports tell numbers of and nobody follows here, such as a market share."""
    notice: str = ""
    """Shown on every page and export, for example that the data is demo data."""
    fingerprint: str = field(default="", compare=False)
    """Changes when any file of the catalogue changes."""

    @cached_property
    def indicators_by_id(self) -> dict[str, Indicator]:
        """Indicators and component series by id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def accounts_by_id(self) -> dict[str, Account]:
        """Accounts by id."""
        return {account.id: account for account in self.accounts}

    def lines_holding(self, account_id: str, month: Month | None = None) -> list[str]:
        """The account and every line it counts in, upwards, in a month; now when none is given."""
        parent = self.accounts_by_id[account_id].parent_in(month)
        return [account_id] if parent is None else [account_id, *self.lines_holding(parent, month)]

    def parts_of(self, line: str, month: Month | None = None) -> list[Account]:
        """The accounts that make up a line in a month, in the order they are shown; now when none is given."""
        return [account for account in self.accounts if account.parent_in(month) == line]

    @cached_property
    def targets_by_id(self) -> dict[str, Target]:
        """Targets by id (indicator@node:year)."""
        return {target.id: target for target in self.targets}

    @cached_property
    def sources_by_name(self) -> dict[str, Source]:
        """Source systems by name."""
        return {source.name: source for source in self.sources}

    @cached_property
    def plans_by_year(self) -> dict[int, Plan]:
        """The plans by year."""
        return {plan.year: plan for plan in self.plans}

    @cached_property
    def assignments_by_id(self) -> dict[str, Assignment]:
        """The assignments of every plan by id."""
        return {assignment.id: assignment for plan in self.plans for assignment in plan.assignments}

    @cached_property
    def result_account(self) -> Account:
        """The line every other line of the statement adds up to."""
        return next(account for account in self.accounts if account.kind is AccountKind.RESULT)

    @cached_property
    def _node_names(self) -> dict[str, str]:
        return {fold(n): node.id for node in self.organisation.nodes for n in (node.id, node.name, *node.aliases)}

    @cached_property
    def _indicator_names(self) -> dict[str, str]:
        return {fold(n): i.id for i in self.indicators for n in (i.id, i.name, i.short_name, *i.aliases)}

    def subject_name(self, subject_id: str) -> str | None:
        """The name of what people may write about: an indicator, account or assignment; None for anything else."""
        known = self.indicators_by_id | self.accounts_by_id | self.assignments_by_id
        return known[subject_id].name if subject_id in known else None

    def showing(self, indicator_id: str, kind: PeriodKind) -> Catalogue:
        """The same definitions with another kind of period in front for one indicator: what a reader asks to see."""
        if self.indicators_by_id[indicator_id].headline is kind:
            return self
        shown = (i.model_copy(update={"headline": kind}) if i.id == indicator_id else i for i in self.indicators)
        return replace(self, indicators=tuple(shown))

    def find_node(self, name: str) -> Node:
        """The node of an id, name or alias; UnknownName with the nearest otherwise."""
        node_id = self._node_names.get(fold(name))
        if node_id is None:
            raise UnknownName(_unknown("enheten", name, (n.name for n in self.organisation.nodes)))
        return self.organisation[node_id]

    def find_indicator(self, name: str) -> Indicator:
        """The indicator of an id, name or alias; UnknownName with the nearest otherwise."""
        indicator_id = self._indicator_names.get(fold(name))
        if indicator_id is None:
            raise UnknownName(_unknown("indikatorn", name, (i.name for i in self.indicators)))
        return self.indicators_by_id[indicator_id]


def _unknown(what: str, name: str, candidates: Iterable[str]) -> str:
    alike = nearest(name, candidates)
    hint = f" Närmast: {'; '.join(f'”{a}”' for a in alike)}." if alike else ""
    return f"{what} ”{name}” finns inte i katalogen.{hint}"
