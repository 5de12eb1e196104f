"""The mapping step at the door: an unknown file examined, and what it means saved among the definitions."""

from __future__ import annotations

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.model.profile import Profile
from nsvh_dash.model.upload import Upload
from nsvh_dash.settings import Settings
from nsvh_dash.sources import mapping
from nsvh_dash.sources.mapping import Choices, Draft, DraftColumn, Form, NameMatch, guesses, profile_of

__all__ = [
    "Choices",
    "Draft",
    "DraftColumn",
    "Form",
    "NameMatch",
    "examine",
    "guesses",
    "profile_of",
    "save_profile",
]


def examine(settings: Settings, upload: Upload, sheet: str | None = None, header_row: int | None = None) -> Draft:
    """What an unknown file holds and may mean; ImportRefused when it cannot be read at all."""
    return mapping.examine(upload.content, upload.name, load_catalogue(settings.catalogue), sheet, header_row)


def save_profile(settings: Settings, profile: Profile, *, replace: bool = False) -> str:
    """Save a profile among the definitions, for this file and those like it; returns its id."""
    mapping.save_profile(profile, settings.catalogue, replace=replace)
    return profile.id
