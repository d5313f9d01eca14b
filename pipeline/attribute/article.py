"""Attributions of one article: quotations, reported speech, deeds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.attribute import people, pronouns
from pipeline.attribute.cues import Found, find_cues, is_possessive, subject_after, subject_before
from pipeline.attribute.quotes import Quotation, quotations
from pipeline.attribute.sentences import Spans, paragraphs, sentences
from pipeline.language import Language
from pipeline.records import Attribution, Mention
from pipeline.text import Span

# Up to this many words inside quotation marks, without a cue in the sentence, are a scare quote or a title.
SCARE_WORDS = 3
TITLE_WORDS = 4  # "according to three senior US officials": words before the name itself
SPEECH = frozenset({"speech", "opinion"})
_THAT = re.compile(r"\s+(?:\w+\s+){0,6}?that\s+")
# After a quotation these begin a new clause, no speech tag: “…,” while the minister said …
_CLAUSE = re.compile(
    r"[\s,.]*(?:while|and|but|as|after|when|although|because|with|which|that|in|on|during)\b"
)
# Between a quotation and its tag: punctuation and a title ("Defence Minister Yoav Gallant said").
_NEAR = re.compile(r"[\s,.—–-]*(?:(?:the\s|a\s|an\s)?(?:[\w’'.-]+\s){0,5})?")
# A sentence ended before the quotation; "the U.S. “will not …”" goes on.
_ENDED = re.compile(r"(?<![A-Z])[.!?][”\"]?\s*$")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Attributed:
    """The attributions of an article, and its mentions with the people it introduces and the pronouns."""

    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]


class Attributor:
    """Finds attributions; built once from a language, then a pure function."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def attribute(self, text: str, mentions: tuple[Mention, ...], article_id: str) -> Attributed:
        """Attributions in text order, with every mention they rest on. Spans are inside the text."""
        known = sorted(
            [*mentions, *people.discover(text, mentions, article_id, self._language)], key=lambda m: m.span
        )
        quotes = quotations(text)
        spans = Spans(sentences(text))
        quoted = [quote.span for quote in quotes]
        spoken = pronouns.pronoun_mentions(text, tuple(known), spans, quoted)
        everyone = sorted([*known, *spoken], key=lambda m: m.span)
        reading = _Reading(text, spans, Spans(paragraphs(text)), everyone, quotes, self._language)
        found = sorted(reading.attributions(), key=lambda a: (a.span, a.content))
        return Attributed(tuple(found), tuple(everyone))


class _Reading:
    """One article being read: what is known about it, and the attributions it yields."""

    def __init__(
        self,
        text: str,
        spans: Spans,
        parts: Spans,
        mentions: list[Mention],
        quotes: list[Quotation],
        language: Language,
    ) -> None:
        self.text, self.spans, self.parts, self.quotes, self.language = text, spans, parts, quotes, language
        quoted = [quote.span for quote in quotes]
        self.outside = [m for m in mentions if not any(q.covers(m.span) for q in quoted)]

    def attributions(self) -> Iterator[Attribution]:
        """Every attribution, in no order."""
        said: list[Attribution] = []
        for quote in self.quotes:
            spoken = self._quoted(quote, said[-1] if said else None)
            if spoken:
                yield spoken
                said.append(spoken)
        for sentence in self.spans.all:
            # Beside a quotation only what stands before it and its cue is still unread.
            starts = [
                min(a.cue.start if a.cue else a.content.start, a.content.start)
                for a in said
                if a.span.overlaps(sentence)
            ]
            unread = Span(sentence.start, max(sentence.start, min([sentence.end, *starts])))
            yield from self._reported(sentence, unread)

    # --- quotations ---

    def _quoted(self, quote: Quotation, last: Attribution | None) -> Attribution | None:
        host = self._host(quote)
        content = _trimmed(self.text, quote.content)
        cue, holder = self._speaker(quote, host)
        short = len(_WORDS.findall(content.of(self.text))) <= SCARE_WORDS
        if cue is None and short and quote.span.start != host.start:
            return None
        if holder is None and _is_title(content.of(self.text)):
            return None
        if cue is None:
            return Attribution("direct", host, content, None, holder or self._going_on(quote, host, last))
        return Attribution(self._voice(quote, cue), host, content, cue.span, holder)

    def _host(self, quote: Quotation) -> Span:
        """The sentences a quotation stands in, within its paragraph; not one that ended before it."""
        paragraph = self.parts.at(quote.span.start)
        host = self.spans.host(quote.span)
        start = max(host.start, paragraph.start)
        if _ENDED.search(self.text[start : quote.span.start]):
            start = quote.span.start
        return Span(start, max(quote.span.end, min(host.end, paragraph.end)))

    def _speaker(self, quote: Quotation, host: Span) -> tuple[Found | None, Mention | None]:
        """The cue of a quotation and its subject: a tag right after it, else the nearest cue before it."""
        after = self._tag(quote, host)
        if after:
            return after
        others = [q.span for q in self.quotes if q is not quote and host.overlaps(q.span)]
        before = [c for c in self._cues(Span(host.start, quote.span.start), others) if c.cue.types & SPEECH]
        for cue in reversed(before):
            holder = subject_before(self.text, cue, self.outside, host, self.language)
            # "post", "comments": forms that are nouns as often as verbs count only with their subject.
            if holder or cue.cue.form in ("past", "ing"):
                return cue, holder
        return None, self._according(host)

    def _tag(self, quote: Quotation, host: Span) -> tuple[Found, Mention | None] | None:
        """The speech tag after a quotation: “…,” he said; “…,” says Yaakov Katz, a senior fellow."""
        rest = Span(quote.span.end, host.end)
        if _CLAUSE.match(self.text, rest.start, rest.end):
            return None
        for cue in find_cues(self.text, rest, self.language):
            if not cue.cue.types & SPEECH or cue.cue.form == "base":
                continue
            gap = self.text[rest.start : cue.span.start]
            if "“" in gap or '"' in gap:
                return None
            holder = subject_before(self.text, cue, self.outside, rest, self.language)
            first = holder.span.start if holder else cue.span.start
            if not _NEAR.fullmatch(self.text[rest.start : first]):
                return None
            return cue, holder or subject_after(self.text, cue, self.outside, rest.end)
        return None

    def _cues(self, within: Span, others: list[Span]) -> Iterator[Found]:
        for cue in find_cues(self.text, within, self.language):
            if not any(other.covers(cue.span) for other in others):
                yield cue

    def _going_on(self, quote: Quotation, host: Span, last: Attribution | None) -> Mention | None:
        """The speaker of a quotation without a tag: that of the speech it goes on from."""
        around = self.text[host.start : quote.span.start] + self.text[quote.span.end : host.end]
        if last is None or not (quote.continues or not around.strip(" .")):
            return None
        paragraphs_between = self.parts.index(quote.span.start) - self.parts.index(last.content.start)
        return last.holder if paragraphs_between <= 1 else None

    def _voice(self, quote: Quotation, cue: Found) -> str:
        """Mixed where the quotation is a piece of the reporter's own clause, else direct."""
        if cue.span.start > quote.span.start:
            lead = self.text[self.spans.at(quote.span.start).start : quote.span.start].rstrip()
        else:
            lead = self.text[cue.span.end : quote.span.start].rstrip()
        return "direct" if not lead or lead[-1] in ',:.!?”"' else "mixed"

    # --- sentences without quotation ---

    def _reported(self, sentence: Span, unread: Span) -> Iterator[Attribution]:
        """Reported speech and deeds in `unread`, a part of `sentence`.

        Each cue has its own subject and reaches up to where the next subject begins: a contrast in
        one sentence gives two, and who reports another's view is not its holder.
        """
        according = self._according(unread)
        if according:
            yield Attribution("indirect", sentence, _trimmed(self.text, unread), None, according)
            return
        found: list[tuple[Found, Mention, str]] = []
        for cue in find_cues(self.text, unread, self.language):
            subject = subject_before(self.text, cue, self.outside, unread, self.language)
            voice = self._kind(cue, unread) if subject else None
            # "confirmed that Turkey would join": a plan the speaker speaks of, no deed of Turkey's.
            planned = cue.cue.form == "base" and bool(found) and found[-1][2] == "indirect"
            if subject and voice and not planned and not (found and found[-1][1].span == subject.span):
                found.append((cue, subject, voice))
        ends = [*(subject.span.start for _, subject, _ in found[1:]), unread.end]
        for (cue, subject, voice), end in zip(found, ends, strict=False):
            content = _trimmed(self.text, self._content(cue, subject, Span(unread.start, end), voice))
            if _WORDS.search(content.of(self.text)):
                yield Attribution(voice, sentence, content, cue.span, subject)

    def _kind(self, cue: Found, within: Span) -> str | None:
        """Speech that reports a clause is indirect; an attitude is a position, a deed an action."""
        clause = _THAT.match(self.text, cue.span.end, within.end)
        if "action" in cue.cue.types and not clause:
            return "action"
        if not _WORDS.search(self.text, cue.span.end, within.end):
            return None
        return "indirect" if "speech" in cue.cue.types else "position"

    def _content(self, cue: Found, subject: Mention, within: Span, voice: str) -> Span:
        if voice == "action":
            if _WORDS.search(self.text, cue.span.end, within.end):
                return Span(subject.span.end, within.end)  # with "did not", "appeared to"
            # "an offer Israel quickly rejected": what was done stands before the subject, in its clause.
            clause = max(self.text.rfind(mark, within.start, subject.span.start) for mark in ",;—–")
            return Span(max(clause + 1, within.start), within.end)
        that = _THAT.match(self.text, cue.span.end, within.end)
        start = that.end() if that else cue.span.end
        return Span(start, max(start, within.end))

    def _according(self, within: Span) -> Mention | None:
        """X of "according to X" in the sentence, when X is a known mention."""
        lowered = self.text[within.start : within.end].lower()
        for phrase in self.language.according:
            at = lowered.find(phrase)
            if at < 0:
                continue
            end = within.start + at + len(phrase)
            for mention in self.outside:
                if mention.span.start >= end:
                    gap = self.text[end : mention.span.start]
                    near = len(_WORDS.findall(gap)) <= TITLE_WORDS and "," not in gap
                    return mention if near and not is_possessive(self.text, mention) else None
        return None


def _is_title(words: str) -> bool:
    """Whether most words begin with a capital: a book, a film, a slogan."""
    found = _WORDS.findall(words)
    return len(found) > 1 and sum(word[0].isupper() for word in found) > 0.6 * len(found)


def _trimmed(text: str, span: Span) -> Span:
    """The span without space, a comma or colon before it, or an opening mark after it."""
    piece = span.of(text)
    lead = len(piece) - len(piece.lstrip(" ,:\n"))
    return Span(span.start + lead, max(span.start + lead, span.start + len(piece.rstrip(" \n“"))))
