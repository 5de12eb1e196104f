"""How long an import takes beside the barest reading of the same file: DuckDB's read_csv, and calamine for XLSX.

Run: `python -m benchmarks.import [--rows 1000000] [--sheet-rows 50000]`; nothing has to be built before. The catalogue
is the product's own, with each unit standing for so many alike that every row is a fact of its own. Each measurement
is a process of its own, so that its peak memory is too, and all are timed in one run: ratios may be compared between
machines, seconds may not. "committed" ends when the batch is in the ledger and the ledger closed; publishing the
snapshot that pages read comes after it and is printed apart. "again" is the same file delivered once more.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import duckdb
import xlsxwriter
from python_calamine import CalamineWorkbook

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.intake import build, import_files
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Measure, TimeRule
from nsvh_dash.model.period import Month
from nsvh_dash.settings import ROOT, Settings
from nsvh_dash.sources import read_delivery

Measured = tuple[float, float, int]
"""Seconds, seconds of processor, and peak memory in MB."""
Work = Callable[[], object]
Preparation = Callable[[Path], Work]
"""What is timed, made ready for a folder."""
HEADER = ("Enhet", "Indikator", "Period", "Värde")
FIRST, MONTHS = Month(2015, 1), 110
_READ = "CREATE TABLE delivered AS FROM read_csv(?, decimal_separator = ',', types = {'Värde': 'DOUBLE'})"


def main() -> None:
    """Print one line a measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--sheet-rows", type=int, default=50_000)
    parser.add_argument("--measure", nargs=2, metavar=("WHAT", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(_measured(MEASURES[options.measure[0]], Path(options.measure[1]))))
        return
    with tempfile.TemporaryDirectory(prefix="nsvh-bench-") as folder:
        _prepare(Path(folder), options.rows, options.sheet_rows)
        print("what                                 s  ratio    cpu s  ratio   peak MB")
        for baseline, whats in COMPARED.items():
            bare = _in_own_process(baseline, folder)
            _print(baseline, bare, bare)
            for what in whats:
                _print(what, _in_own_process(what, folder), bare)


def _print(what: str, found: Measured, bare: Measured) -> None:
    ratios = [mine / base for mine, base in zip(found[:2], bare[:2], strict=True)]
    print(
        f"{what:<30} {found[0]:>7.2f} {ratios[0]:>6.1f} {found[1]:>8.2f} {ratios[1]:>6.1f} {found[2]:>9,}", flush=True
    )


def _in_own_process(what: str, folder: str) -> Measured:
    command = [sys.executable, "-m", "benchmarks.import", "--measure", what, folder]
    seconds, cpu, peak = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout)
    return float(seconds), float(cpu), int(peak)


def _measured(prepare: Preparation, folder: Path) -> Measured:
    work = prepare(folder)
    start, cpu = time.perf_counter(), time.process_time()
    work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return time.perf_counter() - start, time.process_time() - cpu, peak


def _by_duckdb(folder: Path) -> None:
    with duckdb.connect(folder / "bare.duckdb") as db:
        db.execute(_READ, [str(folder / "rows.csv")])


def _by_calamine(folder: Path) -> None:
    with CalamineWorkbook.from_path(folder / "rows.xlsx") as book:
        book.get_sheet_by_index(0).to_python()


def _warm(folder: Path) -> Catalogue:
    """Read a file of one row, so that every library is loaded before the clock starts, as in a running app."""
    catalogue = load_catalogue(folder / "catalogue")
    read_delivery(folder / "one_row.csv", catalogue)
    return catalogue


def _read(folder: Path, name: str) -> Work:
    return partial(read_delivery, folder / name, _warm(folder))


def _import(folder: Path, name: str) -> Work:
    _warm(folder)
    return lambda: import_files(_settings(folder), [folder / name], publish_now=False)


def _settings(folder: Path) -> Settings:
    return Settings(database=folder / "nsvh.duckdb", catalogue=folder / "catalogue")


MEASURES: dict[str, Preparation] = {
    "read_csv by DuckDB": lambda folder: partial(_by_duckdb, folder),
    "CSV read and validated": lambda folder: _read(folder, "rows.csv"),
    "CSV validated and committed": lambda folder: _import(folder, "rows.csv"),
    "CSV committed again": lambda folder: _import(folder, "rows.csv"),
    "snapshot published": lambda folder: partial(build, _settings(folder)),
    "read by calamine": lambda folder: partial(_by_calamine, folder),
    "XLSX read and validated": lambda folder: _read(folder, "rows.xlsx"),
    "XLSX validated and committed": lambda folder: _import(folder, "rows.xlsx"),
}
COMPARED = {
    "read by calamine": ["XLSX read and validated", "XLSX validated and committed"],
    "read_csv by DuckDB": [
        "CSV read and validated",
        "CSV validated and committed",
        "CSV committed again",
        "snapshot published",
    ],
}
"""What is compared with what, in the order it is done."""


def _prepare(folder: Path, rows: int, sheet_rows: int) -> None:
    """A catalogue with units enough, and the two files."""
    shutil.copytree(ROOT / "data" / "catalogue", folder / "catalogue")
    _multiply_units(folder / "catalogue" / "organisation.csv", rows)
    catalogue = load_catalogue(folder / "catalogue")
    for name, count in (("rows.csv", rows), ("one_row.csv", 1)):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\n")
            writer.writerow(HEADER)
            for unit, indicator, month, value in itertools.islice(_rows(catalogue), count):
                writer.writerow((unit, indicator, month, str(value).replace(".", ",")))
    with xlsxwriter.Workbook(folder / "rows.xlsx") as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, HEADER)
        for number, row in enumerate(itertools.islice(_rows(catalogue), sheet_rows), 1):
            sheet.write_row(number, 0, row)


def _multiply_units(path: Path, rows: int) -> None:
    """Every unit of the organisation, open from the first month, as many times as the rows need."""
    with path.open(encoding="utf-8", newline="") as file:
        nodes = list(csv.DictReader(file, delimiter=";"))
    for node in nodes:
        node["valid_from"] = str(FIRST)
    copied = [node for node in nodes if node["kind"] == "health_centre" and not node["valid_to"]]
    copies = rows // (len(copied) * MONTHS * 20)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(nodes[0]), delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(nodes)
        for node, copy in itertools.product(copied, range(2, copies + 2)):
            more = {"id": f"{node['id']}_{copy}", "name": f"{node['name']} {copy}", "aliases": ""}
            writer.writerow(node | more)


def _rows(catalogue: Catalogue) -> Iterator[tuple[str, str, str, float]]:
    """A value of every monthly indicator, unit and month, of the size its measure has."""
    rng = random.Random(1)
    last = FIRST.plus(MONTHS - 1)
    units = [node.name for node in catalogue.organisation.nodes if node.kind.is_unit and node.exists(last)]
    indicators = [i for i in catalogue.indicators if i.time_rule is not TimeRule.YEARLY]
    for indicator, unit, months in itertools.product(indicators, units, range(MONTHS)):
        value = rng.randrange(5000) if indicator.measure is Measure.COUNT else round(rng.uniform(2, 98), 1)
        yield unit, indicator.name, str(FIRST.plus(months)), value


if __name__ == "__main__":
    main()
