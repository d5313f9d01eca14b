"""The lines of a text as a page's parts: above the article, in it, or below it; prose, byline, headline."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BYLINE = re.compile(
    r"(?:by|words by|written by|posted by|story by|view all posts by)[: ] ?(?-i:[A-ZÀ-Þ])[^!?]{1,90}"
    r"|.{0,60}\b\d{1,2}[ -]min(?:ute)?s? read"
    # a name, the outlet, the date with its time, parted by strokes
    r"|(?-i:(?:[A-ZÀ-Þ][\w.’'-]* ){2,4})[/|] (?:[^/|]{3,40} [/|] )?[^/|]{0,24}\d.{0,40}",
    re.IGNORECASE,
)
_ENDED = (".", "!", "?", "”", '"', ".)", "’")
MAX_LINE_CHARS = 200  # the longest line of a byline with both dates was 150
MIN_PROSE_WORDS, MIN_OPEN_PROSE_WORDS = 12, 25  # with an end mark, and without one
MIN_HEADLINE_WORDS = 5
HEAD_SHARE, TAIL_SHARE = (
    0.2,
    0.9,
)  # of the words of prose: what stands before the first fifth is above the article
MAX_LINES = 3_000  # a longer page is a forum


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and the share of the page's prose that stands before it, 0 to 1."""

    text: str
    before: float
    prose: bool

    @property
    def short(self) -> bool:
        """Whether it can be a line about the article."""
        return len(self.text) <= MAX_LINE_CHARS

    @property
    def above(self) -> bool:
        """Whether it stands above the article."""
        return self.before <= HEAD_SHARE

    @property
    def below(self) -> bool:
        """Whether it stands below the article."""
        return self.before >= TAIL_SHARE

    @property
    def byline(self) -> bool:
        """Whether it says who wrote the article, or how long reading it takes."""
        return self.short and not self.prose and _BYLINE.fullmatch(self.text) is not None

    @property
    def headline(self) -> bool:
        """Whether it is long enough for a headline or a standfirst; labels of sections are shorter."""
        return self.text.count(" ") + 1 >= MIN_HEADLINE_WORDS


def page_lines(text: str) -> list[Line]:
    """The lines of a text that have something in them."""
    lines = [line.strip() for line in text.splitlines()[:MAX_LINES]]
    lines = [line for line in lines if line]
    words = [_prose_words(line) for line in lines]
    total, passed = sum(words) or 1, 0
    found = []
    for line, count in zip(lines, words, strict=True):
        found.append(Line(line, passed / total, bool(count)))
        passed += count
    return found


def _prose_words(line: str) -> int:
    words = line.count(" ") + 1
    enough = MIN_PROSE_WORDS if line.endswith(_ENDED) else MIN_OPEN_PROSE_WORDS
    return words if words >= enough else 0
