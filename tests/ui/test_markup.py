"""Text out of somebody's file is shown as it was written, wherever Markdown would read marks into it."""

from __future__ import annotations

from nsvh_dash.ui.parts import markup


def test_a_label_is_escaped_where_markdown_has_marks_and_nowhere_else() -> None:
    assert markup.label("*Vår* [dag]_1\n#2") == r"\*Vår\* \[dag\]\_1 \#2"
    assert markup.label("väger −169 tkr – ”mest”…") == "väger −169 tkr – ”mest”…"
