"""The process that analyses: `python -P -m dashboard.adding.worker`, with the job as a line of its input.

The models take hundreds of megabytes, which go with this process and never burden the server. It ends by
itself: when its work is done, when its time is over, and when the server that holds its input is gone.
"""

from __future__ import annotations

import os
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
    job = job_of(sys.stdin.readline())
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    clock = threading.Timer(job.seconds, _end_late, (job.seconds,))
    clock.daemon = True
    clock.start()
    work(job, _tell)
    clock.cancel()
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
    sys.stdout.write(written(message))
    sys.stdout.flush()


def _end_with_the_server() -> None:
    sys.stdin.read()  # nothing comes; it ends when the other end of the pipe is closed
    os._exit(ALONE)


def _end_late(seconds: float) -> None:
    _tell(
        Refused(
            f"It took longer than {minutes(seconds)} and was stopped. For a larger pile use the command "
            "“standpoint run”, which has no such limit."
        )
    )
    os._exit(LATE)


if __name__ == "__main__":
    sys.exit(main())
