"""How the tiles of a map fit: names of rows, heads of columns, and what stands small in a tile.

On a page Plotly makes room for names, and pointing at a tile tells the rest. A picture has a width that is
known before it is drawn, and nobody can point at it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, isnan, radians, sin

import pandas as pd

from dashboard.figures.parts import framed
from dashboard.figures.parts.lettering import breadth
from dashboard.figures.parts.lettering import wrapped as in_px
from dashboard.figures.parts.sheet import escaped, wrapped
from dashboard.measures import DISAGREEMENT, MEAN, Measure, Row

TILE = 0.94  # share of its cell a tile fills; the rest is the gap
LINE_PX = 17  # height of a line of a column label
NAME, HEAD, NUMBER, SMALL = 13, 12, 13, 9.5  # sizes of type: of a row, of a column, in a tile, below it
ANGLE = 40  # degrees by which labels that do not fit side by side are turned
HEAD_PX = 12  # between the tiles and what is above their heads
RIGHT_PX = 4  # right of the tiles

PAGE_PX = 480  # of the tiles on a usual screen
COLUMN_LABELS = 60  # characters the column labels of a line have together, beside the evidence at 1200 px
LEAST_LABEL, MOST_LABEL = 10, 20  # characters a column label has before it wraps
LONG_WORD = 14  # a word up to this long is not broken
ROW_LABEL = 24
LABEL_LINES = 4  # of a column; a row has room for 2
MANY_COLUMNS = 7  # from here on column labels are turned on a page, since they no longer fit side by side
TURNED_PX, TURNED_RIGHT = 122, 64  # room that turned labels take on a page

BROADER = 1.06  # `framed` gives names so much more than their breadth
STANDOFF = 6  # px between a name and its tiles
ONE_LINE, TWO_LINES = 220, 150  # px a name has where rows are low, and where it may wrap
LOW_LINES = 3  # of a column, where rows are low
MOST_TURNED = 165  # px of a turned label
BETWEEN = 6  # px between two labels, and around what stands in a tile
WRAPPED = 70  # px of a tile in which labels rather lose their end than being turned
GAPS = {"below": "<br>", "beside": "&nbsp; "}


@dataclass(frozen=True, slots=True)
class Tiling:
    """Labels of a map, and what its tiles have room for.

    `rows` and `columns` are the labels, escaped; `tile` is the width of a cell, `head` the height of the
    column labels and `right` what they need beside the tiles, in px. `small` says where n stands in a tile:
    "below" its number, "beside" it, or "" for nowhere; `half`: with half of the interval; `fits`: whether
    all of it has room.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    tile: float
    head: int
    right: int
    turned: bool
    small: str = ""
    half: bool = False
    fits: bool = True


def on_page(frame: pd.DataFrame) -> Tiling:
    """The tiling of a map on a page."""
    names = _columns(frame)
    turned = len(names) >= MANY_COLUMNS
    width = min(max(COLUMN_LABELS // len(names), LEAST_LABEL), MOST_LABEL)
    labels = tuple(
        wrapped(name, ROW_LABEL, 2) if turned else wrapped(name, max(width, _longest(name)), LABEL_LINES)
        for name in names
    )
    rows = tuple(wrapped(name, ROW_LABEL, 2) for name in _rows(frame))
    tile = PAGE_PX / len(names)
    if turned:
        return Tiling(rows, labels, tile, TURNED_PX, TURNED_RIGHT, turned)
    return Tiling(rows, labels, tile, _flat_px(labels), RIGHT_PX, turned)


def in_picture(frame: pd.DataFrame, measure: Measure, width: float, *, low: bool) -> Tiling:
    """The tiling of a map in a picture of `width` px; `low`: its rows have a single line."""
    rows = tuple(
        _clipped(name, NAME, ONE_LINE if low else TWO_LINES, 1 if low else 2) for name in _rows(frame)
    )
    room = width - 2 * framed.PAD - max(_breadth(label, NAME) for label in rows) * BROADER - STANDOFF
    names = _columns(frame)
    labels, right = _flat(names, (room - RIGHT_PX) / len(names), LOW_LINES if low else LABEL_LINES), RIGHT_PX
    turned = labels is None
    if labels is None:
        labels = tuple(_clipped(name, HEAD, MOST_TURNED, 1) for name in names)
        right = _right(labels, room)
        head = HEAD_PX + round(max(map(_of_head, labels)) * sin(radians(ANGLE)) + HEAD)
    else:
        head = _flat_px(labels)
    tile = (room - right) / len(names)
    detailed = [(small, half) for small, half in _details(measure, low=low)]
    for small, half in detailed:
        made = Tiling(rows, labels, tile, head, right, turned, small, half)
        if _widest(frame, measure, made) + BETWEEN <= tile * TILE:
            return made
    small, half = detailed[-1]
    return Tiling(rows, labels, tile, head, right, turned, small, half, fits=False)


def words(row: Row, measure: Measure, tiling: Tiling) -> str:
    """What stands in a tile: its number; small its n, and half of its interval, which one article has not."""
    number = escaped(measure.number(row))
    if not tiling.small:
        return number
    return (
        f"{number}{GAPS[tiling.small]}<span style='font-size:{SMALL}px'>{_small(row, measure, tiling)}</span>"
    )


def _small(row: Row, measure: Measure, tiling: Tiling) -> str:
    # Disagreement is a share of those with a side.
    n = row["n_favor"] + row["n_against"] if measure is DISAGREEMENT else row["n_statements"]
    if not tiling.half:
        return f"n {n:,}"
    half = "1 article" if isnan(row["low"]) else f"±{row['half']:.2f}"
    return f"n {n:,} · {half}"


def _details(measure: Measure, *, low: bool) -> tuple[tuple[str, bool], ...]:
    """What a tile may have besides its number, best first; a count is its own n, a share has no interval."""
    where = "beside" if low else "below"
    if measure is MEAN:
        return (where, True), (where, False)
    return ((where, False),) if measure.least is not None else (("", False),)


def _widest(frame: pd.DataFrame, measure: Measure, tiling: Tiling) -> float:
    """Px of the widest tile's words."""
    told = {(measure.number(row), _small(row, measure, tiling)) for row in frame.to_dict("records")}
    parts = [(breadth(number, NUMBER), breadth(small, SMALL)) for number, small in told]
    if tiling.small == "beside":
        return max(number + small for number, small in parts) + breadth("\u00a0 ", NUMBER)
    return max(max(number, small) if tiling.small else number for number, small in parts)


def _flat(names: Sequence[str], tile: float, most: int) -> tuple[str, ...] | None:
    """Labels side by side, in `most` lines; None where they are rather turned."""
    width = tile - BETWEEN
    if any(breadth(word, HEAD) > width for name in names for word in name.split()):
        return None
    if tile < WRAPPED and any(len(in_px(name, HEAD, width)) > most for name in names):
        return None
    return tuple(_clipped(name, HEAD, width, most) for name in names)


def _flat_px(labels: Sequence[str]) -> int:
    return HEAD_PX + LINE_PX * max(label.count("<br>") + 1 for label in labels)


def _right(labels: Sequence[str], room: float) -> int:
    """What turned labels need right of the tiles: each begins in the middle of its own."""
    reach = cos(radians(ANGLE))
    over = RIGHT_PX
    for place, label in enumerate(reversed(labels)):
        # The tiles get narrower with `over`: (room - over) / n * (place + 1/2) + over has to be the label.
        share = (place + 0.5) / len(labels)
        over = max(over, round((_of_head(label) * reach + HEAD / 2 - room * share) / (1 - share)))
    return over


def _of_head(label: str) -> float:
    return _breadth(label, HEAD)


def _clipped(name: str, size: float, width: float, most: int) -> str:
    """The name in at most `most` lines of `width` px, escaped; the end of a longer one is cut."""
    lines = in_px(name, size, width)
    if len(lines) > most:
        last = " ".join(lines[most - 1 :])
        while last and breadth(f"{last}…", size) > width:
            last = last[:-1].rstrip()
        lines = [*lines[: most - 1], f"{last}…"]
    return "<br>".join(map(escaped, lines))


def _breadth(label: str, size: float) -> float:
    return max(breadth(line, size) for line in label.split("<br>"))


def _rows(frame: pd.DataFrame) -> list[str]:
    return list(frame.sort_values("row_rank").drop_duplicates("row_id")["row"])


def _columns(frame: pd.DataFrame) -> list[str]:
    return list(frame.sort_values("col_rank").drop_duplicates("col_id")["col"])


def _longest(name: str) -> int:
    return min(max((len(word) for word in name.split()), default=0), LONG_WORD)
