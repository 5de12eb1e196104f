"""Indikator: everything follows the kind of period, and the control chart is refused where periods overlap."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from nsvh_dash.model.period import PeriodKind
from nsvh_dash.views.texts import indicator as words

Open = Callable[..., AppTest]


def opened(open_page: Open, period: str, **address: str) -> AppTest:
    """The page at an address that names a period; the page a session starts on has no use for one."""
    app = open_page("indikator", manad="2024-04", **address)
    app.query_params["period"] = period
    return app.run()


def written(app: AppTest) -> str:
    return "\n".join(
        str(element.value).replace("\u00a0", " ") for element in [*app.markdown, *app.header, *app.subheader]
    )


@pytest.mark.parametrize(
    ("period", "value", "over", "units"),
    [
        ("manad", "91,1 %", "per månad", "Fem av 24 enheter når målet"),
        ("ack", "92,3 %", "ackumulerat från årets början", "Sex av 24 enheter når målet"),
        ("r12", "94,2 %", "rullande tolv månader", "24 av 24 enheter har uppgift"),
        ("tertial", "92,3 %", "per tertial", "24 av 24 enheter har uppgift"),
    ],
)
def test_headline_trend_units_and_why_follow_the_period(
    open_page: Open, period: str, value: str, over: str, units: str
) -> None:
    app = opened(open_page, period, omrade="vc", indikator="phone_access")
    text = written(app)
    assert not app.exception
    assert f'<p class="value">{value} ' in text
    assert f"procent, {over}, Vårdcentralen Halland" in text
    assert units in text
    assert f"<strong>{value} = " in text
    assert app.session_state["period"] == ("" if period == "manad" else period)


@pytest.mark.parametrize(
    ("period", "kind"),
    [("ack", PeriodKind.YEAR_TO_DATE), ("r12", PeriodKind.ROLLING_12), ("tertial", PeriodKind.TERTIAL)],
)
def test_a_period_that_overlaps_has_no_control_chart_and_leads_to_the_months(
    open_page: Open, period: str, kind: PeriodKind
) -> None:
    app = opened(open_page, period, omrade="vc", indikator="phone_access")
    assert words.REFUSED[kind] in written(app)
    assert len(app.get("vega_lite_chart")) == 2
    app.button(key="visa_manad").click().run()
    assert app.session_state["period"] == ""
    assert len(app.get("vega_lite_chart")) == 3
    assert "Säker försämring" in written(app)


def test_only_the_kinds_the_indicator_has_can_be_chosen(open_page: Open) -> None:
    def labels(indicator: str) -> list[str]:
        app = opened(open_page, "r12", omrade="nsvh", indikator=indicator)
        return [str(option) for switch in app.button_group for option in switch.options]

    assert labels("phone_access") == ["Månad", "Ackumulerat", "R12", "Tertial"]
    assert labels("chat_response_median") == ["Månad", "Ackumulerat"], "a median does not add up over months"
    assert labels("listed_patients") == [], "a stock has one figure, that of the month's end"


def test_a_period_the_indicator_lacks_falls_back_to_its_own(open_page: Open) -> None:
    app = opened(open_page, "r12", omrade="vc", indikator="chat_response_median")
    assert app.session_state["period"] == ""


def test_another_indicator_is_shown_by_its_own_kind_of_period(open_page: Open) -> None:
    app = opened(open_page, "ack", omrade="nsvh", indikator="phone_access")
    app.selectbox(key="lista_indikator").select("agency_cost_share").run()
    assert app.session_state["period"] == ""


def test_the_target_history_says_what_each_decision_did(open_page: Open) -> None:
    text = written(open_page("indikator", omrade="ftv", manad="2024-04", indikator="orthodontic_wait"))
    assert words.TARGET_HISTORY in text
    assert "Skärpt sedan 2022" in text
