"""One writer at a time: the lock of a store, and who holds it; another one for people's decisions."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.errors import StoreBusy, StoreError

DECIDING_SECONDS = 10  # a decision takes a tenth of a second


@contextlib.contextmanager
def held(store: Path, run_id: str) -> Iterator[None]:
    """Holds the store's lock for the run `run_id`; the system lets go of it when the process dies.

    Raises:
        StoreBusy: At once, if another run holds it, naming that run.
        StoreError: If the folder can't be made or written to.
    """
    try:
        store.mkdir(parents=True, exist_ok=True)
        # The lock file stays when the lock goes: a file that is taken away under a waiting process
        # would let two in.
        lock = FileLock(store / ".lock", timeout=0, preserve_lock_file=True, fallback_to_soft=False)
        lock.acquire()
    except Timeout as busy:
        raise StoreBusy(
            "another run is writing to this store",
            got=_holder(store),
            then="Wait until it has finished, or stop it; what it has analysed is kept",
        ) from busy
    except OSError as error:
        raise StoreError(
            f"the store's folder can't be written to ({error.strerror})",
            got=str(store),
            then="Name another with --store",
        ) from error
    try:
        _holder_file(store).write_text(json.dumps(_card(run_id)), encoding="utf-8")
        yield
    finally:
        _holder_file(store).unlink(missing_ok=True)
        lock.release()


@contextlib.contextmanager
def deciding(store: Path) -> Iterator[None]:
    """Holds the lock under which a decision is checked and written.

    It is not the run's: a run that takes hours writes no corrections, and nobody has to wait for it.

    Raises:
        StoreBusy: If others hold it for longer than DECIDING_SECONDS.
        StoreError: If the folder can't be written to.
    """
    lock = FileLock(
        store / ".deciding", timeout=DECIDING_SECONDS, preserve_lock_file=True, fallback_to_soft=False
    )
    try:
        lock.acquire()
    except Timeout as busy:
        raise StoreBusy("somebody else is correcting this store", then="Try again in a moment") from busy
    except OSError as error:
        raise StoreError(
            f"the store's folder can't be written to ({error.strerror})",
            got=str(store),
            then="Ask who may write there",
        ) from error
    try:
        yield
    finally:
        lock.release()


def _holder_file(store: Path) -> Path:
    return store / ".holder.json"


def _card(run_id: str) -> dict[str, str | int]:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return {"run_id": run_id, "pid": os.getpid(), "host": socket.gethostname(), "since": now}


def _holder(store: Path) -> str:
    """Who holds the lock, in words; the card may not be written yet, or be half written."""
    try:
        card = json.loads(_holder_file(store).read_text(encoding="utf-8"))
        return f"run {card['run_id']}, process {card['pid']} on {card['host']}, since {card['since']}"
    except (OSError, ValueError, KeyError):
        return "a run that has only just begun"
