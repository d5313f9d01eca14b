"""From bytes to text: what is not text is refused, the encoding is found, never assumed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from pipeline.errors import UnreadableInput
from pipeline.ingest.kinds import recognised

# Enough to see non-ASCII characters of any real text; detection costs seconds a megabyte.
HEAD_BYTES = 256 * 1024
# A page that is UTF-8 but for a byte or two (a cut download, a pasted quote) is UTF-8; a page in
# another encoding has hardly a sequence that is UTF-8 by chance.
GOOD_PER_BAD = 10

_BOMS = (  # UTF-32 before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# `<meta charset=…>`, `<meta http-equiv=… content="…; charset=…">`, `<?xml … encoding="…"?>`.
_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}?\bcharset|\?xml[^>]{0,100}?\bencoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
_CHARSET_BYTES = 4096  # the WHATWG looks at 1,024; real pages put scripts before it
# Pages name the smaller set and are written in the larger, as browsers read them (WHATWG Encoding).
_LARGER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_SHIFTS = b"\x1b$"  # how ISO 2022 begins to write Japanese, Korean or Chinese
_SURROGATE = re.compile("[\ud800-\udfff]")
# Western typography in Windows-1252: curly quotes, dashes, ellipsis, euro, bullet, spaces, Latin letters.
_WESTERN = re.compile("[‘’“”–—…•€™\xa0£§©®°´·¼½¾À-ÿŠšŽžŒœŸ]")
_TURKISH = re.compile("[çğıöşüÇĞİÖŞÜâîûÂÎÛ]")
_ONLY_TURKISH = re.compile("[ğışĞİŞ]")
# Control characters that no text holds; \x1a is the end mark of old DOS files.
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffd-\uffff]")
# Fewer characters than eight are no evidence of UTF-16.
MIN_WIDE_BYTES = 16


def encoding_of(head: bytes, *, markup: bool = False) -> str:
    """The codec that reads `head`, the beginning of a file.

    Byte order mark, then UTF-8, then (in `markup`) the charset the page declares, then Windows-1252
    where every odd byte is Western typography, then charset-normalizer's best guess.

    Raises:
        UnreadableInput: If the bytes are no text in any encoding found.
    """
    return next(_codecs(head, markup=markup, declared=None))


def decoded(data: bytes, *, markup: bool = False, declared: str | None = None) -> str:
    """The text of a whole file, in the first encoding that reads all of it.

    Args:
        data: Its bytes.
        markup: Whether it may declare its charset itself.
        declared: The charset that was declared beside it (by a mail's header).

    Raises:
        UnreadableInput: When it is no text, or holds nothing but space.
    """
    for codec in _codecs(data, markup=markup, declared=declared):
        text = _read(data, codec)
        if text is not None:
            break
    else:
        raise UnreadableInput("its bytes are no text in any encoding that could be found")
    if not text.strip():
        raise UnreadableInput("the file holds nothing but space")
    return sound(text)


def sound(text: str) -> str:
    """Text that can be stored: halves of surrogate pairs, which no encoding can write, become U+FFFD."""
    return _SURROGATE.sub("\ufffd", text) if _SURROGATE.search(text) else text


def _codecs(data: bytes, *, markup: bool, declared: str | None) -> Iterator[str]:
    """Codecs that read the head of `data`, the likeliest first; raises UnreadableInput after the last."""
    head = data[:HEAD_BYTES]
    for mark, codec in _BOMS:
        if head.startswith(mark):
            yield codec
            return
    if kind := recognised(head):
        raise UnreadableInput(f"it is {kind.words}, not text", then=kind.then)
    if b"\x00" in head:
        yield _wide(head, whole=len(data) < HEAD_BYTES)
        return
    names = (declared, _meta(head) if markup else None)
    believed = [found for name in names if name and (found := _believed(name, head))]
    if _SHIFTS in head:  # text in seven bits, which looks like UTF-8
        yield from (codec for codec in (*believed, "iso2022_jp_2") if codec.startswith("iso2022"))
    if _is_utf8(head):
        yield "utf-8"
    yield from believed
    if _is_turkish(head):
        yield "cp1254"
    if _is_western(head):
        yield "cp1252"
    best = from_bytes(_whole_lines(head, data)).best()
    if best is None:
        raise UnreadableInput("its bytes are no text in any encoding that could be found")
    yield str(best.encoding)


def _read(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        if codec not in {"utf-8", "utf-8-sig"}:
            return None
    text = data.decode(codec, "replace")
    return text if _hardly_bad(text) else None


def _wide(head: bytes, *, whole: bool) -> str:
    """The codec of text with NUL bytes and no mark; raises UnreadableInput where there is none.

    UTF-16 has its NULs on one side: at even places (big-endian) or at odd ones. Its length is even.
    """
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) >= MIN_WIDE_BYTES and not (whole and len(head) % 2):
        for codec, own, other in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
            text = codecs.getincrementaldecoder(codec)("replace").decode(head)
            if own and not other and not _NO_TEXT.search(text):
                return codec
    raise UnreadableInput("it is binary, not text", then="Save the article as .txt or .html")


def _is_utf8(head: bytes) -> bool:
    # An incremental decoder forgives a character cut in two at the end of the head.
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _hardly_bad(head.decode("utf-8", "replace"))
    return True


def _hardly_bad(text: str) -> bool:
    """Whether text that was decoded with replacements is in that encoding all the same."""
    bad = text.count("\ufffd")
    return sum(not character.isascii() for character in text) >= bad * (GOOD_PER_BAD + 1)


def _whole_lines(head: bytes, data: bytes) -> bytes:
    """The head without its last line where more follows: a character cut in two looks like none."""
    return head[: head.rfind(b"\n") + 1] or head if len(data) >= HEAD_BYTES else head


def _meta(head: bytes) -> str | None:
    found = _CHARSET.search(head[:_CHARSET_BYTES])
    return found[1].decode("ascii") if found else None


def text_codec(name: str) -> str | None:
    """The codec that reads what is declared as `name`; None where that names no text encoding."""
    try:
        codec = codecs.lookup(name).name
        codec = _LARGER.get(codec, codec)
        b"a".decode(codec)  # raises LookupError on "zip" and others that are codecs and no text
    except (LookupError, UnicodeError, ValueError):  # ValueError: a NUL in the name
        return None
    return codec


def _believed(name: str, head: bytes) -> str | None:
    """The codec that goes by `name`, if it is a text encoding and reads the head."""
    codec = text_codec(name)
    try:
        if codec:
            codecs.getincrementaldecoder(codec)().decode(head)
    except UnicodeError:
        return None
    return codec


def _is_turkish(head: bytes) -> bool:
    """Whether every letter that is no ASCII is one Turkish has, and some are those only Turkish has there.

    Windows-1254 differs from Windows-1252 in six letters, and guessers take ı for the ý it is there.
    """
    try:
        text = head.decode("cp1254")
    except UnicodeDecodeError:
        return False
    letters = [character for character in text if not character.isascii() and character.isalpha()]
    return bool(letters) and all(map(_TURKISH.match, letters)) and any(map(_ONLY_TURKISH.match, letters))


def _is_western(head: bytes) -> bool:
    try:
        text = head.decode("cp1252")
    except UnicodeDecodeError:
        return False
    odd = [character for character in text if not character.isascii()]
    # In text of another script every second letter is "Western"; in English at most a few in a hundred.
    return all(map(_WESTERN.match, odd)) and len(odd) * 10 < len(text)
