"""Who has been spoken of so far, and how present each still is.

A score is points for what somebody did where he was last mentioned, less for every sentence since. The
points order candidates and mean nothing else; they were set on invented articles (tests, the set that
rules are developed on), never on one that a figure is reported on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.attribute import roles
from pipeline.attribute.agreement import PERSON, fits
from pipeline.records import Mention
from pipeline.text import Span

POINTS = {
    roles.SPEAKER: 100.0,
    roles.SUBJECT: 85.0,
    roles.AGENT: 60.0,
    roles.OWNER: 50.0,
    roles.OBJECT: 45.0,
    roles.OBLIQUE: 38.0,
}
FIRST = 1.15  # the first subject of a sentence is what it is about
LATER = 0.7  # for every sentence between
OTHER_PARAGRAPH = 0.9
QUOTED = 0.35  # whoever is only spoken of in a quotation is not who speaks next
AGAIN = 0.12  # of the points of all other places: who comes up often stays present
MOST_AGAIN = 0.3  # of the best place: however often, it does not outweigh who has just acted
OWN = 1.3  # "Katz took his coat": what somebody has in the sentence he acts in is his
SAME = 1.3  # "Katz left as he had come": who acts in the clause beside is whom the sentence is about
WINDOW = 4  # sentences of the writer's own; further back another has usually come between
MARGIN = 1.18  # the best must be this much better than the next, or nobody is meant
OLDER = 0.8  # of the points of others, where just one person acts in the sentence before
TOLD = 0.6  # the same where one told what that sentence says: "Katz will win, Dornan says"
OLDER_OBJECT = 0.5  # the same where nobody acts there and one is acted on: "They warned Katz. He has"
RIVAL = 0.5  # of the best one's points: with fewer, nobody else was near
LEAST = 14.0  # a score below is no presence: the oblique mention of three sentences ago


@dataclass(frozen=True, slots=True)
class Seen:
    """A place where somebody was mentioned, or the place a pronoun stands at.

    `sentence` counts sentences with words of the writer's own; `first` is the first subject of its sentence,
    `inserted` and `tells` a speaker in the middle or at the end of what he says: `inserted` while he is the
    one whom a pronoun there may mean, `tells` for the sentences after.
    """

    span: Span
    role: str
    verb: int | None
    sentence: int
    paragraph: int
    tree: int
    quoted: bool = False
    first: bool = False
    inserted: bool = False
    tells: bool = False


@dataclass(slots=True)
class Referent:
    """Somebody or something mentioned. `mention` None: nobody that a rule may name, and still a candidate."""

    key: str
    mention: Mention | None
    kind: str
    gender: str | None
    seen: list[Seen] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate, where it was last mentioned, how good it is, and whether another is half as good."""

    referent: Referent
    seen: Seen
    score: float
    rival: bool = False


class Discourse:
    """The referents of an article up to the word being read."""

    def __init__(self) -> None:
        self.referents: dict[str, Referent] = {}

    def note(self, referent: Referent, seen: Seen) -> None:
        """Adds a place where somebody is mentioned; what one mention tells of him or her is kept."""
        known = self.referents.setdefault(referent.key, referent)
        known.gender = known.gender or referent.gender
        known.seen.append(seen)

    def present(self, among: Iterable[Referent], at: Seen) -> list[Choice]:
        """Those of `among` who are present still, the most present first."""
        found = (_choice(referent, at, 1.0) for referent in among)
        return sorted((choice for choice in found if choice is not None), key=lambda choice: -choice.score)

    def last(self, referent: Referent, at: Seen) -> Choice | None:
        """The last mention of somebody before a place, however far back."""
        before = [seen for seen in referent.seen if seen.span.end <= at.span.start]
        return Choice(referent, before[-1], LEAST) if before else None

    def candidates(self, pronoun: str, at: Seen) -> list[Choice]:
        """Everybody the pronoun can mean, the best first."""
        found = []
        for referent in self.referents.values():
            if at.sentence - referent.seen[-1].sentence > WINDOW:
                continue
            named = referent.mention is not None and referent.mention.kind == "person"
            fit = fits(pronoun, referent.kind, referent.gender, named=named)
            if fit:
                choice = _choice(referent, at, fit)
                if choice is not None:
                    found.append(choice)
        if pronoun in {"he", "she"} and at.role in {roles.SPEAKER, roles.SUBJECT}:
            found = _sentence_before(found, at)
        return sorted(found, key=lambda choice: -choice.score)

    def one(self, found: list[Choice]) -> Choice | None:
        """The one candidate of several; None where there is none, or two are as good."""
        if not found or found[0].score < LEAST:
            return None
        if len(found) > 1 and found[0].score < MARGIN * found[1].score:
            return None
        return replace(found[0], rival=len(found) > 1 and found[1].score > RIVAL * found[0].score)


def _choice(referent: Referent, at: Seen, fit: float) -> Choice | None:
    top = total = 0.0
    named = referent.mention is not None and referent.mention.kind == "person"
    nearest: Seen | None = None
    for seen in reversed(referent.seen):
        if at.sentence - seen.sentence > WINDOW:
            break
        if seen.span.start < at.span.start:
            score = presence(seen, at) * fit * (SAME if named and _same_subject(seen, at) else 1.0)
            top, total = max(top, score), total + score
            nearest = nearest or seen
    return Choice(referent, nearest, top + min(AGAIN * (total - top), MOST_AGAIN * top)) if nearest else None


def _sentence_before(found: list[Choice], at: Seen) -> list[Choice]:
    """The same, older ones less present where the sentence before has one person who acts, or is met."""
    told_it = [choice for choice in found if any(_told(seen, at) for seen in choice.referent.seen)]
    here_acts = any(seen.tree == at.tree and seen.first for c in found for seen in c.referent.seen)
    if len(told_it) == 1 and not here_acts:
        here = told_it[0].referent
        return [c if c.referent is here else replace(c, score=c.score * TOLD) for c in found]
    for told, older in (({roles.SPEAKER, roles.SUBJECT, roles.AGENT}, OLDER), ({roles.OBJECT}, OLDER_OBJECT)):
        acting = [choice for choice in found if any(_stands(seen, told, at) for seen in choice.referent.seen)]
        if acting:
            here = acting[0].referent
            # "The premier rejected it. … he said": somebody nobody can place comes between, and it may be he.
            unplaced = here.mention is None and here.kind == PERSON and told != {roles.OBJECT}
            share = 0.0 if unplaced else older
            return [
                replace(choice, score=choice.score * share)
                if len(acting) == 1 and choice.referent is not here and choice.seen.sentence < at.sentence - 1
                else choice
                for choice in found
            ]
    return found


def _told(seen: Seen, at: Seen) -> bool:
    """Whether somebody told what the writer's sentence before a place says."""
    return seen.tells and not seen.quoted and seen.sentence == at.sentence - 1


def _stands(seen: Seen, told: set[str], at: Seen) -> bool:
    """Whether somebody stands in one of these roles in the sentence before a place, or in its own."""
    near = at.sentence - 1 <= seen.sentence and seen.span.end <= at.span.start
    return near and seen.role in told and not seen.quoted


def _same_subject(seen: Seen, at: Seen) -> bool:
    """Whether both act in one sentence: its first subject and a later one."""
    acts = at.role in {roles.SPEAKER, roles.SUBJECT} and not at.inserted
    return acts and seen.first and seen.tree == at.tree and not seen.quoted


def presence(seen: Seen, at: Seen) -> float:
    """The points of one place where somebody was mentioned, seen from another."""
    points = POINTS[seen.role]
    if seen.first:
        points *= FIRST
    if (seen.quoted and not at.quoted) or (at.inserted and seen.tree == at.tree):
        points *= QUOTED
    same_verb = seen.tree == at.tree and seen.verb is not None and seen.verb == at.verb
    if same_verb and at.role in {roles.OBJECT, roles.AGENT, roles.OBLIQUE}:
        return 0.0  # "Katz met him": an object of Katz's verb is not Katz
    if at.role == roles.OWNER and seen.tree == at.tree and seen.role in {roles.SPEAKER, roles.SUBJECT}:
        points *= OWN
    points *= LATER ** (at.sentence - seen.sentence)
    return points if seen.paragraph == at.paragraph else points * OTHER_PARAGRAPH
