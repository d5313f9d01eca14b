"""Transcripts, and what is none."""

from __future__ import annotations

import pytest

from pipeline.attribute.quotes import quotations
from pipeline.attribute.turns import is_question, with_turns


def turns(text: str) -> list[tuple[str, str]]:
    """Speaker and words of each turn."""
    found = with_turns(text, quotations(text))
    return [(quote.label.of(text), quote.content.of(text)) for quote in found if quote.label]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dornan: No.\n\nKatz: Yes.\n\nDornan: No.",
            [("Dornan", "No."), ("Katz", "Yes."), ("Dornan", "No.")],
        ),
        ("DORNAN: No.\n\nKATZ: Yes.", [("DORNAN", "No."), ("KATZ", "Yes.")]),
        ("Q: Why?\n\nA: So.\n\nQ: And?", [("Q", "Why?"), ("A", "So."), ("Q", "And?")]),
        ("Mr. Katz (by phone): Yes.\n\nMr. Katz: No.", [("Mr. Katz", "Yes."), ("Mr. Katz", "No.")]),
        ("Background: It is late.\n\nOutlook: It is later.", []),  # headings, each once
        ("DORNAN: No.", []),
        ("What nobody said in all these years: no.\n\nWhat nobody said in all these years: no.", []),
        ("", []),
    ],
)
def test_turns(text, expected) -> None:
    assert turns(text) == expected


def test_a_quotation_in_a_turn_is_inside_it_and_one_outside_stays() -> None:
    text = "She said “no”.\n\nDORNAN: He said “yes” twice.\n\nKATZ: No."
    first, second, third = with_turns(text, quotations(text))
    assert (first.content.of(text), first.label) == ("no", None)
    assert [inner.content.of(text) for inner in second.inner] == ["yes"]
    assert third.inner == ()


@pytest.mark.parametrize(("label", "asks"), [("Q", True), ("Question.", True), ("Dornan", False)])
def test_who_asks_is_nobody(label, asks) -> None:
    assert is_question(label) is asks
