"""Who quotes an actor, as it leaves: statements by the outlet that carries them."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.exhibits import said
from dashboard.exhibits.actor import One, one, title
from dashboard.exhibits.exhibit import Bars, Exhibit, NothingToShow
from dashboard.exhibits.said import Order
from dashboard.exhibits.side_by_side import cut
from dashboard.exhibits.typical import typical
from dashboard.figures import quoted as figure
from dashboard.figures.parts.compared import PAIR, listed
from dashboard.figures.parts.framed import Sign
from dashboard.figures.parts.labelled import lengthened
from dashboard.figures.parts.sheet import escaped
from dashboard.filters import UNKNOWN_OUTLET
from dashboard.pages import ACTOR
from dashboard.queries import quoted as query
from dashboard.theme import LIGHT, VOICES, count, percent
from pipeline.schema import VOICES as ALL_VOICES

NOUN = "quoted"
NAME = 34  # characters of an outlet's name
MOST_QUOTED = 4  # outlets of which a sentence is kept for the appendix
BAR = (
    "A bar is how many of the actor’s statements with a side the outlet carries, with the number of articles "
    "behind it. These are counts of what was read: no interval. The same grey for every side."
)
# PowerPoint's bars are in parts with a number each, and without hatching.
NATIVE_BAR = (
    "A bar is how many of the actor’s statements with a side the outlet carries, in parts by how they are "
    "known. These are counts of what was read: no interval. The articles behind them are in the data."
)
COLUMNS = {
    "outlet_id": "The outlet, by id.",
    "outlet": "The outlet, by name.",
    "n_statements": "The actor's statements with a side in the outlet.",
    "n_articles": "Articles they are in.",
    **{f"n_{voice}": f"Of these statements, those in this voice: {VOICES[voice]}." for voice in ALL_VOICES},
    "n_abstained": "Statements beside them that have no side.",
}
POINTS = " Show as table gives every number."


def quoted(order: Order) -> Exhibit:
    """The outlets that quote the link's actor.

    Raises:
        NothingToShow: If no statement of the actor passes the filters.
    """
    actor = one(order)
    frame = order.ask(query.quoted, order.link.filters, actor.id)
    if frame.empty:
        raise NothingToShow("no statement of this actor passes these filters", got=actor.name)
    most = min(figure.MOST_BARS, order.room.rows or figure.MOST_BARS)
    shown = frame.head(most)
    return Exhibit(
        noun=NOUN,
        title=title(order, f"Who quotes {actor.name}"),
        figure=_drawn(shown),
        lines=said.lines(order, order.link.filters, actor.counted, None),
        signs=tuple(
            Sign("hatched" if part.pattern else "area", part.words, (part.light,)) for part in figure.PARTS
        ),
        notes=(
            BAR,
            _rest(order, actor, frame, len(shown)),
        ),
        source=said.source(order),
        table=frame[list(COLUMNS)],
        columns=COLUMNS,
        takeaway=_takeaway(frame, actor),
        alt=figure.describe(shown, actor.name).removesuffix(POINTS),
        native=_bars(shown),
        place=order.place(ACTOR),
        statements=tuple(
            statement
            for outlet in shown["outlet_id"].head(MOST_QUOTED)
            for statement in typical(order, order.link.filters, (actor.id,), outlet)
        ),
        n_statements=actor.counted.statements,
        n_articles=actor.counted.articles,
        native_notes=(NATIVE_BAR, _rest(order, actor, frame, len(shown))),
    )


def _drawn(shown: pd.DataFrame) -> go.Figure:
    """The figure with names in a line and longer bars, as paper allows."""
    drawn = lengthened(figure.quoted(shown, LIGHT), figure.ROOM)
    drawn.update_yaxes(ticktext=[escaped(cut(name, NAME)) for name in shown["outlet"]])
    return drawn


def _rest(order: Order, actor: One, frame: pd.DataFrame, shown: int) -> str:
    """What has no bar."""
    attributed = order.ask(query.attributed, order.link.filters, actor.id)
    parts = []
    if len(frame) > shown:
        left = frame["n_statements"].iloc[shown:].sum()
        parts.append(
            f"Not shown: {count(len(frame) - shown, 'outlet')} with {count(int(left), 'statement')}."
        )
    if actor.counted.abstained:
        parts.append(f"{count(actor.counted.abstained, 'statement')} without a side left out.")
    told = count(attributed.attributions, "attribution")
    where = f"{count(attributed.articles, 'article')} from {count(attributed.outlets, 'outlet')}"
    parts.append(f"On any topic or none, {told} in {where} are {actor.name}’s, each copy counted.")
    return " ".join(parts)


def _takeaway(frame: pd.DataFrame, actor: One) -> str:
    """The outlet that quotes the actor most, unless another does as often."""
    total = int(frame["n_statements"].sum())
    known = frame[(frame["outlet_id"] != UNKNOWN_OUTLET) & (frame["n_statements"] > 0)]
    if known.empty:
        return f"No known outlet has a statement of {actor.name} with a side."
    n = int(known["n_statements"].max())
    first = list(known.loc[known["n_statements"] == n, "outlet"])
    where = f"{count(len(known), 'known outlet')} in all"
    share = f"{n:,} of {count(total, 'statement')} ({percent(n / total)})"
    if n == total:
        return f"All that has a side is in {first[0]}: {count(n, 'statement')} of {actor.name}."
    if len(first) > 1:
        named = listed(first) if len(first) == PAIR else count(len(first), "outlet")
        return f"{named} quote {actor.name} most: {share} each; {where}."
    return f"{first[0]} quotes {actor.name} most: {share}; {where}."


def _bars(shown: pd.DataFrame) -> Bars:
    """A stack for each outlet, of what is quoted, reported, and known of deeds."""
    rows = shown.to_dict("records")
    return Bars(
        tuple(str(name) for name in shown["outlet"]),
        tuple(
            (part.words, tuple(float(figure.n_of(row, part)) for row in rows), part.light)
            for part in figure.PARTS
        ),
        stacked=True,
    )
