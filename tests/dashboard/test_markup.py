"""HTML pieces: every word of data is text, marks nest, words say what the numbers mean."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.filters import VIEWS, Dropped, Filters, Tile
from dashboard.markup import article, cards, method, tables, words
from dashboard.markup.marked import Mark, marked
from dashboard.markup.style import style
from dashboard.queries import article as article_query
from dashboard.queries import ledger, stance_map
from dashboard.queries.counts import Counts
from dashboard.queries.domain import Size
from dashboard.queries.evidence import evidence
from dashboard.theme import DARK, LIGHT
from pipeline.packs import find_pack
from tests.dashboard.fixture import BIBI, COURIER, HOSTILE, LEDGER

ON = Filters(topic="independence")
ALLOWED = {"mark", "p", "div", "span", "strong"}


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
    assert "“He” → <strong>Benjamin Netanyahu</strong>" in card
    assert "by pronoun, 70\u00a0% sure" in card
    assert "The Harbour Ledger · 13 Jun 2025 · reported speech · cue “said” · confidence 55\u00a0%" in card
    assert "Evidence for: “decides &lt;alone&gt;” · Evidence against: none" in card


def test_a_card_without_a_side_is_not_neutral(cursor) -> None:
    row = evidence(cursor, ON, Tile(actor=BIBI, outlet=LEDGER[0]), "typical", 1).to_dict("records")[-1]
    card = cards.card(row)
    assert "no side given" in card
    assert "neutral" not in card
    assert "no confidence" in card


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
    chosen = spans["statement_id"].iloc[0]
    shown = article_query.in_raw(spans, row["alignment"]) if raw else spans
    read = Reader(article.body(row, shown, chosen, raw=raw))
    assert read.text == (row["raw"] if raw else row["text"])
    marks = [attributes for tag, attributes in read.tags if tag == "mark"]
    assert [m["id"] for m in marks if "id" in m] == [article.CHOSEN]
    assert sum("sp-span" in m["class"] for m in marks) == 17
    assert any("sp-removed" in m["class"] for m in marks) == raw
    assert marks[-1]["title"] == "Actor-15 · reported speech · ● neutral +0.10"
    assert "Outlet known because: byline “The &lt;Ledger&gt;”" in article.header(row)


def test_the_table_says_what_the_map_says(cursor) -> None:
    frame = stance_map.stance_map(cursor, ON, VIEWS["actors-outlets"], {})
    table = tables.stance_table(frame, "Actor", "Mean <stance>")
    assert "+0.65 (3 statements, 2 articles)" in table
    assert "Valley &lt;b&gt;Post&lt;/b&gt;" in table
    assert '<th scope="row">Donald Trump</th><td></td><td>−0.60' in table
    assert "<caption>Mean &lt;stance&gt;</caption>" in table


def test_the_caption_counts_what_is_not_in_the_tiles() -> None:
    counted = Counts(24, 5, 4, 17, 1, 2, 0.1)
    told = words.caption(VIEWS["actors-outlets"], ON, counted, (4, 1), discovered=True)
    for part in (
        "4 actors with fewer statements not shown, nor 1 outlet that only they are in",
        "1 statement whose speaker is unknown, 2 statements without a side",
        "17 statements undated, included",
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
        words.headline(Counts(1, 1, 1, 0, 0, 0, 0.0), evil),
        words.tile_summary(evil, Counts(1, 1, 1, 0, 0, 0, 0.0)),
        words.note(words.no_article(evil)),
        words.command(evil, evil),
        tables.table(pd.DataFrame([{"a": evil}]), {"a": evil}, evil),
    ):
        assert "<img" not in shown
        assert "&lt;img" in shown
    assert words.dropped([]) == ""


def test_method_tells_the_ledger_the_coverage_and_the_topics(cursor) -> None:
    assert "israel-security@1" in method.runs(ledger.runs(cursor))
    assert "not text: &lt;binary&gt;" in method.reasons(ledger.reasons(cursor))
    assert method.reasons(ledger.reasons(cursor).iloc[:0]) == words.paragraph("Every input was kept.")
    covered = ledger.coverage(cursor)
    assert "5 articles: 1 (20\u00a0%) undated." in method.shares(ledger.shares(covered))
    assert "no dates" in method.coverage(covered)
    topics = find_pack("israel-security").topics
    assert all(topic.title in method.topics(topics) for topic in topics)
    assert "not installed here" in method.topics([])
    assert topics[0].statement in words.definitions(topics[:1])
    assert words.definitions(topics).count("▲") == len(topics)
    assert words.definitions([]) == ""


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_style_uses_no_colour_of_its_own(colours) -> None:
    sheet = style(colours)
    declared = set(re.findall(r"(--sp-[\w-]+):", sheet)) | {"--sp-side", "--sp-side-ink"}
    assert set(re.findall(r"var\((--sp-[\w-]+)\)", sheet)) <= declared
    rules = sheet.split("}", 1)[1]
    assert not re.findall(r"#[0-9A-Fa-f]{3,6}\b", rules)
