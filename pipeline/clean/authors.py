"""Who wrote it, without the word "by": names in a line of their own over the text, and boxes under it.

A person the article names is no author of it: each rule asks that the text does not know the surname.
"""

from __future__ import annotations

import re

from pipeline.clean.page_lines import PageLine

MAX_HEAD_LINES = 4  # names of authors stand in the first of them
BOX_LINES = 6  # boxes stand in the last of them
MAX_BOX_WORDS = 90

# A headline may look like names; "The", "Why" and the like are never part of one.
_NO_NAME = (
    r"(?:The|An?|While|Why|How|What|When|Who|Where|If|As|In|On|At|Is|Are|Play|New|No|Not|This|Our|My|Your)"
)
_WORD = rf"(?!{_NO_NAME}\b|\w+['’]s\b)(?:[A-Z][\w’'-]+\.?|[A-Z]\.|[A-Z]{2})"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|bin|al-\w+)){{1,3}}"
_NAMES = re.compile(rf"(?:{_NAME})(?:(?:,| and|, and| &) (?:{_NAME})){{0,4}}(?:,? (?:and|,) (?:{_NAME}))?")
_PART = re.compile(r",? and |, | & ")
_ROLE = (
    r"(?:reporter|correspondent|columnist|editor|writer|author|journalist|host|fellow|professor|contributor|"
    r"commentator|analyst|blogger|critic|anchor|producer|strategist|scholar|attorney|lawyer|director|president|"
    r"founder|co-founder|senator|ambassador|historian|economist|secretary|adviser|advisor|chairman|member|"
    r"governor|congressman|congresswoman|representative|intern|prosecutor|partner|consultant|executive|lecturer|activist|judge|freelancer|publisher|novelist|physician)s?"
)
# "Is expected to be named director", "is the only member who …": what happens, not what somebody is.
_NO_POST = (
    r"(?:the (?:only|first|last|latest|second|third)|not|now|expected|set|due|likely|accused|charged|"
    r"suspected|believed|said|being|under|facing|running|among|one of)\b"
)
# A box says who somebody is; where they say or do something, they are in the article.
_ACTS = re.compile(
    r"\b(?:said|says|told|telling|quoted|warned|argued|voted (?:for|against)|censured|convicted|killed|"
    r"arrested)\b"
)
_BOX = re.compile(
    rf"(?:[^\w“\"]{{0,4}})?(?:(?:Sir|Dr\.|Rev\.|Prof\.|Sen\.|Rep\.|Gov\.|Gen\.|Mr\.|Ms\.|Mrs\.|The Rev\.) )?"
    rf"(?P<name>{_NAME})(?: and {_NAME})?(?:,? .{{2,80}}?,)? "
    rf"(?:(?:(?:is|are) (?!{_NO_POST})|was (?:an?|the|formerly|previously|chief|senior|deputy)\b|"
    rf"served as\b|has been\b).{{0,140}}\b{_ROLE}\b|"
    r"(?:is|was) (?:a|the) (?:Democrat|Republican|Independent) from\b|appears on\b|"
    r"(?:writes (?:for|about|on|a|the|his|her|from)|covers|reports (?:for|on)|blogs|hosts|teaches|edits)\b)",
)
_CONTACT = re.compile(
    r"(?:\W{0,3}(?:Reach|Contact|E-?mail|Write to|Follow|Readers may (?:write|e-?mail))\b"
    r".{0,60}(?:@|\bat\b).{3,90}|"
    r"(?:Write|E-?mail) to [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,4} at \S+@\S+)"
)

Kinds = list[str | None]


def bare_bylines(lines: list[PageLine], kinds: Kinds) -> None:
    """Full names alone over the first paragraph, of nobody the text speaks of (allsides: USA TODAY)."""
    first = next((i for i, line in enumerate(lines) if line.prose and not kinds[i]), None)
    if not first or first > MAX_HEAD_LINES:
        return
    text = [
        line for line, kind in zip(lines, kinds, strict=True) if not kind and line.start >= lines[first].start
    ]
    for i in range(first):
        line = lines[i].text
        if not kinds[i] and not lines[i].ended and not line.isupper() and _NAMES.fullmatch(line):
            people = _PART.split(line)
            if not any(_known(name, text) for name in people):
                kinds[i] = "byline"


def author_boxes(lines: list[PageLine], kinds: Kinds) -> None:
    """Above or below the text: who the author is, how to reach them. A source is named twice."""
    for i in [0, *range(max(1, len(lines) - BOX_LINES), len(lines))][: len(lines)]:
        line = lines[i]
        if kinds[i] or line.words > MAX_BOX_WORDS:
            continue
        box = None if line.text.endswith(":") or _ACTS.search(line.text) else _BOX.match(line.text)
        others = _others(lines, kinds, i) if box else []
        boxed = box and others and not _known(box["name"], others)
        if boxed or _CONTACT.fullmatch(line.text):
            kinds[i] = "author"


def _others(lines: list[PageLine], kinds: Kinds, i: int) -> list[PageLine]:
    """The lines of the text but line i; a name alone over the text is a byline itself."""
    return [
        line
        for j, line in enumerate(lines)
        if j != i and not kinds[j] and (j >= MAX_HEAD_LINES or not _NAMES.fullmatch(line.text))
    ]


def _known(name: str, lines: list[PageLine]) -> bool:
    """Whether a line speaks of a person of this surname."""
    surname = re.compile(rf"\b{re.escape(name.rsplit(maxsplit=1)[-1].rstrip('.,'))}\b", re.IGNORECASE)
    return any(surname.search(line.text) for line in lines)
