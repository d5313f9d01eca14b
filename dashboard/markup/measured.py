"""How accurate each stage is, in tables: the figures of the gate with their n and intervals."""

from __future__ import annotations

import html
import re

import pandas as pd

from dashboard.markup.cells import given
from dashboard.markup.tables import table
from dashboard.markup.words import note, paragraph
from dashboard.queries.measured import STAGES
from dashboard.theme import count

STAGE_TITLES = {
    "reading": "Reading", "attribution": "Attribution", "stance": "Stance", "portrayal": "Portrayal",
    "impartiality": "Impartiality", "positions": "Positions: the whole way", "packs": "Topic packs",
}  # fmt: skip
STAGE_WORDS = {
    "reading": "Whether the clean text, the outlet and the day of an article are right.",
    "attribution": "Whether what somebody says or does is found, whole, and given to the right holder.",
    "stance": "Whether the words, once found, are put on the right side. The passages were labelled without "
    "seeing what any scorer says.",
    "portrayal": "Whether the outlet’s own sentence shows its target in the right light.",
    "impartiality": "Whether the same words get the same side whoever says them: names are swapped, and what "
    "changes is counted.",
    "positions": "Whether the right actor ends up on the right side of the right topic, article by article. "
    "Every error above adds up here.",
    "packs": "Whether the examples in a pack get the label that stands beside them.",
}
# What stands in the line of a stage that is folded away; else the first figure does.
MAIN = {
    "reading": "reading.outlet", "attribution": "attribution.all.f1", "stance": "stance.judge.sign",
    "impartiality": "impartiality.whole.flips", "positions": "positions.f1", "packs": "packs.examples",
}  # fmt: skip
# Whose figures of stance they are, by the second part of their names.
SCORER_WORDS = {
    "cues": "Scorer “cues”",
    "encoder": "The encoder alone",
    "judge": "Scorer “encoder”, with its judge",
}
HEADERS = {
    "what": "What", "figure": "Figure", "interval": "95 % interval", "n": "Of", "data": "Measured on",
    "name": "Name",
}  # fmt: skip
# What a meaning says in words that stand in a column of their own, or are code's spelling.
_OWN_INTERVAL = re.compile(r"; 95 % in [\d.]+% to [\d.]+%")
_FAVOR = re.compile(r"\bfavor\b")
TOLD = (
    "A figure with an interval is a share of what stands under “Of”. The interval is Wilson’s and takes each "
    "of them by itself; those of one article are alike, so the truth lies outside more often than one time "
    "in twenty. Figures without an interval are means, differences, or scores such as F1 (1 is perfect)."
)


def measured(frame: pd.DataFrame | None) -> str:
    """Every figure, stage by stage.

    Args:
        frame: As `queries.measured.measured` returns it; None where this installation has no figures.
    """
    if frame is None:
        return note(["The figures do not travel with this installation. They stand in docs/method.md."])
    if frame.empty:
        return note(["Nothing is measured yet."])
    told = paragraph(f"{count(len(frame), 'figure')} that each version of Standpoint must keep. {TOLD}")
    return "".join(
        [
            f'<div class="sp-told">{told}</div>',
            *(_stage(frame[frame["stage"] == stage], stage, shown=stage == STAGES[0]) for stage in STAGES),
        ]
    )


def _stage(own: pd.DataFrame, stage: str, *, shown: bool) -> str:
    title = STAGE_TITLES[stage]
    head = f'<h3 class="sp-h3">{title}</h3>'
    if own.empty:
        none = "Not measured on the labels that this version is held to."
        return f'<div class="sp-stage">{head}{paragraph(STAGE_WORDS[stage])}{paragraph(none)}</div>'
    whole, detail = own[~own["detail"].astype(bool)], own[own["detail"].astype(bool)]
    body = paragraph(STAGE_WORDS[stage]) + _table(whole, f"{title}: {count(len(whole), 'figure')}")
    if len(detail):
        told = f"{title}, topic by topic: {count(len(detail), 'figure')}"
        body += f'<details class="sp-small"><summary>Topic by topic</summary>{_table(detail, told)}</details>'
    summary = f'<summary>{head} <span class="sp-small">{_main(own, stage)}</span></summary>'
    return f'<details class="sp-stage"{" open" if shown else ""}>{summary}{body}</details>'


def _main(own: pd.DataFrame, stage: str) -> str:
    """The stage's figure that says most, in a line: what it is of, its value, interval and n."""
    named = own[own["name"] == MAIN.get(stage)]
    row = (own if named.empty else named).iloc[0]
    interval = _interval(row["low"], row["high"])
    told = html.escape(_what(str(row["name"]), str(row["meaning"])))
    figure = _figure(row["value"], share=bool(interval))
    between = f"95\u00a0%: {interval}; " if interval else ""
    return f"{told}: <strong>{figure}</strong> ({between}of {int(row['n']):,})"


def _table(frame: pd.DataFrame, caption: str) -> str:
    rows = frame.to_dict("records")
    shown = frame.assign(
        what=[_what(str(row["name"]), str(row["meaning"])) for row in rows],
        figure=[_figure(row["value"], share=given(row["low"]) is not None) for row in rows],
        interval=[_interval(row["low"], row["high"]) for row in rows],
    )
    return table(shown, HEADERS, caption)


def _what(name: str, meaning: str) -> str:
    parts = name.split(".")
    told = _OWN_INTERVAL.sub("", _FAVOR.sub("in favour", meaning.replace(" x ", " × ")))
    if parts[0] == "stance" and parts[1] in SCORER_WORDS:
        return f"{SCORER_WORDS[parts[1]]}: {told}"
    if parts[0] == "positions" and len(parts) > 2:  # noqa: PLR2004 - stage, topic, figure
        return f"{parts[1].replace('_', ' ').capitalize()}: {told}"
    return told[:1].upper() + told[1:]


def _figure(value: object, *, share: bool) -> str:
    known = given(value)
    if known is None:
        return "not measured"
    return _percent(float(known)) if share else f"{float(known):.3f}"


def _interval(low: object, high: object) -> str:
    if given(low) is None or given(high) is None:
        return ""
    return f"{_percent(float(str(low)))} to {_percent(float(str(high)))}"


def _percent(share: float) -> str:
    """With a digit after the point: 0.997 is not all."""
    return html.escape(f"{100 * share:.1f}\u00a0%")
