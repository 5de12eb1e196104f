"""Signal or noise: every indicator of a node by whether its month is a sure change and whether its target holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.spc import Assurance, PointType
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Perspective
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.card import Card
from nsvh_dash.views.chart_block import ChartBlock, DataTable
from nsvh_dash.views.texts import overview as words
from nsvh_dash.views.verdict_text import ASSURANCE_WORD, VARIATION_WORD, Tone

_TONES = {
    PointType.IMPROVEMENT: Tone.GOOD,
    PointType.COMMON_CAUSE: Tone.QUIET,
    PointType.CONCERN: Tone.ATTENTION,
}
EVERY = ""
"""No choice: every perspective, or every area."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The indicators with the same two verdicts."""

    variation: PointType
    assurance: Assurance | None
    title: str
    tone: Tone
    """Whether its row is good news, wants attention, or neither."""
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class SignalGrid:
    """The grid, row by row, with what could not be placed in it."""

    perspective: str
    area: str
    perspectives: dict[str, str]
    """What may be chosen: id and word, the choice of all first."""
    areas: dict[str, str]
    cells: tuple[Cell, ...]
    without: tuple[tuple[str, tuple[Card, ...]], ...]
    """Why there is no chart, and those it holds for."""
    summary: tuple[str, ...]
    caption: str
    rows: tuple[Card, ...]
    """Every indicator as the table lists them: grid order, those without a chart last."""

    def block(self, subtitle: str) -> ChartBlock:
        """Its words and its table, for files."""
        return ChartBlock(self.caption, subtitle, " ".join(self.summary), _table(self.caption, self.rows))


def build_signal_grid(catalogue: Catalogue, cards: Sequence[Card], perspective: str, area: str) -> SignalGrid:
    """The grid of a scorecard's cards, of one perspective and area when asked for; what is unknown means all."""
    organisation = catalogue.organisation
    held = {card.tile.perspective for card in cards}
    perspectives = {EVERY: words.EVERY_PERSPECTIVE} | {
        str(found): texts.PERSPECTIVE[found] for found in Perspective if found in held
    }
    areas = {EVERY: words.EVERY_AREA} | {
        area_id: texts.ADMINISTRATION_WIDE if area_id == organisation.root.id else organisation[area_id].name
        for area_id in sorted({card.area_id for card in cards}, key=lambda a: (a != organisation.root.id, a))
    }
    perspective = perspective if perspective in perspectives else EVERY
    area = area if area in areas else EVERY
    chosen = [
        card for card in cards if perspective in (EVERY, str(card.tile.perspective)) and area in (EVERY, card.area_id)
    ]
    cells = tuple(_cells(chosen))
    without = _without(chosen)
    rows = [card for cell in cells for card in cell.cards] + [card for _, those in without for card in those]
    caption = f"{words.PAGE_SIGNAL}: {perspectives[perspective].lower()}, {areas[area]}"
    return SignalGrid(
        perspective, area, perspectives, areas, cells, without, _summary(cells, without), caption, tuple(rows)
    )


def _cells(cards: Sequence[Card]) -> list[Cell]:
    return [
        Cell(
            variation,
            assurance,
            f"{VARIATION_WORD[variation]} – {ASSURANCE_WORD[assurance]}",
            _TONES[variation],
            tuple(
                card for card in cards if card.standing.variation is variation and card.standing.assurance is assurance
            ),
        )
        for variation in words.VARIATION_ORDER
        for assurance in words.ASSURANCE_ORDER
    ]


def _without(cards: Sequence[Card]) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    """Those without a chart, by reason."""
    those: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        if not card.standing.verdicts:
            those[card.standing.reason].append(card)
    return tuple((reason, tuple(found)) for reason, found in those.items())


def _summary(cells: Sequence[Cell], without: Sequence[tuple[str, tuple[Card, ...]]]) -> tuple[str, ...]:
    """What the grid says: how many are signals each way, how many are noise, whose target will not be reached."""
    many = {
        variation: sum(len(cell.cards) for cell in cells if cell.variation is variation)
        for variation in words.VARIATION_ORDER
    }
    placed, left = sum(many.values()), sum(len(those) for _, those in without)
    if placed == 0:
        if left == 1:
            return ("Den enda indikatorn kan inte visas i styrdiagram.",)
        return (f"Ingen av {_counted(left)} kan visas i styrdiagram.",) if left else ()
    sentences = [
        f"Av {_counted(placed)} med styrdiagram visar {_none_or(many[PointType.IMPROVEMENT])} säker förbättring, "
        f"{_none_or(many[PointType.CONCERN])} säker försämring och {_none_or(many[PointType.COMMON_CAUSE])} "
        "ingen säker förändring."
    ]
    fails = sum(len(cell.cards) for cell in cells if cell.assurance is Assurance.FAILS)
    judged = sum(len(cell.cards) for cell in cells if cell.assurance is not None)
    if judged:
        count = fmt.capital(_one_thing(fails)) if fails else "Inget"
        sentences.append(f"{count} av {fmt.counting(judged)} mål för månaden ligger bortom vad värdena brukar nå.")
    if left:
        sentences.append(f"{fmt.capital(fmt.counting(left))} har inget styrdiagram.")
    return tuple(sentences)


def _table(caption: str, cards: Sequence[Card]) -> DataTable:
    """An indicator a row: its figure, its status, the two verdicts, and why one is missing."""
    headings = (
        texts.INDICATOR, texts.UNIT_HEADING, words.VALUE_HEADING, words.MEASURE_HEADING, words.PERIOD_HEADING,
        texts.STATUS_HEADING, words.CHANGE_VERDICT, words.TARGET_VERDICT, words.NOTE_HEADING,
    )  # fmt: skip
    rows = [_texts(card) for card in cards]
    raw = tuple((*row[:2], card.tile.amount, *row[3:]) for row, card in zip(rows, cards, strict=True))
    statuses = tuple(card.tile.status for card in cards)
    return DataTable(caption, headings, tuple(rows), raw, (2,), statuses, headings.index(texts.STATUS_HEADING))


def _texts(card: Card) -> tuple[str, ...]:
    tile, standing = card.tile, card.standing
    return (
        tile.name, tile.place, tile.value, tile.unit, tile.period, tile.status_word,
        VARIATION_WORD[standing.variation] if standing.variation else words.NO_VERDICT,
        ASSURANCE_WORD[standing.assurance],
        standing.note or standing.reason,
    )  # fmt: skip


def _counted(count: int) -> str:
    return f"{fmt.counting(count)} {'indikator' if count == 1 else 'indikatorer'}"


def _one_thing(count: int) -> str:
    """The count of a neuter noun."""
    return "ett" if count == 1 else fmt.counting(count)


def _none_or(count: int) -> str:
    return fmt.counting(count) if count else "ingen"
