"""The fixed words about activities."""

from __future__ import annotations

from nsvh_dash.kpi.activities import SOON_DAYS
from nsvh_dash.model.observation import Status
from nsvh_dash.model.record import ActivityState, Urgency
from nsvh_dash.views import format as fmt

PAGE = "Aktiviteter"
PAGE_NAME = "aktiviteter"
"""What the address calls it."""
LATE = "Försenad"
LATE_CODE = "late"
"""What the address calls late."""
HEADINGS = {
    Urgency.LATE: "Försenade",
    Urgency.SOON: f"Klara inom {SOON_DAYS} dagar",
    Urgency.LATER: "Senare",
    Urgency.CLOSED: "Avslutade",
}
RULE = (
    "En aktivitet är försenad när dagen har passerat och den varken är klar eller avbruten. "
    "Jämförs med den valda månadens sista dag."
)
STATE_STATUS = {
    ActivityState.PLANNED: Status.MISSING,
    ActivityState.UNDER_WAY: Status.NO_TARGET,
    ActivityState.DONE: Status.REACHED,
    ActivityState.CANCELLED: Status.NOT_MEASURABLE,
}
"""The shape each state is shown with, grey for what is not judged; a late one has that of what needs attention."""
STATES = {LATE_CODE: LATE, **{state.value: fmt.capital(state.word) for state in ActivityState}}
STATE, OWNER, STRAND = "Läge", "Ansvarig", "Del av"
EVERY_STATE, EVERY_OWNER, EVERY_STRAND = "Alla lägen", "Alla ansvariga", "Alla delar"
TABLE_HEADINGS = ("Aktivitet", "Vad", "Klar senast", "Läge", "Ansvarig", "Enhet", "Hör till", "Anteckning")
SHORT_HEADINGS = ("Aktivitet", "Vad", "Klar senast", "Läge", "Ansvarig", "Enhet", "Anteckning")
CLOSE = "Markera {id} som klar"
CLOSED_NOW = "{id} är markerad som klar."
CHANGE = "Ändra aktiviteter"
NOTHING = "Inga aktiviteter är bestämda här."
NOTHING_STEP = "Välj en nivå högre upp, eller lägg till en aktivitet nedan."
NO_MATCH = "Ingen aktivitet passar valet."
NO_MATCH_STEP = "Välj ett annat läge, en annan ansvarig eller en annan del."


def shape(urgency: Urgency, state: ActivityState) -> Status:
    """The shape an activity is shown with."""
    return Status.MISSED if urgency is Urgency.LATE else STATE_STATUS[state]


def open_shape(urgency: Urgency, state: ActivityState) -> Status:
    """The shape in a file: what is only planned or under way is not judged, and looks so."""
    return shape(urgency, state) if urgency in (Urgency.LATE, Urgency.CLOSED) else Status.MISSING


def activities(count: int) -> str:
    """`ingen aktivitet`, `en aktivitet`, `tolv aktiviteter`."""
    return ("ingen aktivitet", "en aktivitet")[count] if count < 2 else f"{fmt.counting(count)} aktiviteter"
