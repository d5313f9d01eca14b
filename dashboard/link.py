"""What a link says: filters, view and what was clicked, read from the address and written back to it.

The address is the state. `parse` turns it into a frozen `Link` and lists every part it had to drop;
`encode` turns one part back into address parameters, defaults left out. Nothing here draws or asks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard import periods
from dashboard.filters import (
    COPIES,
    DEFAULT_VIEW,
    DIMENSIONS,
    EARLIEST,
    LATEST,
    LISTED,
    LISTS,
    MEASURES,
    MOST_LINES,
    MOST_OUTLETS,
    ORDERS,
    SIDE_FILTERS,
    SORTS,
    TEXTS,
    VIEWS,
    Domain,
    Filters,
    Tile,
    View,
)
from dashboard.parameters import Dropped, Reader
from dashboard.periods import UNITS, Period
from pipeline.schema import VOICES


@dataclass(frozen=True, slots=True)
class Link:
    """Everything an address says, each part valid.

    `topic` is the one a page shows that shows a single topic: the one named, or else the first of the
    filter's, or else the first with something to show; None where the store has none. `actor`, `at` and
    `on` are the chosen actor, outlet and topic, whichever page they were chosen on. `tray` names the pins.
    """

    view: View = DEFAULT_VIEW
    filters: Filters = field(default_factory=Filters)
    topic: str | None = None
    actor: str | None = None
    at: str | None = None
    on: str | None = None
    when: Period | None = None
    measure: str = "mean"
    unit: str | None = None
    who: tuple[str, ...] = ()
    versus: tuple[str, ...] = ()
    story: str | None = None
    show_all: bool = False
    tables: tuple[str, ...] = ()
    order: str = "typical"
    page: int = 1
    query: str = ""
    side: str | None = None
    sort: str = "newest"
    listing: str = "statements"
    article: str | None = None
    statement: str | None = None
    text: str = "clean"
    marks: str | None = None
    outcome: str | None = None
    find: str = ""
    data: str | None = None
    tray: str | None = None

    @property
    def on_topic(self) -> Filters:
        """The filters of a page that shows one topic."""
        return self.filters if self.topic is None else replace(self.filters, topics=(self.topic,))

    @property
    def map_filters(self) -> Filters:
        """The filters of the map: one topic where stances would be averaged over topics otherwise."""
        return self.on_topic if self.view.one_topic else self.filters

    @property
    def tile(self) -> Tile:
        """The chosen tile of the map: what is chosen of the dimensions it shows."""
        chosen = {"actor": self.actor, "outlet": self.at, "topic": self.on}
        shown = {d.id for d in (self.view.rows, self.view.columns)}
        actor, outlet, topic = (member if key in shown else None for key, member in chosen.items())
        return Tile(actor, outlet, topic)


FILTER_KEYS = ("from", "to", "undated", "topics", "outlet", "actors", "voice", "conf", "copies")
CHOICE_KEYS = ("actor", "at", "on", "when")
ARTICLE_KEYS = ("article", "statement", "text", "marks")
LEDGER_KEYS = ("outcome", "find")
KEYS = (
    *FILTER_KEYS, *CHOICE_KEYS, *ARTICLE_KEYS, *LEDGER_KEYS, "view", "topic", "measure", "unit", "who", "vs",
    "story", "all", "table", "order", "page", "q", "side", "sort", "list",
    "data", "tray",
)  # fmt: skip
TRAY = re.compile("[0-9a-f]{16}")  # what a tray can be called: a hash of what it holds
# Charts a page can show as a table, by the noun of their figure.
CHARTS = {
    name: name
    for name in (
        "stance-map", "timeline", "changes", "dumbbell", "portrayal", "attention", "trend", "quoted",
        "voices", "tone", "coverage", "ledger",
    )
}  # fmt: skip


def parse(params: Mapping[str, Sequence[str]], domain: Domain) -> tuple[Link, list[Dropped]]:
    """The link an address stands for.

    Args:
        params: Every parameter with its values in order.
        domain: What the store holds.

    Returns:
        The link, defaults where a part is missing or not valid, and the parts that were dropped.
    """
    reader = Reader(params)
    for key in params:
        if key not in KEYS:
            reader.drop(key, " ".join(params[key]), "not a part of a Standpoint link")
    filters = _filters(reader, domain)
    chosen = {d.param: reader.member(d.param, domain.names(d), d.id) for d in DIMENSIONS}
    link = Link(
        view=reader.one("view", VIEWS.__getitem__, DEFAULT_VIEW, f"views are {', '.join(VIEWS)}"),
        filters=filters,
        topic=_topic(reader, domain, filters),
        actor=chosen["actor"],
        at=chosen["at"],
        on=chosen["on"],
        when=reader.one(
            "when", periods.read, None, "a day, week or month like 2025-10-27, 2025-W44, 2025-10"
        ),
        measure=reader.word("measure", MEASURES) or "mean",
        unit=reader.word("unit", UNITS),
        who=reader.members("who", domain.actors, "actor", MOST_LINES),
        versus=reader.members("vs", domain.outlets, "outlet", MOST_OUTLETS),
        story=reader.one("story", str, None, ""),
        show_all=reader.yes("all", default=False),
        tables=reader.some("table", CHARTS),
        order=reader.word("order", ORDERS) or "typical",
        page=reader.one("page", _page, 1, "a number from 1 is expected"),
        query=reader.one("q", str, "", ""),
        side=reader.word("side", SIDE_FILTERS),
        sort=reader.word("sort", SORTS) or "newest",
        listing=reader.word("list", LISTS) or "statements",
        article=reader.one("article", str, None, ""),
        statement=reader.one("statement", str, None, ""),
        text=reader.word("text", TEXTS) or "clean",
        marks=reader.member("marks", domain.topics, "topic"),
        outcome=reader.word("outcome", LISTED),
        find=reader.one("find", str, "", ""),
        data=reader.one("data", str, None, ""),
        tray=reader.one("tray", _hash, None, "the name of a briefing is expected, 16 digits of 0-9 and a-f"),
    )
    return link, reader.dropped


def _filters(reader: Reader, domain: Domain) -> Filters:
    start = reader.one("from", _day, None, "a day like 2025-10-27 is expected")
    end = reader.one("to", _day, None, "a day like 2025-10-27 is expected")
    if start and end and start > end:
        reader.drop("from", f"{start}…{end}", "the period ends before it begins")
        start = end = None
    voices = {voice: voice for voice in VOICES}
    return Filters(
        start=start,
        end=end,
        undated=reader.yes("undated", default=True),
        topics=reader.members("topics", domain.topics, "topic"),
        outlets=reader.members("outlet", domain.outlets, "outlet"),
        actors=reader.members("actors", domain.actors, "actor"),
        voices=reader.members("voice", voices, "voice"),
        confidence=reader.one("conf", _share, 0.0, "a number from 0 to 1 is expected"),
        copies=reader.word("copies", COPIES) or "once",
    )


def _topic(reader: Reader, domain: Domain, filters: Filters) -> str | None:
    named = reader.member("topic", domain.topics, "topic")
    if not filters.topics:
        return named or domain.opening or next(iter(domain.topics), None)
    if named is not None and named not in filters.topics:
        reader.drop("topic", named, "the filter of topics leaves it out")
        named = None
    return named or (domain.opening if domain.opening in filters.topics else filters.topics[0])


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


def _hash(value: str) -> str:
    if TRAY.fullmatch(value) is None:
        raise ValueError(value)
    return value


def _page(value: str) -> int:
    number = int(value)
    if number < 1:
        raise ValueError(value)
    return number


Value = str | float | bool | dt.date | Sequence[str] | None


def encode(value: Value) -> list[str]:
    """A value as address parameters; [] removes the parameter, since it stands for the default."""
    match value:
        case None | "":
            return []
        case bool():
            return ["1" if value else "0"]
        case dt.date():
            return [value.isoformat()]
        case float():
            return [f"{value:g}"]
        case int() | str():
            return [str(value)]
        case _:
            return list(value)


def changed(params: Mapping[str, Sequence[str]], parts: Mapping[str, Value]) -> dict[str, list[str]]:
    """The parameters after some parts were set; a part set to None is gone.

    A page of results is a page of what was asked: it goes when anything else changes.
    """
    merged = {key: list(values) for key, values in params.items()}
    if set(parts) - {"page", "table"}:
        merged.pop("page", None)
    merged.update({key: encode(value) for key, value in parts.items()})
    return {key: values for key, values in merged.items() if values}
