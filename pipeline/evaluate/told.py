"""What the product finds in one labelled text, in characters of that text as it was labelled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.packs import find_pack
from pipeline.records import Attribution, Mention, RawRecord
from pipeline.registry import Registry
from pipeline.run import DEFAULT_PACK, DEFAULT_SCORER
from pipeline.steps.config import registry_in_use
from pipeline.steps.stages import Stages, load_stages
from pipeline.text import AlignedText, Span


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution that was found; its spans are characters of the labelled text.

    `voice` is one of schema.VOICES. `parts` are the pieces of its content, at least one. `source` are the
    words that name the holder, None where there are none. `found` is the stage's own record: its spans are
    of the cleaned text.
    """

    voice: str
    parts: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    found: Attribution


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything found in one text: its attributions in text order, and who is mentioned where, by id."""

    told: tuple[Told, ...]
    mentions: tuple[tuple[Span, str], ...]


class Listener:
    """Cleans, resolves and attributes a text by the stages of the product."""

    def __init__(self, stages: Stages, registry: Registry) -> None:
        self.stages = stages
        self.registry = registry

    def hear(self, record: RawRecord, published: dt.date | None) -> Heard:
        """What is found in a plain text published on that day; None is an unknown day, and none is guessed.

        Attributions come back in characters of `record.payload`, since that is what people labelled.
        """
        stages = self.stages
        cleaned = stages.clean(record)
        aligned = cleaned.aligned
        if not aligned.text.strip():
            return Heard((), ())
        authors = stages.decide(record, cleaned, self.registry).authors
        mentions = stages.resolve(aligned.text, published, authors, cleaned.headings)
        attributed = stages.attribute(aligned.text, mentions, cleaned.headings, stages.author(authors))
        told = (_told(aligned, attribution) for attribution in attributed.attributions)
        named = (
            (aligned.raw_span(*place), mention.actor_id)
            for mention in attributed.mentions
            if (place := _place(mention))
        )
        return Heard(tuple(told), tuple(named))


def listener() -> Listener:
    """A listener with the stages as they ship and the registry in use."""
    registry = registry_in_use()
    return Listener(load_stages(find_pack(DEFAULT_PACK), registry, DEFAULT_SCORER), registry)


def _told(aligned: AlignedText, found: Attribution) -> Told:
    source = found.source or (_place(found.holder) if found.holder else None)
    return Told(
        voice=found.voice,
        parts=tuple(_raw(aligned, found.pieces)),
        cue=aligned.raw_span(*found.cue) if found.cue else None,
        source=aligned.raw_span(*source) if source else None,
        found=found,
    )


def _place(mention: Mention) -> Span | None:
    """Where a mention stands; an author who nowhere speaks of himself is mentioned by no words."""
    return mention.span if mention.span.start < mention.span.end else None


def _raw(aligned: AlignedText, spans: Iterable[Span]) -> Iterable[Span]:
    return (aligned.raw_span(*span) for span in spans)
