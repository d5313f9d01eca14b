"""HTML files: one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.ingest.opened import Opened
from pipeline.records import RawRecord


def read_page(opened: Opened) -> Iterator[RawRecord]:
    """The page in an HTML file; raises UnreadableInput when it is no text."""
    yield RawRecord(opened.ref, opened.ref, opened.text(markup=True), kind="html")
