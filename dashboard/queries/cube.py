"""What charts count: `facts`, a slim copy of the statements, and `cube`, their sums by week.

Both are made once a snapshot, in memory, by `build`. A chart asks `cells` and adds up what it gets; it does
not know whether the sums came from the cube or were made from the facts just now. They come from the cube
where nothing else than dates, topics, outlets and actors is filtered; parts of weeks, stories that several
outlets ran, and other filters are added up from the facts. Either way gives the same numbers, by test.
"""

from __future__ import annotations

import datetime as dt

import duckdb

from dashboard.filters import UNKNOWN_OUTLET_NAME, Filters, Tile
from dashboard.queries import places
from dashboard.queries.scope import OUTLET_KEY, SCORED, Part, Scope, all_of, dated, facts, members

# Words that come again and again are kept as numbers, and so are ids of articles, in the order of the ids.
_WORDS = ("holder_id", "outlet_key", "topic", "voice", "label")
_NAMES = f"""
CREATE TABLE actor_names AS
SELECT holder_id, arg_max(holder, (n, holder)) AS actor FROM (
    SELECT holder_id, holder, count(*) AS n FROM statements WHERE holder_id IS NOT NULL GROUP BY ALL
) GROUP BY holder_id;
CREATE TABLE outlet_names AS
SELECT {OUTLET_KEY} AS outlet_key, coalesce(mode(outlet), '{UNKNOWN_OUTLET_NAME}') AS outlet
FROM articles WHERE status = 'kept' GROUP BY 1
"""
_MEMBERS = {
    "holder_id": "SELECT holder_id FROM actor_names",
    "outlet_key": "SELECT outlet_key FROM outlet_names",
    **{name: f"SELECT DISTINCT {name} FROM statements" for name in ("topic", "voice", "label")},
}
# What a statement has copied from its article is taken from there: a fifth of the rows.
_ARTICLES = f"""
CREATE TEMP TABLE kept AS
SELECT article_id, row_number() OVER ()::INTEGER AS number, story_id, outlet_key, published FROM (
    SELECT article_id, story_id, ({OUTLET_KEY})::outlet_key_words AS outlet_key, published
    FROM articles WHERE status = 'kept' AND story_id IS NOT NULL ORDER BY article_id
);
CREATE TABLE article_numbers AS
WITH lost AS (  -- stories whose first article was replaced: a number for them that no article has
    SELECT story_id, -min(number) AS number FROM kept ANTI JOIN (SELECT article_id AS story_id FROM kept)
    USING (story_id) GROUP BY story_id
), stories AS (SELECT article_id AS story_id, number FROM kept UNION ALL FROM lost)
SELECT k.article_id, k.number, k.story_id, s.number AS story, k.outlet_key, k.published,
       k.story_id IN (SELECT story_id FROM kept WHERE story_id <> article_id) AS copied
FROM kept k JOIN stories s ON s.story_id = k.story_id ORDER BY k.number;
DROP TABLE kept
"""
# Sorted as they are asked for: a tile is looked for in a few blocks only.
_FACTS = """
CREATE TABLE facts AS
SELECT hash(statement_id) AS statement, a.number AS article_id, a.story AS story_id,
       holder_id::holder_id_words AS holder_id, a.outlet_key, topic::topic_words AS topic,
       voice::voice_words AS voice, label::label_words AS label, a.published,
       date_trunc('week', a.published)::DATE AS week, stance, confidence,
       (p_favor + p_against - stance * stance)::FLOAT AS doubt, status = 'scored' AS scored, a.copied
FROM statements s JOIN article_numbers a ON a.article_id = s.article_id ORDER BY topic, holder_id
"""
_SIDES = ("favor", "against", "mixed", "neutral")
# What each cell holds: k articles (for each actor, unless pooled), n statements, the sum s and the sum of
# squares ss of article means, the sum v of what the scorer is unsure of in each (the variance of a side drawn
# with its probabilities; errors within an article are taken to be the same), and statements by side.
_PER_ARTICLE = ", ".join(
    ["count(*) AS n", "avg(stance) AS mean", "avg(doubt) AS v"]
    + [f"count(*) FILTER (label = '{side}') AS n_{side}" for side in _SIDES]
)
_PER_CELL = ", ".join(
    ["count(*)::INTEGER AS k", "sum(n)::INTEGER AS n", "sum(mean) AS s", "sum(mean * mean) AS ss"]
    + ["sum(v) AS v"]
    + [f"sum(n_{side})::INTEGER AS n_{side}" for side in _SIDES]
)
# What a chart selects of cells it has grouped; `estimates` reads these names.
SUMS = ", ".join(
    ["sum(k)::BIGINT AS n_articles", "sum(n)::BIGINT AS n_statements", "sum(s) / sum(k) AS mean"]
    + ["sum(ss) AS squares", "sum(v) AS doubt"]
    + [f"sum(n_{side})::BIGINT AS n_{side}" for side in _SIDES]
)
_SUNDAY, _WEEK = 6, dt.timedelta(days=7)


def build(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the tables in a snapshot's connection; called once, before anything is asked.

    Afterwards there are also `actor_names` (holder_id, actor), `outlet_names` (outlet_key, outlet),
    `article_numbers` (article_id, number, story_id, story: the number of the article that represents it,
    outlet_key, published, copied: whether the story has copies; every kept article), `run_versions` (columns
    of `runs`) and `places`.
    """
    connection.execute(_NAMES)
    connection.execute(
        "CREATE TABLE run_versions AS SELECT run_id, pack, config_key, version FROM runs"  # many small files
    )
    for name, known in _MEMBERS.items():
        words = f"SELECT {name} FROM ({known}) WHERE {name} IS NOT NULL ORDER BY 1"
        connection.execute(f"CREATE TYPE {name}_words AS ENUM ({words})")
    connection.execute(_ARTICLES)
    connection.execute(_FACTS)
    for name, grain in (("cube", "holder_id, outlet_key, topic"), ("cube_pooled", "outlet_key, topic")):
        connection.execute(
            f"""
            CREATE TABLE {name} AS
            SELECT {grain}, week, {_PER_CELL} FROM (
                SELECT {grain}, week, article_id, {_PER_ARTICLE} FROM facts
                WHERE {SCORED} AND NOT copied GROUP BY {grain}, week, article_id
            ) GROUP BY {grain}, week
            """
        )
    places.build(connection)


def cells(filters: Filters, tile: Tile | None = None, *, pooled: bool = False, by_day: bool = False) -> Scope:
    """A query whose rows add up to what `filters` and `tile` leave of the scored statements.

    Args:
        filters: Which statements count.
        tile: Members and period that were chosen, or None.
        pooled: Whether the statements of all actors in an article make one mean. Otherwise each actor in an
            article has a mean of his own.
        by_day: Whether the column `published` is wanted; without it, cells are weeks and quicker to add up.

    Returns:
        Columns holder_id (not when pooled), outlet_key, topic, published (with by_day; null where undated),
        k, n, s, ss, v, n_favor, n_against, n_mixed, n_neutral; group them and select SUMS.
    """
    grain = ["outlet_key", "topic"] if pooled else ["holder_id", "outlet_key", "topic"]
    if by_day:
        return _live(filters, tile, [*grain, "published"])
    if _beyond_the_cube(filters, tile, pooled=pooled):
        return _live(filters, tile, grain)
    first, last = _whole_weeks(filters.start, filters.end)
    rest = _live(filters, tile, grain, _outside(first, last))
    if first is not None and last is not None and first > last:
        return rest
    weeks = dated("week", first, last, undated=filters.undated)
    chosen = all_of([*members(filters, tile), weeks])
    names = f"k, n, s, ss, v, {', '.join(f'n_{side}' for side in _SIDES)}"
    table = "cube_pooled" if pooled else "cube"
    sql = f"""
        SELECT {_as_words(grain)}, {names} FROM {table} WHERE {chosen.sql}
        UNION ALL SELECT {", ".join(grain)}, {names} FROM ({rest.sql})
        """
    return Scope(sql, [*chosen.params, *rest.params])


def _beyond_the_cube(filters: Filters, tile: Tile | None, *, pooled: bool) -> bool:
    by_actor = bool(filters.actors) or (tile is not None and tile.actor is not None)
    in_period = tile is not None and tile.when is not None
    return bool(filters.voices) or filters.confidence > 0 or in_period or (pooled and by_actor)


def _live(filters: Filters, tile: Tile | None, grain: list[str], where: Part = ("true", ())) -> Scope:
    chosen = facts(filters, tile, where)
    keys = ", ".join(grain)
    sql = f"""
        SELECT {_as_words(grain)}, {_PER_CELL} FROM (
            SELECT {keys}, article_id, {_PER_ARTICLE} FROM ({chosen.sql}) WHERE counted AND {SCORED}
            GROUP BY {keys}, article_id
        ) GROUP BY {keys}
        """
    return Scope(sql, chosen.params)


def _as_words(grain: list[str]) -> str:
    return ", ".join(f"{name}::VARCHAR AS {name}" if name in _WORDS else name for name in grain)


def _whole_weeks(start: dt.date | None, end: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """The Mondays of the first and the last week that lie in the period whole; None where it is open."""
    first = None if start is None else start + dt.timedelta(days=-start.weekday() % 7)
    last = (
        None
        if end is None
        else end - dt.timedelta(days=(end.weekday() - _SUNDAY) % 7) - _WEEK + dt.timedelta(days=1)
    )
    return first, last


def _outside(first: dt.date | None, last: dt.date | None) -> Part:
    """True of facts that the cube has not: copied stories, and days of the period outside its whole weeks."""
    parts: list[Part] = [("copied", ())]
    if first is not None and last is not None and first > last:
        parts.append(("true", ()))
    elif first is not None or last is not None:
        end = None if last is None else last + _WEEK
        parts += [
            (f"published {sign} ?", (day,)) for sign, day in (("<", first), (">=", end)) if day is not None
        ]
    return f"({' OR '.join(sql for sql, _ in parts)})", [value for _, values in parts for value in values]
