"""Slides of sentences: one statement large, or several of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from pptx.enum.shapes import MSO_SHAPE

from dashboard.briefing.compose import Briefing, Section
from dashboard.briefing.deck_excerpt import Pieces, shortened
from dashboard.briefing.deck_foot import Foot
from dashboard.briefing.deck_page import Page, noted, page
from dashboard.briefing.deck_slides import GAP, LEAST_TYPE, put_small, small_print, takeaway
from dashboard.briefing.deck_template import House
from dashboard.briefing.deck_text import (
    Paragraph,
    Rect,
    Run,
    box,
    clipped,
    describe,
    emu,
    height,
    plain,
    rgb,
)
from dashboard.exhibits.exhibit import Quote
from dashboard.filters import UNKNOWN_OUTLET_NAME
from dashboard.theme import LIGHT, Palette, count

UNKNOWN_HOLDER = "Speaker unknown"
MOST_QUOTES = 4  # statements a slide has room for
ONE = (30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)  # sizes of a single statement's words
SEVERAL = (18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0)  # of one of several
ABOUT_ONE, ABOUT_SEVERAL = 14.0, 11.0  # of what stands below the words
CHARACTERS = (900, 600, 420, 320, 240, 180, 120)  # an excerpt may be shortened to, longest first
BAR, INDENT = 5.0, 18.0  # points of the bar in the side's colour, and of the words from the edge
KNOWN = 11.0  # size of n, period and filters
WITHIN = 4.0  # points between a statement and what stands below it
BETWEEN, LEAST_GAP = 24.0, 9.0  # points between two statements, where there is room, and at least


@dataclass(frozen=True)
class _Block:
    """A statement as it is written: its words, what stands below them, and how high both are."""

    quote: Quote
    words: Paragraph
    high: float
    below: list[Paragraph]
    low: float

    @property
    def height(self) -> float:
        return self.high + WITHIN + self.low


def quotes_slide(house: House, briefing: Briefing, section: Section, foot: Foot) -> None:
    """One statement large, or up to four of them: as many as can be read."""
    made = page(house, section.title, foot)
    top = _known(made, takeaway(made, section.takeaway), section)
    most = min(len(section.quotes), MOST_QUOTES)
    while True:
        shown = section.quotes[:most]
        rest = len(section.quotes) - most
        notes = (
            [f"{count(rest, 'more statement')}: on the dashboard, by the link in the notes."] if rest else []
        )
        lines, small = small_print(made, notes, section.source)
        area = top.above(height(lines, small, made.wide(top.width)) + GAP)
        blocks, size, fits = _fitted(made, area, shown, briefing)
        if fits or most == 1:
            break
        most -= 1
    put_small(made, top, lines, small)
    spare = max(area.height - sum(block.height for block in blocks), 0.0)
    gap = min(spare / most, BETWEEN * house.unit)
    at = area.top + (spare / 4 if most == 1 else 0.0)  # a single one stands a little above the middle
    about = (ABOUT_ONE if most == 1 else ABOUT_SEVERAL) * house.unit
    for block in blocks:
        _written(made, Rect(area.left, at, area.width, block.height), block, size, about)
        at += block.height + gap
    noted(made.slide, _notes(briefing, section, shown))


def _known(made: Page, area: Rect, section: Section) -> Rect:
    """Writes n, period and filters, as figures have them; the room that is left."""
    if not section.lines:
        return area
    size, width = max(KNOWN * made.house.unit, LEAST_TYPE), made.wide(area.width)
    lines = [plain(clipped(line, size, width, 2), made.house.colours.muted) for line in section.lines]
    high = height(lines, size, width)
    box(made.slide, Rect(area.left, area.top, area.width, high), lines, size, name="About")
    return area.below(high + GAP)


def _fitted(
    made: Page, area: Rect, shown: Sequence[Quote], briefing: Briefing
) -> tuple[list[_Block], float, bool]:
    """Statements in the longest excerpts and the largest type that fit; whether they do at all."""
    colours, unit = made.house.colours, made.house.unit
    sizes, about = (ONE, ABOUT_ONE) if len(shown) == 1 else (SEVERAL, ABOUT_SEVERAL)
    width = made.wide(area.width - INDENT)
    below = [_about(quote, briefing, colours) for quote in shown]
    low = [height(one, about * unit, width) for one in below]
    blocks, size = list[_Block](), sizes[-1]
    for most, size in product(CHARACTERS, sizes):
        told = [_words(shortened(quote.words, most), colours) for quote in shown]
        high = [height([words], size * unit, width) for words in told]
        blocks = [_Block(*one) for one in zip(shown, told, high, below, low, strict=True)]
        if sum(block.height + LEAST_GAP for block in blocks) - LEAST_GAP <= area.height:
            return blocks, size * unit, True
    return blocks, size * unit, False


def _written(made: Page, rect: Rect, block: _Block, size: float, about: float) -> None:
    _bar(made, Rect(rect.left, rect.top, BAR, rect.height), block.quote)
    below = [tuple(replace(run, scale=about / size) for run in runs) for runs in block.below]
    within = Rect(rect.left + INDENT, rect.top, rect.width - INDENT, rect.height)
    box(made.slide, within, [block.words, *below], size, name="Statement", gap=WITHIN / len(below))


def _words(pieces: Pieces, colours: Palette) -> Paragraph:
    """The excerpt with its attributed words bold and marked; a dark house has no felt pens."""
    marked = colours is LIGHT
    return tuple(Run(words, bold=own, marked=own and marked) for words, own in pieces)


def side_run(quote: Quote, colours: Palette) -> Run:
    """The side as symbol and word, in its colour."""
    ink = {"favor": colours.favor, "against": colours.against}.get(quote.label or "", colours.neutral)
    return Run(quote.side, bold=True, ink=ink)


def _about(quote: Quote, briefing: Briefing, colours: Palette) -> list[Paragraph]:
    """Holder, side, topic; outlet, date, voice, verb, confidence; article and link.

    How the holder is known stands in the notes: it has a per cent of its own beside that of the side.
    """
    outlet = quote.outlet or UNKNOWN_OUTLET_NAME
    article = [Run(f"{quote.title} · ", italic=True)] if quote.title else []
    link = Run("Open in the dashboard", link=briefing.permalink(quote.place))
    holder = Run(f"{quote.holder or UNKNOWN_HOLDER} · ", bold=True)
    return [
        (holder, side_run(quote, colours), Run(f" · {quote.topic}")),
        plain(f"{outlet} · {quote.told}", colours.muted),
        (*article, link),
    ]


def _bar(made: Page, rect: Rect, quote: Quote) -> None:
    """A bar in the side's colour, for those who look from far; the side stands beside it in words."""
    bar = made.slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, emu(rect.left), emu(rect.top), emu(rect.width), emu(rect.height)
    )
    bar.name = "Side"
    bar.fill.solid()
    ink = side_run(quote, made.house.colours).ink or LIGHT.neutral
    bar.fill.fore_color.rgb = rgb(ink)
    bar.line.fill.background()
    bar.shadow.inherit = False
    describe(bar, quote.side)


def _notes(briefing: Briefing, section: Section, shown: Sequence[Quote]) -> list[str]:
    told = [briefing.permalink(section.place), section.title, section.takeaway, *section.lines]
    for quote in shown:
        outlet = quote.outlet or UNKNOWN_OUTLET_NAME
        told += [
            f"“{quote.said.strip()}”",
            f"{quote.holder or UNKNOWN_HOLDER}: {quote.side} on {quote.topic}",
            f"Whose it is: {quote.chain}",
            f"{outlet} · {quote.told}",
            f"{quote.title or ''} {briefing.permalink(quote.place)}".strip(),
        ]
    return [*told, section.source]
