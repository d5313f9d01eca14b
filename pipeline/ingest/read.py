"""From inputs to records: what can be read comes out raw, what can't comes out rejected, nothing is lost."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import BinaryIO, cast

from pipeline.errors import UnreadableInput
from pipeline.ingest.address import fetched
from pipeline.ingest.archive import unpack_zip
from pipeline.ingest.bounds import Broken
from pipeline.ingest.count import count_lines, count_rows
from pipeline.ingest.feed import read_xml
from pipeline.ingest.jsonl import read_json, read_jsonl
from pipeline.ingest.mbox import read_mbox
from pipeline.ingest.message import read_message
from pipeline.ingest.opened import Opened
from pipeline.ingest.packed import unpack_bzip2, unpack_gzip, unpack_xz
from pipeline.ingest.page import read_page
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.sniff import ending_of
from pipeline.ingest.source import ADDRESS, STDIN, Source, check, expand
from pipeline.ingest.table import read_table
from pipeline.ingest.tape import unpack_tar
from pipeline.ingest.text import read_text
from pipeline.ingest.word import read_docx
from pipeline.records import RawRecord, RejectedInput

# A reader gives records, rejections, and what lies inside (a member, an attachment) to be read next.
Found = RawRecord | RejectedInput | Source
Reader = Callable[[Opened], Iterator[Found]]

# Two bytes may be a line and a line a row of the ledger: a file of nothing but "{}" is no pile.
MAX_REJECTED_IN_A_ROW = 10_000

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
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".eml": read_message,
    ".mht": read_message,
    ".mhtml": read_message,
    ".mbox": read_mbox,
    ".rss": read_xml,
    ".atom": read_xml,
    ".xml": read_xml,
    ".zip": unpack_zip,
    ".tar": unpack_tar,
    ".gz": unpack_gzip,
    ".tgz": unpack_gzip,
    ".bz2": unpack_bzip2,
    ".tbz2": unpack_bzip2,
    ".xz": unpack_xz,
    ".txz": unpack_xz,
}
_ONE = frozenset([".txt", ".text", ".html", ".htm", ".xhtml", ".docx", ".pdf", ".mht", ".mhtml"])
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
    of large ones. None where only reading would tell: with standard input, archives, mailboxes, feeds.

    Raises:
        InputError: As `read_inputs`.
    """
    check(inputs)
    total = 0
    for found in expand(inputs):
        counted = _count(found) if isinstance(found, Source) else 1
        if counted is None:
            return None
        total += counted
    return total


def _records(inputs: Sequence[str], *, sample: bool) -> Iterator[RawRecord | RejectedInput]:
    for found in expand(inputs):
        records = _of_source(found) if isinstance(found, Source) else iter([found])
        if found.ref.startswith(ADDRESS):
            records = map(partial(_at, found.ref), records)
        yield from (replace(record, sample=True) for record in records) if sample else records


def _at(address: str, record: RawRecord | RejectedInput) -> RawRecord | RejectedInput:
    """A page that was fetched, with its address; what stood inside something else has its own or none."""
    if isinstance(record, RejectedInput) or record.ref != address or record.url:
        return record
    return replace(record, url=address)


def _of_source(source: Source) -> Iterator[RawRecord | RejectedInput]:
    """The records of a source and of everything inside it; a member is read before the next is opened."""
    if source.ref == STDIN:
        source = replace(source, opener=partial(cast, "BinaryIO", _Kept(sys.stdin.buffer)))
    elif source.opener is None and source.ref.startswith(ADDRESS):
        source = replace(source, opener=partial(fetched, source.ref))
    try:
        with Opened(source, source.open()) as opened:
            for found in _patiently(READERS[ending_of(opened, READERS)](opened)):
                if isinstance(found, Source):
                    yield from _of_source(found)
                else:
                    yield found
    except Broken as error:
        if not error.told:
            error.told = True
            yield _rejected(source, error.sentence())
    except UnreadableInput as error:
        yield _rejected(source, error.sentence())
    except OSError as error:
        yield _rejected(source, f"the file can't be read: {error.strerror or 'its device fails'}.")
    except UnicodeError:  # UTF-16 and UTF-32 have bytes that no error handler can pass through
        yield _rejected(source, "the rest of it is no text in the encoding it began in.")


def _patiently(found: Iterator[Found]) -> Iterator[Found]:
    """The same, up to MAX_REJECTED_IN_A_ROW; raises UnreadableInput there, and where there is nothing."""
    in_a_row, empty = 0, True
    for one in found:
        empty = False
        in_a_row = in_a_row + 1 if isinstance(one, RejectedInput) else 0
        if in_a_row > MAX_REJECTED_IN_A_ROW:
            raise UnreadableInput(
                f"more than {MAX_REJECTED_IN_A_ROW:,} of its records in a row can't be read",
                then="The rest was not tried; part the file if there are articles in it",
            )
        yield one
    if empty:  # a header without rows, "[]", an archive without files
        raise UnreadableInput("there is no article in it, and nothing else that is read")


def _rejected(source: Source, sentence: str) -> RejectedInput:
    return RejectedInput(source.ref, source.ref, sentence[:1].upper() + sentence[1:])


class _Kept:
    """Standard input, which stays open and can't be read twice."""

    def __init__(self, stream: BinaryIO) -> None:
        self.read = stream.read

    def seekable(self) -> bool:
        return False

    def close(self) -> None:
        """Nothing: it is not ours."""


def _count(source: Source) -> int | None:
    if source.ref == STDIN or source.ref.startswith(ADDRESS):
        return None
    if source.suffix in _COUNTERS:
        return _COUNTERS[source.suffix](source.path)
    return 1 if source.suffix in _ONE or source.suffix not in READERS else None
