"""How alike articles are in what they tell: the words that are attributed to somebody in them.

Articles on one event bring the same words of the same people, in whatever frame; articles by the same
outlet on the same topic do not. Pure: no database.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Likeness = NDArray[np.float32]

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
SHORT = 3  # letters; of the words up to this long nearly all are articles, prepositions and pronouns
# As if so many more articles had been read that have none of the words: where only a handful were read, a
# word in two of them is not a common word.
UNREAD = 50


def told(text: str, spans: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The words inside the spans of a text, folded: numbers, and words of more than SHORT letters."""
    found = (match.group() for start, end in spans for match in _WORD.finditer(text, start, end))
    return frozenset(word.casefold() for word in found if len(word) > SHORT or word[0].isdigit())


def likeness(articles: Sequence[frozenset[str]]) -> Likeness:
    """How alike articles are, each with each: the cosine of their words, a rare word weighing more.

    Args:
        articles: The words of each, as `told` gives them.

    Returns:
        A square of numbers from 0 (no word in common) to 1, in the order of `articles`.
    """
    among = Counter(word for words in articles for word in words)
    place = {word: at for at, word in enumerate(sorted(among))}
    weighed = np.zeros((len(articles), len(place)), dtype=np.float32)
    for row, words in enumerate(articles):
        for word in words:
            weighed[row, place[word]] = np.log((len(articles) + UNREAD) / among[word])
    length = np.linalg.norm(weighed, axis=1, keepdims=True)
    weighed /= np.where(length > 0, length, 1)
    square: Likeness = weighed @ weighed.T
    return square
