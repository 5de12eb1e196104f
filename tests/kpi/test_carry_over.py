"""A batch recomputes what stands on its series and carries the rest over; the result is that of a full computation."""

from __future__ import annotations

from pathlib import Path

import pytest

from nsvh_dash import intake
from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi.engine import affected
from nsvh_dash.kpi.finance_tables import variance
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings

HEAD = "Enhet;Indikator;Period;Värde\n"
LEDGER_HEAD = "Enhet;Konto;Period;Utfall;Budget;Prognos\n"


@pytest.mark.parametrize(
    ("series", "indicators"),
    [
        ({"svf_referrals"}, {"svf_referrals"}),
        ({"calls_received"}, {"calls_received", "calls_answered_same_day", "phone_access"}),
        ({"visits"}, {"visits", "distance_visits", "distance_visit_share"}),
        (
            {"premises"},
            {"agency_cost_share", "budget_variance", "forecast_variance", "cost_development", "revenue_development"},
        ),
    ],
)
def test_what_shares_a_series_is_recomputed_together(series: set[str], indicators: set[str]) -> None:
    assert affected(load_catalogue(Settings().catalogue), series) == indicators


def test_indicators_accounts_and_new_months_all_come_out_as_a_full_computation_gives(tmp_path: Path) -> None:
    settings = Settings(database=tmp_path / "nsvh.duckdb")

    def deliver(name: str, text: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")
        intake.import_files(settings, [tmp_path / name])
        assert intake.check(settings) == []

    deliver("besok.csv", HEAD + "Vårdcentralen Åsen;Antal besök inkl. distans;2024-03;100\n")
    deliver("distans.csv", HEAD + "Vårdcentralen Åsen;Antal besök på distans;2024-03;10\n")
    deliver("ekonomi.csv", LEDGER_HEAD + "Vårdcentralen Åsen;Lokaler;2024-03;-20;-25;\n")
    deliver("rattad.csv", LEDGER_HEAD + "Vårdcentralen Åsen;Lokaler;2024-03;-21;-25;\n")
    deliver("april.csv", HEAD + "Vårdcentralen Åsen;Antal besök inkl. distans;2024-04;110\n")

    dashboard = Dashboard.open(settings)
    assert variance(dashboard.snapshot, dashboard.catalogue, "vc", Month(2024, 3)).variance == -21 - -25
    dashboard.close()
