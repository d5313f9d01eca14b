"""Colour, words and number formats; each means one thing everywhere.

Orange is against and blue is in favour, in both modes, and never without a symbol and a word.
Hex values and their contrast were measured for colour blindness; do not shift one by eye.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import isnan

FONT = '"Source Sans", "Source Sans Pro", sans-serif'
SCALE_MIN, SCALE_MAX = -1.0, 1.0  # one scale on every page, neutral pinned at 0
# Below this a tile is hatched: with two statements one more can turn the sign of the mean.
FEW_STATEMENTS = 3
FEW_SENTENCES = 3  # as FEW_STATEMENTS
MINUS = "\u2212"
BLANK = "·"  # stands where there is no evidence
SRGB_KNEE = 0.04045  # below it sRGB is linear (IEC 61966-2-1)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a mode: stops from against to in favour, and inks."""

    mode: str
    stops: tuple[str, ...]
    favor: str
    against: str
    neutral: str
    ink: str
    muted: str
    line: str
    surface: str
    mark: str
    mark_ink: str


LIGHT = Palette(
    mode="light",
    stops=("#8F3B00", "#D0741C", "#F2BE8A", "#F5F4F0", "#A9C9E3", "#4A86BD", "#12467F"),
    favor="#1F5FA0",
    against="#A34A00",
    neutral="#5C6670",
    ink="#14181A",
    muted="#5C6670",
    line="#D5D8D6",
    surface="#F4F4F1",
    mark="#FBE8A6",
    mark_ink="#14181A",
)
DARK = Palette(
    mode="dark",
    stops=("#FFB066", "#C9752A", "#6E4420", "#2A2F32", "#23496B", "#3F82BD", "#8CC4F5"),
    favor="#8CC4F5",
    against="#FFB066",
    neutral="#A9B2B8",
    ink="#ECEEEE",
    muted="#A9B2B8",
    line="#3A4246",
    surface="#1E2427",
    mark="#FBE8A6",
    mark_ink="#14181A",
)
PALETTES = {"light": LIGHT, "dark": DARK}


@dataclass(frozen=True, slots=True)
class Side:
    """How a label looks and reads: symbol, word, CSS class."""

    symbol: str
    word: str
    css: str


SIDES = {
    "favor": Side("▲", "in favour", "sp-favor"),
    "against": Side("▼", "against", "sp-against"),
    "mixed": Side("◆", "on both sides", "sp-mixed"),
    "neutral": Side("●", "neutral", "sp-neutral"),
}
NO_SIDE = Side("○", "without a side", "sp-none")
NEITHER = Side("●", "neither", "sp-neither")  # of probabilities: what is left beside the two sides
VOICES = {
    "direct": "direct speech",
    "indirect": "reported speech",
    "mixed": "partly quoted",
    "action": "a deed",
    "position": "an attitude",
    "narration": "the journalist’s words",
}
METHODS = {
    "name": "by name",
    "alias": "by surname or other form of the name",
    "role": "by office",
    "metonym": "by the place that stands for it",
    "pronoun": "by pronoun",
    "apposition": "by description",
    "author": "as the author",
    "noun": "by description",
}
# What the outlet's choice of verb does to the words it brings; a plain one ("said") does nothing.
FRAMINGS = {
    "neutral": "plain wording",
    "certain": "wording that takes it as certain",
    "doubting": "wording that doubts it",
    "revealing": "wording that reveals it",
    "conceding": "wording of a concession",
    "hostile": "hostile wording",
    "warm": "warm wording",
}
# What is said of an attribution itself, in a word, and what that means.
MARKS = {
    "negated": ("negated", "It was not said or not done."),
    "modal": ("might", "It is possible, not reported as a fact."),
    "hypothetical": ("if", "It is a hypothesis."),
    "question": ("question", "It is asked, not told."),
    "history": ("earlier episode", "It is told as background."),
}
# How a scorer that learns knows the pack, as the name of a scorer ends.
TRAINING = {
    "zero-shot": "The encoder was not trained on this pack: it goes by a topic’s statement and listed words.",
    "fitted": "A logistic regression on this pack’s own labels was fitted on top of the encoder.",
}


@dataclass(frozen=True, slots=True)
class Light:
    """How a sentence portrays an actor: a symbol for a round coin, and words that name no stance."""

    symbol: str
    words: str


GOOD, PLAIN, BAD = Light("+", "in a good light"), Light("=", "plainly"), Light(MINUS, "in a bad light")
# A quarter of the way to either end. Chosen, not fitted: nearer to 0 a word for an end says too much.
PLAIN_UP_TO = 0.25


def side(label: str | None) -> Side:
    """The side of a label; None (abstained) is no side, which is not neutral."""
    return NO_SIDE if label is None else SIDES[label]


def light(portrayal: float) -> Light:
    """How a sentence with this portrayal in [-1, 1] shows the actor."""
    if abs(portrayal) <= PLAIN_UP_TO:
        return PLAIN
    return GOOD if portrayal > 0 else BAD


def palette(mode: str | None) -> Palette:
    """The colours of a mode; light where the browser has not said yet."""
    return LIGHT if mode is None else PALETTES[mode]


def stance_colour(stance: float, colours: Palette) -> str:
    """The tile colour of a stance in [-1, 1], between the two nearest stops."""
    share = (min(max(stance, SCALE_MIN), SCALE_MAX) - SCALE_MIN) / (SCALE_MAX - SCALE_MIN)
    place = share * (len(colours.stops) - 1)
    low = min(int(place), len(colours.stops) - 2)
    part = place - low
    mixed = (
        round(a + (b - a) * part)
        for a, b in zip(_rgb(colours.stops[low]), _rgb(colours.stops[low + 1]), strict=True)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def text_on(colour: str) -> str:
    """Black or white, whichever contrasts more with `colour` (always at least 4.58:1)."""
    luminance = _luminance(colour)
    return "#000000" if (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) else "#FFFFFF"


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def signed(stance: float) -> str:
    """A stance with its sign and a true minus: +0.62, −0.40, 0.00."""
    value = round(stance, 2) + 0.0
    sign = {True: "+", False: MINUS}[value > 0] if value else ""
    return f"{sign}{abs(value):.2f}"


def interval(low: float | None, high: float | None) -> str:
    """The 95 % interval of a mean in words; None or NaN is that of one article, which has none."""
    if low is None or high is None or isnan(low) or isnan(high):
        return "one article: no interval"
    return f"95\u00a0% interval {ends(low, high)}"


def ends(low: float, high: float) -> str:
    """The ends of an interval, where it was said that they are those of one; NaN is of one article."""
    return "no interval" if isnan(low) else f"{signed(low)} to {signed(high)}"


def percent(share: float) -> str:
    """A share as whole percent: 0.834 → 83 %."""
    return f"{round(share * 100)}\u00a0%"


def count(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 statement, 2,230 statements."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def split(numbers: Mapping[Hashable, int]) -> str:
    """How many statements took which side: 7 against, 1 on both sides."""
    parts = (f"{numbers[f'n_{key}']:,} {one.word}" for key, one in SIDES.items() if numbers[f"n_{key}"])
    return ", ".join(parts)


def day(date: dt.date | None) -> str:
    """A date in words, or that there is none."""
    return "undated" if date is None else f"{date.day} {date:%b %Y}"


def gradient(colours: Palette) -> str:
    """The scale as a CSS gradient."""
    return f"linear-gradient(90deg, {', '.join(colours.stops)})"


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    channels = [c / 255 for c in _rgb(colour)]
    linear = [c / 12.92 if c <= SRGB_KNEE else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
