"""From a file of an unknown layout, by the mapping step, to an import."""

from __future__ import annotations

from dataclasses import replace

from nsvh_dash import intake
from nsvh_dash.intake import mapping
from nsvh_dash.model.profile import Column
from nsvh_dash.settings import Settings
from tests.intake.conftest import upload

UNKNOWN = upload("vaxel.csv", "Kst;Mätetal;Tidpunkt;Summa", "Vårdcentralen Åsen;Antal besök inkl. distans;2024-04;10")


def test_a_mapped_layout_is_known_from_then_on(settings: Settings) -> None:
    assert [file.needs_mapping for file in intake.preview(settings, [UNKNOWN]).files] == [True]

    draft = mapping.examine(settings, UNKNOWN)
    meanings = (Column.UNIT, Column.INDICATOR, Column.PERIOD, Column.VALUE)
    choices = replace(mapping.guesses(draft, "Växeln", "TeleQ"), columns=dict(enumerate(meanings)))
    profile_id = mapping.save_profile(settings, mapping.profile_of(draft, choices))

    (file,) = intake.preview(settings, [UNKNOWN]).files
    assert (file.needs_mapping, file.profile_id, file.profile_name, file.new) == (False, profile_id, "Växeln", 1)
