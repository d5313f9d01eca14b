"""The elements of a page and the text in them, with what is not the article marked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.clean.tags import Token, attributes, tokens

_VOID = "area base br col embed hr img input link meta param source track wbr"
_BLOCKS = """
address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table tbody td tfoot th thead
title tr ul
"""
VOID = frozenset(_VOID.split())
BLOCKS = frozenset(_BLOCKS.split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARAGRAPHS = frozenset({"p", "blockquote", "pre"})
MIN_LOOSE_TEXT = 100  # characters; text outside <p> is a paragraph from here on, below it is mostly labels

_WIDGETS = ("svg", "button", "select", "iframe", "object", "audio", "video", "dialog", "textarea")
# Elements that never hold the article, and what they hold.
_TAG_KINDS = {
    "nav": "navigation",
    "figure": "caption",
    "figcaption": "caption",
    "script": "script",
    "style": "style",
    **dict.fromkeys(("noscript", "noframes", "noembed"), "script"),
    "template": "script",
    "head": "head",
    "title": "head",
    **dict.fromkeys(_WIDGETS, "widget"),
}
# Elements that seldom hold it; old pages wrap everything in one <form>.
_SUSPECT_TAGS = {"header": "header", "footer": "footer", "aside": "aside", "form": "form"}
# Words of class and id that mark such elements on pages that use <div> for all of them. "paywall" is none:
# search engines have publishers mark the article's own paragraphs with it.
_CLASS_KINDS = (
    ("navigation", {"nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "skip"}),
    ("share", {"share", "sharing", "social", "addtoany", "sharedaddy"}),
    ("related", {"related", "recirc", "recommended", "recommendations", "trending", "popular", "mostread"}),
    ("related", {"readmore", "outbrain", "taboola", "teaser", "teasers", "morefrom", "readnext"}),
    ("subscription", {"newsletter", "subscribe", "subscription", "signup", "donate", "donation"}),
    ("cookie", {"cookie", "cookies", "consent", "gdpr"}),
    ("comments", {"comments", "disqus", "commentlist"}),
    ("advertisement", {"ad", "ads", "advert", "advertisement", "sponsored", "promo", "promotion", "dfp"}),
    ("caption", {"caption", "credit", "photocredit", "figcaption", "lightbox"}),
    ("gallery", {"gallery", "slideshow"}),
    ("summary", {"takeaways", "takeaway", "keypoints", "tldr"}),
    ("byline", {"byline", "dateline", "timestamp", "authorbox", "bio", "authorbio"}),
    ("tags", {"tags", "taglist", "keywords"}),
    ("hidden", {"hidden", "sronly", "visuallyhidden", "screenreader", "invisible"}),
    ("aside", {"sidebar", "widget", "toolbar", "infobox", "factbox", "modal", "popup", "banner", "toast"}),
)
_WORDS = re.compile(r"[^a-z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NEVER = frozenset({"html", "body", "main", "article"})  # classes of these describe the page, not a part


@dataclass(slots=True)
class Node:
    """An element. `end` is one past its last descendant: nodes are numbered in page order.

    `kind` says why its text is not the article (inherited); `suspect` the same, on its class or tag alone.
    `block` is the nearest block around it, or itself; `linked` whether a link lies between. Both are kept
    here, since a page may nest ten thousand elements and every text in them asks.
    """

    tag: str
    parent: int
    attributes: str
    kind: str | None = None
    suspect: str | None = None
    end: int = 0
    block: int = 0
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """Source `start:end` is text of `node`, read as `value`; `brk` counts the breaks before it."""

    start: int
    end: int
    value: str
    node: int
    brk: int
    line: int


@dataclass(slots=True)
class Page:
    """The tree: nodes in page order, text chunks in page order."""

    nodes: list[Node] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)

    def inside(self, node: int, container: int) -> bool:
        """Whether `node` is `container` or a descendant of it."""
        return container <= node < self.nodes[container].end

    def block_of(self, node: int) -> int:
        """The nearest block around `node`, or itself."""
        return self.nodes[node].block


class _Builder:
    def __init__(self) -> None:
        self.page = Page([Node("html", 0, "")])
        self.stack = [0]
        self.open: dict[str, int] = {}
        self.breaks = 0
        self.lines = 0

    def add(self, token: Token) -> None:
        if token.kind == "open":
            self._open(token)
        elif token.kind == "close":
            self._close(token.value)
        else:
            chunk = Chunk(token.start, token.end, token.value, self.stack[-1], self.breaks, self.lines)
            self.page.chunks.append(chunk)

    def _open(self, token: Token) -> None:
        tag = token.value
        if tag == "br":
            self.lines += 1
        if tag in BLOCKS:
            self.breaks += 1
            if self.page.nodes[self.stack[-1]].tag == "p":
                self._close("p")  # a block ends a paragraph nobody closed
        parent = self.stack[-1]
        node = Node(tag, parent, token.attributes, self.page.nodes[parent].kind or _TAG_KINDS.get(tag))
        if node.kind is None and tag not in _NEVER:
            node.suspect = _SUSPECT_TAGS.get(tag) or _suspect(token.attributes)
        index = len(self.page.nodes)
        node.block = index if tag in BLOCKS else self.page.nodes[parent].block
        node.linked = tag == "a" or (tag not in BLOCKS and self.page.nodes[parent].linked)
        self.page.nodes.append(node)
        if tag in VOID or token.attributes.endswith("/"):
            node.end = index + 1
            return
        self.stack.append(index)
        self.open[tag] = self.open.get(tag, 0) + 1

    def _close(self, tag: str) -> None:
        if tag in BLOCKS:
            self.breaks += 1
        if not self.open.get(tag):
            return
        while len(self.stack) > 1:
            node = self.page.nodes[self.stack.pop()]
            node.end = len(self.page.nodes)
            self.open[node.tag] -= 1
            if node.tag == tag:
                return

    def done(self) -> Page:
        for index in self.stack:
            self.page.nodes[index].end = len(self.page.nodes)
        return self.page


def parse(source: str) -> Page:
    """The page's tree; malformed markup never raises."""
    builder = _Builder()
    for token in tokens(source):
        builder.add(token)
    return builder.done()


def _suspect(text: str) -> str | None:
    if not text:
        return None
    found = attributes(text)
    if "hidden" in found or _HIDDEN.search(found.get("style", "")):
        return "hidden"
    names = f"{found.get('class', '')} {found.get('id', '')}".lower()
    # "related-links", "related_links" and "relatedlinks nav": whole words, and pairs without their hyphen.
    words = [word for word in _WORDS.split(names) if word]
    marks = {*words, *map("".join, pairwise(words))}
    return next((kind for kind, signs in _CLASS_KINDS if marks & signs), None)


def paragraph_lengths(page: Page) -> list[int]:
    """Characters of paragraph text directly in each block; links and marked nodes are left out."""
    by_block = [0] * len(page.nodes)
    for chunk in page.chunks:
        node = page.nodes[chunk.node]
        if node.kind is None and not node.linked:
            by_block[page.block_of(chunk.node)] += len(chunk.value.strip())
    return [
        length if page.nodes[i].tag in _PARAGRAPHS or length >= MIN_LOOSE_TEXT else 0
        for i, length in enumerate(by_block)
    ]
