"""Where the browser is and how it is started: the system's own Chromium, talking to nobody but the test."""

from __future__ import annotations

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
"""What the page shows once Streamlit has nothing more to run."""


def chromium_path() -> str | None:
    """The first Chromium on PATH; None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)
