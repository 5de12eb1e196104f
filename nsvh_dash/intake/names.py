"""Names that people type: one line that can be read wherever it is shown, and no longer than it has to be."""

from __future__ import annotations

from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.plain_text import MOST_NAME_LETTERS, plain
from nsvh_dash.views import format as fmt

WRITER = "Namnet på den som skriver"


def as_name(text: str, what: str) -> str:
    """A name as it is kept, without spaces around it; empty where there is nothing to see.

    NsvhError, that begins with what is named, for one that is too long or does something instead of showing something.
    """
    name = text.strip()
    if not any(letter.isprintable() and not letter.isspace() for letter in name):
        return ""
    if len(name) > MOST_NAME_LETTERS:
        raise NsvhError(f"{what} är {fmt.number(len(name))} tecken. Högst {MOST_NAME_LETTERS} ryms; korta texten.")
    if plain(name) != name:
        raise NsvhError(f"{what}, ”{plain(name)}”, har radbrytning eller tecken som inte syns. Skriv det utan dem.")
    return name
