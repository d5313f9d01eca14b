"""Lines that say again what the article says: takeaways, standfirsts, pull quotes.

They are found by overlap with the rest of the text, so that nothing goes that is said only once.
"""

from __future__ import annotations

import re

from pipeline.clean import patterns
from pipeline.clean.page_lines import PageLine

MIN_SUMMARY_SHARE = 0.6  # of a list's content words that the article has too, for the list to repeat it
MIN_CONTENT_CHARS = 4
MAX_SUMMARIES = 3  # each is compared with the whole text
MAX_POINTS = 8  # lines of a list of takeaways without bullets
MAX_POINT_WORDS = 30
MAX_HEAD_LINES = 6  # the byline under a standfirst stands in the first of them
MIN_PULLED_WORDS = 7  # shorter lines repeat by chance: "No, sir.", "What happened next?"
MAX_PULLED_WORDS = 60
MAX_HEADING_WORDS = 14
MAX_PULLED = 200  # lines looked for in the whole text, for the time to stay linear
_BYLINES = frozenset(
    {"byline", "label"}
)  # a page's byline often begins with a label: "author-image" (seed 003)
_QUOTE_MARK = re.compile('[“"]')

_SUMMARY = re.compile("|".join(patterns.SUMMARY_OPENER), re.IGNORECASE)
_MAX_HEAD_CHARS = 30
_CONTENT = re.compile(rf"\w{{{MIN_CONTENT_CHARS},}}")
_QUOTES = "“”\"'‘’"
_EDGES = " \t“”\"'‘’.,…—–-"

Kinds = list[str | None]


def summaries(lines: list[PageLine], kinds: Kinds) -> None:
    """A list of takeaways that says again what the article says."""
    heads = [
        i
        for i, line in enumerate(lines)
        if (len(line.text) <= _MAX_HEAD_CHARS and _SUMMARY.fullmatch(line.text))
        or patterns.GLUED_SUMMARY.match(line.text)
    ]
    for i in heads[:MAX_SUMMARIES]:
        glued = bool(patterns.GLUED_SUMMARY.match(lines[i].text))
        stop = _points_end(lines, i, bulleted=not glued)
        points = lines[i + (not glued) : stop]
        if not points:
            kinds[i] = kinds[i] or "label"
        elif _share(points, [*lines[:i], *lines[stop:]]) >= MIN_SUMMARY_SHARE:
            kinds[i:stop] = ["summary"] * (stop - i)


def _points_end(lines: list[PageLine], head: int, *, bulleted: bool) -> int:
    stop = head + 1
    while stop < len(lines) and patterns.BULLET.match(lines[stop].text):
        stop += 1
    if not bulleted and stop == head + 1:  # points in lines of their own have no end mark, paragraphs have
        while (
            stop < min(len(lines), head + MAX_POINTS)
            and not lines[stop].ended
            and lines[stop].words <= MAX_POINT_WORDS
        ):
            stop += 1
    return stop


def standfirsts(lines: list[PageLine], kinds: Kinds) -> None:
    """A paragraph between headline and byline that says again what the text below says.

    A first paragraph shares as many words with the rest of its article: so only the byline tells,
    and a paragraph that quotes is never one.
    """
    below = next((i for i in range(2, min(len(lines), MAX_HEAD_LINES)) if kinds[i] in _BYLINES), None)
    if below is None or kinds[below - 1] or lines[0].prose or lines[0].ended:
        return
    line = lines[below - 1]
    rest = [other for other in lines[below:] if other.prose]
    if not rest or not line.prose or _QUOTE_MARK.search(line.text):
        return
    if _share([line], rest) >= MIN_SUMMARY_SHARE:
        kinds[below - 1] = "standfirst"


def pull_quotes(lines: list[PageLine], kinds: Kinds) -> None:
    """Lines whose words stand in another paragraph too, all of them in their order: set twice, said once."""
    kept = [i for i, kind in enumerate(kinds) if kind is None]
    if len(kept) < MIN_CONTENT_CHARS:
        return
    page = "\n".join(lines[i].text for i in kept).lower()
    tried = [
        i for i in kept if MIN_PULLED_WORDS <= lines[i].words <= MAX_PULLED_WORDS and _is_pulled(lines[i])
    ]
    for i in tried[:MAX_PULLED]:
        words = lines[i].text.lower().strip(_EDGES)
        if page.count(words) > 1 and _stands_in_longer(words, i, lines, kept):
            kinds[i] = "pull quote"


def _is_pulled(line: PageLine) -> bool:
    """Whether it is a sentence: headings repeat words of the text, too, and stay."""
    return (
        (line.ended and not line.text.endswith("?"))
        or line.text[0] in _QUOTES
        or line.words > MAX_HEADING_WORDS
    )


def _stands_in_longer(words: str, i: int, lines: list[PageLine], kept: list[int]) -> bool:
    others = (lines[j].text for j in kept if j != i and len(lines[j].text) > len(lines[i].text))
    return any(words in other.lower() for other in others)


def _share(points: list[PageLine], body: list[PageLine]) -> float:
    """The share of the points' content words that the body has too; 0 without any."""
    known = {word for line in body for word in _CONTENT.findall(line.text.lower())}
    words = [word for point in points for word in _CONTENT.findall(point.text.lower())]
    return sum(word in known for word in words) / len(words) if words else 0.0
