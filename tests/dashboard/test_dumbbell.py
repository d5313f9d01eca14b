"""The dumbbell: which outlets are compared, hand-computed means and gaps, and the figure by its data."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from dashboard.figures import dumbbell as figure
from dashboard.figures.parts import dots
from dashboard.figures.parts.compared import verdict
from dashboard.filters import Filters
from dashboard.markup import compare as markup
from dashboard.queries import dumbbell as query
from dashboard.theme import DARK, LIGHT
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, COURIER, DECLARED, ERDOGAN, LEDGER, NOWHERE, TRUMP, Paper

VALLEY = "name:Valley <b>Post</b>"
BOTH = (LEDGER[0], COURIER[0])
ON = ("independence",)


def tables(papers):
    made = {name: [] for name in ("articles", "attributions", "statements", "mentions")}
    for paper in papers:
        fixture._add(made, paper)
    return made


def split_papers() -> list[Paper]:
    """Netanyahu: Ledger 0.9, 0.8, 1.0; Courier −0.9, −1.0, −0.8. Trump: 0.5 and 0.5, one article each. Valley:
    Erdogan only, and at the unknown outlet as often as both others have Netanyahu."""
    found = []
    for outlet, sign in ((LEDGER, 1), (COURIER, -1)):
        for number, stance in enumerate((0.9, 0.8, 1.0)):
            day = dt.date(2025, 10, 1 + number)
            paper = Paper(outlet, day, f"{outlet[1]} {number}")
            found.append(paper.say(BIBI, f"it is so {number}", {"independence": sign * stance}))
        found[-1].say(TRUMP, "it may be", {"independence": 0.5})
    found.append(Paper(DECLARED, None, "Valley").say(ERDOGAN, "no", {"independence": -0.4}))
    for number in range(5):
        paper = Paper(NOWHERE, None, f"Drawer {number}")
        found.append(paper.say(BIBI, f"drawer {number}", {"independence": 0.1}))
    return found


@pytest.fixture(scope="module")
def split():
    return fixture.connection(tables(split_papers()))


@pytest.fixture
def compared(split) -> query.Compared:
    return query.dumbbell(split.cursor(), Filters(topics=ON, outlets=BOTH))


def test_a_gap_is_that_of_the_means_of_article_means(compared) -> None:
    marks = compared.marks.set_index(["actor_id", "outlet_id"])
    assert marks.loc[BIBI, LEDGER[0]]["mean"] == pytest.approx(0.9)
    assert marks.loc[BIBI, COURIER[0]]["n_articles"] == 3
    first, second = compared.gaps.to_dict("records")
    assert (first["actor_id"], first["told_apart"], first["more"], first["less"]) == (BIBI, True, 0, 1)
    assert first["gap"] == pytest.approx(1.8)
    assert 0 < first["low"] < 1.8 < first["high"]
    assert (second["actor_id"], second["told_apart"], second["gap"]) == (TRUMP, False, 0.0)
    assert np.isnan(second["low"])


def test_only_who_is_quoted_by_two_has_a_row_and_the_others_are_counted(split) -> None:
    found = query.dumbbell(split.cursor(), Filters(topics=ON, outlets=(*BOTH, VALLEY)))
    assert list(found.gaps["actor_id"]) == [BIBI, TRUMP]
    assert (found.alone, found.hidden) == (1, 0)
    least = query.dumbbell(split.cursor(), Filters(topics=ON, outlets=BOTH), 1)
    assert (list(least.gaps["actor_id"]), least.hidden, least.alone) == ([BIBI], 1, 0)


def test_what_one_article_makes_comes_after_what_has_an_interval() -> None:
    def one(actor, place, mean, k, variance):
        return {
            "actor_id": actor, "actor": actor, "outlet_id": str(place), "outlet": str(place), "mean": mean,
            "low": mean, "high": mean, "variance": variance, "n_articles": k, "n_statements": k,
        }  # fmt: skip

    rows = [
        one("alone", 0, 1.0, 1, np.nan), one("alone", 1, -1.0, 5, 0.01),
        one("small", 0, 0.4, 9, 0.0001), one("small", 1, 0.2, 9, 0.0001),
        one("wide", 0, 0.9, 2, 0.4), one("wide", 1, 0.1, 2, 0.4),
    ]  # fmt: skip
    gaps = query.compared(pd.DataFrame(rows), ("0", "1"), 9, "n_statements").gaps
    assert list(gaps["actor_id"]) == ["small", "wide", "alone"]
    assert list(gaps["told_apart"]) == [True, False, False]


def test_of_several_outlets_the_gap_is_between_the_ends(cursor) -> None:
    found = query.dumbbell(cursor, Filters(topics=ON, outlets=(VALLEY, *BOTH)))
    gap = found.gaps.set_index("actor_id").loc[BIBI]  # Valley 0.2, Ledger 0.65, Courier 0.9
    assert (gap["more"], gap["less"], gap["n_outlets"]) == (2, 0, 3)
    assert gap["gap"] == pytest.approx(0.7)


def test_the_outlets_that_share_most_open_the_page(split) -> None:
    cursor = split.cursor()
    assert set(query.partners(cursor, Filters(topics=ON), ())) == set(BOTH)  # never the unknown outlet
    assert query.partners(cursor, Filters(topics=ON), (COURIER[0],)) == (COURIER[0], LEDGER[0])
    assert query.partners(cursor, Filters(topics=ON), (VALLEY,))[0] == VALLEY  # shares nothing with any
    assert query.partners(cursor, Filters(topics=ON), (VALLEY, LEDGER[0])) == (VALLEY, LEDGER[0])
    assert query.partners(cursor, Filters(topics=ON, outlets=(COURIER[0],)), ())[0] in BOTH
    assert len(query.partners(cursor, Filters(topics=("us_pressure",)), ())) == 2  # nobody has any


def test_one_outlet_has_no_partner() -> None:
    alone = fixture.connection(tables(split_papers()[:3]))
    assert query.partners(alone.cursor(), Filters(topics=ON), ()) == (LEDGER[0],)


def test_what_is_not_there_is_empty(split) -> None:
    found = query.dumbbell(split.cursor(), Filters(topics=("us_pressure",), outlets=BOTH))
    assert found.gaps.empty
    assert found.marks.empty
    assert (found.hidden, found.alone) == (0, 0)


def trace(drawn, name):
    return next(one for one in drawn.data if one.name == name)


def test_the_scale_is_fixed_with_a_word_at_each_end(compared) -> None:
    drawn = figure.dumbbell(compared.marks, compared.gaps, LIGHT)
    low, high = drawn.layout.xaxis.range
    assert (low, high) == (-1.05, 1.05)
    words = {note.text: note.font.color for note in drawn.layout.annotations}
    assert words["<b>▼ Against</b>"] == LIGHT.against
    assert words["<b>In favour ▲</b>"] == LIGHT.favor


def test_an_outlet_is_a_shape_and_a_colour_of_no_side(compared) -> None:
    for colours in (LIGHT, DARK):
        used = dots.looks(colours)
        assert len({look.symbol for look in used}) == len({look.colour for look in used}) == 4
        assert not {look.colour for look in used} & {*colours.stops, colours.favor, colours.against}
        assert not any("triangle" in look.symbol for look in used)
    drawn = figure.dumbbell(compared.marks, compared.gaps, LIGHT)
    shown = {one.name: one.marker.symbol for one in drawn.data if one.showlegend}
    # n of what is drawn: Trump's statement stands in an article of Netanyahu's.
    assert shown == {
        f"{LEDGER[1]} (4 statements, 3 articles)": "circle",
        f"{COURIER[1]} (4 statements, 3 articles)": "square",
        "hollow: fewer than 3 statements": "circle-open",
    }
    top = drawn.layout.margin.t
    assert top >= dots.HEAD_PX + 3 * dots.LEGEND_ROW_PX  # the legend has its lines above the ends' words
    assert drawn.layout.legend.itemclick is False


def test_few_statements_are_hollow_and_one_article_has_no_whisker(compared) -> None:
    drawn = figure.dumbbell(compared.marks, compared.gaps, LIGHT)
    assert list(trace(drawn, "outlet-0").marker.symbol) == ["circle", "circle-open"]
    whiskers = trace(drawn, "whiskers-1")
    assert list(whiskers.x) == [pytest.approx(-0.9)]
    assert whiskers.error_x.array[0] > 0
    assert -0.9 - whiskers.error_x.arrayminus[0] >= -1
    # Three statements of one article are enough to be filled, two of two articles are not.
    other = compared.marks.assign(n_statements=[2, 3, 3, 3])
    drawn = figure.dumbbell(other, compared.gaps, LIGHT)
    assert list(trace(drawn, "outlet-0").marker.symbol) == ["circle-open", "circle"]
    assert len(trace(drawn, "whiskers-0").x) == 1


def test_a_long_name_has_its_n_in_a_second_line() -> None:
    assert (
        dots.entry("The Carmel Courier", 21, "statement", 1)
        == "The Carmel Courier (21 statements, 1 article)"
    )
    long = dots.entry("The Christian & Science Monitor", 1221, "statement", 311)
    assert long == "The Christian &amp; Science Monitor<br>(1,221 statements, 311 articles)"
    assert dots.entry("Courier", 1, "article") == "Courier (1 article)"


def test_the_verdict_is_words_beside_the_gap(compared) -> None:
    drawn = figure.dumbbell(compared.marks, compared.gaps, LIGHT)
    texts = [note.text for note in drawn.layout.annotations]
    assert "<b>gap 1.80, told apart</b>" in texts
    # One article on either side: nothing was tested.
    assert f'<span style="color:{LIGHT.muted}">gap 0.00, too few articles to tell</span>' in texts
    gap = compared.gaps.to_dict("records")[0]
    assert verdict(gap, LIGHT, "●■◆") == "<b>●–■ gap 1.80, told apart</b>"
    tested = {**gap, "told_apart": False, "low": -0.1}
    assert "not distinguishable" in verdict(tested, LIGHT, "●■")
    table = markup.stance_table(compared.marks, compared.gaps, "x")
    assert "too few articles to tell" in table
    assert "not distinguishable" not in table


def test_the_caption_has_n_the_order_and_the_outlets_without_a_mark(split) -> None:
    filters = Filters(topics=ON, outlets=(*BOTH, VALLEY))
    found = query.dumbbell(split.cursor(), filters)
    names = {LEDGER[0]: LEDGER[1], COURIER[0]: COURIER[1], VALLEY: "Valley <b>Post</b>"}
    told = markup.stance_caption(found, names, filters)
    assert "In all 8 statements in 6 articles." in told
    assert "Order: told apart, not distinguishable, too few articles to tell" in told
    assert "none of these actors is in it: Valley &lt;b&gt;Post&lt;/b&gt;." in told
    assert "no line: one article" in told


def test_a_click_returns_actor_and_outlet_and_pointing_tells_n_and_interval(compared) -> None:
    layer = trace(figure.dumbbell(compared.marks, compared.gaps, LIGHT, (BIBI, COURIER[0])), dots.CLICK_LAYER)
    told = dict(zip(map(tuple, layer.customdata), layer.hovertext, strict=True))
    assert "from 3 statements in 3 articles<br>3 in favour" in told[BIBI, LEDGER[0]]
    assert "mean +0.90, 95 % interval +0." in told[BIBI, LEDGER[0]]
    assert "one article: no interval" in told[TRUMP, LEDGER[0]]
    (index,) = layer.selectedpoints
    assert tuple(layer.customdata[index]) == (BIBI, COURIER[0])
    # Inside a mark Plotly takes any, around it the nearest: marks of two outlets must not overlap.
    assert layer.marker.size < dots.LANE_PX
    assert (layer.marker.opacity, layer.selected.marker.opacity) == (0, 1)


def test_names_from_articles_are_text_and_long_ones_are_cut() -> None:
    name = "<a href='javascript:x'>A</a> of a very long name indeed, which nobody reads"
    row = {
        "actor_id": "a", "actor": name, "mean": 0.1, "low": 0.0, "high": 0.2, "variance": 0.01, "n_articles": 3,
        "n_statements": 3, "n_favor": 3, "n_against": 0, "n_mixed": 0, "n_neutral": 0,
    }  # fmt: skip
    rows = [{**row, "outlet_id": key, "outlet": f"<b>{key}</b>"} for key in ("p", "q")]
    found = query.compared(pd.DataFrame(rows), ("p", "q"), 9, "n_statements")
    found = query.with_outlets(found, "n_statements", {"p": 3, "q": 3})
    drawn = figure.dumbbell(found.marks, found.gaps, LIGHT)
    texts = [note.text for note in drawn.layout.annotations]
    texts += [*trace(drawn, dots.CLICK_LAYER).hovertext, *(one.name for one in drawn.data)]
    assert not any("<a" in text or "<b>p" in text for text in texts)
    assert any(text.endswith("…</b>") for text in texts)


def test_the_figure_in_a_sentence(compared) -> None:
    told = figure.describe(compared.marks, compared.gaps, [LEDGER[1], COURIER[1]])
    assert "Mean stance of 2 actors in The Harbour Ledger and The Carmel Courier." in told
    assert "1 of 2 can be told apart at 95 %. 1 of too few articles to tell." in told
    assert "Furthest: Benjamin Netanyahu, +0.90 in The Harbour Ledger, −0.90 in The Carmel Courier." in told
