"""Layouts beside the plain long form: year and month apart, indicators as columns, and what a profile fixes or maps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import State
from nsvh_dash.model.profile import Profile
from nsvh_dash.sources import Delivery, read_delivery
from tests.rows import observations_of
from tests.sources.conftest import TODAY, ReadText

ASEN, CHATS = "Vårdcentralen Åsen", "Antal startade chattar"
HEADERS = {"unit": ["Plats"], "indicator": ["Vad"], "period": ["När"], "value": ["Hur många"]}

Deliver = Callable[..., Delivery]
"""Reads a text with profiles of its own beside the shipped ones."""


def profile(profile_id: str = "own", **fields: Any) -> Profile:
    """A profile of a made-up system; its headers are those of HEADERS unless given."""
    usual = {"headers": HEADERS, "required": list(fields.get("headers", HEADERS))}
    return Profile.model_validate({"id": profile_id, "name": profile_id, "source": "Prov"} | usual | fields)


@pytest.fixture
def deliver(tmp_path: Path, catalogue: Catalogue) -> Deliver:
    """Writes a text to a file and reads it with the shipped profiles and the ones given."""

    def read(text: str, *profiles: Profile) -> Delivery:
        path = tmp_path / "leverans.csv"
        path.write_text(text, encoding="utf-8")
        return read_delivery(path, replace(catalogue, profiles=(*catalogue.profiles, *profiles)), today=TODAY)

    return read


def figures(delivery: Delivery) -> list[tuple[str, str, str, float | None]]:
    """Series, unit, month and value of every row of a file nobody had anything to say about."""
    assert delivery.issues == ()
    return [(o.series_id, o.node_id, str(o.month), o.value) for o in observations_of(delivery.rows)]


def said(delivery: Delivery) -> list[tuple[str, int | None, str | None, str | None]]:
    return [(issue.code, issue.row, issue.column, issue.value) for issue in delivery.issues]


@pytest.mark.parametrize("header", ["År;Månad", "ÅRTAL;Månadsnummer", "År;Period"])
@pytest.mark.parametrize(
    "cells", ["2024;4", "2024;04", "2024;april", "2024;Apr", "2024;2024-04", "2024;202404", ";2024-04"]
)
def test_year_and_month_stand_apart(header: str, cells: str, read_text: ReadText) -> None:
    text = f"Enhet;Indikator;{header};Värde\n{ASEN};{CHATS};{cells};5\n"
    assert figures(read_text(text)) == [("chats", "asen", "2024-04", 5.0)]


def test_the_year_to_date_may_stand_beside_its_year(read_text: ReadText) -> None:
    delivery = read_text(f"Enhet;Indikator;År;Månad;Värde\n{ASEN};{CHATS};2024;jan–apr;5\n")
    assert [(str(o.month), o.period_kind) for o in observations_of(delivery.rows)] == [("2024-04", "ytd")]


def test_a_year_alone_is_for_yearly_indicators(read_text: ReadText) -> None:
    text = "Enhet;Indikator;År;Värde\nNärsjukvården Halland;HSE;2023;78\n"
    assert figures(read_text(text)) == [("hse", "nsvh", "2023-12", 78.0)]


@pytest.mark.parametrize(
    ("cells", "value"),
    [("2024;13", "2024 | 13"), ("24;4", "24 | 4"), ("2023;2024-04", "2023 | 2024-04"), ("2024;T1", "2024 | T1")],
)
def test_a_year_and_month_that_make_no_period_are_both_shown(cells: str, value: str, read_text: ReadText) -> None:
    delivery = read_text(f"Enhet;Indikator;År;Månad;Värde\n{ASEN};{CHATS};{cells};5\n")
    assert said(delivery) == [("bad_period", 2, "År och Månad", value)]


def test_a_year_a_row_and_a_month_a_column(read_text: ReadText) -> None:
    text = f"Enhet;Indikator;År;jan;feb;Totalt\n{ASEN};{CHATS};2023;1;2;3\n{ASEN};{CHATS};2024;3;;3\n"
    assert figures(read_text(text)) == [
        ("chats", "asen", "2023-01", 1.0), ("chats", "asen", "2023-02", 2.0), ("chats", "asen", "2024-01", 3.0),
    ]  # fmt: skip


def test_accounts_may_have_year_and_month_apart(read_text: ReadText) -> None:
    delivery = read_text(f"Enhet;Konto;År;Period;Utfall;Budget\n{ASEN};Egen personal;2024;4;-5;-6\n")
    assert [(o.series_id, str(o.month), o.value) for o in observations_of(delivery.rows)] == [
        ("own_staff", "2024-04", -5.0), ("own_staff", "2024-04", -6.0),
    ]  # fmt: skip


INDICATORS = f"Enhet;Period;Antal besök inkl. distans;{CHATS} (st)\n"


def test_indicators_are_columns(read_text: ReadText) -> None:
    delivery = read_text(
        INDICATORS + f"{ASEN};2024-03;5 634;1\n{ASEN};2024-04;5;..\nTotalt;;5 639;1\nKälla: Clinic24\n"
    )
    assert delivery.profile_id == "wide_indicators_sv"
    assert figures(delivery) == [
        ("visits", "asen", "2024-03", 5634.0), ("chats", "asen", "2024-03", 1.0),
        ("visits", "asen", "2024-04", 5.0), ("chats", "asen", "2024-04", None),
    ]  # fmt: skip


def test_indicators_are_columns_beside_year_and_month(read_text: ReadText) -> None:
    assert figures(read_text(f"Enhet;År;Månad;{CHATS}\n{ASEN};2024;april;5\n")) == [("chats", "asen", "2024-04", 5.0)]


def test_what_a_unit_never_fills_in_is_not_delivered(read_text: ReadText) -> None:
    delivery = read_text(INDICATORS + f"{ASEN};2024-03;5;1\n{ASEN};2024-04;6;\nVårdcentralen Öringe;2024-04;7;\n")
    assert [(o.node_id, o.series_id, o.state) for o in observations_of(delivery.rows)] == [
        ("asen", "visits", State.REPORTED), ("asen", "chats", State.REPORTED), ("asen", "visits", State.REPORTED),
        ("asen", "chats", State.MISSING), ("oringe", "visits", State.REPORTED),
    ]  # fmt: skip


def test_an_issue_names_the_indicator_as_the_column(read_text: ReadText) -> None:
    delivery = read_text(
        INDICATORS + f"{ASEN};2024-04;9I;1\nÅseen;2024-04;1;2\n{ASEN};2024-13;1;2\n{ASEN};2024-06;1;\n"
    )
    assert said(delivery) == [
        ("bad_number", 2, "Antal besök inkl. distans", "9I"), ("unknown_unit", 3, "Enhet", "Åseen"),
        ("bad_period", 4, "Period", "2024-13"), ("future_period", 5, "Period", "2024-06"),
    ]  # fmt: skip


def test_a_column_of_figures_with_an_unknown_name_is_refused_with_the_nearest(read_text: ReadText) -> None:
    delivery = read_text(f"Enhet;Period;{CHATS};Antal besok inkl distans;Ort\n{ASEN};2024-04;1;2;Åsa\n")
    header = "Antal besok inkl distans"
    assert said(delivery) == [("unknown_indicator", 1, header, header), ("unused_columns", 1, None, None)]
    assert "”Antal besök inkl. distans”" in delivery.issues[0].expected


def test_one_indicator_twice_cannot_be_read_in_one_way(read_text: ReadText) -> None:
    delivery = read_text(f"Enhet;Period;{CHATS};{CHATS.upper()}\n{ASEN};2024-04;1;2\n")
    assert said(delivery) == [("ambiguous_header", 1, None, None)]


def test_a_profile_says_what_its_columns_are(deliver: Deliver) -> None:
    own = profile(
        headers={"unit": ["Plats"], "period": ["När"]}, wide_indicators=True,
        indicator_columns={"Chatt": "chats", "Lön": "own_staff"},
    )  # fmt: skip
    assert figures(deliver(f"Plats;När;Chatt;Lön\n{ASEN};2024-04;5;-7,5\n", own)) == [
        ("chats", "asen", "2024-04", 5.0), ("own_staff", "asen", "2024-04", -7.5),
    ]  # fmt: skip


def test_a_profile_knows_the_source_s_own_codes(deliver: Deliver) -> None:
    own = profile(units={"VC 01": "asen"}, indicators={"K7": "chats"})
    assert figures(deliver("Plats;Vad;När;Hur många\nvc\N{NO-BREAK SPACE}01;k7;2024-04;5\n", own)) == [
        ("chats", "asen", "2024-04", 5.0)
    ]


def test_codes_of_accounts_are_known_too(deliver: Deliver) -> None:
    headers = {"unit": ["Plats"], "account": ["Vad"], "period": ["När"], "value": ["Hur många"]}
    own = profile(headers=headers, indicators={"4010": "own_staff"}, factor=0.001)
    delivery = deliver(f"Plats;Vad;När;Hur många\n{ASEN};4010;2024-04;-5000\n", own)
    assert figures(delivery) == [("own_staff", "asen", "2024-04", -5.0)]
    assert delivery.factor == 0.001


def test_a_file_may_be_about_one_unit(deliver: Deliver) -> None:
    own = profile(headers={"period": ["När"], "value": ["Hur många"]}, unit="asen", indicator="chats")
    text = (
        "När;Hur många\n2024-03;5\nNär;Hur många\n2024-04;6\nTotalt;11\nPreliminära siffror;\nKälla: Clinic24 2024;\n"
    )
    assert figures(deliver(text, own)) == [("chats", "asen", "2024-03", 5.0), ("chats", "asen", "2024-04", 6.0)]
    assert said(deliver(text + "2024-13;7\n2024-14;\n", own)) == [
        ("bad_period", 8, "När", "2024-13"), ("bad_period", 9, "När", "2024-14"),
    ]  # fmt: skip


def test_the_fixed_thing_may_be_an_account(deliver: Deliver) -> None:
    own = profile(headers={"unit": ["Plats"], "period": ["När"], "value": ["Belopp"]}, indicator="own_staff")
    assert figures(deliver(f"Plats;När;Belopp\n{ASEN};2024-04;-5\n", own)) == [("own_staff", "asen", "2024-04", -5.0)]


def test_a_column_without_a_header_goes_by_its_number(deliver: Deliver) -> None:
    own = profile(headers=HEADERS | {"unit": ["(kolumn 1)"]})
    assert figures(deliver(f";Vad;När;Hur många\n{ASEN};{CHATS};2024-04;5\n", own)) == [
        ("chats", "asen", "2024-04", 5.0)
    ]


SAME = {"unit": ["Enhet"], "indicator": ["Indikator"], "period": ["Period"], "value": ["Värde"]}
CODED = f"Enhet;Indikator;Period;Värde\n{ASEN};{CHATS};2024-03;4\n01;{CHATS};2024-04;5\n"


def test_of_two_profiles_with_the_same_headers_the_one_that_knows_the_names_reads(deliver: Deliver) -> None:
    coded = profile("coded", headers=SAME, units={"01": "asen"})
    assert deliver(CODED, coded).profile_id == "coded"
    assert deliver(CODED.replace("01", ASEN), coded).profile_id == "long_sv"


def test_of_two_profiles_that_read_differently_neither_is_guessed(deliver: Deliver) -> None:
    in_kronor = profile("in_kronor", headers=SAME, factor=0.001)
    delivery = deliver(CODED, in_kronor)
    assert said(delivery) == [("ambiguous_profile", 1, None, None)]
    assert "”Lång form”" in delivery.issues[0].expected
    assert "”in_kronor”" in delivery.issues[0].expected
    assert len(delivery.rows) == 0


def test_two_systems_with_the_same_codes_for_different_things_are_asked_about(deliver: Deliver) -> None:
    profiles = [profile(name, headers=SAME, units={"01": name}) for name in ("asen", "oringe")]
    assert [issue.code for issue in deliver(CODED, *profiles).issues] == ["ambiguous_profile"]
