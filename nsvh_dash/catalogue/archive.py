"""A catalogue as JSON and back, so that figures can be stored beside the definitions they came from."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter

from nsvh_dash.model.catalogue import Catalogue


@cache
def _adapter() -> TypeAdapter[Catalogue]:
    return TypeAdapter(Catalogue)


def to_json(catalogue: Catalogue) -> str:
    """The catalogue as JSON text, notice and fingerprint included."""
    return _adapter().dump_json(catalogue).decode()


def from_json(text: str) -> Catalogue:
    """The catalogue that `to_json` wrote."""
    return _adapter().validate_json(text)
