"""The slides that say how the numbers are made, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.briefing.compose import Briefing
from dashboard.briefing.deck_foot import Foot
from dashboard.briefing.deck_page import Page, noted, page
from dashboard.briefing.deck_template import House
from dashboard.briefing.deck_text import LEADING, Paragraph, Rect, box, clipped, height, plain
from dashboard.briefing.method import Topic

TITLE = "Data and method"
SIZES = (12.0, 11.5, 11.0, 10.5, 10.0)  # of type, largest first
LINE = 4.0  # points between two paragraphs; a heading has an empty line of its own before it
BETWEEN = 28.0  # points between two columns
COLUMNS = 2

Block = tuple[str, str]  # a heading and one of its lines


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its size of type, what is written, and the same whole for the notes."""

    size: float
    paragraphs: list[Paragraph]
    told: list[str]


def method_slides(house: House, briefing: Briefing, foot: Foot) -> None:
    """How the numbers are made and what was left out, in two columns, on as many slides as it takes."""
    blocks = _blocks(briefing)
    first = page(house, TITLE, foot)
    columns = _laid(blocks, first)
    for number in range(0, len(columns), COLUMNS):
        made = first if number == 0 else page(house, f"{TITLE}, continued", foot)
        size, told = columns[number].size, list[str]()
        for place, column in enumerate(columns[number : number + COLUMNS]):
            rect = _column(made, place)
            box(made.slide, rect, column.paragraphs, size, name=f"Method {place + 1}", gap=LINE)
            told += column.told
        noted(made.slide, told)


def _blocks(briefing: Briefing) -> list[Block]:
    topics = list(briefing.method)
    if briefing.omitted:
        left = tuple(f"{one.title}: {one.why}" for one in briefing.omitted)
        topics.append(Topic("Left out of this deck", left))
    return [(topic.heading, line) for topic in topics for line in topic.lines]


def _laid(blocks: list[Block], made: Page) -> list[_Column]:
    """Columns in the largest type that needs no slide more than the smallest does."""
    every = [_columns(blocks, made, size * made.house.unit) for size in SIZES]
    fewest = min(-(-len(columns) // COLUMNS) for columns in every)
    return next(columns for columns in every if -(-len(columns) // COLUMNS) == fewest)


def _columns(blocks: list[Block], made: Page, size: float) -> list[_Column]:
    """Paragraphs by column. A heading stands again where a column begins inside its topic."""
    rect = _column(made, 0)
    width, columns, heading = made.wide(rect.width), list[_Column](), ""
    most = int(rect.height / (size * LEADING)) - 3
    for topic, line in blocks:
        words = plain(clipped(line, size, width, most))
        own = [words] if topic == heading else [plain(" "), plain(topic, bold=True), words]
        if columns and height([*columns[-1].paragraphs, *own], size, width, LINE) <= rect.height:
            columns[-1].paragraphs.extend(own)
            columns[-1].told.extend([line] if topic == heading else [topic, line])
        else:
            columns.append(_Column(size, [plain(topic, bold=True), words], [topic, line]))
        heading = topic
    return columns


def _column(made: Page, place: int) -> Rect:
    wide = (made.area.width - BETWEEN * (COLUMNS - 1)) / COLUMNS
    return Rect(made.area.left + place * (wide + BETWEEN), made.area.top, wide, made.area.height)
