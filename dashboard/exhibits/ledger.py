"""What became of the inputs, as it leaves."""

from __future__ import annotations

import pandas as pd

from dashboard.exhibits import said
from dashboard.exhibits.exhibit import Bars, Exhibit, NothingToShow
from dashboard.exhibits.said import Order
from dashboard.figures import ledger as figure
from dashboard.figures.parts.labelled import labelled, lengthened
from dashboard.filters import OUTCOMES
from dashboard.pages import LEDGER
from dashboard.queries import ledger as query
from dashboard.theme import LIGHT, count

NOUN = "ledger"
MOST_REASONS, REASON = 3, 110  # reasons that are told, and characters of each
BAR = (
    "A bar is how many inputs became that, with their share of all; the bars add up to the inputs. These are "
    "counts: no interval."
)
NATIVE_BAR = (
    "A bar is how many inputs became that; the bars add up to the inputs. These are counts: no interval."
)
COLUMNS = {
    "outcome": "What became of an input: analysed, unanalysed, duplicate, rejected or failed.",
    "words": "The same in words.",
    "n": "How many inputs became that.",
    "share": "Of all inputs, 0 to 1.",
}


def ledger(order: Order) -> Exhibit:
    """The inputs of the store; of the link nothing applies.

    Raises:
        NothingToShow: If the store has no input.
    """
    frame = order.ask(query.ledger)
    total = int(frame["n"].sum())
    if not total:
        raise NothingToShow("the store has no input")
    names = [OUTCOMES[outcome] for outcome in frame["outcome"]]
    runs = count(len(order.ask(query.runs)), "run")
    analysed = int(frame.loc[frame["outcome"] == "analysed", "n"].sum())
    return Exhibit(
        noun=NOUN,
        title="What became of the inputs",
        figure=lengthened(labelled(figure.ledger(frame, LIGHT), names), figure.LABEL_ROOM),
        lines=(
            f"{count(total, 'input')} in {runs}; {analysed:,} became an analysed article",
            "The whole store, whatever the filters.",
        ),
        signs=(),
        notes=(
            BAR,
            _reasons(order.ask(query.reasons)),
        ),
        source=said.source(order),
        table=frame.assign(words=names, share=frame["n"] / total)[list(COLUMNS)],
        columns=COLUMNS,
        takeaway=_takeaway(frame, analysed, total),
        alt=figure.describe(frame),
        native=Bars(tuple(names), (("Inputs", tuple(float(n) for n in frame["n"]), LIGHT.muted),)),
        place=order.place(LEDGER),
        n_articles=analysed,
        native_notes=(NATIVE_BAR, _reasons(order.ask(query.reasons))),
    )


def _reasons(found: pd.DataFrame) -> str:
    """The most frequent reasons why an input gave no analysed article."""
    if found.empty:
        return "Every input became an analysed article."
    told = [f"{row['n']:,} × {_cut(row['reason'])}" for row in found.head(MOST_REASONS).to_dict("records")]
    more = len(found) - len(told)
    return f"Reasons, most frequent first: {'; '.join(told)}{'; and others' if more > 0 else ''}."


def _cut(reason: str) -> str:
    whole = reason.rstrip(".")
    return whole if len(whole) <= REASON else f"{whole[: REASON - 1].rstrip()}…"


def _takeaway(frame: pd.DataFrame, analysed: int, total: int) -> str:
    if analysed == total:
        return f"Each of {count(total, 'input')} became an analysed article."
    share = figure.share(analysed, total) if analysed else "none"
    told = f"{analysed:,} of {count(total, 'input')} ({share}) became an analysed article"
    rest = [
        f"{OUTCOMES[row['outcome']].lower()} {row['n']:,}"
        for row in frame.to_dict("records")
        if row["n"] and row["outcome"] != "analysed"
    ]
    return f"{told}; {', '.join(rest)}."
