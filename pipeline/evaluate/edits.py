"""The edits desks make to agency copy, made by rule, so that copies are known without labelling.

The rules here are not those of `pipeline.syndication.words`: some changes are ones that the folding
there does not undo (first names dropped, dates turned round, contractions), as at a real desk.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.ids import digest

SEED = "desk"  # another seed makes other edits; this one is fixed so that figures can be compared
GAP = "\n\n"
KEPT = (0.4, 0.75)  # of the words, where a tail was cut
MAX_ADDED = 80  # words of one added paragraph or lead; paragraphs of news have 20 to 60
MAX_ADDED_SHARE = 0.25  # of the words at hand: where more is the desk's own, the text is no copy
_SPELLING_PAIRS = (
    "organize organise; organized organised; organization organisation; recognize recognise; "
    "criticize criticise; criticized criticised; realize realise; analyze analyse; center centre; "
    "theater theatre; color colour; labor labour; favor favour; honor honour; neighbor neighbour; "
    "behavior behaviour; defense defence; offense offence; license licence; traveled travelled; "
    "canceled cancelled; labeled labelled; program programme; percent per cent; toward towards; "
    "gray grey; two 2; three 3; four 4; five 5; six 6; seven 7; eight 8; nine 9; ten 10"
)
_SPELLINGS = dict(pair.split(maxsplit=1) for pair in _SPELLING_PAIRS.split("; "))
_SPELLED = re.compile(rf"\b(?:{'|'.join(_SPELLINGS)})\b")
_TITLED = re.compile(r"\b(?:President|Senator|Sen\.|Rep\.|Gov\.) (?:[A-Z][a-z]+ )?(?=[A-Z][a-z]+)")
_DAY = re.compile(
    r"\b(Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.|March|April|May|June|July) (\d\d?)\b(?!,? \d{4})"
)
_CONTRACTED = re.compile(r"\b(did|does|do|is|was|has|have|would|could) not\b")
_STATES = re.compile(r"\bU\.S\.|\bUnited States\b")
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{1,400})[”\"]")
_DATELINE = re.compile(r"\A[A-Z][A-Z ,.]{2,40}(?:\([A-Za-z]+\) )?[—–-]+ ")
_SENTENCE = re.compile(r"(?<=[a-z0-9”\"][.!?]) +(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Donor:
    """Words of another article on the same topic, for leads, headlines and paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


Edit = Callable[[list[str], Donor, random.Random], list[str]]


def edited(text: str, donor: Donor, kind: str, key: str) -> str:
    """The text after the edits of `kind`, one of `KINDS`; the same for the same key."""
    chance = random.Random(digest(SEED, kind, key))  # noqa: S311 - no secret: a repeatable edit
    paragraphs = [part.strip() for part in text.split(GAP) if part.strip()]
    for edit in KINDS[kind]:
        paragraphs = edit(paragraphs, donor, chance)
    return GAP.join(paragraphs)


def cut_tail(paragraphs: list[str], _: Donor, chance: random.Random) -> list[str]:
    """Only the beginning is left: 40 to 75 % of the words."""
    keep = chance.uniform(*KEPT) * sum(_count(p) for p in paragraphs)
    kept: list[str] = []
    for paragraph in paragraphs:
        if kept and sum(map(_count, kept)) + _count(paragraph) / 2 > keep:
            break
        kept.append(paragraph)
    if len(kept) == 1 and _count(kept[0]) > keep:  # a text that is one paragraph
        return [" ".join(kept[0].split()[: int(keep)])]
    return kept


def new_lead(paragraphs: list[str], donor: Donor, _: random.Random) -> list[str]:
    """The first paragraph is the desk's own."""
    return [*_taken(donor, 0, 1, paragraphs), *(paragraphs[1:] or paragraphs)]


def new_headline(paragraphs: list[str], donor: Donor, _: random.Random) -> list[str]:
    """A headline, and a dateline of the desk's own."""
    return [donor.title, _DATELINE.sub("", paragraphs[0]), *paragraphs[1:]]


def added_paragraph(paragraphs: list[str], donor: Donor, chance: random.Random) -> list[str]:
    """One or two paragraphs of another article are put between."""
    at = chance.randint(1, len(paragraphs))
    return [*paragraphs[:at], *_taken(donor, 1, 1 + chance.randint(1, 2), paragraphs), *paragraphs[at:]]


def trimmed(paragraphs: list[str], _: Donor, chance: random.Random) -> list[str]:
    """One sentence in six is dropped."""
    kept = (" ".join(s for s in _SENTENCE.split(p) if chance.random() > 1 / 6) for p in paragraphs)
    return [p for p in kept if p] or paragraphs


def house_style(paragraphs: list[str], _: Donor, chance: random.Random) -> list[str]:
    """British spelling, numbers, titles, dates, contractions, quote marks; paragraphs joined in twos."""
    marks = chance.choice(("‘’", "“”", "''"))
    styled = [_styled(paragraph, marks) for paragraph in paragraphs]
    return [" ".join(styled[i : i + 2]) for i in range(0, len(styled), 2)]


def _styled(text: str, marks: str) -> str:
    text = _DATELINE.sub("", text)
    text = _SPELLED.sub(lambda match: _SPELLINGS[match[0]], text)
    text = _TITLED.sub("Mr ", text)
    text = _DAY.sub(r"\2 \1", text)
    text = _CONTRACTED.sub(r"\1n't", text)
    text = _STATES.sub("US", text)
    return _QUOTED.sub(rf"{marks[0]}\1{marks[1]}", text)


def _taken(donor: Donor, start: int, end: int, into: list[str]) -> Iterator[str]:
    most = min(MAX_ADDED, int(MAX_ADDED_SHARE * sum(map(_count, into))))
    for paragraph in donor.paragraphs[start:end]:
        yield " ".join(paragraph.split()[:most])


def _count(paragraph: str) -> int:
    return len(paragraph.split())


KINDS: dict[str, tuple[Edit, ...]] = {
    "cut_tail": (cut_tail,),
    "new_lead": (new_lead,),
    "new_headline": (new_headline,),
    "added_paragraph": (added_paragraph,),
    "house_style": (house_style,),
    "trimmed": (trimmed,),
    "cut_and_lead": (cut_tail, new_lead, new_headline),
    "cut_and_style": (cut_tail, house_style),
    "lead_paragraph_style": (new_lead, added_paragraph, house_style),
    "everything": (cut_tail, trimmed, new_lead, added_paragraph, house_style, new_headline),
}
