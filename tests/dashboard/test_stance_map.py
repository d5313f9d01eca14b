"""The stance map by its data: range, order, colours by meaning, hatching, what a click returns."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from dashboard.figures.parts.tiling import MANY_COLUMNS
from dashboard.figures.stance_map import (
    CLICK_LAYER,
    MANY_TILES,
    NUMBERED_COLUMNS,
    describe,
    stance_map,
)
from dashboard.filters import VIEWS, Filters
from dashboard.measures import BY_ID, COUNT, DISAGREEMENT, FAVOR
from dashboard.queries import stance_map as query
from dashboard.theme import DARK, LIGHT, contrast
from tests.dashboard.fixture import BIBI, LEDGER, TRUMP


@pytest.fixture
def frame(cursor) -> pd.DataFrame:
    return query.stance_map(cursor, Filters(topics=("independence",)), VIEWS["actors-outlets"], {})


def trace(figure, name):
    return next(one for one in figure.data if one.name == name)


def one_tile(**values) -> pd.DataFrame:
    tile = {
        "row_id": "a", "row": "A", "col_id": "b", "col": "B", "mean": 0.0, "n_statements": 3, "n_articles": 1,
        "n_favor": 1, "n_against": 1, "n_mixed": 0, "n_neutral": 1, "row_rank": 0, "col_rank": 0,
        "low": float("nan"), "high": float("nan"), "favor": 1 / 3, "disagreement": 0.5,
    }  # fmt: skip
    return pd.DataFrame([{**tile, **values}])


def named(figure) -> list[str]:
    return [one.name for one in figure.data]


def colour(marker, number=0) -> str:
    """The colour of a tile as the browser mixes it; only at a stop of the scale."""
    assert (marker.cmin, marker.cmax) == (0, 1)
    return dict(marker.colorscale)[marker.color[number]]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize(("mean", "stop"), [(-1.0, 0), (0.0, 3), (1.0, 6)])
def test_a_colour_means_one_thing_whatever_the_other_tiles(colours, mean, stop) -> None:
    assert colour(trace(stance_map(one_tile(mean=mean), colours), "stance").marker) == colours.stops[stop]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_a_share_runs_from_the_middle_to_the_blue_end(colours) -> None:
    for share, stop in ((0.0, 3), (1.0, 6)):
        figure = stance_map(one_tile(favor=share), colours, measure=FAVOR)
        assert colour(trace(figure, "stance").marker) == colours.stops[stop]
        assert trace(figure, "numbers").text == (f"{share:.0%}".replace("%", "\u00a0%"),)


def test_other_measures_have_no_colour_of_a_side() -> None:
    for measure in (COUNT, DISAGREEMENT):
        marker = trace(stance_map(one_tile(), LIGHT, measure=measure), named_tile(measure)).marker
        assert not {stop for _, stop in marker.colorscale} & set(LIGHT.stops)


def named_tile(measure) -> str:
    return "stance" if measure is COUNT else "few"  # two statements with a side


@pytest.mark.parametrize(("n", "hatched"), [(1, True), (2, True), (3, False), (40, False)])
def test_few_statements_are_hatched(n, hatched) -> None:
    figure = stance_map(one_tile(n_statements=n), LIGHT)
    assert ("few" in named(figure), "stance" in named(figure)) == (hatched, not hatched)
    assert not hatched or trace(figure, "few").marker.pattern.shape == "/"
    assert "few" not in named(stance_map(one_tile(n_statements=n), LIGHT, measure=COUNT))


def test_no_side_is_a_sign_and_no_disagreement_of_zero() -> None:
    sideless = one_tile(n_favor=0, n_against=0, n_neutral=3, disagreement=float("nan"))
    figure = stance_map(sideless, LIGHT, measure=DISAGREEMENT)
    assert trace(figure, "sideless").marker.color == LIGHT.surface
    assert trace(figure, "numbers").text == ("–",)
    assert "no statement took a side" in trace(figure, CLICK_LAYER).hovertext[0]
    assert not {"stance", "few"} & set(named(figure))
    none = stance_map(
        one_tile(n_favor=3, n_against=0, n_neutral=0, disagreement=0.0), LIGHT, measure=DISAGREEMENT
    )
    assert trace(none, "numbers").text == ("0\u00a0%",)


@pytest.mark.parametrize("measure", BY_ID.values(), ids=list(BY_ID))
@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_number_reads_on_its_tile(frame, measure, colours) -> None:
    figure = stance_map(frame, colours, measure=measure)
    inks = {
        (x, y): one.textfont.color
        for one in figure.data
        if one.name == "numbers"
        for x, y in zip(one.x, one.y, strict=True)
    }
    assert len(inks) == len(frame)
    tiles = trace(figure, CLICK_LAYER)
    for x, y, place in zip(tiles.x, [*map(round, tiles.base + 0.47)], measure.places(frame), strict=True):
        fill = colours.surface if np.isnan(place) else measure.colour(place, colours)
        assert contrast(fill, inks[x, y]) >= 4.5


def test_rows_and_columns_keep_the_order_of_the_frame(frame) -> None:
    figure = stance_map(frame, LIGHT)
    assert list(figure.layout.yaxis.ticktext[:3]) == ["Benjamin Netanyahu", "Donald Trump", "Actor-00"]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]  # the first row on top
    assert figure.layout.xaxis.ticktext[-1] == "Outlet unknown"


def test_a_tile_without_evidence_is_not_drawn(frame) -> None:
    figure = stance_map(frame, LIGHT)
    drawn = sum(len(one.x) for one in figure.data if one.name in {"stance", "few"})
    assert drawn == len(frame) == 21
    assert np.isfinite(trace(figure, "blanks").x).sum() / 2 == 19 * 4 - 21


def test_a_click_returns_the_members_of_the_tile(frame) -> None:
    layer = trace(stance_map(frame, LIGHT), CLICK_LAYER)
    assert [BIBI, LEDGER[0]] in [list(pair) for pair in layer.customdata]
    assert layer.selectedpoints is None
    assert (layer.selected.marker.opacity, layer.unselected.marker.opacity) == (1, 0)


def test_the_chosen_tile_is_outlined_and_an_unknown_one_is_not(frame) -> None:
    chosen = trace(stance_map(frame, LIGHT, (TRUMP, LEDGER[0])), CLICK_LAYER)
    (index,) = chosen.selectedpoints
    assert list(chosen.customdata[index]) == [TRUMP, LEDGER[0]]
    assert trace(stance_map(frame, LIGHT, (TRUMP, "gone")), CLICK_LAYER).selectedpoints is None


def test_pointing_tells_how_much_stands_behind_a_tile(frame) -> None:
    layer = trace(stance_map(frame, LIGHT), CLICK_LAYER)
    told = dict(zip(map(tuple, layer.customdata), layer.hovertext, strict=True))
    assert (
        "mean +0.65, 95\u00a0% interval −1.00 to +1.00<br>3 statements in 2 articles<br>2 in favour, 1 neutral"
    ) in told[BIBI, LEDGER[0]]
    assert "mean −0.60, one article: no interval<br>2 statements in 1 article" in told[TRUMP, LEDGER[0]]
    assert "a hint, not a finding" in told[TRUMP, LEDGER[0]]
    assert "a hint" not in told[BIBI, LEDGER[0]]


@pytest.mark.parametrize(
    ("measure", "says"),
    [
        (FAVOR, "33\u00a0% in favour: 1 of 3<br>mean 0.00"),
        (COUNT, "3 statements<br>mean 0.00"),
        (DISAGREEMENT, "50\u00a0%: 1 of the 2 with a side are on the less frequent one<br>mean 0.00"),
    ],
)
def test_pointing_tells_the_measure_and_the_mean(measure, says) -> None:
    (hover,) = trace(stance_map(one_tile(), LIGHT, measure=measure), CLICK_LAYER).hovertext
    assert says in hover


def test_names_from_articles_are_text() -> None:
    figure = stance_map(one_tile(row="<a href='javascript:x'>A</a>", col="<b>B</b>"), LIGHT)
    shown = [
        *figure.layout.xaxis.ticktext,
        *figure.layout.yaxis.ticktext,
        *trace(figure, CLICK_LAYER).hovertext,
    ]
    assert not any("<a" in text or "<b>B" in text for text in shown)
    assert "&lt;b&gt;B" in figure.layout.xaxis.ticktext[0]


def test_numbers_stand_in_the_ink_that_reads(frame) -> None:
    numbers = [one for one in stance_map(frame, LIGHT).data if one.name == "numbers"]
    assert {one.textfont.color: "+0.90" in one.text for one in numbers} == {"#000000": False, "#FFFFFF": True}
    assert all(one.unselected.textfont.color == one.textfont.color for one in numbers)


def test_many_columns_turn_their_labels() -> None:
    tiles = [one_tile(col_id=str(i), col=f"Outlet {i}", col_rank=i) for i in range(MANY_COLUMNS)]
    assert stance_map(pd.concat(tiles), LIGHT).layout.xaxis.tickangle == -40
    assert stance_map(pd.concat(tiles[:-1]), LIGHT).layout.xaxis.tickangle == 0


@pytest.mark.parametrize(("columns", "numbered"), [(NUMBERED_COLUMNS, True), (NUMBERED_COLUMNS + 1, False)])
def test_tiles_too_narrow_for_a_number_have_none(columns, numbered) -> None:
    tiles = [one_tile(col_id=str(i), col=f"Outlet {i}", col_rank=i) for i in range(columns)]
    assert any(one.name == "numbers" for one in stance_map(pd.concat(tiles), LIGHT).data) == numbered


def test_a_large_map_is_drawn_in_few_pieces() -> None:
    side = MANY_TILES // 20 + 1
    tiles = pd.concat(
        one_tile(row_id=str(r), col_id=str(c), row_rank=r, col_rank=c, n_statements=1 + (r + c) % 3, mean=1.0)
        for r in range(side)
        for c in range(20)
    ).reset_index(drop=True)
    figure = stance_map(tiles, LIGHT, ("1", "1"))
    cells = trace(figure, "stance")
    assert (cells.type, cells.z.shape) == ("heatmap", (side, 20))
    assert dict(cells.colorscale)[cells.z[0, 0]] == LIGHT.stops[-1]
    assert np.isfinite(trace(figure, "few").x).sum() / 2 == (tiles["n_statements"] < 3).sum()
    (outlined,) = trace(figure, CLICK_LAYER).selectedpoints
    assert list(trace(figure, CLICK_LAYER).customdata[outlined]) == ["1", "1"]


def test_a_word_is_not_broken_on_the_axis() -> None:
    tiles = pd.concat(
        one_tile(col_id=str(i), col="Independent Watch", col_rank=i) for i in range(MANY_COLUMNS - 1)
    )
    assert set(stance_map(tiles, LIGHT).layout.xaxis.ticktext) == {"Independent<br>Watch"}


def test_the_map_in_a_sentence(frame) -> None:
    told = describe(frame, "Actors × outlets")
    assert "19 rows by 4 columns, 21 tiles with evidence, 20 of them with fewer than 3 statements" in told
    assert "Lowest: Recep Tayyip Erdogan, Outlet unknown, −1.00" in told
    assert "Highest: Benjamin Netanyahu, The Carmel Courier, +0.90" in told
    assert told.startswith("Mean stance. ")
    assert "Highest: Benjamin Netanyahu, The Harbour Ledger, 3. " in describe(frame, "X", COUNT)
    assert "fewer" not in describe(frame, "X", COUNT)
    assert "Lowest" not in describe(frame.assign(disagreement=float("nan")), "X", DISAGREEMENT)


def test_a_long_name_is_cut_on_the_axis_and_whole_where_one_points() -> None:
    long = "The Extremely Long Newspaper Of Record For The Greater Metropolitan Area And Counties"
    figure = stance_map(one_tile(row=long, col=long), LIGHT)
    (row,), (column,) = figure.layout.yaxis.ticktext, figure.layout.xaxis.ticktext
    assert row.count("<br>") == 1
    assert column.count("<br>") <= 3
    assert row.endswith("…")
    assert column.endswith("…")
    (told,) = trace(figure, CLICK_LAYER).hovertext
    assert told.replace("<br>", " ").count(long) == 2
