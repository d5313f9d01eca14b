"""Bytes to text: what is not text is refused, the encoding is found."""

from __future__ import annotations

import os

import pytest

from pipeline.errors import UnreadableInput
from pipeline.ingest import decode

WESTERN = "Café owners in São Paulo said “no” — it’s over, and the government’s answer was brief. " * 3


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("“No” — Erdoğan".encode(), "“No” — Erdoğan"),
        (b"\xef\xbb\xbfNo", "No"),
        ("No 中文".encode("utf-16"), "No 中文"),
        ("No".encode("utf-32"), "No"),
        (WESTERN.encode("cp1252"), WESTERN),
        (("Привет, это обычное предложение на русском языке. " * 4).encode("cp1251"), None),
        (("以色列总理今天表示，新闻报道说。" * 6).encode("gbk"), None),
    ],
)
def test_the_encoding_is_found(data, text) -> None:
    found = decode.decoded(data)
    assert found == text if text else ("Привет" in found or "以色列" in found)


def test_a_page_may_declare_its_charset() -> None:
    page = '<html><head><meta charset="windows-1254"></head>İstanbul’da Dışişleri Bakanı açıkladı</html>'
    assert decode.decoded(page.encode("cp1254"), markup=True) == page


def test_a_charset_that_does_not_read_the_page_is_not_believed() -> None:
    page = f'<meta charset="ascii">{WESTERN}'
    assert decode.decoded(page.encode("cp1252"), markup=True) == page


# All but the first are codecs that Python has, and no text.
@pytest.mark.parametrize("name", ["no-such", "hex", "zip", "rot13", "base64", "undefined"])
def test_a_charset_that_is_none_is_not_believed(name) -> None:
    page = f'<meta charset="{name}">{WESTERN}'
    assert decode.decoded(page.encode("cp1252"), markup=True) == page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 rest", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x89PNG\r\n", "PNG"),
        (b"abc\x00def", "binary"),
        (b" \n\t\n", "nothing but space"),
        (bytes(range(128, 256)) * 9, "no text|text"),
    ],
)
def test_what_is_no_text_is_refused_in_a_plain_sentence(data, words) -> None:
    with pytest.raises(UnreadableInput, match=words) as error:
        decode.decoded(data)
    assert error.value.sentence().count(".") == 1


def test_a_bad_byte_behind_the_head_is_refused_not_replaced(monkeypatch) -> None:
    monkeypatch.setattr(decode, "from_bytes", lambda _: _NoGuess())
    with pytest.raises(UnreadableInput, match="no text in any encoding"):
        decode.decoded("день ".encode("cp1251") * 50 + b"\x98\x98")


class _NoGuess:
    def best(self) -> None:
        return None


def test_halves_of_surrogate_pairs_cannot_be_stored() -> None:
    assert decode.sound("a\ud800b") == "a\ufffdb"
    assert decode.sound("plain") == "plain"


def test_files_that_are_none_are_refused(tmp_path, monkeypatch) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 100)
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    monkeypatch.setattr(decode, "MAX_FILE_BYTES", 99)
    wanted = ((empty, "empty"), (pipe, "no regular"), (large, "more than 99"), (tmp_path / "gone", "No such"))
    for path, words in wanted:
        with pytest.raises(UnreadableInput, match=words):
            decode.blob(path)
