"""Who says a quotation: the tag after it, the cue before it, or the speech it goes on from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.attribute.cues import Found, find_cues, subject_after, subject_before
from pipeline.attribute.quotes import Quotation
from pipeline.attribute.reading import SPEECH, WORDS, Reading
from pipeline.records import Attribution, Mention
from pipeline.text import Span

# Up to this many words inside quotation marks, without a cue in the sentence, are a scare quote or a title.
SCARE_WORDS = 3
# After a quotation these begin a new clause, no speech tag: “…,” while the minister said …
_CLAUSE = re.compile(
    r"[\s,.]*(?:while|and|but|as|after|when|although|because|with|which|that|in|on|during)\b"
)
# Between a quotation and its tag: punctuation and a title ("Defence Minister Yoav Gallant said").
_NEAR = re.compile(r"[\s,.—–-]*(?:(?:the\s|a\s|an\s)?(?:[\w’'.-]+\s){0,5})?")
# A sentence ended before the quotation; "the U.S. “will not …”" goes on.
_ENDED = re.compile(r"(?<![A-Z])[.!?][”\"]?\s*$")


def quoted(reading: Reading, quote: Quotation, last: Attribution | None) -> Attribution | None:
    """The attribution of a quotation; None for a scare quote, a title or marks without a word between them.

    `last` is the one before it.
    """
    host = _host(reading, quote)
    content = reading.trimmed(quote.content)
    n_words = len(WORDS.findall(content.of(reading.text)))
    if not n_words:
        return None
    cue, holder = _speaker(reading, quote, host)
    short = n_words <= SCARE_WORDS
    if cue is None and short and quote.span.start != host.start:
        return None
    if holder is None and _is_title(content.of(reading.text)):
        return None
    if cue is None:
        return Attribution("direct", host, content, None, holder or _going_on(reading, quote, host, last))
    return Attribution(_voice(reading, quote, cue), host, content, cue.span, holder)


def _host(reading: Reading, quote: Quotation) -> Span:
    """The sentences a quotation stands in, within its paragraph; not one that ended before it."""
    paragraph = reading.paragraphs.at(quote.span.start)
    host = reading.sentences.host(quote.span)
    start = max(host.start, paragraph.start)
    if _ENDED.search(reading.text[start : quote.span.start]):
        start = quote.span.start
    return Span(start, max(quote.span.end, min(host.end, paragraph.end)))


def _speaker(reading: Reading, quote: Quotation, host: Span) -> tuple[Found | None, Mention | None]:
    """The cue of a quotation and its subject: a tag right after it, else the nearest cue before it."""
    after = _tag(reading, quote, host)
    if after:
        return after
    others = [q.span for q in reading.quotes if q is not quote and host.overlaps(q.span)]
    before = [c for c in _cues(reading, Span(host.start, quote.span.start), others) if c.cue.types & SPEECH]
    for cue in reversed(before):
        holder = subject_before(reading.text, cue, reading.outside, host, reading.language)
        # "post", "comments": forms that are nouns as often as verbs count only with their subject.
        if holder or cue.cue.form in ("past", "ing"):
            return cue, holder
    return None, reading.according(host)


def _tag(reading: Reading, quote: Quotation, host: Span) -> tuple[Found, Mention | None] | None:
    """The speech tag after a quotation: “…,” he said; “…,” says Yaakov Katz, a senior fellow."""
    rest = Span(quote.span.end, host.end)
    if _CLAUSE.match(reading.text, rest.start, rest.end):
        return None
    for cue in find_cues(reading.text, rest, reading.language):
        if not cue.cue.types & SPEECH or cue.cue.form == "base":
            continue
        gap = reading.text[rest.start : cue.span.start]
        if "“" in gap or '"' in gap:
            return None
        holder = subject_before(reading.text, cue, reading.outside, rest, reading.language)
        first = holder.span.start if holder else cue.span.start
        if not _NEAR.fullmatch(reading.text[rest.start : first]):
            return None
        return cue, holder or subject_after(reading.text, cue, reading.outside, rest.end)
    return None


def _cues(reading: Reading, within: Span, others: list[Span]) -> Iterator[Found]:
    for cue in find_cues(reading.text, within, reading.language):
        if not any(other.covers(cue.span) for other in others):
            yield cue


def _going_on(reading: Reading, quote: Quotation, host: Span, last: Attribution | None) -> Mention | None:
    """The speaker of a quotation without a tag: that of the speech it goes on from."""
    around = reading.text[host.start : quote.span.start] + reading.text[quote.span.end : host.end]
    if last is None or not (quote.continues or not around.strip(" .")):
        return None
    paragraphs_between = reading.paragraphs.index(quote.span.start) - reading.paragraphs.index(
        last.content.start
    )
    return last.holder if paragraphs_between <= 1 else None


def _voice(reading: Reading, quote: Quotation, cue: Found) -> str:
    """Mixed where the quotation is a piece of the reporter's own clause, else direct."""
    if cue.span.start > quote.span.start:
        lead = reading.text[reading.sentences.at(quote.span.start).start : quote.span.start].rstrip()
    else:
        lead = reading.text[cue.span.end : quote.span.start].rstrip()
    opens = not lead or lead[-1] in ',:”"' or _ENDED.search(lead)
    return "direct" if opens else "mixed"


def _is_title(words: str) -> bool:
    """Whether most words begin with a capital: a book, a film, a slogan."""
    found = WORDS.findall(words)
    return len(found) > 1 and sum(word[0].isupper() for word in found) > 0.6 * len(found)
