"""The words of the views that look ahead: forecast, staffing, investments and planning."""

from __future__ import annotations

from nsvh_dash.kpi.forecasting import Method

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
MAY_BE_SPENT = "Det får den göra: det som har gått bättre än budget hittills kan väntas gå åt senare under året."
GROWS_WORSE = "Underskottet väntas alltså växa."
NO_REPORT = "Ingen prognos har lämnats för året."
YEAR_OVER = "Året är slut: det finns inga månader kvar att beräkna."
NO_COMPUTED = "Ingen prognos kan beräknas: det saknas bokförda månader, eller en månad i följden."
NO_RECORD = "Metoderna har inte kunnat prövas bakåt än: det behövs ett helt år med ett helt år före."
NO_OUTLOOK = "Det finns varken bokfört resultat eller lämnade prognoser för enheten det här året."
NO_OUTLOOK_STEP = "Välj en annan månad eller en nivå högre upp i organisationen."
