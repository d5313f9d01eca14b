"""The development passages of attribution are sound: spans, closed words, every quotation mark accounted for."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from pipeline import resources
from pipeline.evaluate.figure import lines
from pipeline.schema import MARKS, METHODS, VOICES

FOLDER = resources.folder() / "gold" / "attribution_dev"
KINDS = {"person", "government", "organisation", "collective", "unnamed", "author", None}
NEGATIVES = {"place", "words", "question", "act", "other"}
# An opening mark stands before a letter and not after one: an apostrophe inside a word is none.
OPENING = re.compile(r"[“«]|(?<!\w)[‘\"](?=\w)")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {row["id"]: row["text"] for row in lines(FOLDER / "passages.jsonl")}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return lines(FOLDER / "attributions.jsonl")


@pytest.fixture(scope="module")
def negatives() -> list[dict[str, Any]]:
    return lines(FOLDER / "not_attributions.jsonl")


def test_every_passage_has_its_own_id_and_is_short_and_labelled(texts, rows) -> None:
    assert len(texts) == len(lines(FOLDER / "passages.jsonl")) >= 60
    assert all(80 <= len(text.split()) <= 160 for text in texts.values())
    assert {row["passage"] for row in rows} == set(texts)


def test_every_span_shows_the_words_of_its_row(texts, rows) -> None:
    for row in rows:
        text = texts[row["passage"]]
        pieces = row["content"] if isinstance(row["content"], list) else [row["content"]]
        assert [text[start:end] for start, end in row["parts"]] == pieces
        assert [row["content_start"], row["content_end"]] == [row["parts"][0][0], row["parts"][-1][1]]
        assert all(before[1] <= after[0] for before, after in pairwise(row["parts"]))
        for name, words in (("cue", row["cue"]), ("holder", row["holder_text"])):
            start = row[f"{name}_start"]
            assert (words is None) == (start is None)
            assert words is None or text[start : start + len(words)] == words


def test_words_of_closed_sets_are_of_them(rows) -> None:
    for row in rows:
        assert row["voice"] in VOICES
        assert row["method"] in {*METHODS, None}
        assert row["holder_kind"] in KINDS
        assert set(row["marks"]) <= set(MARKS)
        assert (row["holder"] is None) == (row["method"] is None) == (row["holder_kind"] is None)
        assert row["reporter"] is None or row["reporter"] != row["holder"]


def test_no_row_stands_twice_and_quotations_nest(rows) -> None:
    keys = [(row["passage"], row["voice"], str(row["parts"]), row["holder"]) for row in rows]
    assert len(keys) == len(set(keys))
    spans = sorted(
        (row["passage"], *part) for row in rows if row["voice"] == "direct" for part in row["parts"]
    )
    for number, (passage, _, end) in enumerate(spans):
        for other, start, stop in spans[number + 1 :]:
            assert other != passage or start >= end or stop <= end


def test_what_is_no_attribution_stands_where_it_says(texts, negatives) -> None:
    for row in negatives:
        assert row["kind"] in NEGATIVES
        assert texts[row["passage"]][row["start"] :].startswith(row["text"])


def test_every_opening_mark_is_labelled_or_listed_as_none(texts, rows, negatives) -> None:
    known: dict[str, list[tuple[int, int]]] = {name: [] for name in texts}
    for row in rows:
        if row["voice"] in {"direct", "mixed"}:
            known[row["passage"]].append((row["content_start"] - 1, row["content_end"]))
    for row in negatives:
        known[row["passage"]].append((row["start"] - 1, row["start"] + len(row["text"])))
    for name, text in texts.items():
        for mark in OPENING.finditer(text):
            assert any(a <= mark.start() < b for a, b in known[name]), text[mark.start() : mark.start() + 40]
