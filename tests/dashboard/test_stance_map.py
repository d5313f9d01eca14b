"""The stance map by its data: range, order, colours by meaning, hatching, what a click returns."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.figures.stance_map import CLICK_LAYER, MANY_COLUMNS, NUMBERED_COLUMNS, describe, stance_map
from dashboard.filters import VIEWS, Filters
from dashboard.queries import stance_map as query
from dashboard.theme import DARK, LIGHT
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
    }  # fmt: skip
    return pd.DataFrame([{**tile, **values}])


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize(("mean", "stop"), [(-1.0, 0), (0.0, 3), (1.0, 6)])
def test_a_colour_means_one_thing_whatever_the_other_tiles(colours, mean, stop) -> None:
    assert trace(stance_map(one_tile(mean=mean), colours), "stance").marker.color[0] == colours.stops[stop]


@pytest.mark.parametrize(("n", "shape"), [(1, "/"), (2, "/"), (3, ""), (40, "")])
def test_few_statements_are_hatched(n, shape) -> None:
    assert trace(stance_map(one_tile(n_statements=n), LIGHT), "stance").marker.pattern.shape == (shape,)


def test_rows_and_columns_keep_the_order_of_the_frame(frame) -> None:
    figure = stance_map(frame, LIGHT)
    assert list(figure.layout.yaxis.ticktext[:3]) == ["Benjamin Netanyahu", "Donald Trump", "Actor-00"]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]  # the first row on top
    assert figure.layout.xaxis.ticktext[-1] == "Outlet<br>unknown"


def test_a_tile_without_evidence_is_not_drawn(frame) -> None:
    figure = stance_map(frame, LIGHT)
    assert len(trace(figure, "stance").x) == len(frame) == 21
    assert len(trace(figure, "blanks").x) == 19 * 4 - 21


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
    assert "mean +0.65 from 3 statements in 2 articles<br>2 in favour, 1 neutral" in told[BIBI, LEDGER[0]]
    assert "a hint, not a finding" in told[TRUMP, LEDGER[0]]
    assert "a hint" not in told[BIBI, LEDGER[0]]


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


def test_the_map_in_a_sentence(frame) -> None:
    told = describe(frame, "Actors × outlets")
    assert "19 rows by 4 columns, 21 tiles with evidence, 20 of them with fewer than 3 statements" in told
    assert "Lowest: Recep Tayyip Erdogan, Outlet unknown, −1.00" in told
    assert "Highest: Benjamin Netanyahu, The Carmel Courier, +0.90" in told


def test_a_long_name_is_cut_on_the_axis_and_whole_where_one_points() -> None:
    long = "The Extremely Long Newspaper Of Record For The Greater Metropolitan Area And Counties"
    figure = stance_map(one_tile(row=long, col=long), LIGHT)
    (row,), (column,) = figure.layout.yaxis.ticktext, figure.layout.xaxis.ticktext
    assert row.count("<br>") == 1
    assert column.count("<br>") == 3
    assert row.endswith("…")
    assert column.endswith("…")
    (told,) = trace(figure, CLICK_LAYER).hovertext
    assert told.replace("<br>", " ").count(long) == 2
