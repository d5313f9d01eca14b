"""A statement as it leaves: its sentence, whose it is and how that is known, where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from dashboard.exhibits import said
from dashboard.exhibits.exhibit import Place, Quote
from dashboard.exhibits.said import Order
from dashboard.filters import UNKNOWN_OUTLET_NAME, Tile
from dashboard.markup import cards
from dashboard.markup.cells import Row, as_day, given
from dashboard.pages import ARTICLE
from dashboard.queries.evidence import evidence, placed, stated
from dashboard.theme import side, signed

MOST_LISTED = 4  # statements with their sentences that a slide has room for


def quotes(order: Order, statement_ids: Sequence[str]) -> list[Quote]:
    """Statements by their ids, in that order; what the store has not is left out.

    `order` gives the store; its link is not read.
    """
    places = order.ask(placed, tuple(statement_ids))
    rows = order.ask(stated, places).to_dict("records")
    known = {row["statement_id"]: row for row in rows}
    source, titles = said.source(order), order.store.titles()
    return [_quote(known[one], order, source, titles) for one in statement_ids if one in known]


def listed(order: Order, most: int = MOST_LISTED) -> list[Quote]:
    """The first statements of the link's filters, actor, outlet and topic, in the link's order."""
    link = order.link
    filters = link.on_topic if link.topic is not None else link.filters
    rows = order.ask(evidence, filters, Tile(actor=link.actor, outlet=link.at), link.order, 1)
    with_side = rows[rows["label"].notna()].head(most)
    return quotes(order, list(with_side["statement_id"]))


def _quote(row: Row, order: Order, source: str, titles: Mapping[str, str]) -> Quote:
    label, stance, outlet = given(row["label"]), given(row["stance"]), given(row["outlet"])
    shown = side(label)
    number = "" if stance is None else f" {signed(stance)}"
    params = {
        "article": (str(row["article_id"]),),
        "statement": (str(row["statement_id"]),),
        "marks": (str(row["topic"]),),
        "data": (order.store.snapshot,),
    }
    published: dt.date | None = as_day(row["published"])
    return Quote(
        statement_id=str(row["statement_id"]),
        article_id=str(row["article_id"]),
        holder=given(row["holder"]),
        topic=titles.get(str(row["topic"]), str(row["topic"])),
        label=label,
        side=f"{shown.symbol} {shown.word}{number}",
        stance=stance,
        confidence=given(row["confidence"]),
        words=_words(row),
        chain=said.plain(cards.holder(row)),
        told=said.plain(cards.source(row)).removeprefix(f"{outlet or UNKNOWN_OUTLET_NAME} · "),
        outlet=outlet,
        published=published,
        title=given(row["title"]),
        source=source,
        place=Place(ARTICLE.name, params),
    )


def _words(row: Row) -> tuple[tuple[str, bool], ...]:
    """The excerpt in pieces, each with whether it is attributed."""
    offset, text = int(row["offset"]), str(row["excerpt"])
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in cards.pieces(row):
        low, high = max(start - offset, at), min(end - offset, len(text))
        if low < high:
            pieces += [(text[at:low], False), (text[low:high], True)]
            at = high
    pieces.append((text[at:], False))
    return tuple(piece for piece in pieces if piece[0])
