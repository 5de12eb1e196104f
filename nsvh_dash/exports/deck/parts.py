"""What is written on a slide: runs of words in Swedish, points, facts, tables, foot and notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes.placeholder import PlaceholderGraphicFrame
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from nsvh_dash.exports.deck import look
from nsvh_dash.exports.deck.plan import BULLET, LINE_GAP, Facts, Sheet
from nsvh_dash.exports.deck.plan_quote import Quote
from nsvh_dash.exports.deck.plan_tables import ABOVE, PADDING, TableSheet
from nsvh_dash.exports.deck.template import FOOT, NUMBER, POINT, number_run, place_xml
from nsvh_dash.model.observation import Status
from nsvh_dash.views.texts import deck as words

_DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def write(
    paragraph: _Paragraph, text: str, size: float, colour: str = look.INK, *, bold: bool = False, font: str = ""
) -> None:
    """Add words to a paragraph, said to be Swedish."""
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(size)
    run.font.bold = bold
    properties = run._r.get_or_add_rPr()
    properties.set("lang", look.LANGUAGE)
    fill = f'<a:solidFill {_DRAWING}><a:srgbClr val="{colour}"/></a:solidFill>'
    properties.append(parse_xml(fill))
    if font:
        properties.append(parse_xml(f'<a:latin {_DRAWING} typeface="{font}"/>'))


def write_status(paragraph: _Paragraph, status: Status, word: str, *, bold: bool = False) -> None:
    """The shape and the word, in the colour of the judgement."""
    write(paragraph, look.MARK[status], look.LEAST, look.TONE[status], font=look.MARK_FONT)
    write(paragraph, f" {word}", look.LEAST, look.TONE[status], bold=bold)


def paragraphs(frame: TextFrame) -> Iterator[_Paragraph]:
    """One paragraph after the other, the first being there already."""
    yield frame.paragraphs[0]
    while True:
        yield frame.add_paragraph()  # type: ignore[no-untyped-call]


def write_points(frame: TextFrame, sheet: Sheet) -> None:
    """The points of an agenda numbered, goals and risks with a sign, text as it is."""
    for at, (point, paragraph) in enumerate(zip(sheet.points, paragraphs(frame), strict=False)):
        write(paragraph, point, sheet.size)
        paragraph.space_before = Pt(sheet.size * LINE_GAP if at else 0)
        properties = paragraph._p.get_or_add_pPr()
        if sheet.is_numbered:
            start = f' startAt="{sheet.first}"' if sheet.first > 1 else ""
            _hang(properties, f'<a:buFont {_DRAWING} typeface="+mj-lt"/>')
            properties.append(parse_xml(f'<a:buAutoNum {_DRAWING} type="arabicPeriod"{start}/>'))
        elif sheet.is_pointed:
            _hang(properties, f'<a:buFont {_DRAWING} typeface="{look.FONT}"/>')
            properties.append(parse_xml(f'<a:buChar {_DRAWING} char="•"/>'))


def _hang(properties: Any, font: str) -> None:
    properties.set("marL", str(round(BULLET * POINT)))
    properties.set("indent", str(-round(BULLET * POINT)))
    properties.append(parse_xml(font))


def write_facts(frame: TextFrame, facts: Facts) -> None:
    """Label, value and status of each fact, below each other."""
    lines = paragraphs(frame)
    for at, fact in enumerate(facts.facts):
        label = next(lines)
        label.space_before = Pt(round(facts.gap) if at else 0)
        # A count of a status has the status for its label.
        judged_label = fact.status is not None and fact.label == fact.word
        if fact.status is not None and judged_label:
            write_status(label, fact.status, fact.word)
        else:
            write(label, fact.label, look.LEAST, look.NOTE)
        write(next(lines), fact.text, fact.size, bold=True)
        if fact.status is not None and not judged_label:
            write_status(next(lines), fact.status, fact.word)


def write_quote(frame: TextFrame, quote: Quote) -> None:
    """What was written, and under it by whom and when."""
    lines = paragraphs(frame)
    write(next(lines), quote.text, look.LEAST)
    write(next(lines), quote.signature, look.LEAST, look.NOTE)


def write_table(frame: PlaceholderGraphicFrame, table: TableSheet) -> None:
    """The headings and rows; only lines between rows."""
    native: Any = frame.table
    native.horz_banding = False
    # The style without colours and lines of its own.
    native._tbl.tblPr.find(qn("a:tableStyleId")).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    for column, width in zip(native.columns, table.widths, strict=True):
        column.width = Pt(width)
    for row, height in zip(native.rows, table.heights, strict=True):
        row.height = Pt(height)
    for at, heading in enumerate(table.headings):
        paragraph = _prepared(native.cell(0, at), table, at, look.NOTE)
        write(paragraph, heading, look.LEAST, look.NOTE, bold=True)
    for number, row in enumerate(table.rows):
        for at, text in enumerate(row):
            paragraph = _prepared(native.cell(number + 1, at), table, at, look.LINE)
            if at == table.status_column and number < len(table.statuses):
                write_status(paragraph, table.statuses[number], text)
            else:
                write(paragraph, text, look.LEAST)


def _prepared(cell: _Cell, table: TableSheet, column: int, line: str) -> _Paragraph:
    """A cell with its margins, its line below and its alignment."""
    cell.margin_left = cell.margin_right = Pt(PADDING)
    cell.margin_top = cell.margin_bottom = Pt(ABOVE)
    fill = f'<a:solidFill><a:srgbClr val="{line}"/></a:solidFill>'
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<a:lnB {_DRAWING} w="9525">{fill}</a:lnB>'))
    paragraph: _Paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if column in table.numeric else PP_ALIGN.LEFT
    return paragraph


def write_foot(slide: Slide, foot: str, number: int) -> None:
    """Source, period and as-of, and the number of the slide; a program does not copy these from the layout."""
    frame = "<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{}</a:p></p:txBody>"
    tree = slide.shapes._spTree
    start = len(tree) + 1
    tree.append(parse_xml(place_xml("ftr", FOOT, words.FOOT, None, frame.format(""), start)))
    write(slide.placeholders[FOOT].text_frame.paragraphs[0], foot, look.LEAST, look.NOTE)
    inside = frame.format(number_run(str(number)))
    tree.append(parse_xml(place_xml("sldNum", NUMBER, words.NUMBER, None, inside, start + 1)))


def write_notes(slide: Slide, notes: str, size: float = 12.0) -> None:
    """What the speaker wants to say."""
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    for line, paragraph in zip(notes.splitlines(), paragraphs(frame), strict=False):
        write(paragraph, line, size)
