"""The fixed words of the page Indikator."""

from __future__ import annotations

from nsvh_dash.kpi.spc import Rule
from nsvh_dash.kpi.target_change import TargetChange
from nsvh_dash.model.period import PeriodKind

PERIOD_SWITCH = "Period"
PERIOD = {
    PeriodKind.MONTH: "Månad",
    PeriodKind.YEAR_TO_DATE: "Ackumulerat",
    PeriodKind.ROLLING_12: "R12",
    PeriodKind.TERTIAL: "Tertial",
}
SHOW_MONTH = "Visa månad för månad"
PRELIMINARY = "preliminär"

CONTROL_TABLE = "Styrdiagram"
NO_CONTROL_CHART = "{name} har inget styrdiagram här"
TOO_NEW = "{name} har för få månader efter den ändrade definitionen för att bedömas"
NOT_YET_JUDGED = (
    "Definitionen ändrades i {changed} och har gett värden för {count} sedan dess. "
    "De bedöms när de är fyra, för först då räknas gränser."
)
REFUSED = {
    PeriodKind.YEAR_TO_DATE: (
        "Ackumulerade tal överlappar: varje månads tal innehåller alla tidigare månader på året. "
        "Då ser slump ut som förändring. Styrdiagrammet visas därför bara för enskilda månader."
    ),
    PeriodKind.ROLLING_12: (
        "Rullande tolv månader överlappar: två tal i följd delar elva månader. "
        "Då ser slump ut som förändring. Styrdiagrammet visas därför bara för enskilda månader."
    ),
    PeriodKind.TERTIAL: (
        "Tertialtal innehåller de tidigare månaderna i tertialet, och tre tal om året är för få att bedöma. "
        "Styrdiagrammet visas därför bara för enskilda månader."
    ),
}
"""Why a kind of period has no control chart."""
RULE = {
    Rule.OUTSIDE: "utanför gränserna",
    Rule.TREND: "sju i följd åt samma håll",
    Rule.TWO_IN_THREE: "två av tre nära gränsen",
    Rule.SHIFT: "sju i följd på samma sida om medelvärdet",
}
"""Which sign made a month stand out."""
MEAN = "Medel"
LOWER = "Undre gräns"
UPPER = "Övre gräns"
VERDICT = "Bedömning"
HOW_TO_READ = (
    "Bandet är vad slumpen brukar ge, räknat ur månadernas egen variation. "
    "Månader som sticker ut är märkta med form och färg: trekant är bättre, fyrkant är sämre."
)

TARGET_HISTORY = "Målets historia"
TARGET_HEADINGS = ("Gäller", "Mål", "Lydelse", "Beslutat för", "Förändring", "Kommentar")
TARGET_CHANGE = {
    TargetChange.FIRST: "Första målet",
    TargetChange.NONE: "Inget mål",
    TargetChange.SAME: "Oförändrat",
    TargetChange.SHARPER: "Skärpt",
    TargetChange.EASIER: "Lättat",
    TargetChange.OTHER: "Annan sorts mål",
}
