"""The process that analyses: `python -P -m dashboard.adding.worker`, with the job as a line of its input.

The models take hundreds of megabytes, which go with this process and never burden the server. It ends by
itself: when its work is done, when its time is over, and, for a preview, when the server that holds its
input is gone. A save goes on without the server, and then clears away behind itself.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from dashboard.adding.messages import Finished, Job, Message, Progress, Refused, job_of, written
from pipeline.errors import StandpointError
from pipeline.run import DEFAULT_PACK, DEFAULT_SCORER, run

TELL_SECONDS = 0.2  # progress is told that often; the eye sees no more
ALONE, LATE = 3, 4  # exit codes

Tell = Callable[[Message], None]


def main() -> int:
    """Runs the job that the first line of the input holds."""
    job, alone = job_of(sys.stdin.readline()), threading.Event()
    threading.Thread(target=_listen, args=(job, alone), daemon=True).start()
    clock = threading.Timer(job.seconds, _end_late, (job, alone))
    clock.daemon = True
    clock.start()
    work(job, _tell)
    clock.cancel()
    _clear(job, alone)
    return 0


def work(job: Job, tell: Tell) -> None:
    """Analyses, telling progress, and at the end what came of it."""
    last = -TELL_SECONDS

    def progress(done: int, total: int | None) -> None:
        nonlocal last
        if (now := time.monotonic()) - last >= TELL_SECONDS or done == total:
            last = now
            tell(Progress(done, total))

    try:
        summary = run(
            job.paths,
            Path(job.store),
            pack=job.pack or DEFAULT_PACK,
            scorer=job.scorer or DEFAULT_SCORER,
            progress=progress,
        )
    except StandpointError as error:
        tell(Refused(error.sentence()))
    except OSError as error:  # a full disk, a folder that is taken away
        tell(Refused(f"A file can’t be read or written: {error.strerror or error}."))
    else:
        counts = summary.counts
        tell(Finished({name: getattr(counts, name) for name in counts.__slots__}))


def minutes(seconds: float) -> str:
    """A time limit in words."""
    whole = round(seconds / 60)
    if whole < 1:
        return f"{seconds:g} seconds"
    return "a minute" if whole == 1 else f"{whole} minutes"


def _tell(message: Message) -> None:
    with contextlib.suppress(OSError):  # nobody listens any more
        sys.stdout.write(written(message))
        sys.stdout.flush()


def _listen(job: Job, alone: threading.Event) -> None:
    sys.stdin.read()  # nothing comes; it ends when the other end of the pipe is closed
    if job.folder is None:
        os._exit(ALONE)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # what libraries print must not break the save either
    alone.set()


def _clear(job: Job, alone: threading.Event) -> None:
    """Takes away what is temporary where the server, which does it otherwise, is gone."""
    if job.folder is not None and alone.is_set():
        shutil.rmtree(job.folder, ignore_errors=True)


def _end_late(job: Job, alone: threading.Event) -> None:
    _tell(
        Refused(
            f"It took longer than {minutes(job.seconds)} and was stopped. For a larger pile use the command "
            "“standpoint run”, which has no such limit."
        )
    )
    _clear(job, alone)
    os._exit(LATE)


if __name__ == "__main__":
    sys.exit(main())
