"""Words and signs that stand where a value should: missing markers, quality marks, totals and notes."""

from __future__ import annotations

import re
from enum import Enum

from nsvh_dash.model.catalogue import fold
from nsvh_dash.model.observation import State


class Gap(Enum):
    """Why a cell gives no number."""

    BLANK = "blank"
    MISSING = "missing"
    NOT_MEASURABLE = "not_measurable"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED = "suppressed"
    BAD = "bad"


GAP_STATES = {
    Gap.BLANK: State.MISSING,
    Gap.MISSING: State.MISSING,
    Gap.NOT_MEASURABLE: State.NOT_MEASURABLE,
    Gap.NOT_APPLICABLE: State.NOT_APPLICABLE,
    Gap.SUPPRESSED: State.SUPPRESSED,
}

# Broken formulas (#REF!, #VALUE!, #NAME?) are no markers: they are mistakes somebody has to see.
_MISSING = (
    "- -- . .. ... … n/a n.a. na nan null x xx saknas",
    "#n/a",
    "#saknas!",
    "#division/0!",
    "#div/0!",
    "uppgift saknas",
    "värde saknas",
    "ingen uppgift",
    "ej rapporterat",
    "ej redovisat",
    "ej klart",
)
_WORDS: dict[str, Gap] = {
    **dict.fromkeys([*_MISSING[0].split(), *_MISSING[1:]], Gap.MISSING),
    **dict.fromkeys(
        [
            "kan inte följas upp",
            "kan ej följas upp",
            "går inte att följa upp",
            "ej mätbar",
            "ej mätbart",
            "inte mätbart",
        ],
        Gap.NOT_MEASURABLE,
    ),
    **dict.fromkeys(
        ["ej tillämplig", "ej tillämpligt", "inte tillämpligt", "ej aktuell", "ej aktuellt", "inte aktuellt"],
        Gap.NOT_APPLICABLE,
    ),
    **dict.fromkeys(["sekretess", "sekretessprövas", "skyddad", "dolt", "undertryckt"], Gap.SUPPRESSED),
}

_QUALITIES: dict[str, State] = {
    **dict.fromkeys(
        [
            "",
            "ok",
            "definitiv",
            "definitivt",
            "slutlig",
            "slutligt",
            "fastställd",
            "fastställt",
            "normal",
            "rapporterad",
        ],
        State.REPORTED,
    ),
    **dict.fromkeys(["preliminär", "preliminärt", "preliminära", "prel", "prel."], State.PRELIMINARY),
    **{word: GAP_STATES[gap] for word, gap in _WORDS.items() if " " in word or gap is not Gap.MISSING},
    "saknas": State.MISSING,
}
QUALITY_WORDS = "preliminär, kan inte följas upp, uppgift saknas, ej tillämplig, sekretess eller tomt"

_TOTAL = re.compile(
    r"(?:totalt?|totaler|summa|delsumma|sum|total(?:summa|er)|ack(?:umulerat)?|helår|snitt|genomsnitt|medel(?:värde)?"
    r"|samtliga|alla (?:enheter|vårdcentraler|kliniker))\b"
)
_NOTE = re.compile(
    r"\*|källa\b|not(?:era)?\b|anm(?:ärkning)?\b|uttag|obs\b|utskriv|sida \d|antal rader|urval\b|rapport\b"
)


def gap_of(text: str) -> Gap | None:
    """What a text instead of a number means; None when it is no known marker."""
    return _WORDS.get(fold(text)) if text.strip() else Gap.BLANK


def quality_of(text: str) -> State | None:
    """The state a word in the quality column stands for; None when it is unknown."""
    return _QUALITIES.get(fold(text))


def is_total(text: str) -> bool:
    """True for the label of a total: never a unit, an indicator or a month."""
    return _TOTAL.match(fold(text)) is not None


def is_note(text: str) -> bool:
    """True for the beginning of a footnote or source line."""
    return _NOTE.match(fold(text)) is not None
