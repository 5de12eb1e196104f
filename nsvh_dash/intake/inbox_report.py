"""What happened to a file in the inbox, as the text that is laid beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from nsvh_dash.intake.importing import Receipt
from nsvh_dash.model.errors import Severity
from nsvh_dash.model.plain_text import plain
from nsvh_dash.views import format as fmt
from nsvh_dash.views.importing.receipt import rows_of_each_kind


class Outcome(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    ALREADY_IMPORTED = "already_imported"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Handled:
    """A file that was dealt with, and where it and its report now lie."""

    file: str
    outcome: Outcome
    receipt: Receipt
    moved_to: Path
    report: Path

    @property
    def headline(self) -> str:
        """What became of the file, in one Swedish sentence."""
        batch = self.receipt.batch
        return {
            Outcome.IMPORTED: f"Inläst som import {batch}.",
            Outcome.ALREADY_IMPORTED: f"Redan inläst, som import {batch}. Inget lästes in på nytt.",
            Outcome.REFUSED: "Avvisad. Inget lästes in.",
        }[self.outcome]


def report(handled: Handled) -> str:
    """The whole report: what, when, with what result, and everything wrong or odd."""
    return "\n".join(_lines(handled)) + "\n"


def _lines(handled: Handled) -> Iterator[str]:
    receipt = handled.receipt
    yield f"Fil: {plain(handled.file)}"
    yield f"Tid: {fmt.moment(dt.datetime.now(dt.UTC))}"
    yield f"Resultat: {handled.headline}"
    if handled.outcome is Outcome.IMPORTED:
        yield f"Uppgifter: {', '.join(rows_of_each_kind(receipt.new, receipt.changed, receipt.unchanged))}"
    for heading, severity in (("Fel", Severity.ERROR), ("Varningar", Severity.WARNING)):
        issues = [issue for issue in receipt.issues if issue.severity is severity]
        if issues:
            yield ""
            yield f"{heading}:"
            yield from (f"- {issue}" for issue in issues)
