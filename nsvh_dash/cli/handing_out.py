"""Commands that write what is handed out: the workbook of a node and month."""

from __future__ import annotations

import argparse
import sys

from nsvh_dash.cli.output import answer
from nsvh_dash.cli.reading import opened
from nsvh_dash.handouts.workbook import make_workbook
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.settings import Settings
from nsvh_dash.views import format as fmt

_SUFFIX = ".xlsx"


def workbook(settings: Settings, options: argparse.Namespace) -> int:
    """Write every figure, definition and target of a node and month to a workbook."""
    if options.output.suffix.lower() != _SUFFIX:
        raise NsvhError(f"Filen ”{options.output.name}” ska sluta på {_SUFFIX}.")
    with opened(settings, options.as_of) as dashboard:
        node = dashboard.catalogue.find_node(options.unit)
        if options.month not in dashboard.months:
            known = f"; den senaste månaden är {fmt.month(dashboard.months[-1])}" if dashboard.months else ""
            raise NsvhError(f"Det finns inga uppgifter för {fmt.month(options.month)}{known}.")
        made = make_workbook(dashboard, node.id, options.month, _tell)
    options.output.write_bytes(made)
    answer({"file": str(options.output), "bytes": len(made)}, as_json=options.json)
    return 0


def _tell(part: float, what: str) -> None:
    print(f"{part:.0%} {what}", file=sys.stderr)
