"""Old Excel files are small file systems: a chain of sectors that bites its tail would be read for ever."""

from __future__ import annotations

import struct

from nsvh_dash.sources.issue_log import Refusal

_HEADER_BYTES = 512
_IN_HEADER = 109
"""So many sectors of the allocation table are listed in the header itself."""
_LAST_SECTOR = 0xFFFFFFF9
"""Numbers above are marks (free, end of chain), not sectors."""
_ENTRY_BYTES = 128
_STREAM, _ROOT = 2, 5
_MINI_LIMIT = 4096
"""Streams shorter than this lie in the small sectors."""


def check_chains(data: bytes) -> None:
    """Refusal unless every chain of sectors a reader will follow comes to an end."""
    try:
        (shift,) = struct.unpack_from("<H", data, 30)
        directory_start, small_table_start, list_start = struct.unpack_from("<I8xI4xI", data, 48)
        if shift not in (9, 12):
            raise ValueError(shift)
        table = _Table(_allocation_table(data, 1 << shift, list_start))
        directory = _read(data, 1 << shift, table.chain(directory_start))
        small_table = _Table(_numbers(_read(data, 1 << shift, table.chain(small_table_start))))
        for place in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
            kind = directory[place + 66]
            start, size = struct.unpack_from("<II", directory, place + 116)
            if size and kind in (_STREAM, _ROOT):
                # The root's stream holds the small sectors; it lies in large ones whatever its size.
                (small_table if size < _MINI_LIMIT and kind == _STREAM else table).chain(start)
    except (struct.error, ValueError, IndexError) as error:
        raise Refusal(
            "damaged_file", "filen är skadad och kan inte läsas. Öppna den i Excel, spara på nytt och försök igen."
        ) from error


def _allocation_table(data: bytes, size: int, list_start: int) -> list[int]:
    """Which sector follows each sector."""
    sectors = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    seen = set()
    while list_start <= _LAST_SECTOR:
        if list_start in seen:
            raise ValueError(list_start)
        seen.add(list_start)
        *more, list_start = _numbers(_read(data, size, [list_start]))
        sectors += more
    return _numbers(_read(data, size, [sector for sector in sectors if sector <= _LAST_SECTOR]))


class _Table:
    """An allocation table: which sector follows each sector. A sector belongs to one stream only."""

    def __init__(self, following: list[int]) -> None:
        self._following = following
        self._taken: set[int] = set()

    def chain(self, start: int) -> list[int]:
        """The sectors of a stream; ValueError or IndexError when it comes back or leaves the file."""
        sectors: list[int] = []
        while start <= _LAST_SECTOR:
            if start in self._taken:
                raise ValueError(start)
            self._taken.add(start)
            sectors.append(start)
            start = self._following[start]
        return sectors


def _read(data: bytes, size: int, sectors: list[int]) -> bytes:
    return b"".join(data[_place(sector, size) : _place(sector + 1, size)] for sector in sectors)


def _place(sector: int, size: int) -> int:
    """Where a sector begins: after the header, which takes a whole sector when sectors are large."""
    return max(size, _HEADER_BYTES) + sector * size


def _numbers(content: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))
