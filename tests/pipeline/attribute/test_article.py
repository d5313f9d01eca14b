"""An article's attributions together: their order, their laws, and what a name has to do with them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.attribute.article import MAX_SENTENCE
from pipeline.records import Mention
from pipeline.text import Span
from tests.pipeline.attribute.laws import check
from tests.pipeline.attribute.test_bullets import TABLES, cases, told
from tests.pipeline.world import DAY, attributor, read, resolver

ARTICLE = """Norland leaves the pact

Foreign Minister Ilse Dornan said on Monday that Norland would leave the pact. “It is over,” she said.

Otto Katz, a lawyer, told reporters that the minister was wrong. “They know it,” he said. “I know it.”

According to Dornan, who opposes the pact, nobody else wants it either. Katz called the exit “a farce and a lie”."""


def test_attributions_are_in_the_order_of_their_contents() -> None:
    found = read(ARTICLE).attributions
    assert [(a.voice, a.content.of(ARTICLE), a.holder.actor if a.holder else None) for a in found] == [
        ("indirect", "Norland would leave the pact", "Ilse Dornan"),
        ("direct", "It is over,", "Ilse Dornan"),
        ("indirect", "the minister was wrong", "Otto Katz"),
        ("direct", "They know it,", "Otto Katz"),
        ("direct", "I know it.", "Otto Katz"),
        ("position", "opposes the pact", "Ilse Dornan"),
        ("indirect", "nobody else wants it either", "Ilse Dornan"),
        ("mixed", "the exit “a farce and a lie”", "Otto Katz"),
    ]
    assert [a.content for a in found] == sorted(a.content for a in found)
    check(ARTICLE, read(ARTICLE))


def test_mentions_are_those_it_was_given_and_those_it_found() -> None:
    given_before = resolver().resolve(ARTICLE, DAY)
    found = attributor().attribute(ARTICLE, given_before).mentions
    assert {m.span for m in given_before} <= {m.span for m in found}
    assert {"she", "the minister", "he"} <= {m.text for m in found}


def test_the_author_says_i() -> None:
    author = Mention(Span(0, 1), "", "~ann-ruehl", "Ann Ruehl", "author", "author")
    text = "I believe that the plan is dead."
    [told_by] = attributor().attribute(text, (), (), author).attributions
    assert told_by.holder is not None
    assert told_by.holder.actor == "Ann Ruehl"
    assert all(a.holder is None for a in attributor().attribute(text, ()).attributions)


@pytest.mark.parametrize("text", ["", " \n ", "“", ".", "\x00", "\ud800", "“\udfff”", "a" * 5_000])
def test_hardly_a_text(text) -> None:
    assert not read(text).attributions


def test_a_sentence_without_an_end_is_read_in_stretches() -> None:
    text = "Ilse Dornan said that the plan was dead and buried there, and " * 100
    made = read(text)
    assert len(text) > 2 * MAX_SENTENCE
    assert len(made.attributions) >= 3
    check(text, made)


NAMES = ("Greta Vossler", "Ruth Menkel", "Anna Pasquet", "Ruth Menkel-Oye")
TEXTS = [
    (case.text.replace("¶", "\n\n"), case.expected)
    for table in TABLES
    for case in cases(table)
    if not case.fails
]


@pytest.mark.parametrize("name", NAMES)
def test_another_name_changes_nothing_but_the_name(name) -> None:
    """Its length changes spans; whether anybody is known by it changes no rule."""

    def renamed(words: str) -> str:
        full = words.replace("Ilse Dornan", name)
        return full.replace("Dornan", name.split()[-1])

    spoken = [
        (text, expected) for text, expected in TEXTS if "ILSE" not in text and " she" not in text.lower()
    ]
    different = [
        (text, told(renamed(text)), expected)
        for text, expected in spoken
        if told(renamed(text)) != [renamed(line) for line in expected]
    ]
    assert len(spoken) > 90
    assert different == []


PIECES = st.sampled_from(
    [
        *("“", "”", '"', "‘", "’", "'", "«", "»", "''", "\n\n", ", ", ". ", ": ", "; ", "? ", " – ", " "),
        *("Ilse Dornan", "Dornan", "Otto Katz", "Katz’s", "he", "she", "I", "the minister", "two officials"),
        *(" said ", " says ", "saying ", " told ", " believes ", " rejected ", " was quoted as ", " denied "),
        *("that ", "it was late", "the plan", "according to ", "in the view of ", "as ", "while ", "who "),
        *("Q: ", "DORNAN: ", "’s insistence that ", "\ud83d", "😀", "İ", "\u202e", "\u00a0"),
    ]
)


@settings(max_examples=250, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_keeps_the_laws_and_reads_the_same_twice(text) -> None:
    made = read(text)
    check(text, made)
    assert read(text) == made


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([text for text, _ in TEXTS]), min_size=2, max_size=5),
    st.sampled_from([" ", "\n\n"]),
)
def test_sentences_together_keep_the_laws(texts, between) -> None:
    text = between.join(texts)
    check(text, read(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_characters_of_any_kind_keep_the_laws(text) -> None:
    check(text, read(text))
