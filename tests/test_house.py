"""The rules of the house that no tool checks by itself: sizes, languages, true documents, isolation."""

from __future__ import annotations

import ast
import os
import re
import statistics
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import duckdb
import pytest

from nsvh_dash.cli import main
from nsvh_dash.settings import Settings
from tests.conftest import REAL_DATABASE, ROOT
from tests.words import ENGLISH, SWEDISH, words_of

MODULE_LINES = 280
"""About 250, with room to finish a thought."""
FUNCTION_LINES = 45
"""About 40, with room for a statement of SQL."""
MEDIAN_FUNCTION_LINES = 12
LONGER_WITH_REASON: dict[str, str] = {}
"""Modules and functions (`path` or `path:name`) that may be longer, and why."""

CODE = [
    ROOT / "app.py",
    *sorted((ROOT / "pages").glob("*.py")),
    *sorted((ROOT / "nsvh_dash").rglob("*.py")),
]
SPOKEN = [path for path in CODE if path.parent.name in ("pages", "ui", "views", "charts", "exports")]
"""The modules whose strings people read."""
DOCUMENTS = [
    path for pattern in ("*.md", "docs/**/*.md", "data/*.md", "deploy/*.md") for path in sorted(ROOT.glob(pattern))
]


def name_of(path: Path) -> str:
    """A path as people write it."""
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length of each function of a module, its docstring and decorators not counted."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            start = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            yield f"{name_of(path)}:{node.name}", (node.end_lineno or 0) - start.lineno + 1


@cache
def lengths_of_modules() -> dict[str, int]:
    """Lines of each module."""
    return {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}


@cache
def lengths_of_functions() -> dict[str, int]:
    """Lines of each function."""
    return dict(found for path in CODE for found in functions(path))


def docstrings(tree: ast.Module) -> set[int]:
    """Ids of the nodes that are documentation: text in a statement of its own."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def spoken_texts(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each string of a module that reads as words, not as a name, a style or a query."""
    tree = tree_of(path)
    documentation = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            text = re.sub(r"<[^>]*>|\{[^}]*\}|&\w+;", " ", node.value)
            if re.search(r"\w \w", text) and not re.search(r"[;{}<>]|:\s*(var|\d)|--|\bSELECT\b|^data:", text):
                yield node.lineno, text


def comments_and_docstrings(path: Path) -> Iterator[str]:
    """What a module says to its next owner."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip().startswith("#"):
            yield line


def test_a_module_does_one_thing() -> None:
    lengths = lengths_of_modules()
    assert {name: n for name, n in lengths.items() if n > MODULE_LINES and name not in LONGER_WITH_REASON} == {}


def test_functions_are_short() -> None:
    lengths = lengths_of_functions()
    long = {name: n for name, n in lengths.items() if n > FUNCTION_LINES and name not in LONGER_WITH_REASON}
    assert long == {}
    assert statistics.median(lengths.values()) <= MEDIAN_FUNCTION_LINES


def test_what_may_be_longer_still_is() -> None:
    lengths = lengths_of_modules() | lengths_of_functions()
    limit = {name: FUNCTION_LINES if ":" in name else MODULE_LINES for name in LONGER_WITH_REASON}
    assert [name for name in LONGER_WITH_REASON if lengths.get(name, 0) <= limit[name]] == []


def test_people_are_spoken_to_in_swedish() -> None:
    english = [
        f"{name_of(path)}:{line}: {text}"
        for path in SPOKEN
        for line, text in spoken_texts(path)
        if words_of(text) & ENGLISH
    ]
    assert english == []


def test_owners_are_spoken_to_in_english() -> None:
    # Quoted words are the field's own terms, which the glossary keeps in Swedish.
    swedish = [
        f"{name_of(path)}: {text}"
        for path in CODE
        for text in comments_and_docstrings(path)
        if len(words_of(re.sub(r"`[^`]*`|\"[^\"]*\"|'[^']*'|\([^)]*\)", " ", text)) & SWEDISH) > 1
    ]
    assert swedish == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_documents_point_at_what_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    missing = [link for link in links if not (path.parent / link).exists()]
    quoted = re.findall(r"`((?:nsvh_dash|pages|data|tests|docs|deploy|benchmarks)/[\w./-]+)`", text)
    # The database and what is built from it are made on the reader's machine.
    missing += [name for name in quoted if not name.startswith("data/nsvh") and not (ROOT / name).exists()]
    assert missing == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_documents_name_make_targets_that_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", path.read_text(encoding="utf-8")))
    assert named - targets == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_documents_name_commands_that_exist(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = set(re.findall(r"^ {4}([a-z]+)", capsys.readouterr().out, re.MULTILINE))
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:python -m nsvh_dash|^\s*nsvh|`nsvh) ([a-z]+)", text, re.MULTILINE))
    assert named - commands == set()


def pins(file: str) -> set[str]:
    """The pinned packages of a requirements file."""
    return set(re.findall(r"^[\w.-]+==\S+", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE))


def test_files_are_called_what_every_program_can_unpack() -> None:
    parts = ("data", "deploy", "docs", "nsvh_dash", "pages", "tests")
    found = [path for part in parts for path in (ROOT / part).rglob("*")]
    assert len(found) > 500
    assert [str(path) for path in found if not path.name.isascii()] == []


def test_development_installs_all_that_the_product_needs() -> None:
    assert pins("requirements.txt") <= pins("requirements-dev.txt")


def test_what_is_asked_for_is_what_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["dependencies"]) <= pins("requirements.txt")
    assert set(project["optional-dependencies"]["dev"]) <= pins("requirements-dev.txt")


def test_no_test_reaches_the_real_database(tmp_path: Path) -> None:
    assert Settings().database.parent == tmp_path
    assert Path(os.environ["NSVH_DATABASE"]).parent == tmp_path
    for path in (REAL_DATABASE, REAL_DATABASE.with_suffix(".snapshots") / "snapshot-1.duckdb"):
        with pytest.raises(AssertionError, match="the real database"):
            duckdb.connect(str(path))


def test_the_demo_lies_beside_no_real_database(demo_settings: Settings) -> None:
    assert demo_settings.database.exists()
    assert ROOT not in demo_settings.database.resolve().parents
