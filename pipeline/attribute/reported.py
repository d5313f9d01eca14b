"""Reported speech and deeds: sentences, or parts of them, without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.attribute.cues import Found, find_cues, is_relative_clause, subject_after, subject_before
from pipeline.attribute.reading import SPEECH, WORDS, Reading
from pipeline.records import Attribution, Mention
from pipeline.text import Span

_THAT = re.compile(r"\s+(?:\w+\s+){0,6}?that\s+")
# After a tag in mid-sentence the sentence ends or goes on: "…, he said on Monday.", "Israel, he added, …"
_TAG_ENDS = re.compile(
    r"\s*(?:[.,;]|$)|\s+(?:on|in|at|to|last|this|late|early|during|after|before)\b|\s+(?:a|the|his|her)\s"
)
# "nations with which Israel felt comfortable": a clause about something, no view that is reported.
_RELATIVE = re.compile(r"\b(?:which|whom|whose|where|what|how|when|if|because|until|unless|before|after)\s+$")
_HYPOTHESIS = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ss]hould|[Ww]hether)\s+(?:the\s+)?$"
)  # "If Hamas refuses, …"
_RELATIVE_CONTEXT = 10
# "…, Vice President JD Vance said": a comma, and a title before the name.
_AFTER_COMMA = re.compile(r",\s+(?:(?:[A-Z][\w.’'-]*|the|of|its|his|her)\s+){0,6}$")
# What leads over to the next subject: a conjunction and the title before a name.
_LINK = re.compile(
    r",?\s+(?:and|but|while|though|although|as|when|after)(?:\s+(?:the|its|his|her|[A-Z][\w.’'-]*))*\s*$"
)
_PERFECT = re.compile(r"\b(?:has|have|had)\b")
MIN_BEFORE = 4  # words before a tag that can be a statement; fewer are its subject: "Israel, he added, …"


@dataclass(frozen=True, slots=True)
class _Said:
    """A cue with its subject. `tag` means it stands in or after what it attributes."""

    cue: Found
    subject: Mention
    voice: str
    tag: bool


def reported(reading: Reading, sentence: Span, unread: Span) -> Iterator[Attribution]:
    """Attributions in `unread`, a part of `sentence`.

    Each cue has its own subject and reaches up to where the next subject begins: a contrast in one
    sentence gives two, and who reports another's view is not its holder.
    """
    according = reading.according(unread)
    if according:
        yield Attribution("indirect", sentence, reading.trimmed(unread), None, according)
        return
    found = _found(reading, unread)
    ends = [*(_clause_end(reading.text, unread.start, said) for said in found[1:]), unread.end]
    for said, end in zip(found, ends, strict=False):
        content = reading.trimmed(_content(reading, said, Span(unread.start, end)))
        if WORDS.search(content.of(reading.text)):
            yield Attribution(said.voice, sentence, content, said.cue.span, said.subject)


def _found(reading: Reading, unread: Span) -> list[_Said]:
    found: list[_Said] = []
    for cue in find_cues(reading.text, unread, reading.language):
        said = _said(reading, cue, unread)
        if said is None:
            continue
        if said.tag:
            # "Washington will not push Israel, Vance said": the plan is what he speaks of.
            found = [other for other in found if other.cue.cue.form != "base"]
            if not found:
                found.append(said)
        elif found and found[-1].subject.span == said.subject.span:
            if is_relative_clause(reading.text, said.subject, found[-1].cue):
                found[-1] = said  # "Vance, who opened a centre, said …"
        elif not _is_inside(reading.text, said, found):
            found.append(said)
    return found


def _is_inside(text: str, said: _Said, found: list[_Said]) -> bool:
    """Whether it only fills in what the speaker before it says, and is no view or deed of its own.

    "confirmed that Turkey would join" is a plan spoken of; "nations with which Israel felt
    comfortable" describes the nations.
    """
    if not found or found[-1].tag or found[-1].voice != "indirect":
        return False
    start = said.subject.span.start
    return said.cue.cue.form == "base" or bool(
        _RELATIVE.search(text, max(0, start - _RELATIVE_CONTEXT), start)
    )


def _said(reading: Reading, cue: Found, unread: Span) -> _Said | None:
    text = reading.text
    subject = subject_before(text, cue, reading.outside, unread, reading.language)
    first = subject.span.start if subject else cue.span.start
    after_comma = bool(_AFTER_COMMA.search(text, unread.start, first)) and bool(cue.cue.types & SPEECH)
    if subject is None and after_comma and cue.cue.form != "ing":
        subject = subject_after(text, cue, reading.outside, unread.end)  # "…, said Karoline Leavitt"
        return _Said(cue, subject, "indirect", tag=True) if subject else None
    if subject is None or _HYPOTHESIS.search(text, unread.start, subject.span.start):
        return None
    # "Erdogan, the Turkish president, announced …": a comma of an apposition begins no tag.
    again = any(
        m.actor_id == subject.actor_id and unread.start <= m.span.start < first for m in reading.outside
    )
    perfect = bool(_PERFECT.search(text, subject.span.end, cue.span.start))  # no tag is "…, he has said"
    if (
        after_comma
        and not again
        and not perfect
        and "speech" in cue.cue.types
        and _TAG_ENDS.match(text, cue.span.end)
    ):
        return _Said(cue, subject, "indirect", tag=True)
    voice = _voice(text, cue, unread)
    return _Said(cue, subject, voice, tag=False) if voice else None


def _voice(text: str, cue: Found, unread: Span) -> str | None:
    """Speech that reports a clause is indirect; an attitude is a position, a deed an action."""
    clause = _THAT.match(text, cue.span.end, unread.end)
    if "action" in cue.cue.types and not clause:
        return "action"
    rest = text[cue.span.end : unread.end].lstrip()
    if not WORDS.search(rest) or rest.startswith((",", ".", ";")):
        return None  # "an attack Hamas claimed, and …"
    return "indirect" if "speech" in cue.cue.types else "position"


def _clause_end(text: str, start: int, following: _Said) -> int:
    """Where the clause before another subject ends: before "and Foreign Minister", not in it."""
    link = _LINK.search(text, start, following.subject.span.start)
    return link.start() if link else following.subject.span.start


def _content(reading: Reading, said: _Said, within: Span) -> Span:
    text, cue, subject = reading.text, said.cue.span, said.subject.span
    if said.tag:
        before = Span(within.start, min(subject.start, cue.start))
        return before if reading.count(*before) >= MIN_BEFORE else within
    that = _THAT.match(text, cue.end, within.end)
    if said.voice == "action" or (said.voice == "position" and not that):
        if WORDS.search(text, cue.end, within.end):
            return Span(subject.end, within.end)  # with "did not", "appeared to"
        # "an offer Israel quickly rejected": what was done stands before the subject, in its clause.
        clause = max(text.rfind(mark, within.start, subject.start) for mark in ",;—–")
        return Span(max(clause + 1, within.start), within.end)
    start = that.end() if that else cue.end
    return Span(start, max(start, within.end))
