"""The alignment's laws, on random texts and random chains of edits."""

from __future__ import annotations

import doctest
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import text
from pipeline.text import AlignedText, Alignment, Edit, Piece, Span

ALPHABET = "ab é“鈥\n😀"  # one, two, three and four bytes: offsets are characters, never bytes
short = st.text(ALPHABET, max_size=6)


@dataclass(frozen=True)
class Tracked:
    """A text beside the slow truth: for each character the raw index it is an unchanged copy of, or None."""

    aligned: AlignedText
    origins: tuple[int | None, ...]


@st.composite
def edit_lists(draw, length: int) -> list[Edit]:
    """Edits that do not overlap, in any order, insertions and edges included."""
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    edits = [Edit(a, b, draw(short)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    return [edit for edit in edits if length or not edit.new]


def apply_plainly(shown: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, key=lambda e: (e.start, e.end))[::-1]:
        shown = shown[: edit.start] + edit.new + shown[edit.end :]
    return shown


@st.composite
def chains(draw, rounds: int = 4) -> Tracked:
    """A raw text after up to so many rounds of edits."""
    raw = draw(st.text(ALPHABET, min_size=1, max_size=30))
    aligned, origins = AlignedText.of(raw), tuple(range(len(raw)))
    for _ in range(draw(st.integers(0, rounds))):
        edits = sorted(draw(edit_lists(len(aligned.text))), key=lambda e: (e.start, e.end))
        kept: list[int | None] = []
        position = 0
        for edit in edits:
            kept += [*origins[position : edit.start], *[None] * len(edit.new)]
            position = edit.end
        origins = (*kept, *origins[position:])
        expected = apply_plainly(aligned.text, edits)
        aligned = aligned.edited(draw(st.permutations(edits)) if distinct(edits) else edits)
        assert aligned.text == expected
    return Tracked(aligned, origins)


def distinct(edits: list[Edit]) -> bool:
    return len({(edit.start, edit.end) for edit in edits}) == len(edits)


@given(chains())
def test_pieces_cover_the_text_without_a_gap(tracked: Tracked) -> None:
    pieces = tracked.aligned.alignment.pieces
    assert [p.start for p in pieces] == [0, *[p.end for p in pieces]][: len(pieces)]
    assert (pieces[-1].end if pieces else 0) == len(tracked.aligned.text)


@given(chains(rounds=1))
def test_an_unchanged_character_maps_to_itself(tracked: Tracked) -> None:
    aligned = tracked.aligned
    for i, origin in enumerate(tracked.origins):
        if origin is not None:
            assert aligned.raw_span(i, i + 1) == (origin, origin + 1), aligned.alignment.pieces
            assert aligned.raw[origin] == aligned.text[i]


@given(chains())
def test_an_unchanged_character_is_shown_whatever_is_done_around_it(tracked: Tracked) -> None:
    """A later edit may replace what was inserted beside it, and then the two are shown together."""
    aligned = tracked.aligned
    for i, origin in enumerate(tracked.origins):
        if origin is not None:
            assert aligned.raw_span(i, i + 1).covers(Span(origin, origin + 1)), aligned.alignment.pieces


@given(chains(), st.data())
def test_raw_spans_are_inside_the_raw_text_and_in_order(tracked: Tracked, data: st.DataObject) -> None:
    aligned = tracked.aligned
    spans = [aligned.raw_span(i, i + 1) for i in range(len(aligned.text))]
    assert all(0 <= s.start < s.end <= len(aligned.raw) for s in spans)
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(spans))
    if aligned.text:
        start = data.draw(st.integers(0, len(aligned.text) - 1))
        end = data.draw(st.integers(start + 1, len(aligned.text)))
        whole = aligned.raw_span(start, end)
        assert whole == (spans[start].start, spans[end - 1].end)
        assert all(whole.covers(span) for span in spans[start:end])


@given(chains())
def test_stored_integers_give_the_same_alignment_back(tracked: Tracked) -> None:
    flat = tracked.aligned.alignment.to_ints()
    assert Alignment.from_ints(flat).pieces == tracked.aligned.alignment.pieces


@given(chains(), st.data())
def test_two_edits_in_a_row_compose(tracked: Tracked, data: st.DataObject) -> None:
    """A span's raw counterpart is the counterpart of its counterpart."""
    first = tracked.aligned
    edits = data.draw(edit_lists(len(first.text)))
    chained = first.edited(edits)
    alone = AlignedText.of(first.text).edited(edits)
    assert chained.text == alone.text
    for i in range(len(chained.text)):
        through = first.raw_span(*alone.raw_span(i, i + 1))
        got = chained.raw_span(i, i + 1)
        # A repair that cuts into another one joins the two, which widens what is shown.
        assert got.covers(through), (through, got)


@given(st.text(ALPHABET, min_size=1, max_size=30), st.data())
def test_edits_at_once_equal_edits_one_after_another(raw: str, data: st.DataObject) -> None:
    edits = data.draw(edit_lists(len(raw)))
    at_once = AlignedText.of(raw).edited(edits)
    one_by_one = AlignedText.of(raw)
    for edit in sorted(edits, key=lambda e: (e.start, e.end))[::-1]:
        if one_by_one.text or not edit.new:
            one_by_one = one_by_one.edited([edit])
    if one_by_one.text == at_once.text and not any(a.end == b.start for a in edits for b in edits if a != b):
        assert at_once.alignment.pieces == one_by_one.alignment.pieces


TABLE = [
    # raw, edits, text, pieces
    ("abc", [], "abc", [(0, 3, 0, 3)]),
    ("abc", [Edit(0, 0, "X")], "Xabc", [(0, 2, 0, 1), (2, 4, 1, 3)]),
    ("abc", [Edit(3, 3, "X")], "abcX", [(0, 2, 0, 2), (2, 4, 2, 3)]),
    ("abc", [Edit(1, 1, "")], "abc", [(0, 3, 0, 3)]),
    ("abc", [Edit(0, 1, "")], "bc", [(0, 2, 1, 3)]),
    ("abc", [Edit(2, 3, "")], "ab", [(0, 2, 0, 2)]),
    ("abc", [Edit(0, 3, "")], "", []),
    ("abc", [Edit(0, 3, ""), Edit(3, 3, "X")], "X", [(0, 1, 0, 3)]),
    ("abc", [Edit(0, 0, "X"), Edit(0, 3, "")], "X", [(0, 1, 0, 3)]),
    ("abc", [Edit(1, 1, "Z"), Edit(1, 1, "A")], "aZAbc", [(0, 3, 0, 1), (3, 5, 1, 3)]),
    ("abcdef", [Edit(2, 4, "X")], "abXef", [(0, 2, 0, 2), (2, 3, 2, 4), (3, 5, 4, 6)]),
    ("abc", [Edit(1, 2, "x")], "axc", [(0, 3, 0, 3)]),
    ("abcd", [Edit(1, 3, "xy")], "axyd", [(0, 1, 0, 1), (1, 2, 1, 3), (2, 3, 1, 3), (3, 4, 3, 4)]),
    ("", [], "", []),
]


@pytest.mark.parametrize(("raw", "edits", "shown", "pieces"), TABLE)
def test_edits_at_the_edges(raw, edits, shown, pieces) -> None:
    aligned = AlignedText.of(raw).edited(edits)
    assert aligned.text == shown
    assert list(aligned.alignment.pieces) == pieces


def test_a_repair_inside_a_repair_leaves_the_text_before_it_exact() -> None:
    """Found by the laws above: lengths equal by chance were once read character for character."""
    repaired = AlignedText.of("01234xyz").edited([Edit(5, 8, "ab")])
    again = repaired.edited([Edit(5, 6, "aaa")])
    assert [again.raw_span(i, i + 1) for i in range(5)] == [(i, i + 1) for i in range(5)]
    assert again.raw_span(8, 9) == (5, 8)


@pytest.mark.parametrize(
    ("raw", "edits", "words"),
    [
        ("abcdef", [Edit(0, 3, ""), Edit(2, 4, "")], "overlap"),
        ("abcdef", [Edit(0, 3, "x"), Edit(1, 1, "y")], "overlap"),
        ("abc", [Edit(2, 4, "")], "outside"),
        ("abc", [Edit(-1, 1, "")], "outside"),
        ("abc", [Edit(2, 1, "")], "outside"),
        ("", [Edit(0, 0, "x")], "empty text"),
    ],
)
def test_impossible_edits_are_refused(raw, edits, words) -> None:
    with pytest.raises(ValueError, match=words):
        AlignedText.of(raw).edited(edits)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 1), (0, 4)])
def test_a_span_outside_the_text_has_no_counterpart(start, end) -> None:
    with pytest.raises(ValueError, match="empty or outside"):
        AlignedText.of("abc").raw_span(start, end)


@pytest.mark.parametrize(
    "flat",
    [
        [0, 1, 0],
        [0, 2, 0, 2, 2, 4, 0, 2],
        [0, 1, 0, 2, 1, 2, 1, 3],
        [1, 2, 0, 1],
        [0, 2, 0, 2, 3, 4, 3, 4],
        [0, 2, 0, 2, 2, 3, 1, 2],
        [0, 0, 0, 1],
        [0, 1, 1, 1],
    ],
)
def test_integers_that_are_no_alignment_are_refused(flat) -> None:
    with pytest.raises(ValueError, match="alignment"):
        Alignment.from_ints(flat)


def test_spans() -> None:
    span = Span(2, 5)
    assert span.of("abcdef") == "cde"
    assert span.covers(Span(2, 5))
    assert not span.covers(Span(1, 3))
    assert span.overlaps(Span(4, 9))
    assert not span.overlaps(Span(5, 9))
    assert Piece(0, 2, 0, 2).linear
    assert not Piece(0, 2, 0, 3).linear


def test_the_example_in_the_docstring_is_true() -> None:
    assert doctest.testmod(text).failed == 0
    assert doctest.testmod(text).attempted > 0
