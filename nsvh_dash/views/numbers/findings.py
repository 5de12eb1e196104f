"""What the number check found: each number with its verdict, what it means and the nearest right figure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nsvh_dash.model.period import Month


class Verdict(StrEnum):
    """What a number turned out to be."""

    AGREES = "agrees"
    WRONG_MEANING = "wrong_meaning"
    """It is a figure, but another one than its words say."""
    NO_MATCH = "no_match"
    """It is about a held indicator and is none of its figures."""
    NOT_CHECKED = "not_checked"
    """It is about a held indicator whose figure of that meaning is not known."""
    NOT_HELD = "not_held"
    """It is not about anything that is held."""

    @property
    def is_alarm(self) -> bool:
        """True when somebody should look at the text."""
        return self in (Verdict.WRONG_MEANING, Verdict.NO_MATCH)


@dataclass(frozen=True, slots=True)
class Finding:
    """One number of a text with its verdict."""

    line: int
    start: int
    """Where the number stands in the whole text, for underlining it."""
    end: int
    number: str
    verdict: Verdict
    subject: str
    """The indicator or account, by its id; empty when there is none."""
    unit: str
    """The node, by its id."""
    means: str
    """What the number is, in words; empty when it is no known figure."""
    expected: str
    """What its words say it is, with the right figure; empty when that agrees or is not known."""
    explanation: str
    """The whole verdict in a Swedish sentence."""


@dataclass(frozen=True, slots=True)
class TextCheck:
    """A whole text held against the figures of a node and month."""

    unit: str
    month: Month
    findings: tuple[Finding, ...]

    @property
    def alarms(self) -> tuple[Finding, ...]:
        """The findings somebody should look at."""
        return tuple(finding for finding in self.findings if finding.verdict.is_alarm)

    def count(self, verdict: Verdict) -> int:
        """How many numbers got a verdict."""
        return sum(finding.verdict is verdict for finding in self.findings)
