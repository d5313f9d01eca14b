"""How accurate each stage is, in a few plain lines: the gate's figures, each with its n and its data."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.markup.cells import Row, given

# Of each stage the figures a reader of a chart needs, by their names in the gate's file, which has their
# values; the page Data & method has all.
_SIDE = "Stance. The right side where there is one (both weighed alike, none given counts half)"
SHOWN: Mapping[str, str] = {
    "reading.outlet": "Reading. The outlet of an article is right",
    "reading.date": "Reading. The day of an article is right, or rightly unknown",
    "attribution.all.precision": "Attribution. Of the statements found, those that are one",
    "attribution.all.recall": "Attribution. Of the statements there are, those found",
    "attribution.holder": "Attribution. Of those found, the right speaker, or rightly none",
    "attribution.wrong_holder": "Attribution. Of those found, a wrong speaker (lower is better)",
    "stance.judge.given": "Stance. Of the sides given, the right ones",
    "stance.judge.sign": _SIDE,
    "stance.cues.sign": _SIDE,
    "impartiality.whole.flips": "Impartiality. With another name, another side or none (lower is better)",
    "positions.precision": "The whole way. Of the positions given (article, actor, topic, side), those right",
    "positions.recall": "The whole way. Of the positions there are, those found and right",
    "positions.sign": "The whole way. Of those found with a side, the right side",
}
# Figures of one scorer, by how their names begin; those of another are not of these numbers.
OF_SCORER = {"stance.judge.": "encoder", "stance.cues.": "cues"}
NONE = "The figures do not travel with this installation; they stand in docs/method.md."
UNSCORED = "Stance. Not measured for this scorer."
READ = "n is what a figure is a share of. Intervals (95\u00a0%) are Wilson’s and take each by itself."


def lines(frame: pd.DataFrame | None, scorer: str) -> tuple[str, ...]:
    """The figures in words.

    Args:
        frame: As `queries.measured.measured` returns it; None where this installation has no figures.
        scorer: The name@version of the scorer that made the numbers.
    """
    if frame is None:
        return (NONE,)
    rows = {str(row["name"]): row for row in frame.to_dict("records")}
    own = scorer.partition("@")[0]
    told = [
        _line(words, rows[name])
        for name, words in SHOWN.items()
        if name in rows and given(rows[name]["value"]) is not None and _of(name) in {None, own}
    ]
    if own not in OF_SCORER.values():
        told.append(UNSCORED)
    return (*told, READ) if told else (NONE,)


def _of(name: str) -> str | None:
    """The scorer a figure is of; None where it is of no single one."""
    return next((scorer for start, scorer in OF_SCORER.items() if name.startswith(start)), None)


def _line(words: str, row: Row) -> str:
    low, high = given(row["low"]), given(row["high"])
    between = "" if low is None or high is None else f", {_number(low)} to {_percent(high)}"
    return f"{words}: {_percent(row['value'])} (n = {int(row['n']):,}{between}; data: {row['data']})"


def _percent(share: float) -> str:
    return f"{_number(share)}\u00a0%"


def _number(share: float) -> str:
    """With a digit after the point: 0.997 is not all."""
    return f"{100 * share:.1f}"
