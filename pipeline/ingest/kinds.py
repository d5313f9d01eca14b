"""What a file is by its first bytes, whatever it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is no plain text.

    `words` complete "it is …"; `suffix` names the reader, None where there is none; `then` says what
    somebody can do to have it read.
    """

    words: str
    suffix: str | None = None
    then: str | None = None


_AS_TEXT = "Save the article as .docx, .txt or .html"
_UNPACK = "Unpack it and give the folder, or pack it as .zip"
_TABLE = "Export it as .csv"
_ZIP = Kind("a ZIP archive", ".zip")

# Kinds that are ZIP archives; a name that stands in its first members tells which.
_ZIPPED = (
    (b"word/", Kind("a Word document", ".docx")),
    (b"xl/", Kind("an Excel workbook", None, _TABLE)),
    (b"ppt/", Kind("a PowerPoint presentation", None, _AS_TEXT)),
    (b"mimetypeapplication/epub+zip", Kind("an e-book (EPUB)", None, _AS_TEXT)),
    (b"mimetypeapplication/vnd.oasis.opendocument", Kind("an OpenDocument file", None, _AS_TEXT)),
)
# Where names of a ZIP archive's first members stand; office programs put their parts first.
_ZIP_HEAD = 4096

_PATTERNS: tuple[tuple[re.Pattern[bytes], Kind], ...] = tuple(
    (re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"\s{0,16}%PDF-", Kind("a PDF document", ".pdf")),
        (rb"\x1f\x8b\x08", Kind("a gzip archive", ".gz")),
        (rb"\xfd7zXZ\x00", Kind("an xz archive", ".xz")),
        (rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)", Kind("a bzip2 archive", ".bz2")),
        (rb".{257}ustar[\x00 ]", Kind("a tar archive", ".tar")),
        (rb"7z\xbc\xaf\x27\x1c", Kind("a 7-Zip archive", None, _UNPACK)),
        (rb"Rar!\x1a\x07", Kind("a RAR archive", None, _UNPACK)),
        (rb"\x28\xb5\x2f\xfd", Kind("a Zstandard archive", None, _UNPACK)),
        (rb"\x04\x22\x4d\x18", Kind("an LZ4 archive", None, _UNPACK)),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind("an old or encrypted Office document", None, _AS_TEXT)),
        (rb"\{\\rtf", Kind("an RTF document", None, _AS_TEXT)),
        (rb"\x89PNG", Kind("a PNG picture")),
        (rb"\xff\xd8\xff", Kind("a JPEG picture")),
        (rb"GIF8[79]a", Kind("a GIF picture")),
        (rb"RIFF.{4}WEBP", Kind("a WebP picture")),
        (rb"RIFF.{4}(?:WAVE|AVI )", Kind("a sound or video file")),
        (rb"(?:II\*\x00|MM\x00\*)", Kind("a TIFF picture")),
        (rb"BM.{4}\x00\x00\x00\x00", Kind("a BMP picture")),
        (rb".{4}ftyp(?:avif|heic|heix|mif1)", Kind("a HEIF or AVIF picture")),
        (rb".{4}ftyp", Kind("an MP4 video or sound file")),
        (rb"\x1a\x45\xdf\xa3", Kind("a Matroska or WebM video")),
        (rb"ID3[\x02-\x04]", Kind("an MP3 sound file")),
        (rb"OggS\x00", Kind("an Ogg sound or video file")),
        (rb"fLaC\x00", Kind("a FLAC sound file")),
        (rb"wOF[F2]", Kind("a font")),
        (rb"PAR1", Kind("a Parquet file", None, _TABLE)),
        (rb"SQLite format 3\x00", Kind("an SQLite database", None, _TABLE)),
        (rb"WARC/1\.\d\r\n", Kind("a web archive (WARC)", None, "Save its pages as .html")),
        (rb"bplist00", Kind("a Safari web archive or settings file", None, "Save the page as .html")),
        (rb"\x7fELF", Kind("a program")),
        (rb"MZ.{0,62}\x00", Kind("a program")),
        (rb"\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe", Kind("a program")),
    )
)


def recognised(head: bytes) -> Kind | None:
    """The kind of file that begins with `head`; None where it may be text."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        names = head[:_ZIP_HEAD]
        return next((kind for name, kind in _ZIPPED if name in names), _ZIP)
    return next((kind for pattern, kind in _PATTERNS if pattern.match(head)), None)
