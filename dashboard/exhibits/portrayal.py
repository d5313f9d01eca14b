"""The portrayal of actors by outlets as it leaves: how their own sentences show them, which is no stance."""

from __future__ import annotations

from dataclasses import replace

from dashboard.exhibits import said
from dashboard.exhibits import side_by_side as shared
from dashboard.exhibits.dumbbell import GAPS, MEANS
from dashboard.exhibits.exhibit import Exhibit, NothingToShow
from dashboard.exhibits.said import Order
from dashboard.exhibits.side_by_side import Outlets
from dashboard.figures import portrayal as figure
from dashboard.markup import compare as markup
from dashboard.queries import outlet_portrayal as query
from dashboard.queries.dumbbell import Compared
from dashboard.queries.reach import reach
from dashboard.theme import FEW_SENTENCES, LIGHT, count

NOUN = "portrayal"
COLUMNS = {
    **MEANS,
    "mean": "Mean of the articles' mean portrayals, -1 in a bad light to +1 in a good one.",
    "low": "Lower end of its 95 % interval, of article means alone; empty where it is of one article.",
    "high": "Upper end of its 95 % interval, of article means alone; empty where it is of one article.",
    "n_sentences": "The outlet's own sentences that name the actor.",
    "n_articles": "Articles they are in.",
    **GAPS,
}
WHAT = (
    "How the outlets’ own sentences show the actors, whatever the topic: in a bad light −1, plainly 0, in a "
    "good light +1"
)
PORTRAYAL = shared.What(NOUN, COLUMNS, "portrayal", "sentence", FEW_SENTENCES)


def portrayal(order: Order) -> Exhibit:
    """The portrayals of the link.

    Raises:
        NothingToShow: If there are not two outlets, or no actor is in sentences of two of them.
    """
    compared = shared.outlets(order)
    whole = order.ask(query.outlet_portrayal, compared.filters)
    if whole.gaps.empty:
        raise NothingToShow("no actor is in sentences of two of these outlets", got=compared.listed)
    rows = shared.rows(order, query.MOST_ACTORS, len(compared.names))
    shown = whole if rows == query.MOST_ACTORS else order.ask(query.outlet_portrayal, compared.filters, rows)
    applied = replace(compared.filters, topics=(), voices=(), confidence=0.0)
    drawn = figure.portrayal(shown.marks, shown.gaps, LIGHT)
    alt = figure.describe(shown.marks, shown.gaps, list(compared.names.values()))
    told = shared.told(order, whole, shown, compared, PORTRAYAL, drawn)
    known = shared.articles(order.ask(reach, applied))
    n = count(int(shown.marks["n_sentences"].sum()), "sentence")
    return replace(
        told,
        title=f"Portrayal of the same actors by {compared.listed}",
        lines=(
            WHAT,
            f"{n} in {count(told.n_articles, 'article')}; all that was analysed of these outlets: {known}",
            shared.filtered(order, applied),
        ),
        notes=_notes(shown, compared),
        alt=alt.removesuffix(shared.POINTS),
    )


def _notes(found: Compared, compared: Outlets) -> tuple[str, str]:
    """The page's caption: what a mark is, then the order and what is left out."""
    told = said.plain(markup.portrayal_caption(found, compared.names, compared.filters))
    first, _, rest = told.partition(markup.ORDER)
    return shared.marked(first), f"{markup.ORDER}{rest}"
