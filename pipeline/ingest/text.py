"""Plain text files: one article a file. A page that was saved as .txt is still a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest.opened import Opened
from pipeline.records import RawRecord

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)


def read_text(opened: Opened) -> Iterator[RawRecord]:
    """The article in a text file; raises UnreadableInput when it is no text."""
    yield of_text(opened.text(), opened.ref)


def of_text(text: str, ref: str) -> RawRecord:
    """The record of a whole text."""
    return RawRecord(ref, ref, text, kind="html" if is_page(text) else "text")


def is_page(text: str) -> bool:
    """Whether a text begins as a page does."""
    return _PAGE.match(text) is not None
