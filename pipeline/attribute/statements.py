"""What stands before a speech tag: the statement that it attributes."""

from __future__ import annotations

import re

from pipeline.attribute.cues import Frame
from pipeline.attribute.reading import Reading
from pipeline.attribute.tags import clause_index
from pipeline.text import Span

_DATELINE = re.compile(r"[A-ZÀ-Þ][\w.,’' /-]{2,60}?(?:\([^)\n]{2,30}\)\s*)?\s[—–-]{1,2}\s+")


def statement_before(reading: Reading, frame: Frame, start: int) -> Span | None:
    """What stands before a tag, from the sentence's character `start`: the statement it attributes.

    A quotation that ends there is taken as a whole, also where it began sentences ago.
    """
    tree = frame.tree
    at = clause_index(reading, frame)
    semicolon = next(
        (t for t in reversed(tree.tokens[:at]) if t.text == ";" and reading.quote_at(t.start) is None), None
    )
    start = max(start, semicolon.end) if semicolon is not None else start
    before = reading.text[: tree[at].start].rstrip()
    end = len(before.rstrip(",:—–- \n\u00a0"))
    if before[end - 1 : end] in {"”", '"'} and reading.quote_at(end - 1) is None:
        end = len(before[: end - 1].rstrip(",:—–- \n\u00a0"))
    quote = reading.quote_at(end - 1)
    first = tree[0].start
    if quote is not None and quote.span.start <= max(start, first):
        return quote.span
    span = Span(max(start, _past_dateline(reading, first)), end)
    lead = next((t for t in tree.within(span) if t.text[0].isalnum() or reading.quote_at(t.start)), None)
    if lead is not None and lead.lower in {"but", "and", "yet"} and not reading.quote_at(lead.start):
        following = tree[lead.index + 1] if lead.index + 1 < at else lead
        lead = tree[following.index + 1] if following.tag == "," and following.index + 1 < at else following
    return Span(lead.start, end) if lead is not None and lead.start < end else None


def _past_dateline(reading: Reading, start: int) -> int:
    """Where the words of a sentence begin, after a dateline "ANKARA, May 3 (Agency) — "."""
    if reading.paragraphs.at(start).start != start:
        return start
    match = _DATELINE.match(reading.text, start)
    place = match.group().split()[0].strip(",") if match else ""
    return match.end() if match and place.isupper() and len(place) > 1 else start
