"""Text that people wrote stays text, the same data make the same file, and pictures have a text to be read aloud."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pikepdf
import pytest
import typst

from nsvh_dash.exports import typeface, typesetting

AT = dt.datetime(2024, 5, 8, 12, tzinfo=dt.UTC)
TEMPLATE = """
#import "look.typ": *
#set document(title: data.title, description: data.title)
#show: in-house.with(10pt)
= #data.title
#mark("missed") #data.text
#figure(image(bytes(data.svg), format: "svg"), alt: ALT, caption: data.title)
"""
DATA = {
    "title": "Prov",
    "text": '#panic("kod") *stjärna* $x$ <a> \\ =1+1',
    "svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
}


@pytest.fixture
def templates(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    look = (typesetting.TEMPLATES / "look.typ").read_text(encoding="utf-8")
    (tmp_path / "look.typ").write_text(look, encoding="utf-8")
    (tmp_path / "prov.typ").write_text(TEMPLATE.replace("ALT", "data.title"), encoding="utf-8")
    monkeypatch.setattr(typesetting, "TEMPLATES", tmp_path)
    return tmp_path


def test_a_document_is_tagged_in_swedish_and_made_the_same_twice(templates: Path, tmp_path: Path) -> None:
    made = typesetting.to_pdf("prov.typ", DATA, AT)
    assert made == typesetting.to_pdf("prov.typ", DATA, AT)
    (tmp_path / "prov.pdf").write_bytes(made)
    with pikepdf.open(tmp_path / "prov.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "sv-SE"
        assert "/StructTreeRoot" in pdf.Root


def test_what_people_wrote_is_never_code(templates: Path) -> None:
    assert typesetting.to_pdf("prov.typ", DATA, AT).startswith(b"%PDF")  # had it been code, it would have panicked


def test_a_picture_without_a_text_is_refused(templates: Path) -> None:
    (templates / "prov.typ").write_text(TEMPLATE.replace("ALT", "none"), encoding="utf-8")
    with pytest.raises(typst.TypstError, match="alt"):
        typesetting.to_pdf("prov.typ", DATA, AT)


def test_letters_that_the_typeface_lacks_are_boxes(templates: Path) -> None:
    assert typeface.written("läget 😀 −3,9\u00a0% \u240a") == "läget ☐ −3,9\u00a0% ☐"
    assert typesetting.to_pdf("prov.typ", DATA | {"text": "😀 \u240a 写"}, AT).startswith(b"%PDF")
