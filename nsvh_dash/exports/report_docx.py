"""A document as a Word file: real styles, contents, captions, headings of tables that repeat, texts for pictures."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from nsvh_dash.exports import docx_parts as parts
from nsvh_dash.exports import docx_styles as styles
from nsvh_dash.exports.docx_tables import add_table
from nsvh_dash.views.report.document import Document, Figure, Item, Paragraph, Placed, Run, Table
from nsvh_dash.views.texts import report as words

_DEEPEST = 3
"""Headings below this are written as the deepest: the contents have three levels."""


def to_docx(document: Document, pictures: Sequence[bytes]) -> bytes:
    """The document with a PNG picture for each of its figures, in order."""
    word = docx.Document()
    styles.prepare(word)
    _properties(word, document)
    _running_lines(word, document)
    _title_page(word, document)
    _Body(word, iter(pictures)).write(document.placed())
    out = io.BytesIO()
    word.save(out)
    return parts.without_dates(out.getvalue())


def _properties(word: WordDocument, document: Document) -> None:
    about = word.core_properties
    about.title, about.subject, about.language = f"{document.title}: {document.subtitle}", document.subtitle, "sv-SE"
    about.author, about.comments, about.keywords = dict(document.facts)[words.NODE], document.notice, document.title
    about.created = about.modified = document.made_at.replace(tzinfo=None)
    about.last_modified_by, about.revision = "", 1


def _running_lines(word: WordDocument, document: Document) -> None:
    """What stands on every page: the document and its notice above, the page below."""
    section = word.sections[0]
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    for line in (above, below):
        line.style = word.styles[styles.SMALL]
        line.paragraph_format.tab_stops.add_tab_stop(styles.TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    above.add_run(f"{document.title}, {document.subtitle}\t{document.notice}")
    facts = dict(document.facts)
    below.add_run(f"{words.VERSION} {facts[words.VERSION]}\t{words.PAGE_OF} ")
    parts.add_field(below, "PAGE", "1")
    below.add_run(" (")
    parts.add_field(below, "NUMPAGES", "1")
    below.add_run(")")


def _title_page(word: WordDocument, document: Document) -> None:
    word.add_paragraph(document.title, style="Title")
    word.add_paragraph(document.subtitle, style="Subtitle")
    for label, text in document.facts:
        line = word.add_paragraph(style=styles.FACT)
        line.add_run(label).bold = True
        line.add_run(f"\t{text}")
    if document.notice:
        line = word.add_paragraph(style=styles.FACT)
        line.paragraph_format.space_before = Mm(3)
        line.add_run(document.notice).bold = True
    _contents(word, list(document.placed()))


def _contents(word: WordDocument, placed: Sequence[Placed]) -> None:
    """The contents as a field that Word updates, filled beforehand with links to the headings."""
    title = word.add_paragraph(words.CONTENTS, style="toc 1")
    title.paragraph_format.space_before = Mm(12)
    line = title
    for index, place in enumerate(placed):
        line = word.add_paragraph(style=f"toc {min(place.level, _DEEPEST)}")
        if index == 0:
            parts.begin_field(line, f'TOC \\o "1-{_DEEPEST}" \\h \\z \\u')
        parts.add_link(line, place.heading, _bookmark(index))
    parts.end_field(line)


def _bookmark(index: int) -> str:
    return f"_Toc{index:06d}"


class _Body:
    """The chapters, written in order: headings get their bookmarks, tables and figures their numbers."""

    def __init__(self, word: WordDocument, pictures: Iterator[bytes]) -> None:
        self.word = word
        self.pictures = pictures
        self.counts = {words.TABLE: 0, words.FIGURE: 0}
        self.numbering: int | None = None

    def write(self, placed: Iterable[Placed]) -> None:
        """Every chapter with what stands under it."""
        for index, place in enumerate(placed):
            heading = self.word.add_paragraph(place.heading, style=f"Heading {min(place.level, _DEEPEST)}")
            heading.paragraph_format.page_break_before = index == 0
            parts.add_bookmark(heading, index, _bookmark(index))
            for block in place.chapter.blocks:
                if isinstance(block, Paragraph):
                    line = self.word.add_paragraph(style=styles.SMALL if block.is_note else "Normal")
                    _add_runs(line, block.runs)
                elif isinstance(block, Item):
                    self._item(block)
                elif isinstance(block, Table):
                    self._caption(words.TABLE, block.caption)
                    add_table(self.word, block)
                else:
                    self._figure(block)

    def _caption(self, kind: str, text: str) -> None:
        self.counts[kind] += 1
        line = self.word.add_paragraph(style="Caption")
        line.add_run(f"{kind} ").font.color.rgb = styles.ACCENT
        parts.add_field(line, f"SEQ {kind} \\* ARABIC", str(self.counts[kind]))
        line.add_run(f". {text}")

    def _item(self, item: Item) -> None:
        name = "List Bullet" if item.number is None else "List Number"
        line = self.word.add_paragraph(style=f"{name} {item.depth + 1}" if 0 < item.depth < _DEEPEST else name)
        line.paragraph_format.space_after = Mm(0.8)
        if item.number is not None:
            self._number(line, item)
        _add_runs(line, item.runs)

    def _number(self, line: WordParagraph, item: Item) -> None:
        """Let a numbered list begin where it says: each first item starts a counting of its own."""
        assert line.style is not None
        properties = line._p.get_or_add_pPr().get_or_add_numPr()
        if item.number == 1 or self.numbering is None:
            lists = self.word.part.numbering_part.element
            template = line.style.element.pPr.numPr.numId.val
            kind = next(found for found in lists.num_lst if found.numId == template).abstractNumId.val
            started = lists.add_num(kind)
            started.add_lvlOverride(ilvl=0).add_startOverride(item.number or 1)
            self.numbering = started.numId
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = self.numbering

    def _figure(self, figure: Figure) -> None:
        self._caption(words.FIGURE, figure.caption)
        line = self.word.add_paragraph()
        line.paragraph_format.keep_with_next = True
        picture = line.add_run().add_picture(io.BytesIO(next(self.pictures)), width=styles.TEXT_WIDTH)
        number = self.counts[words.FIGURE]
        parts.describe(picture, number, f"{words.FIGURE} {number}", figure.alt)
        self.word.add_paragraph(figure.note, style=styles.SMALL)


def _add_runs(line: WordParagraph, runs: Iterable[Run], colour: RGBColor | None = None) -> None:
    for run in runs:
        made = line.add_run(run.text)
        made.bold, made.italic = run.bold or None, run.italic or None
        if colour is not None:
            made.font.color.rgb = colour
