"""What was clicked, said as filters: the way from a mark to its statements as a list."""

from __future__ import annotations

from dataclasses import replace

from dashboard.filters import Filters, Tile
from dashboard.link import Value


def narrowed(filters: Filters, tile: Tile, topics: tuple[str, ...] = ()) -> Filters:
    """The filters that leave of what they left only what is in a tile.

    Copies of a story are ranked anew among what is left: one that counts elsewhere may count here, and what
    the tile counts is always there.

    Args:
        filters: The filters of the page the tile is on.
        tile: What was clicked. A period also leaves out what has no date; that of the undated, and one that
            the filters leave out, can't be said as filters and change nothing.
        topics: Topics instead of the tile's one.
    """
    members = replace(
        filters,
        topics=topics or _one(tile.topic) or filters.topics,
        outlets=_one(tile.outlet) or filters.outlets,
        actors=_one(tile.actor) or filters.actors,
    )
    when = tile.when
    if when is None or when.start is None or when.end is None:
        return members
    start, end = max(filters.start or when.start, when.start), min(filters.end or when.end, when.end)
    return members if start > end else replace(members, start=start, end=end, undated=False)


def parts(filters: Filters) -> dict[str, Value]:
    """The dates, topics, outlets and actors of filters as parts of an address; None is the default."""
    return {
        "from": filters.start,
        "to": filters.end,
        "undated": None if filters.undated else False,
        "topics": filters.topics,
        "outlet": filters.outlets,
        "actors": filters.actors,
    }


def _one(member: str | None) -> tuple[str, ...]:
    return () if member is None else (member,)
