"""The Swedish words and fixed sentences of the product; sentences with figures are made in summary.py."""

from __future__ import annotations

from nsvh_dash.model.indicator import Direction, Group, Perspective
from nsvh_dash.model.observation import State, Status

PRODUCT = "NSVH uppföljning"
ADMINISTRATION_WIDE = "Hela förvaltningen"

STATUS = {
    Status.REACHED: "Når mål",
    Status.NEAR: "Nära mål",
    Status.MISSED: "Når inte mål",
    Status.NOT_MEASURABLE: "Kan inte följas upp",
    Status.MISSING: "Uppgift saknas",
    Status.NO_TARGET: "Mål saknas",
}
STATUS_PHRASE = {
    Status.REACHED: "når målet",
    Status.NEAR: "är nära målet",
    Status.MISSED: "når inte målet",
    Status.NOT_MEASURABLE: "kan inte följas upp",
    Status.MISSING: "saknar uppgift",
    Status.NO_TARGET: "har inget mål",
}
HIDDEN, HIDDEN_PHRASE = "Visas inte", "visas inte"
"""In a status's place where there is a figure and it stands on too few to be shown."""
STATE = {
    State.REPORTED: "Rapporterad",
    State.COMPUTED: "Beräknad",
    State.PRELIMINARY: "Preliminär",
    State.MISSING: "Uppgift saknas",
    State.NOT_APPLICABLE: "Följs inte upp här",
    State.NOT_MEASURABLE: "Kan inte följas upp",
    State.SUPPRESSED: f"{HIDDEN}: för få fall",
}
REASONS = {
    "yearly": "Följs upp en gång per år.",
    "reported_only": "Kan inte räknas fram ur enheternas värden; visas bara för den som har rapporterat.",
    "rolling_only": "Följs upp som rullande tolv månader.",
    "no_parts": "Täljare och nämnare saknas.",
    "zero_denominator": "Nämnaren är noll.",
    "not_reported": "Ingen uppgift har lämnats.",
    "suppressed": f"{STATE[State.SUPPRESSED]}.",
}
"""What the engine's reason codes mean; other reasons come as words from the catalogue or the delivery."""
PERSPECTIVE = {
    Perspective.POPULATION: "Målgrupp",
    Perspective.OPERATIONS: "Verksamhet",
    Perspective.STAFF: "Medarbetare",
    Perspective.FINANCE: "Ekonomi",
}
DIRECTION = {Direction.UP: "Högre är bättre", Direction.DOWN: "Lägre är bättre"}

PAGE_OVERVIEW = "Översikt"
PAGE_INDICATOR = "Indikator"
PAGE_UNITS = "Enheter"
PAGE_OF_GROUP = {
    Group.AVAILABILITY: "Tillgänglighet",
    Group.PRODUCTION: "Produktion och kvalitet",
    Group.STAFFING: "Medarbetare",
    Group.FINANCE: "Ekonomi",
}

AREA = "Verksamhetsområde"
UNIT = "Vårdcentral eller klinik"
MONTH = "Månad"
INDICATOR = "Indikator"
ALL_UNITS = "Alla enheter"
CHOOSE_AREA = "Välj verksamhetsområde"
CHOOSE_UNIT = "Välj enhet"
CHOOSE_MONTH = "Välj månad"
CHOOSE_INDICATOR = "Välj indikator"
CHOOSE_TRENDS = "Visa fler diagram"

TRENDS = "Utveckling"
SHOW_TABLE = "Visa som tabell"
DOWNLOAD = "Ladda ner"
DOWNLOADS = {"csv": "Tabellen som CSV", "xlsx": "Tabellen som XLSX", "png": "Bilden som PNG", "svg": "Bilden som SVG"}
IMPORTED_ON = "importerat"
ACTUAL = "Utfall"
TARGET = "Mål"
LAST_YEAR = "Föregående år"
DEVIATION = "Avvikelse"
STATUS_HEADING = "Status"
UNIT_HEADING = "Enhet"
MUNICIPALITY = "Kommun"
YEAR_TO_DATE = "Ack"
ROLLING_12 = "R12"
REASON = "Kommentar"
BUDGET = "Budget"
VARIANCE = "Budgetavvikelse"
CHANGE = "Förändring"
ANNUAL_BUDGET = "Årsbudget"
FORECAST = "Prognos helår"
UNITS_RANKED = "Enheterna i ordning"
ABOUT = "Om indikatorn"
DEFINITION = "Definition"
WHY = "Varför den följs"
SOURCE = "Källa"
OWNER = "Ansvarig"
DIRECTION_HEADING = "Riktning"
ORGANISATION_CHANGED = "Organisationen har ändrats sedan"
SINCE_NEW_YEAR = "Sedan årsskiftet"
LIKE_FOR_LIKE = "Lika för lika mot"
COUNTED = "Enheter som lämnar uppgift"
COUNTED_WHOLE = "Enheter som har lämnat hela perioden"
NO_WORDING = "Inget mål beslutat"
PROVISIONAL = "preliminärt"
DEFINITION_CHANGED = "Ändrad definition"
NO_SUCH_COMPARISON = "jämförs inte för den här perioden"
NOT_KNOWN_THEN = "uppgift saknas i någon av perioderna"

NO_ROW = "Ingen uppgift finns för perioden."
NOT_ADDED_UP = "Ingen uppgift har lämnats, och den kan inte räknas fram ur andra."
NO_UNITS = "Indikatorn redovisas inte per enhet här."
NO_UNITS_STEP = "Välj ett annat verksamhetsområde eller en annan indikator."
NO_INDICATORS = "Inga indikatorer i det här ämnet redovisas här."
NO_INDICATORS_STEP = "Välj ett annat verksamhetsområde eller en annan enhet."
NO_STATEMENT = "Det finns inga ekonomiuppgifter för enheten den här månaden."
NO_STATEMENT_STEP = "Välj en annan månad eller en nivå högre upp i organisationen."

EMPTY_TITLE = "Det finns inga data ännu"
EMPTY_WHAT = "Databasen är tom eller har inte byggts. Därför finns inget att visa."
EMPTY_IMPORT = "Läs in de första leveransfilerna här"
EMPTY_STEPS = (
    ("Eller bygg en databas med demodata", "python -m nsvh_dash build --demo"),
    ("eller läs in filer från kommandoraden", "python -m nsvh_dash import FIL…"),
)
EMPTY_AFTER = "Sidan visar uppgifterna av sig själv när de har lästs in."
BROKEN_TITLE = "Sidan kan inte visas"
BROKEN_WHY = "Ett fel som ingen har förutsett inträffade. Det är noterat i systemets logg."
BROKEN_STEP = "Ladda om sidan. Hjälper inte det: kontakta den som sköter systemet och berätta vad du gjorde."
NOT_NEWEST_TITLE = "De nyaste uppgifterna kan inte visas"
NOT_NEWEST = "Sidan visar de uppgifter som importerades {day}."
NOT_NEWEST_STEP = "De nyaste visas av sig själva när felet är rättat. Kontakta den som sköter systemet."
IMPORTED = "senast importerat"
AWAITED = "väntades senast"
BEGUN = "har börjat komma in"
STATEMENT_NOTE = "Kostnader är negativa; en positiv avvikelse är alltid gynnsam."
NEEDS_JAVASCRIPT = "Sidan behöver JavaScript. Slå på det i webbläsaren och ladda om."
LEGEND = "Så läser du tecknen"

UNROUNDED = "Avvikelsen räknas på oavrundade tal och kan därför skilja sig från skillnaden mellan de avrundade."
WHY_THIS_NUMBER = "Varför just det talet?"
DELIVERED_ROWS = "Levererade rader"
DELIVERED_HEADINGS = ("Enhet", "Serie", "Period", "Värde", "Fil och rad")
