"""The words of what surrounds every page: search, favourites, sharing and help."""

from __future__ import annotations

SEARCH = "Sök enhet, indikator eller sida"
SEARCH_KIND = {"unit": "enhet", "indicator": "indikator", "page": "sida"}
HELP = "Hjälp"
TOOLS = {
    "favourites": "Favoriter",
    "save": "Spara den här vyn",
    "remove_this": "Ta bort den här vyn",
    "remove": "Ta bort",
    "none": "Du har inga favoriter än.",
    "where": "Favoriterna finns bara i den här webbläsaren. De öppnas med den senaste månaden.",
    "share": "Dela",
    "link": "Länk till den här vyn",
    "copied": "Länken är kopierad.",
    "copy_yourself": "Länken är markerad: kopiera den med Ctrl+C.",
}
"""What the script beside the search field says."""
