"""An empty presentation of the house: one master, a layout for charts, for tables and for words."""

from __future__ import annotations

from typing import Any, Final

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu

from nsvh_dash.exports.deck import look
from nsvh_dash.exports.deck.look import Box
from nsvh_dash.views.texts import deck as words

POINT: Final = 12700
TITLE, SUBTITLE, BODY, FACTS, FOOT, NUMBER, QUOTE = 0, 10, 11, 12, 13, 14, 15
"""What the places of a layout are numbered."""
LAYOUTS = ("chart", "table", "text")
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_WIDE = look.WIDTH - 2 * look.MARGIN
_TITLE_BOX = Box(look.MARGIN, look.TOP, _WIDE, 68)
_SUBTITLE_BOX = Box(look.MARGIN, 92, _WIDE, 24)
_BODY_BOX = Box(look.MARGIN, 130, _WIDE - look.FACTS_WIDTH - look.GAP, look.BODY_END - 130)
_FACTS_BOX = Box(look.WIDTH - look.MARGIN - look.FACTS_WIDTH, 130, look.FACTS_WIDTH, look.BODY_END - 130)
_QUOTE_BOX = Box(look.MARGIN, look.BODY_END - 65, _BODY_BOX.width, 65)
_TEXT_BOX = Box(look.MARGIN, 130, _WIDE, look.BODY_END - 130)


def empty_deck() -> Deck:
    """A presentation without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(round(look.WIDTH * POINT)), Emu(round(look.HEIGHT * POINT))
    master = deck.slide_master
    _dress_master(master)
    kept = dict(zip(LAYOUTS, list(deck.slide_layouts), strict=False))
    for layout in list(deck.slide_layouts)[len(kept) :]:
        deck.slide_layouts.remove(layout)
    for kind, layout in kept.items():
        _dress_layout(layout, kind)
    _drop_leftovers(deck)
    return deck


def _drop_leftovers(deck: Deck) -> None:
    """The printer's settings and the thumbnail of whoever made the empty file we begin with."""
    for owner, kind in (
        (deck.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS),
        (deck.part.package, RELATIONSHIP_TYPE.THUMBNAIL),
    ):
        for name, relation in list(owner._rels.items()):
            if relation.reltype == kind:
                owner._rels.pop(name)


def place_xml(kind: str, number: int | None, name: str, box: Box | None, inside: str, at: int) -> str:
    """A place for words: what it is for, its number in the layout, and where it lies unless its layout says so."""
    index = "" if number is None else f' idx="{number}"'
    return (
        f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{at}" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{index}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_position(box) if box else ''}</p:spPr>{inside}</p:sp>"
    )


def _position(box: Box) -> str:
    left, top, width, height = (round(length * POINT) for length in box)
    place = f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
    return f'<a:xfrm>{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def _words(text: str, level: str, anchor: str = "t") -> str:
    """The words of a place, with how its first level is set."""
    body = f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
    run = f'<a:r><a:rPr lang="{look.LANGUAGE}"/><a:t>{text}</a:t></a:r>'
    return f"<p:txBody>{body}<a:lstStyle>{level}</a:lstStyle><a:p>{run}</a:p></p:txBody>"


def number_run(shown: str) -> str:
    """The number of the slide, which the program keeps right."""
    identity = "{9A7D6A53-1C5B-4B57-9D7A-2A6E0B3C4D5E}"
    run = f'<a:rPr lang="{look.LANGUAGE}" sz="{round(look.LEAST * 100)}"/><a:t>{shown}</a:t>'
    return f'<a:fld id="{identity}" type="slidenum">{run}</a:fld>'


def _level(size: float, colour: str, *, bold: bool = False, right: bool = False) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{"r" if right else "l"}"><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:buNone/><a:defRPr sz="{round(size * 100)}" b="{int(bold)}" lang="{look.LANGUAGE}">{fill}'
        '<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'
    )


def _places(kind: str) -> list[str]:
    """The places of a layout, in the order they are read."""
    note, text = _level(look.LEAST, look.NOTE), _level(look.TEXT_SIZES[-1], look.INK)
    body = {"chart": "chart", "table": "tbl", "text": "body"}[kind]
    title = _level(look.TITLE_SIZES[0], look.INK, bold=True)
    return [
        place_xml("title", None, words.TITLE, _TITLE_BOX, _words(words.TITLE, title), 2),
        place_xml("body", SUBTITLE, words.SUBTITLE, _SUBTITLE_BOX, _words(words.SUBTITLE, note), 3),
        place_xml(body, BODY, words.LAYOUTS[kind], _BODY_BOX, _words(words.BODY, text), 4),
        place_xml("body", FACTS, words.FACT, _FACTS_BOX, _words(words.FACT, text), 5),
        *([place_xml("body", QUOTE, words.QUOTE, _QUOTE_BOX, _words(words.QUOTE, note), 8)] if kind == "chart" else []),
        *_foot_places(),
    ]


def _foot_places() -> list[str]:
    note, right = _level(look.LEAST, look.NOTE), _level(look.LEAST, look.NOTE, right=True)
    number = _words("", right).replace(f'<a:r><a:rPr lang="{look.LANGUAGE}"/><a:t></a:t></a:r>', number_run("‹nr›"))
    return [
        place_xml("ftr", FOOT, words.FOOT, look.FOOT, _words(words.FOOT, note), 6),
        place_xml("sldNum", NUMBER, words.NUMBER, look.NUMBER, number, 7),
    ]


def _dress(tree: Any, places: list[str]) -> None:
    """Give a master or layout its places instead of those it has."""
    for shape in list(tree)[2:]:
        tree.remove(shape)
    for place in places:
        tree.append(parse_xml(place))


def _dress_layout(layout: SlideLayout, kind: str) -> None:
    _dress(layout.shapes._spTree, _places(kind))
    layout._element.attrib.pop("type", None)
    layout._element.set("userDrawn", "1")
    layout._element.cSld.set("name", words.LAYOUTS[kind])


def _dress_master(master: SlideMaster) -> None:
    text = _level(look.TEXT_SIZES[-1], look.INK)
    title = _level(look.TITLE_SIZES[0], look.INK, bold=True)
    places = [
        place_xml("title", None, words.TITLE, _TITLE_BOX, _words(words.TITLE, title), 2),
        place_xml("body", 1, words.BODY, _TEXT_BOX, _words(words.BODY, text), 3),
        *_foot_places(),
    ]
    _dress(master.shapes._spTree, places)
    for relation in master.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.THEME:
            relation.target_part.blob = _themed(relation.target_part.blob)


def _themed(theme: bytes) -> bytes:
    """The theme with our typeface, and our colours where a program offers some."""
    tree = parse_xml(theme)
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    for face in tree.findall(".//a:fontScheme//a:latin", space):
        face.set("typeface", look.FONT)
    colours = (look.ACCENT, look.ATTENTION, look.INK, look.NOTE, look.FAINT, look.LINE)
    for at, colour in enumerate(colours, 1):
        (accent,) = tree.findall(f".//a:clrScheme/a:accent{at}/a:srgbClr", space)
        accent.set("val", colour)
    return serialize_part_xml(tree)
