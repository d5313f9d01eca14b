"""When two contents and two sources are the same, counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.spans import Words, overlap, paired, span_figures
from pipeline.text import Span


def spans(text: str, *pieces: str) -> list[Span]:
    """The pieces in text order, each searched after the one before."""
    found, at = [], 0
    for piece in pieces:
        at = text.index(piece, at)
        found.append(Span(at, at + len(piece)))
        at += len(piece)
    return found


def shown(words: Words, places: frozenset[int]) -> list[str]:
    return [words.word(place) for place in sorted(places)]


@pytest.mark.parametrize(
    ("text", "pieces", "content"),
    [
        ("She said that tolls rise.", ["that tolls rise."], ["tolls", "rise"]),
        ("She said “tolls rise,” twice.", ["“tolls rise,”"], ["tolls", "rise"]),
        ("“Tolls rise,” she said, “in May.”", ["“Tolls rise,”", "“in May.”"], ["tolls", "rise", "in", "may"]),
        ("She said that “that is all”.", ["that “that is all”"], ["that", "is", "all"]),
        ("He wanted that.", ["that"], ["that"]),
        ("A well-known city's toll", ["well-known city's toll"], ["well-known", "city's", "toll"]),
        ("She said tolls rise.", ["said tolls ri"], ["said", "tolls", "rise"]),  # a cut word is a word
        ("She said …", ["…"], []),
    ],
)
def test_a_content_is_its_words_but_the_that_at_its_head(text, pieces, content):
    words = Words(text)
    assert shown(words, words.content(spans(text, *pieces))) == content


def test_the_words_of_a_cue_are_no_content():
    text = "She opposes that toll"
    words = Words(text)
    cue = spans(text, "opposes")[0]
    assert shown(words, words.content(spans(text, "opposes that toll"), cue)) == ["toll"]


def test_the_same_word_elsewhere_is_another_word():
    text = "Tolls rise. Tolls rise."
    words = Words(text)
    assert overlap(words.places([Span(0, 11)]), words.places([Span(12, 23)])) == 0


@pytest.mark.parametrize(
    ("source", "heads"),
    [
        ("Ann Bo", ["bo"]),
        ("Mr. Bo", ["bo"]),
        ("Ann Bo, the mayor of Tarn", ["bo", "mayor"]),
        ("the harbour minister, Ann Bo,", ["minister", "bo"]),
        ("a spokesman for the Bo campaign", ["spokesman"]),
        ("one of the ministers", ["ministers"]),
        ("a number of ministers from Tarn", ["ministers"]),
        ("Bo and Carl Dey", ["bo", "dey"]),
        ("a woman who works for Bo, and Dey", ["woman"]),
        ("Bo's lawyer", ["lawyer"]),
        ("Carl Dey Jr.", ["dey"]),
        ("the president of Tarn", ["president"]),
        ("the president", ["president"]),
        ("the Tarn mayor", ["mayor"]),
        ("his", ["his"]),
        ("who", ["who"]),
        ("that official", ["official"]),
        ("Bo, of Tarn, her aide", ["bo", "aide"]),
        ("the well-known mayor – once a baker –", ["mayor", "baker"]),
        ("", []),
    ],
)
def test_the_heads_of_a_source(source, heads):
    words = Words(source)
    assert shown(words, words.heads([Span(0, len(source))])) == heads


def test_the_naming_words_of_a_source_leave_out_titles_and_prepositions():
    text = "the mayor of Tarn and Dr. Bo"
    words = Words(text)
    assert shown(words, words.naming([Span(0, len(text))])) == ["tarn", "bo"]
    assert shown(words, words.naming([Span(0, 3)])) == ["the"]


def test_two_sources_are_the_same_where_they_share_a_head():
    text = "Tarn spokesman Ann Bo said no"
    words = Words(text)
    whole, name, place = (spans(text, piece) for piece in ("Tarn spokesman Ann Bo", "Ann Bo", "Tarn"))
    assert words.same_source(whole, name[0])
    assert not words.same_source(whole, place[0])
    assert not words.same_source(whole, None)
    assert not words.same_source([], name[0])


def places(*numbers: int) -> frozenset[int]:
    return frozenset(numbers)


def test_contents_are_the_same_from_four_words_in_five():
    five, four, three = places(1, 2, 3, 4, 5), places(1, 2, 3, 4), places(1, 2, 3)
    assert paired([five], [four]) == {0: 0}
    assert paired([five], [three]) == {}
    assert paired([four], [three]) == {}
    assert paired([places()], [places()]) == {}
    assert paired([], [five]) == {}


def test_the_best_overlap_is_paired_first_and_one_to_one():
    gold = [places(*range(10)), places(*range(9))]
    assert paired(gold, [places(*range(9))]) == {1: 0}
    assert paired(gold, [places(*range(9)), places(*range(9))]) == {1: 0, 0: 1}


def test_of_equal_overlaps_the_preferred_one_is_taken_then_the_first():
    gold, found = [places(1, 2)], [places(1, 2), places(1, 2), places(1, 2)]
    assert paired(gold, found) == {0: 0}
    assert paired(gold, found, lambda _one, other: other == 1) == {0: 1}
    assert paired(gold * 2, found, lambda one, other: one == 1 and other == 0) == {1: 0, 0: 1}


@given(
    st.lists(st.frozensets(st.integers(0, 8)), max_size=6),
    st.lists(st.frozensets(st.integers(0, 8)), max_size=6),
)
def test_pairs_are_one_to_one_and_overlap_enough(gold, found):
    taken = paired(gold, found)
    assert len(set(taken.values())) == len(taken)
    assert all(overlap(gold[one], found[other]) >= 0.8 for one, other in taken.items())
    # Nothing that could still be paired is left.
    left = [one for one in range(len(gold)) if one not in taken]
    free = [other for other in range(len(found)) if other not in taken.values()]
    assert not any(overlap(gold[one], found[other]) >= 0.8 for one in left for other in free)


def test_f1_precision_and_recall_of_four_labelled_two_found_one_right():
    f1, precision, recall = span_figures("a", (4, 2, 1), "d", "quotations")
    assert (f1.name, f1.right, f1.n) == ("a.f1", 2, 6)
    assert (precision.name, precision.right, precision.n) == ("a.precision", 1, 2)
    assert (recall.name, recall.right, recall.n) == ("a.recall", 1, 4)
    assert [figure.value for figure in span_figures("a", (0, 0, 0), "d", "q")] == [None, None, None]
