"""The command that holds the numbers of a text against the figures."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nsvh_dash.cli.output import answer, fields_of
from nsvh_dash.cli.reading import opened
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.plain_text import plain
from nsvh_dash.settings import Settings
from nsvh_dash.views import format as fmt
from nsvh_dash.views.numbers import Finding, TextCheck, Verdict

_HEADINGS = {
    Verdict.WRONG_MEANING: "Ett annat tal än orden säger",
    Verdict.NO_MATCH: "Inget av talen",
    Verdict.NOT_CHECKED: "Kan inte prövas",
    Verdict.AGREES: "Stämmer",
}


def check_text(settings: Settings, options: argparse.Namespace) -> int:
    """Every number of a text file with its verdict; what somebody should look at comes first."""
    text = read_text(options.file)
    with opened(settings, options.as_of) as dashboard:
        node = dashboard.catalogue.find_node(options.unit)
        checked = dashboard.number_check(node.id, options.month).check(text)
    if options.json:
        answer(_payload(checked), as_json=True)
        return 0
    for line in _lines(checked):
        print(line)
    return 0


def read_text(file: Path) -> str:
    """A text file's text; NsvhError when it is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise NsvhError(f"{file}: filen är inte text i UTF-8; spara om den som UTF-8.") from None


def _payload(checked: TextCheck) -> dict[str, Any]:
    counts = {verdict.value: checked.count(verdict) for verdict in Verdict}
    return fields_of(checked) | {"numbers": len(checked.findings), "alarms": len(checked.alarms), "counts": counts}


def _lines(checked: TextCheck) -> Iterator[str]:
    for verdict, heading in _HEADINGS.items():
        findings = [finding for finding in checked.findings if finding.verdict is verdict]
        if findings:
            yield f"{heading} ({fmt.number(len(findings))})"
            yield from (f"  {_line(finding)}" for finding in findings)
            yield ""
    numbers, alarms = fmt.number(len(checked.findings)), fmt.number(len(checked.alarms))
    others = fmt.number(checked.count(Verdict.NOT_HELD))
    yield f"{numbers} tal, {alarms} att se över; {others} gäller inget som följs här."


def _line(finding: Finding) -> str:
    return f"rad {finding.line}, ”{plain(finding.number)}”: {finding.explanation}"
