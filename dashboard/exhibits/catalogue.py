"""The figures that can leave, by the noun they have in an address, on the command line and in the docs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.exhibits.attention import attention_actors, attention_topics
from dashboard.exhibits.changes import changes
from dashboard.exhibits.coverage import coverage
from dashboard.exhibits.dumbbell import dumbbell
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.ledger import ledger
from dashboard.exhibits.portrayal import portrayal
from dashboard.exhibits.quoted import quoted
from dashboard.exhibits.said import Order
from dashboard.exhibits.stance_map import stance_map
from dashboard.exhibits.timeline import timeline
from dashboard.exhibits.tone import tone
from dashboard.exhibits.trend import trend
from dashboard.exhibits.voices import voices
from dashboard.pages import ACTOR, COMPARE, LEDGER, MAP, METHOD, TIMELINE, Page


@dataclass(frozen=True, slots=True)
class Noun:
    """A figure: the page it stands on, what makes it, and what it is called where it can't be made."""

    page: Page
    build: Callable[[Order], Exhibit]
    name: str


NOUNS = {
    "stance-map": Noun(MAP, stance_map, "Stance map"),
    "timeline": Noun(TIMELINE, timeline, "Timeline"),
    "changes": Noun(TIMELINE, changes, "Position changes"),
    "dumbbell": Noun(COMPARE, dumbbell, "Stance of the same actors"),
    "portrayal": Noun(COMPARE, portrayal, "Portrayal of the same actors"),
    "attention-actors": Noun(COMPARE, attention_actors, "Attention to actors"),
    "attention-topics": Noun(COMPARE, attention_topics, "Attention to topics"),
    "trend": Noun(ACTOR, trend, "Stance on every topic"),
    "quoted": Noun(ACTOR, quoted, "Who quotes them"),
    "voices": Noun(ACTOR, voices, "How it is known"),
    "tone": Noun(ACTOR, tone, "Tone against stance"),
    "coverage": Noun(METHOD, coverage, "Coverage"),
    "ledger": Noun(LEDGER, ledger, "Ledger"),
}
# What can be pinned beside figures: one statement, and the first ones of a list.
STATEMENT, STATEMENTS = "statement", "statements"
