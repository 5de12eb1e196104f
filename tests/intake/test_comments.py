"""Comments: versions that are all kept, drafts and signed ones, and numbers that have to agree or be explained."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nsvh_dash import intake
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.comment import Comment, CommentState
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.store import Connection
from tests.intake.conftest import VALUE, Begin, Deliver

UNIT, APRIL = "vc_ekudden", Month(2024, 4)
RIGHT, WRONG = "Startade chattar var 268 i april.", "Startade chattar var 300 i april."


@pytest.fixture
def write(settings: Settings, begin: Begin) -> Callable[..., Comment]:
    begin("chattar.csv", VALUE, "Vårdcentralen Ekudden;Antal startade chattar;2024-04;268", publish_now=True)

    def run(text: str, **more: object) -> Comment:
        return intake.write_comment(settings, "chats_started", UNIT, APRIL, text, "Kim", **more)  # type: ignore[arg-type]

    return run


def shown(settings: Settings) -> tuple[list[str], list[str]]:
    """The texts that stand, and every version newest first."""
    dashboard = Dashboard.open(settings)
    texts = [c.text for c in dashboard.comments(UNIT, APRIL)], [c.text for c in dashboard.comment_history(UNIT, APRIL)]
    dashboard.close()
    return texts


def test_a_comment_is_shown_at_once_and_every_version_is_kept(
    settings: Settings, write: Callable[..., Comment]
) -> None:
    first, second = write(RIGHT), write("Fler chattar.")
    assert (first.state, first.author, second.id) == (CommentState.DRAFT, "Kim", first.id + 1)
    assert shown(settings) == (["Fler chattar."], ["Fler chattar.", RIGHT])
    assert intake.check(settings) == []


def test_a_text_whose_numbers_agree_is_signed_without_more(write: Callable[..., Comment]) -> None:
    signed = write(RIGHT, sign=True, reason="behövs inte")
    assert (signed.state, signed.reason) == (CommentState.SIGNED, "")


def test_a_text_with_open_findings_is_signed_with_a_reason_that_is_kept(
    settings: Settings, write: Callable[..., Comment]
) -> None:
    with pytest.raises(intake.OpenFindings, match="268"):
        write(WRONG, sign=True)
    assert shown(settings) == ([], [])
    signed = write(WRONG, sign=True, reason="källan är rättad sedan dess")
    assert (signed.state, signed.reason) == (CommentState.SIGNED, "källan är rättad sedan dess")


@pytest.mark.parametrize(
    ("text", "said"), [("  ", "är tom"), ("<b>Fler</b> chattar", "HTML, ”<b>”"), ("Se <script", "HTML")]
)
def test_what_is_no_plain_text_is_refused(write: Callable[..., Comment], text: str, said: str) -> None:
    with pytest.raises(NsvhError, match=said):
        write(text)


def test_a_month_that_nothing_is_known_of_is_refused(
    settings: Settings, write: Callable[..., Comment], deliver: Deliver
) -> None:
    deliver("januari.csv", VALUE, "Vårdcentralen Ekudden;Antal startade chattar;2024-01;200", publish_now=True)

    def about(month: Month) -> Comment:
        return intake.write_comment(settings, "chats_started", UNIT, month, "Färre chattar.", "Kim")

    with pytest.raises(NsvhError, match=r"inget utfall för maj\s2024 .* den senaste månaden är april\s2024"):
        about(Month(2024, 5))
    with pytest.raises(NsvhError, match=r"inga uppgifter för december\s2023 .* de börjar i januari\s2024"):
        about(Month(2023, 12))
    assert about(Month(2024, 3)).month == Month(2024, 3), "what is missing may be commented"


def test_before_all_imports_there_is_nothing_to_comment(settings: Settings) -> None:
    with pytest.raises(NsvhError, match="inga siffror att kommentera ännu"):
        intake.write_comment(settings, "chats_started", UNIT, APRIL, "Färre chattar.", "Kim")


@pytest.mark.parametrize(("author", "said"), [(" ", "vem som skriver"), ("å" * 121, "121 tecken. Högst 120")])
def test_who_writes_is_asked_for(settings: Settings, author: str, said: str) -> None:
    with pytest.raises(NsvhError, match=said):
        intake.write_comment(settings, "chats_started", UNIT, APRIL, RIGHT, author)


def test_less_than_is_no_html(write: Callable[..., Comment]) -> None:
    assert write("Kötiden är < 5 min.").text == "Kötiden är < 5 min."


def test_a_ledger_from_before_there_were_comments_opens(settings: Settings, write: Callable[..., Comment]) -> None:
    ledger = Connection.open(settings.database)
    ledger.execute("DROP TABLE comment_version")
    ledger.close()
    write(RIGHT)
    assert shown(settings) == ([RIGHT], [RIGHT])


FIELD = "Startade chattar var {{månad: utfall}} i april."


def test_a_field_follows_the_figures(settings: Settings, write: Callable[..., Comment], deliver: Deliver) -> None:
    write(FIELD, sign=True)
    assert shown(settings) == ([RIGHT], [FIELD])
    deliver("rättat.csv", VALUE, "Vårdcentralen Ekudden;Antal startade chattar;2024-04;300", publish_now=True)
    assert shown(settings) == ([WRONG], [FIELD])


def test_a_field_says_so_when_its_figure_is_gone(settings: Settings, write: Callable[..., Comment]) -> None:
    write(FIELD)
    intake.undo(settings, 1)
    assert shown(settings)[0] == ["Startade chattar var (uppgift saknas) i april."]


def test_a_field_that_means_another_figure_than_its_words_say_is_an_open_finding(
    write: Callable[..., Comment], deliver: Deliver
) -> None:
    deliver("mars.csv", VALUE, "Vårdcentralen Ekudden;Antal startade chattar;2024-03;200", publish_now=True)
    with pytest.raises(intake.OpenFindings, match="268"):
        write("Startade chattar var {{månad: utfall}} i mars.", sign=True)


def test_an_unknown_field_is_refused_with_the_nearest(write: Callable[..., Comment]) -> None:
    with pytest.raises(NsvhError, match=r"”\{\{manad: utfal\}\}” finns inte. Menade du \{\{månad: utfall\}\}"):
        write("Startade chattar var {{manad: utfal}}.")


def test_as_of_an_import_shows_what_was_written_then(
    settings: Settings, write: Callable[..., Comment], deliver: Deliver
) -> None:
    write(RIGHT)
    write("Fler chattar.")
    deliver("mer.csv", VALUE, "Vårdcentralen Ekudden;Antal startade chattar;2024-03;200", publish_now=True)
    later = write("Skrivet efteråt.")
    with Dashboard.as_of(settings, 1) as then:
        assert [comment.text for comment in then.comments(UNIT, APRIL)] == ["Fler chattar."]
    with Dashboard.as_of(settings, later.created_at.astimezone().date()) as today:
        assert [comment.text for comment in today.comments(UNIT, APRIL)] == ["Skrivet efteråt."]


def test_an_assignment_is_commented_as_figures_are(settings: Settings, write: Callable[..., Comment]) -> None:
    write(RIGHT)
    said = intake.write_comment(settings, "access_2024", UNIT, APRIL, f"{RIGHT} Arbetet fortsätter.", "Kim", sign=True)
    assert (said.subject, said.state) == ("access_2024", CommentState.SIGNED)
    assert shown(settings)[0] == [RIGHT, said.text]
    with pytest.raises(intake.OpenFindings, match="268"):
        intake.write_comment(settings, "access_2024", UNIT, APRIL, WRONG, "Kim", sign=True)
    with pytest.raises(NsvhError, match="Här finns inga tal"):
        intake.write_comment(settings, "access_2024", UNIT, APRIL, "Vi har {{ack: utfall}}.", "Kim")
    with pytest.raises(NsvhError, match="varken en indikator, ett konto eller ett uppdrag"):
        intake.write_comment(settings, "acess_2024", UNIT, APRIL, "Arbetet fortsätter.", "Kim")
