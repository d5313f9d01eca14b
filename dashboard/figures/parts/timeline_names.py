"""The names at the ends of a timeline's lines: how wide they may be, and how they are fitted to that."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.parts.lettering import breadth, wrapped
from dashboard.figures.parts.timeline_lines import Drawn, of

SIZE, LINES = 11.5, 2  # of the type, and lines of a name; on a low figure one
SCREEN_PX = 70  # of a line on the narrowest screen that shows names; how wide ours is is not known
GLYPH_PX, GAP_PX = 16, 6  # the shape before a name, and what is left free behind it
SPARE_PX = 1  # that no name is broken by a rounding
LEAST_END = 0.64  # of the width: time keeps so much, however long a name is
BESIDE = 0.006  # of the width, from the end of time to the names


def ending(drawn: Drawn, own: float, stop: float, inside: float, lines: int) -> float:
    """Where time ends on paper, as a share of the width: earlier than its `own` end where a name is longer.

    Args:
        drawn: What is shown.
        own: Where it ends with names of a usual length.
        stop: Where the names must end, as a share of the width.
        inside: Px of the whole width.
        lines: How many a name may have.
    """
    longest = max((_least(line.name, lines) for line in drawn.lines if len(of(drawn.dated, line))), default=0)
    return max(min(own, stop - BESIDE - (longest + SPARE_PX + GLYPH_PX + GAP_PX) / inside), LEAST_END)


def room(end: float, stop: float, inside: float) -> float:
    """Px of a line of a name between where time ends and where names must."""
    return (stop - end - BESIDE) * inside - GLYPH_PX - GAP_PX


def fitted(name: str, width: float, lines: int) -> list[str]:
    """A name in at most `lines` lines of `width` px: long words get a hyphen, a long name is cut."""
    parts = [part for word in name.split() for part in _broken(word, width)]
    told = wrapped(" ".join(parts), SIZE, width)
    if len(told) <= lines:
        return told
    last = told[lines - 1].rstrip("-")
    while last and breadth(f"{last}…", SIZE) > width:
        last = last[:-1].rstrip()
    return [*told[: lines - 1], f"{last}…"]


def _least(name: str, lines: int) -> float:
    """The least width in px at which a name stands whole in one line, or in two."""
    words = name.split()
    ways: list[Sequence[str]] = [(name,)]
    if lines > 1:
        ways += [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(max(breadth(line, SIZE) for line in way) for way in ways)


def _broken(word: str, width: float) -> list[str]:
    """A word in parts that are no wider than a line, with hyphens."""
    parts = []
    while breadth(word, SIZE) > width:
        fits = next((n for n in range(len(word) - 1, 0, -1) if breadth(f"{word[:n]}-", SIZE) <= width), 1)
        at = word.rfind("-", 0, fits) + 1  # where it has a hyphen of its own
        parts.append(word[:at] if at else f"{word[:fits]}-")
        word = word[at or fits :]
    return [*parts, word]
