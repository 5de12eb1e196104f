"""The income statement as it is read."""

from __future__ import annotations

from nsvh_dash.kpi import StatementRow
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.views.statement import Statement, StatementLine, build_statement
from tests.views.fakes import APRIL, CATALOGUE

YTD, YEAR = PeriodKind.YEAR_TO_DATE, PeriodKind.YEAR
ROWS = [
    StatementRow("result", "vc", APRIL, YTD, -37583.0, -45835.0, -39322.0, None),
    StatementRow("result", "vc", APRIL, YEAR, None, -111528.0, None, -106528.0),
    StatementRow("costs", "vc", APRIL, YTD, -414612.0, -423519.0, -414583.0, None),
    StatementRow("investments", "vc", APRIL, YTD, 2000.0, None, None, None),
    StatementRow("investments", "vc", APRIL, YEAR, None, 24360.0, None, 19465.0),
]


def statement(rows: list[StatementRow]) -> Statement:
    return build_statement(CATALOGUE, rows, "vc", APRIL)


def line(account: str) -> StatementLine:
    found = statement(ROWS)
    return next(line for line in (*found.lines, *found.investments) if line.account_id == account)


def test_a_sum_stands_under_what_it_sums() -> None:
    assert [found.account_id for found in statement(ROWS).lines] == ["revenue", "staff", "costs", "result"]


def test_variance_and_change_are_actual_minus_the_other() -> None:
    assert line("result").variance == -37583.0 - -45835.0
    assert line("costs").change == -414612.0 - -414583.0
    assert (line("result").annual_budget, line("result").forecast) == (-111528.0, -106528.0)


def test_what_nobody_has_given_is_absent_and_not_nothing() -> None:
    assert (line("investments").actual, line("investments").variance) == (2000.0, None)
    assert line("revenue").actual is None


def test_investments_say_what_the_forecast_leaves() -> None:
    assert line("investments").left == 24360.0 - 19465.0


def test_title_and_summary_say_how_it_goes() -> None:
    found = statement(ROWS)
    assert found.title.replace("\u00a0", " ") == "Resultatet är 8,3 mnkr bättre än budget"
    assert found.summary.replace("\u00a0", " ") == (
        "vc: resultat −37,6 mnkr för jan–apr 2024, budget −45,8 mnkr, avvikelse +8,3 mnkr; "
        "prognos för helåret −106,5 mnkr."
    )


def test_no_rows_is_an_empty_statement() -> None:
    assert statement([]).is_empty
    assert statement([]).title == "Resultatet kan inte jämföras med budget"
