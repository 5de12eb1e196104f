"""What a slide quotes of a comment: whole sentences that fit, without Markdown, signed."""

from __future__ import annotations

import datetime as dt

import pytest

from nsvh_dash.model.comment import Comment, CommentState
from nsvh_dash.model.period import Month
from nsvh_dash.views.slides.quoting import MOST_LETTERS, quote_of

NOON = dt.datetime(2024, 5, 8, 12, tzinfo=dt.UTC)
LONG = "Vi har " + "mycket " * 30 + "att göra."


def signed(text: str, author: str = "Kim Berg") -> Comment:
    return Comment(1, "phone", "vc", Month(2024, 4), text, author, CommentState.SIGNED, "", NOON)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Målet nås i juni.", "”Målet nås i juni.”"),
        ("**Målet** nås.\n\n- Två börjar i maj\n- En till i juni", "”Målet nås. Två börjar i maj. En till i juni.”"),
        ("Vi ringer upp, t.ex. Åsen kl. 8. Sedan väntar vi.", "”Vi ringer upp, t.ex. Åsen kl. 8. Sedan väntar vi.”"),
        (f"Målet nås. {LONG}", "”Målet nås.”"),
    ],
)
def test_as_many_whole_sentences_as_fit(text: str, said: str) -> None:
    quote = quote_of(signed(text))
    assert quote is not None
    assert (quote.text, quote.signature.replace("\u00a0", " ")) == (said, "Kim Berg, 8 maj 2024")


def test_a_long_sentence_is_cut_after_a_word_and_a_long_name_too() -> None:
    quote = quote_of(signed(LONG, "Kim " * 30))
    assert quote is not None
    assert quote.text.endswith("mycket …”")
    assert len(quote.text) <= MOST_LETTERS + 2
    assert len(quote.signature) < 60


def test_nothing_said_is_nothing_quoted() -> None:
    assert quote_of(signed("\n\n")) is None
