"""The dumbbell as it leaves: stance of the same actors in several outlets."""

from __future__ import annotations

from dataclasses import replace

from dashboard.exhibits import said
from dashboard.exhibits import side_by_side as shared
from dashboard.exhibits.exhibit import Exhibit, NothingToShow
from dashboard.exhibits.said import Order
from dashboard.exhibits.side_by_side import Outlets
from dashboard.figures import dumbbell as figure
from dashboard.markup import compare as markup
from dashboard.queries import dumbbell as query
from dashboard.queries.counts import counts
from dashboard.queries.dumbbell import Compared
from dashboard.theme import FEW_STATEMENTS, LIGHT

NOUN = "dumbbell"
MEANS = {
    "actor_id": "The actor, by id.",
    "actor": "The actor, by name.",
    "outlet_id": "The outlet, by id.",
    "outlet": "The outlet, by name.",
}
GAPS = {
    "gap": "The highest mean of the actor among these outlets minus the lowest.",
    "gap_low": "Lower end of the gap's 95 % interval (Welch); empty where an end is of one article.",
    "gap_high": "Upper end of the gap's 95 % interval (Welch); empty where an end is of one article.",
    "told_apart": "Whether that interval leaves 0 out.",
}
COLUMNS = {
    **MEANS,
    "mean": "Mean of the articles' mean stances in the outlet, -1 against to +1 in favour.",
    "low": "Lower end of its 95 % interval; empty where it is of one article.",
    "high": "Upper end of its 95 % interval; empty where it is of one article.",
    "n_statements": "The actor's statements with a side in the outlet.",
    "n_articles": "Articles they are in.",
    "n_favor": "Statements in favour.",
    "n_against": "Statements against.",
    "n_mixed": "Statements on both sides.",
    "n_neutral": "Neutral statements.",
    **GAPS,
}
STANCE = shared.What(NOUN, COLUMNS, "stance", "statement", FEW_STATEMENTS)


def dumbbell(order: Order) -> Exhibit:
    """The dumbbell of the link.

    Raises:
        NothingToShow: If there are not two outlets, or no actor is quoted by two of them.
    """
    compared = shared.outlets(order)
    most = query.ALL_ROWS if order.link.show_all else query.MOST_ROWS
    whole = order.ask(query.dumbbell, compared.filters, most)
    if whole.gaps.empty:
        raise NothingToShow("no actor is quoted on this topic by two of these outlets", got=compared.listed)
    rows = shared.rows(order, most, len(compared.names))
    shown = whole if rows == most else order.ask(query.dumbbell, compared.filters, rows)
    counted = order.ask(counts, compared.filters)
    drawn = figure.dumbbell(shown.marks, shown.gaps, LIGHT)
    alt = figure.describe(shown.marks, shown.gaps, list(compared.names.values()))
    return replace(
        shared.told(order, whole, shown, compared, STANCE, drawn),
        title=f"{order.topic()}: stance of the same actors in {compared.listed}",
        lines=said.lines(order, replace(compared.filters, outlets=()), counted, order.link.topic),
        notes=_notes(shown, compared),
        alt=alt.removesuffix(shared.POINTS),
        statements=shared.sentences(order, shown, compared),
        n_statements=int(shown.marks["n_statements"].sum()),
    )


def _notes(found: Compared, compared: Outlets) -> tuple[str, str]:
    """The page's caption: what a mark is, then the order, chance, and what is left out."""
    told = said.plain(markup.stance_caption(found, compared.names, compared.filters))
    first, _, rest = told.partition(markup.ORDER)
    gap = "Grey band: the gap. Told apart: the gap’s 95\u00a0% interval (Welch) leaves out 0."
    return f"{shared.marked(first)} {gap} {said.INTERVAL}", f"{markup.ORDER}{rest}"
