"""A process that is told one order a line and answers each with one, and that never outlives what it is for.

It leads a group (on Windows: is the root of a tree), so that what it started is ended with it. It has a
folder of its own for temporary files, which goes with it. It ends by itself when its input does, as when this
process was killed.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import Any

CLOSING_SECONDS = 5.0  # a browser that is told to close needs half a second
_LONGEST = 1 << 20  # of a line; no answer of ours has a thousandth
_EMPTYING_SECONDS = 2.0  # until what was killed has let go of its files


class GoneError(Exception):
    """The process did not do it; its sentence says why. It must be stopped then."""


class Process:
    """Starts at once; is stopped by `stop`, when nothing refers to it any more, or when this process ends."""

    def __init__(self, command: tuple[str, ...], environment: Mapping[str, str]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="standpoint-drawing-"))
        here = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.folder))
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                (*command, str(self.folder)), env={**environment, **here}, stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **_alone(),
            )  # fmt: skip
        except OSError as error:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise GoneError(f"it does not start: {error}") from error
        self._lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        # A thread, since only this way reading can have a time limit on every system.
        reader = threading.Thread(target=_read, args=(self._process, self._lines), daemon=True)
        reader.start()
        self._end = weakref.finalize(self, _stopped, self._process, self.folder, reader, os.getpid())

    @property
    def pid(self) -> int:
        """Its number, which its group has too."""
        return self._process.pid

    def ask(self, order: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """The answer to an order; raises GoneError where none comes within so many seconds."""
        stream = self._process.stdin
        if stream is None or stream.closed:
            raise GoneError("it was stopped")
        try:
            stream.write((json.dumps(order) + "\n").encode())
            stream.flush()
        except OSError as error:
            raise GoneError("it ended") from error
        return self.answer(seconds)

    def answer(self, seconds: float) -> dict[str, Any]:
        """The next line that it says, as an object of JSON; raises as `ask`."""
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            raise GoneError(f"no answer within {seconds:g} s") from None
        if line is None:
            self._lines.put(None)  # for whoever asks again
            raise GoneError("it ended")
        try:
            answer = json.loads(line)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise GoneError(f"its answer can't be read: {line[:80]!r}")
        return answer

    def stop(self) -> None:
        """Ends it and all that it started, and removes its folder; within seconds, whatever it does."""
        self._end()


def kill(process: subprocess.Popen[bytes]) -> None:
    """Ends a process that was started alone, and all that it started, at once."""
    if sys.platform == "win32":
        tree = ("taskkill", "/F", "/T", "/PID", str(process.pid))
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(tree, capture_output=True, check=False, timeout=CLOSING_SECONDS)  # noqa: S603
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(CLOSING_SECONDS)


def _alone() -> dict[str, Any]:
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _read(process: subprocess.Popen[bytes], lines: queue.SimpleQueue[bytes | None]) -> None:
    """Passes on what it says; None at its end. A Process that its thread knew would live for ever."""
    if process.stdout is not None:
        while line := process.stdout.readline(_LONGEST):
            lines.put(line)
    lines.put(None)


def _stopped(process: subprocess.Popen[bytes], folder: Path, reader: threading.Thread, owner: int) -> None:
    if os.getpid() != owner:  # a fork of this process has a copy of all this, and no business with it
        return
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
    reader.join(
        CLOSING_SECONDS
    )  # the end of its output is its end; it is not waited for before the group is ended
    kill(process)
    reader.join(CLOSING_SECONDS)
    if process.stdout is not None and not reader.is_alive():
        process.stdout.close()
    _removed(folder)


def _removed(folder: Path) -> None:
    end = time.monotonic() + _EMPTYING_SECONDS
    shutil.rmtree(folder, ignore_errors=True)
    while folder.exists() and time.monotonic() < end:
        time.sleep(0.05)
        shutil.rmtree(folder, ignore_errors=True)
