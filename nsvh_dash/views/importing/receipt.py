"""The sentences of a receipt."""

from __future__ import annotations

import datetime as dt

from nsvh_dash.views import format as fmt

_WORDS = (("ny", "nya"), ("ändrad", "ändrade"), ("oförändrad", "oförändrade"))


def size_text(size: int) -> str:
    """`840 byte`, `12 kB`, `3,4 MB`."""
    if size < 1000:
        return fmt.with_unit(fmt.number(size), "byte")
    if size < 1_000_000:
        return fmt.with_unit(fmt.number(size / 1000), "kB")
    return fmt.with_unit(fmt.number(size / 1_000_000, 1), "MB")


def rows_of_each_kind(*counts: int) -> list[str]:
    """`412 nya`, `1 ändrad`, `0 oförändrade`: as many of them as are counted."""
    words = zip(counts, _WORDS, strict=False)
    return [f"{fmt.number(count)} {one if count == 1 else many}" for count, (one, many) in words]


def receipt_summary(batch: int, files: int, counts: tuple[int, int, int], withdrawn_at: dt.datetime | None) -> str:
    """`Import 12: 412 nya och 7 ändrade uppgifter ur tre filer.` The counts are new, changed and unchanged rows."""
    did = [text for count, text in zip(counts, rows_of_each_kind(*counts), strict=True) if count]
    one = [count for count in counts if count][-1:] == [1]
    what = f"{fmt.listing(did)} {'uppgift' if one else 'uppgifter'}" if did else "inga uppgifter"
    undone = "" if withdrawn_at is None else f" Den är ångrad sedan {fmt.day(withdrawn_at)}."
    return f"Import {batch}: {what} ur {fmt.counting(files)} {'fil' if files == 1 else 'filer'}.{undone}"
