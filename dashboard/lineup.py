"""Who is on a timeline, and what is marked on it: the same on the page and in what leaves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import periods
from dashboard.figures.parts.timeline_lines import Line, Marker
from dashboard.filters import Domain
from dashboard.link import Link
from dashboard.queries.changes import Change

FIRST = 3  # lines that are shown when none was asked for: more would hide each other's bands


@dataclass(frozen=True)
class Actors:
    """The actors of the chart. `names` are all with a statement here, by id; `keep` is as in `Drawn`.

    `missing` are names of those the address asks for who have no statement here; `own` would be shown if it
    asked for nobody.
    """

    names: dict[str, str]
    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    keep: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Of the lines, in order."""
        return tuple(line.actor_id for line in self.lines)


def actors(speakers: pd.DataFrame, link: Link, domain: Domain) -> Actors:
    """Those the address names, or else the one that is chosen and those with most dated statements.

    Args:
        speakers: As `queries.timeline.speakers` returns them for the link.
        link: The link.
        domain: The store's names.
    """
    names = dict(zip(speakers["actor_id"], speakers["actor"], strict=True))
    wanted = tuple(one for one in link.who if one in names)
    missing = tuple(domain.actors[one] for one in link.who if one not in names)
    top = tuple(names)[:FIRST]
    own = top
    if link.actor in names and link.actor not in top:
        own = (link.actor, *top[: FIRST - 1])
    ids = wanted or own
    # A choice of ours that follows the actor would change with the next one; so a click pins it.
    keep = link.who if wanted else () if own == top else own
    lines = tuple(Line(place, one, names[one]) for place, one in enumerate(ids))
    return Actors(names, lines, missing, keep, own)


def markers(changes: Sequence[Change], unit: str) -> tuple[Marker, ...]:
    """Changes as the chart shows them."""
    return tuple(
        Marker(one.actor_id, one.actor, one.last, one.first, periods.of_day(one.first, unit).key, one.turn)
        for one in changes
    )
