"""What every exhibit says of itself: period, filters, n, where the data are from and what made them."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

import duckdb

from dashboard.exhibits.exhibit import Place
from dashboard.figures.parts.framed import Room
from dashboard.filters import Filters
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import words
from dashboard.pages import Page
from dashboard.queries import installed
from dashboard.queries.counts import Counts
from dashboard.queries.domain import finished
from dashboard.theme import count, day
from pipeline.packs import Topic

P = ParamSpec("P")
R = TypeVar("R")

INTERVAL = "95\u00a0% intervals are of article means, with the scorer’s doubt carried in."
SAMPLE = "SAMPLE: invented outlets, documented events"
PART_SAMPLE = "PARTLY SAMPLES: some outlets are invented"
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Order:
    """What an exhibit is made from: the store, the link it was seen at, the room it gets, and today's date.

    `params` are the link's, with all their values, as the address has them.
    """

    store: Loaded
    link: Link
    params: Mapping[str, tuple[str, ...]]
    room: Room
    made: dt.date

    def ask(
        self, query: Callable[Concatenate[duckdb.DuckDBPyConnection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """The store's answer."""
        return query(self.store.connection.cursor(), *args, **kwargs)

    def place(self, page: Page) -> Place:
        """Where the exhibit comes from, pinned to its snapshot."""
        return Place(page.name, {**self.params, "data": (self.store.snapshot,)})

    def topic(self) -> str:
        """The title of the topic a page of one topic shows."""
        return self.store.titles().get(self.link.topic or "", self.link.topic or "")


def lines(order: Order, filters: Filters, counted: Counts, topic: str | None) -> tuple[str, ...]:
    """Topic and what its sides mean, then period, n and filters.

    Args:
        order: The order.
        filters: Those that the figure was made with.
        counted: Their numbers.
        topic: The id of the one topic that is shown; None where there are several.
    """
    defined = order.store.topics.get(topic or "")
    told = [] if defined is None else [statement(defined)]
    known = f" from {count(counted.outlets, 'outlet')}" if counted.outlets else ""
    unknown = f" ({counted.no_outlet:,} of unknown outlet)" if counted.no_outlet else ""
    n = f"{count(counted.statements, 'statement')} in {count(counted.articles, 'article')}{unknown}{known}"
    told.append(f"{n} · {period(counted)}")
    left = words.active(filters, order.store.domain)
    if topic is not None:  # the topic is told already
        left = [part for part in left if part != f"only {order.topic()}"]
    return (*told, filtered(left, filters))


def filtered(left: Sequence[str], filters: Filters) -> str:
    """The line of the filters that are set, as `words.active` tells them, and of what a period lets in."""
    told = list(left) or ["none"]
    if filters.undated and (filters.start or filters.end):
        told.append("undated articles included")
    if filters.copies == "once":
        told.append("copies of a story count once")
    return f"Filters: {'; '.join(told)}"


def statement(topic: Topic) -> str:
    """What in favour and against mean."""
    return f"{topic.title}: in favour of or against “{topic.statement}”"


def period(counted: Counts) -> str:
    """From when to when the dated statements are, and how many have no date."""
    return days(counted.first, counted.last, counted.undated)


def days(first: dt.date | None, last: dt.date | None, undated: int) -> str:
    """From when to when, and how many have no day."""
    if first is None or last is None:
        return "all undated"
    dated = day(first) if first == last else f"{day(first)} to {day(last)}"
    return dated + (f", {undated:,} undated" if undated else "")


def source(order: Order) -> str:
    """Where the data come from, what made them, and when it was drawn."""
    made = order.ask(installed.made)
    when = order.ask(finished)
    of = "" if when is None else f" {day(when.date())} {when:%H:%M} UTC"
    mark = f"{told}. " if (told := sample(order)) else ""
    return (
        f"{mark}Source: Standpoint {made.version}, model {made.scorer}, topics {made.pack}; data{of}, "
        f"drawn {day(order.made)}; snapshot\u00a0{order.store.snapshot}."
    )


def sample(order: Order) -> str:
    """Says that the store holds samples; "" where it holds none."""
    size = order.store.size
    if not size.samples:
        return ""
    return SAMPLE if size.samples == size.articles else PART_SAMPLE


def plain(markup: str) -> str:
    """The words of our own HTML."""
    return html.unescape(_TAG.sub("", markup)).strip()
