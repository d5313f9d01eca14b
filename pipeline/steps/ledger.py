"""What becomes of every input of a run: a working index on disk, so that memory stays flat.

It is a SQLite file beside the spool, made anew by each run from the store, the spool and the
inputs, so it can't disagree with them. Verdicts are reached at the end, over all inputs in their
order; which worker finished first has no part in them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import ids
from pipeline.schema import STATUSES

CHUNK = 10_000  # rows that are moved at once
_NEW, _SPOOLED, _UNCHANGED = "new", "spooled", "unchanged"

_TABLES = """
CREATE TABLE stored (
  input_key TEXT PRIMARY KEY, analysis_key TEXT, article_id TEXT, status TEXT, duplicate_of TEXT,
  ref TEXT, reason TEXT
) WITHOUT ROWID;
CREATE TABLE spooled (
  analysis_key TEXT PRIMARY KEY, input_key TEXT, batch TEXT, article_id TEXT, status TEXT,
  ref TEXT, reason TEXT
) WITHOUT ROWID;
CREATE TABLE inputs (seq INTEGER PRIMARY KEY, input_key TEXT UNIQUE, analysis_key TEXT, state TEXT);
CREATE TABLE stories (article_id TEXT PRIMARY KEY, story_id TEXT) WITHOUT ROWID;
CREATE TABLE copies (input_key TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;
"""

# Of the inputs with the same article one is kept: the one that was, else the first.
_VERDICTS = """
CREATE INDEX stored_article ON stored (article_id);
CREATE INDEX spooled_batch ON spooled (batch);
CREATE TABLE verdicts AS
WITH candidates AS (
  SELECT i.seq, i.input_key, i.analysis_key, p.article_id, p.status,
         coalesce(old.status = 'kept' AND old.article_id = p.article_id, 0) AS was_kept,
         EXISTS (
           SELECT 1 FROM stored o
           LEFT JOIN inputs again ON again.input_key = o.input_key AND again.state <> 'unchanged'
           WHERE o.article_id = p.article_id AND o.status = 'kept' AND again.seq IS NULL
         ) AS taken
  FROM inputs i JOIN spooled p USING (analysis_key) LEFT JOIN stored old ON old.input_key = i.input_key
  WHERE i.state <> 'unchanged'
)
SELECT seq, input_key, analysis_key, article_id,
       CASE WHEN status <> 'kept' THEN status
            WHEN taken THEN 'duplicate'
            WHEN row_number() OVER same_article = 1 THEN 'kept'
            ELSE 'duplicate' END AS verdict
FROM candidates WINDOW same_article AS (PARTITION BY status, article_id ORDER BY was_kept DESC, seq);
CREATE INDEX verdicts_analysis ON verdicts (analysis_key);
CREATE INDEX verdicts_article ON verdicts (article_id, verdict);
"""

# Copies whose article is gone: nothing in the store is what they say they are a copy of.
_ORPHANS = """
SELECT s.article_id FROM stored s
LEFT JOIN inputs again ON again.input_key = s.input_key AND again.state <> 'unchanged'
WHERE s.status = 'duplicate' AND again.seq IS NULL
  AND EXISTS (
    SELECT 1 FROM stored o JOIN inputs i ON i.input_key = o.input_key AND i.state <> 'unchanged'
    WHERE o.article_id = s.duplicate_of AND o.status = 'kept')
  AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.article_id = s.duplicate_of AND v.verdict = 'kept')
"""

_GONE = "SELECT s.article_id FROM inputs i JOIN stored s USING (input_key) WHERE i.state <> 'unchanged'"

_STATUS = """
SELECT i.seq, i.state, coalesce(v.verdict, s.status) AS status, coalesce(p.ref, s.ref) AS ref,
       coalesce(p.reason, s.reason) AS reason
FROM inputs i LEFT JOIN verdicts v ON v.seq = i.seq
LEFT JOIN spooled p ON p.analysis_key = i.analysis_key AND i.state <> 'unchanged'
LEFT JOIN stored s ON s.input_key = i.input_key AND i.state = 'unchanged'
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """The ledger of a run: inputs = kept + duplicates + rejected + failed.

    `unanalysed` are of those kept: in a language that is not analysed. `unchanged` are of all.
    """

    inputs: int = 0
    kept: int = 0
    duplicates: int = 0
    rejected: int = 0
    failed: int = 0
    unanalysed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that was not kept for a reason the user should know."""

    ref: str
    status: str
    reason: str


@dataclass(frozen=True)
class RunSummary:
    """What a run did. `problems` names the first inputs that were rejected or failed, some of many."""

    run_id: str
    counts: Counts
    rows: dict[str, int]
    seconds: float
    problems: tuple[Problem, ...]

    @property
    def clean(self) -> bool:
        """Whether every input is an article or a copy of one."""
        return self.counts.rejected + self.counts.failed == 0


class Ledger:
    """The inputs of one run, what is known of them, and the verdicts."""

    def __init__(self, folder: Path, config_key: str) -> None:
        self._folder = folder
        self._config_key = config_key
        path = folder / "ledger.sqlite"
        path.unlink(missing_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None)
        # The next run makes it anew, so nothing of it needs to survive this process.
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        self._db.execute("BEGIN")
        self._seq = 0

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    def learn_stored(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Takes in what the store holds."""
        cursor.execute(
            "SELECT input_key, analysis_key, article_id, status, duplicate_of, ref, reason, story_id "
            "FROM articles"
        )
        while rows := cursor.fetchmany(CHUNK):
            self._db.executemany(
                "INSERT INTO stored VALUES (?, ?, ?, ?, ?, ?, ?)", (row[:-1] for row in rows)
            )
            kept = ((row[2], row[-1]) for row in rows if row[3] == "kept" and row[2] != row[-1])
            self.learn_stories(kept)

    def learn_batch(self, batch: str, entries: Iterable[Mapping[str, Any]]) -> None:
        """Takes in what a finished batch holds; of an input analysed twice the first one counts."""
        self._db.executemany(
            "INSERT OR IGNORE INTO spooled "
            "VALUES (:analysis_key, :input_key, :batch, :article_id, :status, :ref, :reason)",
            ({**entry, "batch": batch} for entry in entries),
        )

    def admit(self, input_key: str) -> tuple[str, bool]:
        """Takes in the next input.

        An input that was given before in the same run is an input of its own, with a key of its
        own, so that every record has its row and the same records give the same keys again.

        Returns:
            The key it goes by, and whether it has to be analysed. An input that failed is tried
            again; what broke it may have been the machine.
        """
        copies = "INSERT INTO copies VALUES (?, 1) ON CONFLICT DO UPDATE SET n = n + 1 RETURNING n"
        (n,) = self._db.execute(copies, (input_key,)).fetchone()
        key = input_key if n == 1 else ids.digest("again", input_key, str(n))
        analysis_key = self.analysis_key(key)
        state = self._state(key, analysis_key)
        self._db.execute("INSERT INTO inputs VALUES (?, ?, ?, ?)", (self._seq, key, analysis_key, state))
        self._seq += 1
        return key, state == _NEW

    def analysis_key(self, input_key: str) -> str:
        """Hash of the input and of everything that configures the analysis."""
        return ids.digest("analysis", input_key, self._config_key)

    def judge(self) -> None:
        """Reaches the verdicts, once every input is admitted and every new one analysed."""
        self._db.execute("COMMIT")
        self._db.executescript(_VERDICTS)
        self._db.execute(f"DELETE FROM stories WHERE article_id IN ({_GONE})")  # noqa: S608 - a constant

    def verdicts(self, batch: str) -> dict[str, str]:
        """By analysis key, what becomes of each input of a batch; inputs of other runs are left out."""
        query = "SELECT analysis_key, verdict FROM spooled JOIN verdicts USING (analysis_key) WHERE batch = ?"
        return dict(self._db.execute(query, (batch,)).fetchall())

    def is_spent(self, batch: str) -> bool:
        """Whether every input of a batch has gone into the store, by this run or by one before."""
        query = """
            SELECT count(*) FROM spooled p LEFT JOIN verdicts v USING (analysis_key)
            LEFT JOIN stored s ON s.input_key = p.input_key AND s.analysis_key = p.analysis_key
            WHERE p.batch = ? AND v.seq IS NULL AND s.input_key IS NULL"""
        return bool(self._db.execute(query, (batch,)).fetchone()[0] == 0)

    def kept(self) -> Path | None:
        """A Parquet file of the analysis keys of this run's kept articles, or None when there are none."""
        return self._listed(
            "kept", "SELECT analysis_key FROM verdicts WHERE verdict = 'kept'", "analysis_key"
        )

    def learn_stories(self, stories: Iterable[tuple[str, str]]) -> None:
        """Takes in the stories of articles, by article_id; one that is not named is a story of its own."""
        self._db.executemany("INSERT OR REPLACE INTO stories VALUES (?, ?)", stories)

    def stories(self, article_ids: Sequence[str]) -> dict[str, str]:
        """The stories of those articles that are part of another's."""
        found: dict[str, str] = {}
        for start in range(0, len(article_ids), CHUNK):
            some = article_ids[start : start + CHUNK]
            marks = ", ".join("?" * len(some))
            query = f"SELECT article_id, story_id FROM stories WHERE article_id IN ({marks})"  # noqa: S608 - marks
            found.update(self._db.execute(query, some).fetchall())
        return found

    def gone(self) -> Path | None:
        """A Parquet file of the articles whose rows are replaced, or None when there are none."""
        return self._listed("gone", _GONE)

    def orphans(self) -> Path | None:
        """A Parquet file of the stored copies whose article goes and does not come back, or None."""
        return self._listed("orphans", _ORPHANS)

    def counts(self) -> Counts:
        """The ledger."""
        by_status = dict.fromkeys(STATUSES, 0)
        by_status.update(self._db.execute(f"SELECT status, count(*) FROM ({_STATUS}) GROUP BY 1").fetchall())  # noqa: S608 - a constant
        unread = f"SELECT count(*) FROM ({_STATUS}) WHERE status = 'kept' AND reason IS NOT NULL"  # noqa: S608 - a constant
        (unanalysed,) = self._db.execute(unread).fetchone()
        (unchanged,) = self._db.execute("SELECT count(*) FROM inputs WHERE state = 'unchanged'").fetchone()
        return Counts(
            inputs=self._seq,
            kept=by_status["kept"],
            duplicates=by_status["duplicate"],
            rejected=by_status["rejected"],
            failed=by_status["failed"],
            unanalysed=unanalysed,
            unchanged=unchanged,
        )

    def problems(self, limit: int) -> tuple[Problem, ...]:
        """The first inputs that were rejected or failed, in input order."""
        listed = f"SELECT ref, status, reason FROM ({_STATUS}) WHERE status IN ('rejected', 'failed')"  # noqa: S608 - a constant
        query = f"{listed} ORDER BY seq LIMIT ?"
        return tuple(Problem(*row) for row in self._db.execute(query, (limit,)))

    def _state(self, key: str, analysis_key: str) -> str:
        stored = self._db.execute(
            "SELECT analysis_key, status FROM stored WHERE input_key = ?", (key,)
        ).fetchone()
        if stored and stored[0] == analysis_key and stored[1] != "failed":
            return _UNCHANGED
        spooled = self._db.execute("SELECT 1 FROM spooled WHERE analysis_key = ?", (analysis_key,)).fetchone()
        return _SPOOLED if spooled else _NEW

    def _listed(self, name: str, query: str, column: str = "article_id") -> Path | None:
        path = self._folder / f"{name}.parquet"
        schema = pa.schema([(column, pa.string())])
        n = 0
        with pq.ParquetWriter(path, schema) as writer:
            for chunk in _chunks(self._db.execute(query)):
                writer.write_table(
                    pa.table([pa.array([row[0] for row in chunk], pa.string())], schema=schema)
                )
                n += len(chunk)
        return path if n else None


def _chunks(cursor: sqlite3.Cursor) -> Iterator[list[Any]]:
    while rows := cursor.fetchmany(CHUNK):
        yield rows
