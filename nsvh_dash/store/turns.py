"""Whose turn it is to write, among the threads of one process.

DuckDB keeps other processes out of a file that somebody writes to, but lets threads of one process in together.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from threading import Lock

from nsvh_dash.model.errors import StoreBusy

_TURNS: defaultdict[Path, Lock] = defaultdict(Lock)


def take_turn(path: Path, wait_seconds: float) -> Lock:
    """Wait for the turn to write to a file; whoever has it releases it. StoreBusy when the wait is over."""
    turn = _TURNS[path.resolve()]
    if not turn.acquire(timeout=wait_seconds):
        raise StoreBusy(path)
    return turn
