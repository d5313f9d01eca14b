"""Maps work over batches in other processes: in order, with a bounded window, surviving their deaths.

Each worker has a pipe of its own and says after each item that it is done. So the item that kills
its process is known exactly, it alone is given up, and the rest of its batch goes to a fresh
process. When this process is killed the pipes end and the workers leave by themselves; the
executors of the standard library leave theirs waiting for ever.
"""

from __future__ import annotations

import contextlib
import multiprocessing as mp
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, Generic, TypeVar

from pipeline.errors import StandpointError

# A fresh interpreter inherits no lock and no thread of deltalake's, and `spawn` is the same on every
# system. Measured on 2 busy cores, the first real article is done after 2.7 to 4.7 s, with
# `forkserver` after 2.6 to 3.1 s: not worth a second way to start.
START_METHOD: Final = "spawn"
ITEM_SECONDS = 120.0  # the slowest of 2,000 real articles took 0.5 s; what takes this long hangs
POLL_SECONDS = 1.0
GRACE_SECONDS = 5.0  # for a process whose pipe has ended to end as well
ATTEMPTS = 3  # deaths of a worker between items, where no item is to blame, before the run gives up

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Batch(Generic[Item]):
    """Items that travel together. `lost` says of some, by index, why they are not to be tried again."""

    number: int
    items: tuple[Item, ...]
    lost: dict[int, str] = field(default_factory=dict)
    deaths: int = 0


Tick = Callable[[], None]
Work = Callable[[Batch[Item], Tick], Result]


def cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def map_here(
    build: Callable[[], Work[Item, Result]], batches: Iterable[Batch[Item]], tick: Tick
) -> Iterator[Result]:
    """The results of `batches` in order, worked on in this process."""
    work: Work[Item, Result] | None = None  # a run without anything new builds nothing
    for batch in batches:
        work = work or build()
        yield work(batch, tick)


def map_batches(
    build: Callable[[], Work[Item, Result]], batches: Iterable[Batch[Item]], *, workers: int, tick: Tick
) -> Iterator[Result]:
    """The results of `batches` in their order, worked on in `workers` processes.

    Args:
        build: Called once in each worker, gives the function that works on a batch and calls its
            second argument after each item. It has to be picklable.
        batches: Taken one by one, never more than twice the workers ahead of what has come out.
        workers: At least 1. A worker is started only when there is a batch for it.
        tick: Called here once for each item that is done.

    Raises:
        StandpointError: If a worker can't start, or dies again and again between items.
    """
    pool = _Pool(build, workers)
    try:
        yield from pool.run(iter(batches), tick)
    finally:
        pool.stop()


class _Pool(Generic[Item, Result]):
    """The workers, what they are at, and the results that wait for their turn."""

    def __init__(self, build: Callable[[], Work[Item, Result]], workers: int) -> None:
        self._build = build
        self._limit = max(1, workers)
        self._workers: list[_Worker[Item]] = []
        self._again: list[Batch[Item]] = []
        self._done: dict[int, Result] = {}
        self._reached: dict[int, int] = {}  # items done of each batch at work, not to tick twice for one

    def run(self, batches: Iterator[Batch[Item]], tick: Tick) -> Iterator[Result]:
        order: list[int] = []  # batches handed out and not yet yielded
        more = True
        while more or order:
            while self._again or (more and len(order) < 2 * self._limit):
                if not self._has_room():
                    break
                batch = self._again.pop(0) if self._again else next(batches, None)
                if batch is None:
                    more = False
                    break
                if batch.number not in order:
                    order.append(batch.number)
                self._free().give(batch)
            self._listen(tick)
            while order and order[0] in self._done:
                yield self._done.pop(order.pop(0))

    def stop(self) -> None:
        """Ends every worker; one in the middle of a batch is cut short."""
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.end(0.0 if worker.batch else GRACE_SECONDS)
        self._workers.clear()

    def _has_room(self) -> bool:
        return len(self._workers) < self._limit or any(worker.batch is None for worker in self._workers)

    def _free(self) -> _Worker[Item]:
        """A worker without a batch, started where there is none."""
        for worker in self._workers:
            if worker.batch is None:
                return worker
        self._workers.append(_Worker(self._build))
        return self._workers[-1]

    def _listen(self, tick: Tick) -> None:
        busy = {worker.pipe: worker for worker in self._workers if worker.batch is not None}
        for pipe in wait(list(busy), POLL_SECONDS) if busy else ():
            self._hear(busy[pipe], tick)  # type: ignore[index]  # pipes are all that was waited for
        for worker in busy.values():
            if worker in self._workers and worker.hangs():
                self._bury(worker, f"It took longer than {ITEM_SECONDS:.0f} seconds and was stopped.")

    def _hear(self, worker: _Worker[Item], tick: Tick) -> None:
        try:
            kind, value = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker, None)
            return
        worker.heard = time.monotonic()
        if kind == "ready":
            worker.begin()
        elif kind == "tick" and worker.batch is not None:
            worker.at += 1
            if worker.at > self._reached.get(worker.batch.number, 0):
                self._reached[worker.batch.number] = worker.at
                tick()
        elif kind == "done" and worker.batch is not None:
            self._done[worker.batch.number] = value
            self._reached.pop(worker.batch.number, None)
            worker.batch = None
        elif kind == "broken":
            raise value
        else:
            raise StandpointError(
                "a worker said something unexpected", got=kind, allowed="ready, tick, done, broken"
            )

    def _bury(self, worker: _Worker[Item], reason: str | None) -> None:
        """Its batch goes back to be done again, without the item that was the end of it."""
        code = worker.end(0.0 if reason else GRACE_SECONDS)
        self._workers.remove(worker)
        batch = worker.batch
        if batch is None:
            return
        if not worker.ready:
            raise StandpointError(
                "a worker process can't start", got=_ending(code), then="Run again with --workers 1"
            )
        guilty = worker.at < len(batch.items)
        lost = (
            {worker.at: reason or f"The process that analysed it died ({_ending(code)})."} if guilty else {}
        )
        batch = replace(batch, lost=batch.lost | lost, deaths=batch.deaths + (not guilty))
        if batch.deaths >= ATTEMPTS:
            raise StandpointError(
                "worker processes die while they write what they found",
                got=_ending(code),
                then="Look for free memory and disk space, then run the same command again to go on",
            )
        self._again.append(batch)


class _Worker(Generic[Item]):
    """One process, its pipe, the batch it is at and the item of it."""

    def __init__(self, build: Callable[[], Work[Item, Any]]) -> None:
        context = mp.get_context(START_METHOD)
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(build, theirs), daemon=True)
        self.process.start()
        theirs.close()  # held here as well, the pipe would not end when the worker does
        self.batch: Batch[Item] | None = None
        self.ready = False
        self.at = 0
        self.heard = time.monotonic()

    def give(self, batch: Batch[Item]) -> None:
        """Hands it a batch, or keeps it until the worker is ready: a full pipe would hold up the others."""
        self.batch, self.at, self.heard = batch, 0, time.monotonic()
        if self.ready:
            self._send()

    def begin(self) -> None:
        """The worker is ready for its first batch."""
        self.ready = True
        self._send()

    def _send(self) -> None:
        # A worker that has died meanwhile is noticed when it is listened to.
        with contextlib.suppress(OSError):
            self.pipe.send(self.batch)

    def hangs(self) -> bool:
        """Whether it has been silent for too long."""
        return time.monotonic() - self.heard > ITEM_SECONDS

    def end(self, patience: float = 0.0) -> int | None:
        """Waits for the process to end by itself, for `patience` seconds, then ends it; its exit code."""
        self.pipe.close()
        self.process.join(patience)
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        return self.process.exitcode


def _serve(build: Callable[[], Work[Item, Result]], pipe: Connection) -> None:
    """The life of a worker: build once, then batch after batch until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl-C is for the process that leads
    try:
        _work_on(build(), pipe)
    except (EOFError, ConnectionError):  # the run is over, or its process is gone
        return
    except StandpointError as error:
        pipe.send(("broken", error))
    except OSError as error:  # the disk is full, a file can't be written: no item is to blame
        pipe.send(("broken", StandpointError(f"a worker process had to stop ({error})")))


def _work_on(work: Work[Item, Result], pipe: Connection) -> None:
    pipe.send(("ready", None))
    while True:
        batch = pipe.recv()
        result = work(batch, lambda: pipe.send(("tick", None)))
        pipe.send(("done", result))


def _ending(code: int | None) -> str:
    if code is None:
        return "no exit code"
    if code < 0:
        name = signal.Signals(-code).name
        return f"killed by {name}, out of memory?" if name == "SIGKILL" else f"killed by {name}"
    return f"exit code {code}"
