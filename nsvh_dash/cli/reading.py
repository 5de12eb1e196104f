"""Commands that read: catalogue, kpi, finance and export."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from nsvh_dash import intake
from nsvh_dash.cli import finance_parts
from nsvh_dash.cli.answers import catalogue_answer, kpi_answer
from nsvh_dash.cli.finance_answers import finance_answer
from nsvh_dash.cli.goal_answers import goals_answer
from nsvh_dash.cli.output import answer
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.exports.tables import write_export
from nsvh_dash.kpi.publish import is_of_this_engine
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.views import format as fmt

FINANCE_TABLES = (
    "variance",
    "cost-development",
    "revenue-development",
    "income-statement",
    "forecast",
    "investments",
    *finance_parts.TABLES,
)


@contextmanager
def opened(settings: Settings, moment: int | dt.date | None) -> Iterator[Dashboard]:
    """The current data version, or every figure as it was known at a batch or a day."""
    if moment is not None:
        with Dashboard.as_of(settings, moment) as dashboard:
            yield dashboard
        return
    intake.mend(settings)
    dashboard = Dashboard.open(settings)
    if not is_of_this_engine(dashboard.version):
        raise NsvhError("Databasen är räknad av en annan version av programmet. Kör kommandot build.")
    try:
        yield dashboard
    finally:
        dashboard.close()


def require_month(dashboard: Dashboard, month: Month) -> None:
    """NsvhError unless the month holds any value."""
    if month not in dashboard.months:
        known = f"; den senaste månaden är {fmt.month(dashboard.months[-1])}" if dashboard.months else ""
        raise NsvhError(f"Det finns inga uppgifter för {fmt.month(month)}{known}.")


def catalogue(settings: Settings, options: argparse.Namespace) -> int:
    """Units and indicators of the definitions on disk."""
    answer(catalogue_answer(settings), as_json=options.json)
    return 0


def kpi(settings: Settings, options: argparse.Namespace) -> int:
    """One indicator's figures at a node in a month."""
    with opened(settings, options.as_of) as dashboard:
        answer(kpi_answer(dashboard, options.indicator, options.unit, options.month), as_json=options.json)
    return 0


def finance(settings: Settings, options: argparse.Namespace) -> int:
    """One table of the finance follow-up."""
    with opened(settings, options.as_of) as dashboard:
        answer(finance_answer(dashboard, options.table, options.unit, options.month), as_json=options.json)
    return 0


def goals(settings: Settings, options: argparse.Namespace) -> int:
    """A year's goals at a node in a month."""
    with opened(settings, options.as_of) as dashboard:
        answer(goals_answer(dashboard, options.unit, options.month, options.year), as_json=options.json)
    return 0


def export(settings: Settings, options: argparse.Namespace) -> int:
    """Write current rows, figures or definitions to a file."""
    with opened(settings, None) as dashboard:
        rows = write_export(dashboard, options.what, options.output)
    answer({"file": str(options.output), "rows": rows}, as_json=options.json)
    return 0
