"""Profiles as files of the catalogue."""

from __future__ import annotations

import os
import tempfile
import tomllib
from pathlib import Path

import tomli_w

from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.profile import Profile

_FOLDER = "profiles"
_COMMENT = "# Sparad från importsidan. Fälten förklaras i data/README.md; filen får ändras för hand.\n"


def profile_text(profile: Profile) -> str:
    """The profile as a file of the catalogue, with a comment for whoever opens it."""
    return _COMMENT + tomli_w.dumps(profile.model_dump(mode="json", exclude_defaults=True))


def save_profile(profile: Profile, catalogue_folder: Path, *, replace: bool = False) -> Path:
    """Write the profile into the catalogue, whole or not at all; NsvhError when one of that name is there already."""
    folder = catalogue_folder / _FOLDER
    path = folder / f"{profile.id}.toml"
    if not replace and (taken := _file_of(profile.id, folder)):
        raise NsvhError(
            f"Det finns redan ett format som heter så ({taken.name}). Välj ett annat namn, eller ersätt det."
        )
    try:
        folder.mkdir(exist_ok=True)
        temporary = _written(profile, folder)
        try:
            # A link fails where a file has come in the meantime; a replacement does not.
            (os.replace if replace else os.link)(temporary, path)
        except FileExistsError as error:
            raise NsvhError(f"Det finns redan ett format som heter så ({path.name}). Välj ett annat namn.") from error
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise NsvhError(f"Formatet kunde inte sparas i {folder}: mappen går inte att skriva i.") from error
    return path


def _written(profile: Profile, folder: Path) -> Path:
    """The profile in a file beside its place, safely on the disk."""
    with tempfile.NamedTemporaryFile(
        "w", dir=folder, prefix=f".{profile.id}.", suffix=".tmp", encoding="utf-8", newline="\n", delete=False
    ) as file:
        file.write(profile_text(profile))
        file.flush()
        os.fsync(file.fileno())
    path = Path(file.name)
    path.chmod(0o644)  # os.fchmod is not there in Windows
    return path


def _file_of(profile_id: str, folder: Path) -> Path | None:
    """The file that holds a profile of an id, whatever its name."""
    for path in sorted(folder.glob("**/*.toml")):
        try:
            found = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("id")
        except (OSError, ValueError):
            found = None
        if profile_id in (found, path.stem):
            return path
    return None
