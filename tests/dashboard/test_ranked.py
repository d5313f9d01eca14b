"""The list of narrow screens: order, bars, symbols, links; names from articles stay text."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from dashboard.link import Link
from dashboard.markup.ranked import FIRST, MOST_COLUMNS, MOST_ROWS, ranked
from dashboard.measures import COUNT, DISAGREEMENT, FAVOR, MEAN
from dashboard.theme import DARK, LIGHT

NONE = float("nan")


def tile(col: str, mean: float, n: int = 5, *, row: str = "a", rank: int = 0, **values) -> dict:
    return {
        "row_id": row, "row": row.upper(), "col_id": col, "col": col.upper(), "mean": mean, "low": NONE,
        "high": NONE, "n_statements": n, "n_articles": n, "n_favor": n, "n_against": 0, "n_mixed": 0,
        "n_neutral": 0, "favor": 1.0, "disagreement": 0.0, "row_rank": rank, "col_rank": ord(col[0]), **values,
    }  # fmt: skip


def listed(*tiles: dict, measure=MEAN, link=None, colours=LIGHT, **params) -> str:
    return ranked(pd.DataFrame(tiles), link or Link(), params, measure, colours)


def columns(shown: str) -> list[str]:
    return re.findall(r'sp-entry-name">(?:<span[^>]*>.</span> )?<bdi>(\w+)</bdi>', shown)


def test_the_strongest_come_first_and_few_statements_last() -> None:
    shown = listed(tile("x", 0.2), tile("y", -0.9), tile("z", 1.0, 2), tile("w", 0.5))
    assert columns(shown) == ["Y", "W", "X", "Z"]
    assert "those with fewer than 3 statements last" in shown
    assert shown.count("sp-hatch") == 1


@pytest.mark.parametrize(
    ("measure", "order"),
    [(FAVOR, ["Y", "X"]), (COUNT, ["X", "Y"]), (DISAGREEMENT, ["X", "Y"])],
)
def test_what_is_strong_depends_on_the_measure(measure, order) -> None:
    divided = {"n_favor": 4, "n_against": 4, "favor": 0.5, "disagreement": 0.5}
    assert columns(listed(tile("x", 0.1, 8, **divided), tile("y", 0.9, 4), measure=measure)) == order


@pytest.mark.parametrize(
    ("mean", "symbol", "bar"),
    [
        (0.5, "in favour", "left:50.0%;width:25.0%"),
        (-0.5, "against", "left:25.0%;width:25.0%"),
        (0.004, "neutral", "left:50.0%;width:0.2%"),
    ],
)
def test_a_bar_leaves_the_middle_towards_its_side(mean, symbol, bar) -> None:
    shown = listed(tile("x", mean))
    assert f'aria-label="{symbol}"' in shown
    assert f'<span class="sp-amount" style="{bar}"' in shown
    assert "sp-reach" not in shown
    assert "5 statements in 5 articles, no interval" in shown


def test_an_interval_is_a_line_and_is_told() -> None:
    shown = listed(tile("x", 0.5, low=0.0, high=1.0))
    assert '<span class="sp-reach" style="left:50.0%;width:50.0%">' in shown
    assert "5 statements in 5 articles, 0.00 to +1.00" in shown


def test_a_bar_is_as_long_as_there_are_statements() -> None:
    shown = listed(tile("x", 0.5, 100), tile("y", 0.5, 10), measure=COUNT)
    assert re.findall(r"width:([\d.]+)%", shown) == ["100.0", "10.0"]
    assert "sp-favor" not in shown


def test_no_disagreement_where_none_took_a_side() -> None:
    shown = listed(tile("x", 0.0, disagreement=NONE, n_favor=0, n_neutral=5), measure=DISAGREEMENT)
    assert 'sp-entry-number">–<' in shown
    assert '<span class="sp-track"></span>' in shown


def test_an_entry_leads_to_its_tile_and_keeps_the_address() -> None:
    shown = listed(tile("x", 0.5), conf=["0.6"], page=["3"])
    assert 'href="?conf=0.6&amp;actor=a&amp;at=x"' in shown


def test_more_columns_are_folded_and_the_chosen_one_is_in_view() -> None:
    tiles = [tile(col, 0.9 - number / 50) for number, col in enumerate("bcdefghijklmnop")]
    shown = listed(*tiles)
    assert f"<summary>{MOST_COLUMNS - FIRST} more outlets</summary>" in shown
    assert f"<li>{len(tiles) - MOST_COLUMNS} more: choose them" in shown
    chosen = listed(*tiles, link=Link(actor="a", at="p"))
    assert "<details open>" in chosen
    assert 'at=p" aria-current="true"' in chosen


def test_a_long_list_ends_and_says_so() -> None:
    shown = listed(*(tile("x", 0.5, row=f"r{n}", rank=n) for n in range(MOST_ROWS + 2)))
    assert shown.count("sp-ranked-row") == MOST_ROWS
    assert "2 more actors: choose them in the boxes below." in shown


def test_names_from_articles_are_text() -> None:
    evil = "<img src=x onerror=alert(1)>"
    shown = listed(tile("x", 0.5, row=evil), tile("<b>", 0.5, row=evil), colours=DARK)
    assert "<img" not in shown.lower()
    assert "<b>" not in shown.lower()
    assert "&lt;IMG" in shown
