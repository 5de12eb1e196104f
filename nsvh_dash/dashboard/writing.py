"""The part of the dashboard that reads what people write and present: comments, the number check, meetings."""

from __future__ import annotations

from collections.abc import Sequence

from nsvh_dash.kpi.comments import read_before, read_comments, signed_and_drafts, standing
from nsvh_dash.kpi.meetings import read_meeting_versions, read_meetings
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.comment import Comment
from nsvh_dash.model.meeting import Meeting, Slide
from nsvh_dash.model.period import Month
from nsvh_dash.model.slide import ShownSlide
from nsvh_dash.store import Snapshot
from nsvh_dash.views import slides as making
from nsvh_dash.views.comment_fields import Field, fields_for, read_as
from nsvh_dash.views.numbers import NumberCheck


class WritingDoors:
    """What is written about the figures of one data version, and shown of them at meetings."""

    snapshot: Snapshot
    catalogue: Catalogue

    def comments(self, node_id: str, month: Month) -> list[Comment]:
        """What stands written at a node for a month, as it is read: the newest version of each subject's text."""
        check = self.number_check(node_id, month)
        return [read_as(comment, check) for comment in standing(self.comment_history(node_id, month))]

    def signed_and_drafts(self, node_id: str, month: Month) -> list[Comment]:
        """The signed texts of a node and month and the drafts newer than them, as they are read."""
        check = self.number_check(node_id, month)
        return [read_as(comment, check) for comment in signed_and_drafts(self.comment_history(node_id, month))]

    def comment_history(self, node_id: str, month: Month) -> list[Comment]:
        """Every version written at a node for a month, newest first, with its fields as they were written."""
        return read_comments(self.snapshot, node_id, month)

    def comment_fields(self, subject: str, node_id: str, month: Month) -> dict[str, Field]:
        """The numbers that a text about a subject may have as fields."""
        return fields_for(subject, self.number_check(node_id, month))

    def comment_before(self, subject: str, node_id: str, month: Month) -> Comment | None:
        """The text of the last month before one that has any, as it is read, to write the next from."""
        found = read_before(self.snapshot, subject, node_id, month)
        return found and read_as(found, self.number_check(node_id, found.month))

    def number_check(self, node_id: str, month: Month) -> NumberCheck:
        """What holds the numbers of texts against the figures of a node and month."""
        return NumberCheck(self.snapshot, self.catalogue, node_id, month)

    def suggest_slides(self, node_id: str, month: Month) -> tuple[Slide, ...]:
        """The slides proposed for a meeting at a node, in order."""
        return making.suggest(making.Occasion(self.snapshot, self.catalogue, node_id, month))

    def show_slides(self, chosen: Sequence[Slide], node_id: str, month: Month) -> tuple[ShownSlide, ...]:
        """Slides as they look by the figures of a node and month."""
        return making.show(making.Occasion(self.snapshot, self.catalogue, node_id, month), chosen)

    def slides(self, meeting: Meeting) -> tuple[ShownSlide, ...]:
        """What a meeting shows: what was kept of it once it is frozen, else what the figures say now."""
        if meeting.kept is not None:
            return meeting.kept.slides
        return self.show_slides(meeting.slides, meeting.node_id, meeting.month)

    def meetings(self) -> list[Meeting]:
        """Every meeting as it stands, also the removed, the one held last first."""
        return read_meetings(self.snapshot)

    def meeting_versions(self, meeting_id: int) -> list[Meeting]:
        """Every version of a meeting, newest first; none for an unknown one."""
        return read_meeting_versions(self.snapshot, meeting_id)

    def changed_since(self, meeting: Meeting) -> tuple[making.Changed, ...]:
        """What a frozen meeting showed that is known otherwise now; nothing for one that is not frozen."""
        if meeting.kept is None:
            return ()
        occasion = making.Occasion(self.snapshot, self.catalogue, meeting.node_id, meeting.month)
        return making.changed_since(occasion, meeting.kept, meeting.slides)
