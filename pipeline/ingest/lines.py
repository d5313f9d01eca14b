"""Lines of a file of any size, one at a time, none longer than fits in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from pipeline.errors import UnreadableInput

# A line is one article; the longest real one measured had 0.4 million characters.
MAX_LINE_CHARS = 20_000_000
# Line ends pack to a thousandth: a few kilobytes would keep a reader busy for minutes.
MAX_BLANK_LINES = 1_000_000
_SKIP_CHARS = 64 * 1024
UNDECODABLE = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end. `problem` says why it can't be used, and then `text` is empty."""

    number: int
    text: str
    problem: str | None = None


def lines_of(stream: TextIO) -> Iterator[Line]:
    """The lines of a stream that was opened with errors="surrogateescape" and its line ends untranslated.

    A line above MAX_LINE_CHARS, or with bytes that are no text in the stream's encoding, comes out
    with its problem.

    Raises:
        UnreadableInput: Behind MAX_BLANK_LINES in a row with nothing in them.
    """
    number = blank = 0
    while text := stream.readline(MAX_LINE_CHARS + 1):
        number += 1
        blank = blank + 1 if text.isspace() else 0
        if blank > MAX_BLANK_LINES:
            raise UnreadableInput(
                f"more than {MAX_BLANK_LINES:,} empty lines follow line {number - blank:,}",
                then="The rest was not read; part the file if there are articles in it",
            )
        if len(text) > MAX_LINE_CHARS and not text.endswith("\n"):
            _skip(stream)
            yield Line(number, "", f"the line is longer than {MAX_LINE_CHARS:,} characters")
        elif UNDECODABLE.search(text):
            yield Line(number, "", f"the line holds bytes that are no {stream.encoding} text")
        else:
            yield Line(number, text.rstrip("\r\n"))


def _skip(stream: TextIO) -> None:
    while part := stream.readline(_SKIP_CHARS):
        if part.endswith("\n"):
            return
