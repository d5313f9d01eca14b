"""In which voices an actor's stance is known, as it leaves."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard.exhibits import said
from dashboard.exhibits.actor import One, one, title
from dashboard.exhibits.exhibit import Bars, Exhibit, NothingToShow
from dashboard.exhibits.said import Order
from dashboard.exhibits.typical import typical
from dashboard.figures import voices as figure
from dashboard.figures.parts.labelled import labelled, lengthened
from dashboard.pages import ACTOR
from dashboard.queries import voices as query
from dashboard.theme import LIGHT, VOICES, count, percent

NOUN = "voices"
COLUMNS = {
    "voice": "How the stance is known: direct, indirect, mixed, action, position or narration.",
    "words": "The same in words.",
    "n_statements": "The actor's statements with a side in this voice.",
    "n_articles": "Articles they are in; one with two voices counts for both.",
    "n_outlets": "Known outlets among theirs.",
    "n_abstained": "Statements in this voice without a side.",
}
BAR = (
    "A bar is how many of the actor’s statements with a side are known in that way, with their share of "
    "all of them. These are counts of what was read: no interval. A way without a bar is not used."
)
NATIVE_BAR = (
    "A bar is how many of the actor’s statements with a side are known in that way. These are counts of what "
    "was read: no interval. A way without a bar is not used."
)
PARTLY = "Partly quoted: some of the words stand in quotation marks."


def voices(order: Order) -> Exhibit:
    """The voices of the link's actor.

    Raises:
        NothingToShow: If no statement of the actor with a side passes the filters.
    """
    actor = one(order)
    filters = order.link.filters
    frame = order.ask(query.voices, filters, actor.id)
    used = frame[frame["n_statements"] > 0]
    if used.empty:
        raise NothingToShow("no statement of this actor has a side", got=actor.name)
    names = [VOICES[voice] for voice in used["voice"]]
    return Exhibit(
        noun=NOUN,
        title=title(order, f"How the stance of {actor.name} is known"),
        figure=lengthened(labelled(figure.voices(frame, LIGHT), names), figure.ROOM),
        lines=said.lines(order, filters, actor.counted, None),
        signs=(),
        notes=(
            BAR,
            _rest(actor, partly=bool((used["voice"] == "mixed").any())),
        ),
        source=said.source(order),
        table=frame.assign(words=[VOICES[voice] for voice in frame["voice"]])[list(COLUMNS)],
        columns=COLUMNS,
        takeaway=_takeaway(used, actor),
        alt=figure.describe(frame, actor.name),
        native=Bars(
            tuple(names), (("Statements", tuple(float(n) for n in used["n_statements"]), LIGHT.muted),)
        ),
        place=order.place(ACTOR),
        statements=tuple(
            statement
            for voice in used["voice"]
            for statement in typical(order, replace(filters, voices=(voice,)), (actor.id,))
        ),
        n_statements=actor.counted.statements,
        n_articles=actor.counted.articles,
        native_notes=(NATIVE_BAR, _rest(actor, partly=bool((used["voice"] == "mixed").any()))),
    )


def _rest(actor: One, *, partly: bool) -> str:
    """What has no bar, and what is not plain."""
    left = actor.counted.abstained
    parts = [f"{count(left, 'statement')} without a side left out."] if left else []
    return " ".join([*parts, *([PARTLY] if partly else [])])


def _takeaway(used: pd.DataFrame, actor: One) -> str:
    """The most frequent voice, unless two are as frequent."""
    total, n = int(used["n_statements"].sum()), int(used["n_statements"].max())
    first = used[used["n_statements"] == n]
    number = f"{n:,} of {count(total, 'statement')} ({percent(n / total)})"
    if len(first) > 1:
        shared = " and ".join(VOICES[voice] for voice in first["voice"])
        return f"The stance of {actor.name} is known as often by {shared}: {number} each."
    return f"The stance of {actor.name} is known most often by {VOICES[first['voice'].iloc[0]]}: {number}."
