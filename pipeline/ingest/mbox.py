"""Mailboxes (.mbox): mails one after another, each begun by a line "From …"; streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.errors import UnreadableInput
from pipeline.ingest.message import MAX_MESSAGE_BYTES, Found, of_message
from pipeline.ingest.opened import Opened
from pipeline.records import RejectedInput

_BEGIN = re.compile(rb"From \S.*\d{4}\s*$|From \S+\s*$")
_QUOTED = re.compile(rb">+From ")
_LINE = 1024 * 1024


def read_mbox(opened: Opened) -> Iterator[Found]:
    """The mails of a mailbox, the third as "news.mbox#3"; one that can't be read is rejected by itself.

    Raises:
        UnreadableInput: If it does not begin as mailboxes do, or its archive breaks.
    """
    for number, data in enumerate(_messages(opened.stream()), 1):
        place = f"{opened.ref}#{number}"
        try:
            yield from of_message(_sized(data), opened, place)
        except UnreadableInput as error:
            yield RejectedInput(place, place, f"Mail {number}: {error.sentence()}")


def _sized(data: bytes | None) -> bytes:
    if data is None:
        raise UnreadableInput(f"it has more than {MAX_MESSAGE_BYTES:,} bytes")
    return data


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """The bytes of each mail; None for one that is too large."""
    if not _BEGIN.match(stream.readline(_LINE)):
        raise UnreadableInput("it is no mailbox: its first line does not begin with 'From '")
    mail = bytearray()
    size, blank = 0, False
    while line := stream.readline(_LINE):
        if blank and _BEGIN.match(line):
            yield bytes(mail) if size <= MAX_MESSAGE_BYTES else None
            mail, size, blank = bytearray(), 0, False
            continue
        size += len(line)
        blank = not line.strip()
        if size <= MAX_MESSAGE_BYTES:
            mail += line[1:] if _QUOTED.match(line) else line
        else:
            mail = bytearray()
    yield bytes(mail) if size <= MAX_MESSAGE_BYTES else None
