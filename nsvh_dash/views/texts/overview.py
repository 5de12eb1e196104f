"""The fixed words of the overview and of the page that sorts signal from noise."""

from __future__ import annotations

from nsvh_dash.kpi.spc import Assurance, PointType

ATTENTION = "Behöver uppmärksamhet"
ATTENTION_RULE = (
    "Först det som inte når målet, sedan det som är nära målet. Säker försämring enligt styrdiagrammet går före "
    "resten, därefter det som ligger längst från målet i förhållande till målets storlek."
)
NOTHING_MISSED = "Alla indikatorer som kan bedömas når målet den här månaden."
NOTHING_JUDGED = "Ingen indikator kan bedömas mot ett mål den här månaden."
STATUS_COUNTS = "Antal indikatorer per status"

NOT_JUDGED = "Kan inte bedömas"
EVERYTHING_JUDGED = "Alla indikatorer kan bedömas mot ett mål."
NO_TARGET_DECIDED = "Inget mål gäller för perioden."

CHANGED_SINCE = "Ändrat sedan {month}"
NOTHING_CHANGED = "Ingen indikator har fått annan status, och ingen förändring på en månad är säker."
NOTHING_TO_COMPARE = "Det finns inga uppgifter om {month} att jämföra med."
BETTER = "Bättre status"
WORSE = "Sämre status"
NOW_JUDGED = "Kan bedömas nu"
NO_LONGER_JUDGED = "Kan inte längre bedömas"
MOVES = "Störst säkra förändringar, månaden mot månaden före"
NOT_COMPARABLE = "Jämförs inte"
NEW_TARGET = "nytt mål"

BY_MONTH = "per månad"
PROVISIONAL_LIMITS = "preliminärt"
NO_VALUE_THIS_MONTH = "Månaden har inget värde att bedöma."
NO_VERDICT = "Inget styrdiagram"

PAGE_SIGNAL = "Signal eller brus"
SIGNAL_WHAT = (
    "Varje indikator står i den ruta som styrdiagrammet över dess enskilda månader ger. "
    "Raden säger om den senaste månaden är en säker förändring, kolumnen om målet kan väntas nås. "
    "Mål för längre perioder än en månad, till exempel tolv månader, bedöms inte här."
)
VARIATION_ORDER = (PointType.IMPROVEMENT, PointType.COMMON_CAUSE, PointType.CONCERN)
ASSURANCE_ORDER = (Assurance.PASSES, Assurance.HIT_AND_MISS, Assurance.FAILS, None)
PERSPECTIVE_HEADING = "Perspektiv"
AREA_HEADING = "Verksamhetsområde"
EVERY_PERSPECTIVE = "Alla perspektiv"
EVERY_AREA = "Alla verksamhetsområden"
NO_CHART = "Har inget styrdiagram"
AS_TABLE = "Samma sak som tabell"
CHANGE_VERDICT = "Förändring"
TARGET_VERDICT = "Målet"
VALUE_HEADING = "Värde"
MEASURE_HEADING = "Måttenhet"
NOTE_HEADING = "Anmärkning"
PERIOD_HEADING = "Period"
NO_MATCH = "Ingen indikator passar urvalet."
NO_MATCH_STEP = "Välj ett annat perspektiv eller ett annat verksamhetsområde."
