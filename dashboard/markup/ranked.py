"""The map as a list, where a screen is too narrow for tiles: for each row its columns, strongest first.

Each entry is a link to the address that a click on its tile leads to, so a tap shows the evidence and the
keyboard gets there too. Which of map and list is seen is the style sheet's business: nobody has to tell the
server how wide the page is.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from dashboard.filters import View
from dashboard.link import Link
from dashboard.markup.links import href
from dashboard.measures import DISAGREEMENT, FAVOR, MEAN, PURPLE, Measure, Row, behind
from dashboard.theme import FEW_STATEMENTS, SIDES, Palette, Side, count, ends

FIRST = 3  # columns of a row that stand open; a phone shows three rows then
MOST_ROWS, MOST_COLUMNS = 40, 12  # a longer list is not read to its end, and the boxes find the rest
MIDDLE = 0.5  # of the scale, where a mean has its 0
# What comes first; FEW_STATEMENTS or fewer come last, however strong they look.
ORDER = {
    "mean": "strongest stance first",
    "favor": "most in favour first",
    "count": "most statements first",
    "disagreement": "most divided first",
}


def ranked(
    frame: pd.DataFrame, link: Link, params: Mapping[str, Sequence[str]], measure: Measure, colours: Palette
) -> str:
    """The list of the map of a frame as `queries.stance_map` returns it.

    Args:
        frame: One row per tile with evidence; not empty.
        link: The link: the view, and the tile that is chosen.
        params: The address's parameters, which each entry keeps.
        measure: What the tiles tell.
        colours: The palette of the mode.
    """
    # A bar's length is read as an amount, so unlike a shade it never goes by the logarithm.
    places = frame["n_statements"] / frame["n_statements"].max()
    if measure.bounds is not None:
        places = pd.Series(measure.places(frame), index=frame.index)
    tiles = frame.assign(few=measure.few(frame), place=places)
    strength = tiles[measure.column].abs().fillna(-1)
    tiles = tiles.assign(strength=strength).sort_values(
        ["row_rank", "few", "strength", "n_statements", "col_rank"],
        ascending=[True, True, False, False, True],
    )
    ranks = sorted(set(tiles["row_rank"]))
    tiles = tiles[tiles["row_rank"].isin(ranks[:MOST_ROWS])]
    rows: dict[object, list[Row]] = {}
    for tile in tiles.to_dict("records"):
        rows.setdefault(tile["row_id"], []).append(tile)
    listed = "".join(_row(of_row, link, params, measure) for of_row in rows.values())
    left = len(ranks) - len(rows)
    rest = f"{left:,} more {link.view.rows.plural}: choose them in the boxes below." if left else ""
    # Only stances have the colours of a side.
    colour = f' style="--sp-side:{PURPLE[colours.mode][-1]}"' if measure.id == DISAGREEMENT.id else ""
    return (
        f'<p class="sp-small">{_lead(link.view, measure)}</p>'
        f'<ol class="sp-ranked"{colour}>{listed}</ol><p class="sp-small">{rest}</p>'
    )


def _lead(view: View, measure: Measure) -> str:
    few = f", those with fewer than {FEW_STATEMENTS} {measure.least} last" if measure.least else ""
    line = " The thin line is the 95\u00a0% interval." if measure.id == MEAN.id else ""
    each = f"{view.columns.plural.capitalize()} of each {view.rows.title.lower()}"
    return f"{each}, {ORDER[measure.id]}{few}. Tap one to read its sentences.{line}"


def _row(tiles: list[Row], link: Link, params: Mapping[str, Sequence[str]], measure: Measure) -> str:
    # The chosen one is listed and in view, wherever it ranks.
    listed = [tile for rank, tile in enumerate(tiles) if rank < MOST_COLUMNS or _chosen(tile, link)]
    entries = [_entry(tile, link, params, measure) for tile in listed]
    hidden = entries[FIRST:]
    folded = ""
    if hidden:
        more = count(
            len(hidden), f"more {link.view.columns.title.lower()}", f"more {link.view.columns.plural}"
        )
        is_open = " open" if any(_chosen(tile, link) for tile in listed[FIRST:]) else ""
        left = len(tiles) - len(listed)
        rest = f"<li>{left:,} more: choose them in the boxes below.</li>" if left else ""
        folded = f"<details{is_open}><summary>{more}</summary><ul>{''.join(hidden)}{rest}</ul></details>"
    total = count(sum(int(tile["n_statements"]) for tile in tiles), "statement")
    return (
        f'<li><p class="sp-ranked-row"><strong><bdi>{html.escape(str(tiles[0]["row"]))}</bdi></strong> '
        f"<span>{total}</span></p><ul>{''.join(entries[:FIRST])}</ul>{folded}</li>"
    )


def _entry(tile: Row, link: Link, params: Mapping[str, Sequence[str]], measure: Measure) -> str:
    to = href("", params, **{link.view.rows.param: tile["row_id"], link.view.columns.param: tile["col_id"]})
    side = _side(tile, measure)
    css, sign = ("", "")
    if side is not None:
        css = f" {side.css}"
        sign = f'<span class="sp-sign" role="img" aria-label="{side.word}">{side.symbol}</span> '
    few = '<span class="sp-hatch"></span>' if tile["few"] else ""
    current = ' aria-current="true"' if _chosen(tile, link) else ""
    look = f"sp-entry{css}"
    return (
        f'<li><a class="{look}" target="_self" href="{html.escape(to)}"{current}>'
        f'<span class="sp-entry-name">{sign}<bdi>{html.escape(str(tile["col"]))}</bdi></span>'
        f'<strong class="sp-entry-number">{html.escape(measure.number(tile))}</strong>'
        f'{_line(tile, measure)}<span class="sp-entry-n">{few}{_behind(tile, measure)}</span></a></li>'
    )


def _chosen(tile: Row, link: Link) -> bool:
    chosen = link.tile.of(link.view.rows), link.tile.of(link.view.columns)
    return chosen == (tile["row_id"], tile["col_id"])


def _side(tile: Row, measure: Measure) -> Side | None:
    """The side whose symbol and colour an entry has; only stances have one."""
    if measure.id == FAVOR.id:
        return SIDES["favor"]
    if measure.id != MEAN.id:
        return None
    mean = round(tile["mean"], 2)
    if mean == 0:
        return SIDES["neutral"]
    return SIDES["favor" if mean > 0 else "against"]


def _behind(tile: Row, measure: Measure) -> str:
    return f"{behind(tile)}, {ends(tile['low'], tile['high'])}" if measure.id == MEAN.id else behind(tile)


def _line(tile: Row, measure: Measure) -> str:
    """The tile's place as a bar on the whole scale, and its interval; empty where it has none."""
    if np.isnan(tile["place"]):
        return '<span class="sp-track"></span>'
    if measure.id != MEAN.id:
        return f'<span class="sp-track">{_piece("sp-amount", 0, tile["place"])}</span>'
    bar = _piece("sp-amount", *sorted((MIDDLE, tile["place"])))
    low, high = ((tile[end] + 1) * MIDDLE for end in ("low", "high"))
    reach = "" if np.isnan(low) else _piece("sp-reach", low, high)
    return f'<span class="sp-track sp-two-sided">{bar}{reach}</span>'


def _piece(css: str, start: float, end: float) -> str:
    return f'<span class="{css}" style="left:{start:.1%};width:{end - start:.1%}"></span>'
