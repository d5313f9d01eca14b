"""Coverage by outlet and month: what is counted, drawn, and told."""

from __future__ import annotations

import datetime as dt

import duckdb
import pandas as pd
import pytest

from dashboard.figures import coverage as figure
from dashboard.markup import coverage as markup
from dashboard.queries import coverage
from dashboard.theme import DARK, LIGHT, contrast
from tests.dashboard import fixture
from tests.dashboard.screen import charts, html

REST = "3 more outlets"


def counted(found: coverage.Calendar) -> dict[tuple[object, object], int]:
    return {
        (row["outlet"], None if pd.isna(row["start"]) else row["start"].date().isoformat()): row["n_articles"]
        for row in found.cells.to_dict("records")
    }


def many(outlets: int, months: int = 1) -> duckdb.DuckDBPyConnection:
    """A store of `outlets` outlets; the i-th has i + 1 articles, spread over the months."""
    first, *_ = fixture.rows()["articles"]
    rows = [
        {
            **first, "article_id": f"{i}-{n}", "outlet_id": f"o{i}", "outlet": f"Outlet {i}",
            "published": dt.date(2000 + (n % months) // 12, (n % months) % 12 + 1, 9),
        }
        for i in range(outlets)
        for n in range(max(i + 1, months if i == 0 else 0))
    ]  # fmt: skip
    return fixture.connection({name: [] for name in fixture.rows()} | {"articles": rows})


def test_articles_are_counted_by_outlet_and_month_with_the_undated_apart(cursor) -> None:
    found = coverage.calendar(cursor)
    assert (found.unit, found.more) == ("month", 0)
    assert counted(found) == {
        ("The Harbour Ledger", "2025-06-01"): 1, ("The Harbour Ledger", "2025-10-01"): 2,
        ("Valley <b>Post</b>", "2025-01-01"): 1, ("Valley <b>Post</b>", "2025-10-01"): 2,
        ("The Carmel Courier", "2025-10-01"): 1, ("The Carmel Courier", None): 1,
        ("Outlet unknown", "2025-10-01"): 1,
    }  # fmt: skip
    assert list(found.cells["outlet"])[-1] == "Outlet unknown"
    assert found.cells["n_articles"].sum() == 9  # duplicates, rejected and failed are no articles


def test_few_articles_share_a_row_and_nothing_is_lost() -> None:
    found = coverage.calendar(many(25).cursor())
    assert found.more == 5
    pooled = found.cells[found.cells["outlet_id"].isna()]
    assert pooled["n_articles"].sum() == 1 + 2 + 3 + 4 + 5
    assert found.cells["n_articles"].sum() == 25 * 26 // 2
    assert "5 outlets with fewer articles share the last row" in markup.caption(found)
    assert '<th scope="row">5 more outlets</th><td class="sp-number">15</td>' in markup.calendar(found)


def test_the_unknown_outlet_is_told_and_not_counted_as_one() -> None:
    first, *_ = fixture.rows()["articles"]
    names = [*(f"o{number}" for number in range(25)), None]
    rows = [{**first, "article_id": f"{one}", "outlet_id": one, "outlet": one} for one in names]
    empty = {name: [] for name in fixture.rows()}
    found = coverage.calendar(fixture.connection(empty | {"articles": rows}).cursor())
    assert (found.more, found.unknown) == (5, True)
    assert markup.rest(found) == "5 more outlets and the unknown one"
    told = "5 outlets with fewer articles, and the unknown one, share the last row."
    assert told in markup.caption(found)
    drawn = figure.coverage(found.cells, found.unit, markup.rest(found), LIGHT)
    assert drawn.layout.yaxis.ticktext[-1] == "5 more outlets and the<br>unknown one"
    twenty = fixture.connection(empty | {"articles": rows[5:]}).cursor()
    assert markup.rest(coverage.calendar(twenty)) == "Outlet unknown"  # it has the last row alone


@pytest.mark.parametrize(("months", "unit"), [(36, "month"), (37, "year")])
def test_too_many_months_become_years(months, unit) -> None:
    found = coverage.calendar(many(1, months).cursor())
    assert found.unit == unit
    drawn = figure.coverage(found.cells, found.unit, REST, LIGHT)
    columns = len(drawn.data[0].z[0])
    assert columns == {"month": 36, "year": 4}[unit]
    assert ("By year" in markup.caption(found)) == (unit == "year")
    assert len(drawn.layout.xaxis.ticktext) <= figure.MOST_TICKS
    assert len(drawn.data) == (2 if columns <= figure.MOST_NUMBERED else 1)  # numbers only where they fit


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_tiles_are_grey_blank_where_there_is_nothing_and_told_by_number(cursor, colours) -> None:
    found = coverage.calendar(cursor)
    tiles, numbers = figure.coverage(found.cells, found.unit, REST, colours).data
    assert [stop[1] for stop in tiles.colorscale] == [colours.surface, colours.muted]
    assert (tiles.zmin, tiles.zmax) == (0, 1)
    shades = [value for row in tiles.z for value in row if value is not None]
    assert len(shades) == 7
    assert max(shades) == 1
    assert list(tiles.z[0][:5]) == [None] * 5  # the Ledger has none from January to May
    assert tiles.z[0][5] is not None
    assert sorted(numbers.text) == ["1"] * 5 + ["2"] * 2
    assert figure.shade(1, colours) == colours.muted
    for x, y, ink in zip(numbers.x, numbers.y, numbers.textfont.color, strict=True):
        assert contrast(figure.shade(tiles.z[y][x], colours), ink) >= 4.5
    assert "Valley &lt;b&gt;Post&lt;/b&gt;<br>January 2025: 1 article" in {
        cell for row in tiles.customdata for cell in row
    }


def test_every_month_has_a_column_and_the_undated_stand_apart(cursor) -> None:
    found = coverage.calendar(cursor)
    drawn = figure.coverage(found.cells, found.unit, REST, LIGHT)
    assert len(drawn.data[0].z[0]) == 10 + 2  # January to October, a gap, the undated
    assert all(row[10] is None for row in drawn.data[0].z)
    assert drawn.layout.xaxis.ticktext[:2] == (
        "Jan<br>2025",
        "Mar<br>2025",
    )  # on a phone every other is hidden
    assert drawn.layout.xaxis.ticklabeloverflow == "allow"
    assert drawn.layout.xaxis.ticktext[-1] == "no<br>date"
    assert drawn.layout.yaxis.range[0] > drawn.layout.yaxis.range[1]  # the first row on top
    undated = found.cells[found.cells["start"].isna()]
    alone = figure.coverage(undated, "month", REST, LIGHT)
    assert alone.layout.xaxis.ticktext == ("no<br>date",)
    assert figure._cut("x" * 99).endswith("…")


def test_large_numbers_fit_their_tile(cursor) -> None:
    cells = coverage.calendar(cursor).cells.assign(n_articles=[12_345, *[9_999] * 6])
    assert set(figure.coverage(cells, "month", REST, LIGHT).data[1].text) == {"12k", "9,999"}


def test_the_figure_in_words(cursor) -> None:
    found = coverage.calendar(cursor)
    told = figure.describe(found.cells, found.unit, REST)
    assert told.startswith("9 articles by outlet and month. Most: ")
    assert told.endswith("1 undated.")  # every outlet has a row of its own
    pooled = found.cells.assign(outlet=None)
    told = figure.describe(pooled, "month", REST)
    assert "Most: the pooled rest, 9." in told
    assert told.endswith("3 more outlets share the last row.")


def test_the_table_has_the_same_numbers(cursor) -> None:
    shown = markup.calendar(coverage.calendar(cursor))
    assert '<th scope="col">Undated</th></tr>' in shown  # the last column
    assert "Valley &lt;b&gt;Post&lt;/b&gt;</th>" in shown
    assert "Articles by outlet and month; empty is none" in shown


def test_the_page_shows_it_and_its_table(app, store) -> None:
    at = app(store, "method", table="coverage")
    assert not at.exception
    (chart,) = charts(at)
    assert chart["data"][0]["type"] == "heatmap"
    assert "9 articles by outlet and month" in at.get("plotly_chart")[0].proto.alt
    assert "Articles by outlet and month; empty is none" in html(at)
    assert "empty is none" not in html(app(store, "method"))
