"""The typeface of pages, pictures and documents, shipped with the product: a file looks alike on every machine."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

FAMILY = "Source Sans Pro"
FOLDER = Path(str(files("font_source_sans_pro"))) / "files"
