"""The end of a run: from the spool, by the ledger's verdicts, into the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline import delta, ids
from pipeline.errors import StoreBroken
from pipeline.schema import ARTICLES
from pipeline.steps.ledger import CHUNK, Counts, Ledger
from pipeline.steps.rows import SOURCE
from pipeline.steps.spool import SPOOLED, Spool, without_source
from pipeline.steps.stories import find_stories
from pipeline.store import Store

_ORPHANED = "The article it was a copy of is no longer in the store; run this input again."


def settle(store: Store, spool: Spool, ledger: Ledger, run_id: str) -> tuple[Counts, dict[str, int]]:
    """Writes the tables, invisible until the run is committed.

    Returns:
        The counts of the ledger, and the rows written by table.

    Raises:
        StoreBroken: If what was written is not what the ledger counts.
    """
    ledger.judge()
    gone, orphans = ledger.gone(), ledger.orphans()
    find_stories(store, spool, ledger, gone)
    leaving = _joined(spool.folder / "leaving.parquet", gone, orphans)
    rows = {}
    for table in SPOOLED:
        new = _rows(spool, ledger, table, run_id)
        rows[table] = store.write(table, new, leaving if table == "articles" else gone)
    counts = ledger.counts()
    _reconcile(counts, rows["articles"])
    if orphans:
        with store.snapshot().connect() as connection:
            store.write("articles", _orphaned(connection, orphans))
    return counts, rows


def _rows(spool: Spool, ledger: Ledger, table: str, run_id: str) -> Iterator[pa.RecordBatch]:
    for batch in spool.batches():
        verdicts = ledger.verdicts(batch)
        if not verdicts:
            continue
        rows = spool.rows(batch, table)
        if "story_id" in rows.column_names:
            rows = _in_stories(rows, ledger)
        judged = _judged(rows, verdicts) if table == "articles" else _kept(rows, verdicts)
        yield from without_source(table, _filled(judged, "run_id", [run_id] * judged.num_rows))


def _in_stories(rows: pa.Table, ledger: Ledger) -> pa.Table:
    """The rows with the story each article was found to belong to; without a text there is none."""
    owners = rows["article_id"].to_pylist()
    stories = ledger.stories(sorted(set(owners)))
    own = rows["story_id"].to_pylist()
    told = [
        None if story is None else stories.get(owner, owner) for owner, story in zip(owners, own, strict=True)
    ]
    return _filled(rows, "story_id", told)


def _kept(rows: pa.Table, verdicts: dict[str, str]) -> pa.Table:
    """The rows of inputs that are kept."""
    kept = pa.array([key for key, verdict in verdicts.items() if verdict == "kept"], pa.string())
    return rows.filter(pc.is_in(rows[SOURCE], kept))


def _judged(rows: pa.Table, verdicts: dict[str, str]) -> pa.Table:
    """The articles of this run with what became of them; a copy gets an id of its own."""
    rows = rows.filter(pc.is_in(rows["analysis_key"], pa.array(list(verdicts), pa.string())))
    columns = ("analysis_key", "input_key", "article_id", "status", "reason")
    given = rows.select(columns).to_pylist()
    for row in given:
        row["duplicate_of"] = None
        if verdicts[row["analysis_key"]] == "duplicate":
            row |= {
                "status": "duplicate",
                "duplicate_of": row["article_id"],
                "reason": "It is a duplicate: the same outlet and text as a kept article.",
            }
            row["article_id"] = ids.duplicate_id(row["article_id"], row["input_key"])
    for name in ("article_id", "status", "reason", "duplicate_of"):
        rows = _filled(rows, name, [row[name] for row in given])
    return rows


def _filled(rows: pa.Table, name: str, values: list[str | None]) -> pa.Table:
    index = rows.schema.get_field_index(name)
    return rows.set_column(index, rows.schema.field(index), pa.array(values, pa.string()))


def _orphaned(connection: duckdb.DuckDBPyConnection, orphans: Path) -> Iterator[pa.RecordBatch]:
    """Copies whose article is gone, as failed: they are analysed when they are given again."""
    query = (
        "SELECT * REPLACE ('failed' AS status, $reason AS reason, NULL::VARCHAR AS duplicate_of) "
        "FROM articles WHERE article_id IN (SELECT article_id FROM read_parquet($orphans))"
    )
    parameters = {"reason": _ORPHANED, "orphans": str(orphans)}
    yield from delta.stream(connection, query, parameters, ARTICLES)


def _joined(path: Path, *lists: Path | None) -> Path | None:
    """One list of articles out of several, or None when there is none."""
    given = [part for part in lists if part]
    if len(given) < len(lists) or not given:
        return given[0] if given else None
    with pq.ParquetWriter(path, pq.read_schema(given[0])) as writer:
        for part in given:
            for batch in pq.ParquetFile(part).iter_batches(CHUNK):
                writer.write_batch(batch)
    return path


def _reconcile(counts: Counts, written: int) -> None:
    accounted = counts.kept + counts.duplicates + counts.rejected + counts.failed
    if counts.inputs != accounted or written != counts.inputs - counts.unchanged:
        raise StoreBroken(
            "the ledger does not reconcile and nothing was committed",
            got=f"{counts}, {written} rows written",
            allowed="inputs = kept + duplicates + rejected + failed, a row for each new one",
            then="This is a defect of Standpoint: please report it with this line",
        )
