"""Text from a file, shown as text: nothing in it moves a cursor, ends a line or turns the reading direction."""

from __future__ import annotations

import os
import re

MOST_NAME_LETTERS = 120
"""So much a name holds that people give: of a meeting, of a slide, of whoever writes."""
_PICTURES = 0x2400
"""Where Unicode has a visible sign for each control character below the space."""
# Controls, line and paragraph separators, and the marks that reorder what follows them.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """The text with a visible sign for each character that does something instead of showing something."""
    return _UNSEEN.sub(_sign, text)


def readable(name: str) -> str:
    """A file's name as text; a sign stands for each byte that is no text."""
    return os.fsencode(name).decode("utf-8", "replace")


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(_PICTURES + code) if code < ord(" ") else "\ufffd"
