"""What has come and what is missing, source by source."""

from __future__ import annotations

import datetime as dt

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.intake.opening import opened
from nsvh_dash.kpi.arrived import arrived, first_months
from nsvh_dash.model.catalogue import nearest
from nsvh_dash.model.errors import NsvhError, UnknownName
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.views.importing.completeness import Completeness, build_completeness

MAX_MONTHS = 36


def completeness(
    settings: Settings,
    month_from: Month,
    month_to: Month,
    source: str | None = None,
    today: dt.date | None = None,
) -> Completeness:
    """The matrix of the months from one to another, of all sources or one; what is late depends on `today`."""
    if not 0 <= month_to.months_since(month_from) < MAX_MONTHS:
        raise NsvhError(f"Välj mellan en och {MAX_MONTHS} månader, från och med {month_from} till och med {month_to}.")
    catalogue = load_catalogue(settings.catalogue)
    sources = {indicator.source for indicator in catalogue.indicators}
    if source is not None and source not in sources:
        raise UnknownName(f"Källan ”{source}” finns inte. Närmast: {', '.join(nearest(source, sources) or sources)}.")
    with opened(settings) as ledger:
        received, begun = arrived(ledger, month_from, month_to), first_months(ledger)
    months = [month_from.plus(n) for n in range(month_to.months_since(month_from) + 1)]
    return build_completeness(catalogue, received, begun, months, source, today or dt.date.today())
