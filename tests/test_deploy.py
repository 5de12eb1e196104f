"""What an operator is given fits the product: sizes, folders and addresses that are said in two places agree."""

from __future__ import annotations

import configparser
import re

import pytest

from nsvh_dash.sources.limits import MAX_TEXT_BYTES, MEGABYTE
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
SERVICES = sorted(DEPLOY.glob("*.service"))
HOME = "/var/lib/nsvh-dash"


def service(name: str) -> tuple[dict[str, str], dict[str, str]]:
    """The settings of a unit's service, and the environment it is given."""
    text = (DEPLOY / name).read_text(encoding="utf-8")
    environment = dict(re.findall(r"^Environment=(\w+)=(.*)$", text, re.MULTILINE))
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(text)
    return dict(unit["Service"]), environment


@pytest.mark.parametrize("name", [path.name for path in SERVICES])
def test_a_service_writes_in_the_folder_it_is_given(name: str) -> None:
    settings, environment = service(name)
    assert settings["ProtectSystem"] == "strict"
    assert f"/var/lib/{settings['StateDirectory']}" == HOME
    assert environment["NSVH_DATABASE"].startswith(f"{HOME}/")


def test_the_pages_are_served_with_a_home_that_may_be_read() -> None:
    """Streamlit looks for secrets in the home folder at every start; in one that is hidden it answers 500."""
    settings, environment = service("nsvh-dash.service")
    assert settings["ProtectHome"] == "true"
    assert environment["HOME"] == HOME


def test_the_command_is_over_the_database_of_the_service() -> None:
    _, environment = service("nsvh-dash.service")
    command = (DEPLOY / "nsvh").read_text(encoding="utf-8")
    for name in ("NSVH_DATABASE", "TZ", "HOME"):
        assert f"{name}={environment[name]}" in command


def test_the_proxy_lets_the_largest_file_through_to_the_port_of_the_service() -> None:
    proxy = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    [megabytes] = re.findall(r"client_max_body_size (\d+)m;", proxy)
    assert int(megabytes) * MEGABYTE > MAX_TEXT_BYTES
    [port] = re.findall(r"proxy_pass http://127\.0\.0\.1:(\d+);", proxy)
    assert f"--server.port {port}" in service("nsvh-dash.service")[0]["ExecStart"]


def test_a_container_holds_no_database_of_the_checkout() -> None:
    copied = re.findall(r"^COPY (\S+)", (DEPLOY / "Containerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert all((ROOT / path).exists() for path in copied)
    assert not {"data", "."} & set(copied)
