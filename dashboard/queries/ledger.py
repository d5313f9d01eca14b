"""What became of every input: how many, why, and each of those that gave no analysed article."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard.filters import OUTCOMES
from pipeline.store import OUTCOME

MAX_REASONS = 12  # what stands beside the picture; rarer reasons are found in the list of inputs
PAGE_SIZE = 50  # inputs a reader scans before searching

_INPUTS = f"SELECT *, {OUTCOME} AS outcome FROM articles"
_REASON = "coalesce(reason, 'no reason given')"
# A reason without the place it holds for: a thousand broken lines of a file have one reason. What is
# left stands in each of them, so that it finds them.
_BARE = (
    f"regexp_replace(regexp_replace({_REASON}, '^(Line|Item|Mail) [0-9,]+: ', ''), "
    "' \\((line [0-9]+, )?column [0-9]+\\)\\.$', '')"
)
_GROUP = f"upper({_BARE}[1:1]) || {_BARE}[2:]"
# Numbers by outcome, so that pages of it follow the order of the words on screen.
_PLACE = "list_position([" + ", ".join(f"'{outcome}'" for outcome in OUTCOMES) + "], outcome)"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which inputs are asked for: what became of them, and words of their name, place or reason."""

    outcome: str | None = None
    find: str = ""


def runs(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row per run, newest first."""
    return cursor.execute(
        """
        SELECT run_id, make_timestamp(epoch_us(finished_at)) AS finished_at, inputs, kept, unanalysed,
               duplicates, rejected, failed, unchanged, pack, scorer, version
        FROM runs ORDER BY run_id DESC
        """
    ).df()


def ledger(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """How many inputs of the store became what: outcome and n, each of OUTCOMES once, in that order."""
    found = dict(cursor.execute(f"SELECT outcome, count(*) FROM ({_INPUTS}) GROUP BY outcome").fetchall())
    return pd.DataFrame({"outcome": list(OUTCOMES), "n": [int(found.get(key, 0)) for key in OUTCOMES]})


def reasons(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Why inputs gave no analysed article: outcome, reason, n, and one as example; most first.

    A reason is that of the inputs without its line; `Wanted(find=reason)` finds them.
    """
    return cursor.execute(
        f"""
        SELECT outcome, {_GROUP} AS reason, count(*) AS n, min(ref) AS example
        FROM ({_INPUTS}) WHERE outcome <> 'analysed'
        GROUP BY 1, 2 ORDER BY n DESC, {_PLACE}, 2 LIMIT ?
        """,
        [MAX_REASONS],
    ).df()


def n_inputs(cursor: duckdb.DuckDBPyConnection, wanted: Wanted) -> int:
    """How many inputs `inputs` has in all its pages."""
    where, values = _where(wanted)
    (row,) = cursor.execute(f"SELECT count(*) FROM ({_INPUTS}) WHERE {where}", values).fetchall()
    return int(row[0])


def inputs(cursor: duckdb.DuckDBPyConnection, wanted: Wanted, page: int | None) -> pd.DataFrame:
    """One page of the inputs that gave no analysed article, by outcome and name.

    Args:
        cursor: A cursor of the snapshot's connection.
        wanted: Which inputs.
        page: From 1, PAGE_SIZE rows each; None for all of them.

    Returns:
        Columns outcome, ref, origin, reason, article_id, readable (whether it has a page of its own),
        duplicate_of, and original: the title or name of the article it is a copy of.
    """
    where, values = _where(wanted)
    limit = "" if page is None else "LIMIT ? OFFSET ?"
    bounds = [] if page is None else [PAGE_SIZE, (page - 1) * PAGE_SIZE]
    return cursor.execute(
        f"""
        WITH shown AS (
            SELECT outcome, ref, origin, {_REASON} AS reason, article_id,
                   outcome = 'unanalysed' AND text IS NOT NULL AS readable, duplicate_of
            FROM ({_INPUTS}) WHERE {where} ORDER BY {_PLACE}, ref, origin, article_id {limit}
        )
        SELECT s.*, coalesce(o.title, o.ref) AS original
        FROM shown s LEFT JOIN articles o ON o.article_id = s.duplicate_of
        ORDER BY {_PLACE}, s.ref, s.origin, s.article_id
        """,
        [*values, *bounds],
    ).df()


def _where(wanted: Wanted) -> tuple[str, list[object]]:
    parts, values = ["outcome <> 'analysed'"], list[object]()
    if wanted.outcome is not None:
        parts.append("outcome = ?")
        values.append(wanted.outcome)
    if wanted.find:
        places = ("ref", "origin", _REASON)
        parts.append("(" + " OR ".join(f"contains(lower({place}), lower(?))" for place in places) + ")")
        values += [wanted.find] * len(places)
    return " AND ".join(parts), values
