"""An article with everything found in it marked, in the clean or the raw text."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

import pandas as pd

from dashboard.filters import UNKNOWN_OUTLET_NAME
from dashboard.markup.cards import cue, path, pieces, reporter
from dashboard.markup.cells import Row, as_day, given, listed
from dashboard.markup.languages import language
from dashboard.markup.marked import Mark, marked
from dashboard.theme import MARKS, VOICES, count, day, side, signed

# A date of which no day is known makes an article undated; what is known is said beside it.
PRECISIONS = {"month": "No day, only the month", "year": "No day, only the year"}
MAX_DUPLICATES = 5  # inputs named; the ledger lists them all
CHOSEN = "sp-chosen"  # class and anchor of the statement the link names


def title(article: Row) -> str:
    """The article's title, or the file it came from: a whole path is no title."""
    known = given(article["title"])
    return str(known) if known is not None else PurePath(str(article["ref"])).name


def header(article: Row, agency: str | None = None, duplicates: Sequence[str] = ()) -> str:
    """Outlet, date, size and language, with the signals that gave them, and where the text came from.

    Args:
        article: The row of `queries.article`.
        agency: The name of the agency it is credited to.
        duplicates: Names of other inputs with the very same text.
    """
    outlet, outlet_evidence = given(article["outlet"]), given(article["outlet_evidence"])
    date_evidence, url = given(article["date_evidence"]), given(article["url"])
    name = html.escape(outlet) if outlet is not None else UNKNOWN_OUTLET_NAME
    size = count(int(article["n_words"]), "word")
    told = given(article["language"])
    tongue = language(told) if told is not None else "language not detected"
    line = f"<strong><bdi>{name}</bdi></strong> · {day(as_day(article['published']))} · {size} · {tongue}"
    date = PRECISIONS.get(str(article["date_precision"]), "Date known because")
    evidence = [
        f"{what}: {html.escape(why)}"
        for what, why in (("Outlet known because", outlet_evidence), (date, date_evidence))
        if why is not None
    ]
    if agency is not None:
        why = given(article["wire_evidence"])
        because = f" because: {html.escape(why)}" if why is not None else ""
        evidence.append(f"Credited to <bdi>{html.escape(agency)}</bdi>{because}")
    evidence.append(f"Input: {html.escape(str(article['ref']))}" + _original(url))
    if duplicates:
        named = ", ".join(html.escape(ref) for ref in duplicates[:MAX_DUPLICATES])
        more = len(duplicates) - MAX_DUPLICATES
        evidence.append(f"The same was read from: {named}" + (f" and {more:,} more" if more > 0 else ""))
    return f'<p class="sp-lead">{line}</p><p class="sp-small">{"<br>".join(evidence)}</p>'


def _original(url: str | None) -> str:
    if url is None or not url.startswith(("https://", "http://")):
        return ""
    return f' · <a href="{html.escape(url)}" target="_blank" rel="noopener noreferrer">Original page</a>'


def body(article: Row, spans: pd.DataFrame, statement: str | None, *, raw: bool) -> str:
    """The text with every attribution underlined by side and the chosen statement highlighted.

    Args:
        article: The row of `queries.article`.
        spans: `queries.article.attributions` on one topic, in coordinates of the text shown.
        statement: The id of the statement to highlight.
        raw: Whether `article.raw` is shown, with what was removed and repaired marked too.
    """
    rows = spans.to_dict("records")
    marks = [
        mark
        for row in rows
        for mark in _attribution(row, chosen=given(row["statement_id"]) == statement is not None)
    ]
    if not raw:  # only the attributed words are moved into the raw text
        marks += [
            mark
            for row in rows
            if given(row["statement_id"]) == statement is not None
            for mark in _named(row)
        ]
    if raw:
        marks += [_edit(edit, "sp-removed", "not the article") for edit in listed(article["removed"])]
        marks += [_edit(edit, "sp-repaired", "repaired") for edit in listed(article["repairs"])]
    shown = marked(str(article["raw"] if raw else article["text"]), marks)
    return f'<div class="sp-text{" sp-raw" if raw else ""}">{shown}</div>'


def key(*, raw: bool, analysed: bool = True, chosen: bool = False) -> str:
    """What the marks mean; an article that was not analysed has only those of the raw text.

    `chosen`: the link names a statement, whose speaker is shown in the clean text.
    """
    shown = [side(label) for label in ("favor", "against", "mixed", "neutral", None)]
    sides = "".join(f'<span class="sp-badge {one.css}">{one.symbol} {one.word}</span>' for one in shown)
    extra = "<span>Struck through: not the article. Dashed box: repaired.</span>" if raw else ""
    if chosen and not raw:
        extra = "<span>Bold: words that lead to the chosen speaker.</span>"
    if not analysed:
        return f'<div class="sp-legend">{extra or "<span>Nothing is marked.</span>"}</div>'
    dotted = "<span>Dotted: attributed, topic not at stake.</span>"
    return f'<div class="sp-legend"><span>Underlined: {sides}</span>{dotted}{extra}</div>'


def _attribution(row: Row, *, chosen: bool) -> list[Mark]:
    """A mark for each piece of the attributed words; all tell the same."""
    topic = given(row["topic"])
    css = f"sp-span {side(given(row['label'])).css}" if topic is not None else "sp-quoted"
    told = " · ".join(_told(row))
    css, anchor = (f"{css} {CHOSEN}", CHOSEN) if chosen else (css, "")
    return [Mark(start, end, css, told, anchor) for start, end in pieces(row)]


def _named(row: Row) -> list[Mark]:
    """The words that name the holder, and the earlier ones they lead over."""
    words = [(int(step["start"]), int(step["end"])) for step in listed(row.get("chain"))]
    if given(row["holder_start"]) is not None:
        words.append((int(row["holder_start"]), int(row["holder_end"])))
    return [Mark(start, end, "sp-named", "leads to the speaker") for start, end in words]


def _told(row: Row) -> list[str]:
    """Whose words, by which chain, in which voice and verb, who reports them, what limits them, the side."""
    who, by, verb = given(row["holder"]), reporter(row), cue(row)
    name = who if who is not None else "speaker unknown"
    parts = [" ← ".join([*(f"“{word}”" for word in path(row)), name]), VOICES[row["voice"]]]
    if verb is not None:
        parts[-1] += f" ({verb})"
    if by is not None:
        parts.append(f"as {by} reports")
    parts += [MARKS[mark][0] for mark in listed(row.get("marks"))]
    if given(row["topic"]) is not None:
        label, stance = given(row["label"]), given(row["stance"])
        number = f" {signed(stance)}" if stance is not None else ""
        parts.append(f"{side(label).symbol} {side(label).word}{number}")
    return parts


def _edit(edit: Mapping[str, Any], css: str, word: str) -> Mark:
    return Mark(int(edit["start"]), int(edit["end"]), css, f"{word}: {edit['kind']}")
