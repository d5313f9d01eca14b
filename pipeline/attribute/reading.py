"""One article being read: its text, its sentences with their trees, its quotations, its mentions."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from pipeline.attribute.quotes import Quotation
from pipeline.attribute.sentences import Spans
from pipeline.language import Language
from pipeline.records import Mention
from pipeline.syntax.tree import Tree
from pipeline.text import Span


@dataclass(frozen=True)
class Reading:
    """What the rules need to know of an article.

    `mentions` are those that the resolve stage found, in text order; `trees` those of the sentences
    that have a word, in order; `author` is whom "I" means outside quotations, where anybody.
    """

    text: str
    language: Language
    sentences: Spans
    paragraphs: Spans
    trees: list[Tree]
    quotes: list[Quotation]
    mentions: tuple[Mention, ...]
    headings: tuple[Span, ...] = ()
    author: Mention | None = None
    _tree_starts: list[int] = field(init=False, repr=False)
    _quote_starts: list[int] = field(init=False, repr=False)
    _mention_starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Builds the look-ups by position."""
        object.__setattr__(self, "_tree_starts", [tree.span.start for tree in self.trees])
        object.__setattr__(self, "_quote_starts", [quote.span.start for quote in self.quotes])
        object.__setattr__(self, "_mention_starts", [mention.span.start for mention in self.mentions])

    def tree_at(self, position: int) -> Tree | None:
        """The tree of the sentence at a character, or None before the first."""
        index = bisect_right(self._tree_starts, position) - 1
        return self.trees[index] if index >= 0 else None

    def quote_at(self, position: int) -> Quotation | None:
        """The quotation that a character lies in, marks included, or None."""
        index = bisect_right(self._quote_starts, position) - 1
        if index < 0 or position >= self.quotes[index].span.end:
            return None
        return self.quotes[index]

    def quotes_in(self, span: Span) -> list[Quotation]:
        """The quotations that share a character with `span`, in order."""
        first = max(0, bisect_right(self._quote_starts, span.start) - 1)
        last = bisect_right(self._quote_starts, max(span.start, span.end - 1))
        return [quote for quote in self.quotes[first:last] if quote.span.overlaps(span)]

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions that share a character with `span`, in order."""
        first = max(0, bisect_right(self._mention_starts, span.start) - 1)
        last = bisect_right(self._mention_starts, max(span.start, span.end - 1))
        return [mention for mention in self.mentions[first:last] if mention.span.overlaps(span)]
