"""Settles whom a noun means: somebody spoken of before, or an actor without a name of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.attribute import roles
from pipeline.attribute.agreement import GROUP, PEOPLE, PERSON, THING, gender_of, nature
from pipeline.attribute.definite import Definites
from pipeline.attribute.discourse import Referent, Seen
from pipeline.attribute.forward import named_later, shouted
from pipeline.attribute.phrases import QUANTITY, Phrase, linked
from pipeline.attribute.quantities import one_of
from pipeline.attribute.settled import LIKELY, Settled, meant
from pipeline.attribute.unnamed import Belonging, is_definite, may_be_new, source_of
from pipeline.records import Mention

_LINKS = frozenset(("for", "to", "of"))
_BARE = 2  # words of "spokesman (unnamed)"
_OURSELVES = frozenset(("newspaper", "paper", "magazine", "writer", "columnist", "author", "reporter"))


class NounReader:
    """Settles the nouns of one article in text order.

    Args:
        settled: The state of the article.
        read: Reads another phrase of the same sentence before its turn.
    """

    def __init__(self, settled: Settled, read: Callable[[list[Phrase], int, Seen], None]) -> None:
        self._settled = settled
        self._nouns = settled.nouns
        self._read = read
        self._definites = Definites(settled.nouns, settled.descriptions, settled.discourse)

    def noun(self, phrases: list[Phrase], index: int, seen: Seen) -> None:
        """Settles what one phrase with a noun stands for; it may stand for nobody."""
        settled, phrase = self._settled, phrases[index]
        beside = settled.descriptions.name_of(phrase)
        loud = shouted(phrase, settled.reading.mentions)
        if beside is not None and beside.mention is not None:
            settled.put(phrase, meant(beside.mention, "noun", LIKELY))
        elif loud is not None:
            settled.settle(phrase, meant(loud, "alias", LIKELY), None, seen, nature(loud, phrase))
        elif phrase.kind == QUANTITY:
            self._quantity(phrases, index, seen)
        elif phrase.noun is None and not self._speaks(phrase, seen):
            self._thing(phrase, seen)
        elif not self._is_author(phrase, seen):
            owner = self._owner(phrases, index, seen)
            if not self._known_before(phrase, owner, seen):
                self._new(phrases, index, owner, seen)

    def again(self, phrase: Phrase, mention: Mention, seen: Seen) -> bool:
        """Whether "the official", known as somebody without a name, is one spoken of before; settles it."""
        if phrase.words[0].lower not in self._nouns.words["definite"] or phrase.noun is None:
            return False
        choice = self._definites.match(phrase, seen)
        found = choice.referent.mention if choice is not None else None
        if choice is None or found is None or found.actor_id == mention.actor_id:
            return False
        self._settled.follow(phrase, choice, "noun", seen)
        self._settled.instead[mention.span] = self._settled.resolved[phrase.span.end]
        return True

    def speaker_for(self, phrase: Phrase, mention: Mention, seen: Seen) -> Mention | None:
        """A spokesman of whom resolve knows nothing, as the one of the body or the man just spoken of."""
        if mention.kind != "unnamed" or mention.body_id is not None or len(mention.actor.split()) > _BARE:
            return None
        owner = self._spoken_for(phrase, seen)
        made = source_of(phrase, owner, self._nouns) if owner is not None else None
        if made is None:
            return None
        found = replace(made, span=mention.span, text=mention.text)
        self._settled.instead[mention.span] = found
        return found

    def _spoken_for(self, phrase: Phrase, seen: Seen) -> Belonging | None:
        """The body, or for an aide the person, that a spokesman without an owner speaks for."""
        if phrase.plural or phrase.noun not in self._nouns.words["speaking"]:
            return None
        kind = PERSON if phrase.noun == "aide" else GROUP
        near = [
            referent
            for referent in self._settled.discourse.referents.values()
            if referent.kind == kind
            and referent.mention is not None
            and referent.mention.kind not in {"outlet", "unnamed", "country"}
            and referent.seen[-1].sentence >= seen.sentence - 1
        ]
        present = self._settled.discourse.present(near, seen)
        return Belonging(phrase, present[0].referent.mention, implied=True) if len(present) == 1 else None

    def _speaks(self, phrase: Phrase, seen: Seen) -> bool:
        """Whether a noun of no list is a plural that acts and ends like one for people: "exporters"."""
        plural = phrase.tree[phrase.head].tag == "NNS" and seen.role in {
            roles.SPEAKER,
            roles.SUBJECT,
            roles.AGENT,
        }
        return plural and any(phrase.lower.endswith(ending) for ending in self._nouns.words["endings"])

    def _is_author(self, phrase: Phrase, seen: Seen) -> bool:
        """Whether it is "this newspaper", said by the newspaper; settles it."""
        author = self._settled.reading.author
        if author is None or seen.quoted or phrase.words[0].lower != "this" or phrase.noun not in _OURSELVES:
            return False
        self._settled.author(phrase, author, seen)
        return True

    def _known_before(self, phrase: Phrase, owner: Belonging | None, seen: Seen) -> bool:
        """Whether a definite noun leads back, or shortly forward, to an actor; settles it."""
        definite = is_definite(phrase, self._nouns) or (owner is not None and not phrase.plural)
        if definite:
            choice = self._definites.match(phrase, seen)
            found = choice.referent.mention if choice is not None else None
            if choice is not None and found is not None and self._belongs(found, owner):
                self._settled.follow(phrase, choice, "noun", seen)
                self._settled.descriptions.of(found).nouns.add(phrase.noun or "")
                return True
        later = named_later(self._settled, phrase, seen, self._definites)
        if later is not None:
            self._settled.settle(phrase, meant(later, "noun", LIKELY), None, seen, PERSON)
            self._settled.descriptions.of(later).nouns.add(phrase.noun or "")
            return True
        return False

    def _belongs(self, mention: Mention, owner: Belonging | None) -> bool:
        """Whether what follows a noun is known of an actor: a chamber "of commerce" is no parliament."""
        if owner is None or owner.link is None:
            return True
        same = owner.actor is not None and owner.actor.actor_id == mention.body_id
        return same or owner.phrase.lower in self._settled.descriptions.of(mention).words

    def _new(self, phrases: list[Phrase], index: int, owner: Belonging | None, seen: Seen) -> None:
        phrase = phrases[index]
        owner = owner or self._spoken_for(phrase, seen)
        named = phrase if phrase.noun else replace(phrase, noun=phrase.lower, plural=True)
        made = (
            source_of(named, owner, self._nouns)
            if may_be_new(phrase, self._nouns, owned=owner is not None)
            else None
        )
        if made is None:
            self._thing(phrase, seen)
            return
        settled = self._settled
        settled.descriptions.read_noun(phrases, index, made)
        settled.put(phrase, made)
        kind = nature(made, phrase)
        settled.note(settled.resolved[phrase.span.end], kind, gender_of(made, phrase, self._nouns), seen)
        if seen.role == roles.SPEAKER and not seen.quoted:
            settled.keep(phrase)

    def _quantity(self, phrases: list[Phrase], index: int, seen: Seen) -> None:
        """One of several: "one of his aides" is an aide; "one" alone one of those spoken of before."""
        phrase, settled = phrases[index], self._settled
        link = linked(phrases, index)
        if link is not None and link[0] == "of" and link[1].noun is not None:
            number = next(n for n, other in enumerate(phrases) if other is link[1])
            for further in range(index + 1, number):
                self._read(
                    phrases, further, replace(seen, span=phrases[further].span, role=roles.OWNER, first=False)
                )
            made = source_of(replace(link[1], plural=False), self._owner(phrases, number, seen), self._nouns)
            if made is not None:
                settled.put(phrase, made)
                settled.note(settled.resolved[phrase.span.end], PERSON, made.pronoun, seen)
            return
        found = one_of(settled.discourse, seen, self._nouns) if seen.role == roles.SPEAKER else None
        if found is not None:
            settled.settle(phrase, meant(found[0], "noun", LIKELY), found[1].seen.span, seen, PERSON)

    def _owner(self, phrases: list[Phrase], index: int, seen: Seen) -> Belonging | None:
        """Whom a noun belongs to, by what stands before it or is linked to it."""
        phrase = phrases[index]
        if phrase.owner is not None:
            for earlier in reversed(phrases[:index]):
                if earlier.head == phrase.owner:
                    return Belonging(earlier, self._settled.stands_for(earlier))
        link = linked(phrases, index)
        if link is None:
            return None
        relation = link[0] in _LINKS and phrase.noun in self._nouns.relation
        institution = link[0] == "of" and phrase.noun in self._nouns.body
        if not (relation or institution):
            return None
        number = next(n for n, other in enumerate(phrases) if other is link[1])
        for further in range(index + 1, number + 1):
            place = roles.place(phrases, further, self._settled.reading.language)
            self._read(
                phrases, further, replace(seen, span=phrases[further].span, role=place.role, first=False)
            )
        return Belonging(link[1], self._settled.stands_for(link[1]), link[0])

    def _thing(self, phrase: Phrase, seen: Seen) -> None:
        """Something that a pronoun can mean and no rule names."""
        kind = PEOPLE if phrase.plural else THING
        unknown = phrase.tree[phrase.head].tag == "NNP" and len(phrase.words) > 1 and phrase.noun is None
        if unknown or (phrase.noun in self._nouns.person and not phrase.plural):
            kind = PERSON
        gender = self._nouns.gender(phrase.noun or "")
        self._settled.discourse.note(Referent(f"?{phrase.lower}", None, kind, gender), seen)
