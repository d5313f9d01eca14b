"""Copies by the edits of desks, and texts that only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.syndication.match import is_copy, overlap
from tests.pipeline.syndication.invented import article, paragraphs

PARTS = paragraphs(1, 20)
TEXT = "\n\n".join(PARTS)
NEW = paragraphs(2, 3)
STATEMENT = " ".join(paragraphs(3, 7))  # about 200 words


def copied(one: str, other: str, *, same_outlet: bool = False) -> bool:
    return is_copy(overlap(one, other), same_outlet=same_outlet)


@pytest.mark.parametrize(
    "edited",
    [
        PARTS,
        PARTS[:9],
        PARTS[9:],
        [*NEW[:1], *PARTS[1:]],
        ["A new headline for it", *PARTS],
        [*PARTS[:5], *NEW[:2], *PARTS[5:]],
        [" ".join(PARTS)],
        [*NEW[:1], *PARTS[1:6], NEW[1], *PARTS[6:11]],
        [part.replace("bacor", "Bacor").replace(". ", "! The ") for part in PARTS],
    ],
)
def test_an_edited_text_is_a_copy(edited) -> None:
    assert copied(TEXT, "\n\n".join(edited))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TEXT, article(4, 20)),
        # One statement, quoted or printed as a block by two who each wrote the rest.
        ("\n\n".join([*PARTS[:10], f"“{STATEMENT}”"]), "\n\n".join([*NEW, f"“{STATEMENT}”"])),
        ("\n\n".join([*PARTS[:10], STATEMENT]), "\n\n".join([*paragraphs(5, 8), STATEMENT])),
        # An article that another one quotes is not that one's own telling.
        ("\n\n".join(PARTS[:8]), "\n\n".join([*NEW, *(f"“{part}”" for part in PARTS[:8])])),
        # An item of a round-up.
        ("\n\n".join(PARTS[:3]), "\n\n".join([*PARTS[:3], *paragraphs(6, 30)])),
        ("\n\n".join([*PARTS[:10], *NEW]), "\n\n".join([*paragraphs(7, 10), *NEW])),
        ("", TEXT),
        ("", ""),
    ],
)
def test_what_is_only_shared_in_part_is_no_copy(one, other) -> None:
    assert not copied(one, other)


def test_an_outlet_repeats_its_own_boilerplate_without_copying() -> None:
    captions = paragraphs(8, 14)
    one, other = "\n\n".join([*PARTS[:8], *captions]), "\n\n".join([*paragraphs(9, 8), *captions])
    assert copied(one, other)
    assert not copied(one, other, same_outlet=True)
    assert copied(TEXT, "\n\n".join([*NEW[:1], *PARTS[1:]]), same_outlet=True)  # its next version


def test_a_transcript_that_is_nothing_but_quotation_is_a_copy_of_itself() -> None:
    speech = "\n\n".join(f"“{part}”" for part in PARTS)
    assert copied(speech, f"The speech in full\n\n{speech}")


@given(st.text(max_size=400), st.text(max_size=400))
def test_overlap_is_a_share_and_the_same_either_way_round(one, other) -> None:
    found = overlap(one, other)
    assert found == overlap(other, one)
    assert all(0 <= share <= 1 for share in (found.shorter, found.longer, found.narration))
