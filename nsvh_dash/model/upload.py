"""A file as somebody handed it over."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upload:
    """A delivered file, byte for byte, under the name it came with."""

    name: str
    content: bytes
