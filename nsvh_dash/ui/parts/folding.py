"""Lines that fold where they stand. Folding is the browser's; the address remembers it."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from nsvh_dash.ui import address

_SCRIPT, _STYLE = Path(__file__).with_name("folding.js"), Path(__file__).with_name("folding.css")
_BETWEEN = "."


@st.cache_resource
def _component() -> Any:
    """What is drawn once and folded where it stands."""
    return st.components.v2.component(
        "nsvh_fallbart",
        html='<div class="folding"></div>',
        css=_STYLE.read_text(encoding="utf-8"),
        js=_SCRIPT.read_text(encoding="utf-8"),
    )


def show(key: str, lines: str, folds: Collection[str]) -> None:
    """HTML whose lines tell by `data-id` what they are and by `data-above` under what; `folds` are those with a button.

    What is folded away stands in the address.
    """
    folded = [line for line in address.shown(address.FOLDED).split(_BETWEEN) if line in folds]
    _component()(
        key=key,
        data={"lines": lines, "folded": folded},
        default={"folded": folded},
        on_folded_change=partial(_remember, key),
    )


def _remember(key: str) -> None:
    address.choose(**{address.FOLDED: _BETWEEN.join(st.session_state[key].folded)})
