"""Planning: proposals with what they cost year by year, their sums, and the sums without what is switched off."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from nsvh_dash.kpi.finance import planning
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.model.planning import Proposal, ProposalKind, ProposalState
from nsvh_dash.views import format as fmt
from nsvh_dash.views.chart_block import Cell, ChartBlock, DataTable, heading
from nsvh_dash.views.money import AmountUnit, bare, parts_note, scaled, written
from nsvh_dash.views.texts import outlook as words


@dataclass(frozen=True, slots=True)
class Toggle:
    """A proposal that can be left out of the sum."""

    proposal_id: str
    name: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class PlanningScreen:
    """What the page Planering shows."""

    toggles: tuple[Toggle, ...]
    sentences: tuple[str, ...]
    consequences: ChartBlock
    """The table of proposals and sums with its words; there is no drawing."""
    notes: tuple[str, ...]
    is_empty: bool


def known_ids(catalogue: Catalogue) -> frozenset[str]:
    """Every proposal there is, by id."""
    return frozenset(proposal.id for proposal in catalogue.proposals)


def build_planning(
    catalogue: Catalogue, node_id: str, month: Month, left_out: Collection[str], unit: AmountUnit, source: str
) -> PlanningScreen:
    """The proposals of a node and below, amounts in one unit; those left out stay in the table but not in the sum."""
    found = planning.proposals(catalogue, node_id, month)
    years = planning.years(catalogue)
    chosen = [proposal for proposal in found if proposal.id not in left_out]
    caption = f"{words.CONSEQUENCES}, {unit} per år, {catalogue.organisation[node_id].name}"
    table = _table(catalogue, found, chosen, years, unit, caption)
    block = ChartBlock(_title(found, chosen, years, unit), f"{caption}; {source}", _by_state(found, years, unit), table)
    return PlanningScreen(
        tuple(Toggle(one.id, _name(one), one.id not in left_out) for one in found),
        (block.title + ".", block.summary),
        block,
        tuple(_notes(found, chosen, years, unit)),
        not found,
    )


def _name(proposal: Proposal) -> str:
    return f"{proposal.name} ({words.INVENTED})" if proposal.invented else proposal.name


def _whole(found: Iterable[Proposal], years: tuple[int, ...]) -> float | None:
    known = [amount for amount in planning.sums(found, years).values() if amount is not None]
    return sum(known) if known else None


def _title(found: tuple[Proposal, ...], chosen: list[Proposal], years: tuple[int, ...], unit: AmountUnit) -> str:
    if not found:
        return words.NO_PROPOSALS.rstrip(".")
    span = f"{years[0]}{fmt.EN_DASH}{years[-1]}"
    if len(chosen) == len(found):
        return f"{fmt.capital(fmt.counting(len(found)))} förslag kostar {written(_whole(found, years), unit)} {span}"
    less = (_whole(found, years) or 0.0) - (_whole(chosen, years) or 0.0)
    return (
        f"{fmt.capital(fmt.counting(len(chosen)))} av {fmt.counting(len(found))} förslag kostar "
        f"{written(_whole(chosen, years) or 0.0, unit)} {span}, {written(less, unit)} mindre än alla"
    )


def _by_state(found: tuple[Proposal, ...], years: tuple[int, ...], unit: AmountUnit) -> str:
    told = []
    for state in ProposalState:
        those = [proposal for proposal in found if proposal.state is state]
        if those:
            told.append(f"{words.STATES[state].lower()} {written(_whole(those, years), unit)} ({len(those)} förslag)")
    return f"Alla förslag efter läge: {fmt.listing(told)}." if told else ""


def _table(
    catalogue: Catalogue,
    found: tuple[Proposal, ...],
    chosen: list[Proposal],
    years: tuple[int, ...],
    unit: AmountUnit,
    caption: str,
) -> DataTable:
    headings = (
        words.PROPOSAL,
        words.STATE,
        *(heading(str(year), unit) for year in years),
        heading(words.TOTAL, unit),
        words.KIND,
        words.PLACE,
        words.FOCUS_AREA,
        words.PRICE_LEVEL,
        words.POSTS,
        words.SOURCE,
    )
    each = [(_name(one), words.STATES[one.state], [one], _about(catalogue, one)) for one in found]
    nothing = ("",) * (len(headings) - len(years) - 3)
    each += [
        (f"{words.TOTAL}, {words.KINDS[kind].lower()}", "", those, nothing)
        for kind in ProposalKind
        if (those := [one for one in found if one.kind is kind])
    ]
    each.append((words.ALL_SUM, "", list(found), nothing))
    if len(chosen) < len(found):
        each.append((words.CHOSEN_SUM, "", chosen, nothing))
    rows, raw = [], []
    for name, state, those, about in each:
        amounts = (*planning.sums(those, years).values(), _whole(those, years))
        rows.append((name, state, *(bare(amount, unit) for amount in amounts), *about))
        cells: tuple[Cell, ...] = (name, state, *(scaled(amount, unit) for amount in amounts), *about)
        raw.append(cells)
    return DataTable(
        caption,
        headings,
        tuple(rows),
        tuple(raw),
        (*range(2, 3 + len(years)), len(headings) - 3, len(headings) - 2),
        sums=frozenset(range(len(found), len(each))),
    )


def _about(catalogue: Catalogue, one: Proposal) -> tuple[str, ...]:
    return (
        words.KINDS[one.kind],
        catalogue.organisation[one.node].name,
        one.focus_area,
        fmt.ABSENT if one.price_level is None else str(one.price_level),
        fmt.ABSENT if one.posts is None else _posts(one.posts),
        one.source,
    )


def _posts(posts: float) -> str:
    decimals = next(places for places in range(3) if places == 2 or posts == round(posts, places))
    return fmt.number(posts, decimals)


def _notes(
    found: tuple[Proposal, ...], chosen: list[Proposal], years: tuple[int, ...], unit: AmountUnit
) -> Iterable[str]:
    """What a sum hides: prices of several years, years without an amount, and rounding."""
    yield words.CONSEQUENCES_WHAT
    levels = sorted({one.price_level for one in chosen if one.price_level is not None})
    unsaid = any(one.price_level is None for one in chosen)
    if len(levels) + unsaid > 1:
        told = [f"{level} års priser" for level in levels] + (["priser som underlaget inte anger"] if unsaid else [])
        yield f"Summorna blandar {fmt.listing(told)}; beloppen är inte omräknade."
    for year, total in planning.sums(found, years).items():
        if note := parts_note([one.amounts.get(year) for one in found], total, unit):
            yield f"{year}: {note}"
