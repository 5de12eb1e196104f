"""The words of the views that look ahead: forecast, staffing, investments and planning."""

from __future__ import annotations

from nsvh_dash.kpi.finance.forecasting import Method
from nsvh_dash.model.planning import ProposalKind, ProposalState

# Prognos
FORECAST_VIEW = "Prognos"
METHODS = {
    Method.LAST_YEAR: "Förra årets profil",
    Method.RUN_RATE: "Årstakt",
    Method.STATISTICAL: "Statistisk prognos",
}
METHOD_WHAT = (
    "Förra årets profil: förra årets återstående månader, ändrade med årets skillnad hittills. "
    "Årstakt: årets månadsmedel för varje månad som är kvar. "
    "Statistisk prognos: exponentiell utjämning med säsong (ETS) av alla kända månader, med ett intervall som ska "
    "hålla 80 % av utfallen."
)
METHOD = "Metod"
WHAT = "Vad"
REPORT = "Rapport"
SUBMITTED = "Lämnad prognos"
SO_FAR = "Avvikelse hittills"
YEAR_VARIANCE = "Budgetavvikelse helår"
LOW, HIGH = "Från", "Till"
YEAR_RESULT = "Resultat helår"
SUBMITTED_HISTORY = "Lämnade prognoser"
CHANGE_SINCE = "Sedan föregående"
BECAME = "Resultatet blev"
MISSED_BY = "Utfall minus prognos"
RECORD = "Så har metoderna träffat"
MEAN_ERROR = "Medelfel"
LARGEST_ERROR = "Största fel"
INTERVAL_HELD = "Intervallet höll"
MAY_BE_SPENT = "Det är ingen motsägelse: det som har gått bättre än budget hittills kan väntas gå åt senare under året."
GROWS_WORSE = "Underskottet väntas alltså växa."
NO_REPORT = "Ingen prognos har lämnats för året."
YEAR_OVER = "Året är slut: det finns inga månader kvar att beräkna."
NO_COMPUTED = "Ingen prognos kan beräknas: det saknas bokförda månader, eller en månad i följden."
NO_RECORD = "Metoderna har inte kunnat prövas bakåt än: det behövs ett helt år med ett helt år före."
NO_OUTLOOK = "Det finns varken bokfört resultat eller lämnade prognoser för enheten det här året."
NO_OUTLOOK_STEP = "Välj en annan månad eller en nivå högre upp i organisationen."

# Bemanning
STAFFING_VIEW = "Bemanning"
SHARE_R12 = "Andel av personalkostnaden"
SHARE_YTD = "Andel av personalkostnaden"
SHARE_YTD_BEFORE = "Andel samma tid förra året"
AGENCY_COST = "Kostnad för inhyrd personal"
PROFESSION = "Yrke"
COST = "Kostnad"
WHOLE_YEAR_BEFORE = "Hela förra året"
WORK_AND_HOURS = "Personalkostnad och arbete"
MEASURE = "Mått"
BEFORE = "Samma tid förra året"
EACH = "Personalkostnad per {work}, kr"
SCHEDULED_HOURS = "Schemalagda timmar"
WORKED_HOURS = "Arbetade timmar (schemalagda minus sjukfrånvaro)"
COSTS_ARE_PLAIN = "Kostnader står här utan minustecken."
SAME_UNITS = "Personalkostnaden räknas bara för de enheter och månader där besöken eller timmarna också är räknade."
NO_STAFFING = "Det finns inga personalkostnader för enheten den här månaden."
NO_STAFFING_STEP = "Välj en annan månad eller en nivå högre upp i organisationen."
NO_AGENCY = "Ingen kostnad för inhyrd personal har bokförts här."

# Investeringar
INVESTMENTS_VIEW = "Investeringar"
AREA = "Verksamhet"
SPENT = "Förbrukat"
REMAINING = "Kvar av årsbudgeten"
UNEXPLAINED = "Ej förklarat"
TOTAL = "Summa"
YEAR = "År"
PLANNED = "Investeringsplan"
PLAN_IS = "Planen är planeringsanalysens. Årsbudgeten beslutas senare och kan vara en annan"
PLAN_WHAT = f"{PLAN_IS}. Ett tankstreck i tabellen betyder att underlaget inte har något belopp, inte att det är noll."
NO_PLAN_WHAT = "Ett tankstreck i tabellen betyder att det inte finns något belopp, inte att det är noll."
PICTURE_KEY = "Fylld stapel är förbrukat och linjen tvärs över är årsbudgeten"
PLAN_KEY = f"Konturen är investeringsplanen. {PICTURE_KEY}."
NO_PLAN = "Det finns ingen investeringsplan för enheten"
NO_INVESTMENTS = "Det finns inga investeringar för enheten det här året."
NO_INVESTMENTS_STEP = "Välj en annan månad eller en nivå högre upp i organisationen."

# Planering
PLANNING_PAGE = "Planering"
KINDS = {ProposalKind.NET_COST: "Nettokostnad", ProposalKind.INVESTMENT: "Investering"}
STATES = {
    ProposalState.PROPOSED: "Föreslaget",
    ProposalState.DECIDED: "Beslutat",
    ProposalState.IN_BUDGET: "I budget",
}
PROPOSAL = "Förslag"
PLACE = "Gäller"
FOCUS_AREA = "Fokusområde"
STATE = "Läge"
KIND = "Slag"
PRICE_LEVEL = "Prisnivå"
POSTS = "Tjänster"
SOURCE = "Underlag"
INVENTED = "påhittat för demon"
WHAT_IF = "Räkna med"
WHAT_IF_NOTE = "Slå av ett förslag för att se summan utan det. Valet står i adressen och följer med länken."
ALL_SUM = "Alla förslag"
CHOSEN_SUM = "Valda förslag"
CONSEQUENCES = "Ekonomiska konsekvenser"
CONSEQUENCES_WHAT = "Kostnader är positiva. Ett streck betyder att underlaget inte har något belopp för året."
NO_PROPOSALS = "Det finns inga förslag i planeringen för den här enheten."
NO_PROPOSALS_STEP = "Välj en nivå högre upp i organisationen."
