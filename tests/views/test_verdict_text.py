"""The verdicts of a control chart in words: never the colour alone, and the arrow says which way, not how good."""

from __future__ import annotations

import itertools

import pytest

from nsvh_dash.kpi.spc import Assurance, PointType, Rule
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.views.verdict_text import ASSURANCE_WORD, VARIATION_WORD, Symbol, Tone, assurance, variation
from tests.views.fakes import PHONE, SICK

SPECIAL = [found for found in PointType if found is not PointType.COMMON_CAUSE]


@pytest.mark.parametrize(
    ("found", "indicator", "symbol", "tone"),
    [
        (PointType.IMPROVEMENT, PHONE, Symbol.UP, Tone.GOOD),
        (PointType.CONCERN, PHONE, Symbol.DOWN, Tone.ATTENTION),
        (PointType.IMPROVEMENT, SICK, Symbol.DOWN, Tone.GOOD),
        (PointType.CONCERN, SICK, Symbol.UP, Tone.ATTENTION),
        (PointType.NEUTRAL_HIGH, PHONE, Symbol.UP, Tone.QUIET),
        (PointType.NEUTRAL_LOW, SICK, Symbol.DOWN, Tone.QUIET),
    ],
)
def test_the_arrow_says_which_way_and_the_tone_whether_that_is_good(
    found: PointType, indicator: Indicator, symbol: Symbol, tone: Tone
) -> None:
    verdict = variation(found, Rule.OUTSIDE, indicator)
    assert (verdict.symbol, verdict.tone) == (symbol, tone)


def test_common_cause_is_no_news() -> None:
    verdict = variation(PointType.COMMON_CAUSE, None, PHONE)
    assert (verdict.word, verdict.tone) == ("Ingen säker förändring", Tone.QUIET)
    assert "kan vara slump" in verdict.sentence


@pytest.mark.parametrize(("found", "rule"), list(itertools.product(SPECIAL, Rule)))
def test_every_sign_says_what_was_seen_and_on_which_side(found: PointType, rule: Rule) -> None:
    sentence = variation(found, rule, PHONE).sentence
    side = {
        PointType.IMPROVEMENT: "bättre",
        PointType.CONCERN: "sämre",
        PointType.NEUTRAL_HIGH: "högre",
        PointType.NEUTRAL_LOW: "lägre",
    }[found]
    assert f"åt det {side} hållet" in sentence
    assert "{" not in sentence


def test_no_two_verdicts_share_word_or_sentence() -> None:
    assert len(set(VARIATION_WORD.values())) == len(PointType)
    assert len(set(ASSURANCE_WORD.values())) == len(Assurance) + 1
    assert len({assurance(found).sentence for found in [*Assurance, None]}) == len(Assurance) + 1
    assert len({assurance(found).symbol for found in [*Assurance, None]}) == len(Assurance) + 1
