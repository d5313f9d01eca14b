"""Which statements count: frozen filters as one query with its values."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.filters import Filters, Tile
from pipeline.store import ONE_COPY

# An outlet is known by its registry id, else by the name its article declared, else it is unknown.
OUTLET_KEY = "coalesce(outlet_id, 'name:' || outlet, 'unknown')"
# A stance is somebody's: what nobody in particular said is counted beside the map, never averaged in.
SCORED = "status = 'scored' AND holder_id IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Scope:
    """SQL with `?` for each of its values."""

    sql: str
    params: list[object]


def selection(filters: Filters, tile: Tile | None = None) -> Scope:
    """A query for the statements that `filters` and `tile` leave, copies of a story marked.

    Which copy counts is decided among all statements that pass the filters, and only then is the tile
    looked at: a story that counts in one tile counts in no other, and a tile shows what the map counted.

    Args:
        filters: Which statements pass.
        tile: The tile, or None for the whole picture.

    Returns:
        The columns of `statements`, and outlet_key; is_copy: another copy of the story stands for it;
        counted: it is no such copy, or the filters count each copy.
    """
    passing, members = _passing(filters), _members(tile)
    counted = {"once": "NOT is_copy", "all": "true"}[filters.copies]
    # Ranking is what costs; only stories of which a second article passes can have anything to rank.
    sql = f"""
        SELECT *, {counted} AS counted FROM (
            WITH passing AS (SELECT *, {OUTLET_KEY} AS outlet_key FROM statements WHERE {passing.sql}),
            copied AS (SELECT DISTINCT story_id FROM passing WHERE story_id <> article_id)
            SELECT *, false AS is_copy FROM passing ANTI JOIN copied USING (story_id)
            UNION ALL
            SELECT *, NOT ({ONE_COPY}) AS is_copy FROM passing SEMI JOIN copied USING (story_id)
        ) WHERE {members.sql}
        """
    return Scope(sql, [*passing.params, *members.params])


def _passing(filters: Filters) -> Scope:
    parts: list[tuple[str, tuple[object, ...]]] = []
    within, days = _period(filters)
    if within:
        parts.append((f"({within} OR published IS NULL)" if filters.undated else within, days))
    elif not filters.undated:
        parts.append(("published IS NOT NULL", ()))
    if filters.topic is not None:
        parts.append(("topic = ?", (filters.topic,)))
    if filters.outlets:
        parts.append((f"list_contains(?, {OUTLET_KEY})", (list(filters.outlets),)))
    if filters.voices:
        parts.append(("list_contains(?, voice)", (list(filters.voices),)))
    if filters.confidence:
        parts.append(("confidence >= ?", (filters.confidence,)))
    return _all_of(parts)


def _members(tile: Tile | None) -> Scope:
    if tile is None:
        return _all_of([])
    columns = (("holder_id", tile.actor), ("outlet_key", tile.outlet), ("topic", tile.topic))
    return _all_of([(f"{column} = ?", (member,)) for column, member in columns if member is not None])


def _all_of(parts: list[tuple[str, tuple[object, ...]]]) -> Scope:
    sql = " AND ".join(part for part, _ in parts) or "true"
    return Scope(sql, [value for _, values in parts for value in values])


def _period(filters: Filters) -> tuple[str, tuple[object, ...]]:
    bounds = [("published >= ?", filters.start), ("published <= ?", filters.end)]
    given = [(sql, day) for sql, day in bounds if day is not None]
    return " AND ".join(sql for sql, _ in given), tuple(day for _, day in given)
