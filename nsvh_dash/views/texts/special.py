"""The words and fixed sentences of the page Särskilda uppdrag."""

from __future__ import annotations

PAGE = "Särskilda uppdrag"
PAGE_NAME = "sarskilda_uppdrag"
"""What the address calls it."""

ASSIGNMENT, MEASURE = "Uppdrag", "Mått"
MONTH, YEAR_TO_DATE, LAST_YEAR, DIFFERENCE = "Månaden", "Ack", "Samma period förra året", "Skillnad"
TREND = "24 månader"
VARIANCE = "Budgetavvikelse, ack"
TITLE = "Uppdragens mått"
FINANCES = "Uppdragens ekonomi"
LIKE_FOR_LIKE = (
    "Skillnaden jämför lika med lika: bara enheter och månader som är kända båda åren. Därför kan den avvika från "
    "skillnaden mellan de två kolumnerna."
)
NONE_HERE = "{node} har inga särskilda uppdrag i {month}."
NONE_HERE_STEP = "Välj Hela förvaltningen eller ett av de särskilda uppdragen ovan."
CLOSED = "{name} stängde efter {month}."
WITHOUT = "Inget eget mått följs för {names}."
