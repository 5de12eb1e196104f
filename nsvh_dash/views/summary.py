"""Sentences with figures in them: what a page says before anyone has looked at a chart."""

from __future__ import annotations

from collections.abc import Sequence

from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.views import format as fmt
from nsvh_dash.views.tile import Tile

_MOST_NAMED = 4


def summarise(tiles: Sequence[Tile], month: Month) -> tuple[str, ...]:
    """At most four sentences: how many reach target, which miss it, what is close, what cannot be judged."""
    of = {status: [tile for tile in tiles if tile.status is status] for status in Status}
    judged = len(of[Status.REACHED]) + len(of[Status.NEAR]) + len(of[Status.MISSED])
    sentences = [_reached(len(of[Status.REACHED]), judged, month)]
    if of[Status.MISSED]:
        sentences.append(_missed(of[Status.MISSED]))
    if of[Status.NEAR]:
        sentences.append(f"Nära målet är {_names(of[Status.NEAR])}.")
    not_judged = _not_judged(of)
    if not_judged:
        sentences.append(not_judged)
    return tuple(sentences)


def coverage_sentence(tiles: Sequence[Tile]) -> str:
    """`22 av 24 enheter har lämnat alla uppgifter om listade patienter`, for the indicator that lacks most."""
    asked = [tile for tile in tiles if tile.expected > 1 and tile.status is not Status.NOT_MEASURABLE]
    if not asked:
        return ""
    least = min(asked, key=lambda tile: tile.reporting / tile.expected)
    if least.reporting == least.expected:
        return "alla enheter har lämnat sina uppgifter"
    return f"{least.reporting} av {least.expected} enheter har lämnat alla uppgifter om {_lower(least.short_name)}"


def _reached(reached: int, judged: int, month: Month) -> str:
    period = fmt.month(month)
    if judged == 0:
        return f"Ingen indikator kan bedömas mot ett mål i {period}."
    if reached == judged:
        every = "Indikatorn med mål" if judged == 1 else f"Alla {fmt.counting(judged)} indikatorer med mål"
        return f"{every} når målet i {period}."
    if reached == 0 and judged == 1:
        return f"Den enda indikator som kan bedömas når inte målet i {period}."
    if reached == 0:
        return f"Ingen av {fmt.counting(judged)} bedömda indikatorer når målet i {period}."
    return f"{fmt.capital(fmt.counting(reached))} av {fmt.counting(judged)} bedömda indikatorer når målet i {period}."


def _missed(tiles: Sequence[Tile]) -> str:
    worst = max(tiles, key=lambda tile: tile.severity)
    where = f" ({worst.place})" if worst.place else ""
    detail = f"{_lower(worst.short_name)}{where}: {worst.value} mot målet {worst.target_text}"
    if len(tiles) == 1:
        return f"Målet nås inte för {detail}."
    return f"{fmt.capital(fmt.counting(len(tiles)))} når inte målet; längst från det är {detail}."


def _not_judged(of: dict[Status, list[Tile]]) -> str:
    parts = []
    if of[Status.NO_TARGET]:
        parts.append(f"{fmt.counting(len(of[Status.NO_TARGET]))} har inget mål")
    if of[Status.NOT_MEASURABLE]:
        parts.append(
            f"{fmt.counting(len(of[Status.NOT_MEASURABLE]))} kan inte följas upp ({_names(of[Status.NOT_MEASURABLE])})"
        )
    if of[Status.MISSING]:
        parts.append(f"{fmt.counting(len(of[Status.MISSING]))} saknar uppgift")
    return f"{fmt.capital(fmt.listing(parts))}." if parts else ""


def _names(tiles: Sequence[Tile]) -> str:
    named = [_lower(tile.short_name) for tile in tiles[:_MOST_NAMED]]
    if len(tiles) > _MOST_NAMED:
        named.append(f"{fmt.counting(len(tiles) - _MOST_NAMED)} till")
    return fmt.listing(named)


def _lower(name: str) -> str:
    """A name inside a sentence; abbreviations such as HME keep their capitals."""
    first = name.split(" ")[0].split("-")[0]
    return name if first.isupper() else name[:1].lower() + name[1:]
