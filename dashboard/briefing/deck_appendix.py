"""The appendix of a deck: the sentences behind its figures, in tables."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.briefing.compose import Briefing
from dashboard.briefing.deck_excerpt import shortened
from dashboard.briefing.deck_foot import Foot
from dashboard.briefing.deck_page import Page, noted, page, retitled
from dashboard.briefing.deck_quotes import UNKNOWN_HOLDER, side_run
from dashboard.briefing.deck_tables import Entry, heights, table
from dashboard.briefing.deck_template import House
from dashboard.briefing.deck_text import Rect, Run, plain
from dashboard.exhibits.exhibit import Quote
from dashboard.filters import UNKNOWN_OUTLET_NAME
from dashboard.theme import Palette, count, day, percent

TITLE = "Evidence behind the figures"
SIZE, EXCERPT = 10.5, 360  # of type, and characters of a sentence with its context
SHARES = (0.53, 0.22, 0.18, 0.07)  # of the width, a column each
HEAD = ("Sentence, attributed words bold", "Holder, side, topic", "Outlet, date, confidence", "Link")


def appendix_slides(house: House, briefing: Briefing, foot: Foot) -> None:
    """The sentences behind the figures, as many of them on a slide as fit."""
    left, whole, done = list(briefing.appendix), len(briefing.appendix), 0
    size = SIZE * house.unit
    while left:
        # How many fit is known once the slide is there; its title has room for the largest numbers.
        made = page(house, _title(whole, whole, whole), foot)
        taken, rows = _taken(left, briefing, made, size)
        widths = [share * made.area.width for share in SHARES]
        alt = f"Table of {count(len(taken), 'sentence')}, each with holder, side, outlet, date and a link."
        table(made, Rect(made.area.left, made.area.top, made.area.width, 0), rows, widths, size, alt)
        noted(made.slide, [_noted(quote, briefing) for quote in taken])
        left = left[len(taken) :]
        retitled(made, _title(done + 1, done + len(taken), whole))
        done += len(taken)


def _title(first: int, last: int, whole: int) -> str:
    some = f"{first} to {last} of " if last - first + 1 < whole else ""
    return f"{TITLE}: {some}{count(whole, 'sentence')}"


def _taken(
    left: Sequence[Quote], briefing: Briefing, made: Page, size: float
) -> tuple[list[Quote], list[list[Entry]]]:
    """The next sentences that fit on a slide, at least one, and their rows below a head."""
    widths = [made.wide(share * made.area.width) for share in SHARES]
    rows, taken = [[Entry((plain(words, bold=True),)) for words in HEAD]], list[Quote]()
    for quote in left:
        row = _row(quote, briefing, made.house.colours)
        if taken and sum(heights([*rows, row], widths, size)) > made.area.height:
            break
        rows.append(row)
        taken.append(quote)
    return taken, rows


def _row(quote: Quote, briefing: Briefing, colours: Palette) -> list[Entry]:
    words = tuple(Run(part, bold=own) for part, own in shortened(quote.words, EXCERPT))
    holder = plain(quote.holder or UNKNOWN_HOLDER, bold=True)
    sure = [] if quote.confidence is None else [plain(f"confidence {percent(quote.confidence)}")]
    return [
        Entry((words,), top=True),
        Entry((holder, (side_run(quote, colours),), plain(quote.topic, colours.muted)), top=True),
        Entry((plain(quote.outlet or UNKNOWN_OUTLET_NAME), plain(day(quote.published)), *sure), top=True),
        Entry(((Run("Open", link=briefing.permalink(quote.place)),),), top=True),
    ]


def _noted(quote: Quote, briefing: Briefing) -> str:
    title = f"{quote.title}: " if quote.title else ""
    whose = f"“{quote.said.strip()}” {quote.holder or UNKNOWN_HOLDER}: {quote.side}; {quote.chain}"
    return f"{whose}. {title}{briefing.permalink(quote.place)}"
