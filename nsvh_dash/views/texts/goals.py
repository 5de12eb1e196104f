"""The words and fixed sentences of the pages Målstyrning and Särskilda uppdrag."""

from __future__ import annotations

from enum import StrEnum

from nsvh_dash.kpi.goal_states import GoalState
from nsvh_dash.model.observation import Status

PAGE = "Målstyrning"
PAGE_NAME = "malstyrning"
"""What the address calls it."""


class Level(StrEnum):
    """What a line of the tree is."""

    FOCUS_AREA = "focus_area"
    GOAL = "goal"
    ASSIGNMENT = "assignment"
    LISTS = "lists"
    INDICATOR_LIST = "indicator_list"
    INDICATOR = "indicator"
    ACTIVITY = "activity"


STATE = {
    GoalState.MISSED: "Avviker",
    GoalState.NEAR: "Nära",
    GoalState.REACHED: "Når mål",
    GoalState.NOT_JUDGED: "Kan inte bedömas",
}
SHAPE = {
    GoalState.MISSED: Status.MISSED,
    GoalState.NEAR: Status.NEAR,
    GoalState.REACHED: Status.REACHED,
    GoalState.NOT_JUDGED: Status.NOT_MEASURABLE,
}
"""Each state has the shape of the status it comes from."""
STATE_PHRASE = {
    GoalState.MISSED: ("avviker", "avviker"),
    GoalState.NEAR: ("är nära", "är nära"),
    GoalState.REACHED: ("når målet", "når målen"),
    GoalState.NOT_JUDGED: ("kan inte bedömas", "kan inte bedömas"),
}
"""Of one assignment, and of several."""
STATE_MEANS = {
    GoalState.MISSED: "Någon av uppdragets bedömda indikatorer når inte målet.",
    GoalState.NEAR: "Ingen av dem missar målet, men någon är nära.",
    GoalState.REACHED: "Alla indikatorer som kan bedömas når målet. Det som inte bedöms räknas för sig.",
    GoalState.NOT_JUDGED: "Ingen indikator kan bedömas, eller uppdraget följs på annat sätt. Mål och fokusområden har "
    "sitt sämsta uppdrags ord.",
}
"""What the words mean of an assignment."""
COUNT_PHRASE = {
    GoalState.MISSED: "når inte målet",
    GoalState.NEAR: "nära målet",
    GoalState.REACHED: "når målet",
    GoalState.NOT_JUDGED: "bedöms inte",
}
"""Of the indicators beneath an assignment."""

VIEW = "Vy"
TREE, MATRIX, YEARS = "Träd", "Matris", "År mot år"
PLAN = "Plan"
NO_PLANS = "Det finns ingen målstyrning i katalogen."
NO_PLANS_STEP = "Lägg årets plan i data/catalogue/goals."
STANDS = "Läget gäller {month}."
OTHER_YEAR = "Planen är för {year}. Lägena gäller {month} och bedöms mot målen då."
RULE = (
    "Ett uppdrag avviker när någon av dess bedömda indikatorer inte når målet eller någon av dess aktiviteter är "
    "försenad, är nära när inget avviker men något är nära, och når mål när allt som kan bedömas gör det. En klar "
    "aktivitet har nått sitt mål; en som pågår i tid eller är avbruten bedöms inte. Mål och fokusområden har sitt "
    "sämsta uppdrags ord. Inget räknas till ett medelvärde, och det som inte kan bedömas räknas för sig."
)
LISTS = "Indikatorer utan uppdrag"
LISTS_NOTE = "Planen följer dem utan att knyta dem till något uppdrag."
ACTIVITIES = "planerade aktiviteter"
FOLLOWED_BY = "Följs med {what}."
FOLLOWED_ALSO_BY = "Följs också med {what}."
OUTSIDE = "finns inte i produkten"
UNFOLLOWED = "Planen säger inte hur uppdraget följs upp."
ALSO_UNDER = "Hör också till {names}."
NOT_HERE = "Följs inte för {node}: {names}."
NO_INDICATORS = "Inga indikatorer"
ACTIVITY_NOUN = ("aktivitet", "aktiviteter")
ACTIVITY_PHRASE = {
    GoalState.MISSED: ("försenad", "försenade"),
    GoalState.REACHED: ("klar", "klara"),
    GoalState.NOT_JUDGED: ("bedöms inte", "bedöms inte"),
}
"""Of one activity, and of several."""
CHANGED = "Ändrat sedan {month}"
CHANGED_SINCE_REPORT = "Ändrat sedan uppföljningsrapporten efter {month}"
NOTHING_TURNED = "Ingen indikator i planen har bytt läge."
NOTHING_COMPARED = "Ingen indikator kan jämföras med den månaden."
FOLD = "Visa eller dölj det som hör till"

FOCUS_AREA, GOAL, ASSIGNMENT, STATE_HEADING = "Fokusområde", "Mål", "Uppdrag", "Läge"
INDICATORS_IN = {
    GoalState.MISSED: "Når inte mål",
    GoalState.NEAR: "Nära mål",
    GoalState.REACHED: "Når mål",
    GoalState.NOT_JUDGED: "Bedöms inte",
}
ALSO_FOLLOWED = "Följs också med"
MATRIX_TITLE = "Uppdragen efter fokusområde och läge"
MATRIX_NOTE = "Ett uppdrag som hör till flera mål står en gång i varje fokusområde."
ASSIGNMENTS_TITLE = "Uppdragen och det som följer dem"

LEVEL = {
    Level.FOCUS_AREA: FOCUS_AREA,
    Level.GOAL: GOAL,
    Level.ASSIGNMENT: ASSIGNMENT,
    Level.INDICATOR: "Indikator",
}
LEVELS_MANY = {
    Level.FOCUS_AREA: ("fokusområde", "fokusområden"),
    Level.GOAL: ("mål", "mål"),
    Level.ASSIGNMENT: ("uppdrag", "uppdrag"),
    Level.INDICATOR: ("indikator", "indikatorer"),
}


class Fate(StrEnum):
    """What became of something from one plan to the next."""

    KEPT = "kept"
    RENAMED = "renamed"
    CAME = "came"
    WENT = "went"


FATE = {Fate.KEPT: "Kvar", Fate.RENAMED: "Nytt namn", Fate.CAME: "Nytt", Fate.WENT: "Utgick"}
FATE_PHRASE = {
    Fate.KEPT: "kvar",
    Fate.RENAMED: "fortsätter under nytt namn",
    Fate.CAME: "nya",
    Fate.WENT: "utgick",
}
YEARS_NOTE = (
    "Vad som fortsätter under ett nytt namn säger katalogen; planerna säger det inte själva. Det som inget fortsätter "
    "räknas som utgått."
)
ONE_PLAN = "Det finns bara en plan att visa."
ONE_PLAN_STEP = "Jämförelsen kommer när katalogen har en plan till."
LEVEL_HEADING, FATE_HEADING = "Nivå", "Vad som hände"
TARGETS_TITLE = "Målvärdena"
APPLIES_TO, CHANGE_HEADING = "Gäller", "Ändring"
IN_PLANS = "I planerna"
IN_BOTH, IN_ONE = "båda", "bara {year}"
NO_TARGET = "inget målvärde"
NO_TARGETS = "Ingen av planernas indikatorer följs här."

SERVES = "Följer uppdragen"
