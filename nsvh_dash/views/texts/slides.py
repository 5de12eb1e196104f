"""The fixed words of slides: their proposed titles, headings, labels and what stands where there is nothing."""

from __future__ import annotations

from nsvh_dash.kpi.goal_states import GoalState
from nsvh_dash.model.slide import SlideKind
from nsvh_dash.views import texts
from nsvh_dash.views.texts import goals as texts_goals

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
"""The titles proposed for slides that somebody writes, and for those of goals and risks where there are none."""
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
GOALS_HEADINGS = (
    texts_goals.FOCUS_AREA,
    *(texts_goals.STATE[state] for state in (GoalState.MISSED, GoalState.NEAR, GoalState.REACHED)),
    texts_goals.INDICATORS_IN[GoalState.NOT_JUDGED],
    texts_goals.STATE_HEADING,
)
GOALS_OF_AREA_HEADINGS = (texts_goals.ASSIGNMENT, texts_goals.STATE_HEADING, "Det som avviker eller är nära")
WHOLE_PLAN = "Hela planen"
"""What a slide of goals is about when it is about no focus area."""
FOCUS_AREAS = texts_goals.LEVELS_MANY[texts_goals.Level.FOCUS_AREA][1]
ONE_ASSIGNMENT = "uppdraget {state}"
DEVIATING = "{count} av {total} uppdrag avviker"
NONE_JUDGED = "inget uppdrag kan bedömas"
ONE_JUDGED = "det enda uppdrag som kan bedömas {state}"
NONE_DEVIATING = "inget av de {judged} uppdrag som kan bedömas avviker, {near} är nära"
ALL_REACHED = "alla {judged} uppdrag som kan bedömas når målen"
NOT_JUDGED_OF = "; {count} av {total} uppdrag kan inte bedömas"
NO_ASSIGNMENTS = "Här finns inga uppdrag i planen."
UNKNOWN_FOCUS_AREA = "Fokusområdet finns inte i planen för {year}."
RISK_PLAN = "Internkontrollplanen"
RISKS_HEADINGS = ("Risk", "Nu", "Nivå")
RISKS_TO_ACT_ON = "{act} av {count} risker ska åtgärdas"
ONE_RISK = "Den enda risken ska {level}"
LATE_ACTIONS = "Försenade åtgärder"
NOTHING_WRITTEN = "Inget är skrivet ännu."
NOTHING_TO_FOCUS_ON = "Inget når för lite, blir säkert sämre eller har fått sämre status den här månaden."
NOTHING_ON_THE_AGENDA = "Mötet har inga fler bilder ännu."
UNKNOWN_INDICATOR = "Indikatorn finns inte längre i katalogen."
NOT_FOLLOWED_HERE = "Indikatorn följs inte upp här."
NO_INDICATORS = "Inga indikatorer redovisas här."
SOURCE = "Källa"
SEVERAL_SOURCES = "flera källsystem"
KNOWN_THROUGH = "underlag t.o.m. import"

NEXT_STEPS = "Nästa steg"
NEXT_STEPS_LINES = (
    "Vad gör vi åt det som inte når målet?",
    "Vem ansvarar, och till när?",
    "När följer vi upp?",
)
