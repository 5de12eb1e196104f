"""Temporary folders that are known for leftovers when the run that made them was killed."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

_START = ".nsvh-"
_IN_USE = ".in-use"


@contextmanager
def scratch_folder(parent: Path | None = None) -> Iterator[Path]:
    """A folder of one's own for as long as the block lasts, beside a file or where the system keeps such things.

    A lock says that it is in use, from before there is a folder until it is gone. The system lets go of it with the
    process, however that ended.
    """
    folder = (parent or Path(tempfile.gettempdir())) / f"{_START}{uuid.uuid4().hex}"
    mark = folder.with_name(folder.name + _IN_USE)
    with FileLock(mark):
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    mark.unlink(missing_ok=True)


def clear_abandoned(parent: Path | None = None) -> list[Path]:
    """Remove the folders whose runs are no longer there; returns what was removed."""
    place = parent or Path(tempfile.gettempdir())
    removed = []
    for mark in place.glob(f"{_START}*{_IN_USE}"):
        folder = mark.with_name(mark.name.removesuffix(_IN_USE))
        with suppress(Timeout, PermissionError), FileLock(mark, timeout=0):  # in use, or somebody else's
            if folder.exists():  # a run that has just ended, or is about to begin, has a mark alone
                shutil.rmtree(folder, ignore_errors=True)
                removed.append(folder)
            mark.unlink(missing_ok=True)
    return removed
