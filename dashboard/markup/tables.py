"""Frames as HTML tables with a caption and headers that a screen reader can follow."""

from __future__ import annotations

import html
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard.measures import MEAN, Measure, Row, behind
from dashboard.theme import ends, split


def table(
    frame: pd.DataFrame, headers: Mapping[str, str], caption: str, links: Mapping[str, str] | None = None
) -> str:
    """The columns named in `headers`, in that order; the first is each row's header.

    Args:
        frame: The rows.
        headers: Titles of the columns by name.
        caption: What the table holds.
        links: For columns whose cells lead somewhere, the column that holds the addresses.
    """
    numbers = {key for key in headers if pd.api.types.is_numeric_dtype(frame[key])}
    head = "".join(
        f'<th scope="col"{_number(key in numbers)}>{html.escape(title)}</th>'
        for key, title in headers.items()
    )
    rows = [_linked(row, links or {}) for row in frame.to_dict("records")]
    body = "".join(_row(row, list(headers), numbers) for row in rows)
    return (
        f'<div class="sp-scroll" tabindex="0" role="region" aria-label="{html.escape(caption)}">'
        f'<table class="sp-table"><caption>{html.escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def stance_table(frame: pd.DataFrame, corner: str, caption: str, measure: Measure = MEAN) -> str:
    """The stance map as a table; empty is no evidence.

    A cell holds the measure, and in brackets the mean with its interval, how much stands behind it and how
    many statements took which side.
    """
    columns = frame.sort_values("col_rank").drop_duplicates("col_id")
    cells = {
        (tile["row_id"], tile["col_id"]): f"{measure.number(tile)} ({_behind(tile, measure)})"
        for tile in frame.to_dict("records")
    }
    rows = [
        {"corner": row["row"], **{col: cells.get((row["row_id"], col), "") for col in columns["col_id"]}}
        for row in frame.drop_duplicates("row_id").to_dict("records")
    ]
    headers = {"corner": corner, **dict(zip(columns["col_id"], columns["col"], strict=True))}
    return table(pd.DataFrame(rows), headers, caption)


def _behind(tile: Row, measure: Measure) -> str:
    mean = [] if measure.id == MEAN.id else [MEAN.told(tile)]
    return "; ".join([*mean, ends(tile["low"], tile["high"]), behind(tile), split(tile)])


class _Html(str):
    """A cell that is HTML already."""

    __slots__ = ()


def _linked(row: Mapping[Hashable, Any], links: Mapping[str, str]) -> dict[Hashable, Any]:
    cells: dict[Hashable, Any] = {
        key: _Html(f'<a href="{html.escape(row[to])}">{_cell(row[key])}</a>')
        for key, to in links.items()
        if row[key]
    }
    return {**row, **cells}


def _row(row: Mapping[Hashable, Any], keys: list[str], numbers: set[str]) -> str:
    first, *rest = keys
    cells = "".join(f"<td{_number(key in numbers)}>{_cell(row[key])}</td>" for key in rest)
    return f'<tr><th scope="row">{_cell(row[first])}</th>{cells}</tr>'


def _number(yes: bool) -> str:  # noqa: FBT001 - an attribute or none
    return ' class="sp-number"' if yes else ""


def _cell(value: object) -> str:
    if isinstance(value, _Html):
        return value
    return f"{value:,}" if isinstance(value, int) else html.escape(str(value))
