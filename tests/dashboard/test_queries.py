"""What the store is asked, on rows whose answers are known (see fixture.papers)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from dashboard.filters import ORDERS, UNKNOWN_OUTLET, VIEWS, Filters, Tile
from dashboard.link import parse
from dashboard.queries import article, coverage, domain, ledger, stance_map, stories
from dashboard.queries.counts import Counts, counts
from dashboard.queries.evidence import MAX_CONTEXT, evidence, sentences_around
from dashboard.queries.scope import facts
from pipeline.text import Span
from tests.dashboard.fixture import BIBI, ERDOGAN, LEDGER, TRUMP, connection, rows

TOPICS = {"independence": "Independence", "us_pressure": "US pressure", "foreign_forces": "Foreign forces"}
ON = Filters(topics=("independence",))
TILE = Tile(actor=BIBI, outlet=LEDGER[0])


def tiles(cursor, filters=ON, view="actors-outlets") -> dict[tuple[str, str], tuple[float, int, int]]:
    frame = stance_map.stance_map(cursor, filters, VIEWS[view], TOPICS)
    return {
        (t["row_id"], t["col_id"]): (round(t["mean"], 6), t["n_statements"], t["n_articles"])
        for t in frame.to_dict("records")
    }


def test_a_tile_is_the_mean_of_its_articles_means(cursor) -> None:
    found = tiles(cursor)
    assert found[BIBI, LEDGER[0]] == (0.65, 3, 2)  # 0.8 and (1.0 + 0.0) / 2, not (0.8 + 1.0 + 0.0) / 3
    assert found[TRUMP, LEDGER[0]] == (-0.6, 2, 1)
    assert found[ERDOGAN, UNKNOWN_OUTLET] == (-1.0, 1, 1)
    assert found[BIBI, "name:Valley <b>Post</b>"] == (0.2, 1, 1)
    assert len(found) == 5 + 16


def test_absence_is_no_tile_and_a_speaker_unknown_is_no_actor(cursor) -> None:
    found = tiles(cursor)
    assert (TRUMP, "carmel-courier") not in found
    assert None not in {row for row, _ in found}


@pytest.mark.parametrize(
    ("filters", "mean", "n"),
    [
        (Filters(topics=("independence",), start=dt.date(2025, 10, 1)), 0.8, 1),
        (Filters(topics=("independence",), end=dt.date(2025, 6, 13)), 0.5, 2),
        (Filters(topics=("independence",), voices=("direct",)), 0.0, 1),
        (Filters(topics=("independence",), confidence=0.6), 0.4, 2),
        (Filters(topics=("independence",), outlets=(LEDGER[0], UNKNOWN_OUTLET)), 0.65, 3),
    ],
)
def test_filters_narrow_a_tile(cursor, filters, mean, n) -> None:
    assert tiles(cursor, filters)[BIBI, LEDGER[0]][:2] == (mean, n)


def test_undated_statements_are_in_unless_they_are_left_out(cursor) -> None:
    late = Filters(topics=("independence",), start=dt.date(2025, 7, 1))
    assert (BIBI, "carmel-courier") in tiles(cursor, late)
    for without in (
        Filters(topics=("independence",), undated=False),
        Filters(topics=("independence",), start=late.start, undated=False),
    ):
        assert (BIBI, "carmel-courier") not in tiles(cursor, without)


def test_topics_keep_the_packs_order_and_the_unknown_outlet_comes_last(cursor) -> None:
    by_topic = stance_map.stance_map(cursor, Filters(), VIEWS["outlets-topics"], TOPICS)
    columns = by_topic.sort_values("col_rank")["col"].drop_duplicates()
    assert list(columns) == list(TOPICS.values())
    assert by_topic.sort_values("row_rank")["row"].iloc[-1] == "Outlet unknown"


def test_rows_stand_by_number_of_statements_then_mean(cursor) -> None:
    frame = stance_map.stance_map(cursor, ON, VIEWS["actors-outlets"], TOPICS)
    order = list(frame["row_id"].drop_duplicates())
    assert order[:3] == [BIBI, TRUMP, "actor-00"]
    assert order[-1] == ERDOGAN
    first = stance_map.top(frame, 15, 10)
    assert list(first["row_id"].drop_duplicates()) == order[:15]
    assert stance_map.hidden(frame, first) == (4, 1)


def test_a_discovered_actor_is_marked(cursor) -> None:
    frame = stance_map.stance_map(cursor, Filters(), VIEWS["actors-topics"], TOPICS)
    assert "John <I>Doe</I> *" in set(frame["row"])


def test_no_match_is_an_empty_frame_with_its_columns(cursor) -> None:
    frame = stance_map.stance_map(cursor, Filters(topics=("nothing",)), VIEWS["actors-outlets"], TOPICS)
    assert frame.empty
    assert {"row_id", "col_id", "mean", "row_rank"} <= set(frame.columns)


def test_what_stays_out_of_the_tiles_is_counted(cursor) -> None:
    assert counts(cursor, ON) == Counts(
        statements=24, articles=5, outlets=3, no_outlet=1, undated=17, no_holder=1, abstained=1,
        mean=pytest.approx(-0.057255, abs=1e-6), n_favor=4, n_against=3, n_neutral=17,
        low=pytest.approx(-0.857706, abs=1e-6), high=pytest.approx(0.743196, abs=1e-6),
        first=dt.date(2025, 1, 5), last=dt.date(2025, 10, 27),
    )  # fmt: skip
    in_tile = Counts(3, 2, 1, 0, 0, 0, 1, 0.65, n_favor=2, n_neutral=1, low=-1.0, high=1.0)
    in_tile = replace(in_tile, first=dt.date(2025, 6, 13), last=dt.date(2025, 10, 27))
    assert counts(cursor, ON, TILE) == in_tile
    assert counts(cursor, Filters(topics=("nothing",))).mean is None


@pytest.mark.parametrize("view", VIEWS.values(), ids=list(VIEWS))
@pytest.mark.parametrize("copies", ["once", "all"])
def test_what_is_told_of_a_tile_is_what_the_map_shows(cursor, view, copies) -> None:
    filters = Filters(topics=("us_pressure",), copies=copies)
    frame = stance_map.stance_map(cursor, filters, view, TOPICS)
    assert frame["low"].notna().any()
    for tile in frame.to_dict("records"):
        chosen = {view.rows.id: tile["row_id"], view.columns.id: tile["col_id"]}
        found = counts(cursor, filters, Tile(**chosen))
        assert (found.statements, found.articles) == (tile["n_statements"], tile["n_articles"])
        assert found.mean == pytest.approx(tile["mean"])
        assert (found.low is None) == (tile["n_articles"] == 1)
        if found.low is not None:
            assert (found.low, found.high) == (pytest.approx(tile["low"]), pytest.approx(tile["high"]))
        assert all(found.sides[side] == tile[side] for side in found.sides)


@pytest.mark.parametrize(
    ("order", "stances"),
    [("typical", [0.8, 1.0, 0.0]), ("strongest", [1.0, 0.8, 0.0]), ("newest", [0.8, 0.0, 1.0])],
)
def test_evidence_comes_in_order_and_abstentions_last(cursor, order, stances) -> None:
    frame = evidence(cursor, ON, TILE, order, 1)
    assert list(frame["stance"].dropna()) == stances
    assert list(frame["status"]) == ["scored"] * 3 + ["abstained"]
    assert set(ORDERS) == {"typical", "strongest", "newest"}


def test_evidence_shows_the_very_words(cursor) -> None:
    row = evidence(cursor, ON, TILE, "typical", 1).iloc[1]
    assert row["excerpt"] == "He said that the operation was ours."
    start = row["content_start"] - row["offset"]
    assert row["excerpt"][start : start + len("the operation was ours")] == "the operation was ours"
    assert (row["holder_text"], row["holder_method"], row["title"]) == ("He", "pronoun", "The strike")


def test_evidence_is_paged(cursor) -> None:
    courier = Tile(outlet="carmel-courier", topic="independence")
    pages = [evidence(cursor, Filters(), courier, "typical", page) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [10, 7, 0]
    assert pd.concat(pages)["statement_id"].is_unique


@pytest.mark.parametrize(
    ("text", "said", "shown"),
    [
        ("One. Two said three. Four.", "said", "Two said three."),
        ("Ask Mr. X soon. He said: “Go. Now.” Then he left.", "“Go. Now.”", "He said: “Go. Now.”"),
        ("No end and no beginning", "end", "No end and no beginning"),
        ("Headline\nThe body begins. More.", "body", "The body begins."),
        (
            "“Stop!” she said on Oct. 10 in the U.S. capital. Next.",
            "she",
            "“Stop!” she said on Oct. 10 in the U.S. capital.",
        ),
    ],
)
def test_a_span_is_shown_in_its_sentences(text, said, shown) -> None:
    at = text.index(said)
    assert sentences_around(text, Span(at, at + len(said))).of(text) == shown


def test_a_sentence_without_end_is_cut() -> None:
    text = "word " * 500
    found = sentences_around(text, Span(1000, 1004))
    assert found.end - found.start <= 4 + 2 * MAX_CONTEXT


def test_values_never_enter_the_sql() -> None:
    evil = "x'; DROP TABLE statements; --"
    chosen = facts(Filters(topics=(evil,), outlets=(evil,), voices=(evil,)), Tile(actor=evil))
    assert evil not in chosen.sql
    assert chosen.sql.count("?") == len(chosen.params)


def test_an_article_with_what_was_found_in_it(cursor) -> None:
    found = cursor.execute(
        "SELECT article_id FROM articles WHERE title = 'Cabinet meets' AND status = 'kept'"
    ).fetchone()
    row = article.article(cursor, found[0]).iloc[0]
    spans = article.attributions(cursor, found[0])
    on = article.on_topic(spans, "us_pressure")
    assert len(on) == on["attribution_id"].nunique() == 3
    assert list(on["stance"].dropna()) == [1.0]
    moved = article.in_raw(on, row["alignment"])
    for clean, raw in zip(on.to_dict("records"), moved.to_dict("records"), strict=True):
        said = row["text"][clean["content_start"] : clean["content_end"]]
        assert row["raw"][raw["content_start"] : raw["content_end"]] == said
    assert list(article.stated(on, row.to_dict())["excerpt"]) == [
        "Donald Trump said that Israel must ask first."
    ]
    assert article.article(cursor, "no-such").empty
    assert article.duplicates(cursor, found[0]) == ["copy.txt"]


def test_coverage_by_outlet_takes_copies_once_or_each(cursor) -> None:
    covered = coverage.coverage(cursor)
    assert covered["outlet"].iloc[-1] == "Outlet unknown"
    by_outlet = covered.set_index("outlet_id")
    assert list(by_outlet.loc["carmel-courier", ["n_articles", "n_copies", "n_statements"]]) == [2, 1, 18]
    assert coverage.shares(covered) == coverage.Shares(
        articles=9, undated=1, statements=32, abstained=1, no_holder=1
    )
    each = coverage.coverage(cursor, "all")
    assert list(each.set_index("outlet_id").loc["carmel-courier", ["n_articles", "n_statements"]]) == [2, 19]
    assert coverage.shares(each).statements == 34


def test_coverage_by_language_counts_what_was_not_analysed(cursor) -> None:
    assert coverage.languages(cursor).to_numpy().tolist() == [["en", 8, 8], ["fr", 1, 0]]


def test_the_domain_is_what_a_link_may_name(cursor) -> None:
    found = domain.domain(cursor, {"independence": "Independence", "unused": "Unused"})
    assert list(found.topics) == ["independence", "unused", "foreign_forces", "us_pressure"]
    assert list(found.outlets)[-1] == UNKNOWN_OUTLET
    assert found.actors[BIBI] == "Benjamin Netanyahu"
    assert (found.first, found.last) == (dt.date(2025, 1, 5), dt.date(2025, 10, 27))
    assert domain.size(cursor) == domain.Size(articles=9, samples=2, statements=34)
    assert domain.pack(cursor) == "israel-security@1"


def test_a_link_without_a_topic_opens_on_the_first_one_with_something_to_show(cursor) -> None:
    found = domain.domain(
        cursor, {"unused": "Unused", "us_pressure": "Pressure", "independence": "Independence"}
    )
    assert found.opening == "us_pressure"
    link, _ = parse({}, found)
    assert link.topic == "us_pressure"
    assert parse({"topic": ["unused"]}, found)[0].topic == "unused"


def test_every_query_answers_on_a_store_without_a_statement() -> None:
    empty = connection({name: [] for name in rows()})
    assert stance_map.stance_map(empty.cursor(), ON, VIEWS["actors-outlets"], TOPICS).empty
    assert counts(empty.cursor(), ON) == Counts(0, 0, 0, 0, 0, 0, 0, None)
    assert evidence(empty.cursor(), ON, TILE, "typical", 1).empty
    assert coverage.shares(coverage.coverage(empty.cursor())).articles == 0
    assert coverage.languages(empty.cursor()).empty
    assert ledger.reasons(empty.cursor()).empty
    assert ledger.inputs(empty.cursor(), ledger.Wanted(), 1).empty
    assert stories.story(empty.cursor(), "none").empty
    assert stories.others(empty.cursor(), ["none"]).empty
    assert domain.domain(empty.cursor(), {}).outlets == {}


def test_the_largest_rows_and_columns_stay_wherever_they_stand() -> None:
    sizes = {("a", "x"): 1, ("a", "y"): 5, ("b", "x"): 2, ("c", "z"): 1}
    frame = pd.DataFrame(
        [
            {"row_id": row, "row_rank": "abc".index(row), "col_id": col, "col_rank": "xyz".index(col),
             "n_statements": n} for (row, col), n in sizes.items()
        ]
    )  # fmt: skip
    shown = stance_map.top(frame, 2, 1)
    assert list(zip(shown["row_id"], shown["col_id"], strict=True)) == [("a", "y")]
    assert stance_map.hidden(frame, shown) == (2, 2)
    assert len(stance_map.top(frame, 3, 3)) == len(sizes)
