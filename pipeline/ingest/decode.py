"""From bytes to text: what is not text is refused, the encoding is found, never assumed."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from charset_normalizer import from_bytes

from pipeline.errors import UnreadableInput

# One record a file: no article comes near it, and a whole file is held in memory several times over.
MAX_FILE_BYTES = 64 * 1024 * 1024
# Enough to see non-ASCII characters of any real text; detection costs seconds a megabyte.
HEAD_BYTES = 256 * 1024

_BOMS = (  # UTF-32 before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
# Western typography in Windows-1252: curly quotes, dashes, ellipsis, euro, bullet, spaces, Latin letters.
_WESTERN = re.compile("[‘’“”–—…•€™\xa0£§©®°´·¼½¾À-ÿŠšŽžŒœŸ]")


def blob(path: Path) -> bytes:
    """The bytes of a single-record file.

    Raises:
        UnreadableInput: If it is no regular file, can't be opened, is empty or above MAX_FILE_BYTES.
    """
    check_file(path)
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise _too_large(size)
        return path.read_bytes()
    except OSError as cause:
        raise UnreadableInput(f"the file can't be read: {cause.strerror}") from cause


def _too_large(size: int) -> UnreadableInput:
    return UnreadableInput(f"the file has {size:,} bytes, more than {MAX_FILE_BYTES:,} for one article")


def check_file(path: Path) -> None:
    """Raise UnreadableInput unless `path` is a regular file with something in it."""
    try:
        status = path.stat()
    except OSError as cause:
        raise UnreadableInput(f"the file can't be read: {cause.strerror}") from cause
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableInput("it is no regular file")
    if status.st_size == 0:
        raise UnreadableInput("the file is empty")


def encoding_of(head: bytes, *, markup: bool = False) -> str:
    """The codec that reads `head`, the beginning of a file.

    Byte order mark, then UTF-8, then (in `markup`) the charset the page declares, then Windows-1252
    where every odd byte is Western typography, then charset-normalizer's best guess.

    Raises:
        UnreadableInput: If the bytes are no text in any encoding found.
    """
    for mark, codec in _BOMS:
        if head.startswith(mark):
            return codec
    _check_text(head)
    if _is_utf8(head):
        return "utf-8"
    if markup and (declared := _declared(head)):
        return declared
    if _is_western(head):
        return "cp1252"
    best = from_bytes(head[:HEAD_BYTES]).best()
    if best is None:
        raise UnreadableInput("its bytes are no text in any encoding that could be found")
    return str(best.encoding)


def decoded(data: bytes, *, markup: bool = False) -> str:
    """The text of a whole file; raises UnreadableInput when it is no text, or holds nothing but space."""
    codec = encoding_of(data, markup=markup)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as cause:
        raise UnreadableInput(f"byte {cause.start:,} is no {codec} text") from cause
    if not text.strip():
        raise UnreadableInput("the file holds nothing but space")
    return sound(text)


def sound(text: str) -> str:
    """Text that can be stored: halves of surrogate pairs, which no encoding can write, become U+FFFD."""
    return _SURROGATE.sub("\ufffd", text) if _SURROGATE.search(text) else text


def _check_text(head: bytes) -> None:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            raise UnreadableInput(f"it is {kind}, not text")
    if b"\x00" in head:
        raise UnreadableInput("it is binary, not text")


def _is_utf8(head: bytes) -> bool:
    # An incremental decoder forgives a character cut in two at the end of the head.
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _declared(head: bytes) -> str | None:
    found = _CHARSET.search(head[:4096])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        head.decode(name, "ignore")  # raises LookupError on "zip" and others that are codecs and no text
        codecs.getincrementaldecoder(name)().decode(head)
    except (LookupError, UnicodeError):
        return None
    return name


def _is_western(head: bytes) -> bool:
    try:
        text = head.decode("cp1252")
    except UnicodeDecodeError:
        return False
    odd = [character for character in text if not character.isascii()]
    # In text of another script every second letter is "Western"; in English at most a few in a hundred.
    return all(map(_WESTERN.match, odd)) and len(odd) * 10 < len(text)
