"""Passages as word pieces: what is in focus, who is replaced, what is left out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from pipeline import resources
from pipeline.encode.passage import CLOSE, HOLDER, OPEN, SEP, Passage, Piecer, by_length
from pipeline.text import Span

PATH = resources.model_path("stance") / "tokenizer.json"
TEXT = "Jane Doe said on Monday that she would not sign, and Doe smiled."
FOCUS = Span(TEXT.index("she"), TEXT.index(","))
HOLDERS = (Span(0, 8), Span(TEXT.rindex("Doe"), TEXT.rindex("Doe") + 3))
WORDS = Tokenizer.from_file(str(PATH))


def shown(passage: Passage, limit: int = 96) -> str:
    """The pieces as words, focus and all."""
    found = Piecer(PATH, limit).pieces(passage)
    return " ".join(WORDS.id_to_token(one) for one in found.ids)


def whole(**more: Any) -> Passage:
    return Passage(TEXT, Span(0, len(TEXT)), (FOCUS,), **more)


def test_the_holder_is_replaced_and_the_focus_marked() -> None:
    read = shown(whole(holder=HOLDERS, statement="It is so."))
    assert "doe" not in read
    assert read.count(HOLDER) == 2
    assert f"{OPEN} she would not sign {CLOSE}" in read
    assert read.endswith(f"{SEP} it is so . {SEP}")


def test_a_holder_who_is_nowhere_in_the_window_stands_before_it() -> None:
    assert shown(whole(statement="It is so.")).split()[1] == HOLDER


def test_words_left_out_leave_no_trace() -> None:
    gone = TEXT.index("not")
    assert "would sign" in shown(whole(without=Span(gone, gone + 4)))


def test_a_name_that_a_focus_cuts_is_replaced_once() -> None:
    focus = Span(5, 20)
    read = shown(Passage(TEXT, Span(0, len(TEXT)), (focus,), HOLDERS[:1], "It is so."))
    assert read.count(HOLDER) == 1


@pytest.mark.parametrize("name", ["Ann", "Bartholomew Fitzgerald-Okonkwo", "אנה", "X Æ"])
def test_a_swapped_name_gives_the_same_pieces(name: str) -> None:
    text = TEXT.replace("Jane Doe", name)
    moved = len(text) - len(TEXT)
    other = Passage(
        text,
        Span(0, len(text)),
        (Span(FOCUS.start + moved, FOCUS.end + moved),),
        (Span(0, len(name)), Span(HOLDERS[1].start + moved, HOLDERS[1].end + moved)),
        "It is so.",
    )
    piecer = Piecer(PATH, 96)
    assert piecer.pieces(other) == piecer.pieces(whole(holder=HOLDERS, statement="It is so."))


@given(st.text(max_size=200), st.data())
def test_any_spans_give_at_most_the_limit(text: str, data: st.DataObject) -> None:
    def span() -> Span:
        start = data.draw(st.integers(0, len(text)))
        return Span(start, data.draw(st.integers(start, len(text))))

    window, focus, holder = span(), span(), span()
    found = Piecer(PATH, 20).pieces(Passage(text, window, (focus,), (holder,)))
    assert len(found.ids) == len(found.segments) == len(found.focus) <= 22
    assert set(found.segments) == {0}


def test_batches_hold_each_place_once_and_are_of_like_length() -> None:
    piecer = Piecer(PATH, 96)
    pieces = [piecer.pieces(Passage("word " * n, Span(0, 5 * n), (Span(0, 4),))) for n in (9, 1, 5, 7, 3)]
    batches = list(by_length(pieces, 2))
    assert sorted(place for batch in batches for place in batch) == [0, 1, 2, 3, 4]
    assert [len(batch) for batch in batches] == [2, 2, 1]
    lengths = [len(pieces[place].ids) for batch in batches for place in batch]
    assert lengths == sorted(lengths)
