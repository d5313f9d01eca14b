"""One batch: every input of it analysed, one that breaks failed by itself, all of it spooled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.engine import Batch, Tick, Work
from pipeline.errors import SchemaError
from pipeline.records import RawRecord, RejectedInput
from pipeline.steps import rows
from pipeline.steps.batches import Given
from pipeline.steps.config import Analyzes
from pipeline.steps.rows import Analysis
from pipeline.steps.spool import write_batch
from pipeline.steps.stages import Stopwatch

Spooled = tuple[str, dict[str, float]]  # the batch's name in the spool, the seconds by stage


def batch_work(analyzer: Callable[[], Analyzes], folder: Path, run_id: str) -> Work[Given, Spooled]:
    """What a worker does with a batch: analyse it and spool it as `NNNNNNNN-<run>` in `folder`."""
    built = analyzer()

    def work(batch: Batch[Given], tick: Tick) -> Spooled:
        watch, name, found = Stopwatch(), f"{batch.number:08d}-{run_id}", []
        for index, (input_key, analysis_key, given) in enumerate(batch.items):
            analysis = _analysis(built, given, batch.lost.get(index), watch)
            found.append(rows.keyed(analysis, input_key, analysis_key))
            tick()
        with watch.time("spool"):
            try:
                write_batch(folder, name, rows.by_table(found))
            except SchemaError:  # some input gave rows that no table takes: that one fails
                write_batch(folder, name, rows.by_table(map(rows.storable, found)))
        return name, dict(watch.seconds)

    return work


def _analysis(
    analyzer: Analyzes, given: RawRecord | RejectedInput, lost: str | None, watch: Stopwatch
) -> Analysis:
    if isinstance(given, RejectedInput):
        return Analysis(rows.unread_row(given, "rejected", given.reason), [], [], [])
    if lost:
        return Analysis(rows.unread_row(given, "failed", lost), [], [], [])
    try:
        return analyzer.analyze(given, watch)
    except Exception as error:  # noqa: BLE001 - the argued edge: one article must not end a run of a million
        return Analysis(rows.unread_row(given, "failed", rows.broke(error)), [], [], [])
