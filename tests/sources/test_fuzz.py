"""Random bytes and damaged real files: each is read or refused, and nothing else ever comes of it.

`NSVH_FUZZ=20000` tries so many instead of the few hundred of an ordinary run, and new ones each time.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import ImportRefused
from nsvh_dash.sources import Delivery
from nsvh_dash.sources.mapping import examine
from tests.sources.conftest import FILES

LONG_RUN = int(os.environ.get("NSVH_FUZZ", "0"))
INPUTS = LONG_RUN or 150
"""Of each of the two kinds, so that an ordinary run tries 300."""
FUZZ = settings(max_examples=INPUTS, derandomize=not LONG_RUN, database=None, suppress_health_check=list(HealthCheck))
SOUND = [
    path.read_bytes()
    for path in (
        *sorted((FILES / "dialects").iterdir()),
        *sorted((Path(__file__).parent / "files").iterdir()),
        *(FILES / "bad" / name for name in ("zip_bomb.xlsx", "repeated_cells.ods", "endless_chain.xls")),
    )
]
MAGIC = [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf", b"Enhet;Indikator;"]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A real file with bits turned, bytes put in, pieces taken out, or another file's piece in their place."""
    content = bytearray(draw(st.sampled_from(SOUND)))
    for _time in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, max(len(content) - 1, 0)))
        length = draw(st.integers(1, 400))
        match draw(st.sampled_from(["turn", "put", "cut", "end", "splice", "repeat"])):
            case "turn" if content:
                content[start] ^= 1 << draw(st.integers(0, 7))
            case "put":
                content[start:start] = draw(st.binary(max_size=20))
            case "cut":
                del content[start : start + length]
            case "end":
                del content[start:]
            case "splice":
                other = draw(st.sampled_from(SOUND))
                content[start : start + length] = other[start : start + length]
            case _:
                content[start:start] = content[start : start + length] * draw(st.integers(1, 5))
    return bytes(content)


def read_or_refused(content: bytes, path: Path, read: Callable[[Path], Delivery], catalogue: Catalogue) -> None:
    path.write_bytes(content)
    delivery = read(path)
    assert len(delivery.rows) or delivery.issues
    assert all(issue.expected and issue.file == path.name for issue in delivery.issues)
    with suppress(ImportRefused):
        assert examine(content, path.name, catalogue).columns


@FUZZ
@given(content=st.builds(bytes.__add__, st.sampled_from(MAGIC), st.binary(max_size=2000)))
@example(content=b"\0")
@example(content=b"\r!")
@example(content=b"Enhet;Indikator;Period;V\xe4rde\nx\0;" + b"x;" * 10_000)
@example(content="Enhet;År;Enhet;jan;jan\n;;;1;2\n".encode())
def test_random_bytes(content: bytes, tmp_path: Path, read: Callable[[Path], Delivery], catalogue: Catalogue) -> None:
    read_or_refused(content, tmp_path / "leverans", read, catalogue)


@FUZZ
@given(content=damaged())
def test_damaged_files(content: bytes, tmp_path: Path, read: Callable[[Path], Delivery], catalogue: Catalogue) -> None:
    read_or_refused(content, tmp_path / "leverans", read, catalogue)
