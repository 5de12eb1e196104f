"""Meetings: versions that are all kept, and what was shown kept as it was when the figures are revised."""

from __future__ import annotations

import datetime as dt

import pytest

from nsvh_dash import intake
from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi.meetings import read_meeting_versions, read_meetings
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.meeting import Meeting, Slide
from nsvh_dash.model.period import Month
from nsvh_dash.model.slide import SlideKind
from nsvh_dash.settings import Settings
from nsvh_dash.store import Connection
from tests.conftest import ROOT
from tests.intake.conftest import RATIO, Begin, Deliver
from tests.spec.fast import fast_snapshot

UNIT, APRIL = "vc_ekudden", Month(2024, 4)
PHONE = "Vårdcentralen Ekudden;Telefontillgänglighet;2024-04;{};100"
NEW = Meeting(
    id=0,
    version=0,
    name="Dialogmöte",
    held_on=dt.date(2024, 5, 20),
    node_id=UNIT,
    month=APRIL,
    slides=(Slide(kind=SlideKind.INDICATOR, subject="phone_access"), Slide(kind=SlideKind.TEXT, lines=("Vi gör så.",))),
    created_at=dt.datetime(2024, 5, 20, tzinfo=dt.UTC),
)


@pytest.fixture
def kept(settings: Settings, begin: Begin) -> Meeting:
    begin("telefoni.csv", RATIO, PHONE.format(80), publish_now=True)
    return intake.write_meeting(settings, NEW)


def now(settings: Settings, meeting_id: int = 1) -> tuple[Meeting, list[Meeting], list[str], list[tuple[str, str]]]:
    """A meeting as it stands, its versions, what it shows, and what has changed since it was frozen."""
    dashboard = Dashboard.open(settings)
    meeting = next(found for found in dashboard.meetings() if found.id == meeting_id)
    texts = [fact.text.replace("\u00a0", " ") for slide in dashboard.slides(meeting) for fact in slide.facts]
    changed = [
        (found.then.replace("\u00a0", " "), found.now.replace("\u00a0", " "))
        for found in dashboard.changed_since(meeting)
    ]
    versions = dashboard.meeting_versions(meeting_id)
    dashboard.close()
    return meeting, versions, texts, changed


def changed(meeting: Meeting, **more: object) -> Meeting:
    return meeting.model_copy(update=more)


def test_a_meeting_is_shown_at_once_and_every_version_is_kept(settings: Settings, kept: Meeting) -> None:
    assert (kept.id, kept.version) == (1, 1)
    second = intake.write_meeting(settings, changed(kept, slides=tuple(reversed(kept.slides))))
    meeting, versions, *_ = now(settings)
    assert meeting == second
    assert [version.version for version in versions] == [2, 1]
    assert versions[1] == kept
    assert intake.write_meeting(settings, changed(NEW, name="Ett till")).id == 2
    assert intake.check(settings) == []


def test_a_change_of_what_somebody_else_has_changed_is_refused(settings: Settings, kept: Meeting) -> None:
    intake.write_meeting(settings, changed(kept, name="Nämndsdialog", author="Kim"))
    with pytest.raises(NsvhError, match=r"ändrades .* av Kim\. Läs in"):
        intake.write_meeting(settings, changed(kept, name="Mitt"))


def test_what_was_removed_or_changed_comes_back(settings: Settings, kept: Meeting) -> None:
    intake.write_meeting(settings, changed(kept, slides=()))
    intake.remove_meeting(settings, 1)
    assert now(settings)[0].removed
    intake.restore_meeting(settings, kept)
    meeting = now(settings)[0]
    assert (meeting.removed, meeting.slides, meeting.version) == (False, kept.slides, 4)


def test_a_frozen_meeting_shows_what_it_showed_and_says_what_was_revised(
    settings: Settings, kept: Meeting, deliver: Deliver
) -> None:
    frozen = intake.freeze_meeting(settings, 1)
    assert frozen.kept is not None
    assert frozen.kept.batch_id == 1
    assert now(settings)[2:] == (["80,0 %", "−15,0 procentenheter"], [])

    deliver("rattad.csv", RATIO, PHONE.format(97), publish_now=True)
    _, _, texts, differences = now(settings)
    assert texts == ["80,0 %", "−15,0 procentenheter"], "what was shown stands"
    assert differences == [
        ("80,0 %", "97,0 %"),
        ("Når inte mål", "Når mål"),
        ("−15,0 procentenheter", "+2,0 procentenheter"),
    ]
    intake.undo(settings, 2)
    assert now(settings)[3] == []


def test_a_meeting_is_frozen_as_of_an_earlier_import(settings: Settings, kept: Meeting, deliver: Deliver) -> None:
    deliver("rattad.csv", RATIO, PHONE.format(97), publish_now=True)
    frozen = intake.freeze_meeting(settings, 1, as_of=1)
    assert frozen.kept is not None
    assert (frozen.kept.batch_id, frozen.version) == (1, 2)
    assert "underlag t.o.m. import 1" in frozen.kept.slides[0].footer
    _, _, texts, differences = now(settings)
    assert texts == ["80,0 %", "−15,0 procentenheter"]
    assert ("80,0 %", "97,0 %") in differences


def test_a_figure_that_can_no_longer_be_told_is_a_dash(settings: Settings, kept: Meeting, deliver: Deliver) -> None:
    intake.freeze_meeting(settings, 1)
    deliver("annan.csv", RATIO, "Vårdcentralen Åsen;Telefontillgänglighet;2024-04;9;10")
    intake.undo(settings, 1)
    assert ("80,0 %", "–") in now(settings)[3]


def test_a_frozen_meeting_is_not_changed_but_thawed_and_frozen_again_from_its_version(
    settings: Settings, kept: Meeting, deliver: Deliver
) -> None:
    frozen = intake.freeze_meeting(settings, 1)
    for change in (
        lambda: intake.write_meeting(settings, changed(frozen, name="Nytt", kept=None)),
        lambda: intake.remove_meeting(settings, 1),
        lambda: intake.freeze_meeting(settings, 1),
        lambda: intake.restore_meeting(settings, kept),
    ):
        with pytest.raises(NsvhError, match="är fryst sedan"):
            change()
    intake.thaw_meeting(settings, 1)
    deliver("rattad.csv", RATIO, PHONE.format(97), publish_now=True)
    assert now(settings)[2][0] == "97,0 %"
    intake.restore_meeting(settings, frozen)
    assert now(settings)[2][0] == "80,0 %"
    with pytest.raises(NsvhError, match="är inte fryst"):
        intake.thaw_meeting(settings, intake.write_meeting(settings, NEW).id)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " \u200b"}, "saknar namn"),
        ({"name": "å" * 3000}, "Mötets namn är 3.000 tecken. Högst 120 ryms"),
        ({"name": "Möte\n\x1b[31m"}, "Mötets namn, ”Möte␊␛.31m”, har radbrytning"),
        ({"author": "å" * 121}, "Namnet på den som skriver är 121 tecken"),
        ({"slides": (Slide(kind=SlideKind.TEXT, title="a\x07b"),)}, "Bild 1: rubriken, ”a␇b”, har"),
        ({"node_id": "vc_atlantis"}, "”vc_atlantis” finns inte"),
        ({"slides": (Slide(kind=SlideKind.INDICATOR, subject="luck"),)}, "Bild 1: ”luck” är ingen indikator"),
        ({"slides": (Slide(kind=SlideKind.TEXT, title="å" * 121),)}, "rubriken är 121 tecken. Högst 120"),
        ({"slides": (Slide(kind=SlideKind.TEXT, lines=("å" * 79,) * 7),)}, "tar 14 rader om 78 tecken. Högst 12"),
    ],
)
def test_what_cannot_be_shown_is_refused(
    settings: Settings, kept: Meeting, wrong: dict[str, object], said: str
) -> None:
    with pytest.raises(NsvhError, match=said):
        intake.write_meeting(settings, changed(kept, **wrong))


def test_what_does_not_exist_is_said(settings: Settings, kept: Meeting) -> None:
    with pytest.raises(NsvhError, match="inget möte med nummer 7"):
        intake.freeze_meeting(settings, 7)
    empty = intake.write_meeting(settings, changed(NEW, slides=()))
    with pytest.raises(NsvhError, match="inga bilder att frysa"):
        intake.freeze_meeting(settings, empty.id)


def test_a_ledger_from_before_there_were_meetings_opens(settings: Settings, kept: Meeting) -> None:
    ledger = Connection.open(settings.database)
    ledger.execute("DROP TABLE meeting_version")
    ledger.close()
    assert intake.write_meeting(settings, NEW).version == 1


def test_a_snapshot_from_before_there_were_meetings_is_read() -> None:
    catalogue = load_catalogue(ROOT / "data" / "catalogue")
    with fast_snapshot(catalogue, []) as snapshot:
        assert read_meetings(snapshot) == []
        assert read_meeting_versions(snapshot, 1) == []
