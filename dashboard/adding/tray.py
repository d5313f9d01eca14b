"""The temporary folder for what is about to be added: each file in a folder of its own, and a store.

Names of uploads are hostile. What a ledger shows as the input's name is the file's own name without what a
file system or a reader could be tricked with; the folder around it is a number.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import time
import unicodedata
import weakref
from dataclasses import dataclass
from pathlib import Path

PREFIX = "standpoint-adding-"
OLD_SECONDS = 24 * 60 * 60  # no analysis lasts as long: what is older was left by a server that was killed
NAME_BYTES = 200  # of 255 that file systems take
NAME_CHARS = 60  # of a pasted text's first words, where it has no title
# Separators, what Windows takes in no name, control characters, and marks that turn text round on screen.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]')
_LEFT_OUT = frozenset({"thumbs.db", "desktop.ini", "__macosx"})  # a run leaves them out of a folder
_PAGE = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)


Bytes = bytes | bytearray | memoryview


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was pasted, and what is known of it; None and "" are not known. `published`: ISO 8601."""

    text: str
    title: str = ""
    source: str = ""
    url: str = ""
    published: str | None = None

    @property
    def ref(self) -> str:
        """What the ledger calls it."""
        words = self.title or " ".join(self.text.split())
        short = words if len(words) <= NAME_CHARS else words[: NAME_CHARS - 1].rstrip() + "…"
        return f"pasted: {short}"

    def record(self) -> dict[str, str]:
        """The record as docs/inputs.md has it; a page that was pasted is one."""
        body = "html" if _PAGE.match(self.text) else "text"
        known = {
            "id": self.ref, "title": self.title, body: self.text, "source": self.source, "url": self.url,
            "published": self.published or "",
        }  # fmt: skip
        return {key: value for key, value in known.items() if value.strip()}


class Tray:
    """A temporary folder with inputs and a store; it is gone after `discard`, with the last who holds this,
    and when the server ends, unless it is lent.
    """  # noqa: D205 - one sentence

    def __init__(self) -> None:
        sweep()
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))  # readable by this user alone
        self.paths: list[str] = []
        self._last = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    @property
    def store(self) -> str:
        """Where the preview's store goes."""
        return str(self.folder / "store")

    def add(self, name: str, content: Bytes) -> None:
        """Puts a file in, under a safe form of its name.

        Raises:
            OSError: If it can't be written.
        """
        # A folder is given to the run, not the file: then the ledger knows the file by its name alone.
        folder = self.folder / "inputs" / f"{len(self.paths) + 1:04}"
        folder.mkdir(parents=True)
        (folder / safe(name)).write_bytes(content)
        self.paths.append(str(folder))

    def paste(self, pasted: Pasted) -> None:
        """Puts a pasted text in."""
        line = json.dumps(pasted.record()).encode("ascii") + b"\n"
        self.add("pasted.jsonl", line)

    def lend(self, *, yes: bool) -> None:
        """Whether the folder stays when the server ends, for a process that goes on and takes it away."""
        self._last.atexit = not yes

    def discard(self) -> None:
        """Takes the folder away; a second time does nothing."""
        self._last()


def safe(name: str) -> str:
    """A file name that no system trips over, as near to `name` as can be; never empty, never hidden."""
    own = re.split(r"[/\\]", name)[-1]  # a folder's name is no part of it
    told = _UNSAFE.sub("_", unicodedata.normalize("NFC", own)).strip()
    told = told.lstrip(". ").rstrip(". ") or "upload"
    if told.lower() in _LEFT_OUT:
        told = f"_{told}"
    stem, dot, ending = told.rpartition(".")
    if not dot or len(ending.encode()) > NAME_BYTES // 2:
        stem, dot, ending = told, "", ""
    room = NAME_BYTES - len((dot + ending).encode())
    return stem.encode()[:room].decode(errors="ignore") + dot + ending


def sweep(older_than: float = OLD_SECONDS) -> None:
    """Takes away what a server that was killed left behind, if it is this user's."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            known = folder.lstat()
        except OSError:  # somebody else takes it away just now
            continue
        own = not hasattr(os, "getuid") or known.st_uid == os.getuid()
        if own and not folder.is_symlink() and time.time() - known.st_mtime > older_than:
            shutil.rmtree(folder, ignore_errors=True)
