"""How inputs are cut into batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count

from pipeline.engine import Batch, Tick
from pipeline.records import RawRecord, RejectedInput

RECORDS = (10, 20, 40, 100)  # the first batches are small, so that every worker has one early
CHARS = 2_000_000  # long records travel in smaller batches, to keep memory flat

Given = tuple[str, str, RawRecord | RejectedInput]  # input key, analysis key, what was read

Progress = Callable[[int, int | None], None]  # inputs done, inputs in all where that is known


def cut(given: Iterable[Given], first: int) -> Iterator[Batch[Given]]:
    """Batches of at most RECORDS records and about CHARS characters, numbered from `first`."""
    number, items, chars = first, [], 0
    for item in given:
        items.append(item)
        record = item[2]
        chars += len(record.payload) if isinstance(record, RawRecord) else 0
        limit = RECORDS[min(number - first, len(RECORDS) - 1)]
        if len(items) >= limit or chars >= CHARS:
            yield Batch(number, tuple(items))
            number, items, chars = number + 1, [], 0
    if items:
        yield Batch(number, tuple(items))


def meter(progress: Progress | None, total: int | None) -> Tick:
    """Counts inputs and tells `progress`."""
    done = count(1)

    def tick() -> None:
        n = next(done)
        if progress:
            progress(n, total)

    return tick
