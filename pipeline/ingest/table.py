"""CSV and TSV: a header, then one article a row, streamed."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO

from pipeline.errors import UnreadableInput
from pipeline.ingest.decode import encoding_of
from pipeline.ingest.fields import ALIASES, known_keys, to_record
from pipeline.ingest.lines import MAX_LINE_CHARS, lines_of
from pipeline.ingest.opened import Opened
from pipeline.records import RawRecord, RejectedInput

DELIMITERS = (",", ";", "|", "\t")
_SEP = re.compile(r"\ufeff?sep=([,;|\t])\s*$", re.IGNORECASE)


@dataclass
class _Feed:
    """Physical lines for the csv module; `problems` keeps those that can't be used, by number.

    `over` says that somebody asked for a line after the last one; `above` is how many lines stand
    above the first row.
    """

    stream: TextIO
    problems: dict[int, str] = field(default_factory=dict)
    over: bool = False
    above: int = 1

    def __iter__(self) -> Iterator[str]:
        for line in lines_of(self.stream):
            if line.problem:
                self.problems[line.number] = line.problem
            yield line.text + "\n"
        self.over = True

    def problem(self, first: int, last: int) -> str | None:
        """The first problem on lines `first` to `last`; those before are forgotten."""
        hits = [self.problems.pop(number) for number in sorted(self.problems) if first <= number <= last]
        return hits[0] if hits else None


def read_table(opened: Opened) -> Iterator[RawRecord | RejectedInput]:
    """One record a row; a row that can't be read is rejected, the rest goes through.

    Raises:
        UnreadableInput: If the file is no text, or its header has neither text nor html.
    """
    csv.field_size_limit(MAX_LINE_CHARS)
    feed = _Feed(opened.lines(encoding_of(opened.head), ""))
    lines = iter(feed)
    header = next(lines, "")
    if named := _SEP.match(header):  # Excel's own first line, which it hides
        header, feed.above = next(lines, ""), 2
    delimiter = named[1] if named else "\t" if opened.suffix == ".tsv" else _delimiter(header)
    names = _columns(header, delimiter)
    yield from _rows(csv.reader(lines, delimiter=delimiter), names, feed, opened.ref)


def _columns(header: str, delimiter: str) -> list[str]:
    names = [name.strip().lstrip("\ufeff") for name in next(csv.reader([header], delimiter=delimiter), [])]
    if not {"text", "html"} & known_keys(names).keys():
        wanted = ", ".join(("text", *ALIASES["text"], "html"))
        raise UnreadableInput("no column holds the articles", got=", ".join(names)[:200], allowed=wanted)
    return names


def _delimiter(header: str) -> str:
    """The delimiter under which the header names most known keys; the comma wins a tie."""

    def score(delimiter: str) -> int:
        return len(known_keys(next(csv.reader([header], delimiter=delimiter), [])))

    return max(DELIMITERS, key=score)


def _rows(
    reader: Iterator[list[str]], names: list[str], feed: _Feed, ref: str
) -> Iterator[RawRecord | RejectedInput]:
    keys = known_keys(names)
    last = feed.above
    while True:
        first = last + 1
        place = f"{ref}#{first}"
        try:
            row = next(reader, None)
            last = feed.above + reader.line_num  # type: ignore[attr-defined]
            if row is None:
                return
            problem = feed.problem(first, last)
            if feed.over:  # a row that asks for more than there is: every row below is in its last cell
                problem = "a quotation mark opens a cell and nothing closes it before the file ends"
            _check_row(row, names, problem)
            if any(cell.strip() for cell in row):
                yield to_record(dict(zip(names, row, strict=True)), place=place, keys=keys)
        except csv.Error as error:
            last = feed.above + reader.line_num  # type: ignore[attr-defined]
            yield RejectedInput(place, place, f"Line {first}: the row is not valid CSV: {error}.")
        except UnreadableInput as error:
            yield RejectedInput(place, place, f"Line {first}: {error.sentence()}")


def _check_row(row: list[str], names: list[str], problem: str | None) -> None:
    if problem:
        raise UnreadableInput(problem)
    if any(cell.strip() for cell in row) and len(row) != len(names):
        cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
        raise UnreadableInput(f"the row has {cells}, the header names {len(names)}")
