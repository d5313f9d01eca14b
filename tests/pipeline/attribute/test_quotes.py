"""Where quotations begin and end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.attribute.quotes import quotations


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“No,” he said.", ["No,"]),
        ('"No," he said. "Never."', ["No,", "Never."]),
        ("«Non», dit-il.", ["Non"]),
        ("He said “she told me ‘no’ twice” today.", ["she told me ‘no’ twice"]),
        ("He said “she said “no” twice” today.", ["she said “no” twice"]),
        ("He said “it goes on.", ["it goes on."]),
        ("It closes” without opening.", []),
        ('A 6" pipe and a 7" pipe.', []),
        ("“One.\n\n“Two.”", ["One.", "Two."]),
        ("No marks at all.", []),
        ("“”", []),
    ],
)
def test_contents(text: str, contents: list[str]) -> None:
    assert [quote.content.of(text) for quote in quotations(text)] == contents


def test_a_paragraph_that_reopens_goes_on_the_speech_before_it() -> None:
    first, second = quotations("“One goes on.\n\n“Two ends.”")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


@given(st.text(alphabet="ab “”\"«»„\n'", max_size=80))
def test_marks_never_raise_and_spans_never_overlap(text: str) -> None:
    found = quotations(text)
    assert all(q.span.covers(q.content) and q.span.end <= len(text) for q in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
