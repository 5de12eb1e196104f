"""What the tests of the demo know: months, units, names, and how to run the generator."""

from __future__ import annotations

import csv
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.conftest import ROOT

JAN_APR = [f"2024-0{month}" for month in range(1, 5)]
JAN_APR_2023 = [f"2023-0{month}" for month in range(1, 5)]
YEAR_2023 = [f"2023-{month:02d}" for month in range(1, 13)]
R12 = [*YEAR_2023[4:], *JAN_APR]
APRIL = ["2024-04"]


def generate(out: Path) -> Path:
    """Run the generator as the product does."""
    command = [sys.executable, str(ROOT / "data" / "demo" / "generate.py"), "--out", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    return out


def organisation() -> list[dict[str, str]]:
    with (ROOT / "data" / "catalogue" / "organisation.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def units(home: str) -> list[str]:
    """The names of the node and everything below it."""
    nodes = organisation()
    inside = {home}
    for node in nodes:  # parents come before their children
        if node["parent"] in inside:
            inside.add(node["id"])
    return [node["name"] for node in nodes if node["id"] in inside]


def of_kind(kind: str) -> list[str]:
    return [node["name"] for node in organisation() if node["kind"] == kind]


def names() -> dict[str, str]:
    """The Swedish name of each series and account."""
    found = {}
    for path in (ROOT / "data" / "catalogue" / "indicators").glob("*.toml"):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))["indicator"]
        found |= {table["id"]: table["name"] for table in tables}
    with (ROOT / "data" / "catalogue" / "accounts.csv").open(encoding="utf-8", newline="") as file:
        return found | {row["id"]: row["name"] for row in csv.DictReader(file, delimiter=";")}


NAMES = names()
CENTRES = of_kind("health_centre")
AREA = {"vc": "Vårdcentralen Halland", "ftv": "Folktandvården Halland"}
