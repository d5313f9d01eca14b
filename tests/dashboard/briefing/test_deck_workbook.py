"""What "Edit data" opens in PowerPoint: numbers as numbers, names as text, whatever they begin with."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from dashboard.briefing.deck_workbook import rewritten
from dashboard.exhibits.exhibit import Lines

EVIL = '=HYPERLINK("http://evil.example","x")'


def test_no_cell_is_a_formula_or_a_link() -> None:
    native = Lines(
        (EVIL, "http://evil.example"), ((EVIL, (0.5, None), "#000000"), ("+1", (1.0, -1.0), "#000000"))
    )
    data = CategoryChartData()
    data.categories = list(native.categories)
    for name, values, _ in native.series:
        data.add_series(name, values)
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    place = [Inches(one) for one in (1, 1, 5, 4)]
    chart = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *place, data).chart
    rewritten(chart, native, list(native.categories), [name for name, *_ in native.series], "0.00")
    book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    sheet = book["Sheet1"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [None, EVIL, "+1"],
        [EVIL, 0.5, 1],
        ["http://evil.example", None, -1],
    ]
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n"}
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
