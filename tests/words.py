"""Words that tell English from Swedish: common in one, never written in the other."""

from __future__ import annotations

import re

ENGLISH = frozenset(
    """
    the and of with not is are was were has have been this that these those there when where which what
    from your you we they please choose select options option click here show hide search settings
    value values target targets actual deviation unit units month months year years indicator indicators
    missing reached missed near error errors warning loading empty unknown page pages overview home
    economy budgeted previous next back close open file files upload download row rows column columns
    since compared change changes none null nan undefined true false traceback
    """.split()
)
"""English words that no Swedish sentence of ours holds (those spelt alike in both are left out)."""

SWEDISH = frozenset("och att det som för på är inte eller från också när än efter sedan".split())
"""Swedish words that no English sentence of ours holds."""


def words_of(text: str) -> set[str]:
    """The words of a text, in lower case."""
    return set(re.findall(r"[^\W\d_]+", text.lower()))
