"""Which statements count: frozen filters as one SQL clause with its values."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.filters import Filters, Tile

# An outlet is known by its registry id, else by the name its article declared, else it is unknown.
OUTLET_KEY = "coalesce(outlet_id, 'name:' || outlet, 'unknown')"
# A stance is somebody's: what nobody in particular said is counted beside the map, never averaged in.
SCORED = "status = 'scored' AND holder_id IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Scope:
    """A condition on `statements` with `?` for each of its values."""

    sql: str
    params: list[object]


def scope(filters: Filters, tile: Tile | None = None) -> Scope:
    """The condition that `filters`, and the members of `tile` that are set, stand for."""
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
    if tile is not None:
        columns = (("holder_id", tile.actor), (OUTLET_KEY, tile.outlet), ("topic", tile.topic))
        parts += [(f"{column} = ?", (member,)) for column, member in columns if member is not None]
    sql = " AND ".join(part for part, _ in parts) or "true"
    return Scope(sql, [value for _, values in parts for value in values])


def _period(filters: Filters) -> tuple[str, tuple[object, ...]]:
    bounds = [("published >= ?", filters.start), ("published <= ?", filters.end)]
    given = [(sql, day) for sql, day in bounds if day is not None]
    return " AND ".join(sql for sql, _ in given), tuple(day for _, day in given)
