"""The sentences of a receipt."""

from __future__ import annotations

import datetime as dt

from nsvh_dash.views import format as fmt

_WORDS = ("nya", "ändrade", "oförändrade")


def size_text(size: int) -> str:
    """`840 byte`, `12 kB`, `3,4 MB`."""
    if size < 1000:
        return fmt.with_unit(fmt.number(size), "byte")
    if size < 1_000_000:
        return fmt.with_unit(fmt.number(size / 1000), "kB")
    return fmt.with_unit(fmt.number(size / 1_000_000, 1), "MB")


def receipt_summary(batch: int, files: int, counts: tuple[int, int, int], withdrawn_at: dt.datetime | None) -> str:
    """`Import 12: 412 nya och 7 ändrade uppgifter ur tre filer.` The counts are new, changed and unchanged rows."""
    did = [f"{fmt.number(count)} {word}" for count, word in zip(counts, _WORDS, strict=True) if count]
    what = f"{fmt.listing(did)} uppgifter" if did else "inga uppgifter"
    undone = "" if withdrawn_at is None else f" Den är ångrad sedan {fmt.day(withdrawn_at)}."
    return f"Import {batch}: {what} ur {fmt.counting(files)} {'fil' if files == 1 else 'filer'}.{undone}"
