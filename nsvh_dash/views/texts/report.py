"""The words of the follow-up report: its title page, headings and tables, and the page that makes it."""

from __future__ import annotations

from nsvh_dash.model.indicator import Group
from nsvh_dash.model.observation import Status

# The document
REPORT = "Uppföljningsrapport"
TERTIAL = {4: "Tertial 1", 8: "Tertial 2", 12: "Helår"}
"""What the report of a month is called; the others are named by their months."""
NODE = "Gäller"
PERIOD = "Period"
DATA_TO = "Uppgifter till och med"
VERSION = "Dataversion"
KNOWN_THROUGH = "Underlag till och med"
IMPORTED = "Senast importerat"
CONTENTS = "Innehåll"
PAGE_OF = "Sida"
TABLE = "Tabell"
FIGURE = "Diagram"

# Chapters
LACKING = "Vad som saknas"
LACKING_COMMENTS = "Kommentarer"
LACKING_JUDGEMENT = "Indikatorer som inte kan bedömas"
SUMMARY = "Sammanfattning"
QUALITY = "Kvalitetsstyrning"
OWN_PART = "Gemensamt för {node}"
STAFF = "Medarbetare"
STAFF_BY_AREA = "Medarbetare per verksamhetsområde"
FINANCE = "Ekonomi"
GOALS = "Målstyrning"
WORK_ENVIRONMENT = "Arbetsmiljö"
INTERNAL_CONTROL = "Internkontroll"
SPECIAL = "Särskilda uppdrag: mått och ekonomi"
KEY_FIGURES = "Nyckeltal"
DEFINITIONS = "Bilaga: definitioner och källor"
NOT_YET = "Bilaga: kommande och ej mätbara"
VERSIONS = "Bilaga: versioner"
BALANCE = "Bilaga: enheternas balans mot budget"
GROUPS = {Group.AVAILABILITY: "Tillgänglighet", Group.PRODUCTION: "Produktion och kvalitet"}

# What is lacking
EVERYTHING_WRITTEN = "Alla indikatorer, uppdrag och rader har en klarmarkerad kommentar om {month}."
EVERYTHING_JUDGED = "Alla indikatorer kan bedömas mot ett mål."
NO_COMMENT = "ingen kommentar"
OTHER_INDICATORS = "Övriga indikatorer utan klarmarkerad kommentar"
OTHER_ASSIGNMENTS = "Övriga uppdrag utan klarmarkerad kommentar"
LINES = "Rader i resultaträkningen utan klarmarkerad kommentar"

# Tables
INDICATOR = "Indikator"
YEAR_TO_DATE = "Ack"
ROLLING_12 = "R12"
PREVIOUS_REPORT = "Rapport {month}"
AGAINST_LAST_YEAR = "Mot året före"
UNITS_REACHING = "Enheter som når mål"
STATUS = "Status"
COUNT = "Antal"
TABLE_KEY = (
    "Målet gäller den period som status anger. Avvikelse och förändring av andelar är i procentenheter. "
    "{previous} är utfallet i förra rapporten, {change} är skillnaden mot samma period ett år tidigare."
)
WORDING = "Mål, ordalydelse"
FOLLOWED_BY = "Följs av"
ASSIGNMENTS_OF = "{area}: mål och uppdrag, {month}"
WORK_ACTIVITIES = "Aktiviteter i arbetsmiljöplanen"
LATE_ACTIVITIES = "Försenade åtgärder"
OTHER_ACTIVITIES = "Övriga åtgärder"
RISKS = "Risker"
CONTROLS = "Kontroller"
RISK_HEADINGS = ("Risk", "Beskrivning", "Process", "Tidigare", "Nu", "Rörelse", "Beslutad nivå", "Enhet")
CONTROL_HEADINGS = ("Kontroll", "Vad som görs", "Risk", "Ansvarig", "Intervall", "Resultat {report}", "Anteckning")
ACTIVITY_HEADINGS = ("Aktivitet", "Vad", "Klar senast", "Läge", "Ansvarig", "Enhet", "Hör till")
WHY = "Skäl"
SAME_DATA = (
    "Rapporten är gjord ur en och samma dataversion. Samma version, enhet och månad ger samma siffror. "
    "Varje tal kan följas till sina levererade rader på indikatorns sida, under rubriken ”{heading}”."
)
SHAPES = {
    Status.REACHED: "●",
    Status.NEAR: "◐",
    Status.MISSED: "▲",
    Status.NOT_MEASURABLE: "⊘",
    Status.MISSING: "◌",
    Status.NO_TARGET: "–",
}
"""A sign beside each status word, where a drawn shape cannot stand."""
WRITTEN_BY = "Skrivet av {author}, {moment}."

# While it is made
GATHERING = "Siffror och kommentarer samlas"
WRITING = "Dokumentet skrivs"
READY = "Klart"

# The page
PAGE = "Rapport"
REST = "Visa de {count} andra som saknar klarmarkerad kommentar"
FILES = "Filer"
FILES_WHAT = "Filerna görs av de siffror och klarmarkerade kommentarer som gäller nu, och säger själva vad som saknas."
MAKE = {"docx": "Gör Word-dokument", "pdf": "Gör PDF", "xlsx": "Gör arbetsbok"}
FILE_NAMES = {"docx": "uppfoljningsrapport", "pdf": "uppfoljningsrapport", "xlsx": "arbetsbok"}
CHAPTER = "Kapitel"
TABLES = "Tabeller"
FIGURES = "Diagram"
