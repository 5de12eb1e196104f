"""What somebody has signed about a figure, as much of it as a slide has room for, with its author and day."""

from __future__ import annotations

import re
import textwrap

from nsvh_dash.model.comment import Comment
from nsvh_dash.model.slide import SlideQuote
from nsvh_dash.views import format as fmt
from nsvh_dash.views.report.markdown import read_markdown

MOST_LETTERS = 150
"""Two or three lines beneath a drawing: who wants all of it reads the notes."""
_MOST_OF_A_NAME = 40
_NOT_ABBREVIATED = r"(?<!\.[a-zåäö]\.)(?<!\.[a-zåäö]{2}\.)(?<!\b(?:kl|ca|nr)\.)"
_SENTENCE_END = re.compile(rf"(?<=[.!?]){_NOT_ABBREVIATED}\s+(?=[A-ZÅÄÖ0-9”\"(])")
_ENDS = (".", "!", "?", ":", ";")
_MORE = " …"


def quote_of(comment: Comment) -> SlideQuote | None:
    """The first whole sentences that fit, of a single one its beginning; None where nothing is said."""
    said = _beginning(_sentences(comment.text))
    if not said:
        return None
    author = textwrap.shorten(comment.author, _MOST_OF_A_NAME, placeholder=_MORE)
    return SlideQuote(text=f"”{said}”", signature=f"{author}, {fmt.day(comment.created_at)}")


def _sentences(text: str) -> list[str]:
    """What is said without its Markdown, sentence by sentence; a paragraph or point is at least one."""
    blocks = ("".join(run.text for run in block.runs).strip() for block in read_markdown(text))
    ended = (block if block.endswith(_ENDS) else f"{block}." for block in blocks if block)
    return [sentence for block in ended for sentence in _SENTENCE_END.split(block)]


def _beginning(sentences: list[str]) -> str:
    if not sentences:
        return ""
    said = textwrap.shorten(sentences[0], MOST_LETTERS, placeholder=_MORE)
    for sentence in sentences[1:]:
        if len(said) + 1 + len(sentence) > MOST_LETTERS:
            break
        said = f"{said} {sentence}"
    return said
