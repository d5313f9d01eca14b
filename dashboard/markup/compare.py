"""Words and tables of the comparison of outlets."""

from __future__ import annotations

import html
import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.figures.parts.compared import PAIR, judgement, listed
from dashboard.filters import UNKNOWN_OUTLET_NAME, Filters
from dashboard.markup import tables
from dashboard.markup.cells import Row, as_day, given
from dashboard.markup.links import href
from dashboard.pages import ARTICLE
from dashboard.queries.dumbbell import Compared
from dashboard.theme import count, day, light, percent, signed

ORDER = "Order: told apart, not distinguishable, too few articles to tell; the largest gap first in each."
# What of the filters a portrayal has nothing of.
NOT_PORTRAYED = "topic, voice and confidence do not apply"


def suggested(outlets: Sequence[str], named: int) -> str:
    """Why these outlets are compared where the link names fewer than two; "" where it names them."""
    if named >= PAIR or len(outlets) < PAIR:
        return ""
    which = f"{outlets[0]} and {outlets[1]}"
    if named:
        return _small(f"Compared: {which}, which shares most with it here. Choose others above.")
    return _small(f"To begin with: {which}, which share most actors here. Choose others above.")


def not_compared(articles: int) -> str:
    """That articles without a known outlet are in no column; "" where there are none."""
    if not articles:
        return ""
    held = f"“{UNKNOWN_OUTLET_NAME}” holds {count(articles, 'article')} on this topic"
    return _small(f"{held}: not compared unless you choose it above.")


def one_outlet(names: Sequence[str]) -> list[str]:
    """Why there is nothing to compare."""
    only = (
        f"Only one outlet is known in this store: {names[0]}."
        if names
        else "No outlet is known in this store."
    )
    return [only, "A comparison takes two. Add articles of another outlet, or look at the stance map."]


def nothing_shared(alone: int, filtered: Sequence[str]) -> list[str]:
    """Why the dumbbell has no row."""
    if not alone:
        lead = "None of these outlets has a statement with a side on this topic"
        return [f"{lead}{' and with these filters' if filtered else ''}.", _then(filtered)]
    return [
        f"No actor is quoted on this topic by two of these outlets; {count(alone, 'actor')} by one of them.",
        _then(filtered),
    ]


def nobody_portrayed(alone: int, filtered: Sequence[str]) -> list[str]:
    """Why the portrayal has no row."""
    found = f"; {count(alone, 'actor')} in those of one" if alone else ""
    return [f"No actor is in sentences of two of these outlets{found}.", _then(filtered)]


def stance_caption(found: Compared, names: Mapping[str, str], filters: Filters) -> str:
    """How to read the dumbbell, what stays out of it, and how often chance alone tells outlets apart.

    Args:
        found: The comparison; not empty.
        names: The names of the outlets by key.
        filters: The filters.
    """
    parts = [
        f"In all {_total(found, 'statement')}.",
        "A mark is the mean of article means of what the actor says in the outlet.",
        "The line through it is its 95 % interval; no line: one article.",
        ORDER,
        _judged(len(names)),
        *_outside(found, names),
    ]
    return _small(" ".join([*parts, _copies(filters)]))


def portrayal_caption(found: Compared, names: Mapping[str, str], filters: Filters) -> str:
    """How to read the portrayal of outlets, and which filters it takes; arguments as of `stance_caption`."""
    parts = [
        f"In all {_total(found, 'sentence')}.",
        "A mark is the mean of article means of the outlet’s own sentences that name the actor.",
        "Sentences in quotation marks stay out; each other counts once.",
        "It says how the outlet writes, and nothing of where the actor stands.",
        "The 95 % interval is of article means alone, without the model’s own error; no line: one article.",
        ORDER,
        "Each actor is judged alone here too.",
        *_outside(found, names),
        f"All topics: of the filters, {NOT_PORTRAYED}.",
    ]
    return _small(" ".join([*parts, _copies(filters)]))


def others(frame: pd.DataFrame) -> str:
    """The share of the actors that have no bar, in each outlet; "" where each actor has one."""
    rows = frame[frame["n_members"] > 1].sort_values("place").to_dict("records")
    if not rows:
        return ""
    shares = listed([f"{percent(row['share'])} in {row['outlet']}" for row in rows])
    return _small(f"Others: {count(rows[0]['n_members'], 'actor')}, {shares}.")


def attention_caption(
    quoted: pd.DataFrame, covered: pd.DataFrame, names: Mapping[str, str], filters: Filters
) -> str:
    """What the shares are of, their intervals, and which outlets have no bar.

    Args:
        quoted: The shares of statements.
        covered: The shares of articles.
        names: The names of the outlets by key.
        filters: The filters.
    """
    parts = [
        *_absent(quoted, names, "No statement on this topic"),
        *_absent(covered, names, "No article that was analysed"),
        "Shares of statements are of those with a side and a known speaker.",
        "Shares of articles are of all that were analysed, those on no topic too.",
        "One on several topics counts for each, so that shares don’t add up to 100 %.",
        "Lines: 95 % intervals, with articles as the sample.",
    ]
    return _small(" ".join([*parts, _copies(filters)]))


def stance_table(marks: pd.DataFrame, gaps: pd.DataFrame, topic: str) -> str:
    """The dumbbell as a table."""
    return _compared(
        marks, gaps, "n_statements", "statement", f"Mean stance on {topic} by outlet, with 95 % intervals"
    )


def portrayal_table(marks: pd.DataFrame, gaps: pd.DataFrame) -> str:
    """The portrayals as a table."""
    caption = "Mean portrayal by outlet, from −1 in a bad light to +1 in a good one, with 95 % intervals"
    return _compared(marks, gaps, "n_sentences", "sentence", caption)


def attention_table(frame: pd.DataFrame, first: str, noun: str, caption: str) -> str:
    """Shares as a table, a column for each outlet."""
    outlets = frame.drop_duplicates("place").sort_values("place")
    cells = {
        (
            row["member_id"],
            row["outlet_id"],
        ): f"{percent(row['share'])}{_between(row, percent)} ({row['n']:,} of {count(row['total'], noun)})"
        for row in frame.to_dict("records")
    }
    rows = [
        {"first": member, **{outlet: cells.get((key, outlet), "") for outlet in outlets["outlet_id"]}}
        for key, member in frame.drop_duplicates("member_id")[["member_id", "member"]].itertuples(index=False)
    ]
    headers = {"first": first, **dict(zip(outlets["outlet_id"], outlets["outlet"], strict=True))}
    return tables.table(pd.DataFrame(rows), headers, caption)


def behind(
    found: pd.DataFrame, actor_id: str, members: tuple[str, str], params: Mapping[str, Sequence[str]]
) -> str:
    """The articles that portray an actor, each with its mean and the way to its sentences.

    Args:
        found: As `queries.outlet_portrayal.behind` returns them; not empty.
        actor_id: The actor.
        members: Names of the actor and of the outlet.
        params: The address's parameters.
    """
    total = int(found["total"].iloc[0])
    lead = f"{members[0]} in {members[1]}: {count(total, 'article')}"
    if total > len(found):
        lead += f"; the {len(found)} with most sentences"
    lead += ", from the worst light to the best"
    rows = [_article(row, actor_id, params) for row in found.to_dict("records")]
    headers = {"title": "Article", "day": "Day", "mean": "Mean", "light": "Shown", "n_sentences": "Sentences"}
    return tables.table(pd.DataFrame(rows), headers, lead, {"title": "to"})


def none_behind(actor: str, outlet: str) -> str:
    """That an outlet has no sentence that portrays an actor."""
    return _small(f"{outlet} has no sentence of its own that names {actor}, with these filters.")


def _article(row: Row, actor_id: str, params: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    shown = light(row["mean"])
    return {
        "title": given(row["title"]) or row["ref"],
        "to": href(ARTICLE.name, params, article=row["article_id"], actor=actor_id),
        "day": day(as_day(row["published"])),
        "mean": signed(row["mean"]),
        "light": f"{shown.symbol} {shown.words}",
        "n_sentences": int(row["n_sentences"]),
    }


def _compared(marks: pd.DataFrame, gaps: pd.DataFrame, n: str, noun: str, caption: str) -> str:
    outlets = marks.drop_duplicates("place").sort_values("place")
    names = dict(zip(outlets["place"], outlets["outlet"], strict=True))
    cells = {
        (
            row["actor_id"],
            row["place"],
        ): f"{signed(row['mean'])}{_between(row, signed)} ({count(row[n], noun)} in "
        f"{count(row['n_articles'], 'article')})"
        for row in marks.to_dict("records")
    }
    rows = [
        {
            "actor": gap["actor"],
            **{str(place): cells.get((gap["actor_id"], place), "") for place in names},
            "gap": _gap(gap, names),
            "verdict": judgement(gap),
        }
        for gap in gaps.to_dict("records")
    ]
    headers = {
        "actor": "Actor",
        **{str(place): name for place, name in names.items()},
        "gap": "Gap",
        "verdict": "",
    }
    return f'<div class="sp-compared">{tables.table(pd.DataFrame(rows), headers, caption)}</div>'


def _gap(gap: Mapping[Hashable, Any], names: Mapping[int, str]) -> str:
    size = f"{gap['gap']:.2f}"
    if not math.isnan(gap["low"]):
        size += f" ({signed(gap['low'])} to {signed(gap['high'])})"
    return size if len(names) <= PAIR else f"{size}, {names[gap['more']]} over {names[gap['less']]}"


def _between(row: Mapping[Hashable, Any], written: Any) -> str:  # noqa: ANN401 - signed or percent
    return "" if math.isnan(row["low"]) else f" [{written(row['low'])} to {written(row['high'])}]"


def _judged(outlets: int) -> str:
    often = "." if outlets == PAIR else ", and more often where the two ends of several outlets are compared."
    alone = (
        f"Each actor is judged alone at 95 %: of 20 without a difference one is told apart by chance{often}"
    )
    return f"{alone} Not distinguishable is not the same as equal."


def _outside(found: Compared, names: Mapping[str, str]) -> list[str]:
    parts = _absent(found.marks, names, "No mark, since none of these actors is in it")
    if found.hidden:
        shown = f"Shown: the {len(found.gaps)} actors with most"
        parts.append(f"{shown}; {found.hidden:,} more are in two of these outlets.")
    if found.alone:
        parts.append(f"{count(found.alone, 'more actor')} only in one of them.")
    return parts


def _absent(frame: pd.DataFrame, names: Mapping[str, str], why: str) -> list[str]:
    """Which outlets have no row."""
    absent = [name for key, name in names.items() if key not in set(frame["outlet_id"])]
    return [f"{why}: {listed(absent)}."] if absent else []


def _total(found: Compared, noun: str) -> str:
    each = found.marks.drop_duplicates("outlet_id")
    n, articles = int(each["outlet_n"].sum()), int(each["outlet_articles"].sum())
    return f"{count(n, noun)} in {count(articles, 'article')}"


def _copies(filters: Filters) -> str:
    once = "A story that several of these outlets ran counts once."
    return {"once": once, "all": "Each copy of a story counts."}[filters.copies]


def _then(filtered: Sequence[str]) -> str:
    return "Choose other outlets or another topic" + (", or reset the filters." if filtered else ".")


def _small(text: str) -> str:
    return f'<p class="sp-small">{html.escape(text)}</p>'
