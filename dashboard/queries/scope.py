"""Which statements count: frozen filters as one query with its values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.filters import Filters, Tile
from pipeline.store import one_copy

# An outlet is known by its registry id, else by the name its article declared, else it is unknown.
OUTLET_KEY = "coalesce(outlet_id, 'name:' || outlet, 'unknown')"
# A stance is somebody's: what nobody in particular said is counted beside the map, never averaged in.
SCORED = "scored AND holder_id IS NOT NULL"
# As the store counts copies (store.ONE_COPY), with the columns of `facts`.
_ONE_COPY = one_copy("story_id, holder_id, topic", first="NOT scored, ")


@dataclass(frozen=True, slots=True)
class Scope:
    """SQL with `?` for each of its values."""

    sql: str
    params: list[object]


Part = tuple[str, Sequence[object]]  # a condition and its values


def facts(filters: Filters, tile: Tile | None = None, where: Part = ("true", ())) -> Scope:
    """A query for the facts that `filters` and `tile` leave, copies of a story marked.

    Which copy counts is decided among all statements that pass the filters, and only then is the tile
    looked at: a story that counts in one tile counts in no other, and a tile shows what the map counted.
    Only the actor and the topic of the tile may be looked at before, since copies count for each of them.

    Args:
        filters: Which statements pass.
        tile: The tile, or None for the whole picture.
        where: A further condition on facts that is true of every copied one.

    Returns:
        The columns of `facts`, and is_copy: another copy of the story stands for it; counted: it is no such
        copy, or the filters count each copy.
    """
    counted = {"once": "NOT is_copy", "all": "true"}[filters.copies]
    passing = _passing(filters) + _who_and_what(tile)
    inside = _where_and_when(tile)
    single, several = all_of([*passing, *inside, where]), all_of(passing)
    shown = all_of(inside)
    # Ranking is what costs; only stories that several articles tell have anything to rank.
    sql = f"""
        SELECT *, {counted} AS counted FROM (
            SELECT *, false AS is_copy FROM facts WHERE NOT copied AND {single.sql}
            UNION ALL
            SELECT * FROM (
                SELECT *, NOT ({_ONE_COPY}) AS is_copy FROM facts WHERE copied AND {several.sql}
            ) WHERE {shown.sql}
        )
        """
    return Scope(sql, [*single.params, *several.params, *shown.params])


def members(filters: Filters, tile: Tile | None) -> list[Part]:
    """The conditions that name topics, outlets and actors: the only ones the cube can answer."""
    parts = [
        _one_of("topic", filters.topics),
        _one_of("outlet_key", filters.outlets),
        _one_of("holder_id", filters.actors),
    ]
    chosen = (
        ()
        if tile is None
        else (("holder_id", tile.actor), ("outlet_key", tile.outlet), ("topic", tile.topic))
    )
    parts += [_one_of(column, (member,)) for column, member in chosen if member is not None]
    return [part for part in parts if part[1]]


def all_of(parts: Sequence[Part]) -> Scope:
    """All conditions at once; true where there is none."""
    return Scope(
        " AND ".join(part for part, _ in parts) or "true", [value for _, values in parts for value in values]
    )


def between(column: str, first: dt.date | None, last: dt.date | None) -> Part:
    """The condition that a date lies in a period, both days included; "" where the period is open."""
    bounds = [(f"{column} >= ?", first), (f"{column} <= ?", last)]
    given = [(sql, day) for sql, day in bounds if day is not None]
    return " AND ".join(sql for sql, _ in given), [day for _, day in given]


def dated(column: str, first: dt.date | None, last: dt.date | None, *, undated: bool) -> Part:
    """The condition that a date lies in a period, or that there is none where `undated` is let in."""
    within, values = between(column, first, last)
    if not within:
        return ("true" if undated else f"{column} IS NOT NULL"), ()
    return (f"({within} OR {column} IS NULL)" if undated else within), values


def _passing(filters: Filters) -> list[Part]:
    parts = [dated("published", filters.start, filters.end, undated=filters.undated), *members(filters, None)]
    if filters.voices:
        parts.append(_one_of("voice", filters.voices))
    if filters.confidence:
        parts.append(("confidence >= ?", (filters.confidence,)))
    return parts


def _who_and_what(tile: Tile | None) -> list[Part]:
    return [] if tile is None else members(Filters(), Tile(actor=tile.actor, topic=tile.topic))


def _where_and_when(tile: Tile | None) -> list[Part]:
    if tile is None:
        return []
    parts = members(Filters(), Tile(outlet=tile.outlet))
    if tile.when is not None:
        known = tile.when.start is not None
        parts.append(
            between("published", tile.when.start, tile.when.end) if known else ("published IS NULL", ())
        )
    return parts


def _one_of(column: str, values: Sequence[object]) -> Part:
    if len(values) == 1:  # IN looks through all words of a column's type; with 50,000 actors for 20 ms
        return f"{column} = ?", values
    return f"{column} IN ({', '.join('?' * len(values))})", values
