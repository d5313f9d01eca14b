"""Which part of a page is the article."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean.body import body_of
from tests.pipeline.clean.alignment_law import seen

LONG = "A sentence of the article that is long enough to weigh something on the page. " * 3
PAGE = f"""<html><head><title>T</title><style>p{{}}</style></head><body>
<nav>Home | World</nav><header><h1>The <i>head</i>line &amp; more</h1></header>
<div class="cookie-banner">We use cookies.</div>
<article><p class="byline">By A. Writer</p>
<figure><img src=x><figcaption>A caption.</figcaption></figure>
<p>One &ldquo;quoted&rdquo; <b>bold</b>
   word. {LONG}</p><h2>A heading</h2><p>Two.<br>Three. {LONG}
<p>Unclosed. {LONG}<ul class="related-links"><li><a href=x>Elsewhere</a></ul>
<p><a href="/more">Read this other story</a></p>
</article><aside>Aside</aside><form>Form</form><footer>Foot</footer><script>var x = "<p>";</script></body></html>"""


def test_the_article_and_nothing_else() -> None:
    body = body_of(PAGE)
    paragraphs = [line for line in body.aligned.text.split("\n") if line.strip()]
    assert [line.strip()[:24] for line in paragraphs] == [
        "One “quoted” bold word. ",
        "A heading",
        "Two.",
        f"Three. {LONG}"[:24],
        f"Unclosed. {LONG}"[:24],
    ]
    assert body.title == "The headline & more"
    assert [span.of(PAGE) for span in body.headings] == ["A heading"]


def test_what_was_left_out_is_listed_by_kind() -> None:
    assert [(r.kind, r.span.of(PAGE)) for r in body_of(PAGE).removed] == [
        ("navigation", "Home | World"),
        ("header", "The <i>head</i>line &amp; more"),
        ("cookie", "We use cookies."),
        ("byline", "By A. Writer"),
        ("caption", "A caption."),
        ("related", 'Elsewhere</a></ul>\n<p><a href="/more">Read this other story'),
        ("aside", "Aside"),
        ("form", "Form"),
        ("footer", "Foot"),
    ]


def test_references_are_repairs() -> None:
    assert [(r.before, r.after) for r in body_of(PAGE).repairs] == [("&ldquo;", "“"), ("&rdquo;", "”")]


@pytest.mark.parametrize(
    ("page", "held"),
    [
        (f"<div id=menu><a>x</a></div><div class=c><p>{LONG}<p>{LONG}</div>", LONG),
        (f"<form class=page><div><p>{LONG}</p><p>{LONG}</p></div></form>", LONG),
        (f"<div class='sidebar'><p>{LONG}</p></div>", LONG),
        (f"<article><p>Short.</p></article><main><p>{LONG}</p><p>{LONG}</p></main>", LONG),
        (f"<article><p>{LONG}</p>{f'<p class=paywall>{LONG}{LONG}end.</p>' * 9}</article>", f"{LONG}end."),
        (f"<div itemprop=articleBody><div>{LONG}</div></div>", LONG),
        ("No markup at all.", "No markup at all."),
        ("<p>Only this.", "Only this."),
    ],
)
def test_the_article_is_where_the_paragraphs_are(page, held) -> None:
    assert held.strip() in body_of(page).aligned.text


@pytest.mark.parametrize("page", ["", "<html></html>", "<script>x</script>", "<nav>Home</nav>", "<!-- x"])
def test_a_page_without_article_is_empty(page) -> None:
    assert body_of(page).aligned.text.strip() == ""


@pytest.mark.parametrize("inner", ["<b>x ", "<div><a>x ", "<a><b>x "])
def test_a_page_that_nests_without_end_is_read_in_time_in_proportion(inner) -> None:
    def seconds(depth: int) -> float:
        start = time.process_time()
        body_of(inner * depth)
        return time.process_time() - start

    assert seconds(8_000) < 20 * seconds(1_000) + 0.5


def test_two_headlines_are_none() -> None:
    assert body_of("<h1>One</h1><h1>Two</h1>").title is None
    assert body_of("<h1>One</h1><h1></h1><h1>One</h1>").title == "One"


PROSE = "<p>The harbour board met on Tuesday and put off the vote on the new quay until the spring.</p>"
HOSTILE = {
    "deep": ("<div>" * 50_000 + PROSE, "harbour"),
    "deep and closed": ("<div>" * 50_000 + PROSE + "</div>" * 50_000, "harbour"),
    "ten megabytes": (PROSE * 20_000 + "<script>" + "x" * 8_300_000 + "</script>", "harbour"),
    "one line": ("harbour " * 500_000, "harbour"),
    "nothing closed": ("<article><p><b><i>" + PROSE[3:-4] + '<a href="', "harbour"),
    "tables in rows": (PROSE + "<table><tr><td>a</td></tr></table>" * 1_500, "harbour"),
    "null bytes": (PROSE.replace(" ", " \0"), "harbour"),
    "broken references": (PROSE + "&#x;&#99999999;&nosuch;&amp&" * 10_000, "harbour"),
    "lone surrogates": (PROSE + "<p>\ud800 is half of a character</p>", "harbour"),
    "angle brackets": (PROSE + "<" * 300_000, "harbour"),
    "open tags": (PROSE + "<a " * 30_000, "harbour"),
    "open quotes": (PROSE + "<a b='" * 30_000, "harbour"),
    "open comments": (PROSE + "<!--" * 300_000, "harbour"),
    "declarations": (PROSE + "<![CDATA[" * 300_000, "harbour"),
    "entities of entities": (
        "<!DOCTYPE r [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]>" + PROSE + "<p>&b;",
        "harbour",
    ),
    "another encoding": ("<?xml version='1.0' encoding='utf-16'?><html><body>" + PROSE, "harbour"),
    "scripts only": ("<script>document.write('<p>x</p>')</script>" * 5_000, ""),
    "frames": ("<frameset><frame src=a><noframes><p>No frames here.</p></noframes></frameset>", ""),
    "empty": ("", ""),
}


@pytest.mark.parametrize(("page", "word"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_end_in_time_and_lose_no_prose(page, word) -> None:
    start = time.process_time()
    text = body_of(page).aligned.text
    assert time.process_time() - start < 30
    assert word in text


@pytest.mark.parametrize("page", [HOSTILE["scripts only"][0], HOSTILE["frames"][0]])
def test_what_is_not_shown_is_no_text(page) -> None:
    assert body_of(page).aligned.text.strip() == ""


WORDS = st.text("ab \né—&<;.", min_size=1, max_size=12)
TAGS = st.sampled_from(
    ["<p>", "</p>", "<div class=sidebar>", "</div>", "<h2>", "<li>", "<td>", "<br>", "<a>", "</a>", "&amp;", "<script>", PROSE]
)  # fmt: skip


@given(st.lists(TAGS | WORDS, max_size=30).map("".join))
@settings(max_examples=60, deadline=None)
def test_every_character_leads_back_to_its_place(page) -> None:
    body = body_of(page)
    repaired = {repair.span: seen(repair.after) for repair in body.repairs}
    for piece in body.aligned.alignment.pieces:
        shown = seen(body.aligned.text[piece.start : piece.end])
        if shown:
            raw = seen(page[piece.raw_start : piece.raw_end])
            assert shown in (raw, repaired.get((piece.raw_start, piece.raw_end)))
