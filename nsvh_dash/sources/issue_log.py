"""Collects what is wrong or odd in one file, all of it at once but never more than a person can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from nsvh_dash.model.errors import Issue, Severity
from nsvh_dash.sources.cells import Cell, is_blank, shown
from nsvh_dash.sources.limits import grouped

MAX_ISSUES = 200
MAX_ALIKE = 20
"""The same mistake in the same column (an unknown unit, say) is listed so many times, then only counted."""
MAX_FOUND = 200_000
"""After so many issues the rest of the file is not read: it is another kind of file than its headers say."""


class Refusal(Exception):
    """A file or sheet that cannot be read at all: one clear sentence, and where known the place."""

    def __init__(self, code: str, expected: str, *, sheet: str | None = None, row: int | None = None) -> None:
        super().__init__(expected)
        self.code, self.expected, self.sheet, self.row = code, expected, sheet, row


class IssueLog:
    """The issues of one file. Errors are kept before warnings when there are too many."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._kept: dict[Severity, list[Issue]] = {Severity.ERROR: [], Severity.WARNING: []}
        self._total: Counter[Severity] = Counter()
        self._alike: Counter[tuple[str, str | None, str | None]] = Counter()

    def add(
        self,
        code: str,
        expected: str | Callable[[], str],
        *,
        sheet: str = "",
        row: int | None = None,
        column: str | None = None,
        value: Cell = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note one issue; `expected` is a Swedish clause that says what should have stood there.

        A text that costs something to make is given as a function, called only if the issue is listed.
        """
        self._total[severity] += 1
        if self._total.total() == MAX_FOUND:
            raise Refusal("reading_stopped", f"fler än {grouped(MAX_FOUND)} anmärkningar; resten av filen lästes inte.")
        kept = self._kept[severity]
        if len(kept) >= MAX_ISSUES:
            return
        text = None if is_blank(value) else shown(value)
        alike = (code, column, text)
        self._alike[alike] += 1
        if self._alike[alike] > MAX_ALIKE:
            return
        said = expected if isinstance(expected, str) else expected()
        kept.append(Issue(self._file, sheet or None, row, column, text, said, code, severity))

    def warn(
        self,
        code: str,
        expected: str,
        *,
        sheet: str = "",
        row: int | None = None,
        column: str | None = None,
        value: Cell = None,
    ) -> None:
        """Note something odd that does not stop the row."""
        self.add(code, expected, sheet=sheet, row=row, column=column, value=value, severity=Severity.WARNING)

    def refuse(self, refusal: Refusal) -> None:
        """Note, before all else, that the file or what is left of it cannot be read."""
        self._total[Severity.ERROR] += 1
        issue = Issue(self._file, refusal.sheet or None, refusal.row, None, None, refusal.expected, refusal.code)
        self._kept[Severity.ERROR].insert(0, issue)

    @property
    def has_errors(self) -> bool:
        """True when anything was refused."""
        return self._total[Severity.ERROR] > 0

    def issues(self) -> tuple[Issue, ...]:
        """Errors, then warnings, and a last line with the total when not all are listed."""
        listed = [*self._kept[Severity.ERROR], *self._kept[Severity.WARNING]][:MAX_ISSUES]
        errors, warnings = self._total[Severity.ERROR], self._total[Severity.WARNING]
        if errors + warnings > len(listed):
            listed.append(
                Issue(
                    self._file,
                    None,
                    None,
                    None,
                    None,
                    f"{len(listed)} anmärkningar visas av {errors + warnings} ({errors} fel och {warnings} varningar).",
                    "too_many_issues",
                    Severity.ERROR if errors else Severity.WARNING,
                )
            )
        return tuple(listed)
