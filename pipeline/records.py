"""What passes from stage to stage for one article.

Each stage takes the record of the one before it and returns a new one; nothing here is mutable.
Spans are characters of `Clean.aligned.text` unless a field says otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline import ids
from pipeline.text import AlignedText, Span


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One input as it was read. `kind` is "text" or "html"; metadata is what the input declared."""

    ref: str
    origin: str
    payload: str
    kind: str = "text"
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    sample: bool = False

    @property
    def input_key(self) -> str:
        """Hash of the input as it was read; where it lies on disk is no part of it."""
        declared = (self.title, self.source, self.url, self.published, *self.authors)
        return ids.digest("input", self.ref, self.kind, self.payload, *declared)


@dataclass(frozen=True, slots=True)
class RejectedInput:
    """An input that can't be read: what it was and why, in one plain sentence."""

    ref: str
    origin: str
    reason: str
    sample: bool = False

    @property
    def input_key(self) -> str:
        """Hash of the place and the reason."""
        return ids.digest("rejected", self.ref, self.origin, self.reason)


@dataclass(frozen=True, slots=True)
class Repair:
    """Raw `span` read `before`; the clean text reads `after`. `kind` names the repair."""

    span: Span
    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Removal:
    """Raw `span` is not the article; `kind` says what it is (navigation, caption, …)."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Clean:
    """The text of an article, aligned to its raw text, with what was done to it.

    `title` is the headline found in the text or markup; `headings` are spans of the text that are
    headings, not sentences. `meta` is metadata found in markup (key → value), "" never a value.
    """

    aligned: AlignedText
    repairs: tuple[Repair, ...] = ()
    removed: tuple[Removal, ...] = ()
    title: str | None = None
    headings: tuple[Span, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The clean text."""
        return self.aligned.text


@dataclass(frozen=True, slots=True)
class Provenance:
    """Outlet and date, each with its evidence; None means not known."""

    outlet_id: str | None = None
    outlet: str | None = None
    outlet_evidence: str | None = None
    published: dt.date | None = None
    published_at: dt.datetime | None = None
    date_precision: str = "unknown"
    date_evidence: str | None = None
    date_conflicts: tuple[str, ...] = ()
    title: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    wire: str | None = None
    wire_evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mention an actor.

    `method` is one of schema.METHODS; `pronoun` is "he", "she", "it", "they" or None where it is not
    known. `body_id` and `body` are the actor that an unnamed source or a collective speaks for ("two US
    officials": United States). `chain` are the earlier words that lead to the actor, nearest first:
    for "he" the span of "Gallant", then that of "Yoav Gallant"; empty where the words name the actor.
    """

    span: Span
    text: str
    actor_id: str
    actor: str
    kind: str
    method: str
    confidence: float = 1.0
    pronoun: str | None = None
    body_id: str | None = None
    body: str | None = None
    chain: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words or a deed and whose they are. Voice: schema.VOICES; `marks`: schema.MARKS.

    `holder` None means nobody is known by it; `source` are the words that name the holder, also where
    they lead to nobody ("he" of two men). `parts` are the pieces of a content that a cue splits, in
    order, and empty where it is in one piece. `reporter` is another actor who reports it. `cue_verb` is
    the cue in its base form ("claim"), `framing` how it frames (schema.FRAMINGS), None without a cue.
    """

    voice: str
    span: Span
    content: Span
    cue: Span | None = None
    holder: Mention | None = None
    source: Span | None = None
    parts: tuple[Span, ...] = ()
    reporter: Mention | None = None
    marks: frozenset[str] = frozenset()
    cue_verb: str | None = None
    framing: str | None = None

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The content in its pieces, in order; one where nothing splits it."""
        return self.parts or (self.content,)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a scorer reads an attribution in: the text, who is mentioned in it, and its sentences.

    `sentence` gives the sentence that a character is in; None where nobody split the text. `country` names
    the country of an actor by his id, where it is known.
    """

    text: str
    mentions: tuple[Mention, ...] = ()
    sentence: Callable[[int], Span] | None = None
    country: Callable[[str], str | None] | None = None

    def around(self, span: Span) -> Span:
        """The sentences that `span` lies in; the whole text where nobody knows them."""
        if self.sentence is None:
            return Span(0, len(self.text))
        first, last = self.sentence(span.start), self.sentence(max(span.start, span.end - 1))
        return Span(min(first.start, span.start), max(last.end, span.end))

    def names(self, holder: Mention | None) -> str:
        """Whom a holder stands for: his name, whom he speaks for, his country; "" where nobody is known."""
        if holder is None:
            return ""
        known = [self.country(one) for one in (holder.actor_id, holder.body_id) if one and self.country]
        return " | ".join(name for name in (holder.actor, holder.body, *known) if name)


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue of a topic found in the text. `side` is "favor", "against" or "none"."""

    span: Span
    kind: str
    side: str
    text: str


@dataclass(frozen=True, slots=True)
class Flip:
    """What the stance would be without some words. `kind` is "negation" or "cue"; label None: none given."""

    span: Span
    kind: str
    text: str
    stance: float
    label: str | None


@dataclass(frozen=True, slots=True)
class Stance:
    """An attribution read against a topic at stake in it; probabilities None when abstained unscored."""

    topic: str
    status: str
    scorer: str
    p_favor: float | None = None
    p_against: float | None = None
    p_neutral: float | None = None
    label: str | None = None
    confidence: float | None = None
    cues: tuple[CueHit, ...] = field(default=())
    flips: tuple[Flip, ...] = field(default=())

    @property
    def stance(self) -> float | None:
        """p_favor − p_against, or None when abstained."""
        if self.status != "scored" or self.p_favor is None or self.p_against is None:
            return None
        return self.p_favor - self.p_against


@dataclass(frozen=True, slots=True)
class Portrayal:
    """How an outlet's own sentence portrays an actor; the probabilities sum to 1."""

    negative: float
    neutral: float
    positive: float

    @property
    def value(self) -> float:
        """p_positive − p_negative, −1 to +1."""
        return self.positive - self.negative
