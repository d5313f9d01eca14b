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
        ("„Nein“, sagt er.", ["Nein"]),
        ("''No,'' he said.", ["No,"]),
        ("``No,'' he said.", ["No,"]),
        ("‘No,’ he said.", ["No,"]),
        ("'No,' he said.", ["No,"]),
        ("He said “she told me ‘no’ twice” today.", ["she told me ‘no’ twice"]),
        ("He said “she said “no” twice” today.", ["she said “no” twice"]),
        ("He said “it goes on.", ["it goes on."]),
        ("He said ““it goes on.”", ["“it goes on."]),  # typed twice
        ("“It is here,“ said Dornan. “It is.”", ["It is here,", "It is."]),  # closed by an opening mark
        ("It closes” without opening.", []),
        ('A 6" pipe and a 7" pipe.', []),
        ("Rock ’n’ roll of the ’90s, the people’s and the envoys’ own.", []),
        ("“One.\n\n“Two.”", ["One.", "Two."]),
        ("No marks at all.", []),
        ("“”", []),
        ("“ ”", []),
    ],
)
def test_contents(text, contents) -> None:
    assert [quote.content.of(text) for quote in quotations(text)] == contents


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He said “she told me ‘no, never’ twice” today.", ["no, never"]),
        ("He said “she said “no” twice” today.", ["no"]),
        ("He said \"she told me 'no, never' twice\" today.", ["no, never"]),
        ("He said “it’s the people’s” today.", []),
    ],
)
def test_inner_quotations(text, inner) -> None:
    [quote] = quotations(text)
    assert [within.content.of(text) for within in quote.inner] == inner
    assert all(quote.content.covers(within.span) for within in quote.inner)


def test_a_paragraph_that_reopens_goes_on_the_speech_before_it() -> None:
    first, second = quotations("“One goes on.\n\n“Two ends.”")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_a_paragraph_that_begins_with_words_goes_on_nothing() -> None:
    _, second = quotations("“One goes on.\n\nThen: “Two ends.”")
    assert not second.continues


@given(st.text(alphabet="ab “”\"«»„‘’`\n'.,", max_size=80))
def test_marks_never_raise_and_spans_never_overlap(text) -> None:
    found = quotations(text)
    assert all(q.span.covers(q.content) and q.span.end <= len(text) for q in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(q.content.covers(inner.span) for q in found for inner in q.inner)
