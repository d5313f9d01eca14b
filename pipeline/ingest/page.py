"""HTML files: one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.ingest.decode import blob, decoded
from pipeline.ingest.source import Source
from pipeline.records import RawRecord


def read_page(source: Source) -> Iterator[RawRecord]:
    """The page in an HTML file; raises UnreadableInput when it is no text."""
    yield RawRecord(source.ref, source.ref, decoded(blob(source.path), markup=True), kind="html")
