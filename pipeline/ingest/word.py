"""Word documents (.docx): paragraphs and tables, one article a file."""

from __future__ import annotations

import importlib.util
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from pipeline.errors import UnreadableInput
from pipeline.ingest.decode import sound
from pipeline.ingest.opened import Opened
from pipeline.records import RawRecord

if TYPE_CHECKING:
    from docx.document import Document

INSTALL = "Install it: pip install 'standpoint[documents]'"
# The library holds every part, and the text as a tree of some ten times its size.
MAX_UNPACKED_BYTES = 128 * 1024 * 1024
MAX_XML_BYTES = 16 * 1024 * 1024
MAX_PARTS = 10_000
# What the library and the parser below it raise on a document that is none.
_BROKEN = (
    AttributeError,
    EOFError,  # a part that is said to be longer than the file
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,  # an encrypted part
    SyntaxError,  # lxml's error is one
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def read_docx(opened: Opened) -> Iterator[RawRecord]:
    """The article in a Word document; its properties give title and author.

    The day it was created is not the day it was published, and is left out.

    Raises:
        UnreadableInput: If it is encrypted, damaged, too large or empty, or the library is missing.
    """
    needs("docx", "a Word document")
    stream = opened.seekable()
    _check_size(stream)
    lines, title, author = _read(stream)
    text = "\n\n".join(line for line in lines if line.strip())
    if not text:
        raise UnreadableInput("the document holds no text")
    yield RawRecord(opened.ref, opened.ref, text, title=title or None, authors=(author,) if author else ())


def needs(module: str, what: str) -> None:
    """Raise UnreadableInput unless the library that reads `what` is installed."""
    if importlib.util.find_spec(module) is None:
        raise UnreadableInput(f"it is {what}, and the library that reads it is missing", then=INSTALL)


def _check_size(stream: BinaryIO) -> None:
    """Refuse a document that unpacks to more than one article has; sizes it declares are kept to."""
    try:
        with zipfile.ZipFile(stream) as archive:
            parts = archive.infolist()
    except _BROKEN as cause:
        raise UnreadableInput(
            "the document is damaged or cut off", then="Fetch or save it once more"
        ) from cause
    stream.seek(0)
    whole = sum(part.file_size for part in parts)
    marked = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if len(parts) > MAX_PARTS or whole > MAX_UNPACKED_BYTES or marked > MAX_XML_BYTES:
        raise UnreadableInput(
            f"unpacked, the document has {whole:,} bytes, more than one article has",
            then="Save its text as .txt",
        )


def _read(stream: BinaryIO) -> tuple[list[str], str, str]:
    """Paragraphs, title and author."""
    import docx  # noqa: PLC0415 - an extra
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415 - an extra

    try:
        document = docx.Document(stream)
        about = document.core_properties
        lines = [sound(line) for line in _paragraphs(document)]
        return lines, sound(about.title).strip(), sound(about.author).strip()
    except (PackageNotFoundError, *_BROKEN) as cause:
        raise UnreadableInput(
            "it is no Word document that can be read", then="Save it once more, as .docx or .txt"
        ) from cause


def _paragraphs(document: Document) -> Iterator[str]:
    from docx.table import Table  # noqa: PLC0415 - an extra

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)  # a merged cell comes twice
                yield " | ".join(cell for cell in cells if cell)
        else:
            yield block.text
