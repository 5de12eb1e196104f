"""Writes docs/rule-book.md from the rule-book tests: `python -m tests.spec.page`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "rule-book.md"

_HEAD = """# The rule book

This page is generated from the tests in `tests/spec` (`python -m tests.spec.page`); a test fails when it is
out of date. Every rule below is checked on each change against the engine and, except for hidden small numbers,
wordings and texts, against a second, slow implementation. Under each rule stands what the test asserts.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(line for path in sorted(HERE.glob("test_*.py")) for line in _chapter(path))])


def _chapter(path: Path) -> Iterator[str]:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    yield f"## {path.stem.removeprefix('test_').replace('_', ' ').capitalize()}\n"
    yield f"{ast.get_docstring(tree)}\n"
    for test in tree.body:
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
            yield f"- **{test.name.removeprefix('test_').replace('_', ' ').capitalize()}.**"
            asserted = (part.test for part in ast.walk(test) if isinstance(part, ast.Assert))
            claims = [" ".join((ast.get_source_segment(source, claim) or "").split()) for claim in asserted]
            yield "".join(f"  `{claim}`  \n" for claim in claims)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
