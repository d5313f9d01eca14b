"""How many statements, articles and outlets stand behind a picture, and how many stay out of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass, replace

import duckdb
import pandas as pd

from dashboard.estimates import LEAST_ARTICLES, with_intervals
from dashboard.filters import UNKNOWN_OUTLET, Filters, Tile
from dashboard.queries.scope import SCORED, facts
from dashboard.theme import SIDES


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of one selection. The first four count scored statements with a known speaker.

    `outlets` are the known ones; `no_outlet` are articles, part of `articles`. `undated`, `no_holder`
    and `abstained` are statements; `undated` are part of `statements`.
    `mean` is the mean of article means in [-1, 1], None without a statement. `copies` are scored
    statements of another copy of a story than the one that counts, whether or not the filters leave
    them out, `stories` the stories they are of, and `only_copies` the known outlets with nothing else.
    `n_favor` and so on are the statements by side, `nameless` those of `abstained` whose speaker is unknown,
    `low` and `high` the 95 % interval of the mean, None where it is of fewer than two articles, `first` and
    `last` the days of the dated ones.
    """

    statements: int
    articles: int
    outlets: int
    no_outlet: int
    undated: int
    no_holder: int
    abstained: int
    mean: float | None
    copies: int = 0
    stories: int = 0
    only_copies: int = 0
    n_favor: int = 0
    n_against: int = 0
    n_mixed: int = 0
    n_neutral: int = 0
    nameless: int = 0
    low: float | None = None
    high: float | None = None
    first: dt.date | None = None
    last: dt.date | None = None

    @property
    def sides(self) -> dict[Hashable, int]:
        """The statements by side, as `theme.split` reads them."""
        return {
            "n_favor": self.n_favor,
            "n_against": self.n_against,
            "n_mixed": self.n_mixed,
            "n_neutral": self.n_neutral,
        }


# One pass over the facts, and one over its articles. What is sought of a mean is as in `cube`: the articles'
# means, those of each topic for itself.
_SEEN = {
    "n": "shown",
    "n_undated": "shown AND published IS NULL",
    "n_nobody": "counted AND scored AND NOT somebody",
    "n_abstained": "counted AND NOT scored",
    "n_nameless": "counted AND NOT scored AND nobody",
    "n_copies": "is_copy AND somebody",
    "n_own": "NOT is_copy AND somebody",
    **{f"n_{side}": f"shown AND label = '{side}'" for side in SIDES},
}
_BY_ARTICLE = ", ".join(f"count(*) FILTER ({condition}) AS {name}" for name, condition in _SEEN.items())
_QUESTION = f"""
WITH told AS (
    SELECT article_id, any_value(outlet_key) AS outlet_key, any_value(story_id) AS story_id, {_BY_ARTICLE},
           avg(stance) FILTER (shown) AS mean, avg(doubt) FILTER (shown) AS doubt,
           min(published) FILTER (shown) AS "first", max(published) FILTER (shown) AS "last"
    FROM (
        SELECT article_id, outlet_key, story_id, topic, published, label, stance, doubt,
               scored, is_copy, counted, holder_id IS NULL AS nobody, {SCORED} AS somebody,
               counted AND {SCORED} AS shown FROM ({{chosen}})
    ) GROUP BY topic, article_id
)
SELECT coalesce(sum(n), 0)::BIGINT, count(DISTINCT article_id) FILTER (n > 0),
       count(DISTINCT outlet_key) FILTER (n > 0 AND outlet_key <> ?),
       count(DISTINCT article_id) FILTER (n > 0 AND outlet_key = ?),
       {", ".join(f"coalesce(sum({name}), 0)::BIGINT" for name in ("n_undated", "n_nobody", "n_abstained"))},
       avg(mean), coalesce(sum(n_copies), 0)::BIGINT, count(DISTINCT story_id) FILTER (n_copies > 0),
       coalesce(len(list_filter(
           list(DISTINCT outlet_key) FILTER (n_copies > 0 AND outlet_key <> ?),
           lambda one: NOT list_contains(coalesce(list(DISTINCT outlet_key) FILTER (n_own > 0), []), one)
       )), 0),
       {", ".join(f"coalesce(sum(n_{side}), 0)::BIGINT" for side in SIDES)},
       coalesce(sum(n_nameless), 0)::BIGINT, min("first"), max("last"),
       count(mean), sum(mean * mean), sum(doubt)
FROM told
"""


def counts(cursor: duckdb.DuckDBPyConnection, filters: Filters, tile: Tile | None = None) -> Counts:
    """The numbers of the statements that `filters` and `tile` leave.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count.
        tile: The tile, or None for the whole picture.
    """
    chosen = facts(filters, tile)
    values = [*chosen.params, *[UNKNOWN_OUTLET] * 3]
    (row,) = cursor.execute(_QUESTION.format(chosen=chosen.sql), values).fetchall()
    *numbers, nameless, first, last, articles, squares, doubt = row
    found = replace(Counts(*numbers), nameless=nameless, first=first, last=last)
    if found.mean is None or articles < LEAST_ARTICLES:
        return found
    sums = {"n_articles": articles, "mean": found.mean, "squares": squares, "doubt": doubt}
    ends = with_intervals(pd.DataFrame([sums])).iloc[0]
    return replace(found, low=float(ends["low"]), high=float(ends["high"]))
