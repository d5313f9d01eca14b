"""The words of the page Briefing, and a statement as it will be printed."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Sequence

from dashboard.briefing.compose import Omitted
from dashboard.briefing.shelf import Kept
from dashboard.exhibits.exhibit import NothingToShow, Quote
from dashboard.filters import UNKNOWN_OUTLET_NAME
from dashboard.markup.head import moment
from dashboard.markup.saved import label
from dashboard.markup.statements import PIN_ONE
from dashboard.theme import count, day, side

TRAY_FILE = "standpoint-briefing.json"
HOW = (
    "Nothing is pinned yet. Each chart has a button “Pin” below it, and so has each statement beside a chart "
    f"or an article; the list of statements has “{PIN_ONE}”. Pins are listed here, to be put in order and "
    "saved as slides, as a report, or as figures with their data."
)
KEPT = "Pins stand in the address: a reload keeps them, Back undoes a change, and a link takes them along."
LEAD = (
    "Pins are drawn anew when they are saved, from the data they were pinned with. The link keeps them all."
)
AFRESH = "The store has newer data than some pins."


def not_printed(error: Exception, why: str) -> str:
    """Why a pin has no picture: a finding where there is nothing to show."""
    if isinstance(error, NothingToShow):
        return f"Nothing to show: {error.what.rstrip('.')}. The slide of the method says so."
    return f"This can’t be printed: {why}"


def quotes(shown: Sequence[Quote]) -> str:
    """Statements as cards."""
    return f'<div class="sp-pinned">{"".join(map(_quote, shown))}</div>'


def pinned(finished: dt.datetime | None, *, newer: bool) -> str:
    """Of when the data of a pin are."""
    when = "the store as it was" if finished is None else moment(finished)
    return f'<p class="sp-small">Data of {when}.{" The store has newer data." if newer else ""}</p>'


def earlier(one: Kept) -> str:
    """An earlier briefing as the label of a button."""
    titles = [pin.title or pin.noun.replace("-", " ") for pin in one.tray.pins]
    named = one.tray.title or ", ".join(titles[:3]) + ("…" if len(titles) > 3 else "")  # noqa: PLR2004 - a line
    return label(f"{named} · {count(len(titles), 'pin')} · {moment(one.when)}")


def left_out(omitted: Sequence[Omitted]) -> list[str]:
    """What could not be printed, and why, a paragraph each."""
    return [f"Left out: {one.title}. {one.why}" for one in omitted]


def heading(place: int, title: str) -> str:
    """The heading of a pin: its place from 1, and what it is called."""
    return f'<h3 class="sp-h3">{place}. {html.escape(title)}</h3>'


def _quote(one: Quote) -> str:
    shown = side(one.label)
    said = "".join(
        f'<mark class="sp-said">{html.escape(piece)}</mark>' if attributed else html.escape(piece)
        for piece, attributed in one.words
    )
    outlet = UNKNOWN_OUTLET_NAME if one.outlet is None else one.outlet
    return (
        f'<div class="sp-card {shown.css}"><p class="sp-quote">{said}</p>'
        f'<p class="sp-line"><span class="sp-badge {shown.css}">{html.escape(one.side)}</span>'
        f"<span>{html.escape(one.chain)}</span></p>"
        f'<p class="sp-meta"><bdi>{html.escape(outlet)}</bdi> · {html.escape(day(one.published))}</p></div>'
    )
