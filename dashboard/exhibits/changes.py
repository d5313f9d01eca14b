"""Position changes as they leave."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard import lineup
from dashboard.exhibits import said
from dashboard.exhibits.exhibit import Exhibit, NothingToShow
from dashboard.exhibits.said import Order
from dashboard.figures import changes as figure
from dashboard.figures.parts.framed import Frame, Room, Sign, inside
from dashboard.filters import Filters
from dashboard.markup.changes import searched
from dashboard.pages import TIMELINE
from dashboard.queries import changes as query
from dashboard.queries import timeline as timeline_query
from dashboard.queries.changes import Change
from dashboard.queries.counts import counts
from dashboard.theme import LIGHT, SIDES, count, day, ends, signed
from dashboard.turns import Part

NOUN = "changes"
MOST = 10  # as the page has with their sentences
MOST_WITH_SENTENCES = 6  # changes whose sentences go to an appendix, two each
COLUMNS = {
    "actor_id": "The actor's id.",
    "actor": "The actor by name; * is one that is not in the registry.",
    "last": "Day of the last article before the change.",
    "first": "Day of the first article after it.",
    "found": "Whether chance is an unlikely reason; otherwise it is a hint.",
    **{
        f"{when}_{name}": f"{words}, {told}."
        for when, told in (("before", "before the change"), ("after", "after it"))
        for name, words in (
            ("mean", "Mean of the articles' mean stances, -1 against to +1 in favour"),
            ("low", "Lower end of the mean's 95 % interval, empty where it is of one article"),
            ("high", "Upper end of the mean's 95 % interval, empty where it is of one article"),
            ("n_statements", "Statements with a side"),
            ("n_articles", "Articles they are in"),
        )
    },
    "difference": "The mean after it minus the mean before.",
    "difference_low": "Lower end of its 95 % interval (Welch), not corrected for the search.",
    "difference_high": "Upper end of its 95 % interval (Welch), not corrected for the search.",
}


def changes(order: Order) -> Exhibit:
    """The position changes of the actors on the link's timeline, and then of all others.

    Raises:
        NothingToShow: If no actor changed sides in a way the articles can tell.
    """
    filters = order.link.on_topic
    speakers = order.ask(timeline_query.speakers, filters)
    ids = lineup.actors(speakers, order.link, order.store.domain).ids
    own = order.ask(query.changes, filters, ids)
    everybody = order.ask(query.everybody, filters)
    whole = (*own, *(one for one in everybody.changes if one.actor_id not in ids))
    if not whole:
        looked = searched(everybody.n_actors) if everybody.n_actors else "No actor has two dated articles."
        raise NothingToShow(
            f"no actor went from one side to the other in a way these articles can tell. {looked}"
        )
    counted = order.ask(counts, replace(filters, undated=False))
    lines = said.lines(order, filters, counted, order.link.topic)
    undated = order.ask(counts, filters).undated
    signs = _signs(whole)
    note = _mark()
    left = inside(Frame(None, lines, signs, (f"{note} Shown: 10 of 100.",)), order.room)
    shown = _shown(whole, len(own), _most(order.room, left))
    kept = f" Shown: {len(shown)} of {len(whole)}." if len(shown) < len(whole) else ""
    rows = lineup.markers(shown, "day")
    return Exhibit(
        noun=NOUN,
        title=f"{order.topic()}: position changes",
        figure=figure.changes(rows, LIGHT, left),
        lines=lines,
        signs=signs,
        notes=(note + kept, _left_out(everybody.n_actors, undated, shown)),
        source=said.source(order),
        table=_table(whole),
        columns=COLUMNS,
        takeaway=_takeaway(whole),
        alt=figure.describe(rows, order.topic()),
        native=None,
        place=order.place(TIMELINE),
        statements=_sentences(order, filters, shown[:MOST_WITH_SENTENCES]),
        n_statements=counted.statements,
        n_articles=counted.articles,
    )


def told(change: Change) -> str:
    """A change in a sentence with its numbers."""
    before, after = (_part(part) for part in (change.turn.before, change.turn.after))
    name = change.actor.removesuffix(" *")
    days = f"between {day(change.last)} and {day(change.first)}"
    return f"{name} went from {before} to {after} {days}."


def _part(part: Part) -> str:
    side = SIDES["favor" if part.mean > 0 else "against"].word
    known = "" if math.isnan(part.low) else f", 95\u00a0% {ends(part.low, part.high)}"
    return f"{side} ({signed(part.mean)}{known}; {count(part.n_articles, 'article')})"


def _most(room: Room, left: int | None) -> int:
    """How many rows there is room for."""
    most = MOST if room.rows is None else min(room.rows, MOST)
    return most if left is None else min(figure.most(left), most)


def _shown(whole: Sequence[Change], n_own: int, most: int) -> tuple[Change, ...]:
    """The first of them; of the link's own actors those found before hints, all in the page's order."""
    own = sorted(range(n_own), key=lambda at: not whole[at].turn.found)
    kept = [*own, *range(n_own, len(whole))][:most]
    return tuple(whole[at] for at in sorted(kept))


def _signs(whole: Sequence[Change]) -> tuple[Sign, ...]:
    signs = [
        Sign("marker", "in favour", (LIGHT.favor,), "circle"),
        Sign("marker", "against", (LIGHT.against,), "circle"),
        Sign("line", "95\u00a0% interval", (LIGHT.muted,)),
        Sign("glyph", "from before to after", (LIGHT.ink,), "→"),
    ]
    if not all(one.turn.found for one in whole):
        signs.append(Sign("marker", "hint: not told from chance", (LIGHT.muted,), "circle-open"))
    return tuple(signs)


def _mark() -> str:
    return (
        "A circle is the mean of the articles’ means before, and after, a change of sides; the change lies "
        f"between the two days given. {said.INTERVAL}"
    )


def _left_out(n_actors: int, undated: int, shown: Sequence[Change]) -> str:
    parts = [searched(n_actors)] if n_actors else []
    if undated:
        parts.append(
            f"{count(undated, 'undated statement')} can be neither before nor after a change: left out."
        )
    parts.append(
        "What was said between the two days is not known. The more actors are looked at, the more hints are "
        "chance."
    )
    if any(one.actor.endswith("*") for one in shown):
        parts.append("* not in the registry.")
    return " ".join(parts)


def _takeaway(whole: Sequence[Change]) -> str:
    """The largest change that was found, or that there are but hints."""
    sure = [one for one in whole if one.turn.found]
    if not sure:
        return f"No position change can be told from chance; {count(len(whole), 'hint')} from few articles."
    more = f" {count(len(sure) - 1, 'more change was', 'more changes were')} found." if len(sure) > 1 else ""
    return told(max(sure, key=lambda one: abs(one.turn.by.value))) + more


def _sentences(order: Order, filters: Filters, shown: tuple[Change, ...]) -> tuple[str, ...]:
    """Ids of a statement from before and one from after each change, in the order of the rows."""
    wanted = tuple(one for pair in order.ask(query.typical, filters, shown) for one in pair)
    found = order.ask(query.sentences, wanted)
    ids = dict(zip(map(int, found["statement"]), map(str, found["statement_id"]), strict=True))
    return tuple(dict.fromkeys(ids[one.statement] for one in wanted))


def _table(whole: Sequence[Change]) -> pd.DataFrame:
    rows = [
        {
            "actor_id": one.actor_id, "actor": one.actor, "last": one.last, "first": one.first,
            "found": one.turn.found,
            **_columns("before", one.turn.before), **_columns("after", one.turn.after),
            "difference": one.turn.by.value, "difference_low": one.turn.by.low,
            "difference_high": one.turn.by.high,
        }
        for one in whole
    ]  # fmt: skip
    numbers = {"difference_low": "float64", "difference_high": "float64"}
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(numbers)


def _columns(when: str, part: Part) -> dict[str, float | int]:
    return {
        f"{when}_mean": part.mean, f"{when}_low": part.low, f"{when}_high": part.high,
        f"{when}_n_statements": part.n_statements, f"{when}_n_articles": part.n_articles,
    }  # fmt: skip
