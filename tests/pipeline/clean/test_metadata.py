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
