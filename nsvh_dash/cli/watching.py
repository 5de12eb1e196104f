"""The command that watches an inbox until it is told to stop."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from pathlib import Path

from nsvh_dash import intake
from nsvh_dash.cli.output import answer, fields_of
from nsvh_dash.intake import Handled, Inbox, Outcome
from nsvh_dash.model.errors import NsvhError, system_reason
from nsvh_dash.model.plain_text import plain, readable
from nsvh_dash.settings import Settings

_SECONDS_BETWEEN_LOOKS = 2.0
_REFUSED = 1


def watch(settings: Settings, options: argparse.Namespace) -> int:
    """Deal with every file that lies still, once or until SIGTERM or Ctrl+C; the file under way is finished first."""
    stop = threading.Event()
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signal_number, lambda *_: stop.set())
    with intake.watched(settings, options.folder, options.profile) as inbox:
        round_of = _Round(inbox, stop, options.json)
        inbox.still()
        while not stop.wait(_SECONDS_BETWEEN_LOOKS):
            all_well = round_of.run()
            if options.once:
                return 0 if all_well else _REFUSED
    return 0


class _Round:
    """One look after the other; what hinders is said once, not at every look."""

    def __init__(self, inbox: Inbox, stop: threading.Event, as_json: bool) -> None:
        self._inbox = inbox
        self._stop = stop
        self._as_json = as_json
        self._said: dict[Path, str] = {}

    def run(self) -> bool:
        """Deal with the files that lie still; True when none was refused or left."""
        all_well = True
        for path in self._inbox.still():
            if self._stop.is_set():
                break
            try:
                handled = self._inbox.handle(path)
            except (NsvhError, OSError) as error:
                all_well = False
                self._hindered(path, error)
            else:
                all_well = all_well and handled.outcome is not Outcome.REFUSED
                self._said.pop(path, None)
                self._tell(handled)
        return all_well

    def _hindered(self, path: Path, error: NsvhError | OSError) -> None:
        why = str(error) if isinstance(error, NsvhError) else system_reason(error)
        if self._said.get(path) != why:
            self._said[path] = why
            print(f"{plain(readable(path.name))}: ligger kvar och prövas igen. {why}", file=sys.stderr, flush=True)

    def _tell(self, handled: Handled) -> None:
        if self._as_json:
            places = {"moved_to": readable(str(handled.moved_to)), "report": readable(str(handled.report))}
            answer({**fields_of(handled), **places}, as_json=True)
        else:
            print(plain(readable(f"{handled.file}: {handled.headline} Rapport: {handled.report}")))
        sys.stdout.flush()
