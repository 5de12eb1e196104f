"""The words of the finance pages, one section a view; sentences with figures are made where the figures are."""

from __future__ import annotations

from nsvh_dash.views.money import AmountUnit

# The page
VIEW = "Visning"
AMOUNTS = "Belopp i"
AMOUNT_UNITS = {AmountUnit.TKR.value: "tkr", AmountUnit.MNKR.value: "mnkr"}

# Resultaträkning
STATEMENT_VIEW = "Resultaträkning"
PERIOD = "Period"
PERIODS = {"month": "Månaden", "ytd": "Året hittills", "year": "Helår, prognos"}
LINE = "Rad"
ACTUAL = "Utfall"
FORECAST = "Prognos"
BUDGET = "Budget"
VARIANCE = "Avvikelse"
VARIANCE_SHARE = "Avvikelse, %"
CHANGE = "Förändring"
ANNUAL_BUDGET = "Årsbudget"
FORECAST_YEAR = "Prognos helår"
PICTURE = "Utfall och budget"
PICTURE_YEAR = "Prognos och budget"
UNEXPLAINED = "Ej förklarat"
NOT_COMPARABLE = "Resultatet kan inte jämföras med budget"
COLUMN = {
    "actual": "utfall",
    "budget": "budget",
    "variance": "avvikelse",
    "previous_year": "föregående år",
    "annual_budget": "årsbudget",
    "forecast": "prognos",
}
FOLD = "Visa eller dölj delarna av"
PICTURE_KEY = (
    "Staplarna: fylld är utfallet, ljusare är föregående år, kontur är budget och streckad är prognos. "
    "Avvikelsen i procent visas som nål. Blått och ▲ är gynnsamt, orange och ▼ är ogynnsamt."
)
VARIANCE_PICTURE = "Avvikelse, stapel"
SHARE_PICTURE = "Avvikelse, nål"
