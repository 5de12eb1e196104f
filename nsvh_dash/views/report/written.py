"""The signed comments of a report, each under the name of what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nsvh_dash.model.comment import Comment
from nsvh_dash.views import format as fmt
from nsvh_dash.views.report.document import Block, Paragraph, Run, note
from nsvh_dash.views.report.markdown import read_markdown
from nsvh_dash.views.report.missing import Key
from nsvh_dash.views.texts import report as words


def comment_blocks(subjects: Iterable[tuple[str, str, str]], signed: Mapping[Key, Comment]) -> Iterator[Block]:
    """The signed comment of each subject, node and name that has one."""
    for subject, node_id, name in subjects:
        comment = signed.get((subject, node_id))
        if comment is None:
            continue
        yield Paragraph((Run(name, bold=True),))
        yield from read_markdown(comment.text)
        yield note(words.WRITTEN_BY.format(author=comment.author, moment=fmt.moment(comment.created_at)))
