"""The one actor that exhibits of his page are of."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.exhibits.exhibit import NothingToShow
from dashboard.exhibits.said import Order
from dashboard.filters import Tile
from dashboard.queries.actor import leading
from dashboard.queries.counts import Counts, counts


@dataclass(frozen=True, slots=True)
class One:
    """An actor by id and name, and the numbers of the statements that the filters leave."""

    id: str
    name: str
    counted: Counts


def one(order: Order) -> One:
    """The actor the link names, or else the one with most statements, as the page has it.

    Raises:
        NothingToShow: If nobody has a statement, or this one has none with these filters.
    """
    link = order.link
    actor = link.actor or order.ask(leading, link.filters)
    if actor is None:
        raise NothingToShow("nobody has a statement with these filters")
    counted = order.ask(counts, link.filters, Tile(actor=actor))
    name = order.store.domain.actors[actor]
    if not counted.statements + counted.abstained:
        raise NothingToShow("no statement of this actor passes these filters", got=name)
    return One(actor, name, counted)


def title(order: Order, words: str) -> str:
    """A title with the topics it is narrowed to."""
    titles, chosen = order.store.titles(), order.link.filters.topics
    if len(chosen) == 1:
        return f"{words}: {titles[chosen[0]]}"
    return f"{words}, on {len(chosen)} topics" if chosen else f"{words}, on all topics"
