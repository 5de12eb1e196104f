"""The rule book in docs/ is what the tests in tests/spec say."""

from __future__ import annotations

from tests.spec.page import PAGE, page


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.spec.page"
