"""Words for comparing: house style folded, quotations marked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.syndication.words import codes_of, shingles, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They organised a theatre programme.", "They organized a theater program."),
        ("The centre travelled in colour.", "The center traveled in color."),
        ("Their defence analysed 9 per cent of it.", "Their defense analyzed nine percent of it."),
        ("It rose 9%.", "It rose nine per cent."),
        ("The U.S. and the U.K. agreed.", "The US and the UK agreed."),
        ("President Quill spoke.", "Mr Quill spoke."),
        ("The ministers’ plan didn’t work.", "The ministers' plan didn't work."),
        ("“Enough,” she said.", '"Enough," she said.'),
        ("On Oct. 26 it ended.", "On October 26 it ended."),
        ("It said that 1,200 people came.", "It said 1200 people came."),
        ("One.\n\nTwo.", "One. Two."),
    ],
)
def test_what_desks_change_by_house_style_is_the_same_word(one, other) -> None:
    assert codes_of(one).tolist() == codes_of(other).tolist()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge opened.", "The bridge closed."),
        ("It rose by 14.", "It rose by 41."),
        ("He left.", "She left."),
    ],
)
def test_other_words_stay_other_words(one, other) -> None:
    assert codes_of(one).tolist() != codes_of(other).tolist()


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She said “we go home” and left.", [False, True, True, True, False, False]),
        ('She said "we go home" and left.', [False, True, True, True, False, False]),
        ("She said ‘we go home’ and left.", [False, True, True, True, False, False]),
        ("Ships' crews don't go.", [False, False, False, False]),
        ("“We go home\n\nand stay", [True, True, True, False, False]),
        ("5' tall” boats float", [False, False, False, False]),
    ],
)
def test_words_in_a_quotation_are_marked_and_an_odd_mark_spoils_one_paragraph(text, quoted) -> None:
    assert words(text).quoted.tolist() == [mark for mark in quoted]  # noqa: C416 - compared as a list


@given(st.text())
def test_codes_are_those_of_words(text) -> None:
    found = words(text)
    assert found.codes.tolist() == codes_of(text).tolist()
    assert len(found.codes) == len(found.quoted)


def test_shingles_are_the_same_numbers_everywhere() -> None:
    codes = codes_of("The council opened the new bridge on Monday after long talks.")
    assert len(shingles(codes, 4)) == len(codes) - 3
    assert len(shingles(codes, len(codes) + 1)) == 0
    # Worked out once; another platform or Python version must get the same.
    assert [hex(n) for n in shingles(np.array([1, 2, 3, 4, 5], np.uint64), 4).tolist()] == PINNED


PINNED = ["0xba730e46d2868bad", "0x57441066756d616d"]
