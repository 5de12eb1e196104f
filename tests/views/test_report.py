"""The report as a document: what is lacking comes first, drafts are named and not shown, hidden figures stay hidden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.comment import Comment, CommentState
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.views import format as fmt
from nsvh_dash.views.report.build import build_report, report_period
from nsvh_dash.views.report.document import Item, Paragraph, Table
from nsvh_dash.views.report.facts import Facts
from nsvh_dash.views.report.indicator_rows import previous_report

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
    of.__dict__["comments"] = {(one.subject, one.node_id): one for one in found}
    return {
        place.chapter.title: [
            "".join(run.text for run in block.runs)
            for block in place.chapter.blocks
            if isinstance(block, Paragraph | Item)
        ]
        for place in build_report(of).document.placed()
    }


def test_what_is_lacking_comes_first_and_drafts_are_named_as_drafts(texts: dict[str, list[str]]) -> None:
    assert next(iter(texts)) == "Vad som saknas"
    counted, *listed = texts["Kommentarer"]
    assert counted.startswith("Klarmarkerad kommentar saknas för")
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


def rows(document_tables: tuple[Table, ...]) -> Iterator[tuple[str, tuple[str, ...], Status]]:
    for table in document_tables:
        if table.headings[0] == "Indikator" and table.numeric:
            yield from zip((row[0] for row in table.rows), table.rows, table.statuses, strict=True)


def test_hidden_and_unreliable_figures_are_not_shown(dashboard: Dashboard) -> None:
    hidden = dashboard.snapshot.rows(
        "SELECT indicator_id, node_id, month FROM kpi WHERE state = 'suppressed' AND period_kind = 'month' "
        "AND month >= DATE '2024-01-01' ORDER BY ALL LIMIT 1"
    )
    assert hidden
    indicator_id, node_id, day = hidden[0]
    indicator = dashboard.catalogue.indicators_by_id[indicator_id]
    document = build_report(facts(dashboard, node_id, Month.of(day))).document
    told = {name: (row, status) for name, row, status in rows(document.tables)}
    row, _ = told[indicator.name]
    assert row[1] == fmt.ABSENT
    assert any(
        "för få fall" in "".join(run.text for run in b.runs) for b in document.blocks() if isinstance(b, Paragraph)
    )
    unreliable = [row for row, status in told.values() if status is Status.NOT_MEASURABLE]
    assert all(cell == fmt.ABSENT for row in unreliable for cell in row[1:4])


def test_an_area_is_told_part_by_part(dashboard: Dashboard) -> None:
    placed = [place.heading for place in build_report(facts(dashboard, "vc")).document.placed()]
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
