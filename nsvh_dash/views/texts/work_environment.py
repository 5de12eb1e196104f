"""The fixed words about the arbetsmiljöplan."""

from __future__ import annotations

from nsvh_dash.views import format as fmt

PAGE = "Arbetsmiljö"
LINKED = "Kopplade indikatorer"
NOT_HERE = "{names} redovisas inte här."
NO_LINKED = "Ingen indikator är kopplad till områdena."
AREAS = "Prioriterade områden"
FOLLOWED_BY = "Följs av {names}."
NO_ACTIVITIES = "Inga aktiviteter är bestämda här."
CHANGE = "Ändra planen"
NOTHING = "Ingen arbetsmiljöplan gäller här."
NOTHING_STEP = "Välj en nivå högre upp, eller lägg till ett område nedan."


def areas(count: int) -> str:
    """How many areas the plan has."""
    return f"Planen har {'ett prioriterat område' if count == 1 else f'{fmt.counting(count)} prioriterade områden'}."


def late(count: int) -> str:
    """How many activities are late."""
    if count == 0:
        return "Ingen aktivitet är försenad."
    return (
        "En aktivitet är försenad." if count == 1 else f"{fmt.capital(fmt.counting(count))} aktiviteter är försenade."
    )
