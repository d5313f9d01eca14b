"""Invented articles, long enough to be copies of each other; the same for the same number.

They say nothing: their words are syllables put together, so that two articles share no phrase by chance.
"""

from __future__ import annotations

import itertools
import random

SYLLABLES = (
    "ba",
    "cor",
    "dul",
    "fen",
    "gri",
    "hol",
    "jas",
    "kem",
    "lor",
    "mip",
    "nat",
    "pol",
    "rud",
    "sil",
    "tov",
)
VOCABULARY = ["".join(parts) for parts in itertools.product(SYLLABLES, repeat=3)]
SENTENCE_WORDS = 15


def sentence(chance: random.Random) -> str:
    """A sentence of `SENTENCE_WORDS` words."""
    return " ".join(chance.choices(VOCABULARY, k=SENTENCE_WORDS)).capitalize() + "."


def paragraphs(number: int, count: int = 12) -> list[str]:
    """`count` paragraphs of two sentences."""
    chance = random.Random(number)  # noqa: S311 - repeatable, no secret
    return [f"{sentence(chance)} {sentence(chance)}" for _ in range(count)]


def article(number: int, count: int = 12) -> str:
    """An article of 30 × `count` words."""
    return "\n\n".join(paragraphs(number, count))
