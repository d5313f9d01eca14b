"""JSON as services hand it out: articles inside an object, names inside objects, one value over many lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.ingest.read import read_inputs
from pipeline.records import RawRecord, RejectedInput

TEXT = "The council spoke of the bridge."
ITEM = {"content": TEXT, "publishedAt": "2025-10-27", "source": {"id": None, "name": "The Ledger"}}


def read(folder: Path, name: str, value: Any, indent: int | None = None) -> list[RawRecord | RejectedInput]:
    (folder / name).write_text(json.dumps(value, indent=indent), encoding="utf-8")
    return list(read_inputs([str(folder / name)]))


@pytest.mark.parametrize(
    ("name", "indent"), [("a.json", None), ("a.json", 2), ("a.jsonl", 2), ("a.ndjson", 4)]
)
@pytest.mark.parametrize("key", ["articles", "items", "results"])
def test_the_only_list_of_objects_in_an_object_holds_the_articles(tmp_path, key, name, indent) -> None:
    value = {"status": "ok", "total": 2, "tags": ["a", "b"], key: [ITEM, {**ITEM, "id": "second"}]}
    first, second = read(tmp_path, name, value, indent)
    assert isinstance(first, RawRecord)
    assert (first.payload, first.published, first.source) == (TEXT, "2025-10-27", "The Ledger")
    assert (first.ref.endswith("#1"), second.ref) == (True, "second")


def test_a_feed_in_json_gives_its_pages(tmp_path) -> None:
    item = {
        "content_html": f"<p>{TEXT}</p>",
        "date_published": "2025-10-27",
        "authors": [{"name": "A. Writer"}],
    }
    (record,) = read(tmp_path, "feed.json", {"version": "1.1", "title": "The Ledger", "items": [item]})
    assert isinstance(record, RawRecord)
    assert (record.kind, record.published, record.authors) == ("html", "2025-10-27", ("A. Writer",))


@pytest.mark.parametrize("indent", [2, 4])
def test_one_article_over_many_lines_is_one_article(tmp_path, indent) -> None:
    (record,) = read(tmp_path, "a.jsonl", {"text": TEXT, "related": [{"text": "Another story."}]}, indent)
    assert isinstance(record, RawRecord)
    assert record.payload == TEXT


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"a": [{"text": TEXT}], "b": [{"text": TEXT}]}, "neither text nor html"),
        ({"a": {"text": TEXT}}, "neither text nor html"),
        ({"articles": [{"text": TEXT, "authors": [{"nick": "x"}]}]}, "'authors' has the wrong type"),
        ({"articles": [{"text": TEXT, "source": {"name": 7}}]}, "'source' has the wrong type"),
    ],
)
def test_what_could_mean_two_things_is_rejected(tmp_path, value, words) -> None:
    (bad,) = read(tmp_path, "a.json", value)
    assert isinstance(bad, RejectedInput)
    assert words in bad.reason
