"""Fuzz the readers by coverage: whatever a file holds, it is read or refused, and nothing else comes of it.

Not part of the tests (tests/sources/test_fuzz.py is). With atheris installed (`pip install atheris`):

    python benchmarks/fuzz.py -max_total_time=600 corpus tests/files/dialects tests/files/bad

The folder `corpus` keeps what reached new code; a file `crash-…` is left where something went wrong.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["nsvh_dash"]):
    from nsvh_dash.catalogue import load_catalogue
    from nsvh_dash.model.errors import ImportRefused
    from nsvh_dash.sources import read_delivery
    from nsvh_dash.sources.mapping import examine

CATALOGUE = load_catalogue(Path(__file__).parent.parent / "data" / "catalogue")
FILE = Path(tempfile.mkdtemp()) / "leverans"


def try_one(content: bytes) -> None:
    """Read a file, and examine it as the mapping step does; an exception of any other kind is a find."""
    FILE.write_bytes(content)
    delivery = read_delivery(FILE, CATALOGUE)
    if not (len(delivery.rows) or delivery.issues):
        raise AssertionError("neither rows nor issues")
    with suppress(ImportRefused):
        examine(content, FILE.name, CATALOGUE)


if __name__ == "__main__":
    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()
