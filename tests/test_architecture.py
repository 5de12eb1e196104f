"""The layers hold, and the checks that say so fail when they do not.

Between the rooms of the package import-linter judges, by the contracts in pyproject.toml. Which libraries a room
may use, and what the scripts that Streamlit runs may import, is read from the syntax trees.
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
ROOMS_OF_LIBRARY = {
    "altair": {"charts"},
    "docx": {"exports"},
    "duckdb": {"store"},
    "font_source_sans_pro": {"exports"},
    "openpyxl": {"sources", "exports"},
    "pandas": {"views", "dashboard", "charts", "exports", "handouts", "ui"},
    "PIL": {"exports"},
    "fontTools": {"exports"},
    "pptx": {"exports"},
    "python_calamine": {"sources"},
    "starlette": {"app", "ui"},
    "statsmodels": {"kpi"},
    "streamlit": {"app", "pages", "ui"},
    "typst": {"exports"},
    "vl_convert": {"exports"},
    "xlsxwriter": {"exports"},
}
"""The libraries that are known in some rooms only."""
ROOMS_BEHIND_THE_DOORS = {"catalogue", "kpi", "sources", "store"}
"""What scripts reach only through nsvh_dash.dashboard and nsvh_dash.intake."""


def imported(script: Path) -> Iterator[str]:
    """Every module a script imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "nsvh_dash":
            yield from (f"nsvh_dash.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def room_of(file: Path) -> str:
    """Where a file stands: a folder of the package, a module beside them, `pages` or `app`."""
    parts = file.with_suffix("").parts
    return parts[1] if parts[0] == "nsvh_dash" else parts[0]


def import_problems(root: Path) -> list[str]:
    """The libraries, and for scripts the rooms, that a file under a root may not import."""
    problems = []
    for path in [root / "app.py", *sorted(root.glob("pages/*.py")), *sorted(root.glob("nsvh_dash/**/*.py"))]:
        file = path.relative_to(root)
        room = room_of(file)
        for module in imported(path):
            library, _, inner = module.partition(".")
            foreign = room not in ROOMS_OF_LIBRARY.get(library, {room})
            is_script = room in ("app", "pages")
            around = library == "nsvh_dash" and is_script and inner.split(".")[0] in ROOMS_BEHIND_THE_DOORS
            if foreign or around:
                problems.append(f"{file.as_posix()} imports {module}")
    return problems


def layer_problems(root: Path) -> str:
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
    assert layer_problems(ROOT) == ""


def test_libraries_keep_to_their_rooms_and_scripts_to_the_doors() -> None:
    assert import_problems(ROOT) == []


def test_a_library_in_the_wrong_room_is_reported(copy: Path) -> None:
    wrong = [
        ("pages/oversikt.py", "import duckdb", "duckdb"),
        ("pages/ekonomi.py", "import pandas as pd", "pandas"),
        ("pages/enheter.py", "from altair import Chart", "altair"),
        ("pages/indikator.py", "from nsvh_dash.store import snapshot", "nsvh_dash.store"),
        ("pages/produktion.py", "from nsvh_dash import kpi", "nsvh_dash.kpi"),
        ("app.py", "import duckdb", "duckdb"),
        ("nsvh_dash/model/period.py", "import pandas", "pandas"),
        ("nsvh_dash/views/format.py", "import altair", "altair"),
        ("nsvh_dash/kpi/spoilt.py", "import duckdb", "duckdb"),
        ("nsvh_dash/dashboard/door.py", "import streamlit", "streamlit"),
        ("nsvh_dash/store/spoilt.py", "from xlsxwriter import Workbook", "xlsxwriter"),
    ]
    for file, line, _module in wrong:
        spoil(copy / file, line)
    assert sorted(import_problems(copy)) == sorted(f"{file} imports {module}" for file, _line, module in wrong)


@pytest.mark.parametrize(
    ("file", "line", "report"),
    [
        ("charts/spoilt.py", "import nsvh_dash.store", "nsvh_dash.charts.spoilt -> nsvh_dash.store"),
        ("charts/spoilt.py", "import nsvh_dash.exports", "nsvh_dash.charts.spoilt -> nsvh_dash.exports"),
        ("store/spoilt.py", "import nsvh_dash.catalogue", "nsvh_dash.store.spoilt -> nsvh_dash.catalogue"),
        ("model/period.py", "import nsvh_dash.views", "nsvh_dash.model.period -> nsvh_dash.views"),
        ("ui/spoilt.py", "import nsvh_dash.sources", "nsvh_dash.ui.spoilt -> nsvh_dash.sources"),
        ("shortcut.py", "import json", "nsvh_dash.shortcut"),
    ],
)
def test_a_module_that_reaches_up_or_around_is_reported(copy: Path, file: str, line: str, report: str) -> None:
    spoil(copy / "nsvh_dash" / file, line)
    assert report in layer_problems(copy)
