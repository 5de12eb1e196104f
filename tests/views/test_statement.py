"""The income statement as it is read, from lines made by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from nsvh_dash.kpi import StatementRow
from nsvh_dash.kpi.finance.doubts import Doubts, TurnedAmount
from nsvh_dash.kpi.finance.lines import Lines
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views.finance.statement import Statement, build_statement
from nsvh_dash.views.finance.statement_line import StatementLine
from nsvh_dash.views.money import AmountUnit
from tests.reference.building import account
from tests.views.fakes import APRIL, CATALOGUE

MONTH, YTD, YEAR = PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, PeriodKind.YEAR
TKR, MNKR = AmountUnit.TKR, AmountUnit.MNKR
SOUND = Doubts({}, (), (), (), ())
ROWS = [
    StatementRow("result", "vc", APRIL, YTD, -37583.0, -45835.0, -39322.0, None),
    StatementRow("result", "vc", APRIL, YEAR, None, -111528.0, None, -106528.0),
    StatementRow("revenue", "vc", APRIL, YTD, 377029.0, 377684.0, 375261.0, None),
    StatementRow("revenue", "vc", APRIL, YEAR, None, 1000.0, None, 1000.0),
    StatementRow("costs", "vc", APRIL, YTD, -414612.0, -423519.0, -414583.0, None),
    StatementRow("costs", "vc", APRIL, YEAR, None, -112528.0, None, -107528.0),
    StatementRow("staff", "vc", APRIL, YTD, -414612.0, -423519.0, -414583.0, None),
    StatementRow("staff", "vc", APRIL, YEAR, None, -112528.0, None, -107528.0),
]


def statement(
    rows: list[StatementRow], kind: PeriodKind = YTD, doubts: Doubts = SOUND, catalogue: Catalogue = CATALOGUE
) -> Statement:
    lines = Lines(catalogue, rows, APRIL, kind)
    trees = [lines.line(found) for found in catalogue.accounts if found.parent is None]
    return build_statement(catalogue, trees, doubts, "vc", APRIL, kind)


def line(account_id: str, of: Statement) -> StatementLine:
    return next(found for found in of.lines if found.id == account_id)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def changed(account_id: str, **amounts: Any) -> list[StatementRow]:
    return [replace(row, **amounts) if (row.account_id, row.period_kind) == (account_id, YTD) else row for row in ROWS]


def test_a_sum_stands_over_its_parts_and_the_result_last() -> None:
    found = statement(ROWS)
    assert [(line.id, line.level, line.above) for line in found.lines] == [
        ("revenue", 1, ()),
        ("costs", 1, ()),
        ("staff", 2, ("costs",)),
        ("result", 0, ()),
    ]


def test_variance_and_change_are_actual_minus_the_other() -> None:
    found = statement(ROWS)
    assert line("result", found).variance == -37583.0 - -45835.0
    assert line("costs", found).change == -414612.0 - -414583.0
    assert line("result", found).share == pytest.approx(100 * 8252 / 45835)
    assert (line("result", found).annual_budget, line("result", found).forecast) == (-111528.0, -106528.0)


def test_the_whole_year_sets_the_forecast_against_the_annual_budget() -> None:
    found = statement(ROWS, YEAR)
    assert (line("result", found).actual, line("result", found).variance) == (-106528.0, 5000.0)
    assert plain(found.title(MNKR)) == "Prognosen för resultatet är 5,0 mnkr bättre än budget"


def test_what_nobody_has_given_is_absent_and_not_nothing() -> None:
    found = statement(changed("staff", budget=None))
    assert (line("staff", found).actual, line("staff", found).variance) == (-414612.0, None)
    assert statement([]).is_empty
    assert statement([]).title(TKR) == "Resultatet kan inte jämföras med budget"


def test_title_and_summary_say_how_it_goes_in_the_chosen_unit() -> None:
    found = statement(ROWS)
    assert plain(found.title(MNKR)) == "Resultatet är 8,3 mnkr bättre än budget"
    assert plain(found.title(TKR)) == "Resultatet är 8 252 tkr bättre än budget"
    assert plain(found.summary(MNKR)) == (
        "vc: resultat −37,6 mnkr för jan–apr 2024, budget −45,8 mnkr, avvikelse +8,3 mnkr; "
        "prognos för helåret −106,5 mnkr."
    )


def test_a_result_on_budget_is_neither_better_nor_worse() -> None:
    found = statement(changed("result", actual=-45835.2))
    assert found.title(TKR) == "Resultatet är i nivå med budget"


def test_the_table_to_take_along_has_the_unit_in_its_headings_and_unrounded_amounts() -> None:
    table = statement(ROWS).block(MNKR, "").table
    assert plain(table.headings[3]) == "Avvikelse, mnkr"
    assert (table.rows[-1][3], table.raw[-1][3]) == ("+8,3", 8.252)


def test_parts_that_do_not_add_up_get_a_line_of_their_own_and_a_sentence() -> None:
    found = statement(changed("staff", actual=-414600.0, budget=-423000.0))
    rest = line("costs+", found)
    assert (rest.name, rest.level, rest.above) == ("Ej förklarat: costs", 2, ())
    assert (rest.actual, rest.budget, rest.variance) == (-12.0, -519.0, 507.0)
    assert [plain(note) for note in found.notes] == [
        "Delarna av costs summerar inte till raden. Ej förklarat: utfall −12 tkr och budget −519 tkr."
    ]


def test_parts_that_add_up_have_no_such_line() -> None:
    assert [line.id for line in statement(ROWS).lines if line.is_unexplained] == []
    assert statement(ROWS).notes == ()


def test_an_unknown_part_of_a_known_sum_is_unexplained() -> None:
    rows = [row for row in ROWS if row.account_id != "staff"]
    assert line("costs+", statement(rows)).actual == -414612.0


def test_a_missing_budget_is_named_by_month_and_unit() -> None:
    doubts = replace(SOUND, without_budget={Month(2024, 3): ("ekudden",)})
    (note,) = statement(ROWS, doubts=doubts).notes
    assert note.startswith("Budget saknas för ekudden i mars.")
    assert "Ackumulerad budgetavvikelse" in note


def test_units_without_a_previous_year_are_named() -> None:
    doubts = replace(SOUND, without_previous_year=("öringe",), gone=("åsen",))
    assert statement(ROWS, doubts=doubts).notes == (
        "öringe har inget föregående år för samma månader, men ingår i utfallet.",
        "åsen ingår i föregående år, men har inget utfall i år.",
    )
    itself = replace(SOUND, without_previous_year=("vc",))
    assert statement(ROWS, doubts=itself).notes == (
        "Föregående år saknas för samma månader: förändringen kan inte räknas.",
    )


def test_an_amount_with_the_sign_turned_round_is_named() -> None:
    turned = TurnedAmount("staff", "ekudden", Month(2024, 3), 120.0)
    (note,) = statement(ROWS, doubts=replace(SOUND, turned=(turned,))).notes
    assert plain(note).startswith("Tecknet ser omvänt ut: staff +120 tkr (ekudden, mars 2024).")


def test_an_account_that_moved_stands_where_each_month_was_counted() -> None:
    moved = account("staff", AccountKind.COST, "costs", ("revenue", "2024-02"))
    catalogue = replace(CATALOGUE, accounts=tuple(moved if a.id == "staff" else a for a in CATALOGUE.accounts))
    months = [StatementRow("staff", "vc", Month(2024, m), MONTH, -10.0, -11.0, None, None) for m in range(1, 5)]
    rows = [
        StatementRow("revenue", "vc", APRIL, YTD, -20.0, -22.0, None, None),
        StatementRow("costs", "vc", APRIL, YTD, -20.0, -22.0, None, None),
        StatementRow("result", "vc", APRIL, YTD, -40.0, -44.0, None, None),
        StatementRow("staff", "vc", APRIL, YTD, -40.0, -44.0, None, None),
        *months,
    ]
    found = statement(rows, doubts=replace(SOUND, moved=(moved,)), catalogue=catalogue)
    placed = [(line.name, line.above, line.actual) for line in found.lines if line.account_id == "staff"]
    assert placed == [("staff (jan–feb)", ("revenue",), -20.0), ("staff (mar–apr)", ("costs",), -20.0)]
    assert [line.id for line in found.lines if line.is_unexplained] == []
    assert plain(found.notes[0]).startswith("staff räknas i costs från mars 2024, dessförinnan i revenue.")


def test_rounding_that_parts_a_sum_is_said_and_only_then() -> None:
    rows = [
        StatementRow("revenue", "vc", APRIL, YTD, 5150.0, None, None, None),
        StatementRow("costs", "vc", APRIL, YTD, -2048.0, None, None, None),
        StatementRow("staff", "vc", APRIL, YTD, -2048.0, None, None, None),
        StatementRow("result", "vc", APRIL, YTD, 3102.0, None, None, None),
    ]
    assert statement(rows).block(TKR, "").notes == ()
    (note,) = statement(rows).block(MNKR, "").notes
    assert plain(note) == (
        "result (utfall): avrundade delar summerar till 3,2 mnkr, summan är 3,1; skillnaden −0,1 beror på avrundning."
    )
