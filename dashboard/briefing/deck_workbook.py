"""The workbook behind a chart of PowerPoint's, which "Edit data" opens: texts stay texts there.

python-pptx lets its writer guess what a cell is, so that a name like =HYPERLINK(…) would become a formula.
"""

from __future__ import annotations

import io

import xlsxwriter
from pptx.chart.chart import Chart

from dashboard.exhibits.exhibit import Bars, Lines


def rewritten(
    chart: Chart, native: Lines | Bars, categories: list[str], names: list[str], wording: str
) -> None:
    """Writes the chart's workbook anew, in the cells that the chart refers to.

    Args:
        chart: The chart.
        native: Its values.
        categories: Its categories, as they stand in it.
        names: The names of its series.
        wording: The format of its numbers.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1")
        numbers = book.add_format({"num_format": wording})
        for row, category in enumerate(categories, start=1):
            sheet.write_string(row, 0, category)
        for column, (name, (_, values, _)) in enumerate(zip(names, native.series, strict=True), start=1):
            sheet.write_string(0, column, name)
            for row, value in enumerate(values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value, numbers)
    chart.part.chart_workbook.update_from_xlsx_blob(out.getvalue())
