"""From inputs to records: what can be read comes out raw, what can't comes out rejected, nothing is lost."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BufferedReader, RawIOBase, TextIOWrapper
from typing import Any, BinaryIO

from pipeline.errors import UnreadableInput
from pipeline.ingest.count import count_lines, count_rows
from pipeline.ingest.decode import HEAD_BYTES, MAX_FILE_BYTES, decoded, encoding_of
from pipeline.ingest.fields import known_keys
from pipeline.ingest.jsonl import of_lines, parsed_object, read_json, read_jsonl
from pipeline.ingest.lines import lines_of
from pipeline.ingest.page import read_page
from pipeline.ingest.source import STDIN, Source, check, expand
from pipeline.ingest.table import read_table
from pipeline.ingest.text import of_text, read_text
from pipeline.records import RawRecord, RejectedInput

Reader = Callable[[Source], Iterator[RawRecord | RejectedInput]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_table,
    ".tsv": read_table,
}
_COUNTERS = {".jsonl": count_lines, ".ndjson": count_lines, ".csv": count_rows, ".tsv": count_rows}


def read_inputs(inputs: Sequence[str], *, sample: bool = False) -> Iterator[RawRecord | RejectedInput]:
    """Every record of `inputs`, in order, streamed.

    Args:
        inputs: Files, folders (recursive), globs, or "-" for standard input.
        sample: Whether these belong to the invented sample corpus.

    Raises:
        InputError: At once, if an input stands for nothing (missing path, glob without a match).
    """
    check(inputs)
    return _records(inputs, sample=sample)


def count_inputs(inputs: Sequence[str]) -> int | None:
    """How many records `read_inputs` will give, for a progress bar.

    Exact for single-record files and for small JSONL and CSV files, estimated from the first records
    of large ones; None with standard input, which can be read only once.

    Raises:
        InputError: As `read_inputs`.
    """
    check(inputs)
    if STDIN in inputs:
        return None
    return sum(_count(found) if isinstance(found, Source) else 1 for found in expand(inputs))


def _records(inputs: Sequence[str], *, sample: bool) -> Iterator[RawRecord | RejectedInput]:
    for found in expand(inputs):
        records = _of_source(found) if isinstance(found, Source) else iter([found])
        yield from (replace(record, sample=True) for record in records) if sample else records


def _of_source(source: Source) -> Iterator[RawRecord | RejectedInput]:
    try:
        if source.ref == STDIN:
            yield from read_stdin(sys.stdin.buffer)
            return
        yield from _reader(source.suffix)(source)
    except UnreadableInput as error:
        yield RejectedInput(source.ref, source.ref, _sentence(error.sentence()))
    except OSError as error:
        yield RejectedInput(source.ref, source.ref, f"The file can't be read: {error.strerror}.")
    except UnicodeError:  # UTF-16 and UTF-32 have bytes that no error handler can pass through
        yield RejectedInput(source.ref, source.ref, "The rest of it is no text in the encoding it began in.")


def _reader(suffix: str) -> Reader:
    if suffix not in READERS:
        raise UnreadableInput("it is not a kind of file that is read", got=suffix, allowed=READERS)
    return READERS[suffix]


def read_stdin(stream: BinaryIO) -> Iterator[RawRecord | RejectedInput]:
    """JSON Lines when the first line is an object with a known key, else one text.

    JSON Lines are streamed, and a bad line further down is rejected by itself; deciding on all
    lines would mean holding them.

    Raises:
        UnreadableInput: If it is empty, no text, or one text above MAX_FILE_BYTES.
    """
    head = stream.read(HEAD_BYTES)
    if not head.strip():
        raise UnreadableInput("standard input is empty")
    codec = encoding_of(head)
    if _is_jsonl(head, codec):
        whole = BufferedReader(_Rejoined(head, stream))
        joined = TextIOWrapper(whole, codec, "surrogateescape", newline="\n")
        yield from of_lines(lines_of(joined), STDIN)
        return
    data = head + stream.read(MAX_FILE_BYTES + 1 - len(head))
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableInput(f"standard input is one text of more than {MAX_FILE_BYTES:,} bytes")
    yield of_text(decoded(data), STDIN)


def _is_jsonl(head: bytes, codec: str) -> bool:
    first = next(filter(str.strip, head.decode(codec, "replace").split("\n")), "")
    if first.lstrip()[:1] != "{":
        return False
    if len(head) == HEAD_BYTES and "\n" not in head.decode(codec, "replace").strip():
        return True  # a first line longer than the head that begins as an object
    try:
        return bool(known_keys(parsed_object(first)))
    except UnreadableInput:
        return False


class _Rejoined(RawIOBase):
    """A stream whose head was read already, as one stream again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - the base class takes any writable buffer
        part = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(part) :]
        buffer[: len(part)] = part
        return len(part)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _count(source: Source) -> int:
    counter = _COUNTERS.get(source.suffix)
    return counter(source.path) if counter else 1
