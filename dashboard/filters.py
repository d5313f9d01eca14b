"""What can be asked of a store: its dimensions, the filters all pages share, and what was clicked.

Frozen values that a cache can be keyed by. How an address says them stands in link.py.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.periods import Period

UNKNOWN_OUTLET = "unknown"
UNKNOWN_OUTLET_NAME = "Outlet unknown"
ORDERS = {"typical": "Most typical", "strongest": "Strongest", "newest": "Newest"}
TEXTS = {"clean": "Clean text", "raw": "Raw text"}
# Whether each outlet's copy of a story counts, or one copy for all.
COPIES = {"once": "Count once", "all": "Count each"}
# What became of an input, in the order it is told; what was analysed is not listed in the ledger.
OUTCOMES = {
    "analysed": "Analysed", "unanalysed": "Kept, not analysed", "duplicate": "Duplicate",
    "rejected": "Rejected", "failed": "Failed",
}  # fmt: skip
LISTED = {key: word for key, word in OUTCOMES.items() if key != "analysed"}
# What the tiles of a map tell. Each says of what it is a share.
MEASURES = {
    "mean": "Mean stance", "favor": "Share in favour", "count": "Statements", "disagreement": "Disagreement",
}  # fmt: skip
# Sides a list of statements can be narrowed to; "none" is where the scorer abstained.
SIDE_FILTERS = {
    "favor": "In favour", "against": "Against", "mixed": "On both sides", "neutral": "Neutral",
    "none": "Without a side",
}  # fmt: skip
# The lists of the page Statements.
LISTS = {"statements": "Statements", "articles": "Articles"}
SORTS = {"newest": "Newest", "oldest": "Oldest", "strongest": "Strongest", "surest": "Surest"}
# The days a calendar offers; the schema's first day, and far enough that no article lies beyond.
EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 1, 1)
MOST_LINES = 6  # actors on one timeline; more lines than that are told apart by nobody
MOST_OUTLETS = 4  # outlets side by side; their colours are safe for four


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something a map can have as rows or columns; `param` names the chosen one in the address."""

    id: str
    param: str
    title: str
    plural: str


ACTOR = Dimension("actor", "actor", "Actor", "actors")
OUTLET = Dimension("outlet", "at", "Outlet", "outlets")
TOPIC = Dimension("topic", "on", "Topic", "topics")
DIMENSIONS = (ACTOR, OUTLET, TOPIC)


@dataclass(frozen=True, slots=True)
class View:
    """Which dimension the rows and the columns of the map are."""

    id: str
    title: str
    rows: Dimension
    columns: Dimension

    @property
    def one_topic(self) -> bool:
        """Whether a topic must be chosen: stance on different topics is never averaged together."""
        return TOPIC not in (self.rows, self.columns)


VIEWS = {
    view.id: view
    for view in (
        View("actors-outlets", "Actors × outlets", ACTOR, OUTLET),
        View("actors-topics", "Actors × topics", ACTOR, TOPIC),
        View("outlets-topics", "Outlets × topics", OUTLET, TOPIC),
    )
}
DEFAULT_VIEW = VIEWS["actors-outlets"]


@dataclass(frozen=True, slots=True)
class Domain:
    """What a link may name; `opening` is the topic of one that names none: the first that has a tile."""

    topics: Mapping[str, str] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    actors: Mapping[str, str] = field(default_factory=dict)
    first: dt.date | None = None
    last: dt.date | None = None
    opening: str | None = None

    def names(self, dimension: Dimension) -> Mapping[str, str]:
        """The names of a dimension's members by id."""
        return {"actor": self.actors, "outlet": self.outlets, "topic": self.topics}[dimension.id]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which statements count; None and () restrict nothing. Dates are UTC days, both included."""

    start: dt.date | None = None
    end: dt.date | None = None
    undated: bool = True
    topics: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    confidence: float = 0.0
    copies: str = "once"


@dataclass(frozen=True, slots=True)
class Tile:
    """What was clicked: the members and the period that a mark stands for; None restricts nothing."""

    actor: str | None = None
    outlet: str | None = None
    topic: str | None = None
    when: Period | None = None

    def of(self, dimension: Dimension) -> str | None:
        """The member of a dimension, or None."""
        return {"actor": self.actor, "outlet": self.outlet, "topic": self.topic}[dimension.id]

    def chosen(self, view: View) -> bool:
        """Whether both members a tile of `view` needs are there."""
        return self.of(view.rows) is not None and self.of(view.columns) is not None
