"""axe-core on the page that is open, and the list of what is Streamlit's own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
_LIST = Path(__file__).with_name("axe_known.toml")
_RUN = """(options) => axe.run(options).then(({ violations, passes, incomplete, inapplicable }) => ({
  violations,
  passed: passes.length,
  spoke: [...violations, ...passes].map((rule) => rule.id),
  silent: [...incomplete, ...inapplicable].map((rule) => rule.id),
}))"""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that an element breaks."""

    rule: str
    impact: str
    html: str
    why: str
    selectors: tuple[str, ...]
    """The selectors of the list that the element answers to."""


@dataclass(frozen=True, slots=True)
class Known:
    """A violation that cannot be mended from here."""

    rule: str
    impact: str
    element: str
    views: tuple[str, ...]
    tried: str


@cache
def known() -> tuple[Known, ...]:
    """The list."""
    entries = tomllib.loads(_LIST.read_text(encoding="utf-8")).get("known", [])
    return tuple(Known(**entry | {"views": tuple(entry["views"])}) for entry in entries)


CONTRAST = "color-contrast"
OF_COLOURS = (CONTRAST, "link-in-text-block")
"""The rules that look at colours. All others say of a page in dark what they say of it in light."""


def violations(page: Page, *, of_colours: bool = False) -> list[Violation]:
    """Every violation on the page as it stands now, whatever its impact: of every rule, or of those of colours.

    Beneath a dialog, or where a table goes far beyond the window, axe-core judges no contrast: then it is computed.
    """
    rules = {"runOnly": {"type": "rule", "values": list(OF_COLOURS)}} if of_colours else {}
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)
    response = page.evaluate(_RUN, {"resultTypes": ["violations"], **rules})
    assert {*response["spoke"], *response["silent"]} >= set(OF_COLOURS)
    assert response["passed"] or of_colours, "axe-core looked at something"
    own = contrast(page) if CONTRAST not in response["spoke"] else []
    return own + [
        Violation(
            found["id"],
            found["impact"],
            element["html"][:300],
            " ".join(check["message"] for kind in ("any", "all", "none") for check in element[kind]),
            _answers_to(page, element["target"]),
        )
        for found in response["violations"]
        for element in found["nodes"]
    ]


def contrast(page: Page) -> list[Violation]:
    """Every text too faint against what lies behind it, computed here: for where axe-core has nothing to say."""
    found = page.evaluate(_CONTRAST)
    assert found["judged"], "no text was looked at"
    return [Violation(CONTRAST, "serious", fault["html"], fault["why"], ()) for fault in found["faults"]]


def _answers_to(page: Page, target: list[str | list[str]]) -> tuple[str, ...]:
    """Which selectors of the list an element answers to; one inside a component of its own answers to none."""
    selector = target[0]
    if len(target) > 1 or not isinstance(selector, str):
        return ()
    listed = [entry.element for entry in known()]
    return tuple(page.eval_on_selector(selector, "(found, listed) => listed.filter((s) => found.matches(s))", listed))


def ours(found: list[Violation], view: str) -> list[Violation]:
    """What is not on the list for a view."""
    listed = [entry for entry in known() if view in entry.views]
    return [one for one in found if not any(e.rule == one.rule and e.element in one.selectors for e in listed)]


def no_longer_found(found: list[Violation], view: str, *, of_colours: bool = False) -> list[str]:
    """What the list says of a view, by the rules that were asked, and is not so any more."""
    return [
        f"{entry.rule} on {entry.element} is no longer found on {view}: take it off {_LIST.name}"
        for entry in known()
        if view in entry.views
        and (entry.rule in OF_COLOURS or not of_colours)
        and not any(one.rule == entry.rule and entry.element in one.selectors for one in found)
    ]
