"""The chapters about indicators: quality by area and subject, and staff by area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nsvh_dash.model.indicator import Group
from nsvh_dash.model.organisation import NodeKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import screens
from nsvh_dash.views.card import Card
from nsvh_dash.views.chart_block import source_note, trend_block
from nsvh_dash.views.lookup import place
from nsvh_dash.views.report.document import Block, Chapter, Figure, figure_of
from nsvh_dash.views.report.facts import Facts
from nsvh_dash.views.report.indicator_rows import build_row, indicator_table, table_key
from nsvh_dash.views.report.plans import special_chapter, work_environment_chapter
from nsvh_dash.views.report.written import comment_blocks
from nsvh_dash.views.texts import report as words


def quality_chapter(facts: Facts) -> Chapter:
    """Availability and production: the node's own, then those of each area below it that has some."""
    parts, key = _parts(facts), (table_key(facts.month),)
    if len(parts) == 1 and facts.node_id in parts:
        own = _groups(facts, parts[facts.node_id], facts.node_id)
        return Chapter(words.QUALITY, key, (*own, special_chapter(facts)))
    return Chapter(
        words.QUALITY,
        key if parts else (),
        (
            *(Chapter(_part_name(facts, part), sections=_groups(facts, cards, part)) for part, cards in parts.items()),
            special_chapter(facts),
        ),
    )


def _parts(facts: Facts) -> dict[str, list[Card]]:
    """The cards by where they lie: at the node itself, or in one of the areas directly below it."""
    organisation = facts.catalogue.organisation
    below = [facts.node_id, *(child.id for child in organisation.children(facts.node_id, facts.month))]
    parts: dict[str, list[Card]] = {part: [] for part in below}
    for card in facts.cards:
        if card.tile.group in words.GROUPS:
            path = [node.id for node in organisation.path(card.tile.node_id, facts.month)]
            parts[next(part for part in reversed(below) if part in path)].append(card)
    return {part: cards for part, cards in parts.items() if cards}


def _part_name(facts: Facts, part: str) -> str:
    name = facts.catalogue.organisation[part].name
    return words.OWN_PART.format(node=name) if part == facts.node_id else name


def _groups(facts: Facts, cards: Sequence[Card], part: str) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(title, tuple(indicator_blocks(facts, those, part, title)))
        for group, title in words.GROUPS.items()
        if (those := [card for card in cards if card.tile.group is group])
    )


def indicator_blocks(facts: Facts, cards: Sequence[Card], at: str, title: str) -> Iterator[Block]:
    """The table of some indicators, what is written about them, and the trend of what does not reach its target."""
    figures = facts.figures((card.tile.indicator_id, card.tile.node_id) for card in cards)
    catalogue = facts.catalogue
    rows = [
        build_row(
            catalogue,
            catalogue.indicators_by_id[card.tile.indicator_id],
            card.tile.node_id,
            facts.month,
            figures,
            "" if card.tile.node_id == at else card.tile.place,
        )
        for card in cards
    ]
    caption = f"{title}, {catalogue.organisation[at].name}, {fmt.month(facts.month)}"
    yield from indicator_table(caption, rows, facts.month)
    subjects = [(card.tile.indicator_id, card.tile.node_id, card.tile.short_name) for card in cards]
    yield from comment_blocks(subjects, facts.signed)
    for card in cards:
        if card.needs_attention:
            yield _trend(facts, card.tile.indicator_id, card.tile.node_id)


def _trend(facts: Facts, indicator_id: str, node_id: str) -> Figure:
    trend = screens.read_trend(facts.snapshot, facts.catalogue, indicator_id, node_id, facts.month)
    return figure_of(trend_block(trend, source_note(facts.catalogue, indicator_id, facts.imported_at)), trend)


def staff_chapter(facts: Facts) -> Chapter:
    """Staff: the node's own indicators, and the same by business area for the administration."""
    cards = [card for card in facts.cards if card.tile.group is Group.STAFFING]
    blocks = indicator_blocks(facts, cards, facts.node_id, words.STAFF) if cards else iter(())
    by_area = Chapter(words.STAFF_BY_AREA, tuple(_by_area(facts, cards)))
    return Chapter(words.STAFF, tuple(blocks), (by_area, work_environment_chapter(facts)))


def _by_area(facts: Facts, cards: Sequence[Card]) -> Iterator[Block]:
    """A row for each indicator and business area that has a figure of its own."""
    catalogue, month = facts.catalogue, facts.month
    children = catalogue.organisation.children(facts.node_id, month)
    areas = [child for child in children if child.kind is NodeKind.BUSINESS_AREA]
    indicators = [catalogue.indicators_by_id[card.tile.indicator_id] for card in cards if not card.tile.place]
    places = [
        (indicator, area)
        for indicator in indicators
        for area in areas
        if (found := place(catalogue, indicator, area.id, month)) is not None and not found.elsewhere
    ]
    if not places:
        return
    figures = facts.figures((indicator.id, area.id) for indicator, area in places)
    rows = [build_row(catalogue, indicator, area.id, month, figures, area.name) for indicator, area in places]
    known = [row for row in rows if any(cell != fmt.ABSENT for cell in row.cells)]
    if known:
        yield from indicator_table(f"{words.STAFF_BY_AREA}, {fmt.month(month)}", known, month)
