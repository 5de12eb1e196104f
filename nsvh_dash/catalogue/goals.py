"""Reads the plans, a file a year, and checks that what they name is there and stands where it should."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from nsvh_dash.catalogue.files import Record, read_tables
from nsvh_dash.catalogue.problems import Place, Problems
from nsvh_dash.catalogue.validation import validate
from nsvh_dash.model.goal import Assignment, Continuing, Entry, FocusArea, Goal, IndicatorList, Plan

_HEAD = "plan"
_KINDS: dict[str, type[Entry]] = {
    "focus_area": FocusArea,
    "goal": Goal,
    "assignment": Assignment,
    "indicator_list": IndicatorList,
}
_WORDS: dict[type[Entry], str] = {
    FocusArea: "fokusområden",
    Goal: "mål",
    Assignment: "uppdrag",
    IndicatorList: "listor",
}
Read = tuple[Record, Entry]


@dataclass(frozen=True)
class YearFile:
    """One file of goals: what could be read of it."""

    file: str
    plan: Plan | None
    entries: Sequence[Read] = field(default_factory=list)


def read_plan_files(folder: Path, files: Iterable[str], problems: Problems) -> list[YearFile]:
    """The goals of each file; a file that has lost its `[[plan]]` is read for its other mistakes."""
    return [_read_file(folder, file, problems) for file in files if file.startswith("goals/")]


def _read_file(folder: Path, file: str, problems: Problems) -> YearFile:
    tables = read_tables(folder, file, [_HEAD, *_KINDS], problems)
    read = ((record, validate(record, model, problems)) for table, model in _KINDS.items() for record in tables[table])
    entries = [(record, entry) for record, entry in read if entry is not None]
    heads = tables[_HEAD]
    if len(heads) != 1 and any(tables.values()):
        place = heads[1].place() if heads else Place(file)
        problems.add(place, f"filen ska ha en [[{_HEAD}]], med årtalet; den har {len(heads)}")
    head = validate(heads[0], Plan, problems) if heads else None
    if head is None:
        return YearFile(file, None, entries)
    if str(head.year) != PurePosixPath(file).stem:
        problems.add(heads[0].place("year"), "stämmer inte med filens namn, som är året", head.year)
    found = {f"{table}s": tuple(e for _r, e in entries if type(e) is model) for table, model in _KINDS.items()}
    return YearFile(file, head.model_copy(update=found), entries)


def plans_of(years: Sequence[YearFile]) -> tuple[Plan, ...]:
    """The plans that could be read, oldest first."""
    return tuple(sorted((year.plan for year in years if year.plan), key=lambda plan: plan.year))


def check_plans(
    years: Sequence[YearFile], indicators: Mapping[str, bool], accounts: set[str], problems: Problems
) -> None:
    """Note ids that are taken, and what names a goal, an indicator (True: it is shown) or an earlier year in vain."""
    _check_ids([read for year in years for read in year.entries], {*indicators, *accounts}, problems)
    for year in years:
        here = {model: {e.id for _r, e in year.entries if type(e) is model} for model in _KINDS.values()}
        for record, entry in year.entries:
            _check_above(record, entry, here, problems)
            _check_indicators(record, entry, indicators, problems)
            if isinstance(entry, Continuing):
                _check_earlier(record, entry, year, years, problems)


def _check_ids(read: Iterable[Read], taken: set[str], problems: Problems) -> None:
    first: dict[str, Record] = {}
    for record, entry in read:
        known = first.setdefault(entry.id, record)
        if known is not record:
            problems.add(record.place("id"), f"finns redan i {known.file}, rad {known.line}", entry.id)
        elif entry.id in taken:
            problems.add(record.place("id"), "är redan en indikator eller ett konto", entry.id)


def _check_above(record: Record, entry: Entry, here: Mapping[type[Entry], set[str]], problems: Problems) -> None:
    above: list[tuple[str, str, type[Entry]]] = []
    if isinstance(entry, Goal):
        above = [("focus_area", entry.focus_area, FocusArea)]
    elif isinstance(entry, Assignment):
        above = [("goals", name, Goal) for name in entry.goals]
        above += [("focus_areas", name, FocusArea) for name in entry.focus_areas]
    for key, name, model in above:
        if name not in here[model]:
            problems.add(record.place(key, name), f"finns inte bland filens {_WORDS[model]}", name, here[model])


def _check_indicators(record: Record, entry: Entry, indicators: Mapping[str, bool], problems: Problems) -> None:
    named = entry.indicators if isinstance(entry, Assignment | IndicatorList) else ()
    for name in named:
        place = record.place("indicators", name)
        if name not in indicators:
            problems.add(place, "finns inte bland indikatorerna", name, indicators)
        elif not indicators[name]:
            problems.add(place, "visas inte för sig (shown = false) och kan inte följa upp något", name)


def _check_earlier(
    record: Record, entry: Continuing, year: YearFile, years: Sequence[YearFile], problems: Problems
) -> None:
    """What an entry continues is of its own kind, in the file of an earlier year."""
    earlier = {e.id for other in years if other.file < year.file for _r, e in other.entries if type(e) is type(entry)}
    for name in entry.continues:
        if name not in earlier:
            message = f"finns inte bland tidigare års {_WORDS[type(entry)]}"
            problems.add(record.place("continues", name), message, name, earlier)
