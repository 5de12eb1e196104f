"""Which of a plan's indicators have another status than at an earlier month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import TimeRule
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.views import format as fmt
from nsvh_dash.views.lookup import Figures, Placed, shown_figure
from nsvh_dash.views.month_changes import Turn
from nsvh_dash.views.selection import link_to
from nsvh_dash.views.texts import goals as words
from nsvh_dash.views.texts import overview as overview_texts

_JUDGED = (Status.REACHED, Status.NEAR, Status.MISSED)
_MONTHS_OF_A_TERTIAL = 4


@dataclass(frozen=True, slots=True)
class TurnsSince:
    """What turned since a month."""

    month: Month
    title: str
    turns: tuple[Turn, ...]
    compared: int
    """How many indicators could be held against themselves then."""


def last_report(month: Month) -> Month:
    """The month that the latest follow-up report before a month went to: each ends a tertial."""
    return month.plus(-((month.month - 1) % _MONTHS_OF_A_TERTIAL + 1))


def compared_months(month: Month) -> tuple[Month, ...]:
    """The month before and the last report's; one where they are the same."""
    return tuple(dict.fromkeys((month.plus(-1), last_report(month))))


def turns_since(
    catalogue: Catalogue, placed: Iterable[Placed], node_id: str, month: Month, figures: Figures
) -> list[TurnsSince]:
    """What turned since each of the months compared with, told at a node."""
    told = [(one, _told(catalogue, one, node_id, month)) for one in placed]
    return [_since(told, month, earlier, figures) for earlier in compared_months(month)]


def _told(catalogue: Catalogue, placed: Placed, node_id: str, month: Month) -> tuple[str, str]:
    """Where an indicator is followed, if that is not the node asked for, and its own page."""
    place = catalogue.organisation[placed.node_id].name if placed.elsewhere else ""
    return place, link_to(catalogue, "indikator", node_id, month, indikator=placed.indicator.id)


def _since(
    told: Iterable[tuple[Placed, tuple[str, str]]], month: Month, earlier: Month, figures: Figures
) -> TurnsSince:
    found = [turn for placed, of in told if (turn := _turn(placed, *of, month, earlier, figures)) is not None]
    is_report = earlier == last_report(month)
    title = (words.CHANGED_SINCE_REPORT if is_report else words.CHANGED).format(month=fmt.month(earlier))
    turned = tuple(turn for turn in found if turn.before is not turn.after)
    return TurnsSince(earlier, title, turned, len(found))


def _turn(placed: Placed, place: str, link: str, month: Month, earlier: Month, figures: Figures) -> Turn | None:
    """The status then and now; None where the two months cannot be compared or neither is judged."""
    indicator = placed.indicator
    now = shown_figure(indicator, placed.node_id, month, figures)
    if now is None or indicator.time_rule is TimeRule.YEARLY:
        return None
    then = figures.get(indicator.id, placed.node_id, earlier, now.period_kind)
    if then is None or indicator.break_between(earlier, month, now.period_kind):
        return None
    if now.status not in _JUDGED and then.status not in _JUDGED:
        return None
    is_new = now.target_id not in (None, then.target_id)
    note = overview_texts.NEW_TARGET if is_new else ""
    return Turn(indicator.short_name, place, then.status, now.status, note, link)
