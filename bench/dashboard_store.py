"""A store of invented articles as large as you want, to measure the dashboard on.

python bench/dashboard_store.py STORE --statements 1000000

Written through `pipeline.store` as a run writes: rows of articles as they were analysed, ids that are hashes,
days in no order, several runs. Five statements and seven attributions an article, texts of 2 kB; 30 outlets
and 400 actors of whom few say most, and 5,000 more whom the registry does not know. 5 % of articles have no
day, 8 % are copies of another outlet's, 12 % of statements are abstained on, 5 % are nobody's. The same seed
gives the same rows; memory does not grow with their number.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, from any folder

from bench.invented_articles import Batch, World  # noqa: E402 - after the path is set
from pipeline.errors import InputError  # noqa: E402 - as above
from pipeline.store import PINNED, Store  # noqa: E402 - as above

PER_ARTICLE = 5  # statements
BATCH = 5_000  # articles made at once: 25 MB
FIRST = dt.datetime(2025, 11, 1, 6, tzinfo=dt.UTC)  # the first run; each other one is a day later


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the store and print how large it is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store", type=Path, help="a folder that is not there yet")
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=20, help="commits it is written in (default 20)")
    parser.add_argument("--seed", type=int, default=6)
    options = parser.parse_args(arguments)
    if options.store.exists():
        raise InputError("a store is made in a new folder", got=str(options.store))
    started = time.perf_counter()
    written = make(options.store, options.statements, options.runs, options.seed)
    size = sum(file.stat().st_size for file in options.store.rglob("*.parquet"))
    told = ", ".join(f"{n:,} {name}" for name, n in written.items())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"store     {options.store}: {told}; {size / 2**20:,.0f} MiB")
    print(f"time      {time.perf_counter() - started:.0f} s; peak memory {peak // 1024} MiB")
    return 0


def make(path: Path, statements: int, runs: int = 20, seed: int = 6) -> dict[str, int]:
    """A store with so many statements, written in `runs` commits; the rows by table."""
    store, world = Store.create_or_open(path), World.of(seed)
    written = dict.fromkeys(PINNED, 0)
    for number, batches in enumerate(plan(statements, runs)):
        run_id = f"{FIRST + dt.timedelta(days=number):%Y%m%dT%H%M%S%fZ}"
        rows = {name: store.write(name, _rows(world, batches, name, run_id)) for name in PINNED}
        store.commit(_run(run_id, rows))
        written = {name: n + rows[name] for name, n in written.items()}
    return written


def plan(statements: int, runs: int) -> list[list[tuple[int, int, int]]]:
    """For each run its batches: number, articles, statements. They add up to the statements asked for."""
    articles = -(-statements // PER_ARTICLE)
    size = min(BATCH, -(-articles // runs))
    starts = range(0, articles, size)
    batches = []
    for number, start in enumerate(starts):
        end = min(start + size, articles)
        share = statements * end // articles - statements * start // articles
        batches.append((number, end - start, share))
    edges = [len(batches) * run // runs for run in range(runs + 1)]
    return [batches[first:last] for first, last in pairwise(edges) if last > first]


def _rows(
    world: World, batches: list[tuple[int, int, int]], table: str, run_id: str
) -> Iterator[pa.RecordBatch]:
    for batch in batches:  # made anew for each table: cheaper than to hold it, or to write it twice
        made = Batch.of(world, *batch)
        yield {
            "articles": made.articles, "attributions": made.attributions, "statements": made.statements,
            "mentions": made.mentions,
        }[table](run_id)  # fmt: skip


def _run(run_id: str, rows: dict[str, int]) -> dict[str, Any]:
    """The ledger's row, without `tables`."""
    moment = dt.datetime.strptime(run_id, "%Y%m%dT%H%M%S%fZ").replace(tzinfo=dt.UTC)
    none = dict.fromkeys(("duplicates", "rejected", "failed", "unanalysed", "unchanged"), 0)
    return none | {
        "run_id": run_id, "started_at": moment, "finished_at": moment + dt.timedelta(hours=2),
        "inputs": rows["articles"], "kept": rows["articles"], "pack": "israel-security@1",
        "scorer": "invented@1", "config_key": "0" * 16, "version": "0.1.0",
        "rows": [{"name": name, "n": n} for name, n in rows.items()], "timings": None,
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
