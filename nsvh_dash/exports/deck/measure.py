"""How wide and high a text becomes: the deck names Arial, which is measured by a typeface of the same widths."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PIL import ImageFont

LINE = 1.2
"""The height of a line, of the size of its letters; Arial's own is 1.15."""
_FONT = str(files("fontpkg_arimo") / "files" / "Arimo[wght].ttf")
_MEASURED_AT = 200
_SLACK = 1.01
"""Programs round and hint each letter their own way."""
_FOREIGN = 0x2400
_FOREIGN_WIDTH = 1.4
"""Of the size: what the typeface lacks is borrowed from another, emoji being the widest."""
_MORE = "…"
_BREAK = "\u200b"


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_FONT, _MEASURED_AT)
    font.set_variation_by_name("Bold" if bold else "Regular")
    return font


@cache
def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a line of text is, in points."""
    own = "".join(letter for letter in text if ord(letter) < _FOREIGN)
    foreign = (len(text) - len(own)) * _FOREIGN_WIDTH * size
    return foreign + float(_font(bold).getlength(own)) / _MEASURED_AT * size * _SLACK


def lines(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The text broken into lines: between words, and inside a word that no line holds."""
    broken: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined, size, bold) <= room:
            line = joined
            continue
        if line:
            broken.append(line)
        *whole, line = _pieces(word, room, size, bold)
        broken += whole
    return [*broken, line]


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def breakable(text: str, room: float, size: float, bold: bool = False) -> str:
    """The text with a place to break in each word that no line holds, for what breaks between words alone."""
    return " ".join(_BREAK.join(_pieces(word, room, size, bold)) for word in text.split(" "))


def height(text: str, room: float, size: float, bold: bool = False) -> float:
    """How high the text is when it is broken into lines."""
    return len(lines(text, room, size, bold)) * size * LINE


def split(text: str, room: float, size: float, most_lines: int, bold: bool = False) -> list[str]:
    """The text in pieces of so many lines, each as it is written."""
    pieces, start, end = [], 0, 0
    for number, line in enumerate(lines(text, room, size, bold), 1):
        end = text.index(line, end) + len(line)
        if number % most_lines == 0:
            pieces.append(text[start:end].strip())
            start = end
    return [*pieces, text[start:].strip()] if text[start:].strip() or not pieces else pieces


def cut(text: str, room: float, size: float, most_lines: int, bold: bool = False) -> str:
    """The text, or as much of its beginning as the lines hold, with a sign that there is more."""
    kept, *more = split(text, room, size, most_lines, bold)
    if not more:
        return text
    while kept and len(lines(kept + _MORE, room, size, bold)) > most_lines:
        kept = kept[:-1].rstrip()
    return kept + _MORE
