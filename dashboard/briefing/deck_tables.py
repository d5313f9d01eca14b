"""Tables of PowerPoint's own: a figure that is one, the data of a figure that has no chart, and evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.table import Table, _Cell

from dashboard.briefing.deck_page import Page
from dashboard.briefing.deck_text import (
    Paragraph,
    Rect,
    Run,
    breadth,
    clipped,
    describe,
    emu,
    height,
    n_lines,
    plain,
    rgb,
    widest,
    write,
)
from dashboard.exhibits.exhibit import Cell, Exhibit, Grid
from dashboard.theme import BLANK, LIGHT, count

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's table without lines and grounds
PAD, PAD_HIGH = 5.0, 2.5  # points inside a cell, at its sides and above and below
SIDES = 2 * PAD + 6  # of a column beside its widest words
BESIDE = 0.75  # size of what stands beside a number, in the number's
LEAST = 8.0  # points of the smallest type of a table
FEW = "°"  # stands by a number on few statements, as hatching does in a picture
MOST_ROWS, MOST_COLUMNS = 12, 12
HIGHEST, WIDEST = 34.0, 150.0  # points of a row and of a column of a figure, where there is room
SIZES = (13.0, 12.0, 11.0, 10.0, 9.0, LEAST)
LEAST_ROWS, LEAST_COLUMNS = 3, 3
CLIPPED = 2  # lines of a cell where there is little room


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell: its words, the colour of its ground, whether it is centred, and begins at the top."""

    paragraphs: tuple[Paragraph, ...]
    ground: str | None = None
    centred: bool = False
    top: bool = False


Rows = Sequence[Sequence[Entry]]


def heights(rows: Rows, widths: Sequence[float], size: float) -> list[float]:
    """How high rows are at least, in points."""
    return [
        max(height(entry.paragraphs, size, width - 2 * PAD) for entry, width in zip(row, widths, strict=True))
        + 2 * PAD_HIGH
        for row in rows
    ]


def table(page: Page, rect: Rect, rows: Rows, widths: Sequence[float], size: float, alt: str) -> None:
    """A table whose first row is its head, at least as high as `rect`."""
    least = heights(rows, [page.wide(one) for one in widths], size)
    spare = max((rect.height - sum(least)) / len(rows), 0.0)
    shape = page.slide.shapes.add_table(
        len(rows),
        len(widths),
        emu(rect.left),
        emu(rect.top),
        emu(sum(widths)),
        emu(sum(least) + spare * len(rows)),
    )
    shape.name = "Table"
    describe(shape, alt)
    made: Table = shape.table
    properties = made._tbl.tblPr  # noqa: SLF001 - python-pptx has no styles of tables
    properties.find(qn("a:tableStyleId")).text = NO_STYLE
    made.horz_banding = False
    for place, width in enumerate(widths):
        made.columns[place].width = emu(width)
    for number, (row, high) in enumerate(zip(rows, least, strict=True)):
        made.rows[number].height = emu(high + spare)
        for place, entry in enumerate(row):
            _cell(made.cell(number, place), entry, size, head=number == 0)


def grid(page: Page, rect: Rect, native: Grid, exhibit: Exhibit) -> str:
    """A figure that is a table, in the colours of its tiles; says what it had no room for, "" is nothing."""
    shown, beside = native.rows[:MOST_ROWS], _beside(exhibit)
    columns = native.columns[:MOST_COLUMNS]

    def rows(size: float) -> Rows:
        head = [native.corner, *columns]
        made = [[Entry(only(words, bold=True), centred=place > 0) for place, words in enumerate(head)]]
        for name, cells in shown:
            tiles = zip(columns, cells, strict=False)
            told = (_tile(cell, beside.get((name, col)), size) for col, cell in tiles)
            made.append([Entry(only(name)), *told])
        return made

    def widths(size: float) -> list[float]:
        names = longest(row[0] for row in rows(size))
        first = min(names * size * page.house.face + SIDES, rect.width * 0.32)
        each = min((rect.width - first) / len(columns), WIDEST * page.house.unit)
        return [first, *[each] * len(columns)]

    least = _sizes(page)[-1]
    while len(columns) > LEAST_COLUMNS and not _whole(page, rows(least), widths(least), least):
        columns = columns[:-1]
    put = fitted(page, rect, rows, widths, exhibit.alt)
    return left_out(len(native.rows) - put, len(native.columns) - len(columns))


def _beside(exhibit: Exhibit) -> dict[tuple[str, str], str]:
    """What stands small beside the number of a tile, by names of row and column: n and half the interval."""
    frame = exhibit.table
    if not {"row", "col", "mean", "low", "high", "n_statements"} <= set(frame.columns):
        return {}
    told = {}
    for row in frame.to_dict("records"):
        half = "1\u00a0article" if pd.isna(row["low"]) else f"±{row['half']:.2f}"
        told[str(row["row"]), str(row["col"])] = f"n\u00a0{row['n_statements']:,} · {half}".replace(
            " ", "\u00a0"
        )
    return told


def longest(entries: Iterable[Entry]) -> float:
    """How wide the widest of them is in one line, in sizes of type."""
    return max(
        sum(breadth(run.words, 1.0, bold=run.bold) for run in runs)
        for one in entries
        for runs in one.paragraphs
    )


def only(words: str, *, bold: bool = False) -> tuple[Paragraph, ...]:
    """A cell's one paragraph."""
    return (plain(words, bold=bold),)


def _sizes(page: Page) -> list[float]:
    return [max(size * page.house.unit, LEAST) for size in SIZES]


def _whole(page: Page, rows: Rows, widths: Sequence[float], size: float) -> bool:
    """Whether no word is wider than its column."""
    wide = [page.wide(one) - 2 * PAD for one in widths]
    return all(
        widest(runs, size) <= one
        for row in rows
        for entry, one in zip(row, wide, strict=True)
        for runs in entry.paragraphs
    )


def fitted(
    page: Page,
    rect: Rect,
    every: Callable[[float], Rows],
    widths: Callable[[float], list[float]],
    alt: str,
) -> int:
    """A table as large as there is room for, no row higher than need be and no word broken.

    Args:
        page: The slide.
        rect: The room.
        every: Its rows at a size of type, the head first.
        widths: Of its columns at a size of type.
        alt: Its alternative text.

    Returns:
        How many of the rows below its head there was room for.
    """

    def wide(size: float) -> list[float]:
        return [page.wide(one) for one in widths(size)]

    def fits(size: float) -> bool:
        rows = every(size)
        whole = _whole(page, rows, widths(size), size)
        return whole and sum(heights(rows, wide(size), size)) <= rect.height

    sizes = _sizes(page)
    size = next((one for one in sizes if fits(one)), sizes[-1])
    rows = list(every(size))
    if sum(heights(rows, wide(size), size)) > rect.height:  # long names, or a low room
        rows = [
            [_clipped(entry, size, one) for entry, one in zip(row, wide(size), strict=True)] for row in rows
        ]
    while len(rows) > LEAST_ROWS and sum(heights(rows, wide(size), size)) > rect.height:
        rows.pop()
    wanted = sum(max(one, HIGHEST * page.house.unit) for one in heights(rows, wide(size), size))
    table(page, rect.above(rect.height - min(wanted, rect.height)), rows, widths(size), size, alt)
    return len(rows) - 1


def _clipped(entry: Entry, size: float, width: float) -> Entry:
    runs = entry.paragraphs[0]
    if n_lines(runs, size, width - 2 * PAD) <= CLIPPED:
        return entry
    words = clipped("".join(run.words for run in runs), size, width - 2 * PAD, CLIPPED, bold=runs[0].bold)
    return Entry((plain(words, runs[0].ink, bold=runs[0].bold),), entry.ground, entry.centred)


def _tile(cell: Cell | None, beside: str | None, size: float) -> Entry:
    if cell is None:
        return Entry((plain(BLANK),), centred=True)
    runs = [Run(f"{cell.words}{FEW if cell.few else ''}", italic=cell.few, ink=cell.ink)]
    if beside is not None:
        small = max(BESIDE, min(LEAST / size, 1.0))
        runs.append(Run(f" {beside}", ink=cell.ink, scale=small))
    return Entry((tuple(runs),), cell.ground, centred=True)


def left_out(rows: int, columns: int) -> str:
    """What of a table is not shown."""
    left = [count(n, noun) for n, noun in ((rows, "more row"), (columns, "more column")) if n]
    return f"Not shown: {' and '.join(left)}; they are in the data." if left else ""


def _cell(cell: _Cell, entry: Entry, size: float, *, head: bool) -> None:
    write(cell.text_frame, entry.paragraphs, size, align=PP_ALIGN.CENTER if entry.centred else None)
    cell.margin_left = cell.margin_right = emu(PAD)
    cell.margin_top = cell.margin_bottom = emu(PAD_HIGH)
    cell.vertical_anchor = MSO_ANCHOR.TOP if entry.top and not head else MSO_ANCHOR.MIDDLE
    if entry.ground is None:
        cell.fill.background()
    else:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(entry.ground)
    width, colour = (19050, LIGHT.muted) if head else (6350, LIGHT.line)
    edge = parse_xml(
        f'<a:lnB {nsdecls("a")} w="{width}"><a:solidFill><a:srgbClr val="{colour.removeprefix("#")}"/>'
        "</a:solidFill></a:lnB>"
    )
    cell._tc.get_or_add_tcPr().insert(0, edge)  # noqa: SLF001 - python-pptx draws no edges
