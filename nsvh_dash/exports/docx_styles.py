"""The styles of a report in Word: type, colours, headings, captions, contents, language and page."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from nsvh_dash.exports.docx_parts import table_style

FONT = "Arial"
"""On every machine with a word processor, or a face of the same widths."""
INK, NOTE = RGBColor(0x1B, 0x27, 0x33), RGBColor(0x55, 0x60, 0x6B)
ACCENT, ATTENTION = RGBColor(0x00, 0x5E, 0xA8), RGBColor(0xB0, 0x4A, 0x00)
MARGIN, TEXT_WIDTH = Mm(18), Mm(174)
HEADING_CELL, CELL, NUMBER_CELL, FACT, SMALL = "Tabellrubrik", "Tabelltext", "Tabelltal", "Fakta", "Anmärkning"
_HEADINGS = {1: (16, 18, 6), 2: (13, 14, 4), 3: (11, 10, 3)}
"""Size, space before and after, in points."""
_LANGUAGE = "sv-SE"


def prepare(word: WordDocument) -> None:
    """Make every style the report uses."""
    _page(word)
    _language(word)
    normal = _paragraph_style(word, "Normal")
    _set(normal, 10, INK, after=5)
    normal.paragraph_format.line_spacing = 1.15
    _set(_paragraph_style(word, "Title"), 26, ACCENT, before=90, after=4)
    _remove_border(_paragraph_style(word, "Title"))
    _set(_paragraph_style(word, "Subtitle"), 14, INK, after=14)
    _paragraph_style(word, "Subtitle").font.italic = False
    for level, (size, before, after) in _HEADINGS.items():
        _set(_paragraph_style(word, f"Heading {level}"), size, ACCENT if level == 1 else INK, before, after, bold=True)
    caption = _paragraph_style(word, "Caption")
    _set(caption, 9, INK, before=8, after=3, bold=True)
    caption.paragraph_format.keep_with_next = True
    _added(word)
    word.styles.element.append(table_style())


def _added(word: WordDocument) -> None:
    """What the template has no style for."""
    for name, size, colour, after in (
        (HEADING_CELL, 7, INK, 0),
        (CELL, 8, INK, 0),
        (NUMBER_CELL, 8, INK, 0),
        (SMALL, 8, NOTE, 3),
    ):
        style = _new(word, name)
        _set(style, size, colour, after=after)
        style.paragraph_format.line_spacing = 1.0
        style.font.bold = name == HEADING_CELL
    fact = _new(word, FACT)
    _set(fact, 10, INK, after=2)
    fact.paragraph_format.tab_stops.add_tab_stop(Mm(45))
    for level in (1, 2, 3):
        style = _new(word, f"toc {level}")
        _set(style, 10 if level == 1 else 9, INK, before=4 if level == 1 else 0, after=1, bold=level == 1)
        style.paragraph_format.left_indent = Mm(5 * (level - 1))
        style.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _new(word: WordDocument, name: str) -> ParagraphStyle:
    made = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(made, ParagraphStyle)
    made.base_style = word.styles["Normal"]
    return made


def _paragraph_style(word: WordDocument, name: str) -> ParagraphStyle:
    style = word.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _set(
    style: ParagraphStyle, size: float, colour: RGBColor, before: float = 0, after: float = 0, *, bold: bool = False
) -> None:
    font = style.font
    font.name, font.size, font.bold, font.color.rgb = FONT, Pt(size), bold, colour
    # The template's headings ask for the theme's face first.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _remove_border(style: ParagraphStyle) -> None:
    border = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if border is not None:
        border.getparent().remove(border)


def _language(word: WordDocument) -> None:
    """Swedish, for spelling and for reading aloud."""
    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    language = defaults.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        defaults.append(language)
    for name in ("val", "eastAsia"):
        language.set(qn(f"w:{name}"), _LANGUAGE)


def _page(word: WordDocument) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = MARGIN
    page.top_margin, page.bottom_margin = Mm(22), Mm(18)
    page.header_distance = page.footer_distance = Mm(9)
