"""Whom and what outlets give room: shares of statements by actor, shares of articles by topic.

Each share says of what it is one. Intervals take articles for the sample: statements of one article are not
independent, so the share of statements is a ratio of sums over articles, with the variance of that ratio; the
share of articles is one of independent articles (Wilson's interval).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import duckdb
import numpy as np
import pandas as pd
from scipy.special import ndtri, stdtrit

from dashboard.estimates import LEAST_ARTICLES, LEVEL
from dashboard.filters import Filters
from dashboard.queries.cube import cells
from dashboard.queries.scope import OUTLET_KEY, SCORED, all_of, dated, facts
from pipeline.store import one_copy

MOST_ACTORS = 8  # named; the rest is one number
OTHERS = ""  # no actor's id
_TAIL = (1 + LEVEL) / 2


def attention(cursor: duckdb.DuckDBPyConnection, filters: Filters) -> pd.DataFrame:
    """The share of each outlet's statements by actor: the actors with most of them, and the others as one.

    An actor without a statement in an outlet has a share of 0 there: of its statements, none is his.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count: one topic, and the outlets compared, in their order.

    Returns:
        member_id (OTHERS of the others), member, outlet_id, outlet, place, n (statements), n_articles (that
        have one), total (statements of the outlet), total_articles, share [0, 1], its 95 % interval low and
        high (NaN where it is all or none, or of one article), n_members (actors in the row), noun (of n and
        total); most attention first, the others last. Outlets without a statement have no row.
    """
    own = cells(filters)
    sums = cursor.execute(
        f"SELECT outlet_key, holder_id, sum(n)::BIGINT AS n FROM ({own.sql}) GROUP BY ALL", own.params
    ).df()
    if sums.empty:
        return pd.DataFrame(columns=_COLUMNS)
    # An outlet with many statements has no more say in who is named than one with few.
    share = sums["n"] / sums.groupby("outlet_key")["n"].transform("sum")
    ranked = share.groupby(sums["holder_id"]).sum().reset_index(name="share")
    named = ranked.sort_values(["share", "holder_id"], ascending=[False, True])["holder_id"]
    top = list(named if len(named) <= MOST_ACTORS + 1 else named.head(MOST_ACTORS))
    each = _by_article(cursor, filters, top)
    names = dict(cursor.execute("SELECT holder_id, actor FROM actor_names").fetchall())
    left = len(named) - len(top)
    members = {member: names[member] for member in top} | ({OTHERS: f"Others ({left:,})"} if left else {})
    frame = _filled(each, members, _outlets(cursor, filters), ["n", "n_articles", "xx", "xn"])
    frame["n_members"], frame["noun"] = np.where(frame["member_id"] == OTHERS, left, 1), "statement"
    return _with_ratio_intervals(frame)[_COLUMNS]


def topics(cursor: duckdb.DuckDBPyConnection, filters: Filters, titles: Mapping[str, str]) -> pd.DataFrame:
    """The share of each outlet's articles that have a statement on a topic; an article may have several.

    Of the copies of a story among these outlets one is an article here, so that the shares of an outlet are
    of what is its own.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which articles and statements count, and the outlets compared, in their order.
        titles: Titles of the topics by id, in the order they are shown.

    Returns:
        As `attention`, a row for each topic and outlet; n and total are articles.
    """
    days = all_of(
        [
            dated("published", filters.start, filters.end, undated=filters.undated),
            (f"{OUTLET_KEY} IN ({', '.join('?' * len(filters.outlets))})", filters.outlets),
        ]
    )
    said = facts(replace(filters, copies="all"))
    counted = {"once": f"QUALIFY {one_copy('story_id')}", "all": ""}[filters.copies]
    frame = cursor.execute(
        f"""
        WITH own AS (
            SELECT article_id, story_id, published, {OUTLET_KEY} AS outlet_id FROM articles
            WHERE status = 'kept' AND reason IS NULL AND {days.sql} {counted}
        ), said AS (
            SELECT DISTINCT article_id AS number, topic::VARCHAR AS topic FROM ({said.sql}) WHERE {SCORED}
        ), known AS (SELECT outlet_id, number FROM own JOIN article_numbers USING (article_id))
        SELECT topic AS member_id, outlet_id, count(*) AS n FROM known JOIN said USING (number) GROUP BY ALL
        UNION ALL SELECT NULL, outlet_id, count(*) FROM own GROUP BY ALL
        """,
        [*days.params, *said.params],
    ).df()
    totals = frame[frame["member_id"].isna()].set_index("outlet_id")["n"].rename("total")
    each = frame[frame["member_id"].notna()]
    shown = {t: title for t, title in titles.items() if not filters.topics or t in filters.topics}
    filled = _filled(each.join(totals, on="outlet_id"), shown, _outlets(cursor, filters), ["n"])
    filled["total"] = filled["outlet_id"].map(totals)
    filled = filled.dropna(subset="total")
    filled = filled.assign(
        n_articles=filled["n"], total_articles=filled["total"], n_members=1, noun="article"
    )
    return _with_wilson_intervals(filled)[_COLUMNS].reset_index(drop=True)


_COLUMNS = [
    "member_id", "member", "outlet_id", "outlet", "place", "n", "n_articles", "total", "total_articles",
    "share", "low", "high", "n_members", "noun",
]  # fmt: skip


def _by_article(cursor: duckdb.DuckDBPyConnection, filters: Filters, top: list[str]) -> pd.DataFrame:
    """Sums over articles that the variance of a share of statements is made of, by outlet and actor."""
    own = facts(filters)
    return cursor.execute(
        f"""
        WITH each AS (
            SELECT outlet_key, article_id, count(*) AS x, CASE
                WHEN holder_id IN (SELECT unnest(?::VARCHAR[])) THEN holder_id::VARCHAR ELSE ?
            END AS member_id
            FROM ({own.sql}) WHERE counted AND {SCORED} GROUP BY ALL
        ), article AS (SELECT outlet_key, article_id, sum(x) AS n FROM each GROUP BY ALL),
        whole AS (
            SELECT outlet_key, count(*) AS total_articles, sum(n) AS total, sum(n * n) AS nn
            FROM article GROUP BY ALL
        )
        SELECT member_id, e.outlet_key::VARCHAR AS outlet_id, sum(x)::BIGINT AS n, count(*) AS n_articles,
               sum(x * x)::DOUBLE AS xx, sum(x * n)::DOUBLE AS xn, any_value(total)::BIGINT AS total,
               any_value(total_articles) AS total_articles, any_value(nn)::DOUBLE AS nn
        FROM each e JOIN article USING (outlet_key, article_id) JOIN whole USING (outlet_key) GROUP BY ALL
        """,
        [top, OTHERS, *own.params],
    ).df()


def _outlets(cursor: duckdb.DuckDBPyConnection, filters: Filters) -> dict[str, str]:
    names = dict(cursor.execute("SELECT outlet_key, outlet FROM outlet_names").fetchall())
    return {outlet: names[outlet] for outlet in filters.outlets if outlet in names}


def _filled(
    each: pd.DataFrame, members: Mapping[str, str], outlets: Mapping[str, str], counts: list[str]
) -> pd.DataFrame:
    """A row for each member and outlet, 0 where there was none."""
    pairs = pd.MultiIndex.from_product([members, outlets], names=["member_id", "outlet_id"])
    frame = each.set_index(["member_id", "outlet_id"]).reindex(pairs).reset_index()
    frame[counts] = frame[counts].fillna(0)
    for name in ("total", "total_articles", "nn"):
        if name in frame:
            frame[name] = frame.groupby("outlet_id")[name].transform("max")
    frame["member"], frame["outlet"] = frame["member_id"].map(members), frame["outlet_id"].map(outlets)
    frame["place"] = frame["outlet_id"].map({outlet: place for place, outlet in enumerate(outlets)})
    frame = frame.dropna(subset="total_articles") if "total_articles" in frame else frame
    return frame.reset_index(drop=True)


def _with_ratio_intervals(frame: pd.DataFrame) -> pd.DataFrame:
    share, k = frame["n"] / frame["total"], frame["total_articles"]
    spread = (frame["xx"] - 2 * share * frame["xn"] + share**2 * frame["nn"]).clip(lower=0)
    several = (k >= LEAST_ARTICLES) & (share > 0) & (share < 1)
    free = np.where(several, k - 1, 1.0)
    half = stdtrit(free, _TAIL) * np.sqrt(np.where(several, spread * k / free, np.nan)) / frame["total"]
    counts = {name: frame[name].astype("int64") for name in ("n", "n_articles", "total", "total_articles")}
    low, high = (share - half).clip(lower=0), (share + half).clip(upper=1)
    return frame.assign(share=share, low=low, high=high, **counts)


def _with_wilson_intervals(frame: pd.DataFrame) -> pd.DataFrame:
    n, k, z = frame["n"].astype(float), frame["total"].astype(float), float(ndtri(_TAIL))
    share = n / k
    middle = (share + z**2 / (2 * k)) / (1 + z**2 / k)
    half: pd.Series = z / (1 + z**2 / k) * np.sqrt(share * (1 - share) / k + z**2 / (4 * k**2))
    some = (k >= LEAST_ARTICLES) & (share > 0) & (share < 1)
    counts = {name: frame[name].astype("int64") for name in ("n", "n_articles", "total", "total_articles")}
    low, high = (middle - half).where(some), (middle + half).where(some)
    return frame.assign(share=share, low=low, high=high, **counts)
