"""Lines one at a time, none longer than fits in memory."""

from __future__ import annotations

import io

import pytest

from pipeline.errors import UnreadableInput
from pipeline.ingest import lines


def test_a_line_too_long_is_skipped_and_the_next_one_read(monkeypatch) -> None:
    monkeypatch.setattr(lines, "MAX_LINE_CHARS", 10)
    stream = io.TextIOWrapper(
        io.BytesIO(b"short\n" + b"x" * 35 + b"\n" + b"y" * 10 + b"\r\nlast"), newline="\n"
    )
    found = list(lines.lines_of(stream))
    assert [line.number for line in found] == [1, 2, 3, 4]
    assert [line.text for line in found] == ["short", "", "", "last"]
    assert [line.problem is not None for line in found] == [False, True, True, False]


def test_a_last_line_too_long_ends_the_file(monkeypatch) -> None:
    monkeypatch.setattr(lines, "MAX_LINE_CHARS", 10)
    stream = io.TextIOWrapper(io.BytesIO(b"x" * 35), newline="\n")
    assert [line.problem for line in lines.lines_of(stream)] == ["the line is longer than 10 characters"]


def test_line_ends_without_end_are_not_read_to_their_end(monkeypatch) -> None:
    monkeypatch.setattr(lines, "MAX_BLANK_LINES", 3)
    assert len(list(lines.lines_of(io.TextIOWrapper(io.BytesIO(b"a\n\n\n\nb\n"), newline="\n")))) == 5
    found = lines.lines_of(io.TextIOWrapper(io.BytesIO(b"a\n\n\n\n\nb\n"), newline="\n"))
    assert next(found).text == "a"
    with pytest.raises(UnreadableInput, match="more than 3 empty lines follow line 1\\."):
        list(found)
