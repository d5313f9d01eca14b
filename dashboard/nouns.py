"""The figures that can leave, by name: what every page knows without loading what makes them."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.pages import ACTOR, COMPARE, LEDGER, MAP, METHOD, TIMELINE, Page


@dataclass(frozen=True, slots=True)
class Noun:
    """A figure: the page it stands on, and what it is called where it can't be made."""

    page: Page
    name: str


# By the noun they have on the command line and in the docs.
NOUNS = {
    "stance-map": Noun(MAP, "Stance map"),
    "timeline": Noun(TIMELINE, "Timeline"),
    "changes": Noun(TIMELINE, "Position changes"),
    "dumbbell": Noun(COMPARE, "Stance of the same actors"),
    "portrayal": Noun(COMPARE, "Portrayal of the same actors"),
    "attention-actors": Noun(COMPARE, "Attention to actors"),
    "attention-topics": Noun(COMPARE, "Attention to topics"),
    "trend": Noun(ACTOR, "Stance on every topic"),
    "quoted": Noun(ACTOR, "Who quotes them"),
    "voices": Noun(ACTOR, "How it is known"),
    "tone": Noun(ACTOR, "Tone against stance"),
    "coverage": Noun(METHOD, "Coverage"),
    "ledger": Noun(LEDGER, "Ledger"),
}
# What can be pinned beside figures: one statement, and the first ones of a list.
STATEMENT, STATEMENTS = "statement", "statements"
