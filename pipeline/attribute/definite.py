"""Whom a definite noun means: "the minister" after "Foreign Minister Ilse Dornan". One candidate or none."""

from __future__ import annotations

from pipeline.attribute import roles
from pipeline.attribute.agreement import GROUP, PEOPLE, PERSON
from pipeline.attribute.descriptions import Description, Descriptions
from pipeline.attribute.discourse import Choice, Discourse, Referent, Seen
from pipeline.attribute.nouns import Nouns
from pipeline.attribute.phrases import Phrase

# How surely a description leads to an actor; only candidates of the surest kind are weighed.
EXACT, ALIKE, LOOSE = 3, 2, 1
CLEAR = 1.3  # of two with the same description the one meant is this much more present
PRESENT = 1.6  # without any description only somebody who is by far the most present is meant
_FORMER = frozenset(("former", "ex", "late", "then", "outgoing", "acting", "deputy", "vice"))
_STOP = frozenset(
    ("the", "this", "that", "these", "those", "-", "a", "an", "'s", "’s", "of", "and", "all", "both")
)
# Anybody of some standing can come back as one of these, described or not.
_PERSONAL = frozenset(("year-old", "republican", "democrat", "lawmaker", "politician", "veteran"))


# Who holds these is known by the date, in the resolve stage: somebody of the registry is meant by likeness
# never, only where the article gives him the very title.
_OFFICES = frozenset(
    ("president", "prime minister", "premier", "chancellor", "taoiseach", "king", "queen", "pope", "leader")
) | frozenset(
    (
        "minister",
        "foreign minister",
        "defence minister",
        "defense minister",
        "secretary",
        "secretary of state",
    )
)
_DISCOVERED = "~"  # what the ids of those begin with whom the registry does not have


# What these nouns may mean, whatever it is called, when it has just acted.
_GROUPS = {
    "group": frozenset(("organisation", "armed_group", "party", "outlet")),
    "organisation": frozenset(("organisation", "armed_group", "outlet")),
    "organization": frozenset(("organisation", "armed_group", "outlet")),
    "party": frozenset(("party",)),
}


def _near(seen: Seen, at: Seen) -> bool:
    """Whether somebody stands in the writer's sentence before a place, or before it in its own."""
    return at.sentence - 1 <= seen.sentence and seen.span.end <= at.span.start and not seen.quoted


def _acted(seen: Seen, at: Seen) -> bool:
    """Whether somebody acts near a place."""
    return seen.role in {roles.SPEAKER, roles.SUBJECT} and _near(seen, at)


def _is_office_of_registered(noun: str | None, actor_id: str) -> bool:
    """Whether a noun is an office, and the actor one whose offices the registry dates."""
    return noun in _OFFICES and not actor_id.startswith(_DISCOVERED)


class Definites:
    """Leads definite nouns back to those the article has introduced."""

    def __init__(self, nouns: Nouns, descriptions: Descriptions, discourse: Discourse) -> None:
        self._nouns = nouns
        self._descriptions = descriptions
        self._discourse = discourse

    def match(self, phrase: Phrase, at: Seen) -> Choice | None:
        """The one actor that a definite noun means, or None."""
        acting = self._last_group(phrase, at)
        if acting is not None:
            return acting
        ranked = self.ranked(phrase)
        if not ranked:
            if phrase.noun in _PERSONAL and not phrase.plural:
                return self._weigh(self._people(phrase), at, PRESENT)
            return self._undescribed(phrase, at)
        best = max(strength for strength, _ in ranked)
        return self._weigh([referent for strength, referent in ranked if strength == best], at, CLEAR)

    def _last_group(self, phrase: Phrase, at: Seen) -> Choice | None:
        """The one organisation that acts in the sentence before "the group said", "the party said"."""
        kinds = _GROUPS.get(phrase.noun or "")
        if kinds is None or phrase.plural or len(phrase.words) != len(("the", "group")):
            return None
        near = [
            referent
            for referent in self._discourse.referents.values()
            if referent.mention is not None
            and referent.mention.kind in kinds
            and any(_acted(seen, at) or phrase.noun == "party" for seen in referent.seen if _near(seen, at))
        ]
        found = self._discourse.present(near, at) if len(near) == 1 else []
        return found[0] if found else None

    def describes(self, phrase: Phrase, actor_id: str) -> bool:
        """Whether the article calls an actor by just this noun, anywhere."""
        known = self._descriptions.by_actor.get(actor_id)
        return known is not None and phrase.noun in known.nouns and self._modifiers(phrase) <= known.words

    def ranked(self, phrase: Phrase) -> list[tuple[int, Referent]]:
        """Everybody whose description a noun fits, with how surely it does."""
        found = []
        modifiers = self._modifiers(phrase)
        for referent in self._discourse.referents.values():
            strength = self._strength(phrase, modifiers, referent)
            if strength:
                found.append((strength, referent))
        return found

    def _weigh(self, among: list[Referent], at: Seen, margin: float) -> Choice | None:
        present = self._discourse.present(among, at)
        if len(among) == 1 and margin == CLEAR:
            return present[0] if present else self._discourse.last(among[0], at)
        if not present or (len(present) > 1 and present[0].score < margin * present[1].score):
            return None
        return present[0]

    def _undescribed(self, phrase: Phrase, at: Seen) -> Choice | None:
        """The only person here, where nothing is said yet of who that is: "Ilse Dornan … The secretary"."""
        if phrase.plural or phrase.noun not in self._nouns.person or phrase.words[0].lower != "the":
            return None
        if phrase.noun in self._nouns.words["generic"] | self._nouns.words["sources"]:
            return None
        near = self._discourse.present(self._people(phrase), at)
        if len(near) != 1 or near[0].referent.mention is None or near[0].referent.mention.kind != "person":
            return None
        if _is_office_of_registered(phrase.noun, near[0].referent.mention.actor_id):
            return None
        known = self._descriptions.by_actor.get(near[0].referent.mention.actor_id)
        return near[0] if known is not None and not known.nouns and "who" not in known.words else None

    def _people(self, phrase: Phrase) -> list[Referent]:
        gender = self._nouns.gender(phrase.noun or "")
        return [
            referent
            for referent in self._discourse.referents.values()
            if referent.kind == PERSON and referent.mention is not None and gender in {None, referent.gender}
        ]

    def _modifiers(self, phrase: Phrase) -> set[str]:
        words = {token.lower for token in phrase.words[:-1]} - _STOP - self._nouns.words["vague"]
        noun = phrase.noun or ""
        if phrase.owner is not None and phrase.tree[phrase.owner].tag != "PRP$":
            words.add(phrase.tree[phrase.owner].lower)
        return words - set(noun.replace("-", " ").split())

    def _strength(self, phrase: Phrase, modifiers: set[str], referent: Referent) -> int:
        mention, noun = referent.mention, phrase.noun
        if mention is None or noun is None:
            return 0
        known = self._descriptions.by_actor.get(mention.actor_id)
        if known is None:
            return 0
        if phrase.plural:
            return (
                EXACT if referent.kind == PEOPLE and noun in known.nouns and modifiers <= known.words else 0
            )
        if referent.kind == PERSON and noun in self._nouns.person | {"year-old"}:
            strength = self._person(noun, modifiers, referent, known)
            titled = strength == EXACT and "opposition" not in known.words
            return strength if titled or not _is_office_of_registered(noun, mention.actor_id) else 0
        if referent.kind == GROUP and noun in self._nouns.body:
            return self._group(noun, modifiers, mention.kind, known)
        return 0

    def _person(self, noun: str, modifiers: set[str], referent: Referent, known: Description) -> int:
        gender = self._nouns.gender(noun)
        if gender and referent.gender and gender != referent.gender:
            return 0
        if not modifiers <= known.words:
            return 0
        held = known.words & _FORMER
        if noun in known.nouns:
            return LOOSE if held - modifiers else EXACT
        alike = any(self._nouns.same(noun, other) for other in known.nouns)
        return ALIKE if alike else 0

    def _group(self, noun: str, modifiers: set[str], kind: str, known: Description) -> int:
        if noun in known.nouns and modifiers <= known.words:
            return EXACT
        if kind == "armed_group":
            modifiers = modifiers - self._nouns.words["armed"]
        if modifiers:
            return 0
        if known.nouns and kind == "organisation":  # its own noun says what it is: a league is no firm
            return ALIKE if any(self._nouns.same(noun, other) for other in known.nouns) else 0
        return ALIKE if kind in self._nouns.kinds.get(noun, frozenset()) else 0
