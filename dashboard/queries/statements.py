"""Statements one by one: those that filters, a side and words leave, in an order, a page at a time.

Without words only `facts` are asked. With words the texts are searched in one pass: first the articles in
which each word can be found at all, then the statements of these articles, each in what is attributed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard.filters import Filters
from dashboard.queries import places
from dashboard.queries.evidence import sentences_around
from dashboard.queries.places import Rows
from dashboard.queries.scope import Part, Scope, all_of, facts
from dashboard.terms import for_duckdb
from pipeline.text import Span

PAGE_SIZE = 25  # rows a reader scans before turning a page
PAGES_AT_ONCE = 40  # found by one search, so that turning pages does not search again
AT_ONCE = PAGES_AT_ONCE * PAGE_SIZE
MOST_ROWS = 100_000  # in one download: 60 MB, and 20 s on two cores
_CHUNK = 20_000  # rows of a download read at once, with their texts some 60 MB

# After these, copies of one article stand together, and the order is the same each time.
_ORDERS = {
    "newest": "published DESC NULLS LAST, article_id, confidence DESC NULLS LAST, statement",
    "oldest": "published NULLS LAST, article_id, confidence DESC NULLS LAST, statement",
    "strongest": "abs(stance) DESC NULLS LAST, confidence DESC NULLS LAST, article_id, statement",
    "surest": "confidence DESC NULLS LAST, abs(stance) DESC NULLS LAST, article_id, statement",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: filters, a key of filters.SIDE_FILTERS or None, and terms that must all occur."""

    filters: Filters
    side: str | None = None
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """How much there is, and where some of it is.

    `sided` are the statements with a side and a known speaker: those that charts count. `copies` are
    statements that match too, in other copies of a story, and are not counted. `places` are pairs of numbers,
    a statement's and its article's, in the order that was asked for.
    """

    statements: int
    articles: int
    sided: int
    copies: int
    places: tuple[tuple[int, int], ...]


def found(
    cursor: duckdb.DuckDBPyConnection, wanted: Wanted, sort: str, block: int = 0, size: int = AT_ONCE
) -> Found:
    """The statements that match, of whatever speaker and also where the scorer abstained.

    A term is looked for in the attributed words with their speaker and verb, in the speaker's name and in the
    article's title.

    Args:
        cursor: A cursor of the snapshot's connection.
        wanted: Which statements.
        sort: A key of filters.SORTS.
        block: Which `size` of them `places` has, from 0.
        size: How many.
    """
    matching, order = matched(wanted), _ORDERS[sort]
    rows = cursor.execute(
        f"""
        WITH {matching.sql},
        numbers AS (
            SELECT count(*) FILTER (counted) AS n, count(DISTINCT article_id) FILTER (counted) AS k,
                   count(*) FILTER (counted AND scored AND holder IS NOT NULL) AS sided,
                   count(*) FILTER (NOT counted) AS copies FROM matched
        ),
        shown AS (SELECT * FROM matched WHERE counted ORDER BY {order} LIMIT ? OFFSET ?)
        SELECT n, k, sided, copies, statement, article_id
        FROM numbers LEFT JOIN shown ON true ORDER BY {order}
        """,
        [*matching.params, size, block * size],
    ).fetchall()
    n, k, sided, copies = rows[0][:4]
    return Found(n, k, sided, copies, tuple((row[4], row[5]) for row in rows if row[4] is not None))


def matched(wanted: Wanted) -> Scope:
    """Common table expressions that end in `matched`: the facts that match, copies of stories among them."""
    chosen = facts(wanted.filters)
    side = all_of([_side(wanted.side)])
    sql = f"""
        chosen AS (
            SELECT statement, article_id, holder_id::VARCHAR AS holder, stance, confidence, published, scored,
                   counted
            FROM ({chosen.sql}) WHERE {side.sql}
        )"""
    values = [*chosen.params, *side.params]
    if not wanted.terms:
        return Scope(f"{sql}, matched AS (FROM chosen)", values)
    words = _searched([for_duckdb(term) for term in wanted.terms])
    return Scope(f"{sql}, {words.sql}", [*values, *words.params])


def _side(side: str | None) -> Part:
    match side:
        case None:
            return "true", ()
        case "none":
            return "NOT scored", ()
        case _:
            return "scored AND label = ?", (side,)


def _searched(patterns: Sequence[str]) -> Scope:
    """The chosen statements that have a match of each pattern.

    Patterns stand in the query as values, once for each use: a pattern that were read from a table would be
    compiled for every row.
    """
    each = range(len(patterns))
    named = ",".join(
        f"""
        named{i} AS MATERIALIZED (SELECT holder_id FROM actor_names WHERE regexp_matches(actor, ?, 'i')),
        spoken{i} AS MATERIALIZED (SELECT DISTINCT article_id FROM chosen WHERE holder IN (FROM named{i}))
        """
        for i in each
    )
    titled = ", ".join(f"coalesce(regexp_matches(r.title, ?, 'i'), false) AS title{i}" for i in each)
    possible = " AND ".join(
        f"(regexp_matches(r.text, ?, 'i') OR coalesce(regexp_matches(r.title, ?, 'i'), false)"
        f" OR a.number IN (FROM spoken{i}))"
        for i in each
    )
    there = " AND ".join(
        f"(title{i} OR coalesce(holder IN (FROM named{i}), false) OR regexp_matches(said, ?, 'i'))"
        for i in each
    )
    titles = ", ".join(f"title{i}" for i in each)
    sql = f"""
        {named},
        possible AS MATERIALIZED (
            SELECT a.number, a.article_id AS article, {titled}
            FROM articles r JOIN article_numbers a ON a.article_id = r.article_id WHERE {possible}
        ),
        spans AS (
            SELECT c.*, p.article, a."start", a."end", {titles}
            FROM chosen c JOIN possible p ON p.number = c.article_id
            JOIN statements s ON s.article_id = p.article AND hash(s.statement_id) = c.statement
            JOIN attributions a ON a.article_id = p.article AND a.attribution_id = s.attribution_id
        ),
        said AS (
            SELECT p.*, substring(r.text, p."start" + 1, p."end" - p."start") AS said
            FROM spans p JOIN articles r ON r.article_id = p.article
        ),
        matched AS MATERIALIZED (SELECT * FROM said WHERE {there})"""
    twice = [pattern for pattern in patterns for _ in range(2)]
    return Scope(sql, [*patterns, *patterns, *twice, *patterns])


def rows(cursor: duckdb.DuckDBPyConnection, at: Sequence[tuple[int, int]]) -> pd.DataFrame:
    """The statements at these places, in their order.

    Returns:
        Columns statement_id, article_id, topic, stance, label, status, confidence, voice, outlet, published,
        title, ref, url, the holder as attributed with the `body` he speaks for, the spans of the attribution,
        and `excerpt` with `offset`, the character of the text it begins at.
    """
    numbers = {article for _, article in at}
    found = places.rows(cursor, numbers) if len(numbers) <= PAGE_SIZE else _scanned(numbers)
    said = cursor.execute(
        f"""
        SELECT p.place, s.statement_id, s.attribution_id, s.article_id, s.topic, s.stance, s.label, s.status,
               s.confidence, s.voice, s.outlet, s.published
        FROM (SELECT unnest(range(?)) AS place, unnest(?::UBIGINT[]) AS statement) p
        JOIN {found.statements} s ON hash(s.statement_id) = p.statement ORDER BY p.place
        """,
        [len(at), [statement for statement, _ in at]],
    ).df()
    attributed = cursor.execute(
        f"""
        SELECT attribution_id, article_id, holder, body, "start", "end", content_start, content_end, parts
        FROM {found.attributions} a
        """
    ).df()
    written = cursor.execute(f"SELECT article_id, title, ref, url, text FROM {found.articles} r").df()
    frame = said.merge(attributed, on=["attribution_id", "article_id"]).merge(written, on="article_id")
    texts = frame.pop("text")
    spans = [
        sentences_around(text, Span(int(start), int(end)))
        for text, start, end in zip(texts, frame["start"], frame["end"], strict=True)
    ]
    excerpts = [span.of(text) for span, text in zip(spans, texts, strict=True)]
    return frame.assign(
        offset=pd.Series([span.start for span in spans], dtype="int64"),
        excerpt=pd.Series(excerpts, dtype="str"),
    )


def _scanned(numbers: Collection[int]) -> Rows:
    """The rows of many articles: reading a table through is quicker than as many places in files."""
    listed = ", ".join(str(int(number)) for number in numbers)
    known = f"(SELECT article_id FROM article_numbers WHERE number IN ({listed}))"
    return Rows(*(f"(SELECT * FROM {name} WHERE article_id IN {known})" for name in places.TABLES))


def every(cursor: duckdb.DuckDBPyConnection, wanted: Wanted, sort: str) -> Iterator[pd.DataFrame]:
    """The first MOST_ROWS statements that match, as `rows` gives them, some at a time."""
    listed = found(cursor, wanted, sort, 0, MOST_ROWS).places
    for start in range(0, len(listed), _CHUNK):
        yield rows(cursor, listed[start : start + _CHUNK])
