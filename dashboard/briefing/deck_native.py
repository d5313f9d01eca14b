"""Figures as PowerPoint draws them: charts of lines and bars, and tables, with the numbers inside."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from dashboard.briefing.deck_page import Page
from dashboard.briefing.deck_text import Rect, breadth, clean, describe, emu, plain, put, rgb
from dashboard.briefing.deck_workbook import rewritten
from dashboard.exhibits.exhibit import Bars, Lines
from dashboard.theme import LIGHT, text_on

SIGNED = '+0.00;"−"0.00;0.00'
PERCENT = "0 %"
# Inside a stacked bar: nothing where there is none, and no share too small for its number.
SHARE, PART = '[>=0.06]0 %;""', '#,##0;"−"#,##0;""'
AT_THE_EDGE = 0.85  # beyond it a stance or a share has its number inside the bar
# No triangle and no diamond: they mean sides and changes. The last three have strokes and no inside.
MARKERS = (
    XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.STAR, XL_MARKER_STYLE.PLUS,
    XL_MARKER_STYLE.X, XL_MARKER_STYLE.DASH,
)  # fmt: skip
TYPE, LEAST = 11.0, 8.0  # size of words in a chart, and on small slides
WEEK = "week of "  # the title says it; below each of many marks it would fill the chart
STEP = 46.0  # points a category needs below an axis, at least
NUMBERED = 24  # bars; with more of them their numbers run into one another
SIDES = "▼\u00a0against" + "\u00a0" * 4 + "in\u00a0favour\u00a0▲"


def lines(page: Page, rect: Rect, native: Lines, alt: str) -> None:
    """A line for each series, with gaps where there is nothing."""
    data = CategoryChartData(number_format=SIGNED)
    names = [clean(one).removeprefix(WEEK) for one in native.categories]
    data.categories = names
    for name, values, _ in native.series:
        data.add_series(clean(name), values)
    chart, size = _chart(page, rect, XL_CHART_TYPE.LINE_MARKERS, data, alt), _size(page)
    rewritten(chart, native, names, [clean(name) for name, *_ in native.series], SIGNED)
    for place, (series, (_, _, colour)) in enumerate(zip(chart.plots[0].series, native.series, strict=True)):
        series.smooth = False
        series.format.line.width = Pt(2)
        series.format.line.color.rgb = rgb(colour)
        series.marker.style, series.marker.size = MARKERS[place % len(MARKERS)], 7
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = rgb(colour)
        series.marker.format.line.color.rgb = rgb(colour)
        series.marker.format.line.width = Pt(1.5)
    _values(chart, SIGNED, native.low, native.high)
    if (native.low, native.high) == (-1, 1):
        _titled(chart, SIDES, max(size - 2, LEAST))
    _categories(chart, rect, names, page.house.face * size)
    chart._chartSpace.chart.find(qn("c:dispBlanksAs")).set("val", "gap")  # noqa: SLF001 - nothing is not zero


def bars(page: Page, rect: Rect, native: Bars, alt: str) -> None:
    """Horizontal bars, the first category at the top."""
    every = [value for _, values, _ in native.series for value in values if value is not None]
    wording = _format(native, every)
    data = CategoryChartData(number_format=wording)
    data.categories = names = [clean(one) for one in native.categories]
    for name, values, _ in native.series:
        data.add_series(clean(name), values)
    kind = XL_CHART_TYPE.BAR_STACKED if native.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    chart = _chart(page, rect, kind, data, alt)
    rewritten(chart, native, names, [clean(name) for name, *_ in native.series], wording)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100 if native.stacked else 0
    low, high = _ends(native, every)
    numbered = native.stacked or len(every) <= NUMBERED
    for series, (_, values, colour) in zip(plot.series, native.series, strict=True):
        series.invert_if_negative = False
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(colour)
        if numbered:
            labels = series.data_labels
            labels.show_value, labels.number_format_is_linked = True, False
            labels.number_format = _inside(native, wording) if native.stacked else wording
            labels.font.size = Pt(TYPE - 1)
            labels.font.color.rgb = rgb(text_on(colour) if native.stacked else LIGHT.ink)
        if numbered and high == 1 and not native.stacked:
            _edges(series, values, colour)
    _values(chart, wording, low, high)
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    # With the first category at the top the other axis would be there too.
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


def _format(native: Bars, every: Sequence[float]) -> str:
    if native.percent:
        return PERCENT
    if all(float(value).is_integer() for value in every):
        return "#,##0"
    return SIGNED if min(every) < 0 or max(every) <= 1 else "0.00"


def _inside(native: Bars, wording: str) -> str:
    """Numbers inside stacked bars, without those that would be zero or have no room."""
    if native.percent:
        return SHARE
    return PART if wording == "#,##0" else wording


def _edges(series: BarSeries, values: Sequence[float | None], colour: str) -> None:
    """Puts numbers of bars that reach the end of the scale of stance inside them."""
    for place, value in enumerate(values):
        if value is not None and abs(value) > AT_THE_EDGE:
            label = series.points[place].data_label
            label.position = XL_LABEL_POSITION.INSIDE_END
            label.font.size = Pt(TYPE - 1)
            label.font.color.rgb = rgb(text_on(colour))


def _ends(native: Bars, every: Sequence[float]) -> tuple[float | None, float | None]:
    """Ends of the axis where they mean something: of shares, and of stance."""
    if native.percent:
        return 0.0, 1.0 if native.stacked or max(every, default=0.0) > AT_THE_EDGE else None
    if every and min(every) < 0 and min(every) >= -1 and max(every) <= 1:
        return -1.0, 1.0
    return (0.0 if every and min(every) >= 0 else None), None


def _chart(page: Page, rect: Rect, kind: XL_CHART_TYPE, data: CategoryChartData, alt: str) -> Chart:
    shape = page.slide.shapes.add_chart(
        kind, emu(rect.left), emu(rect.top), emu(rect.width), emu(rect.height), data
    )
    shape.name = "Chart"
    describe(shape, alt)
    chart = shape.chart
    chart.font.size = Pt(_size(page))
    chart.font.color.rgb = rgb(LIGHT.ink)
    chart.has_title = False
    chart.has_legend = len(data) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    _paper(chart)
    return chart


def _size(page: Page) -> float:
    return max(TYPE * page.house.unit, LEAST)


def _titled(chart: Chart, words: str, size: float) -> None:
    """What the ends of the scale mean, along it."""
    frame = chart.value_axis.axis_title.text_frame
    put(frame.paragraphs[0], plain(words), size)
    frame.paragraphs[0].font.bold = False  # it is bold by itself


def _paper(chart: Chart) -> None:
    """White behind a chart, as behind a picture: its colours were chosen on white, the house may be dark."""
    white = parse_xml(
        f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></c:spPr>"
    )
    chart._chartSpace.chart.addnext(white)  # noqa: SLF001 - python-pptx has no format of a chart's ground


def _values(chart: Chart, wording: str, low: float | None, high: float | None) -> None:
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = low, high
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.number_format = wording
    if low == -1 and high == 1:
        axis.major_unit = 0.5
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = rgb(LIGHT.line)
    axis.major_gridlines.format.line.width = Pt(0.75)
    axis.format.line.fill.background()
    chart.category_axis.format.line.color.rgb = rgb(LIGHT.muted)


def _categories(chart: Chart, rect: Rect, names: Sequence[str], size: float) -> None:
    """Names below the chart, level, as many as there is room for at a size of type."""
    axis = chart.category_axis
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.has_major_gridlines = False
    widest = max((breadth(name, size) for name in names), default=0.0)
    every = max(-(-int(len(names) * max(widest + 12, STEP)) // int(rect.width - 80)), 1)
    axis.tick_labels.font.size = chart.font.size
    body = axis._element.find(qn("c:txPr")).find(qn("a:bodyPr"))  # noqa: SLF001 - python-pptx turns no names
    # Level, but not quite: at 0 LibreOffice breaks every name into letters instead of leaving some out.
    body.set("rot", "60")
    body.set("vert", "horz")
    element = axis._element  # noqa: SLF001 - python-pptx can't leave names out
    before = element.find(qn("c:noMultiLvlLbl"))
    for tag in ("tickLblSkip", "tickMarkSkip"):
        skip = parse_xml(f'<c:{tag} {nsdecls("c")} val="{every}"/>')
        if before is None:
            element.append(skip)
        else:
            before.addprevious(skip)
