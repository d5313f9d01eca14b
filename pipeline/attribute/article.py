"""Attributions of one article: quotations, reported speech, attitudes and deeds, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.attribute.according import according
from pipeline.attribute.cues import frames
from pipeline.attribute.deeds import deeds
from pipeline.attribute.loose import loose
from pipeline.attribute.nested import nested
from pipeline.attribute.nominal import nominals
from pipeline.attribute.nouns import nouns_of
from pipeline.attribute.quotes import quotations
from pipeline.attribute.reading import Reading
from pipeline.attribute.retagged import retagged
from pipeline.attribute.said import said
from pipeline.attribute.sentences import Spans, paragraphs, sentences
from pipeline.attribute.turns import with_turns
from pipeline.attribute.voices import held
from pipeline.language import Language
from pipeline.records import Attribution, Mention
from pipeline.syntax.parser import Parser
from pipeline.syntax.tree import Tree
from pipeline.text import Span

# Characters; a sentence beyond is a list or a table, and every cue in it is compared with every other.
MAX_SENTENCE = 2000


@dataclass(frozen=True, slots=True)
class Attributed:
    """The attributions of an article, and its mentions with the pronouns and nouns that stand for actors."""

    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]


class Attributor:
    """Finds attributions; built once from a language and a parser, then a pure function."""

    def __init__(self, language: Language, parser: Parser) -> None:
        self._language = language
        self._parser = parser
        nouns_of(language.code)  # read here, kept: the stage itself reads no file

    def attribute(
        self,
        text: str,
        mentions: tuple[Mention, ...],
        headings: Sequence[Span] = (),
        author: Mention | None = None,
    ) -> Attributed:
        """Attributions in text order, with every mention they rest on. Spans are inside the text."""
        reading = self._read(text, mentions, headings, author)
        drafts = [draft for tree in reading.trees for draft in _in_sentence(reading, tree)]
        found, everyone = held(reading, [*loose(reading, drafts), *nested(reading)])
        return Attributed(
            tuple(_once(sorted(found, key=lambda a: (a.content, a.voice, a.cue is None)))), everyone
        )

    def _read(
        self, text: str, mentions: tuple[Mention, ...], headings: Sequence[Span], author: Mention | None
    ) -> Reading:
        spans = sentences(text)
        return Reading(
            text,
            self._language,
            Spans(spans),
            Spans(paragraphs(text)),
            retagged(self._parsed(text, spans, mentions), mentions),
            with_turns(text, quotations(text)),
            mentions,
            tuple(headings),
            author,
        )

    def _parsed(self, text: str, spans: list[Span], mentions: tuple[Mention, ...]) -> list[Tree]:
        people, places = _named(mentions, "person"), _named(mentions, "country")
        return self._parser.parse(text, _short(text, spans), people, places)


def _short(text: str, spans: list[Span]) -> Iterator[Span]:
    """The sentences, overlong ones cut at a space."""
    for span in spans:
        rest = span
        while rest.end - rest.start > MAX_SENTENCE:
            limit = rest.start + MAX_SENTENCE
            space = text.rfind(" ", rest.start + 1, limit)
            cut = space if space > 0 else limit
            yield Span(rest.start, cut)
            rest = Span(cut, rest.end)
        yield rest


def _named(mentions: tuple[Mention, ...], kind: str) -> list[Span]:
    return [m.span for m in mentions if m.kind == kind and m.method in {"name", "alias", "apposition"}]


def _in_sentence(reading: Reading, tree: Tree) -> Iterator[Attribution]:
    found, rest = said(reading, tree, frames(reading, tree))
    phrased = according(reading, tree)
    found = [*(draft for draft in found if not any(p.cue == draft.cue for p in phrased)), *phrased]
    yield from found
    taken = [piece for draft in found for piece in draft.pieces]
    deeds_done = list(deeds(reading, tree, rest, taken))
    yield from deeds_done
    yield from nominals(reading, tree, [*taken, *(draft.content for draft in deeds_done)])


def _once(found: list[Attribution]) -> Iterator[Attribution]:
    """Each content once for its voice and holder: two cues of one speaker may claim the same words."""
    seen: set[tuple[str, Span, str | None]] = set()
    for attribution in found:
        key = (
            attribution.voice,
            attribution.content,
            attribution.holder.actor_id if attribution.holder else None,
        )
        if key not in seen:
            seen.add(key)
            yield attribution
