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
_NAME = re.compile(rf"{_PART}(?:\s(?:[A-Z]\.|al|bin|ben|de|van|von|el|der|{_PART})){{1,6}}(?!\w)")
_NAME_WORD = re.compile(r"\S+")
_SPEAKER = re.compile(rf"(?P<name>{_PART})\s(?P<verb>[a-z]+)\b|\b(?P<before>[a-z]+)\s(?P<after>{_PART})")
_APPOSITION = re.compile(
    r",\s(?:a|an|the|who|co-|his|her|its|former|head|director|chief|spokes|professor|senior)\b"
)
_HONORIFIC = r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Rep)\.?\s"
MAX_WORDS = 3  # a given name, one between, a surname
MIN_WORDS = 2  # one capitalised word is too often no person
_GAP = 24  # characters between a name and its cue: adverbs at most
_GIVEN = re.compile(r"(?<![\w’'.-])(?P<name>[A-ZÀ-ÖØ-Þ][a-zß-ÿ]+) $")
_GIVEN_CHARS = 24
_JUNIOR = re.compile(r",? (?:Jr|Sr|II|III)\b")


def without_namesakes(text: str, mentions: Iterable[Mention], language: Language) -> tuple[Mention, ...]:
    """The mentions but for surnames that another given name stands before: "Michelle Obama", "Hunter Biden".

    Given name and actor's name that begin alike are one: "Michael Pompeo". A word of another mention, one
    that is nobody's name, and one that the article also writes small ("Reluctant Trump") is no given name.
    """
    mentions = tuple(mentions)
    ends = {mention.span.end for mention in mentions}
    return tuple(
        mention
        for mention in mentions
        if mention.kind != "person"
        or not (_JUNIOR.match(text, mention.span.end) or _is_namesake(text, mention, ends, language))
    )


def _is_namesake(text: str, mention: Mention, ends: set[int], language: Language) -> bool:
    start = mention.span.start
    given = _GIVEN.search(text, max(0, start - _GIVEN_CHARS), start)
    if given is None or mention.method != "alias" or " " in mention.text or start - 1 in ends:
        return False
    name = given["name"]
    if name in language.not_names or any(part[:2] == name[:2] for part in mention.actor.split()[:-1]):
        return False
    return re.search(rf"\b{name.lower()}\b", text) is None


def discover(text: str, mentions: Iterable[Mention], article_id: str, language: Language) -> list[Mention]:
    """Mentions of people the article introduces, outside every registry mention."""
    taken = [mention.span for mention in mentions]
    surnames = {mention.text.split()[-1] for mention in mentions if mention.kind == "person"}
    names: dict[str, list[Span]] = {}
    for span in _names(text, taken, language):
        names.setdefault(span.of(text), []).append(span)
    spoken = _speakers(text, language)
    people = {
        name: ids.discovered_id(name, article_id)
        for name, spans in names.items()
        if name.split()[-1] in spoken or any(_introduced(text, span, language) for span in spans)
    }
    found = [m for name, actor_id in people.items() for m in _full(text, name, actor_id, taken)]
    taken += [mention.span for mention in found]
    for name, actor_id in people.items():
        surname = name.split()[-1]
        alone = sum(other.split()[-1] == surname for other in people) == 1 and surname not in surnames
        if alone:
            found += _surnames(text, name, surname, actor_id, taken)
    return found


def _names(text: str, taken: list[Span], language: Language) -> Iterator[Span]:
    """Runs of capitalised words that can be a person's name, titles before it left out."""
    for match in _NAME.finditer(text):
        words = list(_NAME_WORD.finditer(text, match.start(), match.end()))
        titles = [i for i, word in enumerate(words) if word.group().strip(".") in language.not_names]
        words = words[titles[-1] + 1 :] if titles else words
        if len(words) > MAX_WORDS:  # "Maine Health Mary Mayhew": where the title ends is not known
            words = words[-MIN_WORDS:]
        if len(words) < MIN_WORDS:
            continue
        name = text[words[0].start() : words[-1].end()]
        shouted = any(word.group().isupper() and len(word.group()) > 1 for word in words)
        span = Span(words[0].start(), words[-1].end())
        if not (shouted or "’s" in name or "'s" in name or any(span.overlaps(other) for other in taken)):
            yield span


def _speakers(text: str, language: Language) -> set[str]:
    """Capitalised words that stand right before or after a verb of speech: "Jindal said", "said Jindal"."""
    found = set()
    for match in _SPEAKER.finditer(text):
        name, verb = (match["name"], match["verb"]) if match["name"] else (match["after"], match["before"])
        cue = language.cues.get(verb)
        if cue and "speech" in cue.types and cue.form in ("past", "s"):
            found.add(name)
    return found


def _introduced(text: str, span: Span, language: Language) -> bool:
    """Whether an apposition follows, or a cue stands before or after the name."""
    if _APPOSITION.match(text, span.end):
        return True
    after = re.match(r"\W{0,2}(?:\w+ly\s)?(\w+)", text[span.end : span.end + _GAP])
    before = re.search(r"(\w+)\s(?:[\w.]+\s){0,3}$", text[max(0, span.start - _GAP) : span.start])
    cues = (language.cues.get(found.group(1)) for found in (after, before) if found)
    return any(cue and cue.types & {"speech", "opinion"} and cue.form in ("past", "s") for cue in cues)


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
