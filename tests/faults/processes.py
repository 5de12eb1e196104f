"""Processes that are born in a moment, so that hundreds can be killed: forked from one that has imported everything.

Run as a program it is that one: it is told on its standard input what to begin and whom to wait for. It has no
threads and no open database, so a fork of it is as good as a fresh interpreter.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT


@dataclass(frozen=True)
class Child:
    """A process under way."""

    nursery: Nursery
    pid: int

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.tell(signal.SIGKILL)

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def join(self) -> int:
        """Wait for its end; its exit code, or the negative number of the signal that ended it."""
        return self.nursery.ask({"wait": self.pid})


class Nursery:
    """Where processes are born."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self._program = program

    def start(self, work: str, log: Path, environment: dict[str, str], *arguments: str) -> Child:
        """Begin one of the works of `tests.faults.works`, which says what it says to a file."""
        order = {"work": work, "log": str(log), "environment": environment, "arguments": arguments}
        return Child(self, self.ask(order))

    def ask(self, order: dict[str, Any]) -> int:
        """One question, one number."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        print(json.dumps(order), file=self._program.stdin, flush=True)
        return int(self._program.stdout.readline())


@contextmanager
def nursery() -> Iterator[Nursery]:
    """A nursery for as long as the block lasts."""
    command = [sys.executable, "-m", "tests.faults.processes"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        yield Nursery(program)
        assert program.stdin is not None
        program.stdin.close()


def _serve() -> None:
    from tests.faults import works  # the whole product, once

    for line in sys.stdin:
        order = json.loads(line)
        if "wait" in order:
            answer = os.waitstatus_to_exitcode(os.waitpid(order["wait"], 0)[1])
        else:
            answer = os.fork()
            if answer == 0:
                _live(works, order)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _live(works: Any, order: dict[str, Any]) -> None:
    """The whole life of a child."""
    handle = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(handle, stream.fileno())
    os.environ.update(order["environment"])
    code = 1
    try:
        code = int(getattr(works, order["work"])(*order["arguments"]) or 0)
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:  # noqa: BLE001 whatever it was, it is written down
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve()
