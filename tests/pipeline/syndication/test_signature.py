"""Signatures and bands: copies share enough, strangers hardly anything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.syndication.bands import MIN_SHARED, bands
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


PINNED = (2028545888, -2043310369, -261572801)
