"""Stance by outlet: the means of each actor in the outlets that quote him, and how far apart they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb
import pandas as pd

from dashboard.estimates import difference, mean_of, with_intervals
from dashboard.filters import UNKNOWN_OUTLET, Filters
from dashboard.queries.cube import SUMS, cells
from dashboard.queries.scope import SCORED, facts

MOST_ROWS = 12  # actors shown at once; with their sentences beside them more is not taken in
ALL_ROWS = 100  # actors shown on request; a figure of more is thousands of pixels high
PAIRED_FROM = 12  # the outlets with most statements, of which two are taken where none is named
SEVERAL = 2  # outlets it takes to compare


@dataclass(frozen=True, slots=True)
class Compared:
    """What several outlets say of the same actors.

    `marks` has a row for each actor and outlet: actor_id, actor, outlet_id, outlet, place (of the outlet
    among those compared, from 0), mean, low and high [-1, 1] (its 95 % interval, NaN of one article),
    variance, n_articles, n_statements, outlet_n and outlet_articles (all statements of these marks in the
    outlet, and the articles they are in).

    `gaps` has a row for each actor: actor_id, actor, gap [0, 2], low and high (of the gap; NaN where one of
    the two is of one article), more and less (the places of the outlets with the highest and the lowest
    mean), told_apart, n_outlets. First those that can be told apart, then those that have intervals, then
    those of one article somewhere; the largest gap first in each: a gap that one article makes is no news.

    `hidden` are actors that several outlets have and that stay out since others have more; `alone` are
    actors that only one outlet has.
    """

    marks: pd.DataFrame
    gaps: pd.DataFrame
    hidden: int
    alone: int


def partners(cursor: duckdb.DuckDBPyConnection, filters: Filters, named: tuple[str, ...]) -> tuple[str, ...]:
    """The outlets a comparison opens with: those named, and if these are fewer than two, what goes best.

    That is what shares most: over the actors both quote, the smaller number of statements, added up. Where
    nothing is shared, those with most statements, then any; the unknown outlet never unless named.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count; outlets that it names are preferred.
        named: Outlets the link names.

    Returns:
        At least two outlets by their keys, or as many as the store has.
    """
    if len(named) >= SEVERAL:
        return named
    everywhere = replace(filters, outlets=())
    own = cells(everywhere)
    frame = cursor.execute(
        f"""
        WITH own AS (
            SELECT outlet_key, holder_id, sum(n) AS n FROM ({own.sql}) WHERE outlet_key <> ? GROUP BY ALL
        ), ranked AS (
            SELECT outlet_key, row_number() OVER (
                ORDER BY outlet_key NOT IN (SELECT unnest(?::VARCHAR[])), sum(n) DESC, outlet_key
            ) AS rank FROM own GROUP BY outlet_key
        ), most AS (SELECT * FROM own JOIN ranked USING (outlet_key) WHERE rank <= ?)
        SELECT a.outlet_key AS one, b.outlet_key AS other, sum(least(a.n, b.n)) AS shared
        FROM most a JOIN most b ON a.holder_id = b.holder_id AND a.outlet_key <> b.outlet_key
        GROUP BY a.outlet_key, b.outlet_key
        ORDER BY shared DESC, any_value(a.rank) + any_value(b.rank), any_value(a.rank)
        """,
        [*own.params, UNKNOWN_OUTLET, [*named, *filters.outlets], PAIRED_FROM],
    ).df()
    preferred = {*named, *filters.outlets}
    pairs = [
        (one, other)
        for one, other in zip(frame["one"], frame["other"], strict=True)
        if not named or one in named
    ]
    if not pairs:
        return _any_two(cursor, everywhere, [*named, *filters.outlets])
    return min(pairs, key=lambda pair: len(set(pair) - preferred) if preferred else 0)


def _any_two(cursor: duckdb.DuckDBPyConnection, filters: Filters, wanted: Sequence[str]) -> tuple[str, ...]:
    own = cells(filters)
    rows = cursor.execute(
        f"""
        SELECT outlet_key FROM outlet_names
        LEFT JOIN (SELECT outlet_key, sum(n) AS n FROM ({own.sql}) GROUP BY 1) USING (outlet_key)
        WHERE outlet_key <> ? ORDER BY n DESC NULLS LAST, outlet_key LIMIT ?
        """,
        [*own.params, UNKNOWN_OUTLET, SEVERAL],
    ).fetchall()
    return tuple(dict.fromkeys([*wanted, *(row[0] for row in rows)]))[:SEVERAL]


def dumbbell(cursor: duckdb.DuckDBPyConnection, filters: Filters, most: int = MOST_ROWS) -> Compared:
    """Mean stance of each actor in each of the filters' outlets, where at least two of them quote him.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count: one topic, and the outlets compared, in their order.
        most: Actors at most: those with most statements.
    """
    own = cells(filters)
    frame = cursor.execute(
        f"""
        SELECT t.*, a.actor, o.outlet FROM (
            SELECT holder_id AS actor_id, outlet_key AS outlet_id, {SUMS} FROM ({own.sql}) GROUP BY ALL
        ) t JOIN actor_names a ON a.holder_id = actor_id JOIN outlet_names o ON o.outlet_key = outlet_id
        """,
        own.params,
    ).df()
    found = compared(with_intervals(frame), filters.outlets, most, "n_statements")
    shown = tuple(found.gaps["actor_id"])
    if not shown:
        return found
    behind = facts(replace(filters, actors=shown))
    articles = cursor.execute(
        f"""
        SELECT outlet_key::VARCHAR, count(DISTINCT article_id) FROM ({behind.sql})
        WHERE counted AND {SCORED} GROUP BY 1
        """,
        behind.params,
    ).fetchall()
    return with_outlets(found, "n_statements", dict(articles))


def with_outlets(found: Compared, weight: str, articles: Mapping[str, int]) -> Compared:
    """The comparison with outlet_n and outlet_articles in its marks; `articles` by outlet."""
    marks = found.marks
    totals = marks.groupby("outlet_id")[weight].transform("sum")
    marks = marks.assign(outlet_n=totals.astype("int64"), outlet_articles=marks["outlet_id"].map(articles))
    return replace(found, marks=marks)


def compared(frame: pd.DataFrame, outlets: Sequence[str], most: int, weight: str) -> Compared:
    """Means of actors by outlet as rows that can be drawn.

    Args:
        frame: actor_id, actor, outlet_id, outlet, mean, low, high, variance, n_articles, and `weight`.
        outlets: The outlets compared, in their order.
        most: Actors at most.
        weight: The column that decides which actors these are: those with most of it.
    """
    in_several = frame.groupby("actor_id")["outlet_id"].nunique() >= SEVERAL
    several = frame[frame["actor_id"].isin(in_several.index[in_several])]
    totals = several.groupby("actor_id")[weight].sum().reset_index(name=weight)
    shown = totals.sort_values([weight, "actor_id"], ascending=[False, True]).head(most)["actor_id"]
    marks = several[several["actor_id"].isin(shown)].copy()
    marks["place"] = marks["outlet_id"].map({outlet: place for place, outlet in enumerate(outlets)})
    marks = marks.sort_values(["actor_id", "place"], ignore_index=True)
    gaps = [_gap(group, weight) for _, group in marks.groupby("actor_id")]
    return Compared(marks, _ordered(gaps), len(totals) - len(shown), int((~in_several).sum()))


def _gap(marks: pd.DataFrame, weight: str) -> dict[str, object]:
    """How far the two ends of an actor's marks lie apart."""
    by_mean = marks.sort_values(["mean", "place"], ascending=[False, True]).to_dict("records")
    more, less = by_mean[0], by_mean[-1]
    ends = [mean_of(end["n_articles"], end[weight], end["mean"], end["variance"]) for end in (more, less)]
    found = difference(*ends)
    return {
        "actor_id": more["actor_id"], "actor": more["actor"], "gap": found.value, "low": found.low,
        "high": found.high, "more": int(more["place"]), "less": int(less["place"]),
        "told_apart": found.told_apart, "n_outlets": len(marks), "weight": int(marks[weight].sum()),
    }  # fmt: skip


_COLUMNS = ["actor_id", "actor", "gap", "low", "high", "more", "less", "told_apart", "n_outlets", "weight"]


def _ordered(gaps: Sequence[dict[str, object]]) -> pd.DataFrame:
    frame = pd.DataFrame(gaps, columns=_COLUMNS)
    numbers = {"low": "float64", "high": "float64", "gap": "float64"}
    frame = frame.astype(numbers).assign(known=lambda rows: rows["low"].notna())
    order = ["told_apart", "known", "gap", "weight", "actor_id"]
    frame = frame.sort_values(order, ascending=[False] * 4 + [True], ignore_index=True)
    return frame.drop(columns=["known", "weight"])
