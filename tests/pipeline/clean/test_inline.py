"""Links inside a paragraph go, and the paragraph stays whole."""

from __future__ import annotations

import pytest

from pipeline.clean.inline import inline_spans


def without(text: str) -> str:
    for start, end, kind in sorted(inline_spans(text), reverse=True):
        assert kind == "related"
        text = text[:start] + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "The harbour is shut. (RELATED: Guards Must Never Yield) They left.",
            "The harbour is shut. They left.",
        ),
        ("( Also on THE COURIER: Guards resist)", ""),
        (
            "Sen. Ann Bee Ann Cecilia BeeOvernight Harbour: Guards never yield Bee blocks bill MORE (N-North) left.",
            "Sen. Ann Bee (N-North) left.",
        ),
        (
            "Ann Bee Ann Cecilia BeeGuards yield MORE and Dan Elf Daniel ElfElf balks MORE met.",
            "Ann Bee and Dan Elf met.",
        ),
    ],
)
def test_links_go(text, left) -> None:
    assert without(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "The guards (related to the mayor: his cousins) left.",
        "Ann Bee asked Ann Beekman for MORE wheat.",
        "Nobody wants MORE. The guards want no more.",
        "The bill (Harbours Act) passed.",
    ],
)
def test_words_of_the_article_stay(text) -> None:
    assert without(text) == text
