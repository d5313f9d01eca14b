"""Whether two texts are one: the share of words they have in common, in runs, outside quotations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.syndication.words import Codes, Mask, Words, shingles, words

RUN_WORDS = 4  # three words are often a phrase; five lose the words between two edits that stand close
# Fitted on the dev half of the benchmark (pipeline/evaluate/pairs.py). Half of the shorter text: two articles
# that quote one long statement share less, a copy with a new lead and a paragraph added shares more.
MIN_SHORTER = 0.5
MIN_NARRATION = 0.45  # quotations are anybody's: two reporters at one speech share them and little else
MIN_LONGER = 0.2  # an item of a round-up is in it word for word, and the round-up is no copy of the item
MIN_NARRATED = 40  # words; less is a sentence or two
# Speeches and transcripts have hardly any narration: there the whole must agree, and most of the longer text.
MAX_TOLD = 0.2  # of the words outside quotations
MIN_WHOLE = 0.9
MIN_WHOLE_LONGER = 0.5
# An outlet repeats itself: captions, background, appeals filled two thirds of unrelated articles. Only a text
# that is nearly the same is the next version of an article.
MIN_OWN = 0.8


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share, in words that stand in a run of `RUN_WORDS` words of both.

    Attributes:
        shorter: Share of the words of the text with fewer words, 0 to 1.
        longer: Share of the words of the other text, 0 to 1.
        narration: The same as `shorter`, of the words that stand outside quotations in both, 0 to 1.
        narrated: How many words those are, in the text with fewer words.
        told: Share of the words of the text with fewer words that stand outside quotations, 0 to 1.
    """

    shorter: float
    longer: float
    narration: float
    narrated: int
    told: float


def overlap(a: str, b: str) -> Overlap:
    """What two texts share; the order of the two does not matter."""
    return compare(words(a), words(b))


def compare(a: Words, b: Words) -> Overlap:
    """`overlap` for words that were read once and are compared often."""
    # Equal lengths are ordered by their words, so that the two may be given either way round.
    short, long = sorted((a, b), key=lambda one: (len(one.codes), one.codes.tobytes(), one.quoted.tobytes()))
    in_short, in_long = shingles(short.codes, RUN_WORDS), shingles(long.codes, RUN_WORDS)
    shared = _covered(in_short, in_long, len(short.codes))
    # What the other article quotes (an op-ed, a statement) it did not take over as its own words.
    told = _covered(in_short, in_long[_told(long, len(in_long))], len(short.codes)) & ~short.quoted
    return Overlap(
        shorter=_share(shared),
        longer=_share(_covered(in_long, in_short, len(long.codes))),
        narration=int(told.sum()) / max(int((~short.quoted).sum()), 1),
        narrated=int(told.sum()),
        told=_share(~short.quoted),
    )


def _told(text: Words, n_runs: int) -> Mask:
    """Which runs of a text begin outside quotations."""
    return ~text.quoted[:n_runs]


def is_copy(found: Overlap, *, same_outlet: bool) -> bool:
    """Whether two texts that share this much are one text, edited.

    Args:
        found: What they share.
        same_outlet: Whether one outlet published both, or may have, since an outlet is not known.
    """
    if found.shorter == found.longer == 1:  # word for word, however short
        return True
    if found.told <= MAX_TOLD:
        return found.shorter >= MIN_WHOLE and found.longer >= MIN_WHOLE_LONGER
    least, narration = (MIN_OWN, MIN_OWN) if same_outlet else (MIN_SHORTER, MIN_NARRATION)
    return (
        found.shorter >= least
        and found.narration >= narration
        and found.longer >= MIN_LONGER
        and found.narrated >= MIN_NARRATED
    )


def _covered(own: Codes, other: Codes, n_words: int) -> Mask:
    """Which words of a text stand in a run that the other text has too."""
    hits = np.isin(own, other)
    covered = np.zeros(n_words, np.bool_)
    for i in range(RUN_WORDS):
        covered[i : i + len(hits)] |= hits
    return covered


def _share(covered: Mask) -> float:
    return float(covered.mean()) if len(covered) else 0.0
