"""The steps of adding articles, without a screen: collect, read, look at what was found, save.

Each step has its state here, so a page can be drawn anew at any moment and shows where things stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import duckdb

from dashboard.adding.messages import Finished, Job, Progress, Refused
from dashboard.adding.running import Running
from dashboard.adding.target import Target
from dashboard.adding.tray import Bytes, Pasted, Tray
from dashboard.queries import adding, cube
from pipeline.errors import StandpointError
from pipeline.store import Store

# A preview should not keep anybody waiting for longer; some thousand articles on two cores.
READ_SECONDS = 10 * 60
SAVE_SECONDS = 30 * 60  # the same work, and the writing into a store that may be large

Step = Literal["collect", "reading", "found", "saving", "saved"]


class Desk:
    """One analyst's adding. `told` says in a sentence why the step before did not succeed, else None."""

    def __init__(self) -> None:
        self.step: Step = "collect"
        self.told: str | None = None
        self.counts: dict[str, int] = {}
        self.pasted: Pasted | None = None  # stands in its box again where it could not be read
        self._tray: Tray | None = None
        self._running: Running | None = None
        self._found: duckdb.DuckDBPyConnection | None = None
        self.saved: tuple[str, ...] = ()

    # --- what the page does ---

    def read(
        self, files: Sequence[tuple[str, Bytes]], pasted: Pasted | None, target: Target,
        seconds: float = READ_SECONDS,
    ) -> None:  # fmt: skip
        """Begins the analysis of files (name and bytes) and of a pasted text into a temporary store."""
        self.close()
        self.pasted = pasted
        try:
            self._tray = tray = Tray()
            for name, content in files:
                tray.add(name, content)
            if pasted is not None:
                tray.paste(pasted)
        except OSError as error:
            self._back(f"There is no room for the files: {error.strerror or error}.")
            return
        self._start("reading", Job(tuple(tray.paths), tray.store, target.pack, target.scorer, seconds))

    def save(self, target: Target, seconds: float = SAVE_SECONDS) -> None:
        """Begins the same analysis into the store itself."""
        if self._tray is not None and self.step == "found":
            tray = self._tray
            tray.lend(yes=True)
            paths, folder = tuple(tray.paths), str(tray.folder)
            self._start("saving", Job(paths, target.place, target.pack, target.scorer, seconds, folder))

    def cancel(self) -> None:
        """Ends what is under way."""
        if self._running is not None:
            self._running.cancel()

    def leave(self) -> None:
        """The analyst is gone: a preview ends. A save goes on, and its files go when it has ended."""
        if self.step == "saving" and self.busy:
            self._running, self._tray = None, None  # the thread that listens to the worker holds the tray
        self.close()

    def close(self) -> None:
        """Ends what is under way and takes everything temporary away; the next thing can be added."""
        self.cancel()
        if self._found is not None:
            self._found.close()
        if self._tray is not None:
            self._tray.discard()
        self._running, self._found, self._tray = None, None, None
        self.step, self.told, self.counts, self.saved = "collect", None, {}, ()

    # --- where things stand ---

    @property
    def progress(self) -> Progress:
        """Inputs done, and in all where that is known."""
        return Progress(0, None) if self._running is None else self._running.progress

    @property
    def busy(self) -> bool:
        """Whether the worker is at work."""
        return self._running is not None and self._running.end is None

    def settle(self) -> None:
        """Goes on to the next step where the worker has ended."""
        end = None if self._running is None else self._running.end
        if end is None:
            return
        self._running = None
        match self.step, end:
            case "reading", Finished():
                self._show(end)
            case "saving", Finished():
                self._done(end)
            case "saving", Refused():
                self.step, self.told = "found", end.sentence
                if self._tray is not None:
                    self._tray.lend(yes=False)
            case _, Refused():
                self._back(end.sentence)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of the temporary store; there is one while `step` is "found"."""
        if self._found is None:
            raise ValueError(self.step)
        return self._found.cursor()

    def wait(self, seconds: float) -> None:
        """Waits for the worker, at most so long, and goes on."""
        if self._running is not None:
            self._running.wait(seconds)
        self.settle()

    def _start(self, step: Step, job: Job) -> None:
        self.step, self.told = step, None
        try:
            self._running = Running(job, self._tray)
        except OSError as error:
            self._back(f"No process could be started: {error.strerror or error}.")

    def _show(self, end: Finished) -> None:
        if self._tray is None:
            return
        try:
            self._found = Store.open(self._tray.store).snapshot().connect()
            cube.build(self._found)  # what questions to any snapshot find there
        except StandpointError as error:
            self._back(error.sentence())
            return
        self.step, self.counts, self.pasted = "found", end.counts, None

    def _done(self, end: Finished) -> None:
        saved = adding.ids(self.cursor())
        self.close()
        self.step, self.counts, self.saved = "saved", end.counts, saved

    def _back(self, why: str) -> None:
        self.close()
        self.told = why
