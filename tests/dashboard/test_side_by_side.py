"""The same story side by side as HTML and on the page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.filters import Filters
from dashboard.markup import side_by_side as markup
from dashboard.markup.versions import Columns, shared_quote
from dashboard.queries.same_story import SameStory, Telling, same_stories
from dashboard.queries.shared_quotes import Compared, compared
from tests.dashboard.fixture import COURIER, LEDGER, connection, write_store
from tests.dashboard.screen import box, html
from tests.dashboard.told_twice import DAY, OUTLETS, cut, elsewhere, tables, undated, whole

NAMES = dict(zip(OUTLETS, ("The Harbour Ledger", "The Carmel Courier", "Valley <b>Post</b>"), strict=True))
COLUMNS = Columns(NAMES, {"from": ["2025-09-01"], "story": ["a~b"]})
VERSUS = [LEDGER[0], COURIER[0]]


@pytest.fixture(scope="module")
def told() -> tuple[SameStory, Compared]:
    with connection(tables(whole(), cut())).cursor() as cursor:
        (story,) = same_stories(cursor, OUTLETS, Filters())
        return story, compared(cursor, tuple(one.article_id for one in story.tellings), OUTLETS)


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    found = tables(whole(), cut(), elsewhere(), undated())
    return write_store(tmp_path_factory.mktemp("twice") / "S", found)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text))


def test_words_of_articles_are_escaped(told) -> None:
    story, found = told
    parts = (markup.heads(story, COLUMNS), markup.shared(found, COLUMNS), markup.only(found, COLUMNS))
    shown = "".join((*parts, markup.speakers(found, COLUMNS)))
    assert "<img" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown
    assert "Bridge &lt;b&gt;stays&lt;/b&gt; open" in shown
    assert "Valley <b>" not in shown


def test_a_different_framing_stands_out_in_words(told) -> None:
    _, found = told
    shown = {one.holders[0]: shared_quote(one, COLUMNS) for one in found.shared}
    bridge = plain(shown["Ada-Quill"])
    assert "Framed differently: “said” plain wording · “claimed” wording that doubts it" in bridge
    assert "“claimed”, wording that doubts it · direct speech" in bridge
    assert "“admitted” wording of a concession" in plain(shown["Bo-Lund"])


def test_own_words_are_marked_and_cuts_told(told) -> None:
    _, found = told
    bridge = next(shared_quote(one, COLUMNS) for one in found.shared if one.holders == ("Ada-Quill",))
    assert '<mark class="sp-said" title="only here">and nobody will be turned away</mark>”' in bridge
    assert 'winter<span class="sp-cut">[…]</span>' in bridge
    assert "[…] Not here: “and nobody will be turned away” ( The Harbour Ledger )" in plain(bridge)
    assert plain(bridge).count("Not carried.") == 1  # the third outlet


def test_links_lead_to_the_statement_and_keep_the_filters(told) -> None:
    _, found = told
    one = found.shared[0].versions[0].quotation
    link = COLUMNS.link(one, "Open in article")
    for part in (
        f"article={one.article_id}",
        f"statement={one.statement_id}",
        "marks=independence",
        "from=2025",
    ):
        assert part in link
    without = next(alone for alone in found.alone if alone.statement_id is None)
    assert "statement=" not in COLUMNS.link(without, "Open in article")


def test_who_is_quoted_where_and_how(told) -> None:
    _, found = told
    shown = markup.speakers(found, COLUMNS)
    rows = [plain(row).split() for row in re.findall(r"<tr>(.*?)</tr>", shown)]
    assert rows[1] == ["Bo-Lund", "1", "reported", "2", "reported", "not", "quoted"]
    assert rows[2] == ["Ada-Quill", "1", "quoted", "1", "quoted", "not", "quoted"]
    assert "1 speaker quoted by one outlet only" in shown
    assert rows[4] == ["Cy-Moss", "1", "reported", "not", "quoted", "not", "quoted"]


def test_only_one_carried_counts_and_lists(told) -> None:
    _, found = told
    shown = plain(markup.only(found, COLUMNS))
    assert "The Harbour Ledger 1 of its 3 quotations" in shown
    assert "The Carmel Courier 1 of its 3 quotations Bo-Lund repairs start on Monday" in shown
    assert "Nobody is quoted." in shown


def test_more_than_five_are_folded_away(told) -> None:
    _, found = told
    many = Compared(found.quotations * 4, (), (found.alone[0],) * 7)
    shown = markup.only(many, COLUMNS)
    assert "<summary>2 more</summary>" in shown
    assert shown.index("<details") > shown.index("sp-version")


def test_nothing_shared_says_so(told) -> None:
    _, found = told
    assert "A paraphrase" not in markup.shared(Compared((), (), ()), COLUMNS)
    assert "not recognised as the same" in markup.shared(Compared(found.quotations, (), found.alone), COLUMNS)
    assert "No speaker is quoted by two" in markup.speakers(Compared(found.alone, (), found.alone), COLUMNS)


def test_the_label_of_a_story_fits_a_box() -> None:
    one = Telling("a", "x", "X", "word " * 30, DAY)
    story = SameStory((one, Telling("b", "y", "Y", "other", None)), 1, 0.5)
    label = markup.label(story)
    assert label.startswith("10 Sep 2025 · 2 outlets · 1 shared speaker · word word")
    assert "possibly" in markup.label(replace(story, undated=1))
    assert len(label) < 120
    assert label.endswith("…")


def test_the_page_shows_the_best_story(app, place: Path) -> None:
    at = app(place, "compare", vs=VERSUS)
    assert not at.exception
    shown = html(at)
    assert "Framed differently" in shown
    assert "2 stories" not in shown
    assert "possibly the same story" not in shown
    assert box(at, "Story").value == "~".join(sorted((whole().article_id, cut().article_id)))


def test_a_link_shows_the_story_it_names(app, place: Path) -> None:
    pair = "~".join(sorted((undated().article_id, cut().article_id)))
    at = app(place, "compare", vs=[COURIER[0], OUTLETS[2]], story=pair)
    assert not at.exception
    assert box(at, "Story").value == pair
    assert markup.GONE not in html(at)
    assert "One of them is undated: possibly the same story." in html(at)


def test_a_story_that_is_gone_is_told_of_and_the_best_shown(app, place: Path) -> None:
    at = app(place, "compare", vs=VERSUS, story="no~such")
    assert not at.exception
    assert markup.GONE in html(at)
    assert "Framed differently" in html(at)


def test_no_story_says_what_to_do(app, place: Path) -> None:
    at = app(place, "compare", vs=VERSUS, to=str(DAY))
    assert not at.exception
    assert "Widen the period" in html(at)
    assert "Framed differently" not in html(at)
