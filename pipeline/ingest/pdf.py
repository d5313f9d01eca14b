"""PDF documents with text: pages as lines, lines joined into paragraphs.

A PDF knows where letters stand and not what a paragraph is. What is done here is no more than undoing
the printer: line ends inside a paragraph, words parted at them, the head and foot of every page.
"""

from __future__ import annotations

import logging
import re
import statistics
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableInput
from pipeline.ingest.decode import sound
from pipeline.ingest.opened import Opened
from pipeline.ingest.word import needs
from pipeline.records import RawRecord

if TYPE_CHECKING:
    from pypdf import PdfReader

# A newspaper has a hundred pages; a page of one has 30,000 characters.
MAX_PAGES = 300
MAX_PAGE_CHARS = 200_000
MAX_CHARS = 5_000_000
# pypdf draws nothing, but walks every operator: 10 MB of them take it some 20 seconds.
MAX_CONTENT_BYTES = 10_000_000
# A line that ends a sentence this far from the usual width ends the paragraph.
SHORT_LINE = 0.8
# Pages on which a head or foot has to come back to be one.
MIN_REPEATS = 3
_PAGE_NUMBER = re.compile(r"(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:。！？][\"'”’»)\]]*$")
_PARTED = re.compile(r"(\w+)-$")
_NEXT = re.compile(r"^([^\W\d_A-Z]\w*)")
_WORD = re.compile(r"\w+(?:-\w+)*")
_TOOL_TITLE = re.compile(
    r"^(?:microsoft word|untitled|document\d*$)|\.(?:docx?|indd|pdf|qxp|odt|pages)$", re.IGNORECASE
)
# What the library raises on documents that are none, beside its own errors.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


def read_pdf(opened: Opened) -> Iterator[RawRecord]:
    """The article in a PDF; its properties give title and author, and no date.

    Raises:
        UnreadableInput: If it is encrypted, damaged or too large, holds pictures of pages instead of
            text, or the library is missing.
    """
    needs("pypdf", "a PDF document")
    with _quiet():
        pages, title, author = _read(opened.blob())
    text = joined(pages)
    if not text:
        raise UnreadableInput(
            "it holds pictures of pages, no text", then="Run text recognition (OCR) on it first"
        )
    yield RawRecord(
        opened.ref,
        opened.ref,
        text,
        title=None if _TOOL_TITLE.search(title) else title or None,
        authors=(author,) if author else (),
    )


def _read(data: bytes) -> tuple[list[str], str, str]:
    """The text of each page, title and author."""
    from pypdf import PdfReader  # noqa: PLC0415 - an extra
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - an extra

    try:
        reader = PdfReader(BytesIO(data))
        _check_open(reader)
        about = reader.metadata
        title, author = (about.title or "", about.author or "") if about else ("", "")
        return _pages(reader), " ".join(sound(str(title)).split()), " ".join(sound(str(author)).split())
    except UnreadableInput:
        raise
    except (PyPdfError, *_BROKEN) as cause:
        raise UnreadableInput(
            "it is no PDF that can be read", then="Save it once more, or save its text as .txt"
        ) from cause


def _check_open(reader: PdfReader) -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableInput("it is encrypted", then="Save it without its password")


def _pages(reader: PdfReader) -> list[str]:
    if len(reader.pages) > MAX_PAGES:
        raise UnreadableInput(
            f"it has {len(reader.pages):,} pages, more than {MAX_PAGES}", then="Give the pages of the article"
        )
    pages: list[str] = []
    drawn = size = 0
    for page in reader.pages:
        contents = page.get_contents()
        drawn += len(contents.get_data()) if contents is not None else 0
        if drawn > MAX_CONTENT_BYTES:
            raise UnreadableInput("its pages are drawings too large to read", then="Save its text as .txt")
        pages.append(sound(page.extract_text()))
        size += len(pages[-1])
        if size > MAX_CHARS or len(pages[-1]) > MAX_PAGE_CHARS:
            raise UnreadableInput("it holds more text than an article", then="Give the pages of the article")
    return pages


def joined(pages: list[str]) -> str:
    """The text of pages, line ends inside paragraphs undone; a blank line parts paragraphs."""
    lines = _without_heads([[line.strip() for line in page.splitlines()] for page in pages])
    widths = [len(line) for line in lines if line]
    if not widths:
        return ""
    width = statistics.quantiles(widths, n=10)[-1] if len(widths) > 1 else widths[0]
    known = Counter(_WORD.findall(" ".join(lines).lower()))
    paragraphs: list[str] = []
    open_ended = False
    for line in lines:
        if line and open_ended:
            paragraphs[-1] = _continued(paragraphs[-1], line, known)
        elif line:
            paragraphs.append(line)
        open_ended = bool(line) and not _ends(line, width)
    return "\n\n".join(paragraphs)


def _ends(line: str, width: float) -> bool:
    """Whether a line ends its paragraph: it is short and ends a sentence, or very short (a heading)."""
    short = len(line) < width * SHORT_LINE
    return short and (bool(_SENTENCE_END.search(line)) or len(line) < width * SHORT_LINE / 2)


def _continued(before: str, line: str, known: Counter[str]) -> str:
    """Two lines of a paragraph as one; a hyphen goes where the word stands whole elsewhere in the text."""
    parted, following = _PARTED.search(before), _NEXT.match(line)
    if parted and following:
        whole = f"{parted[1]}{following[1]}".lower()
        hyphened = f"{parted[1]}-{following[1]}".lower()
        if known[whole] and not known[hyphened]:
            return before[:-1] + line
        return before + line  # "well-" + "known", and a word parted that is nowhere else: readable both
    return f"{before} {line}"


def _without_heads(pages: list[list[str]]) -> list[str]:
    """The lines of all pages; a head or foot that comes back stands once, numbers of pages not at all."""
    edges = Counter(key for page in pages for key in {_key(line) for line in page[:2] + page[-2:] if line})
    seen: set[str] = set()
    lines: list[str] = []
    for page in pages:
        for place, line in enumerate(page):
            edge = place < 2 or place >= len(page) - 2  # noqa: PLR2004 - a head has a line or two
            key = _key(line)
            if edge and len(pages) > 1 and _PAGE_NUMBER.fullmatch(line):
                continue
            if edge and edges[key] >= MIN_REPEATS:
                if key in seen:
                    continue
                seen.add(key)
                lines += [line, ""]
                continue
            lines.append(line)
    return lines


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", line.lower())


@contextmanager
def _quiet() -> Iterator[None]:
    """The library tells its logger about every flaw it mends; the ledger tells what matters."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
