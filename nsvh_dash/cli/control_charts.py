"""The command `spc`: a control chart of any `date,value` file."""

from __future__ import annotations

import argparse
import csv
import datetime as dt
from pathlib import Path
from typing import Any

from nsvh_dash.cli import arguments
from nsvh_dash.cli.output import answer, chart_answer
from nsvh_dash.kpi.spc import ChartPoint, control_chart
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.settings import Settings

DIRECTIONS = {"up": 1, "down": -1, "none": 0}


def spc(_settings: Settings, options: argparse.Namespace) -> int:
    """Judge the file's series and answer with every point and the verdicts."""
    chart = control_chart(
        _series(options.file),
        DIRECTIONS[options.direction],
        target=options.target,
        fix_after=options.fix,
        rebase=options.rebase,
        screen=not options.no_screen,
    )
    answer(chart_answer(chart) | {"points": [_point(point) for point in chart.points]}, as_json=options.json)
    return 0


def _point(point: ChartPoint) -> dict[str, Any]:
    limits = point.limits
    return {
        "date": point.date,
        "value": point.value,
        "mean": limits.mean if limits else None,
        "lower_limit": limits.lower if limits else None,
        "upper_limit": limits.upper if limits else None,
        "type": point.type,
        "rule": point.rule,
    }


def _series(path: Path) -> list[tuple[dt.date, float | None]]:
    """Rows of a UTF-8 file with the header date,value; an empty value is a gap. NsvhError names every bad row."""
    try:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    except UnicodeDecodeError as error:
        raise NsvhError(f"{path}: filen är inte text i UTF-8; spara om den som UTF-8.") from error
    if not rows or [name.strip().lower() for name in rows[0]] != ["date", "value"]:
        raise NsvhError(f"{path.name}, rad 1: rubrikraden ska vara ”date,value”.")
    series, problems = [], []
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        try:
            series.append((arguments.date(row[0].strip()), _value(row[1])))
        except (IndexError, ValueError, argparse.ArgumentTypeError):
            problems.append(f"{path.name}, rad {number}: ”{','.join(row)}” är inte ett datum och ett tal.")
    if problems:
        raise NsvhError("\n".join(problems))
    return series


def _value(text: str) -> float | None:
    value = float(text) if text.strip() else None
    if value is not None and not abs(value) < float("inf"):
        raise ValueError(text)
    return value
