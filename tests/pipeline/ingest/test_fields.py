"""The keys of a record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UnreadableInput
from pipeline.ingest.fields import ALIASES, known_keys, to_record
from pipeline.records import RawRecord


def test_every_alias_is_read_and_case_is_ignored() -> None:
    for known, others in ALIASES.items():
        for name in (known, *others):
            assert known_keys([name.upper()]) == {known: (name.upper(),)}


def test_the_known_key_wins_over_its_aliases_and_the_rest_is_ignored() -> None:
    assert known_keys(["Date", "published", "source_url", "topic"]) == {"published": ("published", "Date")}


def test_a_whole_record() -> None:
    values = {
        "ID": 7,
        "headline": " Two words ",
        "body": " The text. ",
        "publisher": "Reuters",
        "link": "https://example.org/a",
        "date": "2025-10-27",
        "author": ["A. Writer", "", "B. Writer"],
        "bias_text": "center",
    }
    assert to_record(values, place="f.jsonl#1") == RawRecord(
        ref="7",
        origin="f.jsonl#1",
        payload=" The text. ",
        title="Two words",
        source="Reuters",
        url="https://example.org/a",
        published="2025-10-27",
        authors=("A. Writer", "B. Writer"),
    )


def test_html_is_taken_where_there_is_no_text() -> None:
    record = to_record({"html": "<p>x</p>", "text": ""}, place="p")
    assert (record.kind, record.payload, record.ref) == ("html", "<p>x</p>", "p")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"text": "", "body": "full"}, ("text", "full")),
        ({"text": None, "body": " ", "content": "full"}, ("text", "full")),
        ({"text": "short", "body": "full"}, ("text", "short")),
        ({"text": " ", "body": "", "html": "<p>full"}, ("html", "<p>full")),
    ],
)
def test_an_empty_value_hides_no_full_one(values, expected) -> None:
    record = to_record(values, place="p")
    assert (record.kind, record.payload) == expected
    assert to_record({**values, "authors": [], "author": "A. Writer"}, place="p").authors == ("A. Writer",)


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ("A. One, B. Two and C. Three", ("A. One", "B. Two", "C. Three")),
        ("A. One; B. Two | A. One", ("A. One", "B. Two")),
        ("", ()),
        (None, ()),
        ("Sandy Andover", ("Sandy Andover",)),
    ],
)
def test_authors_in_one_string_are_parted(authors, expected) -> None:
    assert to_record({"text": "x", "authors": authors}, place="p").authors == expected


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": "no text"}, "neither text nor html"),
        ({"text": "  "}, "neither text nor html"),
        ({"text": 5}, "'text' has the wrong type; got 5"),
        ({"text": "x", "published": 20251027}, "'published' has the wrong type"),
        ({"text": "x", "id": True}, "'id' has the wrong type"),
        ({"text": "x", "publisher": {"called": "x" * 99}}, "'source' has the wrong type"),
        ({"text": "x", "authors": [1]}, "'authors' has the wrong type"),
        ({"text": "x", "authors": 1.5}, "'authors' has the wrong type"),
    ],
)
def test_a_known_key_of_a_wrong_type_rejects_the_record(values, words) -> None:
    with pytest.raises(UnreadableInput, match=words) as error:
        to_record(values, place="p")
    assert len(error.value.sentence()) < 200


@given(
    st.dictionaries(
        st.sampled_from(["id", "text", "title", "authors", "x"]), st.text() | st.integers() | st.none()
    )
)
def test_any_object_gives_a_record_that_can_be_stored_or_a_reason(values) -> None:
    try:
        record = to_record(values, place="p")
    except UnreadableInput:
        return
    assert record.payload.strip()
    assert record.payload.encode()
    assert record.ref
