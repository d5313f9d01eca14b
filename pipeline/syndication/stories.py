"""Stories: which articles are one text, and whose id the story has.

The rules, in this order:

1. Stories never merge, and a stored article keeps its story for ever.
2. An article joins a story where it is a copy of the story's representative, or where nearly all of the
   shorter text is shared with any other member. A weaker link through a member is not enough: a text
   that is half one story and half another would tie both together.
3. Of several stories it joins the one with the best overlap.
4. An article that joins none represents a story of its own, and the story's id is its article_id.
   New articles are taken from the fullest down, so the fullest of a group of new ones represents it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.syndication.match import Overlap, compare, is_copy
from pipeline.syndication.words import Words, words

MIN_THROUGH_MEMBER = 0.8  # of the shorter text; what a member shares with its own story may be half of it


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that may be a copy of another. `story_id` is None for a new one.

    `outlet` is any name by which outlets can be told apart, None where it is not known.
    """

    article_id: str
    n_words: int
    published: dt.date | None
    story_id: str | None
    text: str
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class _Link:
    other: Copy
    found: Overlap


def assign(copies: Iterable[Copy], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The story of each new article: article_id → story_id, the same whatever the order given.

    Args:
        copies: The new articles, and the stored ones they are paired with.
        pairs: Candidates by their article_id, either way round, as `bands` found them. They are verified
            here on the texts. Pairs of two stored articles, or with one that is not among `copies`, are
            passed over.
    """
    known = {copy.article_id: copy for copy in copies}
    links = _links(pairs, known)
    stories = {copy.article_id: copy.story_id for copy in known.values() if copy.story_id is not None}
    given: dict[str, str] = {}
    for copy in sorted(known.values(), key=_fullest_first):
        if copy.story_id is None:
            joined = _best_story(links[copy.article_id], stories) or copy.article_id
            stories[copy.article_id] = given[copy.article_id] = joined
    return given


def _links(pairs: Iterable[tuple[str, str]], known: dict[str, Copy]) -> defaultdict[str, list[_Link]]:
    """What each article is a copy of; every text is read once."""
    read: dict[str, Words] = {}
    links: defaultdict[str, list[_Link]] = defaultdict(list)
    for one, other in sorted({(min(pair), max(pair)) for pair in pairs}):
        a, b = known.get(one), known.get(other)
        if a is None or b is None or a is b or (a.story_id and b.story_id):
            continue
        for copy in (a, b):
            if copy.article_id not in read:
                read[copy.article_id] = words(copy.text)
        found = compare(read[one], read[other])
        if is_copy(found, same_outlet=_may_be_one_outlet(a, b)):
            links[one].append(_Link(b, found))
            links[other].append(_Link(a, found))
    return links


def _best_story(links: list[_Link], stories: dict[str, str]) -> str | None:
    """The story with the best overlap among those the links lead into; None where they lead into none."""
    leading = [link for link in links if link.other.article_id in stories and _holds(link, stories)]
    best = min(leading, key=_best_first, default=None)
    return stories[best.other.article_id] if best else None


def _holds(link: _Link, stories: dict[str, str]) -> bool:
    represents = stories[link.other.article_id] == link.other.article_id
    return represents or link.found.shorter >= MIN_THROUGH_MEMBER


def _best_first(link: _Link) -> tuple[float, float, int, dt.date, str]:
    return (-link.found.shorter, -link.found.longer, *_fullest_first(link.other))


def _fullest_first(copy: Copy) -> tuple[int, dt.date, str]:
    """Most words, then earliest; an article without a date is not taken for the first."""
    return (-copy.n_words, copy.published or dt.date.max, copy.article_id)


def _may_be_one_outlet(a: Copy, b: Copy) -> bool:
    return a.outlet is None or b.outlet is None or a.outlet == b.outlet
