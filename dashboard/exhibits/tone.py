"""Tone against stance as it leaves."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.exhibits import said
from dashboard.exhibits.exhibit import Exhibit, NothingToShow
from dashboard.exhibits.said import Order
from dashboard.exhibits.trend import defined
from dashboard.exhibits.typical import typical
from dashboard.figures import tone as figure
from dashboard.figures.parts.framed import Sign
from dashboard.filters import UNKNOWN_OUTLET_NAME, Filters, Tile
from dashboard.pages import ACTOR
from dashboard.queries import tone as query
from dashboard.queries.actor import leading
from dashboard.queries.counts import Counts, counts
from dashboard.spans import dates
from dashboard.theme import LIGHT, SIDES, count

NOUN = "tone"
COLUMNS = {
    "statement_id": "The statement's id.",
    "article_id": "Its article's id.",
    "topic": "The topic's id.",
    "title": "The topic.",
    "stance": "Stance of the statement, -1 against to +1 in favour.",
    "label": "Its side: favor, against, mixed or neutral.",
    "tone": "Tone of the attributed words (VADER compound), -1 gloomy to +1 bright.",
    "voice": "In which voice it is told.",
    "outlet": "The outlet; Outlet unknown where it is not known.",
    "published": "Day of the article; empty where undated.",
}


def tone(order: Order) -> Exhibit:
    """The statements of the link's actor, or else of the one with most, as the page has them.

    Raises:
        NothingToShow: If nobody has a statement with a side, or this actor has none.
    """
    link, filters = order.link, order.link.filters
    actor = link.actor or order.ask(leading, filters)
    if actor is None:
        raise NothingToShow("no statement with a side passes these filters")
    name, titles = order.store.domain.actors[actor], order.store.titles()
    frame = order.ask(query.tone, filters, actor)
    if frame.empty:
        raise NothingToShow("nothing of this actor with a side passes these filters", got=name)
    counted = order.ask(counts, filters, Tile(actor=actor))
    one = filters.topics[0] if len(filters.topics) == 1 else None
    return Exhibit(
        noun=NOUN,
        title=f"{name}: tone against stance{'' if one is None else f' on {titles[one]}'}",
        figure=figure.tone(frame, titles, LIGHT),
        lines=said.lines(order, filters, counted, one),
        signs=_signs(frame),
        notes=(
            _mark(frame, counted),
            _left_out(counted, filters),
            *defined(order, filters.topics or tuple(titles), one),
        ),
        source=said.source(order),
        table=_table(frame, titles),
        columns=COLUMNS,
        takeaway=_takeaway(frame, name),
        alt=figure.describe(frame, name).removesuffix(" Show as table gives every number."),
        native=None,
        place=order.place(ACTOR),
        statements=typical(order, filters, (actor,)),
        n_statements=counted.statements,
        n_articles=counted.articles,
    )


def _signs(frame: pd.DataFrame) -> tuple[Sign, ...]:
    colours = {"favor": LIGHT.favor, "against": LIGHT.against}
    return tuple(
        Sign("glyph", one.word, (colours.get(label, LIGHT.neutral),), one.symbol)
        for label, one in SIDES.items()
        if (frame["label"] == label).any()
    )


def _mark(frame: pd.DataFrame, counted: Counts) -> str:
    which = "Each mark is a statement: no mean, so no interval."
    if len(frame) < counted.statements:
        which = (
            f"Each mark is a statement, no mean, so no interval: a sample of {len(frame):,} of "
            f"{counted.statements:,}, drawn by their ids and always the same."
        )
    return f"{which} Tone is how the words sound, stance which side they take: tone is not stance."


def _left_out(counted: Counts, filters: Filters) -> str:
    parts = [
        f"Words of a tone between −{figure.PLAIN_TONE} and +{figure.PLAIN_TONE} are plain, and in no corner."
    ]
    if counted.abstained:
        parts.append(f"Left out: {count(counted.abstained, 'statement')} without a side.")
    if not filters.undated:
        parts.append("Undated articles are left out.")
    return " ".join(parts)


def _takeaway(frame: pd.DataFrame, name: str) -> str:
    """How many of those on a side sound otherwise than it."""
    parts = []
    for label, sign, words in (("favor", -1, "gloomy"), ("against", 1, "bright")):
        if of := int((frame["label"] == label).sum()):
            odd = figure.in_corner(frame, sign, label)
            shown = " shown" if len(frame) < int(frame["n_statements"].iloc[0]) else ""
            parts.append(f"{odd:,} of {count(of, 'statement')}{shown} {SIDES[label].word} in {words} words")
    if not parts:
        return ""
    return f"{name}: {', '.join(parts)}."


def _table(frame: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    named = [titles.get(topic, topic) for topic in frame["topic"]]
    outlet = frame["outlet"].where(frame["outlet"].notna(), UNKNOWN_OUTLET_NAME)
    told = frame.assign(title=named, outlet=outlet, published=dates(frame["published"]))
    return told.sort_values(["stance", "tone"], kind="stable", ignore_index=True)[list(COLUMNS)]
