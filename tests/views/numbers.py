"""Every number a text says, so that a test can ask where each of them comes from."""

from __future__ import annotations

import re

from nsvh_dash.views import format as fmt

_NUMBER = re.compile(r"−?\d[\d\u00a0]*(?:,\d+)?")
_COUNTED = {fmt.counting(count): count for count in range(13)}


def numbers_in(text: str) -> set[str]:
    """The numbers of a text as they are written, those written as words among them."""
    found = {number.strip("\u00a0") for number in _NUMBER.findall(text)}
    said = {str(_COUNTED[word]) for word in re.findall(r"[a-zåäö]+", text.lower()) if word in _COUNTED and word != "en"}
    return found | said
