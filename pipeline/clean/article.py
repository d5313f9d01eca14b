"""From a raw record to the article: what it says, what it is not, and where every word came from."""

from __future__ import annotations

import re

from pipeline.clean.body import Body, body_of
from pipeline.clean.encoding import repaired
from pipeline.clean.furniture import furniture
from pipeline.clean.glue import unglued
from pipeline.clean.inline import inline_spans
from pipeline.clean.layout import heading_spans, layout_edits, title_line
from pipeline.clean.metadata import metadata
from pipeline.clean.page_lines import page_lines
from pipeline.clean.patterns import DATE_TOKEN
from pipeline.records import Clean, RawRecord, Removal, Repair
from pipeline.text import AlignedText, Edit, Span

Taken = tuple[int, int, str]  # start, end, kind

_TITLE_KEYS = ("og:title", "jsonld:headline", "parsely-title", "twitter:title", "title")
_SITE_KEYS = ("og:site_name", "jsonld:publisher", "jsonld:site")
_SITE_BAR = re.compile(r"(?<=\S) [|–—-] (?P<site>[^|–—]{2,60})$")

# What parts a headline from its text. Advertising, links and captions stand below first paragraphs, too: on
# 3,000 bodies of allsides each of the nine sentences that stood over them was no headline.
_UNDER_TITLE = frozenset({"byline", "date", "label", "separator"})


def clean(record: RawRecord) -> Clean:
    """The article of a record, aligned to its raw text.

    Markup goes first (kind "html"), then encoding is repaired, furniture removed, words and headings
    that ran together parted, space made regular. Headlines and headings stay in the text and are listed in
    `headings`. Nothing raises; a record without an article has an empty text.
    """
    body = body_of(record.payload) if record.kind == "html" else _plain(record.payload)
    meta = metadata(record.payload) if record.kind == "html" else ()
    aligned, repairs = repaired(body.aligned)
    aligned, removed = _stripped(aligned)
    aligned, glued = unglued(aligned)
    aligned = aligned.edited(layout_edits(aligned.text))
    lines = page_lines(aligned.text)
    title_span = title_line(lines, record.payload, _removed_below_first(aligned, removed))
    marked = _marked(aligned, body.headings)
    headings = heading_spans(lines, [*marked, title_span] if title_span else marked)
    return Clean(
        aligned=aligned,
        repairs=_within(aligned, (*body.repairs, *repairs, *glued)),
        removed=tuple(sorted((*body.removed, *removed), key=lambda removal: removal.span)),
        title=body.title or _declared_title(meta) or (title_span.of(aligned.text) if title_span else None),
        headings=headings,
        meta=meta,
    )


def _plain(payload: str) -> Body:
    return Body(AlignedText.of(payload), (), (), (), None)


def _stripped(aligned: AlignedText) -> tuple[AlignedText, list[Removal]]:
    """The text without its furniture, and what was taken, as raw spans."""
    token = DATE_TOKEN.match(aligned.text)
    taken = [(token.start(), token.end(), "date")] if token else []
    taken += inline_spans(aligned.text)
    rest = _blanked(aligned.text, taken)
    taken += [(line.start, line.end, kind) for line, kind in furniture(rest)]
    taken = [span for span in _outermost(taken) if _is_apart(aligned, span)]
    removals = [Removal(aligned.raw_span(start, end), kind) for start, end, kind in taken]
    return aligned.edited(Edit(start, end, "") for start, end, _ in taken), removals


def _blanked(text: str, taken: list[Taken]) -> str:
    """The text with space where something was taken, so that offsets stay."""
    parts, position = [], 0
    for start, end, _ in sorted(taken):
        if start >= position:
            parts += [text[position:start], " " * (end - start)]
            position = end
    return "".join((*parts, text[position:]))


def _outermost(taken: list[Taken]) -> list[Taken]:
    """Without what lies in another: a line of furniture may hold what was taken from it."""
    kept: list[Taken] = []
    for start, end, kind in sorted(taken, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, kind))
    return kept


def _is_apart(aligned: AlignedText, taken: Taken) -> bool:
    """Whether its raw text is its own: a repair over a line's end has one raw text for both lines."""
    start, end, _ = taken
    span = aligned.raw_span(start, end)
    before = start == 0 or aligned.raw_span(start - 1, start).end <= span.start
    return before and (end == len(aligned.text) or aligned.raw_span(end, end + 1).start >= span.end)


def _removed_below_first(aligned: AlignedText, removed: list[Removal]) -> int:
    """How many removals of what stands under headlines lie between the first line and the next."""
    cut = aligned.text.find("\n\n")
    if cut < 0:
        return 0
    above, below = aligned.raw_span(cut - 1, cut).end, aligned.raw_span(cut + 2, cut + 3).start
    return sum(
        1
        for removal in removed
        if removal.kind in _UNDER_TITLE and above <= removal.span.start and removal.span.end <= below
    )


def _marked(aligned: AlignedText, headings: tuple[Span, ...]) -> list[Span]:
    """Headings of the markup as spans of the clean text."""
    found = []
    by_raw = sorted(headings)
    index = 0
    for piece in aligned.alignment.pieces:
        while index < len(by_raw) and by_raw[index].start < piece.raw_end:
            start = piece.start + (max(0, by_raw[index].start - piece.raw_start) if piece.linear else 0)
            found.append(Span(start, start))
            index += 1
    return found


def _within(aligned: AlignedText, repairs: tuple[Repair, ...]) -> tuple[Repair, ...]:
    """The repairs whose raw text is still part of the article."""
    kept = []
    pieces = iter(aligned.alignment.pieces)
    piece = next(pieces, None)
    for repair in sorted(repairs, key=lambda repair: repair.span):
        while piece is not None and piece.raw_end <= repair.span.start:
            piece = next(pieces, None)
        if piece is not None and piece.raw_start < repair.span.end:
            kept.append(repair)
    return tuple(kept)


def _declared_title(meta: tuple[tuple[str, str], ...]) -> str | None:
    for wanted in _TITLE_KEYS:
        for key, value in meta:
            if key == wanted:
                return _without_site(value, meta)
    return None


def _without_site(title: str, meta: tuple[tuple[str, str], ...]) -> str:
    """The title without the site's name behind a bar or dash."""
    names = {value.casefold() for key, value in meta if key in _SITE_KEYS}
    cut = _SITE_BAR.search(title)
    return title[: cut.start()] if cut and cut["site"].casefold() in names else title
