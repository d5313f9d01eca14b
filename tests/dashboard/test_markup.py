"""HTML pieces: every word of data is text, marks nest, words say what the numbers mean."""

from __future__ import annotations

import datetime as dt
import html
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.filters import VIEWS, Domain, Filters, Tile
from dashboard.markup import article, cards, method, tables, words
from dashboard.markup.marked import Mark, marked
from dashboard.markup.style import style
from dashboard.parameters import Dropped
from dashboard.queries import article as article_query
from dashboard.queries import coverage, stance_map
from dashboard.queries.counts import Counts
from dashboard.queries.domain import Size
from dashboard.queries.evidence import evidence
from dashboard.theme import DARK, LIGHT
from pipeline.packs import find_pack
from tests.dashboard.fixture import BIBI, COURIER, HOSTILE, LEDGER

ON = Filters(topics=("independence",))
ALLOWED = {"mark", "p", "div", "span", "strong", "bdi", "details", "summary", "dl", "dt", "dd", "code"}


class Reader(HTMLParser):
    """Reads HTML back: its text, its tags, whether they nest."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags, self._open = "", [], []
        self.feed(markup)
        self.close()
        assert not self._open

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data) -> None:
        self.text += data


@given(
    some.text(max_size=40),
    some.lists(
        some.tuples(some.integers(-3, 45), some.integers(-3, 45), some.sampled_from("abc")), max_size=6
    ),
)
def test_marked_text_reads_back_as_the_text(text, spans) -> None:
    # A parser of HTML folds line ends and drops NUL; neither is ours to keep.
    text = re.sub(r"[\r\x00]", " ", text)
    read = Reader(marked(text, [Mark(start, end, css, title="<t>") for start, end, css in spans]))
    assert read.text == text
    assert {tag for tag, _ in read.tags} <= {"mark"}


def test_overlapping_marks_are_cut_where_they_meet() -> None:
    shown = marked(
        "abcdef", [Mark(0, 4, "x", "long"), Mark(2, 6, "y", anchor="here"), Mark(3, 4, "z", "short")]
    )
    assert shown == (
        '<mark class="x" title="long">ab</mark><mark class="x y" title="long" id="here">c</mark>'
        '<mark class="x y z" title="short">d</mark><mark class="y">ef</mark>'
    )


def test_a_card_tells_who_where_when_and_why(cursor) -> None:
    row = evidence(cursor, ON, Tile(actor=BIBI, outlet=LEDGER[0]), "typical", 1).to_dict("records")[1]
    card = cards.card(row)
    assert '<mark class="sp-said">the operation was ours</mark>' in card
    assert "▲ in favour +1.00" in card
    assert (
        "“<bdi>He</bdi>” ← “<bdi>The premier</bdi>” ← <strong><bdi>Benjamin Netanyahu</bdi></strong>" in card
    )
    assert "by pronoun, 70\u00a0% sure" in card
    assert (
        "<bdi>The Harbour Ledger</bdi> · 13 Jun 2025 · reported speech (“said”, plain wording) · confidence 55\u00a0%"
        in card
    )
    assert "In favour because of “decides &lt;alone&gt;”</p>" in card


def test_a_card_without_a_side_is_not_neutral(cursor) -> None:
    row = evidence(cursor, ON, Tile(actor=BIBI, outlet=LEDGER[0]), "typical", 1).to_dict("records")[-1]
    card = cards.card(row)
    assert "without a side" in card
    assert "neutral" not in card
    assert "confidence" not in card
    assert "Marked as above, it shows no side." in card
    assert '<span class="sp-tag" title="It is a hypothesis.">if</span>' in card
    assert "speaking for <bdi>The &lt;cabinet&gt;</bdi>, as <bdi>Donald Trump</bdi> reports" in card
    assert "reported speech (“said”, wording that doubts it)" in card


def test_hostile_words_are_text(cursor) -> None:
    row = evidence(cursor, ON, Tile(actor=BIBI, outlet=COURIER[0]), "typical", 1).to_dict("records")[0]
    read = Reader(cards.card(row))
    assert HOSTILE in read.text
    assert {tag for tag, _ in read.tags} <= ALLOWED
    assert "undated" in read.text


@pytest.mark.parametrize("raw", [False, True])
def test_an_article_marks_what_was_found(cursor, raw) -> None:
    found = cursor.execute("SELECT article_id FROM articles WHERE outlet_id = 'carmel-courier'").fetchone()[0]
    row = article_query.article(cursor, found).iloc[0].to_dict()
    spans = article_query.on_topic(article_query.attributions(cursor, found), "independence")
    chosen = spans["attribution_id"].iloc[0]
    shown = article_query.in_raw(spans, row["alignment"]) if raw else spans
    read = Reader(article.body(row, shown, chosen, raw=raw))
    assert read.text == (row["raw"] if raw else row["text"])
    marks = [attributes for tag, attributes in read.tags if tag == "mark"]
    assert [m["id"] for m in marks if article.CHOSEN in m["class"]] == [article.CHOSEN]
    assert sum("sp-span" in m["class"] for m in marks) == 17
    assert any("sp-removed" in m["class"] for m in marks) == raw
    assert marks[-1]["data-told"] == "Actor-15 · reported speech (“said”) · ● neutral +0.10"
    assert "Outlet known because: byline “The &lt;Ledger&gt;”" in article.header(row)


def test_the_table_says_what_the_map_says(cursor) -> None:
    frame = stance_map.stance_map(cursor, ON, VIEWS["actors-outlets"], {})
    table = tables.stance_table(frame, "Actor", "Mean <stance>")
    assert "+0.65 (−1.00 to +1.00; 3 statements in 2 articles; 2 in favour, 1 neutral)" in table
    assert "Valley &lt;b&gt;Post&lt;/b&gt;" in table
    assert '<th scope="row">Donald Trump</th><td></td><td>−0.60' in table
    assert "<caption>Mean &lt;stance&gt;</caption>" in table


def test_the_caption_counts_what_is_not_in_the_tiles() -> None:
    counted = Counts(24, 5, 3, 1, 17, 1, 2, 0.1)
    told = words.caption(VIEWS["actors-outlets"], ON, counted, (4, 1), discovered=True)
    for part in (
        "Not shown: 4 actors and 1 outlet with fewer statements.",
        "1 statement whose speaker is unknown, 2 statements without a side",
        "17 statements undated, included",
        "“Outlet unknown” is no one outlet",
    ):
        assert part in told
    assert "All outlets are pooled" in words.caption(
        VIEWS["actors-topics"], ON, counted, (0, 0), discovered=False
    )
    assert "not the outlet’s own" in words.caption(
        VIEWS["outlets-topics"], ON, counted, (0, 0), discovered=False
    )
    assert "Undated articles are left out" in words.caption(
        VIEWS["actors-topics"], Filters(undated=False), counted, (0, 0), discovered=False
    )


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        (
            Counts(15, 5, 2, 3, 0, 0, 0, 0.1),
            "<strong>15 statements</strong> in 5 articles (3 of unknown outlet) from 2 outlets.",
        ),
        (
            Counts(1, 1, 0, 1, 0, 0, 0, 0.1),
            "<strong>1 statement</strong> in 1 article (1 of unknown outlet).",
        ),
    ],
)
def test_an_unknown_outlet_is_not_counted_as_an_outlet(counted, told) -> None:
    assert told in words.headline(counted, None)


def test_filters_are_told_where_the_numbers_are() -> None:
    day = dt.date(2025, 10, 1)
    set_ = Filters(start=day, end=day, undated=False, outlets=("a", "b"), voices=("direct",), confidence=0.8)
    told = words.headline(
        Counts(1, 1, 1, 0, 0, 0, 0, 0.1), None, words.active(set_, Domain(outlets={"a": "The A"}))
    )
    assert (
        "Filtered: from 1 Oct 2025, to 1 Oct 2025, without undated articles, only The A, b, "
        "only direct speech, confidence at least 80\u00a0%."
    ) in told
    assert words.active(Filters(), Domain()) == []


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (Filters(), "Nobody’s statement in this store has a side."),
        (ON, "Nobody’s statement on this topic has a side. Other topics may have some."),
        (Filters(confidence=0.9), "No statement in this store matches the filters. Widen or reset them."),
    ],
)
def test_no_tile_names_the_reason_there_is(filters, told) -> None:
    assert told in words.nothing(Counts(0, 0, 0, 0, 0, 0, 0, None), filters)


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"title": None, "ref": "/a/b/<c>.txt"}, "<c>.txt"),
        ({"title": "A title", "ref": "c.txt"}, "A title"),
    ],
)
def test_an_article_without_a_title_has_the_name_of_its_file(known, told) -> None:
    assert article.title(known) == told


def test_the_header_says_what_is_known_of_date_and_origin(cursor) -> None:
    row = article_query.article(cursor, cursor.execute("SELECT min(article_id) FROM articles").fetchone()[0])
    known = row.iloc[0].to_dict()
    month = {**known, "published": None, "date_precision": "month", "date_evidence": "the address"}
    assert "undated" in article.header(month)
    assert "No day, only the month: the address" in article.header(month)
    assert f"Input: {html.escape(known['ref'])}" in article.header(known)
    assert "<a " not in article.header(known)
    assert "<a " not in article.header({**known, "url": "javascript:alert(1)"})
    assert 'href="https://x.example/?a=1&amp;b"' in article.header(
        {**known, "url": "https://x.example/?a=1&b"}
    )


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (Size(60, 60, 9), "All 60 articles here are samples"),
        (Size(65, 60, 9), "60 of the 65 articles here are samples"),
        (Size(65, 1, 9), "1 of the 65 articles here is a sample"),
    ],
)
def test_samples_are_marked(size, told) -> None:
    assert told in words.sample_banner(size)
    assert words.sample_banner(Size(5, 0, 1)) == ""


def test_words_that_come_from_outside_are_text() -> None:
    evil = "<img src=x onerror=alert(1)>"
    for shown in (
        words.dropped([Dropped(f"topic={evil}", evil)]),
        words.title(evil),
        words.headline(Counts(1, 1, 1, 0, 0, 0, 0, 0.0), evil),
        words.headline(Counts(1, 1, 1, 0, 0, 0, 0, 0.0), None, [evil]),
        words.tile_summary(evil, Counts(1, 1, 1, 0, 0, 0, 0, 0.0), ON),
        words.note(words.no_article(evil)),
        words.command(evil, evil),
        tables.table(pd.DataFrame([{"a": evil}]), {"a": evil}, evil),
    ):
        assert "<img" not in shown
        assert "&lt;img" in shown
    assert words.dropped([]) == ""


def test_method_tells_the_coverage_and_the_topics(cursor) -> None:
    covered = coverage.coverage(cursor)
    assert "9 articles: 1 (11\u00a0%) undated." in method.shares(coverage.shares(covered))
    told = method.languages(coverage.languages(cursor))
    assert '<th scope="row">French</th><td class="sp-number">1</td><td class="sp-number">0</td>' in told
    assert "no dates" in method.coverage(covered.assign(first=pd.NaT))
    assert "<td>27 Oct 2025</td>" in method.coverage(covered)  # one day is no period
    assert f"{len(covered) - 1} known outlets, most articles first" in method.coverage(covered)
    topics = find_pack("israel-security").topics
    assert all(topic.title in method.topics(topics) for topic in topics)
    assert "not installed here" in method.topics([])
    assert topics[0].statement in words.definitions(topics[:1])
    assert words.definitions(topics).count("▲") == len(topics)
    assert "not installed" in words.definitions([])


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_style_uses_no_colour_of_its_own(colours) -> None:
    sheet = style(colours)
    declared = set(re.findall(r"(--sp-[\w-]+):", sheet)) | {"--sp-side", "--sp-side-ink"}
    assert set(re.findall(r"var\((--sp-[\w-]+)\)", sheet)) <= declared
    rules = sheet.split("}", 1)[1]
    assert not re.findall(r"#[0-9A-Fa-f]{3,6}\b", rules)
