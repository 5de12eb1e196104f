"""Where and when slides are shown, with what several of them read: the node, the month and the newest import."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from nsvh_dash.kpi import Snapshot
from nsvh_dash.kpi.comments import read_comments, signed_and_drafts
from nsvh_dash.kpi.records import read_book, risks_at
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.comment import Comment, CommentState
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.model.slide import ShownFigure
from nsvh_dash.views import format as fmt
from nsvh_dash.views.comment_fields import read_as
from nsvh_dash.views.goals import GoalsScreen, read_goals
from nsvh_dash.views.internal_control import InternalControl, build_internal_control
from nsvh_dash.views.lookup import period_text
from nsvh_dash.views.numbers import NumberCheck
from nsvh_dash.views.scorecard import Scorecard
from nsvh_dash.views.screens import read_scorecard
from nsvh_dash.views.selection import link_to
from nsvh_dash.views.texts import slides as words

_MOST_SOURCES = 2


@dataclass(frozen=True)
class Occasion:
    """A node in a month, as the snapshot knows it."""

    snapshot: Snapshot
    catalogue: Catalogue
    node_id: str
    month: Month

    @property
    def node_name(self) -> str:
        """The node as people call it."""
        return self.catalogue.organisation[self.node_id].name

    @cached_property
    def scorecard(self) -> Scorecard:
        """How the node is doing; read once for all slides."""
        return read_scorecard(self.snapshot, self.catalogue, self.node_id, self.month)

    @cached_property
    def goals(self) -> GoalsScreen | None:
        """The plan that goes with the month; None where there is none."""
        return read_goals(self.snapshot, self.catalogue, self.node_id, self.month, None)

    @cached_property
    def internal_control(self) -> InternalControl:
        """The internkontrollplan of the node and below."""
        book = read_book(self.snapshot)
        risks = risks_at(self.catalogue, book, self.node_id, self.month)
        return build_internal_control(self.catalogue, book, risks, self.month.last_day)

    @cached_property
    def batch_id(self) -> int:
        """The newest import the figures know of."""
        return int(self.snapshot.rows("SELECT coalesce(max(batch_id), 0) FROM batch")[0][0])

    @cached_property
    def signed(self) -> dict[str, Comment]:
        """What somebody has signed about the node and month, as it is read, by indicator or account."""
        written = signed_and_drafts(read_comments(self.snapshot, self.node_id, self.month))
        check = NumberCheck(self.snapshot, self.catalogue, self.node_id, self.month)
        return {c.subject: read_as(c, check) for c in written if c.state is CommentState.SIGNED}

    def footer(self, period: str, sources: Iterable[str] = ()) -> str:
        """`Källa: Telefonisystemet · april 2024 · underlag t.o.m. import 12`, and whether the data are real."""
        named = list(dict.fromkeys(sources))
        source = fmt.listing(named) if 0 < len(named) <= _MOST_SOURCES else words.SEVERAL_SOURCES
        notice = self.catalogue.notice.split(f" {fmt.EN_DASH} ")[0]
        parts = [f"{words.SOURCE}: {source}"] if named else []
        parts += [period, f"{words.KNOWN_THROUGH} {self.batch_id}", *([notice] if notice else [])]
        return " · ".join(parts)

    def link(self, page: str, **more: str) -> str:
        """The page that shows more, for the same node and month."""
        return link_to(self.catalogue, page, self.node_id, self.month, **more)

    def figure(
        self, indicator: Indicator, node_id: str, month: Month, kind: PeriodKind, what: str, said: str,
        value: float | None, text: str,
    ) -> ShownFigure:  # fmt: skip
        """A figure of an indicator as it was shown: `what` of it by id, `said` in words, empty for the value."""
        place = self.catalogue.organisation[node_id].name
        label = f"{indicator.short_name}, {place}, {period_text(indicator, month, kind)}"
        return ShownFigure(
            key=f"{indicator.id}|{node_id}|{month}|{kind}|{what}",
            label=f"{label}: {said}" if said else label,
            text=text,
            value=value,
        )
