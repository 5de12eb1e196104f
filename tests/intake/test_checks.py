"""What is odd about a delivery against all that is known: each check finds its fault and leaves the sound alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nsvh_dash import intake
from nsvh_dash.cli import main
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi import read_statement
from nsvh_dash.model.errors import ImportRefused, Issue, Severity
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from tests.intake.conftest import BOOKS, RATIO, VALUE, Begin, Deliver

EKUDDEN, ASEN = "Vårdcentralen Ekudden", "Vårdcentralen Åsen"
VISITS, REFERRALS = "Antal besök inkl. distans", "Andel remisser korrekt märkta, SVF"
RECEIVED, ANSWERED = "Antal inkomna samtal", "Antal samtal besvarade samma dag"
JANUARY = Month(2022, 1)


def found(receipt: intake.Receipt, code: str) -> list[Issue]:
    """The issues of one kind."""
    return [issue for issue in receipt.issues if issue.code == code]


def months(count: int, first: Month = JANUARY) -> list[Month]:
    return [first.plus(n) for n in range(count)]


def visits(values: list[int], first: Month = JANUARY, unit: str = EKUDDEN) -> list[str]:
    return [f"{unit};{VISITS};{month};{value}" for month, value in zip(months(len(values), first), values, strict=True)]


@pytest.fixture
def steady(begin: Begin, deliver: Deliver) -> Deliver:
    """Two years of visits between 98 and 102."""
    begin("besok.csv", VALUE, *visits([98, 102, 100, 101, 99, 100] * 4))
    return deliver


# Jumps


def test_a_value_outside_its_series_limits_is_a_jump(steady: Deliver) -> None:
    (jump,) = found(steady("ny.csv", VALUE, f"{EKUDDEN};{VISITS};2024-01;160"), "jump")
    # The moving ranges are 4, 2, 1, 2, 1 and 2 in turn, and 2 between the turns.
    assert (jump.file, jump.row, jump.value, jump.severity) == ("ny.csv", 2, "160", Severity.WARNING)
    assert "Vårdcentralen Ekudden, januari\N{NO-BREAK SPACE}2024" in jump.expected
    assert "de senaste 24 månaderna" in jump.expected


@pytest.mark.parametrize("value", [95, 100, 105])
def test_a_value_within_the_limits_is_none(steady: Deliver, value: int) -> None:
    assert found(steady("ny.csv", VALUE, f"{EKUDDEN};{VISITS};2024-01;{value}"), "jump") == []


def test_eleven_months_are_no_ground_for_limits(deliver: Deliver) -> None:
    deliver("besok.csv", VALUE, *visits([100, 101] * 5 + [100]))
    assert found(deliver("ny.csv", VALUE, f"{EKUDDEN};{VISITS};2022-12;500"), "jump") == []


def test_what_happens_every_july_is_no_jump(deliver: Deliver) -> None:
    year = [100, 101, 99, 100, 101, 99, 40, 100, 101, 99, 100, 101]
    deliver("besok.csv", VALUE, *visits(year * 2))
    deliver("var.csv", VALUE, *visits([100, 101, 99, 100, 101, 99], Month(2024, 1)))
    assert found(deliver("juli.csv", VALUE, f"{EKUDDEN};{VISITS};2024-07;41"), "jump") == []
    assert len(found(deliver("april.csv", VALUE, f"{EKUDDEN};{VISITS};2024-06;9"), "jump")) == 1


def test_a_ratio_is_judged_as_the_ratio_it_is(deliver: Deliver) -> None:
    lines = [f"{EKUDDEN};{REFERRALS};{month};{89 + n % 3};100" for n, month in enumerate(months(24))]
    deliver("svf.csv", RATIO, *lines)
    assert found(deliver("stor.csv", RATIO, f"{EKUDDEN};{REFERRALS};2024-01;900;1000"), "jump") == []
    (jump,) = found(deliver("fel.csv", RATIO, f"{EKUDDEN};{REFERRALS};2024-02;40;100"), "jump")
    assert jump.value == "40,0\N{NO-BREAK SPACE}%"


@pytest.fixture
def calls(begin: Begin, deliver: Deliver) -> Deliver:
    """Two years of calls at two units, about 92 of a hundred answered, from which the share is computed."""
    given = [(unit, month, n) for n, month in enumerate(months(24)) for unit in (EKUDDEN, ASEN)]
    received = [f"{unit};{RECEIVED};{month};100" for unit, month, _n in given]
    answered = [f"{unit};{ANSWERED};{month};{91 + n % 3}" for unit, month, n in given]
    begin("samtal.csv", VALUE, *received, *answered, publish_now=True)
    return deliver


def test_a_share_delivered_itself_is_judged_by_what_was_computed_before(calls: Deliver) -> None:
    share = f"{EKUDDEN};Telefontillgänglighet;2024-01"
    (jump,) = found(calls("fel.csv", RATIO, f"{share};1234;2012"), "jump")
    assert jump.value == "61,3\N{NO-BREAK SPACE}%"
    assert found(calls("ratt.csv", RATIO, f"{share};1854;2012"), "jump") == []


def test_a_share_delivered_for_one_unit_misses_those_it_was_computed_for(calls: Deliver) -> None:
    share = f"{EKUDDEN};Telefontillgänglighet;2024-01;92"
    (silent,) = found(calls("en.csv", VALUE, share), "unit_silent")
    assert silent.value == ASEN
    others = [f"{unit};{RECEIVED};2024-02;100" for unit in (EKUDDEN, ASEN)]
    others += [f"{unit};{ANSWERED};2024-02;92" for unit in (EKUDDEN, ASEN)]
    share = share.replace("2024-01", "2024-02")
    assert found(calls("alla.csv", VALUE, share, *others), "unit_silent") == []


def test_a_series_known_to_be_unreliable_is_not_judged(deliver: Deliver) -> None:
    lines = [f"{EKUDDEN};Sjukfrånvarotimmar;{month};{100 + n % 3}" for n, month in enumerate(months(24))]
    deliver("schema.csv", VALUE, *lines)
    assert found(deliver("ny.csv", VALUE, f"{EKUDDEN};Sjukfrånvarotimmar;2024-01;900"), "jump") == []


# A closed period


def test_a_changed_value_of_a_closed_period_is_named_with_old_and_new(deliver: Deliver) -> None:
    deliver("forst.csv", VALUE, f"{EKUDDEN};{VISITS};2023-12;100")
    (closed,) = found(deliver("rattad.csv", VALUE, f"{EKUDDEN};{VISITS};2023-12;120"), "closed_period")
    assert (closed.row, closed.value, closed.severity) == (2, "120", Severity.WARNING)
    assert "100 → 120" in closed.expected
    assert "till och med december\N{NO-BREAK SPACE}2023" in closed.expected


def test_a_unit_that_comes_to_a_closed_month_changes_it_too(deliver: Deliver) -> None:
    deliver("forst.csv", VALUE, f"{EKUDDEN};{VISITS};2023-12;100")
    (closed,) = found(deliver("sen.csv", VALUE, f"{ASEN};{VISITS};2023-12;50"), "closed_period")
    assert "50 är nytt" in closed.expected


def test_first_deliveries_repetitions_and_open_months_revise_nothing(deliver: Deliver) -> None:
    rows = [f"{EKUDDEN};{VISITS};2023-12;100", f"{EKUDDEN};{VISITS};2024-01;100"]
    assert found(deliver("forst.csv", VALUE, *rows), "closed_period") == []
    rows[1] = f"{EKUDDEN};{VISITS};2024-01;130"
    assert found(deliver("igen.csv", VALUE, *rows), "closed_period") == []


# What ought to add up


def test_a_sum_line_that_is_not_the_sum_of_its_parts_is_named(deliver: Deliver, settings: Settings) -> None:
    lines = [f"{ASEN};Lokaler;2024-01;;-20;", f"{ASEN};Läkemedel;2024-01;;-30;", f"{ASEN};Kostnader;2024-01;;-60;"]
    receipt = deliver("budget.csv", BOOKS, *lines)
    (total,) = found(receipt, "total_not_sum")
    assert (total.row, total.value) == (4, "−60\N{NO-BREAK SPACE}tkr")
    assert "−50\N{NO-BREAK SPACE}tkr" in total.expected
    assert "budget" in total.expected
    assert "ej förklarad" in total.expected
    assert receipt.accepted == 3


@pytest.mark.parametrize(("total", "warned"), [(-50, 0), (-52, 0), (-53, 1)])
def test_each_part_may_have_lost_a_thousand_to_rounding(deliver: Deliver, total: int, warned: int) -> None:
    lines = [f"{ASEN};Lokaler;2024-01;;-20;", f"{ASEN};Läkemedel;2024-01;;-30;", f"{ASEN};Kostnader;2024-01;;{total};"]
    assert len(found(deliver("budget.csv", BOOKS, *lines), "total_not_sum")) == warned


def test_a_sum_line_beside_its_parts_does_not_count_twice(deliver: Deliver, settings: Settings) -> None:
    parts = [f"{ASEN};Inhyrda läkare;2024-01;-5;;", f"{ASEN};Egen personal;2024-01;-40;;"]
    totals = [f"{ASEN};Inhyrd personal;2024-01;-5;;", f"{ASEN};Personalkostnader;2024-01;-45;;"]
    receipt = deliver("ekonomi.csv", BOOKS, *parts, *totals, publish_now=True)
    assert found(receipt, "total_not_sum") == []
    dashboard = Dashboard.open(settings)
    rows = read_statement(dashboard.snapshot, "vc_asen", Month(2024, 1))
    dashboard.close()
    assert {row.actual for row in rows if row.account_id == "staff_costs"} == {-45}


def test_an_amount_against_the_sign_of_its_account_is_named(deliver: Deliver) -> None:
    lines = [f"{ASEN};Lokaler;2024-01;20;;", f"{ASEN};Patientavgifter;2024-01;30;;", f"{ASEN};Läkemedel;2024-01;-9;;"]
    (turned,) = found(deliver("ekonomi.csv", BOOKS, *lines), "sign_reversed")
    assert (turned.row, turned.value, turned.severity) == (2, "20\N{NO-BREAK SPACE}tkr", Severity.WARNING)
    assert "är en kostnad och ska vara negativ" in turned.expected


def test_a_unit_that_has_booked_so_before_is_not_named_again(deliver: Deliver) -> None:
    deliver("forst.csv", BOOKS, f"{ASEN};Lokaler;2024-01;20;;")
    assert found(deliver("sedan.csv", BOOKS, f"{ASEN};Lokaler;2024-02;18;;"), "sign_reversed") == []


def test_a_file_that_is_turned_round_is_named_once(deliver: Deliver) -> None:
    costs = [f"{ASEN};Lokaler;2024-0{month};20;21;" for month in range(1, 5)]
    (turned,) = found(deliver("ekonomi.csv", BOOKS, *costs, f"{ASEN};Läkemedel;2024-01;-9;;"), "sign_reversed")
    assert "8 av filens 9 belopp har omvänt tecken" in turned.expected


def test_a_sum_line_by_itself_is_a_booking(deliver: Deliver) -> None:
    receipt = deliver(
        "ekonomi.csv", BOOKS, f"{ASEN};Personalkostnader;2024-01;-45;;", f"{EKUDDEN};Egen personal;2024-01;-4;;"
    )
    assert receipt.accepted == 2


# Who is missing


def test_a_unit_that_delivered_last_month_and_not_now_is_named(deliver: Deliver) -> None:
    deliver("mars.csv", VALUE, *(f"{unit};{VISITS};2024-03;10" for unit in (EKUDDEN, ASEN)))
    (silent,) = found(deliver("april.csv", VALUE, f"{EKUDDEN};{VISITS};2024-04;10"), "unit_silent")
    assert (silent.file, silent.value, silent.severity) == ("april.csv", ASEN, Severity.WARNING)
    assert "mars\N{NO-BREAK SPACE}2024 men saknas för april\N{NO-BREAK SPACE}2024" in silent.expected


def test_to_say_that_a_value_is_missing_is_no_silence(deliver: Deliver) -> None:
    deliver("mars.csv", VALUE, *(f"{unit};{VISITS};2024-03;10" for unit in (EKUDDEN, ASEN)))
    receipt = deliver("april.csv", VALUE, f"{EKUDDEN};{VISITS};2024-04;10", f"{ASEN};{VISITS};2024-04;..")
    assert found(receipt, "unit_silent") == []


def test_a_correction_and_a_closed_unit_are_no_silence(deliver: Deliver) -> None:
    deliver("mars.csv", VALUE, *(f"{unit};{VISITS};2024-03;10" for unit in (EKUDDEN, ASEN)))
    deliver("april.csv", VALUE, f"{EKUDDEN};{VISITS};2024-04;10")
    assert found(deliver("rattad.csv", VALUE, f"{EKUDDEN};{VISITS};2024-04;11"), "unit_silent") == []

    syringe = "Antal besök, sprututbyte"
    deliver("okt.csv", VALUE, *(f"Sprututbyte {town};{syringe};2023-10;5" for town in ("Kungsbacka", "Varberg")))
    assert found(deliver("nov.csv", VALUE, f"Sprututbyte Varberg;{syringe};2023-11;5"), "unit_silent") == []


def test_bookings_of_any_account_break_the_silence(deliver: Deliver) -> None:
    deliver("mars.csv", BOOKS, f"{EKUDDEN};Lokaler;2024-03;-5;;", f"{ASEN};Lokaler;2024-03;-5;;")
    april = [f"{EKUDDEN};Lokaler;2024-04;-5;;"]
    (silent,) = found(deliver("april.csv", BOOKS, *april), "unit_silent")
    assert silent.value == ASEN
    assert "bokföring" in silent.expected
    assert found(deliver("maj.csv", BOOKS, f"{EKUDDEN};Läkemedel;2024-05;-5;;"), "unit_silent") == []


def test_a_month_that_only_part_of_the_units_came_for_is_named(deliver: Deliver) -> None:
    (partial,) = found(deliver("april.csv", VALUE, f"{EKUDDEN};{VISITS};2024-04;10"), "incomplete_month")
    assert "1 av 24 enheter" in partial.expected
    assert "och 17 till saknas" in partial.expected


def test_when_every_unit_has_come_nothing_is_missing(deliver: Deliver, settings: Settings) -> None:
    april = intake.completeness(settings, Month(2024, 4), Month(2024, 4))
    units = [row.unit_name for row in april.rows if row.series_id == "neurorehab_visits"]
    assert len(units) > 2
    lines = [f"{unit};Antal besök, neurorehab;2024-04;5" for unit in units]
    assert found(deliver("halva.csv", VALUE, *lines[:2]), "incomplete_month") != []
    assert found(deliver("resten.csv", VALUE, *lines[2:]), "incomplete_month") == []


# Two files of one import


def two_files(settings: Settings, tmp_path: Path, first: str, second: str, *, partial: bool = False) -> intake.Receipt:
    paths = []
    for name, line in (("a.csv", first), ("b.csv", second)):
        (tmp_path / name).write_text(f"{VALUE}\n{line}\n{ASEN};{VISITS};2024-0{len(paths) + 1};7", encoding="utf-8")
        paths.append(tmp_path / name)
    return intake.import_files(settings, paths, publish_now=False, partial=partial)


def test_two_files_that_agree_count_once(settings: Settings, tmp_path: Path) -> None:
    line = f"{EKUDDEN};{VISITS};2024-04;10"
    receipt = two_files(settings, tmp_path, line, line)
    assert (receipt.accepted, receipt.new) == (3, 3)
    (twice,) = found(receipt, "duplicate_row")
    assert (twice.file, twice.row, twice.severity) == ("b.csv", 2, Severity.WARNING)
    assert "a.csv" in twice.expected


def test_two_files_that_disagree_are_refused(settings: Settings, tmp_path: Path) -> None:
    lines = (f"{EKUDDEN};{VISITS};2024-04;10", f"{EKUDDEN};{VISITS};2024-04;11")
    with pytest.raises(ImportRefused) as refused:
        two_files(settings, tmp_path, *lines)
    (conflict,) = [issue for issue in refused.value.issues if issue.severity is Severity.ERROR]
    assert (conflict.code, conflict.file, conflict.row, conflict.value) == ("conflicting_rows", "b.csv", 2, "11")
    assert "a.csv, rad 2, men med värdet 10" in conflict.expected
    assert intake.batches(settings) == []


def test_of_two_files_that_disagree_partly_neither_value_is_kept(settings: Settings, tmp_path: Path) -> None:
    lines = (f"{EKUDDEN};{VISITS};2024-04;10", f"{EKUDDEN};{VISITS};2024-04;11")
    receipt = two_files(settings, tmp_path, *lines, partial=True)
    assert (receipt.accepted, receipt.rejected) == (2, 1)


def test_a_file_that_is_imported_already_is_known(deliver: Deliver, settings: Settings) -> None:
    line = f"{EKUDDEN};{VISITS};2024-04;10"
    first = deliver("april.csv", VALUE, line)
    (known,) = found(deliver("samma.csv", VALUE, line), "already_imported")
    assert f"import {first.batch}" in known.expected
    for batch in (1, 2):
        intake.undo(settings, batch)
    assert found(deliver("samma.csv", VALUE, line), "already_imported") == []


def test_the_command_line_tells_warnings_and_stops_at_none(
    deliver: Deliver,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    deliver("mars.csv", VALUE, *(f"{unit};{VISITS};2024-03;10" for unit in (EKUDDEN, ASEN)))
    file = tmp_path / "april.csv"
    file.write_text(f"{VALUE}\n{EKUDDEN};{VISITS};2024-04;10", encoding="utf-8")
    monkeypatch.setenv("NSVH_CATALOGUE", str(settings.catalogue))
    assert main(["import", str(file), "--json"]) == 0
    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert (answer["batch"], answer["rejected"]) == (2, 0)
    assert {issue["code"] for issue in answer["issues"]} == {"unit_silent", "incomplete_month"}
    assert all(set(issue) == {"file", "sheet", "row", "column", "value", "expected", "code", "severity"}
               for issue in answer["issues"])  # fmt: skip
    assert "april.csv: ”Vårdcentralen Åsen”: lämnade" in said.err
