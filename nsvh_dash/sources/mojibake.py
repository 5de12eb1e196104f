"""Swedish letters broken on the way: UTF-8 once read as Windows-1252 (`VÃ¥rdcentralen`)."""

from __future__ import annotations

import re

_BROKEN = re.compile("Ã[¥¤¶…„–©ƒ\x85\x84\x96]|â€[“”™]")
_REPAIRS = 3
"""So many times over may letters have been broken."""


def is_broken(text: str) -> bool:
    """True when a text has signs of broken letters."""
    # Looking for the two letters first is much quicker, and nearly every text has neither.
    return ("Ã" in text or "â€" in text) and _BROKEN.search(text) is not None


def mend(text: str) -> str:
    """The text as it was; UnicodeError when it is broken in some other way too."""
    for _time in range(_REPAIRS):
        if is_broken(text):
            text = _bytes_behind(text).decode("utf-8")
    return text


def _bytes_behind(text: str) -> bytes:
    """The bytes that were taken for Windows-1252, or for Latin-1."""
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        return text.encode("latin-1")
