"""The launcher: warms up once per process and serves the pages in Swedish. No logic of its own."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from nsvh_dash.ui.shell.frame import show_failure
from nsvh_dash.ui.shell.swedish_shell import SwedishShell
from nsvh_dash.ui.shell.warm_up import warm_up


@asynccontextmanager
async def _lifespan(_app: st.App) -> AsyncIterator[None]:
    warm_up()
    # What start-up made lives as long as the process: keep the collector from walking it at every turn.
    gc.collect()
    gc.freeze()
    yield


# The script lies outside this folder so that Streamlit does not find pages/ by itself: until navigation has
# run once, pages found that way can be opened past it.
app = st.App(
    Path(__file__).parent / "nsvh_dash" / "ui" / "main.py",
    lifespan=_lifespan,
    on_script_error=show_failure,
    middleware=[Middleware(SwedishShell)],
)
