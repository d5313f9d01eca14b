"""A second reader of the page, trafilatura: which blocks it takes for the article.

Its text is never used itself, since it has no place in the page's source; it only says yes or no to
blocks of ours.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache

from pipeline.clean.blocks import Block, letters
from pipeline.clean.tree import Page

SHINGLE = 12  # characters; two different sentences seldom share one
STRIDE = 4
MIN_SHARE = 0.7  # of a block's shingles; the library drops some inline elements
MAX_CHARS = 3_000_000  # of a page; the largest of 267 news pages had 1.7 million
MAX_NODES = 8_000  # of a page; the largest of those had 3,130, and 15,000 small tables take the library 19 s
MAX_DEPTH = 200  # of nesting; libxml2 stops at 256 and loses what lies deeper


class Guide:
    """The lines another reader kept."""

    def __init__(self, text: str) -> None:
        self._lines = {letters(line) for line in text.split("\n")} - {""}
        self._cells = {
            letters(cell) for line in text.split("\n") if "|" in line for cell in line.split("|")
        } - {""}
        whole = "".join(letters(line) for line in text.split("\n"))
        self._shingles = {whole[i : i + SHINGLE] for i in range(len(whole) - SHINGLE + 1)}

    def holds(self, block: Block) -> bool:
        """Whether the block is in the text: a short one as a line of its own, a long one nearly whole."""
        own = block.letters
        if own in self._lines or (block.in_cell and own in self._cells):
            return True
        if len(own) < 2 * SHINGLE:
            return False
        shingles = [own[i : i + SHINGLE] for i in range(0, len(own) - SHINGLE + 1, STRIDE)]
        return sum(s in self._shingles for s in shingles) >= MIN_SHARE * len(shingles)


def guide(source: str, page: Page) -> Guide | None:
    """What trafilatura reads in the page; None where it finds nothing, gives up, or the page is too large."""
    if len(source) > MAX_CHARS or len(page.nodes) > MAX_NODES or _depth(page) > MAX_DEPTH:
        return None
    try:
        text = _extract()(source)
    except _faults():
        return None
    return Guide(text) if text else None


def _depth(page: Page) -> int:
    depths = [0]
    for node in page.nodes[1:]:
        depths.append(depths[node.parent] + 1)
    return max(depths)


@cache
def _extract() -> Callable[[str], str | None]:
    import trafilatura  # noqa: PLC0415 - slow to load, and only pages need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

    def extract(source: str) -> str | None:
        return trafilatura.extract(source, include_comments=False, favor_recall=True)

    return extract


@cache
def _faults() -> tuple[type[Exception], ...]:
    """What so large a library may raise on markup nobody foresaw; our rules alone then read the page."""
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with trafilatura

    plain = (
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        RuntimeError,
        AssertionError,
        ArithmeticError,
    )
    return (*plain, LxmlError)
