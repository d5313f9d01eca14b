"""Names that come after the noun: "The finance minister said on Monday … Pavel Ondra told parliament …".

A lead often introduces somebody by a noun and names him or her a sentence later.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.attribute import roles
from pipeline.attribute.definite import Definites
from pipeline.attribute.discourse import Seen
from pipeline.attribute.phrases import NAME, Phrase
from pipeline.attribute.settled import Settled
from pipeline.records import Mention

_NAME = 2  # words: one in capitals is too often no name
LEAD = 1  # the noun stands in one of the first two sentences of the writer
AHEAD = 6  # sentences in which the name must follow, quoted ones among them


def named_later(settled: Settled, phrase: Phrase, seen: Seen, definites: Definites) -> Mention | None:
    """The person that a noun of the lead turns out to be, or None.

    It is the one whom a later sentence describes by the same noun; else the first person who acts there
    and of whom nothing else is said.
    """
    acts = seen.role in {roles.SPEAKER, roles.SUBJECT}
    if phrase.plural or phrase.noun not in settled.nouns.person or not acts or seen.quoted:
        return None
    described = [actor for actor in _coming(settled, seen) if definites.describes(phrase, actor.actor_id)]
    if described:
        return described[0] if len({actor.actor_id for actor in described}) == 1 else None
    return _undescribed(settled, phrase, seen) if seen.sentence <= LEAD else None


def _coming(settled: Settled, seen: Seen) -> list[Mention]:
    """People first mentioned after a place."""
    found: dict[str, Mention] = {}
    for mention in settled.reading.mentions:
        if mention.kind == "person":
            found.setdefault(mention.actor_id, mention)
    return [mention for mention in found.values() if mention.span.start > seen.span.end]


def _undescribed(settled: Settled, phrase: Phrase, seen: Seen) -> Mention | None:
    """The first person who acts in the sentences that follow, if nothing is said of who that is."""
    coming = {mention.actor_id for mention in _coming(settled, seen)}
    gender = settled.nouns.gender(phrase.noun or "")
    for phrases in settled.phrases[seen.tree + 1 : seen.tree + 1 + AHEAD]:
        for index, other in enumerate(phrases):
            mention = other.mention
            if mention is None or other.kind != NAME or mention.kind != "person":
                continue
            known = settled.descriptions.by_actor.get(mention.actor_id)
            place = roles.place(phrases, index, settled.reading.language)
            fresh = mention.actor_id in coming and not (known and known.nouns) and " " in mention.text
            agrees = gender is None or settled.gender(mention, other) in {gender, None}
            if fresh and agrees and place.role in {roles.SPEAKER, roles.SUBJECT}:
                return mention
            return None
    return None


def shouted(phrase: Phrase, mentions: Iterable[Mention]) -> Mention | None:
    """The actor whose name a headline writes in capitals: "CORBIN BANK SAYS NO" above "Corbin Bank"."""
    words = [token.text for token in phrase.words]
    if len(words) < _NAME or not all(word.isupper() for word in words):
        return None
    name = " ".join(words).lower()
    found = {m.actor_id: m for m in mentions if m.method == "name" and m.actor.lower() == name}
    return next(iter(found.values())) if len(found) == 1 else None
