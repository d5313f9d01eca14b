"""The keys under which articles find their possible copies without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

MIN_SHARED = (
    3  # one or two equal keys are a stock phrase or chance; of 1,000 edited copies 99 % share 13 or more
)
# A key in more articles is a line of boilerplate, or one of a story so large that its other keys, and the
# first copies of it, find it too.
MAX_ARTICLES = 500


def bands(signature: Sequence[int]) -> list[int]:
    """The keys of a signature, whole numbers of 64 bits, signed, each once.

    Two articles are candidates where they share `MIN_SHARED` keys that at most `MAX_ARTICLES`
    articles have. The keys are the values themselves: joining several into one key would lose the
    copy that kept every other one.
    """
    return list(dict.fromkeys(signature))


def candidates(keys: Mapping[str, Iterable[int]]) -> Iterator[tuple[str, str]]:
    """The pairs of articles that may be copies, in order, each once, the smaller id first.

    What a store does with a join on equal keys, for articles in memory.

    Args:
        keys: article_id → its bands.
    """
    articles: defaultdict[int, list[str]] = defaultdict(list)
    for article_id in sorted(keys):
        for key in keys[article_id]:
            articles[key].append(article_id)
    shared: Counter[tuple[str, str]] = Counter()
    for having in articles.values():
        if len(having) <= MAX_ARTICLES:
            shared.update(combinations(having, 2))
    yield from sorted(pair for pair, count in shared.items() if count >= MIN_SHARED)
