"""Blocks of a page: the text between two breaks, whatever inline markup lies in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pipeline.clean.tree import HEADINGS, Page

_NOT_TEXT = frozenset({"script", "style", "head"})
_CELLS = frozenset({"td", "th"})
_ENDED = re.compile(r"[.!?…。！？।۔؟][\"'”’»)\]]*$")
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """Chunks (indexes, in order) that make one paragraph, heading, list item or cell of element `node`.

    `letters` is its text reduced to letters and digits, so that texts of two readers of the page can be
    compared; `linked` is the share of the text inside links, 0 to 1.
    """

    chunks: tuple[int, ...]
    node: int
    tag: str
    text: str
    letters: str
    linked: float

    @property
    def in_cell(self) -> bool:
        """Whether it stands in a table's cell, in no element of its own."""
        return self.tag in _CELLS

    @property
    def is_heading(self) -> bool:
        """Whether it is h1 to h6."""
        return self.tag in HEADINGS

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_ENDED.search(self.text))


def blocks_of(page: Page) -> list[Block]:
    """The blocks with at least one letter or digit, in page order; scripts and styles are none."""
    groups: list[list[int]] = []
    last: tuple[int, int, int] | None = None
    for i, chunk in enumerate(page.chunks):
        if page.nodes[chunk.node].kind in _NOT_TEXT or not chunk.value.strip():
            if groups and last == (chunk.brk, chunk.line, page.block_of(chunk.node)):
                groups[-1].append(i)
            continue
        place = (chunk.brk, chunk.line, page.block_of(chunk.node))
        if place != last:
            groups.append([])
            last = place
        groups[-1].append(i)
    found = (_block(page, group) for group in groups)
    return [block for block in found if block.letters]


def _block(page: Page, members: list[int]) -> Block:
    shown = [i for i in members if page.nodes[page.chunks[i].node].kind not in _NOT_TEXT]
    text = _SPACE.sub(" ", "".join(page.chunks[i].value for i in shown)).strip()
    chars = {i: len(page.chunks[i].value.strip()) for i in shown}
    linked = sum(n for i, n in chars.items() if page.nodes[page.chunks[i].node].linked)
    node = page.block_of(page.chunks[members[0]].node)
    return Block(
        tuple(shown), node, page.nodes[node].tag, text, letters(text), linked / max(1, sum(chars.values()))
    )


def letters(text: str) -> str:
    """Letters and digits of a text, case and compatibility forms ignored."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
