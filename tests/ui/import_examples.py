"""Previews, receipts and deliveries as the door for writing tells of them, to try the page Importera on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from nsvh_dash.kpi.revision import Level
from nsvh_dash.model.errors import Issue, Severity
from nsvh_dash.model.observation import Status
from nsvh_dash.views.importing.preview import (
    ChangeKind,
    EffectLine,
    Effects,
    FilePreview,
    ImportPreview,
    ImportWarning,
    LevelEffect,
    PicturePoint,
    RowChange,
    SeriesPicture,
)

HOSTILE = "**x** [a](javascript:alert(1)) <script>alert(1)</script> =cmd|' /C calc'!A0"
"""What a file may hold, and the page shows as it stands."""

ERROR = Issue("väntetider.xlsx", "Data", 14, "Täljare", "9I1", "Ett tal, till exempel 91 eller 91,1.", "not_a_number")
HOSTILE_ERROR = Issue("väntetider.xlsx", "Data", 15, "Enhet", HOSTILE, "En enhet i katalogen.", "unknown_unit")
JUMP = Issue("telefoni.csv", None, 3, "Värde", "612", "Ett värde inom 880–950.", "jump", Severity.WARNING)
CLOSED = Issue("tandvård.csv", None, 9, "Period", "2023-12", "En öppen period.", "closed_period", Severity.WARNING)

PICTURE = SeriesPicture(
    "Telefontillgänglighet, Vårdcentralen Ekudden",
    "%",
    tuple(PicturePoint(dt.date(2022 + n // 12, n % 12 + 1, 1), 91 + (n * 7 % 5) - 2) for n in range(27)),
    91.0,
    86.5,
    95.5,
    PicturePoint(dt.date(2024, 4, 1), 61.2),
    "61,2 %",
    "61,2 % i april 2024 ligger under de 86,5–95,5 % som serien hållit sig inom.",
)
JUMP_WARNING = ImportWarning("a1", JUMP, "Telefontillgänglighet, Vårdcentralen Ekudden: 61,2 % är ett hopp.", PICTURE)
CLOSED_WARNING = ImportWarning("b2", CLOSED, "December 2023 är stängd; 340 ersätter 338.", None)

FINE = FilePreview("telefoni.csv", "long_sv", "Lång form", None, "", 24, 24, 0, 0, 0, 0, False, None)
NO_EFFECTS = Effects((), 0, ())
NOTHING = ImportPreview((FINE,), (), 0, NO_EFFECTS, (), (), 40, "v")


def change(number: int) -> RowChange:
    """A delivered value that is another than the known one."""
    return RowChange(
        "telefoni.csv", "Telefontillgänglighet", f"Vårdcentralen {number}", "april 2024", "utfall", "91,1 %",
        f"{number} %", ChangeKind.CHANGED,
    )  # fmt: skip


EFFECTS = Effects(
    (
        EffectLine(
            Level.BUSINESS_AREA, "Vårdcentralen Halland", "Telefontillgänglighet", "april 2024", "95,1 %", "91,1 %",
            "−4,0 procentenheter", Status.REACHED, Status.MISSED, "Når mål → Når inte mål", -2,
        ),
    ),
    1,
    (LevelEffect(Level.BUSINESS_AREA, "Verksamhetsområden: 1 ändrad siffra, varav 1 bedöms sämre", 1, 0, 1),),
)  # fmt: skip
FULL = ImportPreview(
    (
        replace(FINE, new=20, changed=4, warnings=1),
        FilePreview("väntetider.xlsx", "long_sv", "Lång form", None, "", 412, 400, 0, 12, 2, 0, False, None),
        FilePreview(
            "tandvård.csv",
            "long_sv",
            "Lång form",
            None,
            "Värdena är multiplicerade med 0,001",
            48,
            0,
            3,
            45,
            0,
            1,
            False,
            41,
        ),
        FilePreview("chatt_ny_layout.csv", None, "", None, "", 0, 0, 0, 0, 1, 0, True, None),
    ),
    tuple(change(number) for number in range(7)),
    7,
    EFFECTS,
    (JUMP_WARNING, CLOSED_WARNING),
    (ERROR, HOSTILE_ERROR),
    40,
    "v",
)
"""Everything at once: a warning with a picture, one without, errors, an unknown layout."""
WARNED = replace(FULL, files=FULL.files[:1], errors=())
"""Nothing wrong but warnings to accept."""
