"""The words of what surrounds every page: search, favourites, sharing, and what Streamlit says in English."""

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

SHELL_LABELS = {
    "Sidebar": "Sidofält",
    "App pages": "Sidor",
    "Collapse sidebar": "Fäll ihop menyn",
    "Expand sidebar": "Visa menyn",
    "Open": "Öppna listan",
    "Close": "Stäng",
    "Clear all": "Rensa alla",
    "Clear value": "Rensa",
    "Main menu": "Meny",
    "file upload": "Välj filer",
    "visualization": "diagram",
    "Skip to main content": "Hoppa till innehållet",
    "No results": "Inget hittades",
    "Page not found": "Sidan finns inte",
    "Select all": "Välj alla",
    "Connection error": "Ingen kontakt med servern",
}
"""What Streamlit writes into the page itself, and what stands there instead."""
SHELL_SENTENCES = {
    "You have requested page ": "Det finns ingen sida på den adressen. Översikten visas i stället.",
    "The page that you have requested": "Det finns ingen sida på den adressen. Översikten visas i stället.",
    "Is Streamlit still running": "Servern svarar inte. Sidan fortsätter av sig själv när den svarar igen.",
}
"""Sentences of Streamlit's, by how they begin."""
