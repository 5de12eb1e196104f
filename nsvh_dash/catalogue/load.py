"""Reads a catalogue folder: all files, all checks, every mistake in one error."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from nsvh_dash.catalogue import accounts, events, goals, organisation, planning, references, sources, targets
from nsvh_dash.catalogue.files import Record, read_csv, read_table, read_whole
from nsvh_dash.catalogue.problems import Place, Problems
from nsvh_dash.catalogue.profiles import check_profiles
from nsvh_dash.catalogue.validation import Model, validate
from nsvh_dash.model.catalogue import Catalogue, fold, nearest
from nsvh_dash.model.errors import CatalogueError
from nsvh_dash.model.event import Event
from nsvh_dash.model.finance import Account
from nsvh_dash.model.indicator import Group, Indicator, MonthText
from nsvh_dash.model.organisation import Organisation
from nsvh_dash.model.planning import Proposal
from nsvh_dash.model.profile import Profile

_ORGANISATION, _ACCOUNTS = "organisation.csv", "accounts.csv"
_DATASET, _SOURCES, _EVENTS, _PLANNING = "dataset.toml", "sources.toml", "events.toml", "planning.toml"
_FOLDERS = ("indicators", "targets", "profiles", "goals")


class _Dataset(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    notice: str = ""
    closed_through: MonthText | None = None
    other_subjects: tuple[str, ...] = ()


def load_catalogue(folder: Path) -> Catalogue:
    """The definitions of a folder; CatalogueError with every mistake when there is any."""
    files = _files(folder)
    problems = Problems()
    _check_files(files, problems)
    catalogue = _read(folder, files, problems)
    if problems.texts:
        raise CatalogueError(problems.texts)
    return catalogue


def _files(folder: Path) -> list[str]:
    """The catalogue's files, relative to its folder; CatalogueError when there is nothing to read."""
    if not folder.is_dir():
        raise CatalogueError([f"Katalogmappen {folder} finns inte. Ange rätt mapp i NSVH_CATALOGUE."])
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.suffix in (".csv", ".toml"))
    files = sorted(path.as_posix() for path in found)
    if not files:
        raise CatalogueError(
            [f"Katalogmappen {folder} är tom. Den ska ha {_ORGANISATION}, {_ACCOUNTS} och mappen indicators."]
        )
    return files


def _check_files(files: list[str], problems: Problems) -> None:
    known = [_ORGANISATION, _ACCOUNTS, _DATASET, _SOURCES, _EVENTS, _PLANNING]
    strangers = [file for file in files if file not in known and not _is_in_a_folder(file)]
    for file in strangers:
        folder, _slash, name = file.rpartition("/")
        alike = nearest(folder, _FOLDERS, 1) if folder else nearest(name, known, 1)
        hint = f"; närmast ”{alike[0]}”" if alike else ""
        problems.add(Place(file), f"filen hör inte till katalogen{hint}")
    for required in (_ORGANISATION, _ACCOUNTS):
        if required not in files:
            problems.add(Place(required), "filen saknas")
    if not any(file.startswith("indicators/") for file in files):
        problems.add(Place("indicators"), "mappen saknar filer; minst en fil med [[indicator]] ska finnas")


def _is_in_a_folder(file: str) -> bool:
    return any(file.startswith(f"{folder}/") and file.endswith(".toml") for folder in _FOLDERS)


def _read(folder: Path, files: list[str], problems: Problems) -> Catalogue:
    def tables(name: str, table: str) -> list[list[Record]]:
        return [read_table(folder, file, table, problems) for file in files if file.startswith(f"{name}/")]

    node_rows = _rows(folder, files, _ORGANISATION, organisation.COLUMNS, problems)
    account_rows = _rows(folder, files, _ACCOUNTS, accounts.COLUMNS, problems)
    indicator_files = tables("indicators", "indicator")
    indicator_records = list(chain.from_iterable(indicator_files))
    tree = organisation.read_organisation(node_rows, problems)
    account_list = accounts.read_accounts(account_rows, problems)
    indicators = list(_valid(indicator_records, Indicator, problems))
    target_records = chain.from_iterable(tables("targets", "target"))
    decided = targets.read_targets(target_records, {i.id: i for _r, i in indicators}, problems)
    profiles = list(_valid(_wholes(folder, files, problems), Profile, problems))
    source_records = _optional(folder, files, _SOURCES, "source", problems)
    event_list = list(_valid(_optional(folder, files, _EVENTS, "event", problems), Event, problems))
    proposals = list(_valid(_optional(folder, files, _PLANNING, "proposal", problems), Proposal, problems))
    years = goals.read_plan_files(folder, files, problems)
    node_ids, account_ids = _ids(node_rows), _ids(account_rows)
    homes = {r.string("id"): r.string("home") for r in indicator_records if r.string("id")}
    node_names = list(_node_names(node_rows, tree))
    series_names = list(_series_names(indicators, account_rows, account_list))
    # A file that could not be read at all must not make everything that refers to it look wrong too.
    if node_rows and account_rows and all(indicator_files):
        references.check_indicators(indicators, node_ids, set(homes), account_ids, problems)
        targets.check_targets(decided, homes, node_ids, tree, problems)
        check_profiles(profiles, _ids_by_name(node_names), _ids_by_name(series_names), problems)
        events.check_events(event_list, set(homes), node_ids, problems)
        planning.check_proposals(proposals, node_ids, problems)
        goals.check_plans(years, _shown(indicator_records), account_ids, problems)
        sources.check_sources(indicators, source_records, problems)
    references.check_names(node_names, problems)
    references.check_names(series_names, problems)
    return Catalogue(
        organisation=tree,
        indicators=tuple(sorted((i for _r, i in indicators), key=lambda i: list(Group).index(i.group))),
        accounts=account_list,
        targets=tuple(target for _r, target in decided),
        profiles=tuple(profile for _r, profile in profiles),
        sources=sources.read_sources(source_records, problems),
        events=tuple(event for _r, event in event_list),
        proposals=tuple(proposal for _r, proposal in proposals),
        plans=goals.plans_of(years),
        **dict(_dataset(folder, files, problems)),
        fingerprint=_fingerprint(folder, files),
    )


def _valid(records: Iterable[Record], model: type[Model], problems: Problems) -> Iterator[tuple[Record, Model]]:
    for record in records:
        if (found := validate(record, model, problems)) is not None:
            yield record, found


def _wholes(folder: Path, files: list[str], problems: Problems) -> list[Record]:
    found = (read_whole(folder, file, problems) for file in files if file.startswith("profiles/"))
    return [record for record in found if record is not None]


def _rows(folder: Path, files: list[str], file: str, columns: tuple[str, ...], problems: Problems) -> list[Record]:
    return read_csv(folder, file, columns, problems) if file in files else []


def _optional(folder: Path, files: list[str], file: str, table: str, problems: Problems) -> list[Record]:
    return read_table(folder, file, table, problems) if file in files else []


def _ids(records: list[Record]) -> set[str]:
    return {record.string("id") for record in records} - {""}


def _shown(records: list[Record]) -> dict[str, bool]:
    """The ids of indicators, and whether each is shown on its own, as their records have it."""
    return {record.string("id"): record.values.get("shown") is not False for record in records if record.string("id")}


def _ids_by_name(named: Iterable[tuple[Record, str, tuple[str, ...]]]) -> dict[str, str]:
    return {fold(name): owner for _record, owner, names in named for name in names}


def _node_names(records: list[Record], tree: Organisation) -> Iterator[tuple[Record, str, tuple[str, ...]]]:
    for record in records:
        if (node_id := record.string("id")) in tree:
            yield record, node_id, references.node_names(tree[node_id])


def _series_names(
    indicators: list[tuple[Record, Indicator]], rows: list[Record], found: tuple[Account, ...]
) -> Iterator[tuple[Record, str, tuple[str, ...]]]:
    for record, indicator in indicators:
        yield record, indicator.id, (indicator.id, indicator.name, indicator.short_name, *indicator.aliases)
    by_id = {account.id: account for account in found}
    for row in rows:
        if account := by_id.get(row.string("id")):
            yield row, account.id, (account.id, account.name, *account.aliases)


def _dataset(folder: Path, files: list[str], problems: Problems) -> _Dataset:
    record = read_whole(folder, _DATASET, problems) if _DATASET in files else None
    dataset = validate(record, _Dataset, problems) if record is not None else None
    return dataset or _Dataset()


def _fingerprint(folder: Path, files: list[str]) -> str:
    digest = hashlib.sha256()
    for file in files:
        content = (folder / file).read_bytes()
        digest.update(f"{file}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]
