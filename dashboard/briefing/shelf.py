"""The shelf: trays and saved views as files beside the data, so that a short name in a link brings them back.

A tray's file is called by its content and never changes. A table of the store is a folder of its own, so that
nothing that reads the store looks at this one.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard import saved
from dashboard.briefing import tray as trays
from dashboard.briefing.tray import Tray, TrayError
from dashboard.link import TRAY
from dashboard.saved import Views
from pipeline.errors import StoreBusy, StoreError

FOLDER, TRAYS, VIEWS = "briefings", "trays", "views.json"
LOCK_SECONDS = 10  # a list of views is written in a few ms
MOST_READ = 300  # newest files that are looked at for the list of earlier trays


@dataclass(frozen=True, slots=True)
class Kept:
    """A tray on the shelf, its name and when it was last put there, in UTC."""

    name: str
    tray: Tray
    when: dt.datetime


class Shelf:
    """What is kept beside the data of the store at `place`."""

    def __init__(self, place: str | Path) -> None:
        self._folder = Path(place) / FOLDER

    def keep(self, tray: Tray) -> str:
        """Puts a tray on the shelf; its name.

        Raises:
            StoreError: If the folder can't be written to.
        """
        name = trays.name(tray)
        file = self._file(name)
        with self._writing(file):
            if file.exists():
                os.utime(file)  # it is the newest again
            else:
                _replace(file, trays.encode(tray))
        return name

    def load(self, name: str) -> Tray:
        """The tray of that name.

        Raises:
            StoreError: If there is none, or what its file holds is not what its name says.
        """
        if TRAY.fullmatch(name) is None:
            raise StoreError("a briefing has no such name", got=name, allowed="16 digits of 0-9 and a-f")
        try:
            tray = trays.decode(self._file(name).read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise StoreError("the store has no such briefing", got=name) from error
        except (OSError, UnicodeDecodeError, TrayError) as error:
            raise StoreError("the file of the briefing can't be read", got=name) from error
        if trays.name(tray) != name:
            raise StoreError("the file of the briefing was changed by hand", got=name)
        return tray

    def recent(self, most: int) -> list[Kept]:
        """Trays that were put here last, newest first; not those whose pins are all in a newer one.

        Every edit leaves a tray, and so most of them are steps on the way to another.
        """
        found: list[Kept] = []
        for file in self._newest():
            try:
                tray = self.load(file.stem)
                when = dt.datetime.fromtimestamp(file.stat().st_mtime, dt.UTC)
            except (StoreError, OSError):
                continue
            pins = {_figure(pin) for pin in tray.pins}
            if pins and not any(pins <= {_figure(pin) for pin in newer.tray.pins} for newer in found):
                found.append(Kept(file.stem, tray, when))
            if len(found) == most:
                break
        return found

    def views(self) -> Views:
        """The saved views, by name.

        Raises:
            ViewError: If their file is not one of this version.
            StoreError: If it can't be read.
        """
        try:
            return saved.decode((self._folder / VIEWS).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(
                "the file of the saved views can't be read", got=str(self._folder / VIEWS)
            ) from error

    def change(self, change: Callable[[Views], Views]) -> None:
        """Puts other views in the place of those there are; two who save at once both do.

        Raises:
            ViewError: As `change` does, or as `views`.
            StoreError: If the folder can't be written to.
        """
        file = self._folder / VIEWS
        with self._writing(file):
            lock = FileLock(
                self._folder / ".lock", timeout=LOCK_SECONDS, preserve_lock_file=True, fallback_to_soft=False
            )
            try:
                with lock:
                    _replace(file, saved.encode(change(self.views())))
            except Timeout as error:
                raise StoreBusy("somebody else is saving views", then="Try again in a moment") from error

    def _file(self, name: str) -> Path:
        return self._folder / TRAYS / f"{name}.json"

    def _newest(self) -> list[Path]:
        dated = []
        with contextlib.suppress(OSError):
            for file in (self._folder / TRAYS).glob("*.json"):
                if TRAY.fullmatch(file.stem):
                    with contextlib.suppress(OSError):  # gone meanwhile
                        dated.append((file.stat().st_mtime_ns, file))
        return [file for _, file in sorted(dated, reverse=True)[:MOST_READ]]

    @contextlib.contextmanager
    def _writing(self, file: Path) -> Iterator[None]:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            yield
        except OSError as error:
            raise StoreError(
                f"the folder of the briefings can't be written to ({error.strerror})",
                got=str(self._folder),
                then="Ask who may write there, or copy the store to a place of yours",
            ) from error


def _figure(pin: trays.Pin) -> tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    return pin.noun, tuple(sorted((key, values) for key, values in pin.params.items() if key != "data"))


def _replace(file: Path, text: str) -> None:
    """Writes a file at once: who reads it has the old one or the new one."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
        Path(name).chmod(0o644)  # mkstemp lets only its own user read; the next server may run as another
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)  # still there only where it failed
