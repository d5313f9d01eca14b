"""Which story each new article belongs to: candidates by equal keys, verified on their texts.

New articles are compared among themselves and with those of the store, which keep the story they
have. Memory is bounded: pairs come out of a join, and texts are held for some clusters at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline import delta
from pipeline.steps.ledger import Ledger
from pipeline.steps.spool import Spool
from pipeline.store import Store
from pipeline.syndication.bands import MIN_SHARED
from pipeline.syndication.stories import Copy, assign

# Articles that share a key are paired each with each up to here. Above it (boilerplate, or one text a
# thousand times) each is paired with the fullest and the one before it: pairs grow with the articles.
CROWD = 40
TEXTS_AT_ONCE = 1_000  # of whole clusters; one cluster may be larger
Pair = tuple[str, str]

_FRESH = """
CREATE VIEW fresh AS
SELECT article_id, NULL::VARCHAR AS story_id, n_words, published, story_keys, text,
       coalesce(outlet_id, outlet) AS outlet, true AS fresh
FROM read_parquet({files}) WHERE analysis_key IN (SELECT analysis_key FROM read_parquet({kept}))
"""
# What this run replaces is among the fresh articles, or gone.
_STAYING = """
CREATE VIEW staying AS
SELECT article_id, story_id, n_words, published, story_keys, text,
       coalesce(outlet_id, outlet) AS outlet, false AS fresh
FROM articles WHERE status = 'kept' {but}
"""
_BUT = "AND article_id NOT IN (SELECT article_id FROM read_parquet({gone}))"
_PAIRS = f"""
WITH keyed AS (
  SELECT DISTINCT unnest(story_keys) AS key, article_id, n_words, fresh
  FROM (SELECT article_id, n_words, fresh, story_keys FROM fresh
        UNION ALL SELECT article_id, n_words, fresh, story_keys FROM staying)
),
ranked AS (
  SELECT key, article_id, fresh, count(*) OVER (PARTITION BY key) AS n, row_number() OVER ordered AS place,
         first_value(article_id) OVER ordered AS leader, lag(article_id) OVER ordered AS previous
  FROM keyed
  WHERE key IN (SELECT key FROM keyed GROUP BY key HAVING count(*) > 1 AND bool_or(fresh))
  WINDOW ordered AS (PARTITION BY key ORDER BY fresh, n_words DESC, article_id)
),
met AS (
  SELECT a.article_id AS one, b.article_id AS other FROM ranked a JOIN ranked b USING (key)
  WHERE a.n <= {CROWD} AND a.place < b.place AND b.fresh
  UNION ALL SELECT leader, article_id FROM ranked WHERE n > {CROWD} AND place > 1 AND fresh
  UNION ALL SELECT previous, article_id FROM ranked WHERE n > {CROWD} AND place > 2 AND fresh
)
SELECT least(one, other), greatest(one, other) FROM met
GROUP BY ALL HAVING count(*) >= {MIN_SHARED} ORDER BY ALL
"""  # noqa: S608 - constants
# One pass over the texts, however many groups there are; DuckDB sorts them on disk where they are many.
_TEXTS = """
SELECT place, article_id, n_words, published, story_id, text, outlet
FROM (SELECT * FROM fresh UNION ALL SELECT * FROM staying) JOIN members USING (article_id)
ORDER BY place, article_id
"""
TEXTS_FETCHED = 100


def find_stories(store: Store, spool: Spool, ledger: Ledger, gone: Path | None) -> None:
    """Tells the ledger the story of each kept article of this run that is part of another's.

    Args:
        store: The store as it was before this run.
        spool: The analysed articles.
        ledger: Its verdicts are reached.
        gone: A Parquet file of the stored articles this run replaces, or None.
    """
    kept = ledger.kept()
    if kept is None:
        return
    with store.snapshot().connect() as connection:
        connection.execute(_FRESH.format(files=_listed(spool.files("articles")), kept=_listed([str(kept)])))
        connection.execute(_STAYING.format(but=_BUT.format(gone=_listed([str(gone)])) if gone else ""))
        # DuckDB would spill into the folder the user stands in; the spool clears away what ends so.
        connection.execute(f"SET temp_directory = {delta.quoted(str(spool.folder / 'duckdb.tmp'))}")
        pairs = paired(connection)
        for copies, group in _with_texts(connection, list(_groups(_clusters(pairs)))):
            ledger.learn_stories((one, story) for one, story in assign(copies, group).items() if one != story)


def paired(connection: duckdb.DuckDBPyConnection) -> list[Pair]:
    """The candidates: pairs of articles that share MIN_SHARED keys or more, one of them a new one, sorted.

    Args:
        connection: One with `fresh` and `staying`, tables or views of article_id, n_words, story_keys, fresh.
    """
    return connection.execute(_PAIRS).fetchall()


def _with_texts(
    connection: duckdb.DuckDBPyConnection, groups: list[list[Pair]]
) -> Iterator[tuple[list[Copy], list[Pair]]]:
    """Each group of pairs with its articles, one group after the other."""
    members = [(place, one) for place, group in enumerate(groups) for one in sorted(set(chain(*group)))]
    places, articles = zip(*members, strict=True) if members else ((), ())
    schema = pa.schema([("place", pa.int64()), ("article_id", pa.string())])
    connection.register("members", pa.table([places, articles], schema=schema))
    # Guessing sizes, DuckDB held all texts and looked the members up in them; as written it is the other way.
    connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
    reading = connection.execute(_TEXTS)
    rows = chain.from_iterable(iter(lambda: reading.fetchmany(TEXTS_FETCHED), []))
    for place, found in groupby(rows, key=itemgetter(0)):
        yield [Copy(*row[1:]) for row in found], groups[place]


def _clusters(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """The pairs, those that hang together in one list: no copy is across two lists."""
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    listed = list(pairs)
    for one, other in listed:
        parent[root(one)] = root(other)
    clusters: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in listed:
        clusters[root(pair[0])].append(pair)
    yield from clusters.values()


def _groups(clusters: Iterable[list[Pair]]) -> Iterator[list[Pair]]:
    """Clusters put together until they hold about TEXTS_AT_ONCE articles."""
    group: list[Pair] = []
    members: set[str] = set()
    for cluster in clusters:
        group += cluster
        members.update(chain.from_iterable(cluster))
        if len(members) >= TEXTS_AT_ONCE:
            yield group
            group, members = [], set()
    if group:
        yield group


def _listed(paths: Iterable[str]) -> str:
    """File names as a list in SQL; a view takes no parameters."""
    return "[" + ", ".join(delta.quoted(path) for path in paths) + "]"
