"""The statements behind a tile, each in its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pandas as pd

from dashboard.filters import Filters, Tile
from dashboard.queries.places import rows
from dashboard.queries.scope import facts
from pipeline.text import Span

PAGE_SIZE = 10  # cards a reader scans before choosing another order or page
MAX_CONTEXT = 280  # characters kept on each side of the attributed words; longer sentences are cut

# How a statement was scored, from `statements` s and from `runs` n, the run that wrote it.
SCORE = """
s.statement_id, s.topic, s.stance, s.label, s.status, s.confidence, s.cues, s.flips, s.p_favor, s.p_against,
s.p_neutral, s.scorer, n.pack, n.config_key, n.version
"""

_SAID = """
statement_id, attribution_id, article_id, topic, holder_id, voice, outlet, published, stance, label, status,
confidence, cues, flips, p_favor, p_against, p_neutral, scorer, run_id
"""
_ATTRIBUTED = """
attribution_id, article_id, holder_id, holder, "start", "end", content_start, content_end, parts, cue,
cue_start, cue_end, framing, marks, holder_text, holder_start, holder_end, holder_method, holder_confidence,
chain, body, reporter_id, reporter
"""
_WRITTEN = "article_id, title, wire, text"

# Of rows called matched: the means that are shown, those of the articles on each topic.
TOPIC_MEANS = """
SELECT topic, avg(stance) AS mean FROM (
    SELECT topic, article_id, avg(stance) AS stance FROM matched WHERE scored GROUP BY ALL
) GROUP BY topic
"""
_ORDERS = {
    # Extremes alone would mislead.
    "typical": "abs(stance - mean) NULLS LAST, confidence DESC",
    "strongest": "abs(stance) DESC NULLS LAST, confidence DESC",
    "newest": "published DESC NULLS LAST, confidence DESC",
}
# A full stop ends a sentence unless it closes a title or an initial, or the next word is no beginning.
_TITLES = ("Mr", "Ms", "Mrs", "Dr", "St", "Lt", "Col", "Gen", "Gov", "Rep", "Sen", "Prof", "[A-Z]")
_STOP = "".join(rf"(?<!\b{title})" for title in _TITLES) + r"[.!?…][”\"’')\]]*"
_SENTENCE_END = re.compile(rf"{_STOP}\s+(?=[^\sa-z0-9])|\n+")
_ENDS_HERE = re.compile(rf"{_STOP}\Z")


def evidence(
    cursor: duckdb.DuckDBPyConnection, filters: Filters, tile: Tile, order: str, page: int
) -> pd.DataFrame:
    """One page of the statements of a tile, scored ones first, then those the scorer abstained on.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count.
        tile: The members that were chosen.
        order: A key of filters.ORDERS.
        page: From 1.

    Returns:
        At most PAGE_SIZE rows: the statement's columns with the versions of its run, its attribution's
        spans, cue and holder (an official without a name too, whose words show the stance of the `body` he
        speaks for), the article's title and wire, and `excerpt` with `offset`, the character of the text
        it begins at.
    """
    chosen = facts(filters, tile)
    shown = cursor.execute(
        f"""
        WITH matched AS MATERIALIZED (
            SELECT article_id, statement, topic, scored, stance, confidence, published
            FROM ({chosen.sql}) WHERE counted AND holder_id IS NOT NULL
        ),
        means AS ({TOPIC_MEANS})
        SELECT article_id, statement FROM matched LEFT JOIN means USING (topic)
        ORDER BY NOT scored, {_ORDERS[order]}, article_id, statement LIMIT ? OFFSET ?
        """,
        [*chosen.params, PAGE_SIZE, (page - 1) * PAGE_SIZE],
    ).fetchall()
    return stated(cursor, shown)


def stated(cursor: duckdb.DuckDBPyConnection, shown: Sequence[tuple[int, int]]) -> pd.DataFrame:
    """Single statements with all that a card tells, in the order they are asked for.

    A question for each table, all at once: planning one that joins thirty places in files takes longer than
    to read them.

    Args:
        cursor: A cursor of the snapshot's connection.
        shown: Each as the number of its article and its own, as `facts` has them.

    Returns:
        The columns of `evidence`, and place, statement (the number asked for), side_id: whose stance it is.
        What the store has not has no row.
    """
    numbers = {number for number, _ in shown}
    found = rows(cursor, numbers, articles=_WRITTEN, attributions=_ATTRIBUTED, statements=_SAID)
    asked = [
        (
            f"""
            SELECT p.place, p.statement, {SCORE}, s.holder_id AS side_id, s.attribution_id, s.article_id,
                   s.voice, s.outlet, s.published
            FROM (SELECT unnest(range(?)) AS place, unnest(?::UBIGINT[]) AS statement) p
            JOIN {found.statements} s ON hash(s.statement_id) = p.statement
            LEFT JOIN run_versions n ON n.run_id = s.run_id ORDER BY p.place
            """,
            [len(shown), [statement for _, statement in shown]],
        ),
        (f"SELECT * FROM {found.attributions}", []),
        (f"SELECT * FROM {found.articles}", []),
    ]
    with ThreadPoolExecutor(len(asked)) as pool:  # a cursor each: DuckDB's rule for threads
        answers = [pool.submit(_answer, cursor.cursor(), *question) for question in asked]
    said, attributed, written = (answer.result() for answer in answers)
    frame = said.merge(attributed, on=["attribution_id", "article_id"]).merge(written, on="article_id")
    frame = frame.sort_values("place", ignore_index=True)
    texts = frame.pop("text")
    spans = [
        sentences_around(text, Span(int(start), int(end)))
        for text, start, end in zip(texts, frame["start"], frame["end"], strict=True)
    ]
    frame["offset"] = pd.Series([span.start for span in spans], dtype="int64")
    said_in = [span.of(text) for span, text in zip(spans, texts, strict=True)]
    return frame.assign(excerpt=pd.Series(said_in, dtype="str"))


def placed(cursor: duckdb.DuckDBPyConnection, statement_ids: Sequence[str]) -> list[tuple[int, int]]:
    """Statements by their ids as `stated` takes them, in that order; what the store has not is left out."""
    return cursor.execute(
        """
        SELECT f.article_id, f.statement FROM (
            SELECT unnest(range(len(?))) AS place, hash(unnest(?::VARCHAR[])) AS statement
        ) p JOIN facts f USING (statement) ORDER BY p.place
        """,
        [list(statement_ids), list(statement_ids)],
    ).fetchall()


def identified(cursor: duckdb.DuckDBPyConnection, shown: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The ids of statements as `facts` has them, in that order."""
    found = rows(cursor, {number for number, _ in shown}, statements="statement_id")
    ids = cursor.execute(f"SELECT hash(statement_id), statement_id FROM {found.statements}").fetchall()
    known = dict(ids)
    return tuple(known[statement] for _, statement in shown)


def _answer(cursor: duckdb.DuckDBPyConnection, question: str, values: list[object]) -> pd.DataFrame:
    return cursor.execute(question, values).df()


def sentences_around(text: str, span: Span) -> Span:
    """The whole sentences of `text` that `span` lies in, at most MAX_CONTEXT more on each side."""
    low, high = max(0, span.start - MAX_CONTEXT), min(len(text), span.end + MAX_CONTEXT)
    # One character more than before the span: whether a sentence ends shows in what follows.
    ends_before = [match.end() for match in _SENTENCE_END.finditer(text, low, span.start + 1)]
    after = _SENTENCE_END.search(text, span.end - 1, high)
    start = ends_before[-1] if ends_before else low
    end = max(after.end(), span.end) if after else high
    if _ENDS_HERE.search(span.of(text)):
        end = span.end
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
