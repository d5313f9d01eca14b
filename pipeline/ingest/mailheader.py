"""Headers of mails: their words, whatever they were encoded in, and their times."""

from __future__ import annotations

from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from pipeline.ingest.decode import sound, text_codec

# What Python's parsers of headers raise on those they can't make sense of.
MALFORMED = (AttributeError, IndexError, KeyError, LookupError, TypeError, ValueError)


def iso_time(words: str) -> str | None:
    """The time "Mon, 27 Oct 2025 10:00:00 +0100" as ISO 8601 writes it; None where it is no such time."""
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def header(message: Message, name: str) -> str | None:
    """A header's words on one line; None where there is none."""
    raw = _raw(message, name)
    return words_of(raw) if raw else None


def sender(message: Message) -> str | None:
    """The name in a mail's From header; None where it gives an address alone."""
    raw = _raw(message, "from") or ""
    try:
        name, _ = parseaddr(raw)  # before decoding: a comma in an encoded name parts nobody
    except MALFORMED:
        return None
    shown = words_of(name)
    return None if shown is None or "@" in shown else shown


def words_of(raw: str) -> str | None:
    """Words as they were meant: encoded words (=?utf-8?q?…?=) and bare bytes become characters."""
    try:
        parts = decode_header(raw)
    except (HeaderParseError, *MALFORMED):
        parts = [(raw, None)]
    text = "".join(_part(*part) for part in parts)
    return " ".join(sound(text).split()) or None


def _part(data: str | bytes, charset: str | None) -> str:
    """A part of a header; too few bytes for guessing, so what is neither declared nor UTF-8 is Western."""
    raw = data.encode("utf-8", "surrogateescape") if isinstance(data, str) else data
    for codec in (text_codec(charset) if charset else None, "utf-8"):
        try:
            if codec:
                return raw.decode(codec)
        except UnicodeError:
            continue
    return raw.decode("cp1252", "replace")


def _raw(message: Message, name: str) -> str | None:
    """The header as it stands; a Message would hide bytes that are no ASCII."""
    found = (str(value) for key, value in message.raw_items() if key.lower() == name)
    return next(found, None)
