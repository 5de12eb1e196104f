"""What a page's layout does wrong, measured in the browser: sideways scroll, cut-off text, overlaps, wide charts."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, TimeoutError

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


@dataclass(frozen=True, order=True)
class Flaw:
    """One thing wrong: which kind, and the words or the element it concerns."""

    kind: str
    """`sideways`, `cut off`, `overlap` or `wide chart`."""
    what: str


def lasting_flaws(page: Page) -> list[Flaw]:
    """What stays wrong once the page has come to rest: after a change of width it takes its places one by one."""
    with suppress(TimeoutError):
        page.wait_for_function(f"() => ({_SCRIPT})().length === 0", polling=100)
    return flaws(page)


def flaws(page: Page) -> list[Flaw]:
    """Everything wrong with the layout of what the page shows now."""
    return sorted({Flaw(found["kind"], found["what"]) for found in page.evaluate(_SCRIPT)})
