"""Who quotes an actor and in which voice: counts worked out by hand, bars without a side's colour."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.figures.quoted import CLICK_LAYER, MOST_BARS, PARTS, describe, quoted
from dashboard.figures.voices import describe as describe_voices
from dashboard.figures.voices import voices
from dashboard.filters import Filters, Tile
from dashboard.markup import actor_figures as markup
from dashboard.queries import quoted as query
from dashboard.queries import voices as voices_query
from dashboard.queries.counts import counts
from dashboard.theme import DARK, LIGHT
from pipeline.schema import VOICES
from tests.dashboard.fixture import BIBI, COURIER, LEDGER, TRUMP


@pytest.fixture
def frame(cursor) -> pd.DataFrame:
    return query.quoted(cursor, Filters(), BIBI)


def trace(figure, name):
    return next(one for one in figure.data if one.name == name)


def outlets(n: int) -> pd.DataFrame:
    nothing = {f"n_{voice}": 0 for voice in VOICES}
    return pd.DataFrame(
        [
            {
                "outlet_id": f"o{i}", "outlet": f"Outlet <i>{i}</i>", "n_statements": n - i, "n_articles": 1,
                "n_abstained": 0, **nothing, "n_direct": 1, "n_indirect": n - i - 1,
            }
            for i in range(n)
        ]
    )  # fmt: skip


def test_statements_by_outlet_and_voice(frame) -> None:
    found = {row["outlet_id"]: row for row in frame.to_dict("records")}
    ledger = found[LEDGER[0]]
    assert (ledger["n_statements"], ledger["n_articles"], ledger["n_abstained"]) == (3, 2, 1)
    assert (ledger["n_direct"], ledger["n_indirect"], ledger["n_mixed"]) == (1, 2, 0)
    assert found[COURIER[0]]["n_statements"] == 2
    assert list(frame["n_statements"]) == sorted(frame["n_statements"], reverse=True)


def test_each_bar_counts_what_its_tile_counts(cursor, frame) -> None:
    for row in frame.to_dict("records"):
        counted = counts(cursor, Filters(), Tile(actor=BIBI, outlet=row["outlet_id"]))
        assert (counted.statements, counted.articles, counted.abstained) == (
            row["n_statements"], row["n_articles"], row["n_abstained"],
        )  # fmt: skip


def test_the_unknown_outlet_is_last_and_named(cursor) -> None:
    found = query.quoted(cursor, Filters(), "recep-tayyip-erdogan")
    assert list(found["outlet"]) == ["Outlet unknown"]
    assert found["outlet_id"].iloc[-1] == "unknown"


def test_copies_of_a_story_count_as_the_filter_says(cursor) -> None:
    once = query.quoted(cursor, Filters(topics=("us_pressure",)), TRUMP)
    each = query.quoted(cursor, Filters(topics=("us_pressure",), copies="all"), TRUMP)
    assert int(once["n_statements"].sum()) == 2
    assert int(each["n_statements"].sum()) == 4


def test_voices_are_counted_once_each_and_all_are_told(cursor) -> None:
    found = voices_query.voices(cursor, Filters(), BIBI).set_index("voice")
    assert list(found.index) == list(VOICES)
    assert found.loc["direct", "n_statements"] == 1
    assert found.loc["indirect", "n_statements"] == 6
    assert found.loc["indirect", "n_abstained"] == 1
    assert found.loc["action", "n_statements"] == 0


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), (7, 5, 3)),
        (Filters(undated=False), (6, 4, 3)),
        (Filters(outlets=(LEDGER[0],)), (4, 2, 1)),
        (Filters(voices=("direct",)), (1, 1, 1)),
        (Filters(topics=("nothing",), confidence=1.0), (7, 5, 3)),
    ],
)
def test_everything_attributed_is_counted_on_a_topic_or_not(cursor, filters, expected) -> None:
    found = query.attributed(cursor, filters, BIBI)
    assert (found.attributions, found.articles, found.outlets) == expected


def test_a_bar_is_grey_in_parts_that_add_up(frame) -> None:
    for colours in (LIGHT, DARK):
        figure = quoted(frame, colours)
        parts = [trace(figure, part.id) for part in PARTS]
        sums = [sum(values) for values in zip(*(part.x for part in parts), strict=True)]
        assert sums == list(frame["n_statements"])
        assert not {part.marker.color for part in parts} & {*colours.stops, colours.favor, colours.against}
        assert trace(figure, "deeds").marker.pattern.shape == "/"


def test_a_click_anywhere_in_a_row_chooses_its_outlet_alone(frame) -> None:
    figure = quoted(frame, LIGHT, ("", "", LEDGER[0], "", ""))
    layer = trace(figure, CLICK_LAYER)
    assert len(set(layer.x)) == 1
    (outlined,) = layer.selectedpoints
    assert list(layer.customdata[outlined]) == ["", "", LEDGER[0], "", ""]
    assert "3 statements in 2 articles" in layer.hovertext[outlined]
    assert "1 more without a side" in layer.hovertext[outlined]
    assert quoted(frame, LIGHT).data[-1].selectedpoints is None


def test_many_outlets_are_cut_and_names_are_text() -> None:
    figure = quoted(outlets(MOST_BARS + 3), LIGHT)
    assert len(trace(figure, CLICK_LAYER).y) == MOST_BARS
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]  # most statements on top
    assert figure.layout.yaxis.ticktext[0] == "Outlet &lt;i&gt;0&lt;/i&gt;"
    assert "and 3 more outlets" in describe(outlets(MOST_BARS + 3), "Jane Doe")
    table = markup.quoted_table(outlets(MOST_BARS + 3), "Jane Doe")
    assert table.count("<tr>") == 1 + MOST_BARS + 3
    assert "A deed" not in table  # a voice nobody used


def test_an_outlet_without_a_side_says_so() -> None:
    silent = outlets(1).assign(n_statements=0, n_direct=0, n_indirect=0, n_abstained=2)
    assert trace(quoted(silent, LIGHT), "numbers").text == ("\u00a00, 2 without a side",)


def test_voices_as_bars_and_as_links(cursor) -> None:
    found = voices_query.voices(cursor, Filters(), BIBI)
    (bars,) = voices(found, LIGHT).data
    assert list(bars.y) == ["direct speech", "reported speech"]
    assert list(bars.text) == ["1  (14\u00a0%)", "6  (86\u00a0%)"]
    assert "direct speech 1, reported speech 6" in describe_voices(found, "Jane Doe")
    links = markup.voices_links(found, BIBI, {"conf": ["0.5"]})
    assert f'href="statements?conf=0.5&amp;voice=direct&amp;actors={BIBI}"' in links
    assert "action" not in links
    assert "Reported speech</a>" in markup.voices_table(found, "Jane Doe", BIBI, {})


def test_no_voice_at_all_is_an_empty_figure(cursor) -> None:
    (bars,) = voices(voices_query.voices(cursor, Filters(), "nobody"), LIGHT).data
    assert len(bars.y) == 0


def test_long_numbers_take_two_lines() -> None:
    large = outlets(1).assign(n_statements=27_361, n_articles=20_892)
    assert trace(quoted(large, LIGHT), "numbers").text == ("\u00a027,361 in<br>\u00a020,892 articles",)
    assert trace(quoted(outlets(1), LIGHT), "numbers").text == ("\u00a01 in 1 article",)
