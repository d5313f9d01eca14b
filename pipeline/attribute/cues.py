"""Cues in a sentence, and who stands beside them as their subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.language import Cue, Language
from pipeline.records import Mention
from pipeline.text import Span

_WORD = re.compile(r"[\w’'-]+")
# A possessive owns what follows and does not act: "Netanyahu's ministers criticised".
_POSSESSIVE = re.compile(r"[’']s?(?!\w)")
# Title words before a name; a full stop ends one only in an abbreviation, a new line ends them all.
_HIGH = r"(?:[A-Z][\w’'-]*|(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Lt|Col|Gov|Adm)\.)"
_LOW = (
    r"(?:former|national|security|foreign|prime|vice|deputy|president|minister|secretary|advis[eo]r|envoy|"
    r"ambassador|leader|chief|predecessor|successor|rival)"
)
# After a preposition a name is an object: "a meeting with Biden warned of …", "an aide to adviser Bolton".
# Lower case only: "For Moshe Tur-Paz, the rule must be …" gives his view. After "of" no title in lower case
# follows: "the House of Representatives leader Nancy Pelosi said".
_OBJECT = re.compile(
    r"(?:^|\W)(?:(?<!Secretary )(?<!Minister )(?<!Speaker )(?<!King )of\s+(?:the\s+|a\s+|an\s+)?"
    rf"(?:{_HIGH}[^\S\n]+){{0,4}}|"
    r"(?:with|to|by|from|against|between|for|on|about|over|under|including|like|than|via|through)\s+"
    rf"(?:the\s+|a\s+|an\s+)?(?:(?:{_HIGH}|{_LOW})[^\S\n]+){{0,4}})$"
)
_OBJECT_CONTEXT = 60  # characters: a preposition and up to four title words
# An apposition between a subject and its verb: ", a senior fellow at the institute, said".
_RELATIVE = re.compile(r"^,?\s+who\b")
_ENCLOSED = re.compile(r",\s+(?:who|which|whose)\b[^“”\"]*,\s*$")
# "King Abdullah of Jordan told": what a title belongs to is part of the name.
_OF_PLACE = re.compile(r"^ of [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?=[\s,])")
_MODAL = re.compile(r"^\s*(?!to\b)\w+.*\w")
_BE = re.compile(r"\b(?:is|are|was|were|been|being)\b(?:\s+\w+ly)?\s*$")
_APPOSITION = re.compile(r"^,\s(?!(?:he|she|they|it)\b)[^“”\"]{2,160}?,\s*$|^\s\([^()]{1,60}\)\s*$")
# "says former US diplomat": whoever it is, the country only describes him. "said Israel on Monday" is Israel.
_DESCRIBES = re.compile(
    r"\s(?!(?:on|in|at|to|as|and|but|after|before|during|while|when|last|this|late|early|earlier)\b)[a-z]"
)
_TITLE = re.compile(r"^\s*(?:[A-Z][\w.’'-]*\s+|[a-z]+\s+){0,6}$")


@dataclass(frozen=True, slots=True)
class Found:
    """A cue where it stands."""

    span: Span
    cue: Cue


def find_cues(text: str, within: Span, language: Language) -> Iterator[Found]:
    """Cues of the language in `within`, two-word verbs before one-word ones."""
    words = list(_WORD.finditer(text, within.start, within.end))
    skip = -1
    for index, word in enumerate(words):
        if index <= skip:
            continue
        two = f"{word.group()} {words[index + 1].group()}".lower() if index + 1 < len(words) else ""
        if two in language.cues:
            yield Found(Span(word.start(), words[index + 1].end()), language.cues[two])
            skip = index + 1
        elif word.group().lower() in language.cues and word.group()[0].islower():
            yield Found(Span(word.start(), word.end()), language.cues[word.group().lower()])


def is_possessive(text: str, mention: Mention) -> bool:
    """Whether the mention owns what follows: "Biden's warning"."""
    return bool(_POSSESSIVE.match(text, mention.span.end))


def is_object(text: str, mention: Mention) -> bool:
    """Whether a preposition stands before the mention."""
    return bool(_OBJECT.search(text, max(0, mention.span.start - _OBJECT_CONTEXT), mention.span.start))


def subject_before(
    text: str, cue: Found, mentions: list[Mention], clause: Span, language: Language
) -> Mention | None:
    """The mention in `clause` that is the subject of a cue after it, or None.

    It stands directly before the cue, but for auxiliaries, adverbs, an apposition or "who". A
    participle after a comma ("…, saying") takes the subject of its sentence: the first that can be one.
    """
    left = [
        m
        for m in mentions
        if clause.start <= m.span.start and m.span.end <= cue.span.start and not is_possessive(text, m)
    ]
    if not left:
        return None
    if cue.cue.form == "ing" and text[: cue.span.start].rstrip().endswith(","):
        return next((m for m in left if not is_object(text, m)), None)
    for mention in reversed(left):
        gap = text[mention.span.end : cue.span.start]
        relative = _RELATIVE.match(gap)
        if not relative and is_object(text, mention):
            continue  # "Turkey, close to Hamas, said": the subject stands before it
        if _is_enclosed(text, left, mention, cue):
            continue  # "Rubio, who landed as Vance was leaving, said": somebody inside the clause about him
        adjacent = is_adjacent(gap, language) or (relative and is_adjacent(gap[relative.end() :], language))
        adjacent = adjacent or bool(_ENCLOSED.match(gap))
        # "… supplanting the government, declared itself": no comma opened what this one closes.
        alone = gap.strip() == "," and "," not in text[max(0, clause.start - 2) : mention.span.start]
        if not adjacent or alone or _is_passive(gap, cue):
            return None
        if cue.cue.form == "base" and not _MODAL.search(gap):
            return None  # "Netanyahu call": a noun; "push Israel to accept": another's deed
        return _of(text, left, mention) if relative and is_object(text, mention) else mention
    return None


def _is_enclosed(text: str, left: list[Mention], mention: Mention, cue: Found) -> bool:
    """Whether a mention stands inside a clause, between commas, about another one before it."""
    before = (m for m in left if m.span.end <= mention.span.start)
    return any(_ENCLOSED.match(text, m.span.end, cue.span.start) for m in before)


def _of(text: str, left: list[Mention], mention: Mention) -> Mention:
    """Whoever the clause is about: in "Prabowo Subianto of Indonesia, who …" the person, not the country."""
    before = [m for m in left if text[m.span.end : mention.span.start] == " of "]
    return before[0] if before else mention


def subject_after(text: str, cue: Found, mentions: list[Mention], end: int) -> Mention | None:
    """The mention right after a cue: "says Yaakov Katz", "said US President Joe Biden"."""
    for mention in mentions:
        if cue.span.end <= mention.span.start and mention.span.end <= end:
            fits = _TITLE.match(text[cue.span.end : mention.span.start]) and not is_possessive(text, mention)
            describes = mention.kind == "country" and _DESCRIBES.match(text, mention.span.end)
            return mention if fits and not describes else None
    return None


def is_relative_clause(text: str, subject: Mention, cue: Found) -> bool:
    """Whether the cue stands in a clause about its subject: "Vance, who opened a centre, said …"."""
    return bool(_RELATIVE.match(text, subject.span.end, cue.span.start))


def is_adjacent(gap: str, language: Language) -> bool:
    """Whether only auxiliaries, adverbs, or an apposition between commas, stand in `gap`."""
    place = _OF_PLACE.match(gap)
    gap = gap[place.end() :] if place else gap
    if _APPOSITION.match(gap):
        return True
    if not re.fullmatch(r"[\w’'\s,-]*", gap):
        return False
    return all(
        word in language.auxiliaries or word.endswith("ly") for word in map(str.lower, _WORD.findall(gap))
    )


def _is_passive(gap: str, cue: Found) -> bool:
    return cue.cue.form == "past" and bool(_BE.search(gap))
