"""Paragraphs, headings, and headings that ran into a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.layout import heading_spans, layout_edits, title_line
from pipeline.clean.page_lines import page_lines
from pipeline.text import AlignedText, Span

P1 = "The minister said on Monday that the government would decide by itself, whatever anybody else demanded."


def laid_out(text: str) -> str:
    return AlignedText.of(text).edited(layout_edits(text)).text


def split(text: str) -> list[str]:
    return AlignedText.of(text).edited(layout_edits(text)).text.split("\n\n")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  One.  \n\n\n\n Two.\t\n", "One.\n\nTwo."),
        ("One.\nTwo.", "One.\n\nTwo."),
        ("One.\r\n\r\nTwo.\u2028Three.", "One.\n\nTwo.\n\nThree."),
        ("read\xa0\xa0of  free\u200b ar\u00adticles", "read of free articles"),
        ("A line that was\nbroken at a\nwidth of few words.\n\nNext.", "A line that was broken at a width of few words.\n\nNext."),
        ("", ""),
        (" \n ", ""),
    ],
)  # fmt: skip
def test_space_is_made_regular(raw, text) -> None:
    assert laid_out(raw) == text


@given(st.text(st.sampled_from("ab .\n\r\t\xa0\u200b\u2028“")))
def test_no_character_is_lost_and_nothing_is_left_to_do(text) -> None:
    done = laid_out(text)
    assert [c for c in done if c in "ab.“"] == [c for c in text if c in "ab.“"]
    assert "\n\n\n" not in done
    assert done == done.strip()


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (
            'Israel’s security policy governed by its own discretion "We control our own security," he said.',
            "Israel’s security policy governed by its own discretion",
        ),
        (
            "Vance reassures Israel of US partnership, not domination But as a succession of envoys came, he waited.",
            "Vance reassures Israel of US partnership, not domination",
        ),
        (
            "International security force in Gaza remains unclear The planned force has loomed as a major question.",
            "International security force in Gaza remains unclear",
        ),
    ],
)
def test_a_heading_that_ran_into_its_paragraph_is_set_off(text, heading) -> None:
    first, rest = split(text)
    assert first == heading
    assert f"{first} {rest}" == text


@pytest.mark.parametrize(
    "text",
    [
        "During the talks, Vice Premier Liu He told Treasury Secretary Mnuchin that China would not go on trading.",
        "In the Northeast, the sold-out Tri View Drive In was among the first venues that were allowed to reopen.",
        "He had never liked the film The shining path of the mountain guide, which he saw as a boy in Lima.",
        'The prime minister called the proposal "We the people of the north," and left it at that for the day.',
        'People close to him were told "We control our own security," he said, and nobody in the room objected.',
        "The Women’s March and March On have had some disagreements over branding and money, according to friends.",
        P1,
    ],
)
def test_a_sentence_is_never_cut(text) -> None:
    assert split(text) == [text]


def test_headings_are_short_lines_over_paragraphs() -> None:
    text = f"{P1}\n\nGaza conundrum\n\n{P1}\n\nWhat next?\n\n{P1}\n\n• an item\n\n{P1}\n\nlower case\n\n{P1}\n\nThe end"
    assert [span.of(text) for span in heading_spans(page_lines(text), ())] == ["Gaza conundrum"]


def test_a_heading_of_the_markup_is_one_whatever_its_shape() -> None:
    text = f"{P1}\n\nWhat next?\n\n{P1}"
    start = text.index("What")
    assert heading_spans(page_lines(text), [Span(start, start)]) == (Span(start, start + 10),)


@pytest.mark.parametrize(
    ("first", "raw", "removed", "is_title"),
    [
        ("Minister says government decides", "", 0, True),
        ("Who decides?", "", 0, True),
        ("Who decides? The minister does.", "", 0, False),
        ("Who decides? The minister does.", "", 2, True),
        ("The minister decides.", "QR code to The minister decides. The minister decides.", 0, True),
        (P1 + " " + P1, "", 2, False),
    ],
)
def test_a_first_line_is_a_headline_where_something_shows_it(first, raw, removed, is_title) -> None:
    found = title_line(page_lines(f"{first}\n\n{P1}"), raw, removed)
    assert found == (Span(0, len(first)) if is_title else None)


def test_a_line_with_nothing_below_is_no_headline() -> None:
    assert title_line(page_lines("Only this"), "", 0) is None
    assert title_line(page_lines(""), "", 0) is None
