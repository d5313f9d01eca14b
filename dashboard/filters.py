"""What a link says: filters, view and chosen tile, read from the address and written back to it.

The address is the state. `parse` turns it into a frozen `Link` and lists every part it had to drop;
`encode` turns one part back into address parameters, defaults left out. Nothing here draws or asks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.schema import VOICES

T = TypeVar("T")

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
YES_NO = {"1": True, "0": False}
# The days a calendar offers; the schema's first day, and far enough that no article lies beyond.
EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 1, 1)


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
    topic: str | None = None
    outlets: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    confidence: float = 0.0
    copies: str = "once"


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile of the map: the two members it stands for, the third None."""

    actor: str | None = None
    outlet: str | None = None
    topic: str | None = None

    def of(self, dimension: Dimension) -> str | None:
        """The member of a dimension, or None."""
        return {"actor": self.actor, "outlet": self.outlet, "topic": self.topic}[dimension.id]

    def chosen(self, view: View) -> bool:
        """Whether both members a tile of `view` needs are there."""
        return self.of(view.rows) is not None and self.of(view.columns) is not None


@dataclass(frozen=True, slots=True)
class Link:
    """Everything an address says, each part valid."""

    view: View = DEFAULT_VIEW
    filters: Filters = Filters()
    tile: Tile = Tile()
    show_all: bool = False
    table: bool = False
    order: str = "typical"
    article: str | None = None
    statement: str | None = None
    text: str = "clean"
    marks: str | None = None
    outcome: str | None = None
    find: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A part of an address that was not used, and why."""

    part: str
    why: str


FILTER_KEYS = ("from", "to", "undated", "outlet", "voice", "conf", "copies")
ARTICLE_KEYS = ("article", "statement", "text", "marks")
LEDGER_KEYS = ("outcome", "find")
KEYS = (
    *FILTER_KEYS, "view", "topic", "actor", "at", "on", "all", "table", "order", *ARTICLE_KEYS, *LEDGER_KEYS,
)  # fmt: skip


class _Reader:
    """Takes parameters one by one; what is not valid is dropped with a reason."""

    def __init__(self, params: Mapping[str, Sequence[str]]) -> None:
        self._params = params
        self.dropped: list[Dropped] = []

    def drop(self, key: str, value: str, why: str) -> None:
        self.dropped.append(Dropped(f"{key}={value}", why))

    def one(self, key: str, read: Callable[[str], T], default: T, why: str) -> T:
        """The last value of `key` as `read` takes it; KeyError and ValueError mean it can't."""
        values = self._params.get(key)
        if not values:
            return default
        try:
            return read(values[-1])
        except (KeyError, ValueError):
            self.drop(key, values[-1], why)
            return default

    def yes(self, key: str, *, default: bool) -> bool:
        """Whether `key` says 1 rather than 0."""
        return self.one(key, YES_NO.__getitem__, default, "1 or 0 is expected")

    def word(self, key: str, allowed: Mapping[str, str]) -> str | None:
        """The value of `key` when it is one of the few words it may be."""
        return self.one(key, lambda v: _key_of(allowed, v), None, f"{', '.join(allowed)}: one is expected")

    def member(self, key: str, allowed: Mapping[str, str], kind: str) -> str | None:
        """The value of `key` when it is one of `allowed`."""
        return self.one(key, lambda value: _key_of(allowed, value), None, f"no such {kind} in this store")

    def members(self, key: str, allowed: Mapping[str, str], kind: str) -> tuple[str, ...]:
        """Those values of `key` that are `allowed`, each once, in order."""
        kept: dict[str, None] = {}
        for value in self._params.get(key, ()):
            if value in allowed:
                kept[value] = None
                continue
            self.drop(key, value, f"no such {kind} in this store")
        return tuple(kept)


def parse(params: Mapping[str, Sequence[str]], domain: Domain) -> tuple[Link, list[Dropped]]:
    """The link an address stands for.

    Args:
        params: Every parameter with its values in order.
        domain: What the store holds.

    Returns:
        The link, defaults where a part is missing or not valid, and the parts that were dropped.
    """
    reader = _Reader(params)
    for key in params:
        if key not in KEYS:
            reader.drop(key, " ".join(params[key]), "not a part of a Standpoint link")
    view = reader.one("view", VIEWS.__getitem__, DEFAULT_VIEW, f"views are {', '.join(VIEWS)}")
    link = Link(
        view=view,
        filters=_filters(reader, domain, view),
        tile=Tile(**{d.id: _member(reader, domain, d) for d in (view.rows, view.columns)}),
        show_all=reader.yes("all", default=False),
        table=reader.yes("table", default=False),
        order=reader.word("order", ORDERS) or "typical",
        article=reader.one("article", str, None, ""),
        statement=reader.one("statement", str, None, ""),
        text=reader.word("text", TEXTS) or "clean",
        marks=reader.member("marks", domain.topics, "topic"),
        outcome=reader.word("outcome", LISTED),
        find=reader.one("find", str, "", ""),
    )
    return link, reader.dropped


def _filters(reader: _Reader, domain: Domain, view: View) -> Filters:
    start = reader.one("from", _day, None, "a day like 2025-10-27 is expected")
    end = reader.one("to", _day, None, "a day like 2025-10-27 is expected")
    if start and end and start > end:
        reader.drop("from", f"{start}…{end}", "the period ends before it begins")
        start = end = None
    topic = reader.member("topic", domain.topics, "topic")
    voices = {voice: voice for voice in VOICES}
    return Filters(
        start=start,
        end=end,
        undated=reader.yes("undated", default=True),
        topic=(topic or domain.opening or next(iter(domain.topics), None)) if view.one_topic else None,
        outlets=reader.members("outlet", domain.outlets, "outlet"),
        voices=reader.members("voice", voices, "voice"),
        confidence=reader.one("conf", _share, 0.0, "a number from 0 to 1 is expected"),
        copies=reader.word("copies", COPIES) or "once",
    )


def _member(reader: _Reader, domain: Domain, dimension: Dimension) -> str | None:
    return reader.member(dimension.param, domain.names(dimension), dimension.id)


def _key_of(allowed: Mapping[str, str], value: str) -> str:
    if value not in allowed:
        raise KeyError(value)
    return value


def _day(value: str) -> dt.date:
    day = dt.date.fromisoformat(value)
    if not EARLIEST <= day <= LATEST:
        raise ValueError(value)
    return day


def _share(value: str) -> float:
    number = float(value)
    if not 0 <= number <= 1:  # also false for NaN
        raise ValueError(value)
    return number


Value = str | float | bool | dt.date | Sequence[str] | None


def encode(value: Value) -> list[str]:
    """A value as address parameters; [] removes the parameter, since it stands for the default."""
    if value is None or value == "":
        return []
    if isinstance(value, bool):
        return ["1" if value else "0"]
    if isinstance(value, dt.date):
        return [value.isoformat()]
    if isinstance(value, float):
        return [f"{value:g}"]
    if isinstance(value, str):
        return [value]
    return list(value)


def changed(params: Mapping[str, Sequence[str]], parts: Mapping[str, Value]) -> dict[str, list[str]]:
    """The parameters after some parts were set; a part set to None is gone."""
    merged = {key: list(values) for key, values in params.items()}
    merged.update({key: encode(value) for key, value in parts.items()})
    return {key: values for key, values in merged.items() if values}
