"""What a citation needs of a store: a statement with its article, and what analysed the data."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from pipeline.export.cite import Cited, Tool
from pipeline.score.positions import words

_STATEMENT = """
SELECT s.statement_id, s.voice, {quote}, t.holder, a.title, a.authors, a.outlet, a.published,
       a.date_precision, a.url, a.ref, a.sample, r.version
FROM {statements} s JOIN {attributions} t ON t.attribution_id = s.attribution_id
JOIN {articles} a ON a.article_id = s.article_id LEFT JOIN runs r ON r.run_id = s.run_id
WHERE s.statement_id = ?
"""
_NEWEST = "SELECT version, pack, scorer FROM runs ORDER BY run_id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Sources:
    """The tables to read, as SQL; one who knows where the article's rows lie reads those alone."""

    statements: str = "statements"
    attributions: str = "attributions"
    articles: str = "articles"


def cited(
    cursor: duckdb.DuckDBPyConnection, statement_id: str, snapshot: str, sources: Sources | None = None
) -> Cited | None:
    """A statement as `cite` takes it; None where the store has none with this id.

    Args:
        cursor: A cursor of a snapshot.
        statement_id: The statement.
        snapshot: The snapshot's name.
        sources: The tables; the whole ones by default.
    """
    places = sources or Sources()
    query = _STATEMENT.format(
        quote=words("t.", "a."),
        statements=places.statements,
        attributions=places.attributions,
        articles=places.articles,
    )
    row = cursor.execute(query, [statement_id]).fetchone()
    if row is None:
        return None
    own_id, voice, quote, speaker, title, authors, outlet, published, precision, url, ref, sample, version = (
        row
    )
    return Cited(
        statement_id=own_id, voice=voice, quote=quote, speaker=speaker, title=title,
        authors=tuple(authors or ()), outlet=outlet, published=published, precision=precision, url=url,
        ref=ref, sample=sample, version=version or "of an unknown version", snapshot=snapshot,
    )  # fmt: skip


def tool(cursor: duckdb.DuckDBPyConnection, snapshot: str | None) -> Tool | None:
    """Standpoint as it analysed a snapshot; None before the first run."""
    row = cursor.execute(_NEWEST).fetchone()
    if row is None:
        return None
    version, pack, scorer = row
    return Tool(version=version, snapshot=snapshot, pack=pack, scorer=scorer)
