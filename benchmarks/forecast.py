"""The computed forecast tried on a series: `python benchmarks/forecast.py SERIES.csv` with the columns `month,value`.

Rolling origin: after each month of each whole year in the file every method says how the year will end, from the
months before alone. Printed are the mean and the largest error a method, and how often its interval held the outcome.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from nsvh_dash.kpi.finance.back_test import records, try_out
from nsvh_dash.model.period import Month


def read_series(path: Path) -> dict[Month, float]:
    """Months and amounts of a comma- or semicolon-separated file; a line without an amount is a gap."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    rows = csv.reader(lines, delimiter=";" if lines and ";" in lines[0] else ",")
    found: dict[Month, float] = {}
    for number, row in enumerate(rows, 1):
        if len(row) < 2 or not row[1].strip():
            continue
        try:
            found[Month.parse(row[0].strip()[:7])] = float(row[1].replace(",", "."))
        except ValueError:
            if number > 1:
                sys.exit(f"{path.name}, line {number}: {row} is not a month (2024-04) and a number")
    return found


def report(series: dict[Month, float]) -> str:
    """One line a method, the best first."""
    if not series:
        return "the file has no months"
    found = records(try_out(series, max(series).year))
    if not found:
        return "nothing to try: it takes a whole year with a whole year before it"
    lines = [f"{'method':<12} {'origins':>7} {'mean error':>12} {'largest':>12} {'interval held':>14}  by year"]
    for record in found:
        held = f"{record.held} of {record.with_interval}" if record.with_interval else "-"
        years = ", ".join(f"{year}: {error:,.1f}" for year, error in record.by_year)
        lines.append(
            f"{record.method:<12} {record.trials:>7} {record.mean_error:>12,.1f} {record.largest_error:>12,.1f} "
            f"{held:>14}  {years}"
        )
    return "\n".join([*lines, f"default: {found[0].method}"])


def main() -> None:
    """Read the file named and print its record."""
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/forecast.py SERIES.csv")
    print(report(read_series(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
