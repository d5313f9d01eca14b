"""An article with everything found in it marked, in the clean or the raw text."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

import pandas as pd

from dashboard.filters import UNKNOWN_OUTLET_NAME
from dashboard.markup.cards import cue, path, pieces, reporter
from dashboard.markup.cells import Row, as_day, given, listed
from dashboard.markup.highlight import Span, highlighted
from dashboard.markup.languages import language
from dashboard.parameters import Dropped
from dashboard.theme import MARKS, VOICES, Side, count, day, side, signed

# A date of which no day is known makes an article undated; what is known is said beside it.
PRECISIONS = {"month": "No day, only the month", "year": "No day, only the year"}
WHY_UNDATED = {"month": "only the month is known", "year": "only the year is known"}
MAX_DUPLICATES = 5  # inputs named; the ledger lists them all
CHOSEN = "sp-chosen"  # class and anchor of the statement the link names
WORDS_SHOWN = 90  # characters of what is attributed, in the list beside the text


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
    line = f"<strong><bdi>{name}</bdi></strong> · {_dated(article)} · {size} · {tongue}"
    # An undated article can have evidence too: of the day it was published on or before.
    known = "Date known because" if given(article["published"]) is not None else "Known of the date"
    date = PRECISIONS.get(str(article["date_precision"]), known)
    evidence = [
        f"{what}: {html.escape(why)}"
        for what, why in (("Outlet known because", outlet_evidence), (date, date_evidence))
        if why is not None
    ]
    refused = listed(article["date_conflicts"])
    if refused and given(article["published"]) is None:
        evidence.append(f"Not taken for its date: {html.escape(' '.join(map(str, refused)))}")
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


def _dated(article: Row) -> str:
    """The day, or that there is none and why."""
    published = as_day(article["published"])
    if published is not None:
        return day(published)
    why = "no signal found"
    if listed(article["date_conflicts"]):
        why = "the dates found were refused"
    elif given(article["date_evidence"]) is not None:
        why = "no signal for a day found"
    return f"{day(None)}: {WHY_UNDATED.get(str(article['date_precision']), why)}"


def _original(url: str | None) -> str:
    if url is None or not url.startswith(("https://", "http://")):
        return ""
    return f' · <a href="{html.escape(url)}" target="_blank" rel="noopener noreferrer">Original page</a>'


def body(article: Row, spans: pd.DataFrame, chosen: str | None, *, raw: bool) -> str:
    """The text with every attribution underlined by side and voice, and the chosen one highlighted.

    Args:
        article: The row of `queries.article`.
        spans: `queries.article.attributions` on one topic, in coordinates of the text shown.
        chosen: The id of the attribution to highlight.
        raw: Whether `article.raw` is shown, with what was removed and repaired marked too.
    """
    rows = spans.to_dict("records")
    marks = [mark for row in rows for mark in _attribution(row, chosen=row["attribution_id"] == chosen)]
    if raw:
        marks += [_edit(edit, "sp-removed", "not the article") for edit in listed(article["removed"])]
        marks += [_edit(edit, "sp-repaired", "repaired") for edit in listed(article["repairs"])]
    else:  # only the attributed words are moved into the raw text
        marks += [mark for row in rows if row["attribution_id"] == chosen for mark in _named(row)]
    shown = highlighted(str(article["raw"] if raw else article["text"]), marks)
    return f'<div class="sp-text{" sp-raw" if raw else ""}">{shown}</div>'


def key(*, raw: bool, analysed: bool = True, chosen: bool = False) -> str:
    """What the marks mean; an article that was not analysed has only those of the raw text.

    `chosen`: the link names a statement, whose speaker is shown in the clean text.
    """
    extra = ["Struck through: not the article. Dashed box: repaired."] if raw else []
    if not analysed:
        return f'<div class="sp-legend"><span>{"".join(extra) or "Nothing is marked."}</span></div>'
    if chosen:
        extra.insert(0, "Highlighted: the chosen statement.")
    if chosen and not raw:
        extra.append("Bold: words that lead to its speaker.")
    shown = [side(label) for label in ("favor", "against", "mixed", "neutral", None)]
    sides = "".join(f'<span class="sp-badge {one.css}">{one.symbol} {one.word}</span>' for one in shown)
    lines = "".join(
        f'<span class="sp-line-key"><mark class="sp-span {voice_css(voice)}">{word}</mark></span>'
        for voice, word in VOICES.items()
    )
    plain = "Thin and grey, without a symbol: the topic is not at stake."
    rest = "".join(f"<span>{text}</span>" for text in (plain, *extra))
    return (
        f'<div class="sp-legend sp-text-key"><span>Colour and symbol: {sides}</span>'
        f"<span>Line: {lines}</span>{rest}"
        "<span>Point at a mark or tap it: whose it is, and how that is known. The list tells the "
        "same.</span></div>"
    )


def voice_css(voice: str) -> str:
    """The class of the line that a voice is underlined with."""
    return f"sp-voice-{voice}"


def attributed(spans: pd.DataFrame, on: pd.DataFrame, chosen: str | None, topics: Mapping[str, str]) -> str:
    """Everything that is attributed, in the order of the text: a link to each, and what its mark tells.

    Args:
        spans: `queries.article.attributions`, a row for each topic.
        on: The same on one topic, as the text marks them; what is not in it has no link.
        chosen: The id of the attribution that is highlighted.
        topics: Titles by id.
    """
    linked = set(on["attribution_id"])
    items = []
    for attribution, rows in spans.groupby("attribution_id", sort=False):
        records = rows.to_dict("records")
        told = " · ".join([*_whose(records[0]), *_sides(records, topics)])
        words = html.escape(_shortened(str(records[0]["content"])))
        to = html.escape(CHOSEN if attribution == chosen else anchor(str(attribution)))
        shown = f'<a href="#{to}">{words}</a>' if attribution in linked else words
        items.append(f"<li>{shown}<br><bdi>{html.escape(told)}</bdi></li>")
    if not items:
        return '<p class="sp-small">Nothing is attributed to anybody here.</p>'
    summary = f"Everything attributed here, in the order of the text ({len(items):,})"
    return (
        f'<details class="sp-small sp-attributed"><summary>{summary}</summary>'
        f"<ol>{''.join(items)}</ol></details>"
    )


def anchor(attribution: str) -> str:
    """The anchor of an attribution in the text."""
    return f"sp-at-{attribution}"


def not_here(statement: str | None, marks: str | None, spans: pd.DataFrame) -> list[Dropped]:
    """Which of the parts that a link names inside an article are not in it.

    Args:
        statement: The statement it names.
        marks: The topic it names.
        spans: `queries.article.attributions`.
    """
    named: Iterable[tuple[str, str | None, str, str]] = (
        ("statement", statement, "statement_id", "this article has no such statement"),
        ("marks", marks, "topic", "nothing in this article is on that topic"),
    )
    return [
        Dropped(f"{key}={value}", why)
        for key, value, column, why in named
        if value is not None and value not in set(spans[column])
    ]


def _attribution(row: Row, *, chosen: bool) -> list[Span]:
    """A mark for each piece of the attributed words; all tell the same."""
    css = voice_css(str(row["voice"]))
    on_topic = given(row["topic"]) is not None
    css += f" sp-span {side(given(row['label'])).css}" if on_topic else " sp-quoted"
    told = " · ".join([*_whose(row), *([_side(row)] if on_topic else [])])
    css, to = (f"{css} {CHOSEN}", CHOSEN) if chosen else (css, anchor(str(row["attribution_id"])))
    return [Span(start, end, css, told, to, lined=True) for start, end in pieces(row)]


def _named(row: Row) -> list[Span]:
    """The words that name the holder, and the earlier ones they lead over."""
    words = [(int(step["start"]), int(step["end"])) for step in listed(row.get("chain"))]
    if given(row["holder_start"]) is not None:
        words.append((int(row["holder_start"]), int(row["holder_end"])))
    return [Span(start, end, "sp-named") for start, end in words]


def _whose(row: Row) -> list[str]:
    """Whose words, by which chain, in which voice and verb, who reports them, what limits them."""
    who, by, verb = given(row["holder"]), reporter(row), cue(row)
    name = who if who is not None else "speaker unknown"
    parts = [" ← ".join([*(f"“{word}”" for word in path(row)), name]), VOICES[row["voice"]]]
    if verb is not None:
        parts[-1] += f" ({verb})"
    if by is not None:
        parts.append(f"as {by} reports")
    return parts + [MARKS[mark][0] for mark in listed(row.get("marks"))]


def _side(row: Row) -> str:
    shown: Side = side(given(row["label"]))
    stance = given(row["stance"])
    return f"{shown.symbol} {shown.word}" + (f" {signed(stance)}" if stance is not None else "")


def _sides(rows: Sequence[Row], topics: Mapping[str, str]) -> list[str]:
    """The side on each topic that is at stake."""
    return [
        f"{topics.get(str(row['topic']), str(row['topic']))}: {_side(row)}"
        for row in rows
        if given(row["topic"]) is not None
    ]


def _shortened(words: str) -> str:
    plain = " ".join(words.split())
    if len(plain) <= WORDS_SHOWN:
        return f"“{plain}”" if plain else "(no words)"
    return f"“{plain[:WORDS_SHOWN].rsplit(' ', 1)[0]} …”"


def _edit(edit: Mapping[str, Any], css: str, word: str) -> Span:
    return Span(int(edit["start"]), int(edit["end"]), css, f"{word}: {edit['kind']}")
