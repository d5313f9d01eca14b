"""What is typed into the search box: words and phrases, found alike by DuckDB and by Python."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard import terms
from dashboard.markup import statements as markup
from tests.dashboard.test_statements import HEBREW


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ()),
        ("  two   words ", ("two", "words")),
        ('"security  cabinet" army', ("security cabinet", "army")),
        ("“a phrase” «une autre»", ("a phrase", "une autre")),
        ("Iran IRAN iran", ("Iran",)),
        ("a - b ( ) $", ("a", "b")),
        ('an "open quote', ("an", "open", "quote")),
        ("\x00tab\tbed", ("tab", "bed")),
    ],
)
def test_a_query_is_read_as_words_and_phrases(typed, read) -> None:
    assert terms.read(typed) == read


def test_words_beyond_the_most_are_told() -> None:
    typed = " ".join(f"w{number}" for number in range(terms.MOST_TERMS + 2))
    assert len(terms.read(typed)) == terms.MOST_TERMS
    assert terms.left_out(typed) == ("w8", "w9")
    assert "Not looked for, too many words: “w8”, “w9”." in markup.read_as(typed)
    assert markup.read_as("one") == ""
    assert "“&lt;b&gt;”" in markup.read_as("<b> x")


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("iran", "Iran and the Iranian, not Tirana", ["Iran", "Iran"]),
        ("us", "just us, the US", ["us", "US"]),
        ("erdogan", "Erdoğan, ERDOGAN", ["Erdoğan", "ERDOGAN"]),
        ("Erdoğan", "Erdogan", ["Erdogan"]),
        ("İstanbul", "Istanbul", ["Istanbul"]),
        ("can't", "can’t", ["can’t"]),
        ('"security cabinet"', "the Security\n cabinet", ["Security\n cabinet"]),
        ("$x^2$", "is $x^2$ here", ["$x^2$"]),
        ("a.b", "axb a.b", ["a.b"]),
        ("מחליטים", HEBREW, ["מחליטים"]),
    ],
)
def test_python_and_duckdb_find_the_same(cursor, typed, text, found) -> None:
    (term,) = terms.read(typed)
    assert [text[start:end] for start, end in sorted(terms.places(text, (term,)))] == found
    (there,) = cursor.execute("SELECT regexp_matches(?, ?, 'i')", [text, terms.for_duckdb(term)]).fetchone()
    assert there


@given(some.text(max_size=12))
def test_no_query_breaks_a_search(typed) -> None:
    for term in terms.read(typed):
        cursor = duckdb.default_connection().cursor()
        (there,) = cursor.execute(
            "SELECT regexp_matches(?, ?, 'i')", [term, terms.for_duckdb(term)]
        ).fetchone()
        assert there == bool(terms.places(term, (term,)))
