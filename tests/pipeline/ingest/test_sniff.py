"""A file's name says what it is, unless its first bytes leave no doubt."""

from __future__ import annotations

import pytest

from pipeline.ingest.kinds import recognised
from pipeline.records import RawRecord
from tests.pipeline.ingest.packing import bad, read

SAVED = (
    b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p class=3Da>A pa=\nge\n--x--\n"
)
PAGE = b"<!-- saved -->\n<!DOCTYPE html><html><p>A page</html>"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("article", b"Plain words, said the mayor.", "text"),
        ("article", PAGE, "html"),
        ("article", "\ufeffPlain words.".encode("utf-16"), "text"),
        ("index.html?id=4", PAGE, "html"),
        ("index.html@page=2", PAGE, "html"),
        ("article.php", PAGE, "html"),
        ("article.aspx", PAGE, "html"),
        ("Talks fail. A reply", b"Plain words.", "text"),
        ("talks.2025-10-27", b"Plain words.", "text"),
        ("lines", b'{"text": "one"}\n', "text"),
        ("lines.log", b'{"body": "one"}\n', "text"),
        ("pretty", b'{\n  "title": "t",\n  "text": "one"\n}\n', "text"),
        ("list", b'[\n  {"title": "t",\n  "html": "one"}]\n', "html"),
        ("page.pdf", PAGE, "html"),
        ("page.docx", PAGE, "html"),
        ("mail", b"MIME-Version: 1.0\nSubject: s\n\nwords", "text"),
        ("saved.html", SAVED, "html"),
        ("saved.txt", SAVED.replace(b"\n", b"\r\n"), "html"),
        ("about.txt", b"From: the council\nSubject: the bridge\n\nwords", "text"),
    ],
)
def test_a_file_is_read_as_what_it_is(tmp_path, name, data, kind) -> None:
    (record,) = read(tmp_path / name, data)
    assert isinstance(record, RawRecord), record
    assert record.kind == kind
    assert "=3D" not in record.payload


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("style.css", b"p { color: red }", "got '.css'"),
        ("code.py", b"print('text')", "got '.py'"),
        ("LICENSE", b"Permission is granted to anybody.", "it is a LICENSE and no article"),
        ("notes.md", b"# Words", "save it as .txt"),
        ("a.pdf", b"Plain words.", "its ending says .pdf, and its bytes say otherwise"),
        ("a.zip", b"Plain words.", "its ending says .zip"),
        ("a.gz", b"\x00\x01\x02 no gzip at all", "binary"),
        ("a", b"\x00\x01\x02\x03\x04", "binary"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office document"),
        ("a.txt", b"{\\rtf1\\ansi words}", "an RTF document"),
        ("a.html", b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a WebP picture"),
        ("a.mp4", b"\x00\x00\x00\x20ftypisom\x00\x00", "an MP4 video"),
        ("a.rar", b"Rar!\x1a\x07\x01\x00", "a RAR archive, not text. Unpack it"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\x00\x04", "a 7-Zip archive"),
        (
            "a.xlsx",
            b"PK\x03\x04" + b"\x00" * 26 + b"[Content_Types].xmlxl/workbook.xml",
            "an Excel workbook, not text. Export",
        ),
        ("a.epub", b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/epub+zip", "an e-book"),
        ("a.exe", b"MZ\x90\x00\x03", "a program"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response", "a web archive"),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
    ],
)
def test_what_is_not_read_is_told_what_it_is(tmp_path, name, data, words) -> None:
    path = tmp_path / name
    reason = bad(read(path, data), path)[""]
    assert words in reason[0].lower() + reason[1:]


@pytest.mark.parametrize(
    "text",
    [
        b"MZ is a ship's mark.",
        b"BM, said the mayor.",
        b"BZh is a word",
        b"RIFF raff",
        b"From here on",
        b"PK was here",
    ],
)
def test_words_that_begin_as_magic_do_are_words(tmp_path, text) -> None:
    assert recognised(text) is None
    (record,) = read(tmp_path / "a", text)
    assert isinstance(record, RawRecord)
    assert record.payload.encode() == text
