"""Who stood where when: means by day, week or month, and of what has no day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb
import pandas as pd

from dashboard import periods
from dashboard.estimates import with_intervals
from dashboard.filters import Filters
from dashboard.queries.cube import SUMS, cells
from dashboard.queries.scope import SCORED, facts
from dashboard.queries.stance_map import DISCOVERED

# More marks than this a line can't be read from, and a browser draws them slowly; a longer unit is shown.
MOST_PERIODS = 800
_DAYS = {"day": 1, "week": 7, "month": 28}
_NOBODY = ""  # no actor's id; a filter without actors would let in all
_START = {
    "day": "published",
    "week": "date_trunc('week', published)::DATE",
    "month": "date_trunc('month', published)::DATE",
}


@dataclass(frozen=True, slots=True)
class Timeline:
    """The marks of a timeline, the unit they are in, and the units that the stretch of time allows.

    Attributes:
        marks: A row for each actor and period with a scored statement, by actor in the order asked for and
            then by time, the undated last: line (the actor's place, from 0), actor_id, actor, key (of the
            period, "undated" where there is no day), start, end (days as timestamps; NaT where undated),
            mean [-1, 1], low, high (95 %; NaN of one article), n_articles, n_statements, n_favor, n_against,
            n_mixed, n_neutral.
        unit: A key of periods.UNITS.
        own: The unit that is shown when none is asked for.
        units: Those that may be asked for.
        n_articles: Articles behind all marks; one that quotes several actors is one.
    """

    marks: pd.DataFrame
    unit: str
    own: str
    units: tuple[str, ...]
    n_articles: int


def speakers(cursor: duckdb.DuckDBPyConnection, filters: Filters) -> pd.DataFrame:
    """The actors with a scored statement, those with most dated ones first.

    Returns:
        actor_id, actor, n_dated, n_statements.
    """
    all_of_them, dated = cells(filters), cells(replace(filters, undated=False))
    frame = cursor.execute(
        f"""
        WITH everybody AS (SELECT holder_id, sum(n)::BIGINT AS n FROM ({all_of_them.sql}) GROUP BY 1),
        dated AS (SELECT holder_id, sum(n)::BIGINT AS n FROM ({dated.sql}) GROUP BY 1)
        SELECT e.holder_id AS actor_id, a.actor, coalesce(d.n, 0) AS n_dated, e.n AS n_statements
        FROM everybody e LEFT JOIN dated d USING (holder_id) LEFT JOIN actor_names a USING (holder_id)
        ORDER BY n_dated DESC, n_statements DESC, a.actor, e.holder_id
        """,
        [*all_of_them.params, *dated.params],
    ).df()
    return frame.assign(actor=_named(frame))


def timeline(
    cursor: duckdb.DuckDBPyConnection, filters: Filters, actors: Sequence[str], unit: str | None = None
) -> Timeline:
    """The means of actors by period, on one topic: the filters name it.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count; one topic, since stances on several are not averaged.
        actors: Ids, in the order of their lines.
        unit: A key of periods.UNITS; None for the one that suits the stretch of time.

    Raises:
        KeyError: If the unit is none of periods.UNITS.
    """
    asked = replace(filters, actors=tuple(actors) or (_NOBODY,))
    first, last, n_articles = _span(cursor, asked)
    own, units = periods.unit_for(first, last), _units(first, last)
    shown = unit if unit in units else own
    chosen = cells(asked, by_day=True)
    frame = cursor.execute(
        f"""
        WITH marks AS (
            SELECT holder_id AS actor_id, {_START[shown]} AS start, {SUMS} FROM ({chosen.sql}) GROUP BY 1, 2
        )
        SELECT m.*, a.actor FROM marks m LEFT JOIN actor_names a ON a.holder_id = m.actor_id
        """,
        chosen.params,
    ).df()
    known = [
        periods.of_day(None if pd.isna(start) else pd.Timestamp(start).date(), shown)
        for start in frame["start"]
    ]
    places = {actor: place for place, actor in enumerate(actors)}
    frame = with_intervals(frame).assign(
        actor=_named(frame),
        line=frame["actor_id"].map(places).astype("int64"),
        key=pd.Series([period.key for period in known], dtype="str"),
        start=pd.to_datetime(pd.Series([period.start for period in known], dtype="object")),
        end=pd.to_datetime(pd.Series([period.end for period in known], dtype="object")),
    )
    ordered = frame.sort_values(["line", "start"], na_position="last", ignore_index=True)
    return Timeline(ordered, shown, own, units, n_articles)


def _span(cursor: duckdb.DuckDBPyConnection, filters: Filters) -> tuple[dt.date | None, dt.date | None, int]:
    """The first and the last day, and the number of articles."""
    chosen = facts(filters)
    asked = "min(published), max(published), count(DISTINCT article_id)"
    of = f"SELECT {asked} FROM ({chosen.sql}) WHERE counted AND {SCORED}"
    ((first, last, n_articles),) = cursor.execute(of, chosen.params).fetchall()
    return first, last, n_articles


def _units(first: dt.date | None, last: dt.date | None) -> tuple[str, ...]:
    days = 0 if first is None or last is None else (last - first).days
    return tuple(unit for unit in periods.UNITS if days / _DAYS[unit] <= MOST_PERIODS or unit == "month")


def _named(frame: pd.DataFrame) -> pd.Series:
    """Names, with a star for those who are not in the registry, as on the map."""
    return frame["actor"].astype("str") + frame["actor_id"].str.startswith(DISCOVERED).map(
        {True: " *", False: ""}
    )
