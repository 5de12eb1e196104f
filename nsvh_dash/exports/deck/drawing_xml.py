"""A drawing as chart XML. Parts of an element stand in the order the schema gives them."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from nsvh_dash.exports.deck import look
from nsvh_dash.exports.deck.drawing import Column, Drawing, Ink, Label
from nsvh_dash.exports.deck.look import Box

SHEET = "Data"
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_POINT = 12700
_CATEGORIES, _VALUES = "111111111", "222222222"
_AXES = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
_DOT_SIZE, _INNER_SIZE = 9, 6
_HIDDEN_KEY = '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
_SHOWN = _HIDDEN_KEY + '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'


def chart_xml(drawing: Drawing, box: Box) -> str:
    """The chart in a box of a slide."""
    plots = "".join(_plot(drawing, as_line) for as_line in (False, True))
    return (
        f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<c:chartSpace {_NAMESPACES}>"
        f'<c:date1904 val="0"/><c:lang val="{look.LANGUAGE}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_inside(drawing, box)}{plots}'
        f"{_category_axis(drawing)}{_value_axis(drawing)}</c:plotArea>{_key(drawing, box)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_type(look.INK)}</c:chartSpace>"
    )


def _plot(drawing: Drawing, as_line: bool) -> str:
    series = "".join(
        _series(drawing, at, column) for at, column in enumerate(drawing.columns) if column.as_line == as_line
    )
    if not series:
        return ""
    if as_line:
        grouping = '<c:grouping val="standard"/><c:varyColors val="0"/>'
        return f'<c:lineChart>{grouping}{series}<c:marker val="1"/>{_AXES}</c:lineChart>'
    return (
        f'<c:barChart><c:barDir val="{"bar" if drawing.horizontal else "col"}"/>'
        f'<c:grouping val="{"stacked" if drawing.stacked else "clustered"}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{drawing.bar_gap}"/><c:overlap val="100"/>{_AXES}</c:barChart>'
    )


def _series(drawing: Drawing, at: int, column: Column) -> str:
    letter, last = chr(ord("B") + at), len(drawing.categories) + 1
    name = f"<c:strRef><c:f>{SHEET}!${letter}$1</c:f>{_texts([column.name])}</c:strRef>"
    categories = f"<c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_texts(drawing.categories)}</c:strRef>"
    values = f"<c:numRef><c:f>{SHEET}!${letter}$2:${letter}${last}</c:f>{_numbers(drawing, column)}</c:numRef>"
    if column.as_line:
        marks = _marker(column.dots, _INNER_SIZE) if column.dots else '<c:marker><c:symbol val="none"/></c:marker>'
        end = '<c:smooth val="0"/>'
        marks += "".join(_dot(column, point, ink) for point, ink in sorted(column.marks.items()))
    else:
        marks, end = '<c:invertIfNegative val="0"/>', ""
        marks += "".join(_part(point, ink) for point, ink in sorted(column.marks.items()))
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx>{name}</c:tx>{_shape(column.ink)}{marks}'
        f"{_labels(drawing, column)}<c:cat>{categories}</c:cat><c:val>{values}</c:val>{end}</c:ser>"
    )


def _texts(texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _numbers(drawing: Drawing, column: Column) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>' for at, value in enumerate(column.values) if value is not None
    )
    code = escape(drawing.number_format)
    return (
        f'<c:numCache><c:formatCode>{code}</c:formatCode><c:ptCount val="{len(column.values)}"/>{points}</c:numCache>'
    )


def _dot(column: Column, point: int, ink: Ink) -> str:
    return f'<c:dPt><c:idx val="{point}"/>{_marker(ink, _DOT_SIZE)}<c:bubble3D val="0"/>{_shape(column.ink)}</c:dPt>'


def _marker(ink: Ink, size: int) -> str:
    return f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/>{_shape(ink)}</c:marker>'


def _part(point: int, ink: Ink) -> str:
    return f'<c:dPt><c:idx val="{point}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{_shape(ink)}</c:dPt>'


def _shape(ink: Ink) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{ink.fill}"/></a:solidFill>' if ink.fill else "<a:noFill/>"
    if not ink.line:
        return f"<c:spPr>{fill}<a:ln><a:noFill/></a:ln></c:spPr>"
    dash = '<a:prstDash val="dash"/>' if ink.dashed else ""
    line = f'<a:solidFill><a:srgbClr val="{ink.line}"/></a:solidFill>{dash}<a:round/>'
    return f'<c:spPr>{fill}<a:ln w="{round(ink.width * _POINT)}" cap="flat">{line}</a:ln></c:spPr>'


def _labels(drawing: Drawing, column: Column) -> str:
    """Values or words beside some points, none beside the others."""
    labels = "".join(_label(drawing, point, label) for point, label in sorted(column.labels.items()))
    return f"<c:dLbls>{labels}{_SHOWN.format(0)}</c:dLbls>" if labels else ""


def _label(drawing: Drawing, point: int, label: Label) -> str:
    face = f'lang="{look.LANGUAGE}" {_BOLD}'
    run = f"<a:r><a:rPr {face}>{_colour(label.colour)}</a:rPr><a:t>{escape(label.text)}</a:t></a:r>"
    words = f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></c:rich></c:tx>" if label.text else ""
    return (
        f'<c:dLbl><c:idx val="{point}"/>{words}{_format(drawing.number_format)}'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_type(label.colour, bold=True)}"
        f'<c:dLblPos val="{label.place}"/>{_SHOWN.format(1)}</c:dLbl>'
    )


def _format(code: str) -> str:
    return f'<c:numFmt formatCode="{escape(code, {chr(34): "&quot;"})}" sourceLinked="0"/>'


_BOLD = f'sz="{round(look.LEAST * 100)}" b="1"'


def _colour(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:latin typeface="{look.FONT}"/>'


def _type(colour: str, *, bold: bool = False, body: str = "") -> str:
    """How text is set."""
    face = f'sz="{round(look.LEAST * 100)}" b="{int(bold)}" lang="{look.LANGUAGE}"'
    return (
        f"<c:txPr><a:bodyPr{body}/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr {face}>{_colour(colour)}</a:defRPr></a:pPr><a:endParaRPr lang="{look.LANGUAGE}"/></a:p></c:txPr>'
    )


def _hairline(colour: str) -> str:
    return f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>'


def _category_axis(drawing: Drawing) -> str:
    line = _hairline(look.FAINT)
    # Names of bars may take two lines. Months take one: a turn too small to see keeps LibreOffice, which does not
    # know how many of them to leave out, from breaking them.
    face = _type(look.INK, body=' rot="0"') if drawing.horizontal else _type(look.NOTE, body=' rot="1"')
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/>'
        f'<c:scaling><c:orientation val="{"maxMin" if drawing.horizontal else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if drawing.horizontal else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{line}{face}'
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="50"/><c:tickLblSkip val="{drawing.label_every}"/>'
        f'<c:tickMarkSkip val="{drawing.label_every}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(drawing: Drawing) -> str:
    grid = f"<c:majorGridlines>{_hairline(look.LINE)}</c:majorGridlines>"
    hidden = drawing.step is None
    unit = "" if drawing.step is None else f'<c:majorUnit val="{drawing.step!r}"/>'
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{drawing.high!r}"/><c:min val="{drawing.low!r}"/></c:scaling>'
        f'<c:delete val="{int(hidden)}"/><c:axPos val="{"t" if drawing.horizontal else "l"}"/>{"" if hidden else grid}'
        f"{_format(drawing.axis_format)}"
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_type(look.NOTE)}"
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>{unit}</c:valAx>'
    )


def _inside(drawing: Drawing, box: Box) -> str:
    """Where the drawing lies, as shares of the chart: bars without their names, a time line with its axes.

    LibreOffice cuts months short when it is told where the line itself lies.
    """
    target = "inner" if drawing.horizontal else "outer"
    wide, high = box.width - drawing.left - drawing.right, box.height - drawing.top
    place = (drawing.left / box.width, drawing.top / box.height, wide / box.width, high / box.height)
    return f'<c:layout><c:manualLayout><c:layoutTarget val="{target}"/>{_place(*place)}</c:manualLayout></c:layout>'


def _place(x: float, y: float, wide: float, high: float) -> str:
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    return f'{modes}<c:x val="{x:.5f}"/><c:y val="{y:.5f}"/><c:w val="{wide:.5f}"/><c:h val="{high:.5f}"/>'


def _key(drawing: Drawing, box: Box) -> str:
    """What the series are, at the top left; nothing for a chart of one kind of mark."""
    if not drawing.key_width:
        return ""
    place = _place(0, 0, min(drawing.key_width / box.width, 1), (drawing.top - 6) / box.height)
    layout = f"<c:layout><c:manualLayout>{place}</c:manualLayout></c:layout>"
    return f'<c:legend><c:legendPos val="t"/>{layout}<c:overlay val="0"/>{_type(look.INK)}</c:legend>'
