"""The fixed words of a deck: the key of its charts, the names of its parts, and what the command answers."""

from __future__ import annotations

PRELIMINARY = "Preliminärt"
EARLIER_DEFINITION = "Tidigare definition"
BRIDGE_BASE = "Start (syns inte)"
BRIDGE_ABOVE = "Över noll"
BRIDGE_BELOW = "Under noll"
BRIDGE_LABEL = "Plats för belopp (syns inte)"
CHART = "Diagram"
TABLE = "Tabell"
TITLE = "Rubrik"
SUBTITLE = "Underrubrik"
BODY = "Innehåll"
FACT = "Fakta"
QUOTE = "Kommentar"
FOOT = "Sidfot"
NUMBER = "Bildnummer"
LAYOUTS = {"chart": "Diagram", "table": "Tabell", "text": "Text"}
PAGE = "Bild {done} av {of_all}"
DECK = "Uppföljning"
