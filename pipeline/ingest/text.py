"""Plain text files: one article a file. A page that was saved as .txt is still a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest.decode import blob, decoded
from pipeline.ingest.source import Source
from pipeline.records import RawRecord

_PAGE = re.compile(r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL)


def read_text(source: Source) -> Iterator[RawRecord]:
    """The article in a text file; raises UnreadableInput when it is no text."""
    yield of_text(decoded(blob(source.path)), source.ref)


def of_text(text: str, ref: str) -> RawRecord:
    """The record of a whole text."""
    return RawRecord(ref, ref, text, kind="html" if _PAGE.match(text) else "text")
