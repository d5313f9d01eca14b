"""What a page says about itself."""

from __future__ import annotations

import json

import pytest

from pipeline.clean.metadata import metadata


def script(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


ARTICLE = {
    "@type": ["NewsArticle", "Thing"],
    "headline": "Two &amp; three",
    "datePublished": "2025-10-27T10:00:00Z",
    "author": [{"@type": "Person", "name": "A. Writer"}, "B. Writer", {"url": "x"}],
    "publisher": {"name": "The  Harbour\nLedger", "logo": {"url": "x"}},
}


def test_meta_elements_links_and_title() -> None:
    page = """<title>A &amp; B</title><META Property="og:site_name" content=" The Ledger ">
    <meta name="author" content="A. Writer"><meta name="viewport" content="x"><meta itemprop="datePublished" content="2025">
    <meta property="og:title" content=""><link rel="canonical" href="https://a.example/x"><link rel="icon" href="y">
    <meta name="author" content="A. Writer">"""
    assert metadata(page) == (
        ("og:site_name", "The Ledger"),
        ("author", "A. Writer"),
        ("datepublished", "2025"),
        ("canonical", "https://a.example/x"),
        ("title", "A & B"),
    )


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [{"@type": "WebSite"}, ARTICLE],
        {"@context": "x", "@graph": [{"@type": "WebPage"}, ARTICLE]},
        "//<![CDATA[\n" + json.dumps(ARTICLE) + "\n//]]>",
        json.dumps(ARTICLE).replace("Ledger", "Ledger\t"),
    ],
)
def test_json_ld_is_found_wherever_it_stands(value) -> None:
    found = metadata(script(value))
    assert found == (
        ("jsonld:datePublished", "2025-10-27T10:00:00Z"),
        ("jsonld:headline", "Two & three"),
        ("jsonld:publisher", "The Harbour Ledger"),
        ("jsonld:author", "A. Writer"),
        ("jsonld:author", "B. Writer"),
    )


@pytest.mark.parametrize(
    "text", ["{broken", "[" * 100_000, "null", '{"@type": "Person", "name": "x"}', '{"@type": 5}']
)
def test_json_ld_that_says_nothing_is_passed_over(text) -> None:
    assert metadata(script(text)) == ()


def test_scripts_are_read_together() -> None:
    article = {
        "@type": "NewsArticle",
        "author": {"@id": "#a"},
        "publisher": [{"@id": "#p"}],
        "datePublished": "2025",
    }
    graph = {
        "@graph": [{"@id": "#p", "name": "The Ledger"}, {"@type": "Person", "@id": "#a", "name": "A. Writer"}]
    }
    found = dict(
        metadata(script(article) + script(graph) + script({"@type": "WebSite", "name": "Ledger Online"}))
    )
    assert found["jsonld:publisher"] == "The Ledger"
    assert found["jsonld:author"] == "A. Writer"
    assert found["jsonld:site"] == "Ledger Online"


@pytest.mark.parametrize(
    ("page", "pairs"),
    [
        ('<time itemprop="datePublished" datetime="2025-10-27T10:00Z">now</time>', [("datepublished", "2025-10-27T10:00Z")]),
        ('<span itemprop="datePublished">27 October <b>2025</b></span>', [("page:date", "27 October 2025")]),
        ('<time itemprop="dateModified" datetime="2025-10-28">x</time>', [("datemodified", "2025-10-28")]),
        ('<span class="tarih">27.10.2025</span>', [("page:date", "27.10.2025")]),
        ('<p class="post-date">27 October</p>', [("page:date", "27 October")]),
        ('<p class="current-date">27 October</p><p class="update">x</p>', []),
        ('<div class="c-byline__row byline"><div>By <a>A. Writer</a></div> | Oct 27</div>', [("page:byline", "By A. Writer | Oct 27")]),
        ('<a rel="author" href="x">A. Writer</a> <a rel="author">B. Writer</a>', [("page:author", "A. Writer"), ("page:author", "B. Writer")]),
        ('<a rel="author">A. Writer</a>' + "<p>x</p>" * 400 + '<a rel="author">C. Card</a>', [("page:author", "A. Writer")]),
        ('<span itemprop="author"><span itemprop="name">A. Writer</span></span>', [("page:author", "A. Writer")]),
        ('<div class="byline">' + "x" * 300 + "</div>", []),
        ('<div class="byline">By A. Writer', []),
        ('<div class="byline"><script>x</script>By A. Writer</div>', [("page:byline", "By A. Writer")]),
        ('<img class="byline"><p>x</p>', []),
        ("".join(f'<i class="byline">By {name}</i>' for name in "ABCDEFGH"), [("page:byline", f"By {name}") for name in "ABCDEF"]),
    ],
)  # fmt: skip
def test_elements_whose_markup_says_what_they_are(page, pairs) -> None:
    assert list(metadata(page)) == pairs
