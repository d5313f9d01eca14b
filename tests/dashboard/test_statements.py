"""Statements and articles: what a search finds, in which order, and how the lists are written."""

from __future__ import annotations

import csv
import io
import re

import pandas as pd
import pytest

from dashboard import terms
from dashboard.filters import SORTS, Filters
from dashboard.markup import statements as markup
from dashboard.queries import articles as article_query
from dashboard.queries import statements as query
from dashboard.queries.counts import counts
from dashboard.queries.statements import Found, Wanted
from dashboard.theme import NO_SIDE
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, COURIER, HOSTILE, LEDGER, NOWHERE, TRUMP, Paper
from tests.dashboard.test_markup import Reader

ALL = Filters()
EACH = Filters(copies="all")
HEBREW = "אנחנו מחליטים לבד"


def wanted(words: str = "", side: str | None = None, filters: Filters = ALL) -> Wanted:
    return Wanted(filters, side, terms.read(words))


def store_of(*papers: Paper):
    tables = {name: [] for name in fixture.rows()}
    for paper in papers:
        fixture._add(tables, paper)
    return fixture.connection(tables).cursor()


def test_without_words_all_statements_are_there_copies_once(cursor) -> None:
    found = query.found(cursor, wanted(), "newest")
    assert (found.statements, found.articles, found.copies) == (32, 7, 2)
    assert query.found(cursor, wanted(filters=EACH), "newest").statements == 34
    assert len(found.places) == 32


@pytest.mark.parametrize(
    ("words", "n", "articles"),
    [
        ("decides", 17, 2),  # “Israel decides alone”, and sixteen times “nobody decides for us”
        ('"decides alone"', 1, 1),
        ("decides alone", 1, 1),
        ("erdogan", 2, 1),  # by the speaker's name
        ("cabinet meets", 4, 1),  # by the title
        ("cabinet TRUMP", 3, 1),  # one word in the title, the other in the name
        ("premier", 0, 0),  # leads to the speaker elsewhere in the text, and is in no statement
        ("envoy", 3, 3),  # in the words of one copy, and in the title of what another copy adds
        ("nowhere-to-be-found", 0, 0),
        ("it success", 1, 1),  # the words that name no speaker
    ],
)
def test_every_word_must_occur(cursor, words, n, articles) -> None:
    found = query.found(cursor, wanted(words), "newest")
    shown = query.rows(cursor, found.places)
    said = [(row["holder"], row["excerpt"], row["title"]) for row in shown.to_dict("records")]
    expected = {"envoy": (2, 2)}.get(words, (n, articles))
    assert (found.statements, found.articles) == expected, said


def test_what_a_search_leaves_out_in_copies_is_counted(cursor) -> None:
    once = query.found(cursor, wanted("restraint"), "newest")
    assert (once.statements, once.copies) == (1, 2)
    assert query.found(cursor, wanted("restraint", filters=EACH), "newest").statements == 3
    told = markup.headline(once, ["only The A&B"], once=True)
    assert "<strong>1 statement</strong> in 1 article matches; it has a side and a known speaker." in told
    assert "Filtered: only The A&amp;B. 2 more statements in other copies of a story" in told


@pytest.mark.parametrize(
    ("side", "n"), [("favor", 9), ("against", 5), ("neutral", 17), ("none", 1), ("mixed", 0)]
)
def test_a_side_narrows(cursor, side, n) -> None:
    found = query.found(cursor, wanted(side=side), "newest")
    labels = {None if side == "none" else side} if n else set()
    shown = query.rows(cursor, found.places)["label"]
    assert {label if isinstance(label, str) else None for label in shown} == labels
    assert found.statements == n


def test_filters_narrow(cursor) -> None:
    chosen = Filters(topics=("us_pressure",), actors=(TRUMP,))
    assert query.found(cursor, wanted(filters=chosen), "newest").statements == 2
    assert query.found(cursor, wanted("envoy", filters=chosen), "newest").statements == 1
    assert query.found(cursor, wanted(filters=Filters(voices=("direct",))), "newest").statements == 1


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("words", ["", "decides"])
def test_the_order_is_the_one_asked_for(cursor, sort, words) -> None:
    shown = query.rows(cursor, query.found(cursor, wanted(words), sort).places)
    column = {"newest": "published", "oldest": "published", "strongest": "stance", "surest": "confidence"}[
        sort
    ]
    values = shown[column].abs() if column == "stance" else shown[column]
    known = values[: values.notna().sum()]
    assert known.notna().all()  # what has none comes last
    assert known.is_monotonic_increasing if sort == "oldest" else known.is_monotonic_decreasing


def test_blocks_add_up_to_the_whole(cursor) -> None:
    whole = query.found(cursor, wanted(), "strongest").places
    parts = [query.found(cursor, wanted(), "strongest", block, 10).places for block in range(5)]
    assert tuple(place for part in parts for place in part) == whole
    assert [len(part) for part in parts] == [10, 10, 10, 2, 0]


def test_a_row_holds_its_sentence(cursor) -> None:
    row = query.rows(cursor, query.found(cursor, wanted('"decides alone"'), "newest").places).iloc[0]
    assert row["excerpt"] == "Benjamin Netanyahu said that Israel decides alone."
    start, end = row["content_start"] - row["offset"], row["content_end"] - row["offset"]
    assert row["excerpt"][start:end] == "Israel decides alone"


def test_many_rows_are_read_as_few_are(cursor, monkeypatch) -> None:
    places = query.found(cursor, wanted(), "newest").places
    few = query.rows(cursor, places)
    monkeypatch.setattr(query, "PAGE_SIZE", 1)
    pd.testing.assert_frame_equal(query.rows(cursor, places), few)


def test_articles_are_found_by_their_whole_text(cursor) -> None:
    total, shown = article_query.articles(cursor, wanted("jerusalem premier"), "newest", 1)
    assert (total, list(shown["title"])) == (1, ["The strike"])
    assert int(shown["n_statements"].iloc[0]) == 4
    assert article_query.articles(cursor, wanted("journée"), "newest", 1)[0] == 1  # without a statement
    total, shown = article_query.articles(cursor, wanted("nowhere-to-be-found"), "newest", 1)
    assert (total, len(shown)) == (0, 0)


def test_articles_with_their_copies(cursor) -> None:
    total, shown = article_query.articles(cursor, wanted(), "newest", 1)
    assert total == len(shown) == 9
    copies = dict(
        zip(shown["title"], zip(shown["n_statements"], shown["n_copies"], strict=True), strict=True)
    )
    assert copies["The envoy lands"] == (1, 2)
    assert copies["Envoy lands at dawn"] == (1, 2)  # what only it holds
    assert copies["Envoy arrives"] == (0, 2)
    assert shown["title"].iloc[-1].startswith("Undated")
    oldest = article_query.articles(cursor, wanted(), "oldest", 1)[1]
    assert oldest["title"].iloc[0] == "From the valley"
    assert article_query.articles(cursor, wanted(), "newest", 2)[1].empty


@pytest.mark.parametrize(
    ("filters", "side", "n"),
    [
        (Filters(actors=(BIBI,)), None, 5),
        (Filters(outlets=(LEDGER[0],)), None, 3),
        (Filters(undated=False), None, 8),
        (ALL, "none", 1),
    ],
)
def test_articles_pass_the_filters(cursor, filters, side, n) -> None:
    assert article_query.articles(cursor, wanted(side=side, filters=filters), "newest", 1)[0] == n


def listed(cursor, words: str = "", params: dict | None = None) -> str:
    shown = query.rows(cursor, query.found(cursor, wanted(words), "newest").places)
    return markup.listing(shown, params or {}, terms.read(words), {"independence": "Own <security>"}, "Rows")


def test_a_row_tells_and_leads_to_its_place(cursor) -> None:
    table = listed(cursor, "alone israel", {"conf": ["0.5"], "page": ["3"], "article": ["x"]})
    assert '<mark class="sp-said sp-hit">Israel</mark><mark class="sp-said"> decides </mark>' in table
    assert "▲ in favour +0.80</span>" in table
    assert "Own &lt;security&gt;" in table
    assert re.search(
        r'href="article\?conf=0\.5&amp;article=\w+&amp;statement=[\w-]+&amp;marks=independence"', table
    )
    for word in markup.HEADERS:
        assert f'role="columnheader">{word}</th>' in table
    assert ">27 Oct 2025</td>" in table
    assert ">reported speech</td>" in table
    assert ">80\u00a0%</td>" in table


def test_hostile_words_are_text_in_the_tables(cursor) -> None:
    read = Reader(listed(cursor))
    assert HOSTILE in read.text
    assert "script" not in {tag for tag, _ in read.tags}
    assert "img" not in {tag for tag, _ in read.tags}
    shown = article_query.articles(cursor, wanted(), "newest", 1)[1]
    read = Reader(markup.articles(shown, {}, "<b>"))
    assert HOSTILE in read.text
    assert {tag for tag, _ in read.tags} == {
        "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "a", "bdi",
    }  # fmt: skip
    assert "Outlet unknown" in read.text


def test_words_from_right_to_left_are_kept_apart() -> None:
    cursor = store_of(Paper(LEDGER, None, HEBREW).say("~" + HEBREW + ".1", HEBREW, {"independence": 0.5}))
    table = listed(cursor, "מחליטים")
    assert (
        table.count('<mark class="sp-hit">מחליטים</mark>') == 3
    )  # as the speaker, in the excerpt, in the title
    assert "<bdi>אנחנו " in table
    assert '<mark class="sp-said sp-hit">מחליטים</mark>' in table


def records(frames) -> list[dict[str, str]]:
    made = markup.as_csv(frames, {"independence": "Own security"})
    assert made.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def test_the_file_has_all_rows_and_no_formula(cursor, monkeypatch) -> None:
    monkeypatch.setattr(query, "_CHUNK", 5)
    rows = records(query.every(cursor, wanted(filters=EACH), "oldest"))
    assert len(rows) == 34
    first = next(row for row in rows if row["words"] == "Israel decides alone")
    assert (first["published"], first["outlet"], first["topic"]) == ("2025-10-27", LEDGER[1], "Own security")
    assert (first["stance"], first["side"], first["confidence"]) == ("0.8000", "favor", "0.8000")
    assert {row["stance"] for row in rows} > {"-1.0000", ""}  # a number keeps its minus
    assert not [cell for row in rows for key, cell in row.items() if cell.startswith("=")]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_a_formula_is_made_text(begin) -> None:
    paper = Paper(LEDGER, None, f"{begin}HYPERLINK(1)").say(BIBI, f"{begin}cmd|x", {"independence": 0.5})
    (row,) = records(query.every(store_of(paper), wanted(), "newest"))
    assert row["title"] == f"'{begin}HYPERLINK(1)"
    assert row["words"].startswith("'")


def test_the_button_says_what_the_file_has() -> None:
    assert markup.download(1) == "Download 1 row (CSV)"
    assert markup.download(query.MOST_ROWS + 1) == "Download the first 100,000 of 100,001 rows (CSV)"


def test_a_file_is_cut_only_where_the_button_says_so(cursor, monkeypatch) -> None:
    monkeypatch.setattr(query, "MOST_ROWS", 3)
    assert sum(len(frame) for frame in query.every(cursor, wanted(), "newest")) == 3


def test_places_and_empty_lists_in_words() -> None:
    assert markup.place("Statement", 2, 25, 84, 25) == "Statements 26 to 50 of 84"
    assert markup.place("Article", 1, 25, 1, 1) == "1 article"
    assert markup.nothing((), (), "statement") == ["There is no statement in this store."]
    told = markup.nothing(("x",), ("only The A",), "statement")
    assert told[0] == "No statement matches. Search for fewer or other words. Widen or reset the filters."
    found = Found(0, 0, 0, 0, ())
    assert "<strong>0 statements</strong> in 0 articles match." in markup.headline(found, [], once=True)
    assert "sp-hit" not in markup.key(searched=False)


def test_unknown_outlets_and_speakers_have_words() -> None:
    cursor = store_of(Paper(NOWHERE, None, "T").say(None, "so it is", {"independence": None}))
    table = listed(cursor)
    assert "Outlet unknown</bdi>" in table
    assert ">unknown</td>" in table
    assert f"○ {NO_SIDE.word}" in table
    assert ">–</td>" in table
    assert COURIER[1] not in table


@pytest.mark.parametrize(
    ("n", "sided", "told"),
    [
        (186, 87, "match; 87 have a side and a known speaker."),
        (9, 9, "match; all have a side and a known speaker."),
        (9, 1, "match; 1 has a side and a known speaker."),
        (9, 0, "match; none has a side and a known speaker."),
        (1, 0, "matches; none has a side and a known speaker."),
    ],
)
def test_the_headline_says_how_many_a_chart_would_count(n, sided, told) -> None:
    assert told in markup.headline(Found(n, 4, sided, 0, ()), [], once=True)


def test_with_a_side_and_a_known_speaker_as_charts_count(cursor) -> None:
    found = query.found(cursor, wanted(), "newest")
    assert found.sided == counts(cursor, ALL).statements < found.statements
    assert query.found(cursor, wanted(side="none"), "newest").sided == 0


def test_a_page_after_the_last_is_said() -> None:
    assert markup.beyond(22) == "There are 22 pages; you see the last."
    assert markup.beyond(1) == "There is 1 page; you see the last."


def test_a_list_of_articles_names_each_cell(cursor) -> None:
    told = markup.articles(article_query.articles(cursor, wanted(), "newest", 1)[1], {}, "Articles")
    assert 'class="sp-table sp-articles"' in told
    for word in markup.ARTICLE_HEADERS:
        assert told.count(f'data-label="{word}"') == 9
