"""Actors the article introduces and the registry does not know: "says Yaakov Katz, a senior fellow".

A name counts as a person where it stands as a speaker: beside a cue, or with an apposition. Later
mentions by surname ("Mr. Katz", "Katz") are the same person while only one person here has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline import ids
from pipeline.language import Language
from pipeline.records import Mention
from pipeline.text import Span

CONFIDENCE = 0.8  # an order of trust below registry names; not calibrated

_PART = r"[A-ZÀ-ÖØ-Þ][\w’'-]*[\w]"
_NAME = re.compile(rf"{_PART}(?:\s(?:[A-Z]\.|al|bin|ben|de|van|von|el|der|{_PART})){{1,3}}(?!\w)")
_APPOSITION = re.compile(
    r",\s(?:a|an|the|who|co-|his|her|its|former|head|director|chief|spokes|professor|senior)\b"
)
_HONORIFIC = r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Rep)\.?\s"
MIN_WORDS = 2  # one capitalised word is too often no person
_GAP = 24  # characters between a name and its cue: adverbs at most


def discover(text: str, mentions: Iterable[Mention], article_id: str, language: Language) -> list[Mention]:
    """Mentions of people the article introduces, outside every registry mention."""
    taken = [mention.span for mention in mentions]
    surnames = {mention.text.split()[-1] for mention in mentions if mention.kind == "person"}
    people: dict[str, str] = {}
    for span in _names(text, taken, language):
        name = span.of(text)
        if name not in people and _introduced(text, span, language):
            people[name] = ids.discovered_id(name, article_id)
    found = [m for name, actor_id in people.items() for m in _full(text, name, actor_id, taken)]
    taken += [mention.span for mention in found]
    for name, actor_id in people.items():
        surname = name.split()[-1]
        alone = sum(other.split()[-1] == surname for other in people) == 1 and surname not in surnames
        if alone:
            found += _surnames(text, name, surname, actor_id, taken)
    return found


def _names(text: str, taken: list[Span], language: Language) -> Iterator[Span]:
    for match in _NAME.finditer(text):
        start, words = match.start(), match.group().split()
        while (
            words and words[0].strip(".") in language.not_names
        ):  # "For Moshe Tur-Paz", "President Jane Doe"
            start += len(words.pop(0)) + 1
        name = text[start : match.end()]
        if len(words) < MIN_WORDS or any(word.strip(".") in language.not_names for word in words):
            continue
        if any(word.isupper() and len(word) > 1 for word in words) or "’s" in name or "'s" in name:
            continue
        span = Span(start, match.end())
        if not any(span.overlaps(other) for other in taken):
            yield span


def _introduced(text: str, span: Span, language: Language) -> bool:
    if _APPOSITION.match(text, span.end):
        return True
    after = re.match(r"\W{0,2}(?:\w+ly\s)?(\w+)", text[span.end : span.end + _GAP])
    before = re.search(r"(\w+)\s$", text[max(0, span.start - _GAP) : span.start])
    return any(
        found is not None
        and (cue := language.cues.get(found.group(1))) is not None
        and cue.types & {"speech", "opinion"}
        and cue.form in ("past", "s")
        for found in (after, before)
    )


def _full(text: str, name: str, actor_id: str, taken: list[Span]) -> Iterator[Mention]:
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        span = Span(match.start(), match.end())
        if not any(span.overlaps(other) for other in taken):
            yield Mention(span, name, actor_id, name, "person", "apposition", CONFIDENCE)


def _surnames(text: str, name: str, surname: str, actor_id: str, taken: list[Span]) -> Iterator[Mention]:
    introduced = text.find(name)
    for match in re.finditer(
        rf"(?<![\w-]){_HONORIFIC}?{re.escape(surname)}(?![\w-])|(?<![\w-]){re.escape(surname)}(?![\w-])", text
    ):
        span = Span(match.start(), match.end())
        if span.start > introduced and not any(span.overlaps(other) for other in taken):
            yield Mention(span, match.group(), actor_id, name, "person", "alias", CONFIDENCE)
