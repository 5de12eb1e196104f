"""The long form: one row a value, in whatever encoding, with whatever stands around the table."""

from __future__ import annotations

import pytest

from nsvh_dash.model.observation import Observation, State
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.sources import Delivery
from tests.rows import observations_of
from tests.sources.conftest import ReadText

PHONE = "Vårdgaranti primärvård – telefontillgänglighet, kontakt inom 0 dagar"
HEADER = "Enhet;Indikator;Period;Värde\n"
ROW = "Vårdcentralen Åsen;Antal startade chattar;2024-04;6 707\n"


def only(delivery: Delivery) -> Observation:
    """The one observation of a delivery nobody had anything to say about."""
    assert delivery.issues == ()
    (observation,) = observations_of(delivery.rows)
    return observation


def codes(delivery: Delivery) -> list[str]:
    return [issue.code for issue in delivery.issues]


def test_a_row_is_an_observation_with_its_place(read_text: ReadText) -> None:
    assert only(read_text(HEADER + ROW)) == Observation(
        "chats",
        "asen",
        Month(2024, 4),
        PeriodKind.MONTH,
        Scenario.ACTUAL,
        6707.0,
        None,
        None,
        State.REPORTED,
        "",
        "",
        2,
    )


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "mac_roman", "cp850"]
)
def test_the_encoding_is_found(encoding: str, read_text: ReadText) -> None:
    assert only(read_text(HEADER + ROW, encoding)).node_id == "asen"


UNIT, CHATS = "Vårdcentralen Åsen", "Antal startade chattar"


@pytest.mark.parametrize(
    ("row", "called"),
    [
        (f"{UNIT},{CHATS},2024-03,5", "komma (,)"),
        (f'{UNIT},"{CHATS}",2024-03,"5,5"', "komma (,)"),
        (f"{UNIT}\t{CHATS}\t2024-03\t5", "tabb"),
        (f"Vårdcentralen Okänd,{CHATS},2024-03,5", "komma (,)"),
        ("Vårdcentralen Okänd|Okända|2024-03|5", "lodstreck (|)"),
    ],
)
def test_a_separator_that_changes_below_the_header_is_told(row: str, called: str, read_text: ReadText) -> None:
    delivery = read_text(f"{HEADER}{ROW}{row}\nKälla: Clinic24, maj, sidan 2, tabell 3\n")
    assert len(delivery.rows) == 1
    (issue,) = delivery.issues
    assert (issue.code, issue.row, issue.value) == ("other_separator", 3, None)
    assert issue.expected.startswith(f"rubriken är åtskild med semikolon (;) men raden med {called}.")


def test_decimal_commas_under_a_header_of_commas_divide_no_row_of_semicolons(read_text: ReadText) -> None:
    delivery = read_text(f"{HEADER.replace(';', ',')}{UNIT};{CHATS};2024-03;5,5\n")
    assert [(issue.code, issue.row) for issue in delivery.issues] == [("other_separator", 2)]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_separator_and_the_line_end_are_found(separator: str, line_end: str, read_text: ReadText) -> None:
    text = f'Enhet;Indikator;Period;Värde\nÅsen;"{PHONE}";2024-04;"91,1"\n'.replace("Åsen", "Vårdcentralen Åsen")
    assert only(read_text(text.replace(";", separator).replace("\n", line_end))).value == 91.1


def test_the_content_decides_and_not_the_name(read_text: ReadText) -> None:
    assert only(read_text(HEADER + ROW, name="leverans.xlsx")).value == 6707


def test_letters_broken_on_the_way_are_mended_and_it_is_said(read_text: ReadText) -> None:
    delivery = read_text((HEADER + ROW).encode().decode("cp1252"))
    assert [o.node_id for o in observations_of(delivery.rows)] == ["asen"]
    assert codes(delivery) == ["mojibake"]


@pytest.mark.parametrize(
    "header",
    [
        "ENHET;NYCKELTAL;MÅNAD;UTFALL",
        "Vårdcentral;Mått;Mätperiod;Värde (antal)",
        " Klinik ; Indikator ; Period: ; Värde* ",
    ],
)
def test_headers_have_synonyms(header: str, read_text: ReadText) -> None:
    assert only(read_text(f"{header}\n{ROW}")).value == 6707


def test_kronor_are_not_taken_for_thousands_of_kronor(read_text: ReadText) -> None:
    assert codes(read_text("Enhet;Konto;Period;Utfall (kr)\nVårdcentralen Åsen;Egen personal;2024-04;-5\n")) == [
        "unknown_layout"
    ]


@pytest.mark.parametrize("unit", ["VÅRDCENTRALEN  ÅSEN", "vårdcentralen åsen", "asen", "Vårdcentralen A\u030asen"])
def test_names_are_compared_folded(unit: str, read_text: ReadText) -> None:
    assert only(read_text(HEADER + ROW.replace("Vårdcentralen Åsen", unit))).node_id == "asen"


@pytest.mark.parametrize("dash", "-‐‑‒–—−")
def test_dashes_in_names_are_all_alike(dash: str, read_text: ReadText) -> None:
    text = f"{HEADER}Vårdcentralen Åsen;{PHONE.replace('–', dash)};2024-04;91,1\n"
    assert only(read_text(text)).series_id == "phone_access"


@pytest.mark.parametrize(
    "marker",
    ["..", "-", "–", "—", ".", "…", "n/a", "N/A", "x", "Uppgift saknas", "UPPGIFT SAKNAS", "#N/A", "#SAKNAS!",
     "#DIVISION/0!", "#DIV/0!", "", "  "],
)  # fmt: skip
def test_a_missing_marker_is_missing_and_never_zero(marker: str, read_text: ReadText) -> None:
    observation = only(read_text(HEADER + ROW.replace("6 707", marker)))
    assert (observation.state, observation.value) == (State.MISSING, None)


def test_a_value_that_says_it_cannot_be_followed_up(read_text: ReadText) -> None:
    assert only(read_text(HEADER + ROW.replace("6 707", "Kan inte följas upp"))).state is State.NOT_MEASURABLE


@pytest.mark.parametrize(
    ("word", "state", "value"),
    [("", State.REPORTED, 5.0), ("Preliminär", State.PRELIMINARY, 5.0), ("definitiv", State.REPORTED, 5.0)],
)
def test_quality_marks_a_value(word: str, state: State, value: float, read_text: ReadText) -> None:
    text = f"Enhet;Indikator;Period;Värde;Kvalitet\nVårdcentralen Åsen;Antal startade chattar;2024-04;5;{word}\n"
    observation = only(read_text(text))
    assert (observation.state, observation.value) == (state, value)


@pytest.mark.parametrize(
    ("word", "state"),
    [("kan inte följas upp", State.NOT_MEASURABLE), ("uppgift saknas", State.MISSING),
     ("ej tillämplig", State.NOT_APPLICABLE), ("sekretess", State.SUPPRESSED)],
)  # fmt: skip
def test_quality_says_why_there_is_no_value(word: str, state: State, read_text: ReadText) -> None:
    header = "Enhet;Indikator;Period;Värde;Kvalitet;Kommentar\n"
    row = f"Vårdcentralen Åsen;Antal startade chattar;2024-04;{{}};{word};Systembyte\n"
    observation = only(read_text(header + row.format("")))
    assert (observation.state, observation.value, observation.comment) == (state, None, "Systembyte")

    contradicted = read_text(header + row.format("5"))
    assert [o.value for o in observations_of(contradicted.rows)] == [None]
    assert codes(contradicted) == ["value_not_used"]


def test_numerator_and_denominator_are_kept_apart(read_text: ReadText) -> None:
    text = f"Enhet;Indikator;Period;Täljare;Nämnare\nVårdcentralen Åsen;{PHONE};2024-04;594;834\n"
    observation = only(read_text(text))
    assert (observation.value, observation.numerator, observation.denominator) == (None, 594.0, 834.0)


def test_a_value_may_stand_beside_them(read_text: ReadText) -> None:
    text = f"Enhet;Indikator;Period;Täljare;Nämnare;Värde\nVårdcentralen Åsen;{PHONE};2024-04;594;834;71,2\n"
    observation = only(read_text(text))
    assert (observation.value, observation.numerator, observation.denominator) == (71.2, 594.0, 834.0)


def test_an_occupancy_may_exceed_the_whole(read_text: ReadText) -> None:
    text = "Enhet;Indikator;Period;Täljare;Nämnare\nVårdcentralen Åsen;Beläggningsgrad;2024-04;11;10\n"
    assert only(read_text(text)).numerator == 11


def test_more_than_100_percent_is_odd_but_kept(read_text: ReadText) -> None:
    delivery = read_text(f"{HEADER}Vårdcentralen Åsen;{PHONE};2024-04;101\n")
    assert [o.value for o in observations_of(delivery.rows)] == [101.0]
    assert codes(delivery) == ["percent_out_of_range"]


@pytest.mark.parametrize(
    ("period", "kind"),
    [("jan–apr 2024", PeriodKind.YEAR_TO_DATE), ("R12 2024-04", PeriodKind.ROLLING_12)],
)
def test_longer_periods_are_kept_by_their_last_month(period: str, kind: PeriodKind, read_text: ReadText) -> None:
    observation = only(read_text(HEADER + ROW.replace("2024-04", period)))
    assert (observation.month, observation.period_kind) == (Month(2024, 4), kind)


@pytest.mark.parametrize("period", ["2023", "2023-12"])
def test_a_yearly_indicator_is_kept_in_december(period: str, read_text: ReadText) -> None:
    observation = only(read_text(f"{HEADER}Närsjukvården Halland;HSE;{period};78\n"))
    assert (observation.month, observation.period_kind) == (Month(2023, 12), PeriodKind.MONTH)


BUDGET = "Enhet;Indikator;Period;Värde;Budget\nVårdcentralen Åsen;Antal startade chattar;{};{};{}\n"


def test_a_budget_is_an_observation_of_its_own(read_text: ReadText) -> None:
    delivery = read_text(BUDGET.format("2024-04", "6707", "5227"))
    assert [(o.scenario, o.value) for o in observations_of(delivery.rows)] == [
        (Scenario.ACTUAL, 6707.0), (Scenario.BUDGET, 5227.0),
    ]  # fmt: skip


def test_a_budget_may_be_given_in_advance(read_text: ReadText) -> None:
    observation = only(read_text(BUDGET.format("2024-12", "", "5227")))
    assert (observation.scenario, observation.month) == (Scenario.BUDGET, Month(2024, 12))


def test_nothing_is_missing_before_its_time_or_where_the_unit_is_closed(read_text: ReadText) -> None:
    delivery = read_text(
        HEADER + ROW + "Vårdcentralen Åsen;Antal startade chattar;2024-06;\n"
        "Sprututbyte Kungsbacka;Antal startade chattar;2023-11;..\n"
    )
    assert only(delivery).month == Month(2024, 4)


def test_accounts_have_actual_budget_and_forecast_of_the_year(read_text: ReadText) -> None:
    delivery = read_text(
        "Enhet;Konto;Period;Utfall;Budget;Prognos\n"
        "Vårdcentralen Åsen;Egen personal;2024-04;−37 583;−45 835,5;(106 528)\n"
    )
    assert delivery.profile_id == "economy"
    assert [(o.scenario, o.period_kind, o.value) for o in observations_of(delivery.rows)] == [
        (Scenario.ACTUAL, PeriodKind.MONTH, -37583.0),
        (Scenario.BUDGET, PeriodKind.MONTH, -45835.5),
        (Scenario.FORECAST, PeriodKind.YEAR, -106528.0),
    ]
    assert {(o.series_id, o.month) for o in observations_of(delivery.rows)} == {("own_staff", Month(2024, 4))}


@pytest.mark.parametrize("total", ["Totalt", "Summa", "SUMMA ALLA", "Totalt Vårdcentralen", "Samtliga", "Alla enheter"])
def test_a_total_row_is_no_unit(total: str, read_text: ReadText) -> None:
    assert only(read_text(HEADER + ROW + ROW.replace("Vårdcentralen Åsen", total))).node_id == "asen"


def test_a_sum_in_the_ledger_is_no_account(read_text: ReadText) -> None:
    rows = "Vårdcentralen Åsen;Egen personal;2024-04;-5\nVårdcentralen Åsen;Summa kostnader;2024-04;-5\n"
    assert only(read_text("Enhet;Konto;Period;Utfall\n" + rows)).series_id == "own_staff"


def test_what_stands_around_the_table_is_ignored(read_text: ReadText) -> None:
    text = (
        "Uttag ur Clinic24\nUrval: alla; från 2021\n\n" + HEADER + ROW
        + "\n" + HEADER + "* preliminära uppgifter\nKälla: Clinic24; hämtad i maj\nTotalt antal rader: 1\n"
    )  # fmt: skip
    assert only(read_text(text)).row == 5


def test_a_column_nobody_reads_is_mentioned(read_text: ReadText) -> None:
    delivery = read_text(HEADER.replace("Värde", "Värde;Extra;Källa") + ROW.strip() + ";1;Clinic24\n")
    assert len(delivery.rows) == 1
    (issue,) = delivery.issues
    assert (issue.code, issue.expected) == ("unused_columns", "kolumner som inte läses: ”Extra”.")


def test_identical_rows_are_harmless(read_text: ReadText) -> None:
    delivery = read_text(HEADER + ROW + ROW.replace("2024-04", "april 2024"))
    assert len(delivery.rows) == 1
    assert [(issue.code, issue.row) for issue in delivery.issues] == [("duplicate_row", 3)]


def test_of_conflicting_rows_neither_is_believed(read_text: ReadText) -> None:
    delivery = read_text(HEADER + ROW + ROW.replace("6 707", "6 708"))
    assert len(delivery.rows) == 0
    assert codes(delivery) == ["conflicting_rows"]
    assert "(6707 mot 6708)" in delivery.issues[0].expected


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "<script>alert(1)</script>", "[länk](http://x)", "@SUM(A1)"])
def test_text_is_kept_as_text(text: str, read_text: ReadText) -> None:
    row = f"Vårdcentralen Åsen;Antal startade chattar;2024-04;5;{text}\n"
    assert only(read_text("Enhet;Indikator;Period;Värde;Kommentar\n" + row)).comment == text


def test_all_problems_of_a_file_are_said_at_once(read_text: ReadText) -> None:
    delivery = read_text(f"{HEADER}Åseen;Antal startade chatter;202413;9I\nVårdcentralen Åsen;{PHONE};20244;9I\n")
    assert [(issue.row, issue.column) for issue in delivery.issues] == [
        (2, "Enhet"), (2, "Indikator"), (2, "Period"), (3, "Period"), (3, "Värde"),
    ]  # fmt: skip


def test_a_thousands_point_is_told_from_a_decimal_point_by_the_other_values(read_text: ReadText) -> None:
    rows = f"Vårdcentralen Åsen;{PHONE};2024-04;91,1\nVårdcentralen Åsen;Antal startade chattar;2024-04;6.707\n"
    assert [o.value for o in observations_of(read_text(HEADER + rows).rows)] == [91.1, 6707.0]


def test_the_list_of_problems_ends_with_their_number(read_text: ReadText) -> None:
    rows = "".join(f"Vårdcentralen Åsen;Antal startade chattar;2024-04;fel{n}\n" for n in range(300))
    issues = read_text(HEADER + rows).issues
    assert len(issues) == 201
    assert issues[-1].expected == "200 anmärkningar visas av 300 (300 fel och 0 varningar)."


def test_one_mistake_repeated_does_not_hide_another(read_text: ReadText) -> None:
    rows = "Vårdcentralen Åseen;Antal startade chattar;2024-04;5\n" * 300
    issues = read_text(HEADER + rows + ROW.replace("6 707", "fel")).issues
    assert [issue.code for issue in issues] == ["unknown_unit"] * 20 + ["bad_number", "too_many_issues"]
