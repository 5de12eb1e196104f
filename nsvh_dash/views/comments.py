"""The part of the door for reading that tells what people have written, and holds it against the figures."""

from __future__ import annotations

from nsvh_dash.kpi import Snapshot
from nsvh_dash.kpi.comments import read_before, read_comments, signed_and_drafts, standing
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.comment import Comment
from nsvh_dash.model.period import Month
from nsvh_dash.views.comment_fields import Field, fields_for, read_as
from nsvh_dash.views.numbers import NumberCheck


class Comments:
    """What stands written in a data version."""

    def __init__(self, snapshot: Snapshot, catalogue: Catalogue) -> None:
        self.snapshot, self.catalogue = snapshot, catalogue

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
