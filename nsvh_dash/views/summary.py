"""Sentences with figures in them: what a page says before anyone has looked at a chart."""

from __future__ import annotations

from collections.abc import Sequence

from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views.month_changes import Changes, Turn
from nsvh_dash.views.standing import Standing
from nsvh_dash.views.tile import Tile

_MOST_NAMED = 4


def summarise(tiles: Sequence[Tile], standings: Sequence[Standing], changes: Changes, month: Month) -> tuple[str, ...]:
    """Three to five sentences: what reaches target, what misses it, what turned, what is a signal, what is unjudged.

    `standings` are the control charts' verdicts on the tiles, in the same order.
    """
    of = {status: [tile for tile in tiles if tile.status is status] for status in Status}
    sentences = [_reached(of, month)]
    if of[Status.MISSED]:
        sentences.append(_missed(of[Status.MISSED]))
    sentences += [_turned(changes), _signals(tiles, standings)]
    not_judged = _not_judged(of)
    if not_judged:
        sentences.append(not_judged)
    return tuple(sentences)


def coverage_sentence(tiles: Sequence[Tile]) -> str:
    """`22 av 24 enheter har lämnat alla uppgifter om listade patienter`, for the indicator that lacks most."""
    asked = [tile for tile in tiles if tile.expected > 1 and _was_due(tile)]
    if not asked:
        return ""
    least = min(asked, key=lambda tile: tile.reporting / tile.expected)
    if least.reporting == least.expected:
        return "alla enheter har lämnat sina uppgifter"
    return f"{least.reporting} av {least.expected} enheter har lämnat alla uppgifter om {_lower(least.short_name)}"


def _was_due(tile: Tile) -> bool:
    """False for what could not be delivered, and for twelve months that reach back before the first known one."""
    begins_before = tile.kind is PeriodKind.ROLLING_12 and tile.amount is None
    return tile.status is not Status.NOT_MEASURABLE and not begins_before


def _reached(of: dict[Status, list[Tile]], month: Month) -> str:
    reached, near = len(of[Status.REACHED]), of[Status.NEAR]
    judged = reached + len(near) + len(of[Status.MISSED])
    period = fmt.month(month)
    if judged == 0:
        return f"Ingen indikator kan bedömas mot ett mål i {period}."
    if judged == 1:
        said = "är nära" if near else "når" if reached else "når inte"
        return f"Den enda indikator som kan bedömas, {_names(_judged(of))}, {said} målet i {period}."
    if reached == judged:
        all_of_them = "Båda indikatorerna" if judged == 2 else f"Alla {fmt.counting(judged)} indikatorer"
        return f"{all_of_them} som kan bedömas når målet i {period}."
    count = fmt.capital(fmt.counting(reached)) if reached else "Ingen"
    close = ""
    if near:
        close = f", {'och' if reached else 'men'} {fmt.counting(len(near))} är nära ({_names(near)})"
    return f"{count} av {fmt.counting(judged)} bedömda indikatorer når målet i {period}{close}."


def _judged(of: dict[Status, list[Tile]]) -> list[Tile]:
    return of[Status.REACHED] + of[Status.NEAR] + of[Status.MISSED]


def _missed(tiles: Sequence[Tile]) -> str:
    worst = max(tiles, key=lambda tile: tile.severity)
    name, detail = fmt.placed(_lower(worst.short_name), worst.place), f"{worst.value} mot målet {worst.target_text}"
    if len(tiles) == 1:
        return f"Målet nås inte för {name}: {detail}."
    return f"{fmt.capital(fmt.counting(len(tiles)))} når inte målet; längst ifrån ligger {name} ({detail})."


def _turned(changes: Changes) -> str:
    """What got another status since the month before, both ways."""
    before = fmt.month(changes.month)
    if changes.compared == 0:
        return f"Ingen indikator kan jämföras med {before}."
    if not changes.better and not changes.worse:
        return f"Ingen indikator har fått bättre eller sämre status sedan {before}."
    if not changes.worse:
        return (
            f"Sedan {before} har {_many(changes.better)} fått bättre status ({_turns(changes.better)}) och ingen sämre."
        )
    if not changes.better:
        return (
            f"Sedan {before} har {_many(changes.worse)} fått sämre status ({_turns(changes.worse)}) och ingen bättre."
        )
    return (
        f"Sedan {before} har {_many(changes.better)} fått bättre status ({_turns(changes.better)}) "
        f"och {fmt.counting(len(changes.worse))} sämre ({_turns(changes.worse)})."
    )


def _many(turns: Sequence[Turn]) -> str:
    return f"{fmt.counting(len(turns))} {'indikator' if len(turns) == 1 else 'indikatorer'}"


def _turns(turns: Sequence[Turn]) -> str:
    return _listed([turn.name for turn in turns])


def _signals(tiles: Sequence[Tile], standings: Sequence[Standing]) -> str:
    """Which changes are sure and how many are not, by the control charts."""
    charts = sum(bool(standing.verdicts) for standing in standings)
    worse = [tile for tile, standing in zip(tiles, standings, strict=True) if standing.is_concern]
    better = sum(standing.is_improvement for standing in standings)
    if charts == 0:
        return "För ingen indikator går det ännu att skilja en säker förändring från slump."
    if not worse and not better:
        return "Ingen förändring är säker; skillnaderna mot tidigare månader kan vara slump."
    if not worse:
        return f"Säker förbättring syns för {_of_charts(better, charts)}; ingen försämring är säker."
    so = f"Säker försämring syns för {_of_charts(len(worse), charts)} ({_names(worse)})"
    if not better:
        return f"{so}; ingen förbättring är säker."
    return f"{so} och säker förbättring för {fmt.counting(better)}."


def _of_charts(count: int, charts: int) -> str:
    if charts == 1:
        return "den enda indikatorn med styrdiagram"
    return f"{fmt.counting(count)} av {fmt.counting(charts)} indikatorer med styrdiagram"


def _not_judged(of: dict[Status, list[Tile]]) -> str:
    parts = []
    if of[Status.NOT_MEASURABLE]:
        parts.append(
            f"{fmt.counting(len(of[Status.NOT_MEASURABLE]))} kan inte följas upp ({_names(of[Status.NOT_MEASURABLE])})"
        )
    hidden = [tile for tile in of[Status.MISSING] if tile.is_hidden]
    if len(of[Status.MISSING]) > len(hidden):
        parts.append(f"{fmt.counting(len(of[Status.MISSING]) - len(hidden))} saknar uppgift")
    if hidden:
        parts.append(f"{fmt.counting(len(hidden))} visas inte, för det gäller för få fall ({_names(hidden)})")
    if of[Status.NO_TARGET]:
        parts.append(f"{fmt.counting(len(of[Status.NO_TARGET]))} har inget mål")
    return f"{fmt.capital(fmt.listing(parts))}." if parts else ""


def _names(tiles: Sequence[Tile]) -> str:
    return _listed([tile.short_name for tile in tiles])


def _listed(names: Sequence[str]) -> str:
    named = [_lower(name) for name in names[:_MOST_NAMED]]
    if len(names) > _MOST_NAMED:
        named.append(f"{fmt.counting(len(names) - _MOST_NAMED)} till")
    if len(named) > 1 and any("," in name for name in named):  # told apart by semicolons then
        return f"{'; '.join(named[:-1])}; och {named[-1]}"
    return fmt.listing(named)


def _lower(name: str) -> str:
    """A name inside a sentence; abbreviations such as HME keep their capitals."""
    first = name.split(" ")[0].split("-")[0]
    return name if first.isupper() else name[:1].lower() + name[1:]
