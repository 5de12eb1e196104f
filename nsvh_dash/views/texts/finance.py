"""The words of the finance pages, one section a view; sentences with figures are made where the figures are."""

from __future__ import annotations

from nsvh_dash.model.finance import AccountKind
from nsvh_dash.views.money import AmountUnit

# The page
VIEW = "Visning"
AMOUNTS = "Belopp i"
AMOUNT_UNITS = {AmountUnit.TKR.value: "tkr", AmountUnit.MNKR.value: "mnkr"}

# Nyckeltal
FIGURES_VIEW = "Nyckeltal"

# Resultaträkning
STATEMENT_ID = "resultat"
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

# Budgetavvikelse
VARIANCE_ID = "avvikelse"
VARIANCE_VIEW = "Budgetavvikelse"
NO_VARIANCE = "Utfallet kan inte hållas mot budget"
NO_VARIANCE_WHY = "Utfall eller budget saknas för perioden."
NO_VARIANCE_STEP = "Välj en annan enhet eller månad, eller importera budgeten."
MOVERS = "Enheter som påverkar mest"
BY_UNIT = "Från budget till utfall, del för del"
BY_LINE = "Från budget till utfall, rad för rad"
PART = "Del"
UNIT = "Enhet"
BUDGET_BAR = "Budget"
ACTUAL_BAR = "Utfall"
WHOLE = "Summa"
BALANCE = "Balans mot budget"
BALANCE_RULE = (
    "Varje enhet ska vara i balans: resultatet för året hittills ska inte vara sämre än budget. "
    "Månaden anger när den ackumulerade avvikelsen blev negativ utan att sedan ha varit noll eller bättre."
)
IN_BALANCE = {True: "I balans", False: "Inte i balans", None: "Kan inte bedömas"}
BELOW_SINCE = "Under budget"
LARGEST_LINE = "Rad som påverkar mest"
SIGN_RULE = "Kostnader är negativa och intäkter positiva; en positiv avvikelse är alltid gynnsam."

# Utveckling
DEVELOPMENT_ID = "utveckling"
DEVELOPMENT_VIEW = "Utveckling"
DEVELOPMENTS = {AccountKind.COST: "Kostnadsutveckling", AccountKind.REVENUE: "Intäktsutveckling"}
AGAINST_BUDGET = "Mot budget"
GROWTH = "Utveckling"
BUDGETED_GROWTH = "Budgeterad"
DIFFERENCE = "Skillnad"
POINTS = "procentenheter"
UNROUNDED = "Skillnaden räknas på oavrundade tal och kan därför avvika från skillnaden mellan de avrundade."
LINES_TABLE = "Visa rad för rad"
PIN_KEY = "Fylld punkt: utveckling mot året före. Ring: vad budgeten medger."
DEVELOPMENT_RULE = (
    "Utvecklingen är årets utfall hittills mot samma månader förra året. "
    "Skillnaden mot budgeten är positiv när den är gynnsam: kostnader som ökar mindre eller intäkter som ökar mer."
)
