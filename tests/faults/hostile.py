"""Texts that want to be more than text."""

from __future__ import annotations

FORMULA = "=cmd|' /C calc'!A0"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
MARKDOWN = "**fet** [länk](javascript:alert(3)) `kod` :red[röd] $x^2$"
ESCAPE = "\x1b[31mröd\x1b[0m\u202eomvänd"
PARAGRAPH = "# rubrik"
ALL = f"{FORMULA} {SCRIPT} {MARKDOWN}"
"""On one line, as a cell of a file has it."""

UNIT = "Vårdcentralen Ekudden"
ROWS = (
    "Enhet;Indikator;Period;Täljare;Nämnare;Kvalitet;Kommentar\n"
    f'{UNIT};phone_access;2024-04;;;kan inte följas upp;"{ALL}"\n'
)
"""A delivery whose comment becomes the reason why a figure of the demo is not there."""
