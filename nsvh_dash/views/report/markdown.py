"""What people write in Markdown, as paragraphs and lists of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from nsvh_dash.views.report.document import Item, Paragraph, Run

_READER = MarkdownIt("commonmark", {"html": False})
_BREAKS = ("softbreak", "hardbreak")


def read_markdown(text: str) -> Iterator[Paragraph | Item]:
    """Paragraphs and list items in order; a heading becomes a bold paragraph, as a comment has no chapters."""
    counts: list[int | None] = []
    inside_heading = False
    for token in _READER.parse(text):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            counts.append(int(token.attrs.get("start", 1)) - 1 if token.tag == "ol" else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            counts.pop()
        elif token.type == "list_item_open" and counts[-1] is not None:
            counts[-1] += 1
        elif token.type in ("heading_open", "heading_close"):
            inside_heading = token.nesting > 0
        elif token.type in ("code_block", "fence"):
            yield from (Paragraph((Run(line),)) for line in token.content.splitlines())
        elif token.type == "inline":
            runs = tuple(_runs(token.children or (), bold=inside_heading))
            yield Item(runs, len(counts) - 1, counts[-1]) if counts else Paragraph(runs)


def _runs(tokens: Sequence[Token], *, bold: bool) -> Iterator[Run]:
    """Text in its styles; an address is written after the words that lead to it."""
    strong, slanted, address = int(bold), 0, ""
    for token in tokens:
        if token.tag == "strong":
            strong += token.nesting
        elif token.tag == "em":
            slanted += token.nesting
        elif token.type == "link_open":
            address = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            yield Run(f" ({address})", strong > 0, slanted > 0)
        else:
            text = " " if token.type in _BREAKS else token.content
            if text:
                yield Run(text, strong > 0, slanted > 0)
