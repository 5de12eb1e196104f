"""Writes the demo's living records: `python data/demo/plans.py --out FOLDER`. A workbook a report, all invented.

The first is what was planned and found when 2023 was over, the second what was new after April 2024. Their rows lie in
`plans`, a folder a workbook and a file a sheet; every row is marked as the demo's own.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
from pathlib import Path

import xlsxwriter

PLANS = Path(__file__).parent / "plans"
FIXED_TIME = dt.datetime(2024, 1, 1)
SHEETS = {"Arbetsmiljoomraden": "Arbetsmiljöområden"}
"""What a file cannot be called: some programs that pack and unpack files garble other letters than those of ASCII."""
MARK = ("Demorad", "ja")


def main() -> None:
    """Write every workbook."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    for folder in sorted(PLANS.iterdir()):
        _write(out / f"{folder.name}.xlsx", {_sheet(path): _rows(path) for path in sorted(folder.glob("*.csv"))})


def _sheet(path: Path) -> str:
    return SHEETS.get(path.stem, path.stem)


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        head, *lines = csv.reader(file, delimiter="|")
    return [[*head, MARK[0]], *([*line, MARK[1]] for line in lines)]


def _write(path: Path, sheets: dict[str, list[list[str]]]) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": f"{path.stem} (demodata, påhittad)", "created": FIXED_TIME})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    sheet.write(row, column, int(cell) if cell.isdecimal() else cell or None)
            sheet.set_column(0, len(rows[0]) - 1, 18)


if __name__ == "__main__":
    main()
