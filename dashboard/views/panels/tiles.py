"""The map as a chart that can be clicked, and as a table."""

from __future__ import annotations

from functools import partial

import pandas as pd

from dashboard import sidebar
from dashboard.figures import stance_map
from dashboard.link import Link
from dashboard.markup import tables
from dashboard.views.panels import chart

NAME = "stance-map"


def tiles(frame: pd.DataFrame, link: Link, snapshot: str) -> None:
    """The map; a click on a tile chooses its row and column."""
    rows, columns = link.view.rows, link.view.columns
    clicks = chart.Clicks((rows.param, columns.param), (link.tile.of(rows), link.tile.of(columns)))
    signature = (snapshot, link.view.id, link.map_filters, link.show_all)
    draw = partial(stance_map.stance_map, frame, sidebar.colours())
    chart.clickable(NAME, draw, clicks, signature, stance_map.describe(frame, link.view.title))


def table(frame: pd.DataFrame, link: Link) -> None:
    """The same numbers as a table, behind its switch."""
    caption = f"Mean stance, {link.view.title.lower()}"
    chart.as_table(NAME, link, lambda: tables.stance_table(frame, link.view.rows.title, caption))
