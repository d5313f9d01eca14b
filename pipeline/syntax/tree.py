"""A parsed sentence: words with their tags, and the tree of what depends on what.

Relations are those of Universal Dependencies (nsubj, obj, ccomp, …), tags those of the Penn Treebank
(VBD, NNP, …). Positions of words are numbers within the sentence, spans are characters of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.text import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. `head` is the number of the word it depends on, its own for the root."""

    index: int
    start: int
    end: int
    text: str
    tag: str
    dep: str
    head: int

    @property
    def lower(self) -> str:
        """The word in lower case, with a plain apostrophe."""
        return self.text.lower().replace("’", "'")

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)

    @property
    def is_verb(self) -> bool:
        """Whether it is tagged as a verb, auxiliaries included, modals not."""
        return self.tag.startswith("VB")

    @property
    def is_noun(self) -> bool:
        """Whether it is tagged as a noun or a name."""
        return self.tag.startswith("NN")


class Tree:
    """One sentence. Its words are in order and never empty; every word reaches the root."""

    __slots__ = ("_children", "_ends", "_left", "_right", "_starts", "tokens")

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self._starts = [token.start for token in tokens]
        self._ends = [token.end for token in tokens]
        self._children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.index:
                self._children[token.head].append(token.index)
        self._left = list(range(len(tokens)))
        self._right = list(range(len(tokens)))
        for index in self._bottom_up():
            for child in self._children[index]:
                self._left[index] = min(self._left[index], self._left[child])
                self._right[index] = max(self._right[index], self._right[child])

    def _bottom_up(self) -> list[int]:
        order = [token.index for token in self.tokens if token.head == token.index]
        for index in order:  # grows while it is read: parents first
            order += self._children[index]
        return order[::-1]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self._starts[0], self._ends[-1])

    @property
    def roots(self) -> list[Token]:
        """The words that depend on no other; usually one."""
        return [token for token in self.tokens if token.head == token.index]

    def children(self, token: Token, *deps: str) -> list[Token]:
        """What depends on a word, in order; only by the relations `deps` where some are given."""
        found = (self.tokens[index] for index in self._children[token.index])
        return [child for child in found if not deps or child.dep in deps]

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first word that depends on this one by one of `deps`."""
        return next(iter(self.children(token, *deps)), None)

    def head(self, token: Token) -> Token:
        """The word it depends on; itself for a root."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The words above, nearest first."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """A word with all that depends on it, in order. The stretch may hold words of others."""
        return self.tokens[self._left[token.index] : self._right[token.index] + 1]

    def subtree_span(self, token: Token) -> Span:
        """The characters from the first to the last word of `subtree`."""
        return Span(self._starts[self._left[token.index]], self._ends[self._right[token.index]])

    def within(self, span: Span) -> list[Token]:
        """The words that lie in `span` as a whole."""
        first = bisect_left(self._starts, span.start)
        last = bisect_right(self._ends, span.end)
        return self.tokens[first:last]

    def at(self, position: int) -> Token | None:
        """The word at a character, or None between words."""
        index = bisect_right(self._starts, position) - 1
        return self.tokens[index] if index >= 0 and position < self._ends[index] else None

    def top(self, span: Span) -> Token | None:
        """The word of `span` that all its others depend on, the first one of several; None without a word."""
        inside = self.within(span)
        numbers = {token.index for token in inside}
        # Not the head alone is looked at: the way up may leave the span and come back to it.
        tops = (t for t in inside if not any(up.index in numbers for up in self.ancestors(t)))
        return next(tops, None)
