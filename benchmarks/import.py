"""How long an import takes beside the barest reading of the same file: DuckDB's read_csv, and calamine for XLSX.

Run: `python -m benchmarks.import [--rows 1000000] [--sheet-rows 50000]`; nothing needs to be built before. The
catalogue is the product's own, each unit standing for so many alike that there are as many different facts as rows.
Each measurement is a process of its own, so that its peak memory is its own, and everything is timed in one run:
ratios may be compared between machines, seconds may not. "committed" ends when the batch is in the ledger and the
file closed; publishing the snapshot that pages read is apart.
"""

from __future__ import annotations
