"""An article's page: marks by side and voice, what each tells, what cleaning did, what a link got wrong."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.markup import article as markup
from dashboard.markup.highlight import Span, highlighted
from dashboard.markup.repairs import BEGINNING, MOST, repairs
from dashboard.queries import article as query
from dashboard.theme import NO_SIDE, VOICES
from tests.dashboard import fixture
from tests.dashboard.fixture import HOSTILE
from tests.dashboard.screen import box, html
from tests.dashboard.test_markup import Reader

PAPERS = {paper.title: paper.article_id for paper in fixture.papers()}
STRIKE, CABINET = PAPERS["The strike"], PAPERS["Cabinet meets"]
TOPICS = {"independence": "Own <security>", "us_pressure": "US pressure"}


def statements(article: str) -> list[dict]:
    return [row for row in fixture.rows()["statements"] if row["article_id"] == article]


@given(
    some.text(max_size=40),
    some.lists(
        some.tuples(some.integers(-3, 45), some.integers(-3, 45), some.sampled_from("abc")), max_size=6
    ),
)
def test_a_highlighted_text_reads_back_as_the_text(text, spans) -> None:
    text = re.sub(r"[\r\x00]", " ", text)
    marks = [Span(start, end, css, "<t>", f"at-{css}", lined=True) for start, end, css in spans]
    read = Reader(highlighted(text, marks))
    assert read.text == text
    anchors = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(anchors) == len(set(anchors))


def test_marks_nest_and_tell_each_their_own() -> None:
    shown = highlighted(
        "abcdef", [Span(0, 6, "x", "long", "a", lined=True), Span(2, 4, "y", "short", "b", lined=True)]
    )
    outer = '<mark class="x sp-depth-0{}" tabindex="-1" data-told="long"{}>'
    first, rest = outer.format(" sp-first", ' id="a"'), outer.format("", "")
    inner = '<mark class="y sp-depth-1 sp-first" tabindex="-1" data-told="short" id="b">'
    assert shown == f"{first}ab</mark>{rest}{inner}cd</mark></mark>{rest}ef</mark>"


def test_marks_that_cross_are_cut_where_they_meet() -> None:
    shown = highlighted("abcd", [Span(0, 3, "x"), Span(1, 4, "y")])
    assert shown == (
        '<mark class="x">a</mark><mark class="x"><mark class="y">bc</mark></mark><mark class="y">d</mark>'
    )


def test_a_mark_shows_side_and_voice(cursor) -> None:
    row = query.article(cursor, STRIKE).iloc[0].to_dict()
    spans = query.on_topic(query.attributions(cursor, STRIKE), "independence")
    read = Reader(markup.body(row, spans, None, raw=False))
    marks = [attributes for tag, attributes in read.tags if tag == "mark"]
    classes = [set(mark["class"].split()) for mark in marks]
    assert {"sp-span", "sp-favor", "sp-voice-indirect", "sp-first"} <= classes[0]
    assert {"sp-span", "sp-neutral", "sp-voice-direct"} <= classes[1]
    assert {"sp-span", "sp-none"} <= classes[3]
    assert marks[0]["data-told"] == (
        "“He” ← “The premier” ← Benjamin Netanyahu · reported speech (“said”, plain wording) · ▲ in favour +1.00"
    )
    assert {mark["tabindex"] for mark in marks} == {"-1"}  # can have the focus, are no stops of Tab
    off = Reader(markup.body(row, query.on_topic(spans, None), None, raw=False))
    assert all("sp-quoted" in mark["class"] and "sp-span" not in mark["class"] for _, mark in off.tags[1:])


def test_the_key_explains_each_line_and_side() -> None:
    told = markup.key(raw=False)
    for voice, word in VOICES.items():
        assert f'<mark class="sp-span {markup.voice_css(voice)}">{word}</mark>' in told
    for word in ("▲ in favour", "▼ against", "◆ on both sides", "● neutral", f"○ {NO_SIDE.word}"):
        assert word in told
    assert "Highlighted" not in told
    assert "Bold: words that lead to its speaker." in markup.key(raw=False, chosen=True)
    assert "Struck through" in markup.key(raw=True, chosen=True)
    assert "Nothing is marked." in markup.key(raw=False, analysed=False)


def test_every_voice_has_a_line_of_its_own() -> None:
    sheet = (fixture.Path(markup.__file__).parent / "style.css").read_text(encoding="utf-8")
    for voice in VOICES:
        assert f"sp-voice-{voice}" in sheet


def test_the_list_tells_what_the_marks_tell_in_the_order_of_the_text(cursor) -> None:
    spans = query.attributions(cursor, CABINET)
    on = query.on_topic(spans, "independence")
    told = markup.attributed(spans, on, on["attribution_id"].iloc[1], TOPICS)
    assert "in the order of the text (3)" in told
    links = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', told)
    assert [words for _, words in links] == [
        "“Israel decides alone”", "“Israel must ask first”", "“Israel must listen”",
    ]  # fmt: skip
    assert [to for to, _ in links][1] == markup.CHOSEN
    body = markup.body(
        query.article(cursor, CABINET).iloc[0].to_dict(), on, on["attribution_id"].iloc[1], raw=False
    )
    assert all(f'id="{to}"' in body for to, _ in links)
    assert "Own &lt;security&gt;: ▼ against −0.40 · US pressure: ▲ in favour +1.00" in told
    gone = markup.attributed(spans, on.iloc[:1], None, TOPICS)
    assert gone.count("<a ") == 1  # what the text does not mark has no link
    assert "Nothing is attributed" in markup.attributed(spans.iloc[:0], on.iloc[:0], None, TOPICS)


def edited(**parts) -> dict:
    return {"raw": "Skip to <b>\nThe text", "repairs": None, "removed": None, **parts}


def test_what_cleaning_did_is_listed() -> None:
    twice = [
        {"start": at, "end": at + 1, "kind": "encoding", "before": "<é>", "after": "e"} for at in (14, 16)
    ]
    told = repairs(edited(repairs=twice, removed=[{"start": 0, "end": 12, "kind": "navigation"}]))
    assert "1 stretch removed (12 characters); 2 repairs." in told
    assert "encoding, 2\u00a0×: <code><bdi>&lt;é&gt;</bdi></code> → <code><bdi>e</bdi></code>" in told
    assert "navigation: <code><bdi>Skip to &lt;b&gt;</bdi></code>" in told
    Reader(told)


def test_where_nothing_was_done_that_is_said() -> None:
    assert "Nothing was repaired or removed" in repairs(edited())
    only = repairs(edited(removed=[{"start": 0, "end": 4, "kind": "navigation"}]))
    assert "nothing was repaired." in only
    assert "<p>Nothing was repaired.</p>" in only
    other = repairs(
        edited(repairs=[{"start": 0, "end": 1, "kind": "space", "before": "\u200b", "after": ""}])
    )
    assert "Nothing was removed; 1 repair." in other
    assert "1 character that can’t be seen (U+200B) → nothing" in other


def test_long_lists_and_long_stretches_say_that_they_are_cut() -> None:
    raw = "x" * (BEGINNING + 5)
    told = repairs(edited(raw=raw, removed=[{"start": 0, "end": len(raw), "kind": "script"}] * (MOST + 2)))
    assert told.count("<li>") == MOST
    assert "and 2 more" in told
    assert f"<bdi>{'x' * BEGINNING}</bdi></code> … ({len(raw)} characters)" in told


def test_hostile_words_are_text_on_the_page(app, store) -> None:
    article = PAPERS[f"Undated {HOSTILE}"]
    for text in ("clean", "raw"):
        at = app(store, "article", article=article, text=text)
        assert not at.exception
        assert "<script>document" not in html(at)
        assert "&lt;script&gt;document" in html(at)
    assert not [one for one in at.markdown if "HYPERLINK" in one.value]


def test_the_page_lists_repairs_copies_and_attributions(app, store) -> None:
    shown = html(app(store, "article", article=CABINET))
    assert "What was repaired and removed: 1 stretch removed (16 characters); 1 repair." in shown
    assert "No other copy of this story is in the store." in shown
    assert "Everything attributed here, in the order of the text (3)" in shown
    copies = html(app(store, "article", article=PAPERS["The envoy lands"]))
    assert "Other copies:" in copies
    assert "No other copy" not in copies


def test_a_statement_of_another_article_is_dropped_and_said(app, store) -> None:
    other = statements(STRIKE)[0]["statement_id"]
    at = app(store, "article", article=CABINET, statement=other, marks="foreign_forces")
    assert not at.exception
    shown = html(at)
    assert "2 parts of the link could not be used" in shown
    assert f"statement={other}</code>: this article has no such statement" in shown
    assert "marks=foreign_forces</code>: nothing in this article is on that topic" in shown
    assert 'id="sp-chosen"' not in shown
    assert "Israel decides alone" in shown


def test_a_statement_opens_its_own_topic(app, store) -> None:
    said = next(row for row in statements(CABINET) if row["topic"] == "us_pressure")
    at = app(store, "article", article=CABINET, statement=said["statement_id"])
    assert box(at, "Sides on").value == "us_pressure"
    assert "could not be used" not in html(at)


def test_the_chosen_statement_stays_marked_on_another_topic(app, store) -> None:
    said = next(row for row in statements(CABINET) if row["topic"] == "us_pressure")
    at = app(store, "article", article=CABINET, statement=said["statement_id"], marks="independence")
    assert box(at, "Sides on").value == "independence"
    assert re.search(r'class="[^"]*sp-chosen[^"]*"[^>]*id="sp-chosen">Israel must ask first</mark>', html(at))


@pytest.mark.parametrize("article", ["", "<script>", "' OR 1=1 --"])
def test_an_article_that_is_not_there_is_named(app, store, article) -> None:
    at = app(store, "article", article=article, statement="x")
    assert not at.exception
    assert "in this store" in html(at) or "No article was named" in html(at)
    assert "“<script>”" not in html(at)


def test_an_article_that_was_not_analysed_says_so(app, store) -> None:
    shown = html(app(store, "article", article=PAPERS["La journée"], statement="x"))
    assert "this article has no such statement" in shown
    assert "Nothing is marked." in shown
    assert "Everything attributed" not in shown


@pytest.mark.parametrize(
    ("changes", "told", "more"),
    [
        ({"date_evidence": None}, "undated: no signal found ·", ""),
        (
            {"date_evidence": "The copyright line: published on 3 May 2024 or before."},
            "undated: no signal for a day found ·",
            "Known of the date: The copyright line",
        ),
        (
            {"date_evidence": "The byline", "date_precision": "month"},
            "undated: only the month is known ·",
            "No day, only the month: The byline",
        ),
        (
            {"date_evidence": None, "date_conflicts": ["<i>June 25</i>, refused: no year."]},
            "undated: the dates found were refused ·",
            "Not taken for its date: &lt;i&gt;June 25&lt;/i&gt;, refused: no year.",
        ),
    ],
)
def test_an_undated_article_says_why(cursor, changes, told, more) -> None:
    undated = query.article(cursor, PAPERS[f"Undated {HOSTILE}"]).iloc[0].to_dict()
    shown = markup.header({**undated, "date_precision": "unknown", "date_conflicts": None, **changes})
    assert told in shown
    assert more in shown


def test_a_dated_article_says_its_day(cursor) -> None:
    shown = markup.header(query.article(cursor, STRIKE).iloc[0].to_dict())
    assert "undated" not in shown
    assert "Known of the date" not in shown


@pytest.mark.parametrize("article", [CABINET, "not-there"])
def test_the_way_back_keeps_the_filters(app, store, article) -> None:
    at = app(store, "article", article=article, conf="0.5", q="ask", text="raw")
    assert not at.exception
    (back,) = [one.proto for one in at.get("page_link") if one.proto.label == "All statements"]
    assert back.page.endswith("statements")
    assert back.query_string == "conf=0.5&q=ask"


def around(block, kind: str, label: str):
    """The blocks that a popover with such a label stands in directly."""
    for one in getattr(block, "children", {}).values():
        if one.type == kind and label in one.proto.popover.label:
            yield block
        yield from around(one, kind, label)


def test_the_chosen_statement_is_cited_on_its_card(app, store) -> None:
    first = next(one for one in statements(CABINET) if one["topic"] == "independence")
    chosen = first["statement_id"]
    at = app(store, "article", article=CABINET, statement=chosen, marks="independence")
    assert not at.exception
    ways = list(around(at.main, "popover", "Cite"))
    assert len(ways) == 1
    assert {one.key for one in ways[0].get("button")} == {f"show-{chosen}", f"pin-{chosen}"}
