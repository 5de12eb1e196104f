"""The words of the workbook: names of its sheets, headings, and what its first sheet says."""

from __future__ import annotations

from nsvh_dash.model.indicator import TimeRule, UnitRule
from nsvh_dash.model.observation import Status

WORKBOOK = "Arbetsbok"
README = "Läs mig"
INDICATORS = "Indikatorer"
MONTHS = "Månader"
UNITS = "Enheter"
STATEMENT = "Resultaträkning"
VARIANCE = "Budgetavvikelse"
BALANCE = "Balans mot budget"
DEVELOPMENT = "Kostnads- och intäktsutveckling"
OUTLOOK = "Prognos"
REPORTS = "Lämnade prognoser"
RECORD = "Prognosmetoder"
STAFFING = "Bemanning"
PROFESSIONS = "Inhyrd personal per yrke"
WORK = "Personalkostnad och arbete"
INVESTMENTS = "Investeringar"
PLAN = "Investeringsplan"
GOALS = "Målstyrning"
RISKS = "Risker"
CONTROLS = "Kontroller"
ACTIVITIES = "Aktiviteter"
COMMENTS = "Kommentarer"
DEFINITIONS = "Definitioner"
TARGETS = "Mål"

# Läs mig
WHAT = "Vad"
WHAT_IS_IT = "Alla uppföljningens siffror för en enhet och en månad, med mål, status, definitioner och källor."
NODE = "Enhet"
MONTH = "Månad"
DATA_VERSION = "Dataversion"
IMPORTED = "Senast importerat"
SOURCES = "Källor"
ABOUT = "Om arbetsboken"
CONTENTS = "Innehåll"
LEFT_OUT = "Utelämnat"
HOW_TO_READ = "Så läses status"
RULES_HEADING = "Så läses talen"
ROWS = "rader"
RULES = (
    "Talen är oavrundade och visas med de decimaler de brukar skrivas med. Arbetsboken har inga formler.",
    "En tom cell betyder att talet saknas, aldrig att det är noll; orsaken står i samma rads status eller anmärkning.",
    "Procent står som talet före procenttecknet: 92,3 betyder 92,3 procent. Måttet står i rubriken eller på raden.",
    "Belopp är i tkr där inget annat står. Kostnader är negativa och intäkter positiva; "
    "en positiv avvikelse är alltid gynnsam.",
    "Uppgifter om så få fall att någon kunde kännas igen finns inte i filen.",
)
STATUS_MEANS = {
    Status.REACHED: "Målet är nått.",
    Status.NEAR: "Målet är inte nått, men avståndet ligger inom indikatorns tolerans.",
    Status.MISSED: "Målet är inte nått.",
    Status.NOT_MEASURABLE: "Värdet går inte att lita på och visas därför inte; orsaken står i anmärkningen.",
    Status.MISSING: "Perioden saknar uppgift, helt eller delvis.",
    Status.NO_TARGET: "Inget mål är beslutat; värdet visas men bedöms inte.",
}

# Indikatorer and Månader
SUBJECT = "Ämne"
PERSPECTIVE = "Perspektiv"
CONCERNS = "Gäller"
MEASURE = "Mått"
PERIOD_END = "Till och med"
PERIOD = "Period"
ACTUAL = "Utfall"
MONTH_VALUE = "Månaden"
YTD = "Ack"
YTD_STATUS = "Ack, status"
ROLLING = "R12"
ROLLING_STATUS = "R12, status"
TERTIAL = "Tertial"
TERTIAL_STATUS = "Tertial, status"
PREVIOUS_MONTH = "Mot föregående månad"
SAME_MONTH = "Mot samma period året före"
LIKE_FOR_LIKE = "Lika för lika mot året före"
REPORTING, EXPECTED = "Enheter med uppgift", "Enheter som ska lämna"
REACHED, NEAR, MISSED = "Enheter som når mål", "Enheter nära mål", "Enheter som inte når mål"
STATE = "Slag av uppgift"
REMARK = "Anmärkning"
DEFINED_SINCE = "Definition gäller från"
PRELIMINARY = "Preliminär uppgift."

NO_UNITS = "Enheten har inga enheter med mål att ställa bredvid varandra."

# Ekonomi
SHOWN = "Visning"
SPLIT = "Uppdelning"
BY_UNIT, BY_LINE = "Del för del", "Rad för rad"
LINE = "Rad"
PART = "Del eller rad"
OUTCOME = "Utfall (helår: prognos)"
YEAR_BEFORE = "Utfall året före"
NO_STATEMENT = "Enheten har ingen resultaträkning för månaden."
NO_VARIANCE = "Utfall eller budget saknas."
NO_BALANCE = "Enheten har inga enheter under sig att hålla mot budget."
NO_DEVELOPMENT = "Utfall saknas för året eller för året före."
NO_REPORTS = "Ingen prognos har lämnats."

# Risker, Kontroller
NO_RISKS = "Ingen internkontrollplan gäller enheten den här månaden."
RESULT_NOTE = "{report}, anteckning"

# Kommentarer
ABOUT_WHAT = "Kommentaren gäller"
TEXT = "Text"
COMMENT_STATE = "Läge"
AUTHOR = "Skriven av"
WRITTEN = "Skriven"
SIGNED_REASON = "Skäl när tal inte stämmer"
NO_COMMENTS = "Ingen har skrivit något om månaden."
CUT = "… (texten är längre än en cell rymmer)"

# Definitioner
SHORT_NAME = "Kortnamn"
UNIT_RULE = "Så blir enheter ett område"
TIME_RULE = "Så blir månader en längre period"
BREAKS = "Ändringar av definitionen"
UNRELIABLE = "Kan inte följas upp"
UNIT_RULES = {
    UnitRule.RATIO: "Enheternas täljare genom deras nämnare",
    UnitRule.SUM: "Summan av enheterna",
    UnitRule.MEAN: "Medelvärdet av enheterna",
    UnitRule.REPORTED: "Räknas inte; visas bara för den som har rapporterat",
}
TIME_RULES = {
    TimeRule.RATIO: "Månadernas täljare genom deras nämnare",
    TimeRule.SUM: "Summan av månaderna",
    TimeRule.MEAN: "Medelvärdet av månaderna",
    TimeRule.LAST: "Den sista månadens värde",
    TimeRule.REPORTED: "Räknas inte; visas bara där perioden är rapporterad",
    TimeRule.R12_SUM: "Summan av tolv månader",
    TimeRule.R12_RATIO: "Tolv månaders täljare genom deras nämnare",
    TimeRule.YEARLY: "Följs upp en gång per år",
}

# Mål
DECIDED_FOR = "Beslutat för"
VALID_FROM, VALID_TO = "Gäller från", "Gäller till"
WORDING = "Lydelse"
ASKS = "Målet betyder"
NUMBER = "Tal i beslutet"
IN_FORCE = "Målvärde {month}"
CHANGE = "Mot målet före"
TARGET_REASON = "Skäl och anmärkning"
NO_TARGETS = "Inget mål är beslutat för enhetens indikatorer."
