"""The report as a document: what is lacking comes first, drafts are named and not shown, hidden figures stay hidden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.comment import Comment, CommentState
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.settings import Settings
from nsvh_dash.views import format as fmt
from nsvh_dash.views.lookup import Figures
from nsvh_dash.views.report.build import build_report, report_period
from nsvh_dash.views.report.document import Item, Paragraph
from nsvh_dash.views.report.facts import Facts
from nsvh_dash.views.report.indicator_rows import build_row, previous_report
from tests.views.fakes import CATALOGUE, PHONE, SICK, figure

APRIL = Month(2024, 4)
AT = dt.datetime(2024, 5, 8, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def dashboard(demo_settings: Settings) -> Iterator[Dashboard]:
    opened = Dashboard.open(demo_settings)
    yield opened
    opened.close()


def facts(dashboard: Dashboard, node_id: str, month: Month = APRIL) -> Facts:
    return Facts(dashboard.snapshot, dashboard.catalogue, node_id, month, dashboard.version, AT)


def comment(subject: str, text: str, state: CommentState) -> Comment:
    return Comment(1, subject, "vc_ekudden", APRIL, text, "Kim", state, "", AT)


@pytest.fixture(scope="module")
def texts(dashboard: Dashboard) -> dict[str, list[str]]:
    """The paragraphs and items of a report with a draft and a signed comment, under each heading."""
    of = facts(dashboard, "vc_ekudden")
    found = (
        comment("phone_access", "Bara ett utkast.", CommentState.DRAFT),
        comment("visits", "Alla *besök* räknas.", CommentState.SIGNED),
        comment("own_staff", "Fler är på plats.", CommentState.SIGNED),
    )
    of.__dict__["comments"] = list(found)
    return {
        place.chapter.title: [
            "".join(run.text for run in block.runs)
            for block in place.chapter.blocks
            if isinstance(block, Paragraph | Item)
        ]
        for place in build_report(of).placed()
    }


def test_what_is_lacking_comes_first_and_drafts_are_named_as_drafts(texts: dict[str, list[str]]) -> None:
    assert next(iter(texts)) == "Vad som saknas"
    counted, *listed = texts["Kommentarer"]
    assert counted.startswith("Klarmarkerad kommentar om april\u00a02024 saknas för")
    assert any(text.startswith("Telefontillgänglighet: ") and "Utkast av Kim" in text for text in listed)
    assert not any("Besök inkl. distans" in text or "Egen personal" in text for text in listed)


def test_a_signed_comment_stands_with_its_figures_and_a_draft_does_not(texts: dict[str, list[str]]) -> None:
    said = texts["Produktion och kvalitet"]
    assert said[said.index("Besök inkl. distans") + 1] == "Alla besök räknas."
    assert "Fler är på plats." in texts["Resultaträkning"]
    assert not any("Bara ett utkast." in text for found in texts.values() for text in found)


def test_what_cannot_be_judged_is_told_with_its_reason(texts: dict[str, list[str]]) -> None:
    assert any(
        text.startswith("Kan inte följas upp (1): Sjukfrånvaro") for text in texts["Indikatorer som inte kan bedömas"]
    )


def test_hidden_and_unreliable_figures_are_not_shown() -> None:
    figures = Figures((
        figure("phone", "ekudden", None, 95.0, state=State.SUPPRESSED),
        figure("phone", "ekudden", 91.0, kind=PeriodKind.ROLLING_12),
        figure("sick", "ekudden", 7.7, 5.4, Status.NOT_MEASURABLE, change_same_month_last_year=1.0, reason="Nytt."),
    ))  # fmt: skip
    hidden = build_row(CATALOGUE, PHONE, "ekudden", APRIL, figures)
    assert hidden.cells[:3] == (fmt.ABSENT, fmt.ABSENT, "91,0\u00a0%")
    assert hidden.note == "Telefontillgänglighet: Visas inte: för få fall"
    unreliable = build_row(CATALOGUE, SICK, "ekudden", APRIL, figures)
    shown = (*unreliable.cells[:3], *unreliable.cells[4:])
    assert shown == (fmt.ABSENT,) * 6
    assert (unreliable.status_text, unreliable.note) == ("Kan inte följas upp", "Sjukfrånvaro: Nytt.")


def test_an_area_is_told_part_by_part(dashboard: Dashboard) -> None:
    placed = [place.heading for place in build_report(facts(dashboard, "vc")).placed()]
    assert "3.1 Gemensamt för Vårdcentralen Halland" in placed
    assert "3.2 Särskilda uppdrag" in placed


@pytest.mark.parametrize(
    ("month", "named", "before"),
    [
        (Month(2024, 4), "Tertial 1, jan–apr\u00a02024", Month(2023, 12)),
        (Month(2024, 8), "Tertial 2, jan–aug\u00a02024", Month(2024, 4)),
        (Month(2024, 12), "Helår, jan–dec\u00a02024", Month(2024, 8)),
        (Month(2024, 2), "jan–feb\u00a02024", Month(2023, 12)),
    ],
)
def test_a_report_is_named_by_its_period_and_knows_the_one_before(month: Month, named: str, before: Month) -> None:
    assert report_period(month) == named
    assert previous_report(month) == before
