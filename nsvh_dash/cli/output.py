"""How the command line answers: JSON as numbers stand, or lines a person reads."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

from pydantic import BaseModel

from nsvh_dash.kpi.spc import Chart
from nsvh_dash.model.period import Month
from nsvh_dash.model.plain_text import plain as plain_text


def plain(value: Any) -> Any:
    """A value as JSON has it: months and dates as text, records as objects, absent as null."""
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, BaseModel):
        return {name: plain(getattr(value, name)) for name in type(value).model_fields}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: plain(item) for name, item in fields_of(value).items()}
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(item) for item in value]
    return value


def fields_of(record: Any) -> dict[str, Any]:
    """A frozen record as a dict of its fields."""
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}


def chart_answer(chart: Chart) -> dict[str, Any]:
    """The two verdicts, and the code of the reason when there are none or they are provisional."""
    return {"variation": chart.variation, "assurance": chart.assurance, "reason": chart.reason or None}


def answer(payload: Any, *, as_json: bool) -> None:
    """Print a result: JSON on one line, or one line a fact."""
    if as_json:
        print(json.dumps(plain(payload), ensure_ascii=False, allow_nan=False))
        return
    for line in _lines(plain(payload)):
        print(line)


def _lines(payload: Any, indent: str = "") -> list[str]:
    if isinstance(payload, dict):
        lines = []
        for key, value in payload.items():
            nested = isinstance(value, dict | list) and value
            lines.append(f"{indent}{key}:" + ("" if nested else f" {'–' if value in (None, [], {}) else _text(value)}"))
            if nested:
                lines += _lines(value, indent + "  ")
        return lines
    if isinstance(payload, list):
        return [
            line
            for item in payload
            for line in ([*_lines(item, indent), ""] if isinstance(item, dict) else [f"{indent}{_text(item)}"])
        ]
    return [f"{indent}{_text(payload)}"]


def _text(value: Any) -> str:
    return plain_text(str(value))
