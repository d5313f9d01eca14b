"""What JSON-LD says of a page's article."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.jsonld import MAX_MEMBERS, of_scripts


@pytest.mark.parametrize(
    ("nodes", "pairs"),
    [
        ([{"@type": "NewsArticle", "publisher": "The Ledger"}], [("jsonld:publisher", "The Ledger")]),
        ([{"@type": "NewsArticle", "publisher": {"@id": "#p"}}, {"@id": "#p", "name": "The Ledger"}], [("jsonld:publisher", "The Ledger")]),
        ([{"@type": "NewsArticle", "publisher": {"@id": "#p"}}], []),
        ([{"@type": "NewsArticle", "publisher": {"@id": "#p"}}, {"@id": "#p"}], []),
        ([{"@type": "NewsArticle", "author": {"name": ["A. Writer", "B. Writer"]}}], [("jsonld:author", "A. Writer"), ("jsonld:author", "B. Writer")]),
        ([{"@type": "NewsArticle", "author": [5, None, ["A. Writer"]]}], []),
        ([{"@type": "NewsArticle", "headline": "One"}, {"@type": "NewsArticle", "headline": "Two"}], [("jsonld:headline", "One")]),
        ([{"@type": "WebSite", "name": "The Ledger"}], [("jsonld:site", "The Ledger")]),
        ([{"@type": "Organization", "name": "The Ledger"}], []),
    ],
)  # fmt: skip
def test_properties_are_read_in_any_dress(nodes, pairs) -> None:
    assert of_scripts(map(json.dumps, nodes)) == pairs
    assert of_scripts([json.dumps({"@graph": nodes})]) == pairs


@pytest.mark.parametrize("text", ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>", " {} "])
def test_wrappings_are_taken_off(text) -> None:
    script = text.replace("{}", '{"@type": "Article", "headline": "One"}')
    assert of_scripts([script]) == [("jsonld:headline", "One")]


def test_one_broken_script_does_not_hide_the_other() -> None:
    assert of_scripts(["{broken", '{"@type": "Article", "headline": "One"}']) == [("jsonld:headline", "One")]


def test_a_list_of_authors_is_bounded() -> None:
    article = {"@type": "Article", "author": [f"A. Writer {i}" for i in range(1_000)]}
    assert len(of_scripts([json.dumps(article)])) == MAX_MEMBERS


@given(
    st.lists(
        st.text()
        | st.recursive(
            st.none() | st.text() | st.integers(),
            lambda inner: (
                st.lists(inner)
                | st.dictionaries(st.sampled_from(["@type", "@id", "@graph", "name", "author"]), inner)
            ),
        ).map(json.dumps)
    )
)
def test_nothing_raises(texts) -> None:
    of_scripts(texts)
