"""The report as a document: what is lacking comes first, drafts are named and not shown, hidden figures stay hidden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.comment import Comment, CommentState
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.model.record_book import RecordBook
from nsvh_dash.settings import Settings
from nsvh_dash.views import format as fmt
from nsvh_dash.views.goals import Branch
from nsvh_dash.views.lookup import Figures
from nsvh_dash.views.report.build import build_report, report_period
from nsvh_dash.views.report.document import Chapter, Item, Paragraph, Table
from nsvh_dash.views.report.facts import Facts
from nsvh_dash.views.report.finance import finance_chapter
from nsvh_dash.views.report.goals import goals_chapter
from nsvh_dash.views.report.indicator_rows import build_row, previous_report
from nsvh_dash.views.report.plans import internal_control_chapter, special_chapter, work_environment_chapter
from nsvh_dash.views.texts.goals import Level
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


def followed(dashboard: Dashboard, node_id: str) -> list[Branch]:
    """The assignments that something follows at a node."""
    goals = dashboard.goals(node_id, APRIL)
    assert goals is not None
    return [one for one in goals.assignments if one.tally.total]


@pytest.fixture(scope="module")
def texts(dashboard: Dashboard) -> dict[str, list[str]]:
    """The paragraphs and items of a report with a draft and a signed comment, under each heading."""
    of = facts(dashboard, "vc_ekudden")
    found = (
        comment("phone_access", "Bara ett utkast.", CommentState.DRAFT),
        comment("visits", "Alla *besök* räknas.", CommentState.SIGNED),
        comment("own_staff", "Fler är på plats.", CommentState.SIGNED),
        comment(followed(dashboard, "vc_ekudden")[0].id, "Ett uppdrag på väg.", CommentState.SIGNED),
        comment(followed(dashboard, "vc_ekudden")[1].id, "Bara ett utkast.", CommentState.DRAFT),
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


def test_assignments_without_a_signed_comment_are_listed_and_a_signed_one_stands_once_in_its_area(
    dashboard: Dashboard, texts: dict[str, list[str]]
) -> None:
    signed, draft, *others = followed(dashboard, "vc_ekudden")
    listed = texts["Kommentarer"]
    assert any(text.startswith(f"{draft.name}: ") and "Utkast av Kim" in text for text in listed)
    assert not any(signed.name in text for text in listed)
    assert all(any(one.name in text for text in listed) for one in others)
    assert f"{1 + len(others)} av {2 + len(others)} uppdrag" in listed[0]
    assert [text for found in texts.values() for text in found].count("Ett uppdrag på väg.") == 1


def test_the_administration_is_to_write_about_every_assignment(dashboard: Dashboard) -> None:
    missing = facts(dashboard, "nsvh").missing
    goals = dashboard.goals("nsvh", APRIL)
    assert goals is not None
    assert {one.name for one in missing.assignments} == {one.name for one in goals.assignments}
    assert [one.is_urgent for one in missing.assignments] == sorted(o.is_urgent for o in missing.assignments)[::-1]
    assert all(f"uppdrag={one.subject.id}" in one.subject.link for one in missing.assignments)


def cells(chapter: Chapter, *columns: int) -> list[tuple[str, ...]]:
    """Some columns of the tables under a heading."""
    tables = [block for block in chapter.blocks if isinstance(block, Table)]
    return [tuple(row[column] for column in columns) for table in tables for row in table.rows]


def test_every_table_of_money_is_in_thousands_and_its_sum_in_bold(dashboard: Dashboard) -> None:
    tables = [block for part in finance_chapter(facts(dashboard, "nsvh")).sections for block in part.blocks]
    money = [block for block in tables if isinstance(block, Table)]
    assert not [heading for table in money for heading in table.headings if "mnkr" in heading]
    summed = [table for table in money if table.rows[-1][0] == "Summa"]
    assert summed
    assert all(len(table.rows) - 1 in table.strong for table in summed)


def test_goals_are_told_area_by_area_as_the_page_has_them(dashboard: Dashboard) -> None:
    goals = dashboard.goals("nsvh", APRIL)
    assert goals is not None
    chapter = goals_chapter(facts(dashboard, "nsvh"))
    areas = [branch for branch in goals.branches if branch.level is Level.FOCUS_AREA]
    assert [section.title for section in chapter.sections] == [area.name for area in areas]
    for section, area in zip(chapter.sections, areas, strict=True):
        lines = [
            (goal.name, one)
            for goal in area.children
            for one in (goal.children if goal.level is Level.GOAL else [goal])
        ]
        assert cells(section, 1, 2) == [(one.name, one.word) for _, one in lines]
        for (goal, told), (above, one) in zip(cells(section, 0, 3), lines, strict=True):
            assert goal == (fmt.ABSENT if above == one.name else above)
            assert [f"{child.name}: {child.word}" for child in one.children] == told.split("\n")[1:][
                : len(one.children)
            ]


def test_the_internal_control_is_told_as_the_page_has_it_and_what_is_late_comes_first(dashboard: Dashboard) -> None:
    plan = dashboard.internal_control("nsvh", APRIL)
    chapter = internal_control_chapter(facts(dashboard, "nsvh"))
    late, risks, controls, rest = chapter.sections
    assert plan.late
    assert [f"{row.id}, demorad" for row in plan.late] == [id_ for (id_,) in cells(late, 0)]
    assert {word for (word,) in cells(late, 3)} == {"Försenad"}
    assert cells(risks, 1, 3, 4, 5) == [(row.text, row.before, row.now, row.moved) for row in plan.risks]
    shown = [row.results[-1].finding for row in plan.controls]
    assert [word.casefold() for (word,) in cells(controls, 5)] == [
        one.word if one else "inget resultat" for one in shown
    ]
    assert len(cells(late, 0)) + len(cells(rest, 0)) == len(plan.activities)
    assert "demorad" in "".join(run.text for b in chapter.blocks if isinstance(b, Paragraph) for run in b.runs)


def test_the_work_environment_and_the_special_assignments_are_told_as_their_pages_have_them(
    dashboard: Dashboard,
) -> None:
    of = facts(dashboard, "nsvh")
    areas = dashboard.work_areas("nsvh", APRIL).areas
    told = cells(work_environment_chapter(of), 1, 3, 6)
    assert told == [(row.text, row.state_word, area.title) for area in areas for row in area.activities]
    special = dashboard.special_assignments("nsvh", APRIL)
    measures, money = (block for block in special_chapter(of).blocks if isinstance(block, Table))
    assert (measures.rows, money.rows) == (special.measures.table.rows, special.finances.table.rows)


def test_plans_stand_in_their_order_and_what_a_unit_lacks_is_left_out(
    dashboard: Dashboard, texts: dict[str, list[str]]
) -> None:
    order = ("Kvalitetsstyrning", "Medarbetare", "Arbetsmiljö", "Målstyrning", "Ekonomi")
    assert [title for title in texts if title in order] == list(order)
    assert not {"Internkontroll", "Särskilda uppdrag: mått och ekonomi"} & texts.keys()
    bare = facts(dashboard, "vc_ekudden")
    bare.__dict__.update(goals=None, _records=RecordBook(()))
    chapters = (goals_chapter(bare), work_environment_chapter(bare), internal_control_chapter(bare))
    assert all(chapter.is_empty for chapter in (*chapters, special_chapter(bare)))
    assert bare.missing.of_assignments == 0


def test_hidden_and_unreliable_figures_are_not_shown() -> None:
    figures = Figures((
        figure("phone", "ekudden", None, 95.0, state=State.SUPPRESSED),
        figure("phone", "ekudden", 92.3, 95.0, Status.MISSED, kind=PeriodKind.YEAR_TO_DATE),
        figure("phone", "ekudden", 91.0, kind=PeriodKind.ROLLING_12),
        figure("sick", "ekudden", 7.7, 5.4, Status.NOT_MEASURABLE, change_same_month_last_year=1.0, reason="Nytt."),
    ))  # fmt: skip
    hidden = build_row(CATALOGUE, PHONE, "ekudden", APRIL, figures)
    assert hidden.cells[:3] == (fmt.ABSENT, "92,3\u00a0%", "91,0\u00a0%")
    assert (hidden.cells[4], hidden.status, hidden.status_text) == (fmt.ABSENT, Status.MISSING, "Visas inte")
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
