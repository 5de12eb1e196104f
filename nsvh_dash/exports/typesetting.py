"""Documents and slides set as tagged PDF, from a template and the words and figures to put in it.

What people have written reaches a template as data alone, so that no text is ever taken for the template's code.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import typst

from nsvh_dash.exports import typeface

TEMPLATES = Path(__file__).parent / "templates"
_STANDARD: Final = "ua-1"
"""PDF/UA: what is read aloud comes in order, with headings, table headers and a text for every picture."""


def to_pdf(template: str, data: Mapping[str, Any], made_at: dt.datetime) -> bytes:
    """One of TEMPLATES with its data, as PDF. `made_at` is that of the data: the same data make the same file.

    The template reads its data by `json(bytes(sys.inputs.data))`; a drawing goes along as the text of its SVG
    and is shown by `image(bytes(text), format: "svg", alt: …)`.
    """
    made: bytes = typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=[typeface.FOLDER],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=_STANDARD,
        sys_inputs={"data": typeface.written(json.dumps(data, ensure_ascii=False))},
        timestamp=int(made_at.timestamp()),
    )
    return made
