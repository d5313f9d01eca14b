"""A pile of real articles from ingest to syndication: does it hold, how fast, with how much memory."""

from __future__ import annotations

import datetime as dt
import multiprocessing as mp
import re
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pipeline.attribute.article import Attributed
from pipeline.evaluate.allsides import articles_file
from pipeline.evaluate.figure import Figure
from pipeline.ingest.read import read_inputs
from pipeline.packs import find_pack
from pipeline.records import Mention, RawRecord, RejectedInput
from pipeline.run import DEFAULT_PACK, DEFAULT_SCORER, Analyzer, execute
from pipeline.steps.config import Job, registry_in_use
from pipeline.steps.ledger import RunSummary
from pipeline.steps.stages import load_stages
from pipeline.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMED = 3_000  # articles of the timing in one process; the rest adds minutes and no digit
_RESIDENT = re.compile(r"^VmRSS:\s+(\d+) kB", re.MULTILINE)
KIB_PER_MIB = 1024
# Below a quarter of the pile, models and caches still fill; growth is measured after it.
SETTLED = 0.25
EVERY_SECONDS = 0.2


def pile(data: Path) -> list[Figure]:
    """Speed, memory and ledger over every article of the pile; no attribution, no score.

    Raises:
        InputError: If the pile is not in `data`.
    """
    path = articles_file(data)
    return [_speed(path), *_whole(path)]


def reader() -> Analyzer:
    """An analyser that stops before attribution."""
    pack, registry = find_pack(DEFAULT_PACK), registry_in_use()
    stages = replace(load_stages(pack, registry, DEFAULT_SCORER), resolve=_nobody, attribute=_nothing)
    return Analyzer(pack, registry, DEFAULT_SCORER, stages)


def _nobody(
    _text: str, _day: dt.date | None, _authors: Sequence[str], _headings: Sequence[Span]
) -> tuple[Mention, ...]:
    return ()


def _nothing(
    _text: str, mentions: Sequence[Mention], _headings: Sequence[Span], _author: Mention | None
) -> Attributed:
    return Attributed((), tuple(mentions))


def _speed(path: Path) -> Figure:
    """Articles a second of one process that reads, cleans, dates, detects and samples."""
    analyzer = reader()
    begun, n = time.process_time(), 0
    for record in islice(read_inputs([str(path)]), TIMED):
        if isinstance(record, RawRecord):
            analyzer.analyze(record)
            n += 1
    rate = n / (time.process_time() - begun)
    meaning = "articles a second on one core, from ingest to syndication keys"
    return Figure("reading.speed", rate, n, _NAME, meaning, unit="articles/s")


def _whole(path: Path) -> Iterator[Figure]:
    records: Iterator[RawRecord | RejectedInput] = read_inputs([str(path)])
    job = Job(reader, "0" * 16, "reading", "none")
    with tempfile.TemporaryDirectory(prefix="standpoint-pile-") as folder, _Memory() as memory:
        summary = execute(records, Path(folder) / "store", job, workers=2, progress=memory.note)
    yield from _ledger(summary)
    yield from memory.figures()


def _ledger(summary: RunSummary) -> Iterator[Figure]:
    counts = summary.counts
    accounted = counts.kept + counts.duplicates + counts.rejected
    yield Figure(
        "reading.accounted",
        accounted,
        counts.inputs,
        _NAME,
        "inputs kept, a copy, or rejected with a reason; none failed",
    )
    yield Figure("reading.kept", counts.kept, counts.inputs, _NAME, "inputs that became an article")


class _Memory:
    """Resident memory of this process and its workers, sampled by a thread until the run is committed."""

    def __init__(self) -> None:
        self._done = 0
        self._seen: list[tuple[int, int]] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        self._over.set()
        self._thread.join()

    def note(self, done: int, _total: int | None) -> None:
        """Takes in how many inputs are done."""
        self._done = done

    def _sample(self) -> None:
        while not self._over.wait(EVERY_SECONDS):
            processes = ["self", *(str(child.pid) for child in mp.active_children())]
            self._seen.append((self._done, sum(map(_resident, processes))))

    def figures(self) -> Iterator[Figure]:
        """The largest amount, and how it grew once a quarter was done."""
        total = self._seen[-1][0]
        early = max(mib for done, mib in self._seen if done <= total * SETTLED)
        late = max((mib for done, mib in self._seen if done > total * SETTLED), default=early)
        yield Figure(
            "reading.memory",
            max(early, late),
            total,
            _NAME,
            "largest resident memory, two workers, until the commit",
            unit="MiB",
        )
        yield Figure(
            "reading.memory_growth",
            late / early,
            total,
            _NAME,
            "largest resident memory after the first quarter over that before it",
            unit="times",
        )


def _resident(process: str) -> int:
    try:
        status = Path("/proc", process, "status").read_text(encoding="ascii")
    except OSError:  # it has ended meanwhile
        return 0
    found = _RESIDENT.search(status)
    return int(found[1]) // KIB_PER_MIB if found else 0


_NAME = "allsides_articles"
