"""Reads the catalogue's CSV and TOML files into records that remember which line each field stood on."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nsvh_dash.catalogue.problems import Place, Problems

_HEADER = re.compile(r"\s*\[{1,2}\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*([\"']?)([\w-]+)\1\s*[.=]")
_ALIAS_MARK = "|"


@dataclass(frozen=True)
class Record:
    """One definition as it stood in a file: a CSV row, a `[[table]]` or a whole TOML file."""

    file: str
    line: int
    values: dict[str, object] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)
    text: Sequence[str] = ()
    """All lines of the file, to find a word inside a field that spans several."""

    def place(self, key: str | None = None, word: object = None) -> Place:
        """Where a field stands; with a word, the line of the field that holds the word."""
        if key is None:
            return Place(self.file, self.line)
        top = key.partition(".")[0]
        first = self.key_lines.get(top, self.line)
        last = min((n for n in self.key_lines.values() if n > first), default=first + 40)
        spelled = re.compile(rf"(?<![\w-]){re.escape(str(word))}(?![\w-])")
        hits = (n for n in range(first, last) if n <= len(self.text) and spelled.search(self.text[n - 1]))
        return Place(self.file, first if word is None else next(hits, first), key)

    def string(self, key: str) -> str:
        """A field that should be text; empty when it is absent or something else."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""


def read_text(folder: Path, file: str, problems: Problems) -> str | None:
    """A file's text; None, with a problem noted, when it is not UTF-8."""
    content = (folder / file).read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problems.add(Place(file, line), "filen är inte UTF-8; spara om den som UTF-8")
        return None


def read_csv(folder: Path, file: str, columns: Sequence[str], problems: Problems) -> list[Record]:
    """The rows of a semicolon-separated file; empty cells are absent, aliases are split at `|`."""
    text = read_text(folder, file, problems)
    if text is None:
        return []
    reader = csv.reader(text.splitlines(), delimiter=";")
    header = next(reader, [])
    if not _header_is_right(file, header, columns, problems):
        return []
    records = []
    for cells in reader:
        line = reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            message = f"raden har {len(cells)} fält men ska ha {len(header)}, skilda av semikolon"
            problems.add(Place(file, line), message)
            cells += [""] * (len(header) - len(cells))
        values: dict[str, object] = {
            name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()
        }
        if "aliases" in values:
            values["aliases"] = [a.strip() for a in str(values["aliases"]).split(_ALIAS_MARK) if a.strip()]
        records.append(Record(file, line, values, dict.fromkeys(header, line)))
    if not records:
        problems.add(Place(file), "filen har inga rader")
    return records


def _header_is_right(file: str, header: list[str], columns: Sequence[str], problems: Problems) -> bool:
    place = Place(file, 1)
    for name in header:
        if name not in columns:
            problems.add(place, "är ingen kolumn i filen", name, columns)
    for name in columns:
        if name not in header:
            problems.add(place, f"kolumnen ”{name}” saknas; rubrikraden ska vara {';'.join(columns)}")
    return set(header) == set(columns)


def read_table(folder: Path, file: str, table: str, problems: Problems) -> list[Record]:
    """The `[[table]]` definitions of a TOML file."""
    return read_tables(folder, file, [table], problems)[table]


def read_tables(folder: Path, file: str, tables: Sequence[str], problems: Problems) -> dict[str, list[Record]]:
    """The definitions of a TOML file that holds several kinds of `[[table]]`, by kind."""
    found: dict[str, list[Record]] = {table: [] for table in tables}
    content = _parse(folder, file, problems)
    if content is None:
        return found
    text, data = content
    lines = text.splitlines()
    for key in data:
        if key not in tables:
            problems.add(Place(file, _first_line(lines, key)), "hör inte hemma i filen", key, tables)
    if not data:
        problems.add(Place(file), f"filen är tom; inled varje definition med [[{tables[0]}]]")
    for table in tables:
        rows, places = data.get(table, []), _scan(lines, table)
        if not isinstance(rows, list) or len(rows) != len(places):
            problems.add(Place(file, _first_line(lines, table)), f"inled varje definition med [[{table}]]")
            continue
        found[table] = [Record(file, at.line, row, at.key_lines, lines) for row, at in zip(rows, places, strict=True)]
    return found


def read_whole(folder: Path, file: str, problems: Problems) -> Record | None:
    """A TOML file that is one definition; None, with a problem noted, when it cannot be read."""
    content = _parse(folder, file, problems)
    if content is None:
        return None
    text, data = content
    lines = text.splitlines()
    return Record(file, 1, data, _scan(lines, None)[0].key_lines, lines)


def _parse(folder: Path, file: str, problems: Problems) -> tuple[str, dict[str, object]] | None:
    text = read_text(folder, file, problems)
    if text is None:
        return None
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else len(text.splitlines())
        problems.add(
            Place(file, line),
            "raden kan inte läsas som TOML; se efter citattecken, likhetstecken och hakparenteser, "
            "och att inget fält står två gånger",
        )
        return None


def _first_line(lines: Sequence[str], key: str) -> int:
    spelled = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}\b")
    return next((n for n, line in enumerate(lines, 1) if spelled.match(line)), 1)


@dataclass(frozen=True)
class _Located:
    line: int
    key_lines: dict[str, int] = field(default_factory=dict)


def _scan(lines: Sequence[str], table: str | None) -> list[_Located]:
    """Lines of each `[[table]]` and its fields (table None: of the file), which tomllib does not keep."""
    found = [_Located(1)] if table is None else []
    current = found[0] if found else None
    inside_sub_table = False
    open_string = ""
    for number, line in enumerate(lines, 1):
        if not open_string:
            if header := _HEADER.match(line):
                name, _dot, rest = header[1].partition(".")
                sub = name if table is None else rest.partition(".")[0]
                inside_sub_table = bool(sub)
                if table == name and not sub:
                    current = _Located(number)
                    found.append(current)
                elif current is not None and table in (None, name):
                    current.key_lines.setdefault(sub, number)
                else:
                    current = None
            elif current is not None and not inside_sub_table and (key := _KEY.match(line)):
                current.key_lines.setdefault(key[2], number)
        for mark in ('"""', "'''"):
            if open_string in ("", mark) and line.count(mark) % 2:
                open_string = "" if open_string else mark
    return found
