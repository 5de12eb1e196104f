"""LibreOffice, which opens what is handed out as a reader's program does; and poppler, which says where words are."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

MISSING = [name for name in ("soffice", "pdftotext") if shutil.which(name) is None]
needs_office = pytest.mark.skipif(
    bool(MISSING), reason=f"NOBODY HAS OPENED THE HAND-OUTS: {' and '.join(MISSING)} missing (apt install libreoffice)"
)


def opened_as_pdf(file: Path) -> Path:
    """What a program makes of a file: the PDF of it, beside it."""
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(file.parent), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return file.with_suffix(".pdf")


def word_boxes(file: Path) -> str:
    """Every word of a PDF with its place, as XHTML."""
    command = ["pdftotext", "-bbox", str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
