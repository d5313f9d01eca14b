"""Orders pictures from the worker process, waits no longer than a time limit, and starts it anew once."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import plotly.graph_objects as go

from dashboard.launch import environment
from dashboard.rendering import browser
from dashboard.rendering.process import GoneError, Process
from pipeline.errors import StandpointError

FORMATS = {"png": 2.0, "svg": 1.0, "pdf": 1.0}  # and the scale of each: PNG has two dots for each px
START_SECONDS = 40.0  # a cold browser on a busy machine; warm it takes two
LIMIT_SECONDS = 20.0  # a warm figure takes a third of a second
PAGE_SECONDS = 60.0  # a report of a hundred pages takes ten
WAIT_SECONDS = 120.0  # for others' turns
MOST_PX = 8000  # of a side; in a PNG these are twice as many, and browsers end at 16,384
_COMMAND = (sys.executable, "-P", "-m", "dashboard.rendering.worker")


class RenderError(StandpointError):
    """A picture could not be drawn; the data it shows are not touched by that."""


class NoBrowserError(RenderError):
    """There is no browser to draw with."""


class Engine:
    """Draws figures and prints reports; may be asked from several threads, one thing is drawn at a time.

    The worker starts with the first order and ends with `close`, or when this process ends; an order after
    `close` starts another.

    Args:
        limit: Seconds that a figure, and half of those that a page may take once the worker has started.
        command: The worker; its last argument is put after it: the folder for its files.
        start: Seconds that the worker may take to start.
    """

    def __init__(
        self,
        limit: float = LIMIT_SECONDS,
        command: tuple[str, ...] = _COMMAND,
        start: float = START_SECONDS,
    ) -> None:
        self._limit = limit
        self._start_limit = start
        self._command = command
        self._lock = threading.Lock()
        self._process: Process | None = None
        self._ready = False  # whether it has said that it started
        self._owner = os.getpid()
        self._orders = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def picture(self, figure: go.Figure, file_format: str) -> bytes:
        """A figure as a file; the same figure is the same file, byte for byte, on one machine.

        Args:
            figure: The figure; its layout has width and height, in px.
            file_format: A key of FORMATS.

        Raises:
            NoBrowserError: If there is none that starts.
            RenderError: If it can't be drawn, or not in time, also by a browser started anew.
        """
        if file_format not in FORMATS:
            raise RenderError("no such format of a picture", got=file_format, allowed=list(FORMATS))
        width, height = int(figure.layout.width), int(figure.layout.height)
        if max(width, height) > MOST_PX:
            got, most = f"{width} x {height} px", f"at most {MOST_PX:,} px a side"
            raise RenderError("the picture is too large", got=got, allowed=most, then="Show fewer rows")
        order = {"format": file_format, "width": width, "height": height, "scale": FORMATS[file_format]}
        return self._ordered(order, "figure", figure.to_json(), self._limit)

    def report(self, page: str) -> bytes:
        """A page of HTML as PDF (A4, unless its @page says otherwise); raises as `picture`.

        No script of it runs and nothing is loaded for it: styles, fonts and pictures stand in it ("data:").
        """
        return self._ordered({}, "page", page, PAGE_SECONDS / LIMIT_SECONDS * self._limit)

    def warm(self) -> None:
        """Starts the worker where none runs, without waiting for it: it starts while figures are made.

        What is wrong is told to the first order.
        """
        with self._lock:
            if self._process is None and browser.find() is not None:
                with contextlib.suppress(GoneError, NoBrowserError):
                    self._launch()

    def close(self) -> None:
        """Ends the worker and its browser."""
        with self._lock:
            self._end()

    def _ordered(self, order: Mapping[str, Any], kind: str, content: str, seconds: float) -> bytes:
        if browser.find() is None:
            raise NoBrowserError(browser.why_none())
        if not self._lock.acquire(timeout=WAIT_SECONDS):
            raise RenderError("other pictures are being drawn", then="Try again in a minute")
        try:
            try:
                return self._once(order, kind, content, seconds)
            except GoneError:
                self._end()
            try:  # once more with a new one: a browser that was killed, or that choked on the one before
                return self._once(order, kind, content, seconds)
            except GoneError as gone:
                self._end()
                raise RenderError(
                    "the browser did not draw it",
                    got=str(gone),
                    then="Try again; the data can be saved all the same",
                ) from gone
        finally:
            self._lock.release()

    def _once(self, order: Mapping[str, Any], kind: str, content: str, seconds: float) -> bytes:
        process = self._running()
        self._orders += 1
        source = process.folder / f"{self._orders}.in"
        out = process.folder / f"{self._orders}.out"
        try:
            source.write_text(content, encoding="utf-8")
            seed = int(hashlib.sha256(content.encode()).hexdigest()[:8], 16)
            told = {"id": self._orders, kind: str(source), "out": str(out), "seed": seed, **order}
            answer = process.ask(told, seconds)
            if answer.get("id") != self._orders or answer.get("error") is not None:
                raise GoneError(str(answer.get("error") or "it answered something else"))
            return out.read_bytes()
        except OSError as error:  # its folder was removed, or the disk is full
            raise GoneError(str(error)) from error
        finally:
            for file in (source, out):
                file.unlink(missing_ok=True)

    def _running(self) -> Process:
        if self._owner != os.getpid():  # a fork: the worker is the other's
            self._process, self._owner = None, os.getpid()
        process = self._process or self._launch()
        if not self._ready:
            answer = process.answer(self._start_limit)
            if answer.get("error") is not None:
                raise GoneError(str(answer["error"]))
            self._ready = True
        return process

    def _launch(self) -> Process:
        program, name = browser.check()
        if program is None:
            raise NoBrowserError(name)
        self._process, self._ready = Process((*self._command, program), environment()), False
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.stop()
