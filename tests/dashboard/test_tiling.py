"""How a map fits a picture: what a tile tells, how many columns there are, labels inside the paper."""

from __future__ import annotations

from math import cos, radians, sin

import pandas as pd
import pytest

from dashboard.figures.parts import framed
from dashboard.figures.parts.framed import REPORT, SHEET, SLIDE
from dashboard.figures.parts.lettering import breadth
from dashboard.figures.parts.tiling import ANGLE, BROADER, HEAD, NAME, ONE_LINE, TILE, in_picture, words
from dashboard.figures.stance_map import ROW_PX, stance_map
from dashboard.measures import COUNT, DISAGREEMENT, FAVOR, MEAN
from dashboard.theme import LIGHT

NARROW = 560


def tiles(columns: int, rows: int = 2, col: str = "The Harbour Ledger", **values) -> pd.DataFrame:
    tile = {
        "mean": -0.74, "low": -0.94, "high": -0.54, "half": 0.2, "n_statements": 157, "n_articles": 60, "n_favor": 40,
        "n_against": 80, "n_mixed": 7, "n_neutral": 30, "favor": 0.25, "disagreement": 1 / 3,
    }  # fmt: skip
    return pd.DataFrame(
        {
            "row_id": f"r{r}", "row": f"Actor Number {r}", "row_rank": r,
            "col_id": f"c{c}", "col": col, "col_rank": c, **tile, **values,
        }
        for r in range(rows) for c in range(columns)
    )  # fmt: skip


def of(frame: pd.DataFrame, fit, measure=MEAN) -> str:
    return words(frame.iloc[0].to_dict(), measure, fit)


def test_a_wide_tile_tells_n_and_interval_a_narrower_one_n_the_narrowest_does_not_fit() -> None:
    wide, narrow, least = (tiles(n) for n in (6, 10, 14))
    made = in_picture(wide, MEAN, REPORT.width, low=False)
    assert (made.small, made.half, made.fits) == ("below", True, True)
    assert of(wide, made) == "−0.74<br><span style='font-size:9.5px'>n 157 · ±0.20</span>"
    made = in_picture(narrow, MEAN, REPORT.width, low=False)
    assert (made.small, made.half, made.fits) == ("below", False, True)
    assert "n 157<" in of(narrow, made)
    assert not in_picture(least, MEAN, REPORT.width, low=False).fits


@pytest.mark.parametrize(("columns", "half"), [(6, True), (8, False)])
def test_low_rows_have_n_beside_the_number(columns, half) -> None:
    made = in_picture(tiles(columns), MEAN, SLIDE.width, low=True)
    assert (made.small, made.half, made.fits) == ("beside", half, True)


def test_one_article_says_so_where_an_interval_would_stand() -> None:
    frame = tiles(3, n_articles=1, low=float("nan"), high=float("nan"))
    assert "n 157 · 1 article" in of(frame, in_picture(frame, MEAN, SHEET.width, low=False))


def test_a_share_tells_its_n_and_no_interval_and_a_count_is_its_own() -> None:
    frame = tiles(3)
    for measure, told in ((FAVOR, "n 157<"), (DISAGREEMENT, "n 120<")):
        assert told in of(frame, in_picture(frame, measure, SHEET.width, low=False), measure)
    assert of(frame, in_picture(frame, COUNT, SHEET.width, low=False), COUNT) == "157"


@pytest.mark.parametrize("low", [True, False])
@pytest.mark.parametrize("columns", [2, 6, 8, 10])
def test_what_fits_is_no_wider_than_its_tile(columns, low) -> None:
    frame = tiles(columns)
    made = in_picture(frame, MEAN, SLIDE.width, low=low)
    number, small = of(frame, made).split("<span")
    parts = [breadth(number.replace("<br>", "").replace("&nbsp;", "\u00a0"), 13)]
    parts.append(breadth(small.split(">")[1].removesuffix("</span"), 9.5))
    assert made.fits
    assert (sum(parts) if low else max(parts)) <= made.tile * TILE


def test_names_on_a_slide_have_one_line_and_are_cut_only_when_long() -> None:
    usual, long = "Benjamin Netanyahu’s office *", "The Standing Committee of Everything and Nothing " * 2
    made = in_picture(tiles(2).assign(row=[usual, usual, long, long]), MEAN, SLIDE.width, low=True)
    assert made.rows[0] == usual
    assert made.rows[1].endswith("…")
    assert "<br>" not in "".join(made.rows)
    assert breadth(made.rows[1], NAME) <= ONE_LINE


def test_heads_lie_flat_where_their_words_fit_and_are_turned_where_not() -> None:
    flat = in_picture(tiles(8), MEAN, SLIDE.width, low=True)
    assert (flat.turned, flat.columns[0]) == (False, "The Harbour<br>Ledger")
    turned = in_picture(tiles(8, col="Parliamentarians"), MEAN, NARROW, low=False)
    label = breadth("Parliamentarians", HEAD)
    assert turned.turned
    assert label * sin(radians(ANGLE)) < turned.head < label * sin(radians(ANGLE)) + 30
    # The last one begins in the middle of the last tile, and ends on the paper.
    assert label * cos(radians(ANGLE)) <= turned.tile / 2 + turned.right + framed.PAD


def test_names_are_text() -> None:
    made = in_picture(tiles(2, col="<b>B</b>"), MEAN, SLIDE.width, low=True)
    assert made.columns == ("&lt;b&gt;B&lt;/b&gt;",) * 2


def test_the_figure_has_the_tiles_the_fit_counted_with() -> None:
    frame = tiles(5)
    fit = in_picture(frame, MEAN, REPORT.width, low=False)
    figure = stance_map(frame, LIGHT, fit=fit)
    names = max(breadth(row, NAME) for row in fit.rows) * BROADER
    drawn = framed.framed(figure, framed.Frame(None, (), (), ()), REPORT, LIGHT).layout
    assert drawn.width - drawn.margin.l - drawn.margin.r == pytest.approx(5 * fit.tile, abs=1)
    assert drawn.margin.l == pytest.approx(framed.PAD + names + 6, abs=1)
    assert figure.layout.height == fit.head + 2 * ROW_PX + 4


def test_a_blank_is_as_wide_as_its_sign() -> None:
    frame = tiles(3).drop(index=4).reset_index(drop=True)
    fit = in_picture(frame, MEAN, REPORT.width, low=False)
    blanks = next(one for one in stance_map(frame, LIGHT, fit=fit).data if one.name == "blanks")
    assert (blanks.x[1] - blanks.x[0]) * fit.tile == pytest.approx(framed.DOT)
    assert blanks.line.width == framed.DOT
