"""A catalogue of three vårdcentraler and a handful of series, built here so that the real one may change freely."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import Account
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.organisation import Membership, Node, NodeKind, Organisation
from nsvh_dash.model.period import Month
from nsvh_dash.model.profile import Profile
from nsvh_dash.sources import Delivery, read_delivery
from tests.conftest import ROOT

FILES = ROOT / "tests" / "files"
TODAY = dt.date(2024, 5, 8)

ReadText = Callable[..., Delivery]
"""Reads a text as a delivered file; `encoding` and `name` may be given."""


def unit(unit_id: str, name: str, kind: NodeKind, parent: str | None, last: Month | None = None) -> Node:
    return Node(unit_id, name, kind, (Membership(parent, Month(2021, 1), last),))


def indicator(indicator_id: str, name: str, **rules: object) -> Indicator:
    said = dict.fromkeys(("source", "definition", "why", "owner"), "Prov")
    usual = {
        "perspective": "population", "group": "production", "home": "vc", "measure": "count", "decimals": 0,
        "direction": "up", "unit_rule": "sum", "time_rule": "sum", "short_name": name,
    }  # fmt: skip
    return Indicator.model_validate({"id": indicator_id, "name": name, **usual, **said, **rules})


PERCENT = {"measure": "percent", "unit_rule": "ratio", "time_rule": "ratio", "decimals": 1}


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Three vårdcentraler, one unit that closed, counts, percentages, a yearly index and accounts."""
    centre = NodeKind.HEALTH_CENTRE
    nodes = (
        unit("nsvh", "Närsjukvården Halland", NodeKind.ADMINISTRATION, None),
        unit("vc", "Vårdcentralen Halland", NodeKind.BUSINESS_AREA, "nsvh"),
        unit("ekudden", "Vårdcentralen Ekudden", centre, "vc"),
        unit("asen", "Vårdcentralen Åsen", centre, "vc"),
        unit("oringe", "Vårdcentralen Öringe", centre, "vc"),
        unit("closed", "Sprututbyte Kungsbacka", NodeKind.SPECIAL_ASSIGNMENT, "vc", last=Month(2023, 10)),
    )
    indicators = (
        indicator("visits", "Antal besök inkl. distans"),
        indicator("chats", "Antal startade chattar"),
        indicator("phone_access", "Vårdgaranti primärvård – telefontillgänglighet, kontakt inom 0 dagar", **PERCENT),
        indicator("occupancy", "Beläggningsgrad", **PERCENT, may_exceed_100=True),
        indicator("hse", "HSE", measure="index", unit_rule="reported", time_rule="yearly"),
    )
    accounts = (
        Account(id="result", name="Resultat", kind="result"),
        Account(id="costs", name="Kostnader", kind="cost", parent="result", aliases=("Summa kostnader",)),
        Account(id="own_staff", name="Egen personal", kind="cost", parent="costs"),
    )
    folder = ROOT / "data" / "catalogue" / "profiles"
    profiles = tuple(
        Profile.model_validate(tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")))
        for name in ("long_sv", "wide_sv", "wide_indicators_sv", "economy")
    )
    return Catalogue(Organisation(nodes), indicators, accounts, (), profiles)


@pytest.fixture
def read(catalogue: Catalogue) -> Callable[[Path], Delivery]:
    """Reads a file with the small catalogue, as if it were May 2024."""
    return lambda path: read_delivery(path, catalogue, today=TODAY)


@pytest.fixture
def read_text(tmp_path: Path, read: Callable[[Path], Delivery]) -> ReadText:
    """Writes a text to a file and reads it as a delivery."""

    def deliver(text: str, encoding: str = "utf-8", name: str = "leverans.csv") -> Delivery:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return read(path)

    return deliver
