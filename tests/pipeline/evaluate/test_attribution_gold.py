"""The gold of attribution is sound before anything is measured on it."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline import resources
from pipeline.evaluate.figure import lines
from pipeline.schema import VOICES

FOLDER = resources.folder() / "gold" / "attribution"
METHODS = {"name", "alias", "role", "metonym", "pronoun", "apposition", "author", "noun", None}
MARKS = {"negated", "modal", "hypothetical", "question", "history"}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {row["id"]: row["text"] for row in lines(FOLDER / "passages.jsonl")}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return lines(FOLDER / "attributions.jsonl")


def test_there_is_enough_of_it(texts, rows) -> None:
    assert len(texts) >= 60
    assert len(rows) >= 400


def test_every_span_shows_the_words_of_its_row(texts, rows) -> None:
    for row in rows:
        text = texts[row["passage"]]
        pieces = row["content"] if isinstance(row["content"], list) else [row["content"]]
        assert [text[start:end] for start, end in row["parts"]] == pieces
        assert [row["content_start"], row["content_end"]] == [row["parts"][0][0], row["parts"][-1][1]]
        for name in ("cue", "holder"):
            words = row["cue"] if name == "cue" else row["holder_text"]
            start = row[f"{name}_start"]
            assert (words is None) == (start is None)
            assert words is None or text[start : start + len(words)] == words


def test_words_of_closed_sets_are_of_them(rows) -> None:
    for row in rows:
        assert row["voice"] in VOICES
        assert row["method"] in METHODS
        assert set(row["marks"]) <= MARKS
        assert (row["holder"] is None) == (row["method"] is None)


def test_what_is_no_attribution_stands_where_it_says(texts) -> None:
    for row in lines(FOLDER / "not_attributions.jsonl"):
        assert texts[row["passage"]][row["start"] :].startswith(row["text"])
