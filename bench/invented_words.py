"""Words, sentences and names that nobody has: what the articles of a benchmark are made of."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

_BEGIN = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gl",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "v",
    "w",
)
_MIDDLE = ("a", "ai", "e", "ea", "i", "o", "oa", "u")
_END = ("", "l", "m", "n", "nd", "r", "rk", "s", "st", "t", "v")
_PLACES = ("Harbour", "Meadow", "Valley", "Summit", "River", "Orchard")
_PAPERS = ("Ledger", "Courier", "Post", "Gazette", "Herald")


def vocabulary(rng: np.random.Generator, n: int) -> list[str]:
    """`n` different words of one to three syllables, in a random order."""
    words: dict[str, None] = {}
    while len(words) < n:
        syllables = [
            str(rng.choice(_BEGIN)) + str(rng.choice(_MIDDLE)) + str(rng.choice(_END))
            for _ in range(rng.integers(1, 4))
        ]
        words.setdefault("".join(syllables))
    return list(words)


def sentences(
    rng: np.random.Generator, words: list[str], n: int, n_words: tuple[int, int], end: str
) -> list[str]:
    """`n` sentences of a number of words between two bounds, both included; each ends in `end`."""
    picked = rng.integers(0, len(words), (n, n_words[1]))
    lengths = rng.integers(n_words[0], n_words[1] + 1, n)
    return [
        " ".join(words[word] for word in row[:length]) + end
        for row, length in zip(picked.tolist(), lengths.tolist(), strict=True)
    ]


def people(words: list[str], n: int) -> list[str]:
    """`n` different names of two words."""
    first, last = words[: n // 20 + 20], words[n // 20 + 20 :]
    return [f"{first[i % len(first)]} {last[i % len(last)]}{_twin(i, len(last))}".title() for i in range(n)]


def _twin(i: int, n: int) -> str:
    """A second first letter where the last names have been used up."""
    return "" if i < n else f"-{'abcdefghij'[i // n % 10]}"


def outlets(n: int) -> list[str]:
    """`n` different names of newspapers."""
    both = [f"The {place} {paper}" for paper in _PAPERS for place in _PLACES]
    return [both[i] if i < len(both) else f"{both[i % len(both)]} {i // len(both) + 1}" for i in range(n)]


def zipf(n: int) -> np.ndarray:
    """Shares of `n` members of which the second has half of the first's, the third a third, and so on."""
    weights = 1 / np.arange(1, n + 1)
    shares: np.ndarray = weights / weights.sum()
    return shares


def ids(rng: np.random.Generator, n: int) -> pa.StringArray:
    """`n` ids of 16 hex digits, as `pipeline.ids` makes them of contents."""
    data = rng.bytes(8 * n).hex().encode()
    return pa.StringArray.from_buffers(
        n, pa.py_buffer(np.arange(n + 1, dtype=np.int32) * 16), pa.py_buffer(data)
    )


def picked(pool: pa.StringArray, at: np.ndarray, missing: np.ndarray | None = None) -> pa.StringArray:
    """Members of a pool by place; null where `missing`."""
    return pool.take(pa.array(at, pa.int32(), mask=missing))
