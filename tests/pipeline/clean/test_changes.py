"""Two steps put together do what they do one after the other."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.changes import Change, applied, composed


@st.composite
def changes(draw, text: str, kind: str) -> list[Change]:
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [Change(start, end, draw(st.text("xyz", max_size=3)), kind) for start, end in pairs]


@given(st.data(), st.text("abcdef", max_size=20))
def test_together_they_do_what_they_do_in_turn(data, text) -> None:
    first = data.draw(changes(text, "one"))
    middle = applied(text, first)
    second = data.draw(changes(middle, "two"))
    final = applied(middle, second)
    both = composed(first, second, final)
    assert applied(text, both) == final
    assert all(before.end <= after.start for before, after in itertools.pairwise(both))
    assert {part for change in both for part in change.kind.split("+")} == {c.kind for c in [*first, *second]}


def test_a_change_of_a_change_names_both_steps() -> None:
    first = [Change(0, 2, "xyz", "one"), Change(4, 5, "", "one")]
    assert composed(first, [Change(1, 2, "Y", "two")], "xYzcd") == [
        Change(0, 2, "xYz", "one+two"),
        Change(4, 5, "", "one"),
    ]
