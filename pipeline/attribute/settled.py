"""What has been settled so far in one article: who was mentioned where, and what each phrase stands for."""

from __future__ import annotations

from dataclasses import replace

from pipeline.attribute.agreement import gender_of, pronoun_of, title_gender
from pipeline.attribute.chains import Chains
from pipeline.attribute.descriptions import Descriptions
from pipeline.attribute.discourse import Choice, Discourse, Referent, Seen
from pipeline.attribute.nouns import Nouns
from pipeline.attribute.offices import with_offices
from pipeline.attribute.phrases import PRONOUN, Cutter, Phrase
from pipeline.attribute.reading import Reading
from pipeline.records import Mention
from pipeline.text import Span

SURE, LIKELY = 0.8, 0.6  # without and with a rival: an order of trust, not calibrated


class Settled:
    """The state of one article while it is read.

    `phrases` are the noun phrases of each tree, in the order of `Reading.trees`; `resolved` what a phrase
    stands for, by the end of its head; `found` those mentions that stand outside quotations; `instead` what
    a mention of the reading turned out to be ("the official": the one spoken of before), by its span.
    """

    def __init__(self, reading: Reading, nouns: Nouns) -> None:
        self.reading = reading
        self.nouns = nouns
        self.discourse = Discourse()
        self.descriptions = Descriptions(nouns)
        self.resolved: dict[int, Mention] = {}
        self.found: list[Mention] = []
        self.instead: dict[Span, Mention] = {}
        self._chains = Chains(reading.mentions)
        cutter = Cutter(reading, nouns)
        self.phrases = [with_offices(cutter.phrases(tree), nouns) for tree in reading.trees]
        for tree, phrases in zip(reading.trees, self.phrases, strict=True):
            self.descriptions.read(tree, reading.text, phrases)
        self._genders = self._told_genders()

    def _told_genders(self) -> dict[str, str]:
        told: dict[str, str] = {}
        for phrase in (phrase for phrases in self.phrases for phrase in phrases):
            if phrase.mention is not None and phrase.mention.kind == "person":
                gender = title_gender(phrase.mention, phrase, self.nouns)
                if gender:
                    told.setdefault(phrase.mention.actor_id, gender)
        for actor_id, known in self.descriptions.by_actor.items():
            genders = {self.nouns.gender(noun) for noun in known.nouns} - {None}
            if len(genders) == 1:  # "Jane Roe, a spokeswoman"
                told.setdefault(actor_id, str(genders.pop()))
        return told

    def gender(self, mention: Mention, phrase: Phrase) -> str | None:
        """The pronoun "he" or "she" where this or another mention of the actor tells it ("Mrs Skeld")."""
        return self._genders.get(mention.actor_id) or gender_of(mention, phrase, self.nouns)

    def stands_for(self, phrase: Phrase) -> Mention | None:
        """The actor of a phrase, as far as it is settled."""
        return self.resolved.get(phrase.span.end) or phrase.mention

    def note(self, mention: Mention, kind: str, gender: str | None, seen: Seen) -> None:
        """Adds a place where an actor is mentioned."""
        # "A US official" and "US officials" are one actor by name and two in what may be meant by "he".
        key = f"{mention.actor_id} {kind}" if mention.kind in {"unnamed", "collective"} else mention.actor_id
        self.discourse.note(Referent(key, mention, kind, gender), seen)

    def follow(self, phrase: Phrase, choice: Choice, method: str, seen: Seen) -> None:
        """Settles that a phrase means a candidate."""
        mention = choice.referent.mention
        if mention is not None:
            actor = meant(mention, method, LIKELY if choice.rival else SURE)
            self.settle(phrase, actor, choice.seen.span, seen, choice.referent.kind)

    def settle(self, phrase: Phrase, actor: Mention, nearest: Span | None, seen: Seen, kind: str) -> None:
        """Settles that a phrase means an actor of a kind whose nearest words before it are `nearest`."""
        self.put(phrase, actor, self._chains.chain(phrase.span, actor.actor_id, nearest))
        pronoun = pronoun_of(phrase.lower) if phrase.kind == PRONOUN else None
        self.note(actor, kind, pronoun if pronoun in {"he", "she"} else None, seen)
        if not seen.quoted:
            self.keep(phrase)

    def put(self, phrase: Phrase, actor: Mention, chain: tuple[Span, ...] = ()) -> None:
        """Settles what a phrase stands for without mentioning anybody again."""
        text = phrase.span.of(self.reading.text)
        self.resolved[phrase.span.end] = replace(actor, span=phrase.span, text=text, chain=chain)

    def author(self, phrase: Phrase, author: Mention, seen: Seen) -> None:
        """Settles that a phrase means the writer, no candidate for "he": nobody writes so of himself."""
        self.put(phrase, replace(author, method="author"))
        if not seen.quoted:
            self.keep(phrase)

    def keep(self, phrase: Phrase) -> None:
        """Adds what was settled to the mentions, by the words that no other mention has."""
        found = self.resolved[phrase.span.end]
        start = max((m.span.end for m in self.reading.mentions_in(found.span)), default=found.span.start)
        inside = [token for token in phrase.words if token.start >= start]
        if not inside or phrase.mention is not None:
            return
        # "his lawyer": "his" is a mention of its own.
        own = inside[1:] if inside[0].tag in {"PRP$", "WP$"} and len(inside) > 1 else inside
        span = Span(own[0].start, found.span.end)
        self.found.append(replace(found, span=span, text=span.of(self.reading.text)))


def meant(actor: Mention, method: str, confidence: float) -> Mention:
    """An actor as words that do not name it lead to it: no surer than its own mention."""
    return replace(actor, method=method, confidence=min(confidence, actor.confidence))
