"""What a batch changed, as lines a controller reads."""

from __future__ import annotations

import pytest

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.kpi.revision import Change, Known, Level, LevelCount, Revision
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.settings import ROOT
from nsvh_dash.views.format import NBSP
from nsvh_dash.views.revision import build_revision, change_line


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(ROOT / "data" / "catalogue")


def known(value: float | None, status: Status, state: State = State.REPORTED, target: float | None = 85) -> Known:
    return Known(value, state, target, status)


def change(before: Known | None, after: Known | None, kind: PeriodKind = PeriodKind.MONTH) -> Change:
    return Change("svf_referrals", "vc_ekudden", Level.UNIT, Month(2024, 4), kind, before, after)


HIGH, LOW = known(88.24, Status.REACHED), known(84.96, Status.NEAR)
NONE = known(None, Status.MISSING, State.MISSING)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (HIGH, LOW, "88,2 % → 85,0 % (−3,3 procentenheter); når mål → nära mål"),
        (None, LOW, "uppgift saknas → 85,0 %; nära mål"),
        (None, known(50, Status.NO_TARGET), "uppgift saknas → 50,0 %"),
        (HIGH, None, "88,2 % → uppgift saknas"),
        (NONE, HIGH, "uppgift saknas → 88,2 %; uppgift saknas → når mål"),
        (HIGH, known(88.24, Status.REACHED, State.PRELIMINARY), "88,2 % → 88,2 % (preliminär)"),
        (HIGH, known(88.24, Status.REACHED, target=80), "mål 85 % → 80 %"),
    ],
)  # fmt: skip
def test_a_line_tells_value_target_and_status(
    catalogue: Catalogue, before: Known | None, after: Known | None, said: str
) -> None:
    line = change_line(catalogue, change(before, after)).replace(NBSP, " ")
    assert line == f"Vårdcentralen Ekudden, Remisser rätt märkta, SVF, april 2024: {said}"


def test_a_first_tertial_is_told_from_the_year_to_date(catalogue: Catalogue) -> None:
    lines = {change_line(catalogue, change(HIGH, LOW, kind)) for kind in (PeriodKind.TERTIAL, PeriodKind.YEAR_TO_DATE)}
    assert len(lines) == 2


def test_headings_count_what_a_level_went_through(catalogue: Catalogue) -> None:
    counts = (LevelCount(Level.GROUP, 0, 0, 0, 0, 0), LevelCount(Level.UNIT, 1, 0, 0, 0, 1))
    revision = Revision((change(HIGH, LOW),), counts)
    report = build_revision(catalogue, revision, 41, None)

    assert report.headline == "Import 41 ändrade 1 siffra."
    assert [level.heading for level in report.levels] == ["Enheter: 1 ändrad siffra, varav 1 bedöms sämre"]
    undone = build_revision(catalogue, Revision((), counts[:1]), 42, 41)
    assert (undone.headline, undone.levels) == ("Ändring 42, som gäller import 41, ändrade inga siffror.", ())
