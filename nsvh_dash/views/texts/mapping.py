"""The words of the step that describes an unknown layout."""

from __future__ import annotations

from nsvh_dash.model.profile import Column
from nsvh_dash.views import format as fmt

TITLE = "Beskriv layouten i"
WHAT = "Det som går att gissa är redan valt. Det du sparar gäller alla filer med samma rubriker, även nästa månad."
KNOWN = "Läs filen med en layout som finns"
KNOWN_NONE = "Välj layout"
SAMPLE = "De första raderna"
ROW = "Rad"
SHEET = "Blad"
HEADER_ROW = "Rubrikerna står på rad"
NAME = "Layoutens namn"
NAME_HINT = "till exempel Telefoni, månadsuttag"
SOURCE = "Källsystem"
SOURCE_HINT = "Välj källsystem"
OTHER_SOURCE = "Annan källa"
COLUMNS = "Vad kolumnerna betyder"
MONTHS = "Kolumner som är månader:"
TOTALS = "Summor, läses inte:"
WHOLE_FILE = "Det som gäller hela filen"
FIXED_UNIT = "Alla rader gäller enheten"
FIXED_SERIES = "Alla rader gäller indikatorn eller kontot"
FACTOR = "Så ska värdena räknas om"
NONE = "–"
OWN_SERIES = "En egen indikator eller ett eget konto"
WHICH_SERIES = "Vilken?"
UNITS = "Enheter som inte känns igen"
SERIES = "Indikatorer och konton som inte känns igen"
NOT_CHOSEN = "Välj, eller lämna så att raderna stoppas"
NOT_READ = "Läses inte"
SAVE = "Spara layouten och läs filen"
CANCEL = "Avbryt"
INCOMPLETE = "Layouten kan inte sparas än"
FACTORS = {
    1.0: "Som de står",
    0.001: "Kronor blir tkr (× 0,001)",
    1000.0: "Mnkr blir tkr (× 1 000)",
    100.0: "Andelar blir procent (× 100)",
    60.0: "Timmar blir minuter (× 60)",
}
MEANINGS = {
    Column.IGNORE: NOT_READ,
    Column.UNIT: "Enhet",
    Column.INDICATOR: "Indikator",
    Column.ACCOUNT: "Konto",
    Column.PERIOD: "Period",
    Column.YEAR: "År",
    Column.MONTH: "Månad",
    Column.VALUE: "Värde eller utfall",
    Column.NUMERATOR: "Täljare",
    Column.DENOMINATOR: "Nämnare",
    Column.BUDGET: "Budget",
    Column.FORECAST: "Prognos",
    Column.QUALITY: "Kvalitet",
    Column.COMMENT: "Kommentar",
}


def recognised(known: int, total: int) -> str:
    """How many names are known: `22 av 24`."""
    return f"{fmt.number(known)} av {fmt.number(total)} känns igen."
