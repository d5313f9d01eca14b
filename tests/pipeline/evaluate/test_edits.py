"""The edits of desks: each does what its name says, the same each time."""

from __future__ import annotations

import random

import pytest

from pipeline.evaluate.edits import KINDS, MAX_ADDED, Donor, edited, house_style

PARTS = [f"Paragraph {n} of the report says that the harbour stays shut for repairs." for n in range(20)]
TEXT = "\n\n".join(PARTS)
DONOR = Donor("Another headline", tuple(f"The desk's own paragraph {n} stands here." for n in range(4)))


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_changes_the_text_and_is_the_same_each_time(kind) -> None:
    text = edited(TEXT, DONOR, kind, "key")
    assert text != TEXT
    assert text == edited(TEXT, DONOR, kind, "key")
    assert edited("One line without paragraphs, said the mayor.", DONOR, kind, "key")


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("cut_tail", PARTS[0], None),
        ("new_lead", DONOR.paragraphs[0], PARTS[-1]),
        ("new_headline", DONOR.title, PARTS[-1]),
        ("added_paragraph", PARTS[0], PARTS[-1]),
    ],
)
def test_each_edit_is_what_it_is_called(kind, first, last) -> None:
    parts = edited(TEXT, DONOR, kind, "key").split("\n\n")
    assert parts[0] == first
    assert last is None or last in parts
    if kind == "cut_tail":
        assert 0.3 * len(PARTS) <= len(parts) <= 0.8 * len(PARTS)


def test_house_style_leaves_nothing_american() -> None:
    given = 'President Jane Quill did not see the U.S. center on Oct. 26, "a program", said two percent.'
    styled = house_style([given], DONOR, random.Random(1))[0]  # noqa: S311 - repeatable, no secret
    assert "Mr Quill didn't see the US centre on 26 Oct." in styled
    assert "a programme" in styled
    assert '"' not in styled
    assert "2 per cent" in styled


def test_what_is_added_is_never_most_of_the_text() -> None:
    donor = Donor("Long", tuple("word " * 500 for _ in range(4)))
    text = edited("A short article of ten words, no more than that.", donor, "added_paragraph", "key")
    assert len(text.split()) <= 10 * 1.5
    long = edited(TEXT, donor, "new_lead", "key")
    assert long.split("\n\n")[0].count("word") <= MAX_ADDED
