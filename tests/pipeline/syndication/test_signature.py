"""Signatures and bands: copies share enough, strangers hardly anything."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.syndication.bands import MAX_ARTICLES, MIN_SHARED, bands, candidates
from pipeline.syndication.signature import MIN_WORDS, VALUES, signature
from tests.pipeline.syndication.invented import VOCABULARY, article, paragraphs


def shared(one: str, other: str) -> int:
    return len(set(bands(signature(one))) & set(bands(signature(other))))


def test_a_signature_is_a_fixed_number_of_32_bit_values_pinned_for_every_platform() -> None:
    found = signature(article(1, 40))
    assert len(found) == VALUES
    assert all(-(2**31) <= value < 2**31 for value in found)
    assert found[:3] == PINNED


def test_a_short_text_has_no_signature() -> None:
    text = " ".join(VOCABULARY[:MIN_WORDS])
    assert signature(text)
    assert signature(text.rsplit(" ", 1)[0]) == ()
    assert signature("") == ()
    assert bands(()) == []


@given(st.text(max_size=2000))
def test_any_text_has_a_signature_without_a_repeated_key(text) -> None:
    keys = bands(signature(text))
    assert len(keys) == len(set(keys)) <= VALUES


def test_half_of_a_text_shares_about_half_of_its_signature() -> None:
    parts = paragraphs(2, 40)
    whole, first, last = ("\n\n".join(half) for half in (parts, parts[:20], parts[20:]))
    assert 20 <= shared(whole, first) <= 44
    assert 20 <= shared(whole, last) <= 44
    assert shared(first, last) < MIN_SHARED


def test_candidates_are_the_pairs_that_share_keys_whatever_the_order() -> None:
    parts = paragraphs(3, 30)
    texts = {
        "b": "\n\n".join(parts),
        "a": "\n\n".join(parts[:12]),
        "c": "\n\n".join([*paragraphs(4, 3), *parts[8:]]),
        "d": article(5, 30),
    }
    keys = {name: bands(signature(text)) for name, text in texts.items()}
    found = list(candidates(keys))
    assert found == [("a", "b"), ("a", "c"), ("b", "c")]
    names = list(keys)
    random.Random(1).shuffle(names)  # noqa: S311 - repeatable, no secret
    assert list(candidates({name: keys[name] for name in names})) == found


@pytest.mark.parametrize("n", [MIN_SHARED - 1, MIN_SHARED])
def test_a_stock_phrase_makes_no_candidates(n) -> None:
    keys = {"a": [*range(n), 100], "b": [*range(n), 200]}
    assert list(candidates(keys)) == ([("a", "b")] if n >= MIN_SHARED else [])


def test_a_line_that_everybody_prints_makes_no_candidates() -> None:
    crowd = {f"{n:04}": [1, 2, 3, 1000 + n] for n in range(MAX_ARTICLES + 1)}
    assert list(candidates(crowd)) == []


PINNED = (2028545888, -2043310369, -261572801)
