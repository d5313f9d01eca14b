"""The worker as the dashboard sees it: started, listened to, ended."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import weakref
from dataclasses import dataclass
from typing import IO, cast

from dashboard.adding.messages import Finished, Job, Progress, Refused, job_line, read
from dashboard.launch import environment

COMMAND = (sys.executable, "-P", "-m", "dashboard.adding.worker")  # -P: as in launch.command
END_SECONDS = 3.0  # for a process that was asked to end


@dataclass
class _Heard:
    """What the listening thread has heard; each part is replaced as a whole."""

    progress: Progress = Progress(0, None)  # noqa: RUF009 - frozen
    end: Finished | Refused | None = None
    cancelled: bool = False


class Running:
    """A worker at its job. It ends when it is done, when it is cancelled, and with whoever holds this; a job
    with a folder, a save, goes on by itself instead.

    Args:
        job: What is to be done.
        kept: What must not go before the worker has ended, whoever else lets go of it.
    """  # noqa: D205 - one sentence

    def __init__(self, job: Job, kept: object = None) -> None:
        # What it writes to stderr goes to the server's: the log is where a crash is looked up.
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(), text=True,
            start_new_session=job.folder is not None,  # Ctrl-C in the server's terminal is not for a save
        )  # fmt: skip
        self._heard = _Heard()
        # A thread that held this object would keep it, and its process, for ever.
        self._thread = threading.Thread(target=_listen, args=(self._process, self._heard, kept), daemon=True)
        self._thread.start()
        if job.folder is None:
            weakref.finalize(self, _end, self._process)
        with contextlib.suppress(OSError):  # it died at once; the thread tells
            _input(self._process).write(job_line(job))
            _input(self._process).flush()

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return self._heard.progress

    @property
    def end(self) -> Finished | Refused | None:
        """What came of it; None while it is at work."""
        return None if self._thread.is_alive() else self._heard.end

    def cancel(self) -> None:
        """Ends this process and no other; what it was writing stays invisible (see pipeline.store)."""
        self._heard.cancelled = True
        _end(self._process)
        self._thread.join(END_SECONDS)

    def wait(self, seconds: float) -> Finished | Refused | None:
        """What came of it, waiting at most so long."""
        self._thread.join(seconds)
        return self.end


def _listen(process: subprocess.Popen[str], heard: _Heard, _kept: object) -> None:
    with _output(process) as lines:
        for line in lines:
            message = read(line)
            if isinstance(message, Progress):
                heard.progress = message
            elif isinstance(message, (Finished, Refused)):
                heard.end = message
    code = process.wait()
    if heard.cancelled and not isinstance(heard.end, Finished):
        heard.end = Refused("You cancelled it.")
    elif heard.end is None:
        heard.end = Refused(_died(code))
    with contextlib.suppress(OSError):
        _input(process).close()


def _died(code: int) -> str:
    """Why it ended without a word: a negative code is a signal, and −9 is what a full memory brings."""
    why = "most likely the memory was full" if code == -9 else f"exit code {code}"  # noqa: PLR2004 - SIGKILL
    return f"The analysis broke off ({why}). The log of the dashboard tells more."


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


def _input(process: subprocess.Popen[str]) -> IO[str]:
    return cast("IO[str]", process.stdin)  # it was started with pipes


def _output(process: subprocess.Popen[str]) -> IO[str]:
    return cast("IO[str]", process.stdout)
