"""Comments written through the door for writing: kept as versions, shown at once, signed when their numbers agree."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from contextlib import closing

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.intake.names import WRITER, as_name
from nsvh_dash.intake.opening import changing
from nsvh_dash.kpi import values_by_month
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.comment import Comment, CommentState
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.store import SnapshotFolder, append_comment, latest_comment
from nsvh_dash.views import format as fmt
from nsvh_dash.views.comment_fields import check_names, fields_for, filled, names_in
from nsvh_dash.views.numbers import Finding, NumberCheck

_HTML = re.compile(r"<(?:[A-Za-z/!?][^>]*)>?")

_NOTHING_KNOWN = "Det finns inga siffror att kommentera ännu. Importera en leverans först."


class OpenFindings(NsvhError):
    """A comment was to be signed though its numbers disagree with the figures, and nobody said why."""


def write_comment(
    settings: Settings,
    subject: str,
    node_id: str,
    month: Month,
    text: str,
    author: str,
    *,
    sign: bool = False,
    reason: str = "",
) -> Comment:
    """Keep one more version of a text and show it; OpenFindings when it is signed against the figures unexplained."""
    catalogue = load_catalogue(settings.catalogue)
    _check_words(catalogue, subject, text)
    writer = as_name(author, WRITER)
    if not writer:
        raise NsvhError("Ange vem som skriver kommentaren.")
    open_findings = _alarms(settings, catalogue, subject, text, node_id, month, sign=sign)
    if open_findings and not reason.strip():
        told = "\n".join(f"- ”{finding.number}”: {finding.explanation}" for finding in open_findings)
        raise OpenFindings(f"Texten har tal att se över. Rätta dem, eller ange ett skäl till att de står kvar.\n{told}")
    with changing(settings, catalogue) as ledger:
        comment = Comment(
            latest_comment(ledger.connection) + 1,
            subject,
            node_id,
            month,
            text.strip(),
            writer,
            CommentState.SIGNED if sign else CommentState.DRAFT,
            reason.strip() if open_findings else "",
            dt.datetime.now(dt.UTC),
        )
        append_comment(ledger.connection, comment)
    return comment


def _check_words(catalogue: Catalogue, subject: str, text: str) -> None:
    if catalogue.subject_name(subject) is None:
        raise NsvhError(f"”{subject}” är varken en indikator, ett konto eller ett uppdrag i katalogen.")
    if not text.strip():
        raise NsvhError("Kommentaren är tom; skriv en text.")
    if html := _HTML.search(text):
        raise NsvhError(f"Kommentaren har HTML, ”{html[0]}”. Skriv vanlig text eller Markdown.")


def _check_month(known: Sequence[Month], month: Month) -> None:
    """NsvhError for a month before or after all figures; what is missing between them may well be commented.

    A plan or forecast alone is no reason to write: a page shows it, and what is said of it, in the month it was left.
    """
    if not known:
        raise NsvhError(_NOTHING_KNOWN)
    if month > known[-1]:
        raise NsvhError(
            f"Det finns inget utfall för {fmt.month(month)} att kommentera; den senaste månaden är "
            f"{fmt.month(known[-1])}. Det som gäller plan eller prognos framåt skrivs där."
        )
    if month < known[0]:
        raise NsvhError(
            f"Det finns inga uppgifter för {fmt.month(month)} att kommentera; de börjar i {fmt.month(known[0])}."
        )


def _alarms(
    settings: Settings, catalogue: Catalogue, subject: str, text: str, node_id: str, month: Month, *, sign: bool
) -> tuple[Finding, ...]:
    """The findings of a text to be signed, against the figures shown now.

    NsvhError for a month without figures to write about, and for a field there is not.
    """
    folder = SnapshotFolder(settings.snapshots)
    version = folder.current_version()
    if version is None:
        raise NsvhError(_NOTHING_KNOWN)
    with closing(folder.open(version)) as snapshot:
        _check_month(list(values_by_month(snapshot)), month)
        if not (sign or names_in(text)):
            return ()
        check = NumberCheck(snapshot, catalogue, node_id, month)
        fields = fields_for(subject, check)
        check_names(text, fields)
        return check.check(filled(text, fields)).alarms if sign else ()
