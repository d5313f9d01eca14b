"""Ids are stable, made from content, and differ where content does."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline import ids

anything = st.text(st.characters())  # lone surrogates included: they occur in JSON
parts = st.lists(st.none() | anything, max_size=4)


@given(parts, parts)
@example(["\x1f"], [" "])
@example([None], ["\x00"])
@example(["a", "bc"], ["ab", "c"])
@example([""], [])
@example(["1:a"], ["a", None])
def test_digests_differ_where_the_parts_do(one, other) -> None:
    assert (ids.digest(*one) == ids.digest(*other)) is (one == other)


@given(parts)
def test_a_digest_is_sixteen_hex_digits(some) -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", ids.digest(*some))


def test_a_digest_never_changes_between_versions() -> None:
    """Stores hold these: a change here orphans every id that was ever written."""
    assert ids.digest("article", None, "a word") == "5215eb165bbecdad"
    assert ids.article_id("bbc", " A  Word ") == "ec9e2be81292eb52"


@given(anything)
@example("ΐ")
@example("ͅᾳ")
@example("\u1e9e ß ﬁ Ǆ İ")
def test_normalised_text_is_normal_and_case_is_ignored(text) -> None:
    once = ids.normalised(text)
    assert ids.normalised(once) == once
    assert ids.normalised(f" \n{text}\t") == once
    assert ids.normalised(text.casefold()) == once


@pytest.mark.parametrize(
    ("one", "other"),
    [("The Prime  Minister\n", "the prime minister"), ("ﬁnal", "final"), ("Straße", "STRASSE"), ("５", "5")],
)
def test_the_same_text_to_a_reader_is_the_same_text(one, other) -> None:
    assert ids.article_id("x", one) == ids.article_id("x", other)


def test_ids_of_different_things_differ() -> None:
    made = [
        ids.article_id("x", "text"),
        ids.article_id(None, "text"),
        ids.article_id("", "text"),
        ids.article_id("y", "text"),
        ids.duplicate_id("a", "k"),
        ids.duplicate_id("a", "l"),
        ids.attribution_id("a", "direct", 1, 23, None),
        ids.attribution_id("a", "direct", 12, 3, None),
        ids.attribution_id("a", "indirect", 1, 23, None),
        ids.attribution_id("a", "direct", 1, 23, "holder"),
        ids.statement_id("a", "topic"),
        ids.mention_id("a", 1, 23),
        ids.mention_id("a", 12, 3),
    ]
    assert len(set(made)) == len(made)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Işık", "isik"),
        ("İsmail", "ismail"),
        ("Lars Løkke Rasmussen", "lars-lokke-rasmussen"),
        ("Łukasz Großmann", "lukasz-grossmann"),
        ("  J.D. Vance — ", "j-d-vance"),
        ("בנימין", ""),
        ("", ""),
    ],
)
def test_slug(name, slug) -> None:
    assert ids.slug(name) == slug


@given(st.text())
def test_a_slug_is_plain_and_final(name) -> None:
    slug = ids.slug(name)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert ids.slug(slug) == slug


def test_a_discovered_actor_is_marked_and_the_same_in_every_article() -> None:
    assert ids.discovered_id("Jane Doe") == "~jane-doe"
    assert ids.discovered_id("Jane  Doe") == ids.discovered_id("jane doe")
    assert ids.discovered_id("US official (unnamed)") == "~us-official-unnamed"
    assert re.fullmatch(r"~[0-9a-f]{16}", ids.discovered_id("ישראל"))
    assert ids.discovered_id("ישראל") != ids.discovered_id("בנימין")
