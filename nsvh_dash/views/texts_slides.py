"""The fixed words of slides: their proposed titles, headings, labels and what stands where there is nothing."""

from __future__ import annotations

from nsvh_dash.model.slide import SlideKind
from nsvh_dash.views import texts

KIND = {
    SlideKind.SCORECARD: "Läget",
    SlideKind.INDICATOR: "Indikator",
    SlideKind.COMPARISON: "Jämförelse mellan enheter",
    SlideKind.BRIDGE: "Budgetavvikelse",
    SlideKind.GOALS: "Mål och uppdrag",
    SlideKind.RISKS: "Risker och kontroller",
    SlideKind.AGENDA: "Dagordning",
    SlideKind.FOCUS: "Att fokusera på",
    SlideKind.TEXT: "Egen text",
}
"""What a kind of slide is called where one is chosen."""
TITLE = {
    SlideKind.GOALS: "Så går det med målen och uppdragen",
    SlideKind.RISKS: "Det här kan gå fel, och så hanterar vi det",
    SlideKind.AGENDA: "Det här går vi igenom",
    SlideKind.FOCUS: "Det här behöver vi fokusera på",
    SlideKind.TEXT: "Text",
}
"""The titles proposed for slides that somebody writes."""
BY_PARTS = "parts"
BY_LINES = "lines"
BREAKDOWN = {BY_PARTS: "Per del av organisationen", BY_LINES: "Per rad i resultaträkningen"}
"""What a budget variance may be broken down by."""

SCORECARD_OF = {"": "Alla perspektiv"} | {perspective.value: name for perspective, name in texts.PERSPECTIVE.items()}
"""What a scorecard may be about."""

SCORECARD_HEADINGS = ("Indikator", "Utfall", "Mål", "Status")
UNITS_REACHING = "Enheter som når målet"
BEST = "Bäst"
HIGHEST = "Högst"
LOWEST = "Lägst"
NOTHING_WRITTEN = "Inget är skrivet ännu."
NOTHING_TO_FOCUS_ON = "Inget når för lite, blir säkert sämre eller har fått sämre status den här månaden."
NOTHING_ON_THE_AGENDA = "Mötet har inga fler bilder ännu."
UNKNOWN_INDICATOR = "Indikatorn finns inte längre i katalogen."
NOT_FOLLOWED_HERE = "Indikatorn följs inte upp här."
NO_INDICATORS = "Inga indikatorer redovisas här."
SOURCE = "Källa"
SEVERAL_SOURCES = "flera källsystem"
KNOWN_THROUGH = "underlag t.o.m. import"

MISSED_AGENDA = "Indikatorer som inte når målet eller är nära"
NEXT_STEPS = "Nästa steg"
NEXT_STEPS_LINES = (
    "Vad gör vi åt det som inte når målet?",
    "Vem ansvarar, och till när?",
    "När följer vi upp?",
)
