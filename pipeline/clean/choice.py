"""Which blocks of a page are the article: our reading of its markup and trafilatura's, put together.

Ours finds the element that holds the paragraphs and leaves out what its tags and classes name. Trafilatura
looks at each paragraph. A block both take is the article. Where they disagree, company decides: a paragraph
that stands among paragraphs both take is the article too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import accumulate

from pipeline.clean.blocks import Block, blocks_of
from pipeline.clean.guide import Guide
from pipeline.clean.tree import Page, paragraph_lengths

MIN_ARTICLE_SHARE = 0.4  # of the page's paragraph text, for an <article> to be taken at its word
MIN_CHILD_SHARE = 0.75  # of its parent's paragraph text, for a child to be the better container
MAX_SUSPECT_SHARE = 0.25  # of the page's paragraph text; a class name does not condemn more than that
MAX_HIDDEN_SHARE = 0.5  # the same for what is not shown: whole copies of the article are kept hidden in pages
ACQUITTED_SHARE = 0.2  # of the guide's text; an element with that much of it is no furniture
ACQUITTED_LETTERS = 300  # and at least that much, so that a standfirst over a stub is not it
MIN_COVER, MIN_PURITY = 0.6, 0.4  # of the guide's text in ours, and of ours in it, to speak of one article
MIN_GUIDED_SHARE = 0.9  # of the guide's text in an element, for it to be the container
MIN_LINK_SHARE = 0.75  # of a short block's text; then it is a link to elsewhere
MIN_ALL_LINK_SHARE = 0.9  # of a sentence or list item: articles link those too, seldom to the last letter
MAX_LINK_CHARS = 200
MIN_PARAGRAPH_WORDS = 8  # of a block both take, for its neighbours to count as paragraphs too
MIN_PROSE_WORDS = 12  # of a block only one of the two takes
MIN_OPEN_PROSE_WORDS = 30  # the same where it has no end mark
MIN_LIKE = 3  # paragraphs both take that stand in elements alike, for such an element to hold the article
MAX_PROSE_LINK_SHARE = 0.5
MIN_COPY_LETTERS = 60  # shorter blocks repeat by chance
_OUTSIDE = "outside"
_PARAGRAPH_TAGS = frozenset({"p", "blockquote", "li"})
# What is named by class alone and may be a mistake; captions, headers and comments seldom are.
_DOUBTFUL = frozenset({_OUTSIDE, "aside", "advertisement", "related", "gallery"})
_NEVER_ACQUITTED = frozenset({"hidden", "header", "comments"})

Kinds = list[str | None]


def choose(page: Page, guide: Guide | None) -> Kinds:
    """For each chunk of the page why it is not the article; None for the article itself."""
    blocks = blocks_of(page)
    taken = [guide.holds(block) for block in blocks] if guide else [False] * len(blocks)
    held = _held(page, blocks, taken)
    _condemn(page, held)
    kinds = _own(page, blocks, _container(page))
    total = held(0)
    if total:
        agreed = _agreed(blocks, taken, kinds)
        if not agreed:
            kinds = _own(page, blocks, _descend(page, 0, held, MIN_GUIDED_SHARE))
        _Vote(page, blocks, taken, kinds).cast(agreed=agreed)
    _drop_copies(blocks, kinds)
    _drop_last_headings(blocks, kinds)
    return kinds


def _held(page: Page, blocks: list[Block], taken: list[bool]) -> Callable[[int], int]:
    """How many letters the guide takes in a node and below it."""
    letters = [0] * len(page.nodes)
    for block, yes in zip(blocks, taken, strict=True):
        letters[block.node] += len(block.letters) if yes else 0
    return _sums(page, letters)


def _sums(page: Page, values: list[int]) -> Callable[[int], int]:
    """The sum of a node's value and those of its descendants."""
    totals = [0, *accumulate(values)]
    return lambda index: totals[page.nodes[index].end] - totals[index]


def _condemn(page: Page, held: Callable[[int], int]) -> None:
    """Nodes whose class names furniture become marked, unless they hold much of either text."""
    chars = _sums(page, paragraph_lengths(page))
    whole, guided = chars(0), held(0)
    for index, node in enumerate(page.nodes):
        if not index:
            continue
        node.kind = node.kind or page.nodes[node.parent].kind
        if node.kind is not None or node.suspect is None:
            continue
        limit = MAX_HIDDEN_SHARE if node.suspect == "hidden" else MAX_SUSPECT_SHARE
        acquitted = (
            held(index) >= max(ACQUITTED_LETTERS, ACQUITTED_SHARE * guided)
            and node.suspect not in _NEVER_ACQUITTED
        )
        if chars(index) <= limit * whole and not acquitted:
            node.kind = node.suspect


def _container(page: Page) -> int:
    """The smallest element that still holds the paragraphs."""
    held = _sums(page, paragraph_lengths(page))
    best = 0
    for index, node in enumerate(page.nodes):
        named = node.tag == "article" or "articleBody" in node.attributes
        if named and held(index) > held(best) * (MIN_ARTICLE_SHARE if best == 0 else 1):
            best = index
    return _descend(page, best, held, MIN_CHILD_SHARE)


def _descend(page: Page, start: int, held: Callable[[int], int], share: float) -> int:
    """Follow the child that holds nearly all of what its parent holds, while there is one."""
    current, index = start, start + 1
    while index < page.nodes[current].end:
        if held(current) and held(index) >= share * held(current) and page.nodes[index].tag != "p":
            current, index = index, index + 1
        else:
            index = page.nodes[index].end
    return current


def _own(page: Page, blocks: list[Block], container: int) -> Kinds:
    """Our own reading, with the article in `container`."""
    kinds: Kinds = [
        page.nodes[chunk.node].kind or (None if page.inside(chunk.node, container) else _OUTSIDE)
        for chunk in page.chunks
    ]
    for block in blocks:
        if _is_link(block):
            _mark(block, kinds, "related")
    return kinds


def _is_link(block: Block) -> bool:
    """Whether a block is where to read on, not what to read."""
    whole = block.ended or block.tag == "li"
    limit = MIN_ALL_LINK_SHARE if whole else MIN_LINK_SHARE
    return block.linked >= limit and len(block.text) <= MAX_LINK_CHARS and not block.is_heading


def _agreed(blocks: list[Block], taken: list[bool], kinds: Kinds) -> bool:
    """Whether both readings are of one article."""
    sizes = [len(block.letters) for block in blocks]
    own = [_is_kept(block, kinds) for block in blocks]
    both = sum(size for size, o, t in zip(sizes, own, taken, strict=True) if o and t)
    theirs = sum(size for size, t in zip(sizes, taken, strict=True) if t)
    ours = sum(size for size, o in zip(sizes, own, strict=True) if o)
    return both >= MIN_COVER * theirs and both >= MIN_PURITY * ours


class _Vote:
    """The blocks of a page, what the guide takes, and what stands among its paragraphs."""

    def __init__(self, page: Page, blocks: list[Block], taken: list[bool], kinds: Kinds) -> None:
        self.page, self.blocks, self.taken, self.kinds = page, blocks, taken, kinds
        paragraphs = [i for i, block in enumerate(blocks) if taken[i] and block.words >= MIN_PARAGRAPH_WORDS]
        nodes = [blocks[i].node for i in paragraphs]
        self.inside = Counter(nodes)
        self.parents = Counter(page.nodes[node].parent for node in nodes)
        self.likes = Counter(map(self._like, nodes))
        shared = [i for i in paragraphs if _is_kept(blocks[i], kinds)]
        self.first, self.last = (shared[0], shared[-1]) if shared else (0, 0)

    def cast(self, *, agreed: bool) -> None:
        """Change `kinds` where the guide gives reason to."""
        for i, block in enumerate(self.blocks):
            kept, amid = _is_kept(block, self.kinds), self.first < i < self.last
            if kept and not self.taken[i]:
                prose = agreed and amid and self._is_prose(block)
                if not (prose or self._in_company(block, agreed=agreed)):
                    _mark(block, self.kinds, _OUTSIDE)
            elif kept or not self.taken[i]:
                continue
            elif self._is_missed(block) or (amid and self._is_wronged(block)):
                _mark(block, self.kinds, None)

    def _is_prose(self, block: Block) -> bool:
        running = block.words >= (MIN_PROSE_WORDS if block.ended else MIN_OPEN_PROSE_WORDS)
        return running and self._is_unlinked(block) and not block.in_cell

    def _is_unlinked(self, block: Block) -> bool:
        return block.linked < MAX_PROSE_LINK_SHARE

    def _is_wronged(self, block: Block) -> bool:
        """Whether nothing but the class of the paragraph or heading itself speaks against it."""
        node = self.page.nodes[block.node]
        itself = node.suspect == node.kind and self.page.nodes[node.parent].kind is None
        return itself and node.kind in _DOUBTFUL and (block.is_heading or block.tag in _PARAGRAPH_TAGS)

    def _is_missed(self, block: Block) -> bool:
        """Whether it is prose, outside our container or among paragraphs in a doubtful element."""
        kinds = {self.kinds[i] for i in block.chunks}
        company = kinds == {_OUTSIDE} or (kinds <= _DOUBTFUL and self._has_siblings(block))
        return company and self._is_prose(block)

    def _has_siblings(self, block: Block) -> bool:
        parent = self.page.nodes[block.node].parent
        return self.parents[parent] > 1 or self.inside[block.node] > 1 or self._is_alike(block)

    def _in_company(self, block: Block, *, agreed: bool) -> bool:
        """Whether it stands among paragraphs the guide takes, or in an element like theirs."""
        node = self.page.nodes[block.node]
        if not self._is_unlinked(block):
            return False
        if self.inside[block.node] > 1:
            return True
        if block.tag not in _PARAGRAPH_TAGS:
            return False
        return self.parents[node.parent] > 1 or (agreed and self._is_alike(block))

    def _is_alike(self, block: Block) -> bool:
        """Whether the guide takes paragraphs in other elements like the one around it."""
        parent = self.page.nodes[self.page.nodes[block.node].parent]
        return bool(parent.attributes) and self.likes[self._like(block.node)] >= MIN_LIKE

    def _like(self, node: int) -> tuple[str, str, str]:
        """What elements of one kind share: tag, and their parent's tag and attributes."""
        parent = self.page.nodes[self.page.nodes[node].parent]
        return self.page.nodes[node].tag, parent.tag, parent.attributes


def _is_kept(block: Block, kinds: Kinds) -> bool:
    return any(kinds[i] is None for i in block.chunks)


def _mark(block: Block, kinds: Kinds, kind: str | None) -> None:
    for i in block.chunks:
        if kind is None or kinds[i] is None:
            kinds[i] = kind


def _drop_copies(blocks: list[Block], kinds: Kinds) -> None:
    """Of paragraphs that stand on the page twice one stays: the first <p>, else the first."""
    copies: dict[str, list[Block]] = {}
    for block in blocks:
        if len(block.letters) >= MIN_COPY_LETTERS and _is_kept(block, kinds):
            copies.setdefault(block.letters, []).append(block)
    for same in copies.values():
        stays = next((block for block in same if block.tag == "p"), same[0])
        for block in same:
            if block is not stays:
                _mark(block, kinds, "duplicate")


def _drop_last_headings(blocks: list[Block], kinds: Kinds) -> None:
    """Headings with nothing below them head what was left out."""
    kept = [block for block in blocks if _is_kept(block, kinds)]
    if all(block.is_heading for block in kept):
        return
    while kept[-1].is_heading:
        _mark(kept.pop(), kinds, "label")
