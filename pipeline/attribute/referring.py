"""Reads an article from its first sentence to its last and settles whom each pronoun and noun means."""

from __future__ import annotations

from dataclasses import replace

from pipeline.attribute import roles
from pipeline.attribute.agreement import GROUP, PEOPLE, PERSON, THING, nature, pronoun_of
from pipeline.attribute.ahead import before_relative, is_inserted, name_ahead
from pipeline.attribute.discourse import Choice, Referent, Seen
from pipeline.attribute.noun_reader import NounReader
from pipeline.attribute.phrases import NAME, NOUN, PRONOUN, Phrase
from pipeline.attribute.settled import LIKELY, SURE, Settled, meant
from pipeline.records import Mention
from pipeline.syntax.tree import Tree

# "It seems", "it is clear": with these verbs "it" often stands for nothing.
_EMPTY = frozenset(
    [
        *("is", "was", "be", "been", "are", "seems", "seemed", "appears", "appeared", "remains", "remained"),
        *("takes", "took", "turned", "turns", "means", "meant", "happened", "happens", "became", "becomes"),
    ]
)


def _is_empty(phrase: Phrase, seen: Seen) -> bool:
    """Whether "it" stands for nothing, as far as its verb tells."""
    after = phrase.tree[phrase.head + 1].lower if phrase.head + 1 < len(phrase.tree) else ""
    verb = phrase.tree[seen.verb].lower if seen.verb is not None else ""
    return after in _EMPTY or verb in _EMPTY


def _told_by(phrases: list[Phrase], places: list[roles.Place]) -> Phrase | None:
    """Who tells what the sentence says, where that stands last: "Katz will win, Dornan says"."""
    for index in range(len(phrases) - 1, 0, -1):
        phrase = phrases[index]
        place = places[index]
        if place.role == roles.SPEAKER and is_inserted(phrase, place.verb):
            return phrase
    return None


class Referring:
    """Settles what the words of one article refer to: one pass in text order."""

    def __init__(self, settled: Settled) -> None:
        self._settled = settled
        self._nouns = NounReader(settled, self._phrase)
        self._done: set[int] = set()

    def read(self) -> None:
        """Reads the whole article."""
        sentence = 0
        for number, tree in enumerate(self._settled.reading.trees):
            self._sentence(number, sentence)
            sentence += not self._all_quoted(tree)

    def _all_quoted(self, tree: Tree) -> bool:
        """Whether a sentence has no word of the writer's own."""
        start, end = tree.span
        quote = self._settled.reading.quote_at(start)
        return quote is not None and quote.span.end >= end

    def _sentence(self, number: int, sentence: int) -> None:
        settled, phrases = self._settled, self._settled.phrases[number]
        if not phrases:
            return
        reading = settled.reading
        paragraph = reading.paragraphs.index(phrases[0].span.start)
        subject = False
        places = [roles.place(phrases, index, reading.language) for index in range(len(phrases))]
        told = _told_by(phrases, places)
        beside: dict[int, roles.Place] = {}
        for index, phrase in enumerate(phrases):
            # "The leader of the council, Gwen Hartnoll, said": a name does what the noun before it does.
            place = beside.get(phrase.span.end) or places[index]
            name = settled.descriptions.name_of(phrase)
            if name is not None and name.first > phrase.head:
                beside[name.span.end] = place
            acts = place.role in {roles.SPEAKER, roles.SUBJECT}
            quoted = reading.quote_at(phrase.span.start) is not None
            span = phrase.mention.span if phrase.kind == NAME and phrase.mention is not None else phrase.span
            seen = Seen(
                span,
                place.role,
                place.verb,
                sentence,
                paragraph,
                number,
                quoted,
                acts and not subject,
                tells=phrase is told,
            )
            subject = subject or (acts and not quoted)
            self._phrase(phrases, index, seen)

    def _phrase(self, phrases: list[Phrase], index: int, seen: Seen) -> None:
        phrase = phrases[index]
        if phrase.span.end in self._done:
            return
        self._done.add(phrase.span.end)
        if phrase.mention is not None:
            self._named(phrases, index, phrase.mention, seen)
        elif phrase.kind == PRONOUN:
            self._pronoun(phrases, index, seen)
        else:
            self._nouns.noun(phrases, index, seen)

    def _named(self, phrases: list[Phrase], index: int, mention: Mention, seen: Seen) -> None:
        settled, phrase = self._settled, phrases[index]
        if phrase.kind == NOUN and self._nouns.again(phrase, mention, seen):
            return
        mention = self._nouns.speaker_for(phrase, mention, seen) or mention
        settled.note(mention, nature(mention, phrase), settled.gender(mention, phrase), seen)
        if phrase.kind == NOUN:
            settled.resolved[phrase.span.end] = mention
        tree = phrase.tree
        joined = phrase.head + 1 < len(tree) and tree[phrase.head + 1].lower in {"and", "&"}
        if joined and index + 1 < len(phrases) and phrases[index + 1].first == phrase.head + 2:
            # "Katz and Gallant": "they" may mean both, and nobody is called that.
            settled.discourse.note(Referent(f"&{seen.span.end}", None, PEOPLE, None), seen)

    def _pronoun(self, phrases: list[Phrase], index: int, seen: Seen) -> None:
        settled, phrase = self._settled, phrases[index]
        pronoun = pronoun_of(phrase.lower)
        if pronoun is None or (seen.quoted and pronoun in {"it", "they"}):
            return
        if pronoun == "i":
            author = None if seen.quoted else settled.reading.author
            if author is not None:
                settled.author(phrase, author, seen)
        elif pronoun == "who":
            self._relative(phrases, index, seen)
        else:
            self._personal(phrases, index, pronoun, seen)

    def _personal(self, phrases: list[Phrase], index: int, pronoun: str, seen: Seen) -> None:
        """Settles "he", "she", "it", "they": a name right ahead, or the most present candidate before."""
        settled, phrase = self._settled, phrases[index]
        if phrase.lower == "it" and _is_empty(phrase, seen):
            return
        inserted = is_inserted(phrase, seen.verb)
        ahead = None if inserted else self._name_ahead(phrases, index, pronoun)
        if ahead is not None:
            settled.settle(
                phrase, meant(ahead, "pronoun", LIKELY), None, seen, GROUP if pronoun == "it" else PERSON
            )
            return
        if inserted:
            seen = replace(seen, inserted=True)
        choice = self._chosen(
            pronoun, seen, group=phrase.lower == "its" and self._owns_people(phrases, index)
        )
        if choice is not None and choice.referent.mention is not None:
            settled.follow(phrase, choice, "pronoun", seen)

    def _owns_people(self, phrases: list[Phrase], index: int) -> bool:
        """Whether what somebody owns acts: "its negotiators", "its trade ministry"."""
        owned = next((other for other in phrases[index + 1 :] if other.owner == phrases[index].head), None)
        nouns = self._settled.nouns
        return owned is not None and owned.noun in nouns.person | nouns.body

    def _chosen(self, pronoun: str, seen: Seen, *, group: bool) -> Choice | None:
        """The one candidate; a thing is none for a pronoun that speaks or has people."""
        found = self._settled.discourse.candidates(pronoun, seen)
        if seen.role == roles.SPEAKER or group:
            found = [choice for choice in found if choice.referent.kind != THING]
        return self._settled.discourse.one(found)

    def _name_ahead(self, phrases: list[Phrase], index: int, pronoun: str) -> Mention | None:
        if pronoun == "they":
            return None
        language = self._settled.reading.language
        return name_ahead(
            phrases, index, lambda mention, phrase: self._agrees(pronoun, mention, phrase), language
        )

    def _agrees(self, pronoun: str, mention: Mention, phrase: Phrase) -> bool:
        """Whether a pronoun can mean a name that follows it."""
        kind = nature(mention, phrase)
        if pronoun == "it":
            return kind == GROUP
        return kind == PERSON and self._settled.gender(mention, phrase) in {pronoun, None}

    def _relative(self, phrases: list[Phrase], index: int, seen: Seen) -> None:
        phrase = phrases[index]
        if phrase.tree[phrase.head].tag not in {"WP", "WDT", "WP$"} or phrase.lower == "that":
            return
        found = before_relative(phrases, index, self._settled.stands_for)
        if found is None:
            self._again(phrases, index, seen)
        else:
            actor, before = found
            self._settled.settle(
                phrase, meant(actor, "pronoun", SURE), before.span, seen, nature(actor, before)
            )

    def _again(self, phrases: list[Phrase], index: int, seen: Seen) -> None:
        """Somebody whom no rule names acts in the clause after "who": "the man, who took his coat"."""
        before = phrases[index - 1] if index else None
        if before is None or before.head < phrases[index].head - 2 or self._settled.stands_for(before):
            return
        known = self._settled.discourse.referents.get(f"?{before.lower}")
        if known is not None:
            self._settled.discourse.note(known, replace(seen, first=True))
