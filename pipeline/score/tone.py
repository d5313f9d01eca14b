"""Tone: VADER's compound score of the words themselves. It is no stance and never feeds one."""

from __future__ import annotations

from functools import cache

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer


def tone(text: str) -> float:
    """VADER compound of `text`, −1 (negative) to +1 (positive); 0.0 for text without a rated word."""
    return float(_analyzer().polarity_scores(text)["compound"])


@cache
def _analyzer() -> SentimentIntensityAnalyzer:
    # Reading the lexicon takes a tenth of a second; it holds no state between calls.
    return SentimentIntensityAnalyzer()
