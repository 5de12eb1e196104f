"""The fixed words about the internkontrollplan."""

from __future__ import annotations

from nsvh_dash.kpi.internal_control import ACT_FROM, WATCH_FROM, Movement
from nsvh_dash.model.observation import Status
from nsvh_dash.model.record import Finding, RiskLevel

PAGE = "Internkontroll"
MATRIX = "Riskmatris"
RISKS = "Risker"
CONTROLS = "Kontroller och resultat"
ACTIVITIES = "Åtgärder"
CHANGE = "Ändra planen"
AXES = "Sannolikhet ↑ / Konsekvens →"
LIKELIHOOD = {1: "1 osannolik", 2: "2 möjlig", 3: "3 sannolik", 4: "4 mycket sannolik"}
CONSEQUENCE = {1: "1 försumbar", 2: "2 lindrig", 3: "3 kännbar", 4: "4 allvarlig"}
RULE = (
    "Riskvärdet är sannolikhet gånger konsekvens. "
    f"Under {WATCH_FROM} accepteras risken, från {WATCH_FROM} bevakas den och från {ACT_FROM} åtgärdas den. "
    "Nivån kan beslutas till något annat än regeln; då står det vid risken."
)
LEGEND = "▲ riskvärdet har ökat, ▼ minskat, ✚ ny sedan {before}. Överstruket id: där risken stod då."
WAS_HERE = "stod här tidigare"
NO_RISKS_IN_CELL = "inga risker"
LEVEL_STATUS = {RiskLevel.ACCEPT: Status.REACHED, RiskLevel.WATCH: Status.NEAR, RiskLevel.ACT: Status.MISSED}
"""The shape each level is shown with."""
FINDING_STATUS = {
    Finding.NO_REMARK: Status.REACHED,
    Finding.MINOR: Status.NEAR,
    Finding.FAILING: Status.MISSED,
    Finding.NOT_DONE: Status.MISSING,
}
MARK = {Movement.UP: "▲", Movement.DOWN: "▼", Movement.SAME: "", Movement.NEW: "✚"}
MOVEMENT = {
    Movement.UP: "ökat",
    Movement.DOWN: "minskat",
    Movement.SAME: "oförändrat",
    Movement.NEW: "ny",
}
MOVED = {
    Movement.UP: "ökat",
    Movement.DOWN: "minskat",
    Movement.NEW: "tillkommit",
    Movement.SAME: "stått stilla",
}
RISK_HEADINGS = (
    "Risk", "Beskrivning", "Process", "Nu", "Tidigare", "Rörelse", "Beslutad nivå", "Ansvarig", "Enhet",
)  # fmt: skip
RULE_GIVES = "regeln ger {level}"
CONTROL_HEADINGS = ("Kontroll", "Vad som görs", "Risk", "Ansvarig", "Intervall")
NOT_REPORTED = "inget resultat"
NOTHING = "Ingen internkontrollplan gäller här den här månaden."
NOTHING_STEP = "Välj en nivå högre upp eller en senare månad, eller lägg till en risk nedan."
NO_CONTROLS = "Inga kontroller är bestämda för riskerna."
NO_ACTIVITIES = "Inga åtgärder är bestämda för riskerna."
AS_OF = "Läget {day}, för rapporten {period}; jämfört med {before}."
INVENTED = "Raderna med märket demorad är påhittade och står inte i något dokument."
DEMO_ROW = "demorad"
