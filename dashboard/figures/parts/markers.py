"""The shapes of marks as outlines in px: a legend outside of a plot has no marks of Plotly's own."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin
from types import MappingProxyType

Point = tuple[float, float]

HOLLOW = "-open"  # ends the name of a shape whose inside is the paper
MANY = 32  # corners that look like a circle at the size of a letter
INNER = 0.382  # of a star's radius: the inner corners of a pentagram
ARM = 0.36  # of the radius: half the breadth of a cross's arm


def outline(symbol: str, radius: float) -> str:
    """The closed path of a shape around 0, 0, as Plotly's layout shapes of sizemode "pixel" take it.

    Args:
        symbol: A name of Plotly's without "-open": a key of SHAPES.
        radius: Half of its size in px.
    """
    corners = [f"{x * radius:.2f},{y * radius:.2f}" for x, y in SHAPES[symbol]]
    return f"M{'L'.join(corners)}Z"


def _around(corners: int, first: float = pi / 2) -> tuple[Point, ...]:
    steps = [first + 2 * pi * n / corners for n in range(corners)]
    return tuple((cos(step), sin(step)) for step in steps)


def _star() -> tuple[Point, ...]:
    outer = _around(5)
    inner = [(x * INNER, y * INNER) for x, y in _around(5, pi / 2 + pi / 5)]
    return tuple(point for pair in zip(outer, inner, strict=True) for point in pair)


def _cross() -> tuple[Point, ...]:
    arm, end = ARM, 1.0
    quarter = [(arm, end), (arm, arm), (end, arm)]
    points = list[Point]()
    for x, y in ((1, 1), (1, -1), (-1, -1), (-1, 1)):
        part = [(x * a, y * b) for a, b in quarter]
        points += part if x * y > 0 else part[::-1]
    return tuple(points)


def _turned(points: tuple[Point, ...]) -> tuple[Point, ...]:
    half = cos(pi / 4)
    return tuple((half * (x - y), half * (x + y)) for x, y in points)


SHAPES: Mapping[str, tuple[Point, ...]] = MappingProxyType(
    {
        "circle": _around(MANY),
        "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
        "diamond": _around(4),
        "star": _star(),
        "cross": _cross(),
        "hexagon2": _around(6, 0.0),
        "x": _turned(_cross()),
    }
)
