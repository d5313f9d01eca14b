"""Which words agree: "she" with a woman, "it" with a ministry, "they" with officials."""

from __future__ import annotations

from pipeline.attribute.nouns import Nouns
from pipeline.attribute.phrases import Phrase
from pipeline.records import Mention

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
IT = frozenset(("it", "its", "itself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
WHO = frozenset(("who", "whom", "whose", "which", "that"))
AUTHOR = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"))

UNTOLD, TOLD_UNNAMED, UNTOLD_UNNAMED = 0.9, 0.75, 0.5
PERSON, GROUP, PEOPLE, THING = "person", "group", "people", "thing"


def pronoun_of(word: str) -> str | None:
    """The pronoun in the nominative: "he", "she", "it", "they", "who" or "i"; None for another word."""
    forms = (("he", HE), ("she", SHE), ("it", IT), ("they", THEY), ("who", WHO), ("i", AUTHOR))
    return next((name for name, words in forms if word in words), None)


def nature(mention: Mention, phrase: Phrase | None) -> str:
    """Whether an actor is a PERSON, a GROUP that acts as one, or PEOPLE."""
    if mention.kind in {"person", "author"}:
        return PERSON
    if mention.kind in {"unnamed", "collective"}:
        if phrase is not None and phrase.plural:
            return PEOPLE
        return PERSON if mention.kind == "unnamed" else GROUP
    return GROUP


def gender_of(mention: Mention, phrase: Phrase | None, nouns: Nouns) -> str | None:
    """The pronoun "he" or "she" where a title before a name, a noun or the given name tells it."""
    told = title_gender(mention, phrase, nouns)
    if told is None and mention.kind == "person" and " " in mention.actor:
        told = nouns.name_genders.get(mention.actor.split()[0])
    return told


def title_gender(mention: Mention, phrase: Phrase | None, nouns: Nouns) -> str | None:
    """The pronoun "he" or "she" where the registry, a title or a noun tells it; surer than a given name."""
    if mention.pronoun in {"he", "she"}:
        return mention.pronoun
    if mention.kind not in {"person", "unnamed"} or phrase is None:
        return None
    for token in phrase.words:
        base = nouns.base(token.lower)
        told = nouns.title_genders.get(token.text.rstrip(".")) or (nouns.gender(base) if base else None)
        if told:
            return told
    return None


def fits(pronoun: str, kind: str, gender: str | None, *, named: bool = True) -> float:
    """How well a pronoun goes with somebody, 0 (not at all) to 1; `named` whether he or she has a name."""
    if pronoun in {"he", "she"}:
        if kind != PERSON or gender not in {pronoun, None}:
            return 0.0
        # Of a known woman and an aide of whom nothing is known, "she" is the woman.
        told, untold = (1.0, UNTOLD) if named else (TOLD_UNNAMED, UNTOLD_UNNAMED)
        return told if gender else untold
    if pronoun == "it":
        return {GROUP: 1.0, THING: 1.0}.get(kind, 0.0)
    if pronoun == "they":
        # One person is "they" where nothing tells a man or a woman; a ministry is, in British use.
        single = 0.4 if gender is None else 0.0
        return {PEOPLE: 1.0, GROUP: 0.6, PERSON: single}.get(kind, 0.0)
    return 0.0 if kind == THING else 1.0
