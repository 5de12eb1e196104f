"""The view Prognos: submitted forecasts with their history, the computed range, and how far either has been right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi.finance.back_test import Record
from nsvh_dash.kpi.finance.forecasting import Estimate, Method
from nsvh_dash.kpi.finance.outlook import Computed, Outlook, Report
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.views.finance import outlook_sentences as say
from nsvh_dash.views.finance.outlook import OutlookFacts, OutlookScreen, build_outlook
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.texts import outlook as texts_outlook

APRIL = Month(2024, 4)
Show = Callable[..., OutlookScreen]


@pytest.fixture(scope="module")
def dashboard(demo_settings: Settings) -> Iterator[Dashboard]:
    found = Dashboard.open(demo_settings)
    yield found
    found.close()


@pytest.fixture
def show(dashboard: Dashboard) -> Show:
    def shown(node: str, month: str = "2024-04", unit: AmountUnit = AmountUnit.MNKR) -> OutlookScreen:
        return build_outlook(dashboard.outlook(node, Month.parse(month)), unit, "demodata")

    return shown


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_published_forecast_and_how_it_moved(show: Show) -> None:
    said = plain(" ".join(show("nsvh").sentences))
    assert "−106,5 mnkr mot årsbudgeten −111,5 mnkr" in said
    assert "från 0 till +5,0 mnkr sedan föregående rapport (februari 2024)" in said
    assert "Hela förändringen ligger i Folktandvården Halland." in said


def test_a_forecast_below_the_variance_so_far_is_explained(show: Show) -> None:
    said = plain(" ".join(show("nsvh", unit=AmountUnit.TKR).sentences))
    assert "under avvikelsen hittills, +8 252 tkr: för maj–dec räknar den med −3 252 tkr mot budget" in said
    assert texts_outlook.MAY_BE_SPENT in said


def test_areas_that_keep_to_budget_say_so(show: Show) -> None:
    for node in ("vc", "special", "management"):
        assert "0 mnkr, oförändrad sedan föregående rapport" in plain(show(node).sentences[0])


def test_the_history_tells_what_earlier_forecasts_became(show: Show) -> None:
    rows = [[plain(cell) for cell in row] for row in show("nsvh", unit=AmountUnit.TKR).history.rows]
    assert [row[0] for row in rows] == ["april 2024", "februari 2024", "augusti 2023", "april 2023"]
    assert rows[0][1:5] == ["−106 528", "−111 528", "+5 000", "+5 000"]
    assert rows[2][5:] == ["−115 122", "−4 283"]


def test_the_method_with_the_smallest_error_on_2022_and_2023_is_the_one_spoken_of(show: Show) -> None:
    shown = show("nsvh")
    errors = [row[1] for row in shown.record.raw]
    assert errors == sorted(errors)
    assert len(errors) == len(Method)
    winner = shown.record.rows[0][0]
    assert f"träffat bäst bakåt, {winner.lower()}, ger" in shown.block.summary
    assert next(row.name for row in shown.rows if row.role == "best") == winner
    assert "Prövat bakåt på 2022 och 2023" in shown.record_note


def test_the_unit_reaches_text_table_and_drawing(show: Show) -> None:
    tkr, mnkr = show("ftv", unit=AmountUnit.TKR), show("ftv")
    assert tkr.block.table.headings[1] == "Budgetavvikelse, tkr"
    assert mnkr.block.table.headings[1] == "Budgetavvikelse, mnkr"
    for one, other in zip(tkr.rows, mnkr.rows, strict=True):
        assert one.value is not None
        assert other.value == pytest.approx(one.value / 1000)


def test_a_year_that_is_over_has_nothing_left_to_compute(show: Show) -> None:
    assert show("nsvh", "2023-12").block.summary == texts_outlook.YEAR_OVER


def test_the_first_year_has_no_record_and_no_report(show: Show) -> None:
    shown = show("nsvh", "2021-02")
    assert shown.sentences == (texts_outlook.NO_REPORT,)
    assert shown.record_note == texts_outlook.NO_RECORD
    assert shown.record.rows == ()
    assert "beräknat som årstakt" in shown.block.summary.lower()


def test_a_place_without_money_is_empty(show: Show) -> None:
    assert show("syringe_kungsbacka").rows == ()


def outlook(variance: float, **given: object) -> Outlook:
    """A year in April whose forecast is so far from its budget of −1 000."""
    report = Report(APRIL, variance - 1000, -1000.0, variance, given.get("change"), None)  # type: ignore[arg-type]
    before = Report(Month(2024, 2), -1000.0, -1000.0, 0.0, None, None)
    computed = (Computed(Method.STATISTICAL, Estimate(-950.0, -980.0, -920.0), Estimate(50.0, 20.0, 80.0)),)
    so_far = given.get("so_far", 0.0)
    return Outlook(-300.0, so_far, -1000.0, (before, report), computed, given.get("records", ()))  # type: ignore[arg-type]


@pytest.mark.parametrize(("variance", "place"), [(10.0, "under"), (50.0, "inom"), (90.0, "över")])
def test_the_title_says_where_the_forecast_lies(variance: float, place: str) -> None:
    assert say.title(outlook(variance), APRIL, AmountUnit.TKR).endswith(f"och ligger {place} beräkningarna")


def test_parts_that_do_not_explain_the_change_are_followed_by_what_is_left() -> None:
    found = outlook(100.0, change=100.0)
    parts = (say.PartChange("A", 70.0), say.PartChange("B", 20.0), say.PartChange("C", None))
    assert plain(say.parts(found, parts, AmountUnit.TKR)) == (
        "Förändringen består av A +70 tkr, B +20 tkr och ej förklarat +10 tkr."
    )


def test_a_deficit_that_is_expected_to_grow_is_not_called_a_surplus_spent() -> None:
    said = say.below_so_far(outlook(-500.0, so_far=-100.0), APRIL, AmountUnit.TKR)
    assert said.endswith(texts_outlook.GROWS_WORSE)


@pytest.mark.parametrize(("held", "too_narrow"), [(15, True), (16, False)])
def test_an_interval_that_holds_less_than_it_promises_is_called_out(held: int, too_narrow: bool) -> None:
    past = (Record(Method.STATISTICAL, 20, 10.0, 30.0, ((2022, 8.0), (2023, 12.0)), held, 20),)
    said = say.record(outlook(10.0, records=past), AmountUnit.TKR)
    assert f"höll utfallet {held} gånger av 20" in said
    assert ("osäkerheten är större" in said) is too_narrow


def test_without_a_budget_the_amounts_stand_alone() -> None:
    report = Report(APRIL, -900.0, None, None, None, None)
    found = Outlook(-300.0, None, None, (report,), (Computed(Method.RUN_RATE, Estimate(-900.0), None),), ())
    shown = build_outlook(OutlookFacts("Enhet", APRIL, found, ()), AmountUnit.TKR, "demodata")
    assert "årsbudget att jämföra med saknas" in shown.sentences[0]
    assert "Årsbudget saknas" in shown.block.summary
