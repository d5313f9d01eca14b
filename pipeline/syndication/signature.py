"""The signature of an article: a fixed-size sample of its runs of words, the same for the same words.

It is the bottom-k variant of MinHash: of the hashes of all shingles, the `VALUES` smallest. Where half
of a text was cut, the half that is left keeps its smallest hashes, so about half of the signature is
still shared; the classic variant (one minimum a permutation, joined into bands) forgets such a copy,
since only near equal sets agree in several minima at once.
"""

from __future__ import annotations

import numpy as np

from pipeline.syndication.words import codes_of, shingles

SHINGLE_WORDS = 6  # shorter runs are phrases that news of any day shares; longer ones break at each edit
VALUES = 64  # a copy that keeps a tenth of the longer text still shares six of them
MIN_WORDS = 8  # folded words; a shorter text is a headline, and two of those may agree by chance
MAX_CHARS = 200_000  # of a longer text, the beginning stands for it; no article is as long
_HALF = np.uint64(32)


def signature(text: str) -> tuple[int, ...]:
    """At most `VALUES` whole numbers of 32 bits, signed, that sample the text.

    Deterministic over platforms and Python versions. Empty for a text of fewer than `MIN_WORDS` words:
    it joins no story but its own. A text with fewer than `VALUES` shingles has as many values as those.
    """
    codes = codes_of(text[:MAX_CHARS])
    if len(codes) < MIN_WORDS:
        return ()
    hashed = np.sort(shingles(codes, SHINGLE_WORDS))
    smallest = hashed[np.append(True, hashed[1:] != hashed[:-1])][:VALUES]
    # The low half: the high bits of the smallest hashes are nearly all zeros.
    low = smallest.astype(np.uint32).view(np.int32)
    return tuple(low.tolist())
