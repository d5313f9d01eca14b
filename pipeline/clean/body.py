"""Which part of a page is the article, and its text aligned to the source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.clean.choice import choose
from pipeline.clean.guide import guide
from pipeline.clean.tree import HEADINGS, Chunk, Page, parse
from pipeline.records import Removal, Repair
from pipeline.text import AlignedText, Edit, Span

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
    """The article in a page; a page without any gives an empty text, nothing raises.

    Args:
        source: The page as it was decoded. Above `guide.MAX_CHARS` only our own rules read it.
    """
    page = parse(source)
    kinds = choose(page, guide(source, page))
    kept = [chunk for chunk, kind in zip(page.chunks, kinds, strict=True) if kind is None]
    return Body(
        aligned=_aligned(source, kept),
        removed=tuple(_removals(page.chunks, kinds)),
        repairs=tuple(
            Repair(Span(c.start, c.end), "entity", source[c.start : c.end], c.value)
            for c in kept
            if source[c.start : c.end] != c.value
        ),
        headings=tuple(
            Span(c.start, c.end) for c in kept if page.nodes[page.block_of(c.node)].tag in HEADINGS
        ),
        title=_title(page),
    )


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
