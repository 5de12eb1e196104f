"""The parts of a Word document that python-docx has no word for: fields, bookmarks, captions, a table style."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The oldest date a ZIP archive can tell."""
TABLE_STYLE = "Rapporttabell"
_TABLE_XML = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">
  <w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="005EA8"/>
      <w:bottom w:val="single" w:sz="6" w:space="0" w:color="A3AEB8"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="DDE3E8"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="28" w:type="dxa"/><w:left w:w="43" w:type="dxa"/>
      <w:bottom w:w="28" w:type="dxa"/><w:right w:w="43" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/><w:color w:val="1B2733"/></w:rPr>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF1F4"/><w:vAlign w:val="bottom"/></w:tcPr>
  </w:tblStylePr>
</w:style>"""


def table_style() -> Any:
    """Thin lines under rows, a quiet heading row; one accent."""
    return parse_xml(_TABLE_XML)


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field with the text it shows until it is updated."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = paragraph.add_run(shown)
    field.append(run._r)
    paragraph._p.append(field)


def begin_field(paragraph: Paragraph, instruction: str) -> None:
    """Open a field whose shown text goes on over several paragraphs."""
    _mark(paragraph, "begin")
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = instruction
    paragraph.add_run()._r.append(code)
    _mark(paragraph, "separate")


def end_field(paragraph: Paragraph) -> None:
    """Close such a field."""
    _mark(paragraph, "end")


def _mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def add_bookmark(paragraph: Paragraph, number: int, name: str) -> None:
    """A place to be led to, around all of a paragraph."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def add_link(paragraph: Paragraph, text: str, bookmark: str) -> None:
    """Text that leads to a bookmark."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark)
    link.set(qn("w:history"), "1")
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def repeat_heading(row: Any) -> None:
    """Let a table's first row stand on every page the table reaches."""
    _flag(row, "w:tblHeader")


def keep_whole(row: Any) -> None:
    """Never break a row over two pages."""
    _flag(row, "w:cantSplit")


def _flag(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def describe(picture: Any, number: int, name: str, text: str) -> None:
    """Give a picture its name and the text that is read aloud instead of it."""
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")
    about = picture._inline.docPr
    about.set("id", str(number))
    about.set("name", name)
    about.set("descr", text)


def without_dates(made: bytes) -> bytes:
    """The same file with no clock in its archive: the same content makes the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
