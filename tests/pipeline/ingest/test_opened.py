"""What a reader gets: a head, a stream, all bytes; and the bounds of what comes out of archives."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from pipeline.errors import UnreadableInput
from pipeline.ingest import opened, source
from pipeline.ingest.bounds import Budget, Metered, breaks, cut_off
from pipeline.ingest.opened import Opened
from pipeline.ingest.source import Source


class Pipe(io.RawIOBase):
    """Bytes that come a few at a time, and an error behind them."""

    def __init__(self, data: bytes, error: Exception | None = None) -> None:
        self._data, self._error = data, error

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        part, self._data = self._data[: min(7, len(buffer))], self._data[min(7, len(buffer)) :]
        if not part and self._error:
            raise self._error
        buffer[: len(part)] = part
        return len(part)


def of(stream: object, **fields: object) -> Opened:
    return Opened(Source(Path("a.txt"), "a.txt", **fields), cast("BinaryIO", stream))


@pytest.mark.parametrize("make", [io.BytesIO, Pipe])
def test_the_head_is_looked_at_and_everything_is_still_there(monkeypatch, make) -> None:
    monkeypatch.setattr(opened, "HEAD_BYTES", 10)
    data = bytes(range(60))
    with of(make(data)) as one:
        assert one.head == data[:10]
        assert one.blob() == data
    with of(make(data)) as one:
        assert one.stream().read() == data
    with of(make(data)) as one:
        file = one.seekable()
        file.seek(50)
        assert file.read() == data[50:]
    with of(make(b"a\r\nb\n")) as one:
        assert one.lines("ascii", "\n").readlines() == ["a\r\n", "b\n"]


def test_what_stands_before_a_break_in_the_head_is_kept() -> None:
    with of(Pipe(b"a\nb\nc", cut_off("archive"))) as one:
        lines = one.lines("ascii", "\n")
        assert [lines.readline(), lines.readline()] == ["a\n", "b\n"]
        with pytest.raises(UnreadableInput, match="cut off"):
            lines.readline()
    with of(Pipe(b"a\nb\nc", cut_off("archive"))) as one, pytest.raises(UnreadableInput, match="cut off"):
        one.blob()
    with pytest.raises(UnreadableInput, match="cut off"):
        of(Pipe(b"", cut_off("archive")))


def test_more_than_memory_or_a_disk_should_hold_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(opened, "HEAD_BYTES", 10)
    monkeypatch.setattr(opened, "MAX_FILE_BYTES", 50)
    monkeypatch.setattr(opened, "MAX_SPOOL_BYTES", 50)
    with of(io.BytesIO(b"x" * 51)) as one, pytest.raises(UnreadableInput, match="more than 50 bytes"):
        one.blob()
    with of(Pipe(b"x" * 51)) as one, pytest.raises(UnreadableInput, match="inside has more than 50"):
        one.seekable()


def test_files_that_are_none_are_refused(tmp_path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for path, words in ((pipe, "no regular"), (tmp_path / "gone", "No such")):
        with pytest.raises(UnreadableInput, match=words):
            Source(path, "x").open()
    with pytest.raises(UnreadableInput, match="the file is empty"):
        of(io.BytesIO())


def test_a_source_too_deep_is_not_opened(monkeypatch) -> None:
    monkeypatch.setattr(source, "MAX_DEPTH", 1)
    inner = Source(Path("a.zip"), "a.zip").inside("b.txt", io.BytesIO, Budget(1))
    assert (inner.ref, inner.suffix, inner.depth) == ("a.zip/b.txt", ".txt", 1)
    assert inner.open().read() == b""
    with pytest.raises(UnreadableInput, match="1 archives deep"):
        inner.inside("c", io.BytesIO, Budget(1)).open()


def test_a_budget_is_in_proportion_to_what_was_given(monkeypatch) -> None:
    monkeypatch.setattr("pipeline.ingest.bounds.FREE_BYTES", 1000)
    monkeypatch.setattr("pipeline.ingest.bounds.MAX_TOTAL_BYTES", 5000)
    for given, limit in ((0, 1000), (10, 2000), (100, 5000), (None, 5000)):
        budget = Budget(given)
        budget.spend(limit)
        budget.check(0)
        with pytest.raises(UnreadableInput, match=f"more than {limit:,} bytes"):
            budget.check(1)
        with pytest.raises(UnreadableInput, match=f"more than {limit:,} bytes"):
            budget.spend(1)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (EOFError(), "is cut off"),
        (OSError(), "is damaged"),
        (UnreadableInput("told"), "told"),
        (KeyError("ours"), "ours"),
    ],
)
def test_what_unpacking_raises_becomes_a_reason_and_a_fault_of_ours_does_not(error, words) -> None:
    ours = isinstance(error, KeyError)
    with pytest.raises(KeyError if ours else UnreadableInput, match=words), breaks("archive"):
        raise error
    if not ours:
        stream = Metered(cast("BinaryIO", Pipe(b"abc", error)), None)
        assert stream.read(3) == b"abc"
        with pytest.raises(UnreadableInput, match=words):
            stream.read(3)
        assert stream.broken is not None
