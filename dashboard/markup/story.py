"""A story in words: who ran it, which copy represents it, and where the others are."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.filters import UNKNOWN_OUTLET_NAME
from dashboard.markup.cells import Row, as_day, given
from dashboard.markup.links import href
from dashboard.queries.stories import Ran
from dashboard.theme import count, day

OPEN_UP_TO = 6  # copies listed at once; more are a click away, so that the text stays in view


def story(frame: pd.DataFrame, how: Ran, article_id: str, params: Mapping[str, Sequence[str]]) -> str:
    """Who ran an article's story, and links to the other copies; "" when nobody else did.

    Args:
        frame: As `queries.stories.story` returns it.
        how: As `queries.stories.ran` returns it.
        article_id: The article whose page this is.
        params: The address's parameters, which the links keep.
    """
    rows = frame.to_dict("records")
    others = [row for row in rows if row["article_id"] != article_id and not row["represents"]]
    if len(rows) <= 1:
        return ""
    chosen = next((row for row in rows if row["represents"]), None)
    parts = [_ran(how)]
    if as_day(how.first) is not None:
        parts.append(f", first on {day(as_day(how.first))}")
    if chosen is not None:
        here = chosen["article_id"] == article_id
        parts.append("; represented by " + ("this article" if here else _copy(chosen, params)))
    told = f'<p class="sp-small"><strong>This story:</strong> {"".join(parts)}.</p>'
    return told + (_listed(others, how.articles - len(rows), params) if others else "")


def _ran(how: Ran) -> str:
    known = f"{count(how.outlets, 'outlet')} ran it" if how.outlets else "nobody known ran it"
    unknown = f", and {count(how.no_outlet, 'article')} of unknown outlet" if how.no_outlet else ""
    again = how.articles - how.no_outlet - how.outlets
    more = f", in {count(how.articles - how.no_outlet, 'article')}" if again else ""
    return known + more + unknown


def _listed(others: Sequence[Row], hidden: int, params: Mapping[str, Sequence[str]]) -> str:
    more = f" · and {hidden:,} more" if hidden else ""
    links = " · ".join(_copy(row, params) for row in others) + more
    n = len(others) + hidden
    if n <= OPEN_UP_TO:
        return f'<p class="sp-small">{"Other copy" if n == 1 else "Other copies"}: {links}</p>'
    summary = f"<summary>{count(n, 'other copy', 'other copies')}</summary>"
    return f'<details class="sp-small">{summary}{links}</details>'


def _copy(row: Row, params: Mapping[str, Sequence[str]]) -> str:
    outlet, title = given(row["outlet"]), given(row["title"])
    name = html.escape(outlet if outlet is not None else UNKNOWN_OUTLET_NAME)
    tip = html.escape(str(title if title is not None else row["ref"]))
    to = html.escape(href("article", params, article=row["article_id"]))
    return f'<a href="{to}" title="{tip}"><bdi>{name}</bdi>, {day(as_day(row["published"]))}</a>'
