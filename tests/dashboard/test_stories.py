"""Stories: which copy counts, who ran it, and how cards and pages tell (see fixture.papers)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from dashboard.filters import VIEWS, Domain, Filters, Tile
from dashboard.markup import cards, words
from dashboard.markup.story import OPEN_UP_TO, story
from dashboard.queries import stance_map, stories
from dashboard.queries.counts import Counts, counts
from dashboard.queries.evidence import evidence
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, COURIER, LEDGER, TRUMP, connection, rows

ONCE = Filters(topics=("us_pressure",))
EACH = Filters(topics=("us_pressure",), copies="all")
VALLEY = "name:Valley <b>Post</b>"
PAPERS = {paper.title: paper for paper in fixture.papers()}
HERE, ADDED, AGENCY = (
    PAPERS[title].article_id for title in ("The envoy lands", "Envoy lands at dawn", "Envoy arrives")
)


def tiles(cursor, filters) -> dict[tuple[str, str], tuple[float, int]]:
    frame = stance_map.stance_map(cursor, filters, VIEWS["actors-outlets"], {})
    return {(t["row_id"], t["col_id"]): (t["mean"], t["n_statements"]) for t in frame.to_dict("records")}


def test_copies_count_once_and_what_a_copy_adds_still_counts(cursor) -> None:
    assert tiles(cursor, ONCE) == {(TRUMP, LEDGER[0]): (0.75, 2), (BIBI, COURIER[0]): (-0.7, 1)}
    assert tiles(cursor, EACH) == {
        (TRUMP, LEDGER[0]): (0.75, 2), (BIBI, COURIER[0]): (-0.7, 1), (TRUMP, COURIER[0]): (0.5, 1),
        (TRUMP, VALLEY): (0.5, 1),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "tile", "expected"),
    [
        (ONCE, None, (3, 3, 2, 2, 1)),
        (EACH, None, (5, 4, 3, 2, 1)),
        (ONCE, Tile(actor=TRUMP, outlet=COURIER[0]), (0, 0, 0, 1, 1)),
        (EACH, Tile(actor=TRUMP, outlet=COURIER[0]), (1, 1, 1, 1, 1)),
        (Filters(topics=("independence",)), None, (24, 5, 3, 0, 0)),
    ],
)
def test_counts_say_how_many_copies_stand_behind(cursor, filters, tile, expected) -> None:
    found = counts(cursor, filters, tile)
    assert (found.statements, found.articles, found.outlets, found.copies, found.stories) == expected


def test_another_copy_counts_where_the_filters_leave_the_representative_out(cursor) -> None:
    only = Filters(topics=("us_pressure",), outlets=(COURIER[0], VALLEY))
    assert tiles(cursor, only) == {(TRUMP, COURIER[0]): (0.5, 1), (BIBI, COURIER[0]): (-0.7, 1)}
    late = Filters(topics=("us_pressure",), start=dt.date(2025, 10, 22))
    assert (TRUMP, VALLEY) in tiles(cursor, late)


def test_a_tile_shows_what_the_map_counted(cursor) -> None:
    for filters in (ONCE, EACH, Filters(), Filters(copies="all")):
        for (actor, outlet), (_, n) in tiles(cursor, filters).items():
            tile = Tile(actor=actor, outlet=outlet)
            found = counts(cursor, filters, tile)
            shown = pd.concat([evidence(cursor, filters, tile, "newest", page) for page in (1, 2, 3)])
            assert found.statements == n == (shown["status"] == "scored").sum()
    assert evidence(cursor, ONCE, Tile(actor=TRUMP, outlet=COURIER[0]), "newest", 1).empty


def test_who_ran_a_story_and_which_copy_represents_it(cursor) -> None:
    found = stories.story(cursor, AGENCY)
    assert list(found["article_id"]) == [HERE, ADDED, AGENCY]  # by day
    assert list(found["represents"]) == [True, False, False]
    assert list(found["wire"].fillna("")) == ["", "", "associated-press"]
    how = stories.ran(cursor, AGENCY)
    assert (how.articles, how.outlets, how.no_outlet, how.first) == (3, 3, 0, dt.date(2025, 10, 20))
    assert len(stories.story(cursor, PAPERS["The strike"].article_id)) == 1
    assert stories.story(cursor, "bad").empty


def test_a_wide_story_is_cut_but_keeps_the_article_and_the_one_that_represents_it() -> None:
    tables = rows()
    last = next(row for row in tables["articles"] if row["article_id"] == AGENCY)
    more = [
        {**last, "article_id": f"more{i:03}", "outlet": f"Paper {i}", "published": dt.date(2025, 10, 1)}
        for i in range(stories.SHOWN + 10)
    ]
    cursor = connection({**tables, "articles": tables["articles"] + more}).cursor()
    found = stories.story(cursor, AGENCY)
    assert len(found) == stories.SHOWN
    assert {HERE, AGENCY} <= set(found["article_id"])
    told = story(found, stories.ran(cursor, AGENCY), AGENCY, {})
    assert told.count("<a ") == stories.SHOWN - 1
    assert "<details" in told
    assert "61 other copies" in told
    assert "and 13 more" in told
    found = stories.others(cursor, [AGENCY]).iloc[0]
    assert (found["n_outlets"], len(found["names"])) == (stories.SHOWN + 12, stories.NAMED)


def test_the_article_tells_its_story_and_leads_to_the_copies(cursor) -> None:
    told = story(stories.story(cursor, AGENCY), stories.ran(cursor, AGENCY), AGENCY, {"conf": ["0.5"]})
    assert "3 outlets ran it, first on 20 Oct 2025; represented by <a " in told
    for other in (HERE, ADDED):
        assert told.count(f'href="article?conf=0.5&amp;article={other}"') == 1
    assert AGENCY not in told
    own = story(stories.story(cursor, HERE), stories.ran(cursor, HERE), HERE, {})
    assert "represented by this article" in own
    assert "Valley &lt;b&gt;Post&lt;/b&gt;" in own
    alone = PAPERS["The strike"].article_id
    assert story(stories.story(cursor, alone), stories.ran(cursor, alone), alone, {}) == ""
    assert OPEN_UP_TO < stories.SHOWN


@pytest.mark.parametrize(
    ("how", "told"),
    [
        (stories.Ran(3, 2, 0, None), "2 outlets ran it, in 3 articles; represented"),
        (stories.Ran(3, 2, 1, None), "2 outlets ran it, and 1 article of unknown outlet; represented"),
        (stories.Ran(3, 0, 3, None), "nobody known ran it, and 3 articles of unknown outlet; represented"),
    ],
)
def test_a_story_counts_outlets_that_are_known(cursor, how, told) -> None:
    assert told in story(stories.story(cursor, AGENCY), how, AGENCY, {})


def test_a_card_says_who_else_ran_its_story_and_for_which_agency(cursor) -> None:
    row = evidence(cursor, EACH, Tile(actor=TRUMP, outlet=VALLEY), "typical", 1).to_dict("records")[0]
    others = stories.others(cursor, (row["article_id"],)).to_dict("records")[0]
    card = cards.card(row, others, "Associated <Press>")
    assert (
        "Also run by 2 other outlets: <bdi>The Carmel Courier</bdi>, <bdi>The Harbour Ledger</bdi>." in card
    )
    assert "(copy of Associated &lt;Press&gt;) · 22 Oct 2025" in card
    assert row["wire"] == "associated-press"
    assert "Also run" not in cards.card(row)


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ({"n_outlets": 5, "names": ["A"], "n_same": 0}, "5 other outlets: <bdi>A</bdi>, 4 more."),
        ({"n_outlets": 1, "names": ["<i>"], "n_same": 0}, "1 other outlet: <bdi>&lt;i&gt;</bdi>."),
        ({"n_outlets": 0, "names": [], "n_same": 1}, '"sp-meta">Run again by the same outlet.'),
        ({"n_outlets": 0, "names": [], "n_same": 3}, "Run again by the same outlet, 3 times."),
    ],
)
def test_other_runs_in_words(others, told) -> None:
    assert told in cards.also(others)


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (ONCE, "Copies of 2 stories count once: 7 statements in other copies left out."),
        (EACH, "Each copy counts: 7 statements in other copies of 2 stories included."),
    ],
)
def test_the_line_under_the_map_says_how_copies_count(filters, told) -> None:
    counted = Counts(9, 5, 3, 0, 0, 0, 0, 0.1, copies=7, stories=2)
    assert told in words.caption(VIEWS["actors-outlets"], filters, counted, (0, 0), discovered=False)
    alone = Counts(9, 5, 3, 0, 0, 0, 0, 0.1, copies=7, stories=2, only_copies=2)
    caption = words.caption(VIEWS["actors-outlets"], filters, alone, (0, 0), discovered=False)
    assert ("and with them 2 outlets that ran nothing else here" in caption) == (filters == ONCE)
    none = Counts(9, 5, 3, 0, 0, 0, 0, 0.1)
    assert (
        "cop" not in words.caption(VIEWS["actors-outlets"], filters, none, (0, 0), discovered=False).lower()
    )


def test_a_tile_that_only_copies_fill_says_so() -> None:
    only = Counts(0, 0, 0, 0, 0, 0, 0, None, copies=1, stories=1)
    assert words.no_evidence(only, ONCE)[0] == (
        "1 statement here repeats what counts at another outlet: a copy of 1 story."
    )
    assert "not the same as neutral" in words.no_evidence(Counts(0, 0, 0, 0, 0, 0, 0, None), ONCE)[0]
    some = Counts(2, 1, 1, 0, 0, 0, 0, 0.5, copies=3, stories=1)
    assert "3 more in copies of a story, counted elsewhere" in words.tile_summary("X", some, ONCE)
    assert "elsewhere" not in words.tile_summary("X", some, EACH)
    assert words.active(replace(EACH, topics=()), Domain()) == ["each copy of a story counted"]


def test_an_outlet_with_nothing_but_copies_is_counted(cursor) -> None:
    found = counts(cursor, ONCE)
    assert (found.copies, found.stories, found.only_copies) == (2, 1, 1)
