"""What people decided about actors: which two are one, and what one is called.

A decision is some rows of `corrections`, one for each column it sets, written in one commit; its target
is an actor by its id, wherever the actor stands. Rows are never changed. Undoing a decision appends rows
that put back what was, and whose ids are made from the ids of what they undo.

Nothing is written into other tables: `actors_now` tells readers whom each actor that was decided on is
now, and the store's views put that in the place of what was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from pipeline import ids

TARGET = "actors"  # corrections.target_table of a decision
ID, NAME, KIND = "actor_id", "actor", "kind"  # corrections.column
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who an actor is by the decisions that stand. `kind` None: as it was found."""

    id: str
    name: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on the actor `target`.

    `was` and `now` are values by column. `undone`: another decision undoes it; `undoes`: it is such a one.
    """

    made_at: datetime
    made_by: str
    target: str
    was: dict[str, str | None]
    now: dict[str, str | None]
    why: str
    corrections: tuple[str, ...]
    undone: bool
    undoes: bool

    @property
    def stands(self) -> bool:
        """Whether it holds today."""
        return not self.undone and not self.undoes


def undo_id(correction_id: str) -> str:
    """The id of the correction that undoes another one."""
    return ids.digest("undo", correction_id)


def decisions(corrections: Iterable[Row]) -> list[Decision]:
    """The decisions on actors among rows of `corrections`, in the order they were made."""
    rows = sorted(
        (row for row in corrections if row["target_table"] == TARGET),
        key=lambda row: (row["made_at"], row["target_id"], row["correction_id"]),
    )
    made = {row["correction_id"] for row in rows}
    undoing = {undo_id(one) for one in made} & made
    found = []
    for (at, target), group in groupby(rows, key=lambda row: (row["made_at"], row["target_id"])):
        listed = list(group)
        own = tuple(row["correction_id"] for row in listed)
        found.append(
            Decision(
                made_at=at,
                made_by=listed[0]["made_by"],
                target=target,
                was={row["column"]: row["was"] for row in listed},
                now={row["column"]: row["is_now"] for row in listed},
                why=listed[0]["why"],
                corrections=own,
                undone=undo_id(own[0]) in made,
                undoes=own[0] in undoing,
            )
        )
    return found


def actors_now(made: Iterable[Decision]) -> dict[str, Actor]:
    """By the id under which it was found, who each actor is now that a standing decision concerns.

    A merged actor is the one at the end of its merges, under the name that one was given last. Merges that
    go round in a circle, which no command makes, are left out.
    """
    latest: dict[str, dict[str, str]] = {}
    for one in made:
        if one.stands:
            values = {column: value for column, value in one.now.items() if value is not None}
            latest.setdefault(one.target, {}).update(values)
    found = {}
    for target in latest:
        path = _path(target, latest)
        if path is None:
            continue
        end = path[-1]
        # The end's own name where it was renamed, else the one it had when the last of them was merged.
        told = latest.get(end) or latest[path[-2]]
        kind = latest[path[-2]].get(KIND) if len(path) > 1 else None
        found[target] = Actor(end, told[NAME], kind)
    return found


def _path(target: str, latest: Mapping[str, Mapping[str, str]]) -> list[str] | None:
    """From an actor to whom it was merged into, and on; None where that comes back to one before."""
    path = [target]
    while (following := latest.get(path[-1], {}).get(ID)) is not None:
        if following in path:
            return None
        path.append(following)
    return path
