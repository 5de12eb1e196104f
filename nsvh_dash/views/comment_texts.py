"""The fixed words about comments, and what the number check says of a text as people read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nsvh_dash.model.comment import Comment, CommentState
from nsvh_dash.views import format as fmt
from nsvh_dash.views.numbers import Finding, TextCheck, Verdict

COMMENT = "Kommentar"
NOTHING_WRITTEN = "Ingen har skrivit något om den här månaden."
WRITE = "Skriv eller ändra kommentaren"
TEXT = "Text (Markdown, utan HTML)"
AUTHOR = "Ditt namn"
CHECKED = "Talen i texten"
NO_NUMBERS = "Texten har inga tal att pröva."
REASON = "Skäl till att tal som inte stämmer står kvar"
SAVE_DRAFT = "Spara utkast"
SIGN = "Klarmarkera"
HISTORY = "Tidigare versioner"
RESTORE = "Hämta tillbaka"
FIELD = "Tal som följer uppgifterna"
FIELD_HELP = "Välj ett tal och infoga det sist i texten. Det skrivs som ett fält, som ändras när uppgifterna rättas."
INSERT = "Infoga"
LINES = "Kommentarer till raderna"
LINE = "Rad att kommentera"
NO_LINES_WRITTEN = "Ingen har kommenterat någon rad den här månaden."
ASSIGNMENTS = "Kommentarer till uppdragen"
ASSIGNMENT = "Uppdrag att kommentera"
NO_ASSIGNMENTS_WRITTEN = "Ingen har kommenterat något uppdrag den här månaden."
BEFORE = "Senast skrivet, för {month}"
STATE = {CommentState.DRAFT: "utkast", CommentState.SIGNED: "klarmarkerad"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a checked text; `wrong` where it is a number somebody should look at."""

    text: str
    wrong: bool


def signature(comment: Comment) -> str:
    """`Utkast av Kim, 2024-05-08 14:05`, with the reason of a text that was signed against the figures."""
    reason = f" Skäl: {comment.reason}" if comment.reason else ""
    return f"{fmt.capital(STATE[comment.state])} av {comment.author}, {fmt.moment(comment.created_at)}.{reason}"


def underlined(text: str, checked: TextCheck) -> Iterator[Stretch]:
    """The text in pieces, the numbers that do not agree apart from the rest."""
    start = 0
    for alarm in checked.alarms:
        yield Stretch(text[start : alarm.start], wrong=False)
        yield Stretch(text[alarm.start : alarm.end], wrong=True)
        start = alarm.end
    yield Stretch(text[start:], wrong=False)


def told(checked: TextCheck) -> list[Finding]:
    """What is worth saying of a text: first what somebody should look at, then what each number means."""
    followed = [finding for finding in checked.findings if finding.verdict is not Verdict.NOT_HELD]
    return sorted(followed, key=lambda finding: not finding.verdict.is_alarm)
