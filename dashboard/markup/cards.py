"""Evidence as cards: the sentence, whose it is and how that is known, the side and what speaks for it."""

from __future__ import annotations

import datetime as dt
import html
import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.filters import UNKNOWN_OUTLET_NAME
from dashboard.markup.marked import Mark, marked
from dashboard.theme import METHODS, VOICES, count, day, percent, side, signed

Row = Mapping[Hashable, Any]  # a row of a frame


def card(row: Row, others: Row | None = None, agency: str | None = None) -> str:
    """One statement.

    Args:
        row: As `queries.evidence` returns it.
        others: The article's row of `queries.stories.others`, where others ran its story.
        agency: The name of the agency the article is credited to.
    """
    shown = side(given(row["label"]))
    return (
        f'<div class="sp-card {shown.css}"><p class="sp-quote">{excerpt(row)}</p>'
        f'<p class="sp-line">{badge(row)}<span class="sp-who">{holder(row)}</span></p>'
        f'<p class="sp-meta">{source(row, agency)}</p>{also(others)}<p class="sp-meta">{cues(row)}</p></div>'
    )


def also(others: Row | None) -> str:
    """Who else ran the story; "" when nobody did."""
    if others is None:
        return ""
    outlets, again = int(others["n_outlets"]), int(others["n_same"])
    parts = []
    if outlets:
        names = [f"<bdi>{html.escape(name)}</bdi>" for name in others["names"]]
        more = [f"{outlets - len(names):,} more"] if outlets > len(names) else []
        parts.append(f"Also run by {count(outlets, 'other outlet')}: {', '.join([*names, *more])}.")
    if again:
        parts.append(f"Run again by the same outlet{f', {again:,} times' if again > 1 else ''}.")
    return f'<p class="sp-meta">{" ".join(parts)}</p>'


def excerpt(row: Row) -> str:
    """The sentence with the attributed words highlighted, and the words that name speaker and cue."""
    offset, text = int(row["offset"]), str(row["excerpt"])
    spans = (
        ("content_start", "content_end", "sp-said"),
        ("holder_start", "holder_end", "sp-named"),
        ("cue_start", "cue_end", "sp-cue"),
    )
    marks = [
        Mark(int(row[start]) - offset, int(row[end]) - offset, css)
        for start, end, css in spans
        if given(row[start]) is not None
    ]
    return marked(text, marks)


def badge(row: Row) -> str:
    """The side as symbol, word and number."""
    label, stance = given(row["label"]), given(row["stance"])
    shown = side(label)
    number = f" {signed(stance)}" if stance is not None else ""
    return f'<span class="sp-badge {shown.css}">{shown.symbol} {shown.word}{number}</span>'


def holder(row: Row) -> str:
    """Whose statement it is and how that was found: “he” → Benjamin Netanyahu, by pronoun, 80 % sure.

    <bdi> keeps a name in Hebrew or Arabic from turning round the words beside it.
    """
    name = given(row["holder"])
    if name is None:
        return "speaker unknown"
    words, method = given(row["holder_text"]), given(row["holder_method"])
    sure = given(row["holder_confidence"])
    found = METHODS[method] if method is not None else ""
    if sure is not None and sure < 1:
        found += f", {percent(sure)} sure"
    said = f"“<bdi>{html.escape(words)}</bdi>” → " if words is not None and words != name else ""
    return f"{said}<strong><bdi>{html.escape(name)}</bdi></strong>" + (
        f' <span class="sp-how">{found}</span>' if said else ""
    )


def source(row: Row, agency: str | None = None) -> str:
    """Outlet, agency, date, voice, its verb and confidence in a line; what there is none of is left out."""
    outlet, cue, confidence = given(row["outlet"]), given(row["cue"]), given(row["confidence"])
    name = f"<bdi>{html.escape(outlet)}</bdi>" if outlet is not None else UNKNOWN_OUTLET_NAME
    parts = [
        name + (f" (copy of {html.escape(agency)})" if agency is not None else ""),
        day(as_day(row["published"])),
        VOICES[row["voice"]] + (f" (“{html.escape(cue)}”)" if cue is not None else ""),
    ]
    if confidence is not None:
        parts.append(f"confidence {percent(confidence)}")
    return " · ".join(parts)


def cues(row: Row) -> str:
    """The words that speak for a side as the scorer found them, or else those that name the topic."""
    found = given(row["cues"])
    hits: Sequence[Mapping[str, Any]] = () if found is None else list(found)
    sides = (("favor", "In favour because of"), ("against", "Against because of"))
    parts = [f"{words} {_quoted(hits, key)}" for key, words in sides if _quoted(hits, key)]
    if parts:
        return " · ".join(parts)
    topic = _quoted(hits, "none")
    return (f"On topic because of {topic}. " if topic else "") + "No words for a side were found."


def _quoted(hits: Sequence[Mapping[str, Any]], side: str) -> str:
    texts = dict.fromkeys(str(hit["text"]) for hit in hits if hit["side"] == side)
    return ", ".join(f"“{html.escape(text)}”" for text in texts)


def given(value: Any) -> Any:  # noqa: ANN401 - a cell of a frame
    """The value, or None where the frame has one of its signs for null."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    return value


def as_day(value: Any) -> dt.date | None:  # noqa: ANN401 - a cell of a frame
    """A cell of a date column as a date."""
    known = given(value)
    return None if known is None else pd.Timestamp(known).date()
