"""One article with everything that was found in it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import duckdb
import pandas as pd

from dashboard.queries import places
from dashboard.queries.evidence import SCORE, sentences_around
from dashboard.queries.places import Rows
from pipeline.text import Alignment, Span


def article(cursor: duckdb.DuckDBPyConnection, article_id: str) -> pd.DataFrame:
    """The article as one row, or no row when there is none with this id."""
    return cursor.execute(
        f"""
        SELECT article_id, ref, url, title, outlet, outlet_evidence, published, date_precision,
               date_evidence, date_conflicts, language, text, raw, alignment, repairs, removed, n_words, wire,
               wire_evidence, status, reason, duplicate_of, sample
        FROM {_rows(cursor, article_id).articles} r WHERE article_id = ? AND text IS NOT NULL
        """,
        [article_id],
    ).df()


def attributions(cursor: duckdb.DuckDBPyConnection, article_id: str) -> pd.DataFrame:
    """Every attribution of an article, once for each topic at stake in it, in text order.

    Returns:
        The attribution's spans, cue and holder, `content`: what is attributed, the columns of SCORE, and
        side_id: whose stance it is, which for an unnamed source is not the holder. Of the last two all are
        null where no topic is at stake.
    """
    found = _rows(cursor, article_id)
    return cursor.execute(
        f"""
        SELECT a.*, substring(r.text, a.content_start + 1, a.content_end - a.content_start) AS content,
               {SCORE}, s.holder_id AS side_id
        FROM {found.attributions} a JOIN {found.articles} r ON r.article_id = a.article_id
        LEFT JOIN {found.statements} s ON s.attribution_id = a.attribution_id
        LEFT JOIN runs n ON n.run_id = s.run_id
        WHERE a.article_id = ? ORDER BY a.content_start, a.content_end, s.topic
        """,
        [article_id],
    ).df()


def _rows(cursor: duckdb.DuckDBPyConnection, article_id: str) -> Rows:
    """The tables with the rows of an article; what is no kept article has no number, and is looked for."""
    known = cursor.execute("SELECT number FROM article_numbers WHERE article_id = ?", [article_id]).fetchall()
    return places.rows(cursor, [known[0][0]]) if known else Rows(*places.TABLES)


def duplicates(cursor: duckdb.DuckDBPyConnection, article_id: str) -> list[str]:
    """Names of other inputs that carried the very same article."""
    rows = cursor.execute(
        "SELECT ref FROM articles WHERE duplicate_of = ? ORDER BY 1", [article_id]
    ).fetchall()
    return [str(ref) for (ref,) in rows]


def on_topic(found: pd.DataFrame, topic: str | None) -> pd.DataFrame:
    """Each attribution once: read against `topic` where it is at stake, without a side elsewhere."""
    stated = found[found["topic"] == topic] if topic is not None else found.iloc[:0]
    rest = (
        found[~found["attribution_id"].isin(stated["attribution_id"])]
        .drop_duplicates("attribution_id")
        .copy()
    )
    rest[["statement_id", "topic", "label"]] = None
    rest["stance"] = float("nan")
    return pd.concat([stated, rest]).sort_values(["content_start", "content_end"]).reset_index(drop=True)


def chosen(found: pd.DataFrame, statement: str | None) -> tuple[str | None, str | None]:
    """The attribution and the topic of a statement; None and None where it is not among those found."""
    rows = found[found["statement_id"] == statement] if statement is not None else found.iloc[:0]
    return (None, None) if rows.empty else (str(rows["attribution_id"].iloc[0]), str(rows["topic"].iloc[0]))


def in_raw(found: pd.DataFrame, alignment: Sequence[int]) -> pd.DataFrame:
    """The same attributions with content spans in characters of the raw text; empty ones are gone."""
    aligned = Alignment.from_ints([int(value) for value in alignment])
    moved = found[found["content_start"] < found["content_end"]].copy()
    spans = [
        aligned.raw_span(int(start), int(end))
        for start, end in zip(moved["content_start"], moved["content_end"], strict=True)
    ]
    moved["content_start"] = [span.start for span in spans]
    moved["content_end"] = [span.end for span in spans]
    parts = [_moved(cell, aligned) for cell in moved["parts"]]
    return moved.assign(parts=pd.Series(parts, index=moved.index, dtype="object"))


def _moved(parts: Any, aligned: Alignment) -> list[dict[str, int]] | None:  # noqa: ANN401 - a cell of a frame
    """The pieces of a content in characters of the raw text; None where it is in one piece."""
    if parts is None or parts is pd.NA or isinstance(parts, float):  # a frame's signs for null
        return None
    spans = [aligned.raw_span(int(part["start"]), int(part["end"])) for part in parts]
    return [{"start": span.start, "end": span.end} for span in spans]


def stated(found: pd.DataFrame, article: Mapping[Hashable, Any]) -> pd.DataFrame:
    """The attributions that have a statement, each with its sentence, as `queries.evidence` gives them.

    Args:
        found: Attributions on one topic, in characters of the clean text.
        article: The article's row; outlet and date are copied from it.
    """
    text = str(article["text"])
    rows = found[found["statement_id"].notna()].copy()
    spans = [
        sentences_around(text, Span(int(start), int(end)))
        for start, end in zip(rows["start"], rows["end"], strict=True)
    ]
    rows["offset"] = pd.Series([span.start for span in spans], index=rows.index, dtype="int64")
    rows["excerpt"] = pd.Series([span.of(text) for span in spans], index=rows.index, dtype="str")
    return rows.assign(outlet=article["outlet"], published=article["published"])
