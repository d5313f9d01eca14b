"""The only file that knows the order: of the stages for one article, and of the steps of a run."""

from __future__ import annotations

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from itertools import chain, islice
from pathlib import Path

from pipeline import lock
from pipeline.engine import Tick, cores, map_batches, map_here
from pipeline.errors import InputError, StoreError, UsageError, unknown
from pipeline.language import unread
from pipeline.packs import Pack, find_pack
from pipeline.records import Attribution, RawRecord, RejectedInput, Surroundings
from pipeline.registry import Registry
from pipeline.steps import rows
from pipeline.steps.batches import Given, Progress, cut, meter
from pipeline.steps.config import Job, config_key, registry_in_use, version
from pipeline.steps.ledger import Counts, Ledger, RunSummary
from pipeline.steps.rows import Analysis
from pipeline.steps.settle import settle
from pipeline.steps.spool import Spool
from pipeline.steps.stages import Stages, Stopwatch, load_stages
from pipeline.steps.work import batch_work
from pipeline.store import Store, local
from pipeline.text import Span

DEFAULT_PACK = "israel-security"
DEFAULT_SCORER = "encoder"
ENGINES = ("local", "dask")
HERE = 8  # up to so many new records are analysed in this process: starting another takes longer
LISTED = 50  # problems that a summary names; the store has all of them


# --- one article ---


class Analyzer:
    """The analysis of one article: a pure function of the record and of what this was built with."""

    def __init__(
        self, pack: Pack, registry: Registry, scorer_name: str, stages: Stages | None = None
    ) -> None:
        self._registry = registry
        self._stages = stages or load_stages(pack, registry, scorer_name)

    def analyze(self, record: RawRecord, watch: Stopwatch | None = None) -> Analysis:
        """The rows of one input, spans checked. Its article is rejected when no text is left.

        Raises:
            SchemaError: If a stage gave a span outside the text.
        """
        stages, timed = self._stages, (watch or Stopwatch()).time
        with timed("clean"):
            cleaned = stages.clean(record)
        with timed("provenance"):
            found = stages.decide(record, cleaned, self._registry)
        article, text = rows.article_row(record, cleaned, found), cleaned.text
        if not text.strip():
            return Analysis(article, [], [], [])
        article_id = article["article_id"]
        with timed("language"):
            article["language"] = stages.language(text)
        with timed("syndication"):
            # Its own story until the run has seen the others.
            article |= {"story_id": article_id, "story_keys": list(stages.story_keys(text)) or None}
        if article["language"] not in {None, *stages.analysed}:
            article["reason"] = unread(article["language"], stages.analysed)
            return Analysis(article, [], [], [])
        with timed("resolve"):
            mentions = stages.resolve(text, found.published, found.authors, cleaned.headings)
        with timed("attribute"):
            author = stages.author(found.authors)
            attributed = stages.attribute(text, mentions, cleaned.headings, author)
        seen = Surroundings(text, attributed.mentions, stages.sentence(text), stages.country)
        with timed("score"):
            attributions, statements = self._scored(article, seen, attributed.attributions)
        with timed("portray"):
            mentioned = self._portrayed(article, seen, attributed.attributions)
        return rows.checked(Analysis(article, attributions, statements, mentioned))

    def _scored(
        self, article: rows.Row, seen: Surroundings, found: Sequence[Attribution]
    ) -> tuple[list[rows.Row], list[rows.Row]]:
        text, attributions, statements = article["text"], [], []
        for attribution, side in zip(found, self._stages.sides(found), strict=True):
            tone = self._stages.tone(" ".join(piece.of(text) for piece in attribution.pieces))
            row = rows.attribution_row(article["article_id"], text, attribution, tone)
            attributions.append(row)
            if side is None:
                continue
            stances = self._stages.score(seen, attribution)
            statements += [rows.statement_row(article, row, stance, side) for stance in stances]
        return attributions, statements

    def _portrayed(
        self, article: rows.Row, seen: Surroundings, said: Sequence[Attribution]
    ) -> list[rows.Row]:
        tones: dict[Span, float] = {}
        found = []
        portrayals = self._stages.portray(seen, seen.mentions, said)
        for mention, portrayal in zip(seen.mentions, portrayals, strict=True):
            sentence = seen.around(mention.span)
            if sentence not in tones:
                tones[sentence] = self._stages.tone(sentence.of(seen.text))
            row = rows.mention_row(article["article_id"], seen.text, mention, portrayal, tones[sentence])
            found.append(row)
        return found


# --- one batch ---


def load_job(pack: str = DEFAULT_PACK, scorer: str = DEFAULT_SCORER) -> Job:
    """The job for a pack (name or path) and a scorer; raises where one of them is not right."""
    from pipeline.score.scorers import find_scorer  # noqa: PLC0415 - as in load_stages

    topics, registry = find_pack(pack), registry_in_use()
    name = find_scorer(scorer, topics).name
    key = config_key(topics, registry, name)
    return Job(partial(_load_analyzer, pack, scorer), key, f"{topics.id}@{topics.version}", name)


def _load_analyzer(pack: str, scorer: str) -> Analyzer:
    return Analyzer(find_pack(pack), registry_in_use(), scorer)


# --- one run ---


def run(  # noqa: PLR0913 - the contract of the command
    inputs: Sequence[str],
    store_path: str | Path,
    *,
    pack: str = DEFAULT_PACK,
    scorer: str = DEFAULT_SCORER,
    workers: int | None = None,
    engine: str = "local",
    progress: Progress | None = None,
    sample: bool = False,
) -> RunSummary:
    """Analyses inputs into a store, with one atomic commit at the end.

    Args:
        inputs: Files, folders, globs, or "-" for standard input.
        store_path: The store's folder; it is made when there is none.
        pack: The name of a pack that ships, or the path of one.
        scorer: The name of a scorer.
        workers: Processes; None takes one for each core, and for up to HERE new records this process.
        engine: "local".
        progress: Called with the inputs done and the inputs in all, where that is known.
        sample: Whether the inputs belong to the invented sample corpus.

    Raises:
        StandpointError: A kind of it for each thing the user can put right; see `pipeline.errors`.
    """
    if engine not in ENGINES:
        raise unknown(UsageError, "no such engine", engine, ENGINES)
    if engine == "dask":
        raise UsageError(
            "the dask engine is not there yet", then="Use --engine local, which takes every core here"
        )
    from pipeline.ingest.read import count_inputs, read_inputs  # noqa: PLC0415 - as in load_stages

    records = read_inputs(inputs, sample=sample)
    total = count_inputs(inputs) if progress else None
    return execute(
        records, Path(store_path), load_job(pack, scorer), workers=workers, progress=progress, total=total
    )


def execute(
    records: Iterable[RawRecord | RejectedInput],
    store_path: Path,
    job: Job,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    total: int | None = None,
) -> RunSummary:
    """`run` for records that are read already and a job that is loaded."""
    if workers is not None and workers < 1:
        raise UsageError("a run needs a worker", got=workers, allowed="1 or more")
    first = next(iter(records := iter(records)), None)
    if first is None:
        raise InputError("there is nothing to analyse in these inputs")
    store_path = local(store_path)  # before the lock, which makes the folder
    started, clock = dt.datetime.now(dt.UTC), time.perf_counter()
    run_id = f"{started:%Y%m%dT%H%M%S%fZ}"
    with lock.held(store_path, run_id):
        this = _Run(store_path, job, run_id, meter(progress, total))
        try:
            this.analyse(chain([first], records), workers)
            counts, written = this.commit(started)
            problems = this.ledger.problems(LISTED)
            this.tidy()
        finally:
            this.ledger.close()
    return RunSummary(run_id, counts, written, time.perf_counter() - clock, problems)


class _Run:
    """A run under way, under the lock."""

    def __init__(self, path: Path, job: Job, run_id: str, tick: Tick) -> None:
        self.job, self.run_id, self.tick = job, run_id, tick
        self.store = Store.create_or_open(path)
        self.store.undo()
        newest = self.store.snapshot()
        if newest.run_id is not None and newest.run_id >= run_id:
            raise StoreError(
                "this machine's clock is behind the newest run", got=run_id, allowed=f"> {newest.run_id}"
            )
        self.spool = Spool(path, job.config_key)
        self.spool.prepare()
        self.ledger = Ledger(self.spool.folder, job.config_key)
        self.seconds: defaultdict[str, float] = defaultdict(float)
        with newest.connect() as connection:
            self.ledger.learn_stored(connection)
        for batch in self.spool.batches():
            self.ledger.learn_batch(batch, [of for of in self.spool.keys(batch) if of["status"] != "failed"])

    def analyse(self, records: Iterable[RawRecord | RejectedInput], workers: int | None) -> None:
        """Analyses what is new and spools it."""
        new = self._new(records)
        head = list(islice(new, HERE + 1))
        batches = cut(chain(head, new), self.spool.next_number())
        build = partial(batch_work, self.job.analyzer, self.spool.folder, self.run_id)
        if len(head) <= HERE and workers is None:
            done = map_here(build, batches, self.tick)
        else:
            done = map_batches(build, batches, workers=workers or cores(), tick=self.tick)
        for name, seconds in done:
            self.ledger.learn_batch(name, self.spool.keys(name))
            for stage, spent in seconds.items():
                self.seconds[stage] += spent

    def commit(self, started: dt.datetime) -> tuple[Counts, dict[str, int]]:
        """Writes the tables and, last, the run's own row."""
        begun = time.perf_counter()
        counts, written = settle(self.store, self.spool, self.ledger, self.run_id)
        self.seconds["store"] = time.perf_counter() - begun
        self.store.commit(
            asdict(counts)
            | {
                "run_id": self.run_id,
                "started_at": started,
                "finished_at": dt.datetime.now(dt.UTC),
                "pack": self.job.pack,
                "scorer": self.job.scorer,
                "config_key": self.job.config_key,
                "version": version(),
                "rows": [{"name": name, "n": n} for name, n in written.items()],
                "timings": [{"name": name, "seconds": seconds} for name, seconds in self.seconds.items()],
            }
        )
        return counts, written

    def tidy(self) -> None:
        """Takes away what is in the store; analyses of inputs this run was not given stay for one that is."""
        spent = [batch for batch in self.spool.batches() if self.ledger.is_spent(batch)]
        self.ledger.close()  # its file lies in the folder that goes
        for batch in spent:
            self.spool.discard(batch)
        self.spool.clear()

    def _new(self, records: Iterable[RawRecord | RejectedInput]) -> Iterator[Given]:
        """Admits every input, and yields those to analyse."""
        for record in records:
            key, new = self.ledger.admit(record.input_key)
            if new:
                yield key, self.ledger.analysis_key(key), record
            else:
                self.tick()
