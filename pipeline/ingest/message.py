"""Mails (newsletters) and pages saved as MHTML: the HTML part, or else the text.

Parsed under the library's older policy: its newer one raises on headers that real newsletters have.

A mail's sender is kept among the authors: whether "Example Morning" is an outlet or a person is for
the registry to say. A saved page's Date header is the day it was saved, and is left out.
"""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.message import Message
from functools import partial
from io import BytesIO
from typing import BinaryIO

from pipeline.errors import UnreadableInput
from pipeline.ingest.decode import decoded
from pipeline.ingest.mailheader import MALFORMED, header, iso_time, sender, words_of
from pipeline.ingest.opened import Opened
from pipeline.ingest.source import Source, is_litter
from pipeline.records import RawRecord, RejectedInput

# Python's parser holds a mail line by line. Mail systems end at some 35 MB; base64 has 76 characters a line.
MAX_MESSAGE_BYTES = 64 * 1024 * 1024
MAX_MESSAGE_LINES = 1_000_000
# Forwards of forwards; parsers of all kinds break at some depth, ours says where.
MAX_PART_DEPTH = 20
MAX_PARTS = 10_000
_SAVED = ("snapshot-content-location", "x-snapshot-content-location")
_MAIL = "message/rfc822"  # a mail that was forwarded as an attachment, often without a name
_WEB = ("http://", "https://")
# Attachments that are records of their own; pictures, calendars and signatures are no articles.
_DOCUMENTS = (".txt", ".html", ".htm", ".pdf", ".docx", ".eml", ".mht", ".mhtml")
_PILES = (".jsonl", ".json", ".csv", ".tsv", ".zip", ".gz", ".tgz", ".tar")
ATTACHED = frozenset(_DOCUMENTS + _PILES)

Found = RawRecord | RejectedInput | Source


def read_message(opened: Opened) -> Iterator[Found]:
    """The article in a mail or a saved page, then its attachments.

    Raises:
        UnreadableInput: If it has too many parts, is nested too deeply, or holds no text.
    """
    yield from of_message(opened.blob(MAX_MESSAGE_BYTES), opened, opened.ref)


def of_message(data: bytes, opened: Opened, place: str) -> Iterator[Found]:
    """The records of one mail; `place` is its ref. Raises as `read_message`."""
    if data.count(b"\n") > MAX_MESSAGE_LINES or data.count(b"\n--") > MAX_PARTS:
        raise UnreadableInput("the mail has more lines or parts than any that was written")
    try:
        message = email.message_from_bytes(data)
        parts = _leaves(message)
    except RecursionError as cause:
        raise UnreadableInput("its parts are nested too deeply") from cause
    except MALFORMED as cause:
        raise UnreadableInput("it is no mail that can be read", then="Save it once more") from cause
    record = _record(message, parts, place)
    attached = [part for part in parts if _attached(part)]
    if record is not None:
        yield record
    elif not attached:
        raise UnreadableInput("the mail holds no text", then="Save it with its body, as .eml")
    for number, part in enumerate(attached, 1):
        opener = partial(_bytes_of, part)
        name = f"mail-{number}.eml" if part.get_content_type() == _MAIL else _filename(part)
        yield opened.source.inside(name, opener, opened.budget, ref=f"{place}/{name}")


def _leaves(message: Message) -> list[Message]:
    """The parts that hold something, in order; a mail that is attached is one of them."""
    leaves: list[Message] = []
    waiting: list[tuple[Message, int]] = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        if depth > MAX_PART_DEPTH:
            raise UnreadableInput(f"its parts are nested more than {MAX_PART_DEPTH} deep")
        whole = part.get_content_type() == _MAIL and part is not message
        inner = part.get_payload() if part.is_multipart() and not whole else None
        if isinstance(inner, list):
            waiting += [(one, depth + 1) for one in reversed(inner) if isinstance(one, Message)]
        else:
            leaves.append(part)
    return leaves


def _record(message: Message, parts: list[Message], place: str) -> RawRecord | None:
    """The record of a mail's body: the first page in it that is no attachment, else the first text."""
    bodies = [part for part in parts if not _is_attachment(part)]
    for kind in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in bodies:
            if part.get_content_type() != kind:
                continue
            try:
                text = _text(part, markup=kind != "text/plain")
            except UnreadableInput:
                continue
            return _with_headers(message, part, place, text, "text" if kind == "text/plain" else "html")
    return None


def _with_headers(message: Message, body: Message, place: str, text: str, kind: str) -> RawRecord:
    name = sender(message)
    title = header(message, "subject")
    url = next((found for saved in _SAVED if (found := header(message, saved))), None)
    if url or (header(message, "from") or "").startswith("<Saved by "):
        url = url or header(body, "content-location")
        web = url if url and url.startswith(_WEB) else None
        return RawRecord(place, place, text, kind=kind, title=title, url=web)
    date = header(message, "date")
    return RawRecord(
        place,
        place,
        text,
        kind=kind,
        title=title,
        published=(iso_time(date) or date) if date else None,
        authors=(name,) if name else (),
    )


def _text(part: Message, *, markup: bool) -> str:
    declared = part.get_param("charset", header="content-type")
    return decoded(_payload(part), markup=markup, declared=declared if isinstance(declared, str) else None)


def _payload(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except MALFORMED:
        return b""
    return data if isinstance(data, bytes) else b""


def _bytes_of(part: Message) -> BinaryIO:
    inner = part.get_payload()
    if not isinstance(inner, list):
        return BytesIO(_payload(part))
    try:
        return BytesIO(b"".join(one.as_bytes() for one in inner if isinstance(one, Message)))
    except MALFORMED as cause:
        raise UnreadableInput("it is no mail that can be read", then="Save it once more") from cause


def _filename(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except MALFORMED:
        name = ""
    # Only the last part of a path: where it would be written is no matter, for nothing is.
    return (words_of(name) or "").replace("\\", "/").rpartition("/")[2].strip()[:200]


def _is_attachment(part: Message) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or bool(_filename(part))
    except MALFORMED:
        return False


def _attached(part: Message) -> bool:
    """Whether a part is a mail or a file of a kind that is read."""
    if part.get_content_type() == _MAIL:
        return True
    name = _filename(part)
    dot = name.rfind(".")
    return dot > 0 and not is_litter(name) and name[dot:].lower() in ATTACHED and _is_attachment(part)
