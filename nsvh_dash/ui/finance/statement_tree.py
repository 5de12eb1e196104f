"""The rows of a statement as a table whose sums fold."""

from __future__ import annotations

import html

from nsvh_dash.charts import statement_marks
from nsvh_dash.ui.parts import folding, markup
from nsvh_dash.views.finance.statement import Statement
from nsvh_dash.views.finance.statement_line import StatementLine
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.texts import finance as words

_KEY = "resultatrader"
_VARIANCE = 3


def show_tree(statement: Statement, unit: AmountUnit) -> None:
    """Every line with numbers and pictures; what is folded away stands in the address."""
    sums = {line.id for line in statement.lines if line.is_sum and line.level > 0}
    folding.show(_KEY, _table(statement, unit), sums)


def _table(statement: Statement, unit: AmountUnit) -> str:
    """The table as HTML, every text escaped."""
    caption = f"{words.STATEMENT_VIEW}, {statement.subtitle}, {unit}"
    pictures = (
        words.PICTURE_YEAR if statement.is_forecast else words.PICTURE,
        words.VARIANCE_PICTURE,
        words.SHARE_PICTURE,
    )
    numbers = statement.headings()
    head = (
        f'<th scope="col">{html.escape(numbers[0])}</th>'
        + "".join(f'<th scope="col" class="number">{markup.unbroken(text)}</th>' for text in numbers[1:])
        + "".join(f'<th scope="col" class="picture">{html.escape(text)}</th>' for text in pictures)
    )
    scales = statement_marks.amount_scale(statement), statement_marks.variance_scale(statement)
    rows = "".join(_row(line, statement, unit, *scales) for line in statement.lines)
    region = f'class="scroll" tabindex="0" role="region" aria-label="{html.escape(caption)}"'
    table = f"<caption>{html.escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    return f"{statement_marks.HATCHED}<div {region}><table>{table}</table></div>"


def _row(
    line: StatementLine,
    statement: Statement,
    unit: AmountUnit,
    amounts: statement_marks.Scale,
    variances: statement_marks.Scale,
) -> str:
    name, *numbers = (html.escape(text) for text in statement.cells(line, unit))
    if line.is_sum and line.level > 0:
        name = f'<button type="button" aria-label="{html.escape(words.FOLD)} {name}"></button>{name}'
    kinds = [f"level{line.level}", *(["sum"] if line.is_sum else []), *(["rest"] if line.is_unexplained else [])]
    told = [f"{_sign(line)}{text}" if place == _VARIANCE else text for place, text in enumerate(numbers, 1)]
    drawn = (
        statement_marks.amounts(line, amounts, is_forecast=statement.is_forecast),
        statement_marks.variance(line, variances),
        statement_marks.share(line),
    )
    return (
        f'<tr class="{" ".join(kinds)}" data-id="{line.id}" data-above="{" ".join(line.above)}">'
        f'<th scope="row">{name}</th>'
        + "".join(f'<td class="number">{text}</td>' for text in told)
        + "".join(f'<td class="picture">{picture}</td>' for picture in drawn)
        + "</tr>"
    )


def _sign(line: StatementLine) -> str:
    """The shape of a judged variance; its words are the sign beside it."""
    if not line.variance:
        return ""
    name, shape = ("good", "▲") if line.variance > 0 else ("attention", "▼")
    return f'<span class="{name}" aria-hidden="true">{shape}</span> '
