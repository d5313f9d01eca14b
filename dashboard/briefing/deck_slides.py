"""The slides of a deck that show figures, and the one that begins it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.briefing import deck_data, deck_native, deck_picture, deck_tables
from dashboard.briefing.compose import Briefing, Section
from dashboard.briefing.deck_foot import Foot
from dashboard.briefing.deck_page import Page, first, noted, page
from dashboard.briefing.deck_picture import Draw
from dashboard.briefing.deck_template import House
from dashboard.briefing.deck_text import (
    LEADING,
    Paragraph,
    Rect,
    Run,
    box,
    clipped,
    fitting,
    height,
    n_lines,
    plain,
)
from dashboard.exhibits import said
from dashboard.exhibits.exhibit import Bars, Exhibit, Grid, Lines
from dashboard.figures.parts.framed import WHITE, Sign
from dashboard.theme import contrast, day

TAKEAWAY = (17.0, 16.0, 15.0, 14.0, 13.0, 12.0)  # sizes of type, largest first
SMALL = (9.5, 9.0, 8.5, 8.0)  # of sources and notes
LEAST_TYPE = 8.0  # on slides of every size: smaller can't be read from a seat
WORDS = (12.0, 11.0, 10.0)  # of what stands around a chart of PowerPoint's own
MOST_TAKEAWAY, MOST_SMALL = 0.13, 0.125  # of the room below the title
MOST_BARE = 0.22  # of the same, where it has the words of the picture too
GAP = 7.0  # points between a figure and its words
NO_CHART = "PowerPoint has no such chart: each row has the numbers of a mark of the figure. Of the figure:"
FAINT = 1.2  # contrast with white below which a sign is drawn as an outline
MARKS = (said.SAMPLE, said.PART_SAMPLE)  # lines that say outlets are invented


def title_slide(house: House, briefing: Briefing, foot: Foot) -> None:
    """The title, what is in the deck, and a mark where it is of invented outlets."""
    lines: list[Paragraph] = []
    for line in briefing.lines:
        mark, _, rest = line.partition(":")
        sample = line in MARKS
        lines.append((Run(mark, bold=True, marked=True), Run(f":{rest}")) if sample else plain(line))
    slide = first(house, briefing.title, lines, foot)
    told = [briefing.title, *briefing.lines, f"Data: snapshot {', '.join(briefing.snapshots)}"]
    noted(slide, [*told, f"Dashboard: {briefing.address}"])


def figure_slide(house: House, briefing: Briefing, section: Section, draw: Draw | None, foot: Foot) -> None:
    """A figure with its title, takeaway and source; `draw` None draws with what PowerPoint has."""
    exhibit = section.exhibit
    if exhibit is None:
        raise ValueError(section.title)
    made = page(house, section.title, foot)
    area = takeaway(made, section.takeaway)
    if draw is not None:
        _picture(made, area, section, exhibit, draw)
    else:
        _native(made, area, section, exhibit)
    notes = native_notes(exhibit) if draw is None else exhibit.notes
    told = [
        briefing.permalink(section.place), section.title, section.takeaway, *exhibit.lines, *notes,
        exhibit.source, "Columns of the data:",
    ]  # fmt: skip
    noted(made.slide, [*told, *(f"{name}: {what}" for name, what in exhibit.columns.items())])


def takeaway(made: Page, words: str) -> Rect:
    """Writes what can be seen below the title; the room that is left."""
    area = made.area
    if not words:
        return area
    width = made.wide(area.width)
    sizes = [size * made.house.unit for size in TAKEAWAY]
    room = max(area.height * MOST_TAKEAWAY, sizes[0] * LEADING)
    size = fitting([plain(words)], width, room, sizes)
    words = clipped(words, size, width, max(int(room / (size * LEADING)), 1))
    high = height([plain(words)], size, width)
    box(made.slide, Rect(area.left, area.top, area.width, high), [plain(words)], size, name="Takeaway")
    return area.below(high + GAP)


def small_print(
    made: Page, notes: Sequence[str], last: str, most: float = MOST_SMALL
) -> tuple[list[Paragraph], float]:
    """Notes and source with their size of type: notes are cut to the room there is, a source never is."""
    ink, width = made.house.colours.muted, made.wide(made.area.width)
    told = [plain(note, ink) for note in notes if note]
    whole = [*told, plain(last, ink)]
    room = made.area.height * most
    size = fitting(whole, width, room, [max(size * made.house.unit, LEAST_TYPE) for size in SMALL])
    spare = int(room / (size * LEADING)) - n_lines(whole[-1], size, width)
    kept: list[Paragraph] = []
    for note in told:
        if spare < 1:
            break
        kept.append(plain(clipped(note[0].words, size, width, spare), ink))
        spare -= n_lines(kept[-1], size, width)
    return [*kept, whole[-1]], size


def put_small(made: Page, area: Rect, lines: Sequence[Paragraph], size: float) -> Rect:
    """Writes small print at the lower edge of an area; the room that is left."""
    high = height(lines, size, made.wide(area.width))
    rect = Rect(area.left, area.bottom - high, area.width, high)
    box(made.slide, rect, lines, size, name="Source")
    return _above(made, area, lines, size)


def _above(made: Page, area: Rect, lines: Sequence[Paragraph], size: float) -> Rect:
    return area.above(height(lines, size, made.wide(area.width)) + GAP)


def _picture(made: Page, area: Rect, section: Section, exhibit: Exhibit, draw: Draw) -> None:
    """The picture above the small print.

    Where its type would be too small, what is left out stands in the notes alone, and then its words stand
    around it, where they take less room.
    """
    for notes in (exhibit.notes[1:], ()):
        lines, size = small_print(made, notes, section.source)
        place = deck_picture.place(made, _above(made, area, lines, size))
        found = deck_picture.fit(place, exhibit)
        if found.whole:
            break
    else:
        area = _about(made, area, exhibit.lines)
        lines, size = small_print(made, exhibit.notes[:1], section.source, MOST_BARE)
        place = deck_picture.place(made, _above(made, area, lines, size))
        exhibit = replace(exhibit, lines=(), notes=())
        found = deck_picture.fit(place, exhibit, deck_picture.LAST)
    put_small(made, area, lines, size)
    deck_picture.picture(made, place, exhibit, found.scale, draw)


def _about(made: Page, area: Rect, lines: Sequence[str]) -> Rect:
    """Writes the lines of a figure as one paragraph of small type; the room that is left."""
    told, size = [plain(" · ".join(lines))], max(SMALL[0] * made.house.unit, LEAST_TYPE)
    high = height(told, size, made.wide(area.width))
    box(made.slide, Rect(area.left, area.top, area.width, high), told, size, name="About")
    return area.below(high + GAP / 2)


def native_notes(exhibit: Exhibit) -> tuple[str, ...]:
    """What stands below a chart or table of PowerPoint's own: what a mark is first."""
    return exhibit.native_notes or exhibit.notes


def _native(made: Page, area: Rect, section: Section, exhibit: Exhibit) -> None:
    """A chart or table, with the words that stand inside a picture above and below it."""
    area = put_small(made, area, *small_print(made, native_notes(exhibit)[1:], section.source))
    native, alt, width = exhibit.native, exhibit.alt, made.wide(area.width)
    sizes = [size * made.house.unit for size in WORDS]
    above = [*(plain(line) for line in exhibit.lines), *_signs(exhibit)]
    size = fitting(above, width, area.height * 0.28, sizes)
    high = height(above, size, width)
    box(made.slide, Rect(area.left, area.top, area.width, high), above, size, name="About")
    area = area.below(high + GAP)
    drawn = isinstance(native, (Lines, Bars))
    notes = " ".join([*([NO_CHART] if native is None else []), *native_notes(exhibit)[:1]])
    small = max(SMALL[0] * made.house.unit, LEAST_TYPE)
    # A table says what it left out only once it is there: a line is kept for that.
    foot = height([plain(notes)], small, width) + (0 if drawn else small * LEADING)
    body = area.above(foot + GAP)
    rest = ""
    if isinstance(native, Lines):
        deck_native.lines(made, body, native, alt)
    elif isinstance(native, Bars):
        deck_native.bars(made, body, native, alt)
    elif isinstance(native, Grid):
        rest = deck_tables.grid(made, body, native, exhibit)
    elif native is None:
        rest = deck_data.data(made, body, exhibit)
    told = [plain(one, made.house.colours.muted) for one in (notes, rest) if one]
    box(made.slide, Rect(area.left, area.bottom - foot, area.width, foot), told, small, name="Notes")


def _signs(exhibit: Exhibit) -> list[Paragraph]:
    """What the colours of a table mean, in a line; a chart has a legend of its own."""
    if not isinstance(exhibit.native, Grid):
        return []
    runs: list[Run] = []
    few = any(cell is not None and cell.few for _, cells in exhibit.native.rows for cell in cells)
    for sign in exhibit.signs:
        if sign.kind == "hatched" and not few:
            continue
        drawn = _sign(sign)
        if drawn:
            runs += [Run("\u00a0" * 6)] * bool(runs) + drawn
    return [tuple(runs)] if runs else []


def _sign(sign: Sign) -> list[Run]:
    """A sign as coloured characters with its words; nothing for one that a table has not."""
    drawn = {"scale": "■", "area": "■", "glyph": sign.glyph, "hatched": deck_tables.FEW}.get(sign.kind)
    if drawn is None:
        return []
    before = [Run(f"{sign.before} ")] if sign.before else []
    if sign.kind == "area" and contrast(sign.colours[0], WHITE) < FAINT:
        return [*before, Run("□"), Run(f" {sign.words}")]
    # Strokes are on the ground of the table; its sign here is ink.
    inks = [None] if sign.kind == "hatched" else sign.colours
    return [*before, *(Run(drawn, ink=ink) for ink in inks), Run(f" {sign.words}")]


def footer(briefing: Briefing) -> Foot:
    """What stands at the foot of each slide, the most important first."""
    mark = [line for line in briefing.lines if line in MARKS]
    return (*mark, briefing.title, day(briefing.made), "Standpoint")
