"""Mistakes in the catalogue's files, collected so that a person can mend all of them in one go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from nsvh_dash.model.catalogue import nearest


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the catalogue something stands: file (within the catalogue's folder), line and field."""

    file: str
    line: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.line is not None:
            parts.append(f"rad {self.line}")
        if self.field is not None:
            parts.append(f"fält ”{self.field}”")
        return ", ".join(parts)


@dataclass
class Problems:
    """The mistakes found so far."""

    _found: list[tuple[str, int, str]] = field(default_factory=list)

    def add(self, place: Place, message: str, value: object = None, valid: Iterable[str] = ()) -> None:
        """Note a mistake: where, what stood there, why it is wrong and the valid word most like it."""
        text = f"{place}: {message if value is None else f'{_quoted(value)} {message}'}."
        words = sorted(set(valid))
        if words:
            name = str(value) if value is not None else (place.field or "").rpartition(".")[2]
            text += _hint(name, words)
        self._found.append((place.file, place.line or 0, text))

    @property
    def texts(self) -> list[str]:
        """Every mistake as a sentence, by file and line."""
        return list(dict.fromkeys(text for _file, _line, text in sorted(self._found)))


def _quoted(value: object) -> str:
    return f"”{value}”" if isinstance(value, str) else str(value).lower()


def _hint(name: str, words: list[str]) -> str:
    alike = nearest(name, words, count=1)
    if alike:
        return f" Närmast: ”{alike[0]}”."
    few = 12  # longer lists help nobody: the reader then opens the file itself
    return f" Tillåtet: {', '.join(words)}." if len(words) <= few else ""
