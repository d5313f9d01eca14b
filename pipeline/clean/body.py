"""Which part of a page is the article, and its text aligned to the source."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from pipeline.clean.tree import HEADINGS, Chunk, Page, paragraph_lengths, parse
from pipeline.records import Removal, Repair
from pipeline.text import AlignedText, Edit, Span

MIN_ARTICLE_SHARE = 0.4  # of the page's paragraph text, for an <article> to be taken at its word
MIN_CHILD_SHARE = 0.75  # of its parent's paragraph text, for a child to be the better container
MAX_SUSPECT_SHARE = 0.25  # of the page's paragraph text; a class name does not condemn more than that
MIN_LINK_SHARE = 0.9  # of a short block's text; then it is a link to elsewhere
MAX_LINK_CHARS = 200

_SPACE = re.compile(r"\s+")
_INVISIBLE = {"script", "style", "head"}  # never text on the page; one removal each would list nothing useful


@dataclass(frozen=True, slots=True)
class Body:
    """The article's text, what of the page is not it, and where its headings stand (raw spans)."""

    aligned: AlignedText
    removed: tuple[Removal, ...]
    repairs: tuple[Repair, ...]
    headings: tuple[Span, ...]
    title: str | None


def body_of(source: str) -> Body:
    """The article in a page; a page without any gives an empty text, nothing raises."""
    page = parse(source)
    _condemn(page)
    container = _container(page)
    kinds = [_kind(page, chunk, container) for chunk in page.chunks]
    for i in _link_blocks(page, kinds):
        kinds[i] = "related"
    kept = [chunk for chunk, kind in zip(page.chunks, kinds, strict=True) if kind is None]
    return Body(
        aligned=_aligned(source, kept),
        removed=tuple(_removals(page.chunks, kinds)),
        repairs=tuple(
            Repair(Span(c.start, c.end), "entity", source[c.start : c.end], c.value)
            for c in kept
            if source[c.start : c.end] != c.value
        ),
        headings=tuple(Span(c.start, c.end) for c in kept if _is_heading(page, page.block_of(c.node))),
        title=_title(page),
    )


def _condemn(page: Page) -> None:
    """Nodes whose class names furniture become marked, unless they hold much of the page's text."""
    totals = _totals(page)
    limit = MAX_SUSPECT_SHARE * totals[-1]
    for index, node in enumerate(page.nodes):
        if not index:
            continue
        node.kind = node.kind or page.nodes[node.parent].kind
        if node.kind is None and node.suspect and totals[node.end] - totals[index] <= limit:
            node.kind = node.suspect


def _totals(page: Page) -> list[int]:
    """Running sum of paragraph text: node i and its descendants hold totals[end of i] − totals[i]."""
    return [0, *accumulate(paragraph_lengths(page))]


def _container(page: Page) -> int:
    """The smallest element that still holds the article."""
    totals = _totals(page)

    def held(index: int) -> int:
        return totals[page.nodes[index].end] - totals[index]

    best = 0
    for index, node in enumerate(page.nodes):
        named = node.tag == "article" or "articleBody" in node.attributes
        if named and held(index) > held(best) * (MIN_ARTICLE_SHARE if best == 0 else 1):
            best = index
    return _descend(page, best, held)


def _descend(page: Page, start: int, held: Callable[[int], int]) -> int:
    """Follow the child that holds nearly all of its parent's paragraphs, while there is one."""
    current, index = start, start + 1
    while index < page.nodes[current].end:
        if held(current) and held(index) >= MIN_CHILD_SHARE * held(current) and page.nodes[index].tag != "p":
            current, index = index, index + 1
        else:
            index = page.nodes[index].end
    return current


def _kind(page: Page, chunk: Chunk, container: int) -> str | None:
    node = page.nodes[chunk.node]
    if node.kind is not None:
        return node.kind
    return None if page.inside(chunk.node, container) else "outside"


def _link_blocks(page: Page, kinds: list[str | None]) -> list[int]:
    """Chunks of short blocks that are nothing but a link: where to read on, not what to read."""
    blocks: dict[int, list[int]] = {}
    for i, chunk in enumerate(page.chunks):
        if kinds[i] is None:
            blocks.setdefault(page.block_of(chunk.node), []).append(i)
    found = []
    for block, members in blocks.items():
        chars = {i: len(page.chunks[i].value.strip()) for i in members}
        total, linked = sum(chars.values()), sum(chars[i] for i in members if _linked(page, i))
        if 0 < total <= MAX_LINK_CHARS and linked >= MIN_LINK_SHARE * total and not _is_heading(page, block):
            found += members
    return found


def _is_heading(page: Page, node: int) -> bool:
    return page.nodes[node].tag in HEADINGS


def _linked(page: Page, chunk: int) -> bool:
    return page.nodes[page.chunks[chunk].node].linked


def _aligned(source: str, kept: list[Chunk]) -> AlignedText:
    """The kept chunks, markup between them gone, blocks apart, references read, runs of space one space."""
    edits: list[Edit] = []
    position = 0
    previous: Chunk | None = None
    for chunk in kept:
        if chunk.start > position:
            edits.append(Edit(position, chunk.start, _gap(previous, chunk)))
        if source[chunk.start : chunk.end] != chunk.value:
            edits.append(Edit(chunk.start, chunk.end, _SPACE.sub(" ", chunk.value)))
        else:
            edits += _spaces(source, chunk)
        previous, position = chunk, chunk.end
    if position < len(source):
        edits.append(Edit(position, len(source), ""))
    return AlignedText.of(source).edited(edits)


def _spaces(source: str, chunk: Chunk) -> list[Edit]:
    runs = _SPACE.finditer(source, chunk.start, chunk.end)
    return [Edit(run.start(), run.end(), " ") for run in runs if run.group() != " "]


def _gap(before: Chunk | None, after: Chunk) -> str:
    if before is None:
        return ""
    if after.brk != before.brk or after.line - before.line > 1:
        return "\n\n"
    return "\n" if after.line != before.line else ""


def _removals(chunks: list[Chunk], kinds: list[str | None]) -> list[Removal]:
    """One removal for each run of text left out for the same reason; space alone is none."""
    removals: list[Removal] = []
    last: str | None = None
    for chunk, kind in zip(chunks, kinds, strict=True):
        if not chunk.value.strip():
            continue
        if kind is not None and kind not in _INVISIBLE:
            if removals and last == kind:
                removals[-1] = Removal(Span(removals[-1].span.start, chunk.end), kind)
            else:
                removals.append(Removal(Span(chunk.start, chunk.end), kind))
        last = kind
    return removals


def _title(page: Page) -> str | None:
    """The page's only <h1> with words, or the first inside an <article>."""
    texts: dict[int, list[str]] = {}
    for chunk in page.chunks:
        block = page.block_of(chunk.node)
        if page.nodes[block].tag == "h1":
            texts.setdefault(block, []).append(chunk.value)
    titles = [_SPACE.sub(" ", "".join(parts)).strip() for parts in texts.values()]
    titles = [title for title in titles if title]
    return titles[0] if len(set(titles)) == 1 else None
