"""The layers hold, and the check that says so fails when they do not.

Inside the package import-linter judges by the contracts in pyproject.toml. `app.py` and `pages/` are scripts
that Streamlit runs, not modules of the package: their imports are read from their syntax trees.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT_LIBRARIES = {"streamlit"}
"""What a page or the launcher may use beside the standard library and the product itself."""
BEHIND_THE_DOOR = {"catalogue", "kpi", "sources", "store"}
"""Rooms that pages reach only through nsvh_dash.dashboard."""


def imported(script: Path) -> Iterator[str]:
    """Every module a script imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "nsvh_dash":
            yield from (f"nsvh_dash.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def script_problems(root: Path) -> list[str]:
    """The imports that the launcher and the pages under a root may not have."""
    problems = []
    for script in [root / "app.py", *sorted((root / "pages").glob("*.py"))]:
        for module in imported(script):
            top, _, rest = module.partition(".")
            ours = top == "nsvh_dash" and rest.split(".")[0] not in BEHIND_THE_DOOR
            if not (ours or top in SCRIPT_LIBRARIES or top in sys.stdlib_module_names):
                problems.append(f"{script.relative_to(root)} imports {module}")
    return problems


def package_problems(root: Path) -> str:
    """What import-linter has against the package under a root; empty when nothing."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    outcome = subprocess.run(
        [*command, "--no-cache", "--no-logo"], cwd=root, capture_output=True, text=True, check=False
    )
    return "" if outcome.returncode == 0 else outcome.stdout + outcome.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The code of the product, free to spoil."""
    without_bytecode = shutil.ignore_patterns("__pycache__")
    for folder in ("nsvh_dash", "pages"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=without_bytecode)
    for file in ("app.py", "pyproject.toml"):
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


def spoil(file: Path, line: str) -> None:
    """Add an import at the end of a file, inside a function, where it is easiest to overlook."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(f"{text}\n\ndef _late() -> None:\n    {line}\n", encoding="utf-8")


def test_the_package_keeps_its_layers() -> None:
    assert package_problems(ROOT) == ""


def test_launcher_and_pages_know_only_streamlit_and_the_product() -> None:
    assert script_problems(ROOT) == []


@pytest.mark.parametrize(
    ("script", "line", "module"),
    [
        ("pages/oversikt.py", "import duckdb", "duckdb"),
        ("pages/ekonomi.py", "import pandas as pd", "pandas"),
        ("pages/enheter.py", "from altair import Chart", "altair"),
        ("pages/indikator.py", "from nsvh_dash.store import snapshot", "nsvh_dash.store"),
        ("pages/produktion.py", "from nsvh_dash import kpi", "nsvh_dash.kpi"),
        ("app.py", "import duckdb", "duckdb"),
    ],
)
def test_a_script_that_reaches_too_far_is_reported(copy: Path, script: str, line: str, module: str) -> None:
    spoil(copy / script, line)
    assert script_problems(copy) == [f"{script} imports {module}"]


@pytest.mark.parametrize(
    ("module", "line", "report"),
    [
        ("charts/spoilt.py", "import nsvh_dash.store", "nsvh_dash.charts.spoilt -> nsvh_dash.store"),
        ("model/period.py", "import pandas", "Illegal imports of protected package pandas"),
        ("views/format.py", "import altair", "Illegal imports of protected package altair"),
        ("kpi/spoilt.py", "import duckdb", "Illegal imports of protected package duckdb"),
        ("dashboard.py", "import streamlit", "Illegal imports of protected package streamlit"),
        ("store/spoilt.py", "import xlsxwriter", "Illegal imports of protected package xlsxwriter"),
        ("store/spoilt.py", "import nsvh_dash.catalogue", "not allowed to import nsvh_dash.catalogue"),
        ("shortcut.py", "import json", "nsvh_dash.shortcut"),
    ],
)
def test_a_module_that_reaches_too_far_is_reported(copy: Path, module: str, line: str, report: str) -> None:
    spoil(copy / "nsvh_dash" / module, line)
    assert report in " ".join(package_problems(copy).split())
