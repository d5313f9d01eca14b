"""Articles that are about to be added, in words: what was found in each, and what could not be read."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.filters import OUTCOMES, UNKNOWN_OUTLET_NAME
from dashboard.markup.article import PRECISIONS, title
from dashboard.markup.cells import Row, as_day, given, listed
from dashboard.markup.languages import language
from dashboard.markup.links import href
from dashboard.markup.tables import table
from dashboard.theme import count, day, side

Params = Mapping[str, Sequence[str]]

MOST_PROBLEMS = 50  # listed; more of them come from one broken pile and have one reason
HELD = {
    "article": "It holds this article already; nothing is counted twice.",
    "copy": "It holds this article already, as a copy of a story; nothing is counted twice.",
}
_LABELS = ("favor", "against", "mixed", "neutral", None)


def counted(counts: Mapping[str, int], lead: str) -> str:
    """What became of the inputs, in a sentence: 3 inputs: 2 articles, 1 rejected.

    Args:
        counts: As pipeline.steps.ledger.Counts names them.
        lead: What the sentence begins with, as text.
    """
    duplicates = counts["duplicates"]
    parts = [count(counts["kept"], "article")]
    parts += [f"{counts[name]:,} {name}" for name in ("rejected", "failed") if counts[name]]
    if duplicates:
        parts.insert(1, count(duplicates, "copy of another input", "copies of other inputs"))
    told = f"{html.escape(lead)} {count(counts['inputs'], 'input')}: {', '.join(parts)}."
    extra = ""
    if counts["unchanged"]:
        extra += f" {counts['unchanged']:,} of the inputs were in the store already, unchanged."
    if counts["unanalysed"]:
        n = counts["unanalysed"]
        which = "1 of the articles is" if n == 1 else f"{n:,} of the articles are"
        extra += f" {which} in a language that is not analysed: kept, without statements."
    return f'<p class="sp-lead">{told}{extra}</p>'


def problems(frame: pd.DataFrame) -> str:
    """What could not be read and why; "" where everything could.

    Args:
        frame: All rows of `queries.ledger.inputs`.
    """
    frame = frame[frame["outcome"] != "unanalysed"]
    if frame.empty:
        return ""
    shown = frame.head(MOST_PROBLEMS).assign(
        outcome=[OUTCOMES[o] for o in frame["outcome"].head(MOST_PROBLEMS)]
    )
    caption = count(len(frame), "input that is no article", "inputs that are no articles")
    if len(frame) > MOST_PROBLEMS:
        caption = f"The first {MOST_PROBLEMS} of {caption}"
    return table(shown, {"ref": "Input", "outcome": "Becomes", "reason": "Because"}, caption)


def article(row: Row, sides: pd.DataFrame, titles: Mapping[str, str], held: str | None) -> str:
    """What was found in an article.

    Args:
        row: A row of `queries.adding.found`.
        sides: The rows of `queries.adding.sides` of this article.
        titles: Topics by id; one that is not in it is shown by its id.
        held: As what the store holds it, one of HELD; None where it does not.
    """
    facts = {"Outlet": _outlet(row), "Date": _date(row), "Language": _language(row), "Text": _size(row)}
    if held is not None:
        facts["Store"] = HELD[held]
    facts["Input"] = html.escape(str(row["ref"]))
    listing = "".join(f"<dt>{name}</dt><dd>{told}</dd>" for name, told in facts.items())
    return (
        f'<h3 class="sp-h3">{html.escape(title(row))}</h3><dl class="sp-facts sp-found">{listing}</dl>'
        + "".join(_topic(one, titles) for one in sides.to_dict("records"))
        + _silent(row, sides)
    )


def saved(frame: pd.DataFrame, n: int, params: Params) -> str:
    """Links to articles that are in the store now.

    Args:
        frame: As `queries.adding.titles` returns it.
        n: How many there are in all.
        params: The address's parameters, which the links keep.
    """
    items = "".join(
        f'<li><a href="{html.escape(href("article", params, article=row["article_id"]))}">'
        f"<bdi>{html.escape(title(row))}</bdi></a></li>"
        for row in frame.to_dict("records")
    )
    more = f'<p class="sp-small">And {n - len(frame):,} more.</p>' if n > len(frame) else ""
    return f'<ul class="sp-added">{items}</ul>{more}'


def _topic(row: Row, titles: Mapping[str, str]) -> str:
    topic = str(row["topic"])
    name = titles.get(topic, topic.replace("_", " ").capitalize())
    numbers = [(int(row[f"n_{label or 'none'}"]), side(label)) for label in _LABELS]
    badges = "".join(
        f'<span class="sp-badge {one.css}">{one.symbol} {n:,} {one.word}</span>' for n, one in numbers if n
    )
    unknown = int(row["n_no_holder"])
    told = f" <span>{unknown:,} of them without a known speaker</span>" if unknown else ""
    return f'<p class="sp-meta sp-topic"><strong>{html.escape(name)}</strong> {badges}{told}</p>'


def _silent(row: Row, sides: pd.DataFrame) -> str:
    """Why an article has no statement."""
    reason = given(row["reason"])
    if reason is not None:
        return f'<p class="sp-meta">{html.escape(reason)}</p>'
    if len(sides):
        return ""
    return '<p class="sp-meta">No topic is at stake in anything that is attributed here.</p>'


def _outlet(row: Row) -> str:
    name, why = given(row["outlet"]), given(row["outlet_evidence"])
    if name is None:
        return f"{UNKNOWN_OUTLET_NAME}: no signal names it"
    return f"<bdi>{html.escape(name)}</bdi>{_because(why)}"


def _date(row: Row) -> str:
    published, why = as_day(row["published"]), given(row["date_evidence"])
    others = listed(row["date_conflicts"])
    against = f"; not used: {html.escape('; '.join(map(str, others)))}" if others else ""
    if published is not None:
        return day(published) + _because(why) + against
    known = PRECISIONS.get(str(row["date_precision"]))
    if known is None and why is None:
        return f"undated{against}" if others else "undated: no signal names a day"
    return "undated" + (f": {known.lower()}" if known is not None else "") + _because(why) + against


def _language(row: Row) -> str:
    return html.escape(language(given(row["language"])))


def _size(row: Row) -> str:
    words = count(int(row["n_words"]), "word")
    if given(row["reason"]) is not None:
        return words
    return f"{words}, {count(int(row['n_attributions']), 'attribution')}"


def _because(why: str | None) -> str:
    return "" if why is None else f' <span class="sp-how">{html.escape(why)}</span>'
