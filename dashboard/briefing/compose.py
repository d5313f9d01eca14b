"""A briefing from a tray: each pin read from the state of the data it names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.briefing.method import Topic, method
from dashboard.briefing.pinning import called
from dashboard.briefing.tray import Pin, Tray
from dashboard.exhibits.catalogue import BUILDERS
from dashboard.exhibits.exhibit import Exhibit, NothingToShow, Place, Quote
from dashboard.exhibits.quote import listed, quotes
from dashboard.exhibits.said import Order, lines, period, sample
from dashboard.figures.parts.framed import Room
from dashboard.filters import ORDERS, UNKNOWN_OUTLET_NAME, Filters, Tile
from dashboard.link import parse
from dashboard.loaded import Loaded
from dashboard.markup.words import active
from dashboard.nouns import NOUNS, STATEMENT, STATEMENTS
from dashboard.pages import ACTOR, MAP
from dashboard.pages import STATEMENTS as STATEMENTS_PAGE
from dashboard.queries import installed
from dashboard.queries.counts import counts
from dashboard.queries.installed import Made
from dashboard.theme import count, day
from pipeline.errors import StandpointError, StoreError

ADDRESS = "http://localhost:8501"  # where `standpoint dashboard` serves by default
WHOLE = ("coverage", "ledger")  # figures of the whole store, whatever the filters
MOST_APPENDED = 40  # sentences of the appendix beside those that were pinned

Tell = Callable[[int, int, str], None]  # how many are done, of how many, and what comes now
Stores = Callable[[str | None], Loaded]  # the store as a snapshot's name says; None: the newest


@dataclass(frozen=True)
class Section:
    """A pin as it is printed: a figure, or statements.

    `lines` tell n, period and filters, as those of an exhibit; none of a single statement.
    `exhibit` is None where it is of statements; `takeaway` is "" where nobody said and no number gives one.
    """

    pin: Pin
    title: str
    takeaway: str
    exhibit: Exhibit | None
    quotes: tuple[Quote, ...]
    place: Place
    source: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Omitted:
    """A pin that is not printed, and why, in a sentence.

    `failed`: it could not be; otherwise there is nothing it could show, which is a finding.
    """

    title: str
    why: str
    failed: bool


@dataclass(frozen=True)
class Briefing:
    """All that is printed.

    Attributes:
        title: Of the whole.
        lines: Below it: period, n, and that it is a sample where it is one.
        sections: In their order.
        appendix: The sentences that show the figures best, each once, without those that sections print.
        method: How the numbers are made, by topic.
        omitted: What could not be printed.
        made: The day.
        address: Where the dashboard is served, for permalinks.
        versions: What made the states of the data that were read, by snapshot.
    """

    title: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    appendix: tuple[Quote, ...]
    method: tuple[Topic, ...]
    omitted: tuple[Omitted, ...]
    made: dt.date
    address: str
    versions: Mapping[str, Made]

    @property
    def snapshots(self) -> tuple[str, ...]:
        """The states of the data that were read."""
        return tuple(self.versions)

    def permalink(self, place: Place) -> str:
        """The link that shows the same on the dashboard."""
        return permalink(place, self.address)


def permalink(place: Place, address: str = ADDRESS) -> str:
    """The address of a place, with its filters and the state of its data."""
    path = "" if place.page == MAP.name else place.page
    return f"{address.rstrip('/')}/{path}?{urlencode(sorted(place.params.items()), doseq=True)}"


def compose(
    stores: Stores, tray: Tray, room: Room, made: dt.date, address: str = ADDRESS, tell: Tell | None = None
) -> Briefing:
    """The briefing of a tray.

    Args:
        stores: Opens a state of the store; a StoreError leaves out the pins that name it.
        tray: The pins.
        room: The room a figure has.
        made: The day it is made.
        address: Where the dashboard is served.
        tell: Is told before each pin.

    Raises:
        StandpointError: If no pin could be printed.
    """
    sections, omitted, filters = list[Section](), list[Omitted](), list[Filters]()
    opened: dict[str, Order] = {}
    for place, pin in enumerate(tray.pins):
        if tell is not None:
            tell(place, len(tray.pins), pin.title or _named(pin, opened))
        try:
            order = _order(stores, pin, room, made)
            sections.append(_section(order, pin))
            opened.setdefault(order.store.snapshot, order)
            if pin.noun not in WHOLE:
                filters.append(_filters(order, pin))
        except StandpointError as error:
            told = pin.title or _named(pin, opened)
            empty = isinstance(error, NothingToShow)
            why = f"{error.what[0].upper()}{error.what[1:].rstrip('.')}." if empty else error.sentence()
            omitted.append(Omitted(told, why, failed=not empty))
    if not sections:
        why = omitted[0].why if omitted else "the tray is empty"
        raise StandpointError("there is nothing to print", got=why, then="Pin a figure or a statement first")
    last = next(reversed(opened.values()))
    return Briefing(
        title=tray.title or _title(sections),
        lines=_lines(last, filters, len(opened)),
        sections=tuple(sections),
        appendix=_appendix(sections, opened),
        method=method(last, _topics(filters)),
        omitted=tuple(omitted),
        made=made,
        address=address,
        versions={snapshot: one.ask(installed.made) for snapshot, one in opened.items()},
    )


def _named(pin: Pin, opened: Mapping[str, Order]) -> str:
    """What a pin is of, where it is not read yet or could not be."""
    titles: dict[str, str] = {}
    for order in opened.values():
        titles |= order.store.titles()
    return called(pin, titles)


def _topics(filters: Sequence[Filters]) -> tuple[str, ...]:
    """The topics that all pins are about; () where one is about all there are."""
    if not all(one.topics for one in filters):
        return ()
    return tuple(dict.fromkeys(topic for one in filters for topic in one.topics))


def section(stores: Stores, pin: Pin, room: Room, made: dt.date) -> Section:
    """One pin as it is printed.

    Raises:
        NothingToShow: If nothing passes its filters.
        StoreError: If the store has not, or no longer, what it names.
    """
    return _section(_order(stores, pin, room, made), pin)


def _order(stores: Stores, pin: Pin, room: Room, made: dt.date) -> Order:
    store = stores(next(iter(pin.params.get("data", ())), None))
    link, dropped = parse(pin.params, store.domain)
    if dropped:  # a figure of less than what was pinned would be another figure under its title
        raise StoreError(
            "parts of the pinned link are not in this store", got=", ".join(one.part for one in dropped)
        )
    return Order(store, link, pin.params, room, made)


def _section(order: Order, pin: Pin) -> Section:
    if pin.noun in NOUNS:
        exhibit = BUILDERS[pin.noun](order)
        return Section(
            pin, pin.title or exhibit.title, pin.comment or exhibit.takeaway, exhibit, (), exhibit.place,
            exhibit.source, exhibit.lines,
        )  # fmt: skip
    if pin.noun == STATEMENT:
        found = quotes(order, [order.link.statement or ""])
        if not found:
            raise StoreError("the store has no such statement", got=order.link.statement)
        said = found[0]
        where = f"{said.outlet or UNKNOWN_OUTLET_NAME}, {day(said.published)}"
        own = f"{said.holder or 'Speaker unknown'} on {said.topic} ({where})"
        return Section(
            pin, pin.title or own, pin.comment, None, tuple(found), found[0].place, found[0].source
        )
    if pin.noun == STATEMENTS:
        found = listed(order)
        if not found:
            raise NothingToShow("no statement with a side passes these filters")
        own = f"{ORDERS[order.link.order]} statements on {order.topic()}"
        place = order.place(STATEMENTS_PAGE)
        counted = order.ask(counts, order.link.on_topic, Tile(order.link.actor, order.link.at))
        told = lines(order, order.link.on_topic, counted, order.link.topic)
        return Section(
            pin, pin.title or own, pin.comment, None, tuple(found), place, found[0].source,
            (*told[:-2], f"{len(found)} of {told[-2]}", told[-1]),
        )  # fmt: skip
    raise ValueError(pin.noun)


def _title(sections: list[Section]) -> str:
    topics = dict.fromkeys(q.topic for one in sections for q in one.quotes)
    return next(iter(topics)) if len(topics) == 1 else "Who stands where"


def _filters(order: Order, pin: Pin) -> Filters:
    """The filters of what is printed, with the topic of a page of one topic."""
    if pin.noun in NOUNS and NOUNS[pin.noun].page is ACTOR:
        return order.link.filters
    return order.link.map_filters if pin.noun == "stance-map" else order.link.on_topic


def _lines(order: Order, filters: Sequence[Filters], states: int) -> tuple[str, ...]:
    """What is told of: the articles and statements that the filters of all pins leave, or the whole store."""
    same = filters[0] if len(set(filters)) == 1 else None
    counted = order.ask(counts, same or Filters())
    articles = count(counted.articles, "article")
    n = f"{count(counted.statements, 'statement')} with a side in {articles}, {period(counted)}"
    told = [n if same is not None else f"The store has {n}"]
    left = [] if same is None else active(same, order.store.domain)
    if same is None:
        told.append("Figures have filters of their own: each says which")
    elif left:
        told.append(f"Filters: {'; '.join(left)}")
    if states > 1:
        told.append(f"Pins show {states} states of the data: each figure says which")
    told.append(f"Standpoint, {day(order.made)}")
    if mark := sample(order):
        told.append(mark)
    return tuple(told)


def _appendix(sections: list[Section], opened: Mapping[str, Order]) -> tuple[Quote, ...]:
    printed = {quote.statement_id for one in sections for quote in one.quotes}
    wanted: dict[str, dict[str, None]] = {snapshot: {} for snapshot in opened}
    for one in sections:
        if one.exhibit is not None:
            own = wanted[one.exhibit.place.params["data"][0]]
            own.update(dict.fromkeys(s for s in one.exhibit.statements if s not in printed))
    found: dict[tuple[str | None, str, str], Quote] = {}
    for snapshot, ids in wanted.items():
        for quote in quotes(opened[snapshot], list(ids)[:MOST_APPENDED]):
            # A copy of a story says it again.
            found.setdefault((quote.holder, quote.topic, quote.said), quote)
    return tuple(found.values())
