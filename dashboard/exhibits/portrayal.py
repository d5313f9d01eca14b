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
from dashboard.pages import COMPARE
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
    few = f"hollow: fewer than {FEW_SENTENCES} sentences"
    applied = replace(compared.filters, topics=(), voices=(), confidence=0.0)
    sentences, articles = int(shown.marks["n_sentences"].sum()), shared.in_articles(shown)
    n = f"{count(sentences, 'sentence')} in {count(articles, 'article')}"
    return Exhibit(
        noun=NOUN,
        title=f"Portrayal of the same actors by {compared.listed}",
        figure=shared.dots_beside(figure.portrayal(shown.marks, shown.gaps, LIGHT), shown, order.room),
        lines=(
            WHAT,
            f"{n}; all that was analysed of these outlets: {shared.articles(order.ask(reach, applied))}",
            shared.filtered(order, applied),
        ),
        signs=shared.signs(
            shown.marks,
            shared.numbers(shown, "sentence"),
            few if (shown.marks["n_sentences"] < FEW_SENTENCES).any() else None,
        ),
        notes=_notes(shown, compared),
        source=said.source(order),
        table=shared.table(whole)[list(COLUMNS)],
        columns=COLUMNS,
        takeaway=shared.takeaway(shown, compared, "portrayal", "sentence"),
        alt=figure.describe(shown.marks, shown.gaps, list(compared.names.values())).removesuffix(
            shared.POINTS
        ),
        native=None,
        place=order.place(COMPARE),
        n_articles=articles,
    )


def _notes(found: Compared, compared: Outlets) -> tuple[str, str]:
    """The page's caption: what a mark is, then the order and what is left out."""
    told = said.plain(markup.portrayal_caption(found, compared.names, compared.filters))
    first, _, rest = told.partition(markup.ORDER)
    return shared.marked(first), f"{markup.ORDER}{rest}"
