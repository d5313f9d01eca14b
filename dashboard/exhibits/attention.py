"""Shares of attention as they leave: whom outlets quote on a topic, and how much of them is on each topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go

from dashboard.exhibits import said
from dashboard.exhibits import side_by_side as shared
from dashboard.exhibits.exhibit import Bars, Exhibit, NothingToShow
from dashboard.exhibits.said import Order
from dashboard.exhibits.side_by_side import Outlets
from dashboard.exhibits.typical import typical
from dashboard.figures import attention as figure
from dashboard.figures.parts.beside import beside
from dashboard.figures.parts.dots import NAME_PX, looks
from dashboard.figures.parts.framed import Sign
from dashboard.filters import Filters
from dashboard.link import Link
from dashboard.markup import compare as markup
from dashboard.pages import COMPARE
from dashboard.queries import attention as query
from dashboard.queries.counts import counts
from dashboard.queries.dumbbell import SEVERAL
from dashboard.queries.reach import reach
from dashboard.theme import LIGHT, count, percent

ACTORS, TOPICS = "attention-actors", "attention-topics"
# What the shares are of, as the axes say it.
STATEMENTS, ARTICLES = "Of each outlet’s statements on this topic", "Of each outlet’s articles"
HEAD_PX = 26  # above the rows: the numbers of the scale; what they are of stands below the title
RIGHT_PX = 30  # the number behind the longest bar
INTERVAL = (
    "The line through its end is the 95\u00a0% interval, with articles as the sample; none where the share "
    "is 0 or all."
)
ACTOR_BAR = (
    "A bar is the actor’s share of the outlet’s statements on the topic, of those with a side and a known "
    "speaker."
)
TOPIC_BAR = (
    "A bar is the share of the outlet’s analysed articles with a statement on the topic; one on several "
    "counts for each."
)
NO_INTERVAL = "PowerPoint’s own chart shows no 95\u00a0% intervals: they are in the data."
MEMBER = {
    "outlet_id": "The outlet, by id.",
    "outlet": "The outlet, by name.",
    "share": "n of total, 0 to 1.",
    "low": "Lower end of its 95 % interval; empty where the share is 0 or 1, or of one article.",
    "high": "Upper end of its 95 % interval; empty where the share is 0 or 1, or of one article.",
}
ACTOR_COLUMNS = {
    "member_id": "The actor, by id; empty for all others together.",
    "member": "The actor, by name.",
    **MEMBER,
    "n": "The actor's statements on the topic in the outlet, with a side.",
    "n_articles": "Articles they are in.",
    "total": "All such statements of the outlet with a known speaker.",
    "total_articles": "Articles those are in.",
    "n_members": "How many actors the row is of: 1, or those without a row of their own.",
}
TOPIC_COLUMNS = {
    "member_id": "The topic, by id.",
    "member": "The topic's title.",
    **MEMBER,
    "n": "The outlet's articles with a statement on the topic.",
    "total": "All articles of the outlet that were analysed, those on no topic too.",
}


@dataclass(frozen=True, slots=True)
class _What:
    """What shares are of: the figure's noun, its axis, what a bar is, columns, words of its takeaway."""

    noun: str
    axis: str
    bar: str
    columns: Mapping[str, str]
    verb: str
    member: str


OF_STATEMENTS = _What(ACTORS, STATEMENTS, ACTOR_BAR, ACTOR_COLUMNS, "quotes {} most", "actor")
OF_ARTICLES = _What(TOPICS, ARTICLES, TOPIC_BAR, TOPIC_COLUMNS, "is on {} most", "topic")


def on_all_topics(link: Link, filters: Filters) -> Filters:
    """The filters of the shares of topics: not only the one topic that the page shows."""
    return replace(filters, topics=link.filters.topics)


def attention_actors(order: Order) -> Exhibit:
    """The shares of an outlet's statements by actor.

    Raises:
        NothingToShow: If there are not two outlets, or none has a statement on the topic.
    """
    compared = shared.outlets(order)
    whole = order.ask(query.attention, compared.filters)
    if whole.empty:
        raise NothingToShow("none of these outlets has a statement with a side on this topic")
    shown = _first(whole, shared.rows(order, query.MOST_ACTORS + 1, len(compared.names)))
    counted = order.ask(counts, compared.filters)
    actors = list(dict.fromkeys(shown["member_id"]))
    told = _told(order, compared, whole, shown, OF_STATEMENTS)
    return replace(
        told,
        title=f"{order.topic()}: share of each actor in the statements of {compared.listed}",
        lines=said.lines(order, replace(compared.filters, outlets=()), counted, order.link.topic),
        statements=typical(order, compared.filters, actors),
        n_statements=counted.statements,
        n_articles=counted.articles,
    )


def attention_topics(order: Order) -> Exhibit:
    """The shares of an outlet's articles on each topic.

    Raises:
        NothingToShow: If there are not two outlets, or none has an article.
    """
    compared = shared.outlets(order)
    filters = on_all_topics(order.link, compared.filters)
    whole = order.ask(query.topics, filters, order.store.titles())
    if whole.empty:
        raise NothingToShow("none of these outlets has an article that was analysed")
    shown = _first(whole, shared.rows(order, whole["member_id"].nunique(), len(compared.names)))
    each = whole.drop_duplicates("outlet_id")
    found = shared.articles(order.ask(reach, filters))
    n = count(int(each["total"].sum()), "article")
    told = _told(order, compared, whole, shown, OF_ARTICLES)
    return replace(
        told,
        title=f"Share of articles on each topic: {compared.listed}",
        lines=(
            f"Shares of {n}, those on no topic too; all that was analysed of these outlets: {found}",
            shared.filtered(order, filters),
        ),
        n_articles=int(each["total"].sum()),
    )


def _told(order: Order, compared: Outlets, whole: pd.DataFrame, shown: pd.DataFrame, what: _What) -> Exhibit:
    """All that the shares of either kind have in common; the title and the lines are still to be told."""
    left = _rest(whole, shown, compared)
    return Exhibit(
        noun=what.noun,
        title="",
        figure=_drawn(shown, what.axis),
        lines=(),
        signs=_signs(shown),
        notes=(f"{what.bar} {INTERVAL} {_scale(shown)}", left),
        source=said.source(order),
        table=whole[list(what.columns)],
        columns=what.columns,
        takeaway=_takeaway(whole, what.verb, what.member),
        alt=figure.describe(shown, what.axis, list(compared.names.values())).removesuffix(shared.POINTS),
        native=_bars(shown),
        place=order.place(COMPARE),
        native_notes=(f"{what.bar} {NO_INTERVAL}", left),
    )


def _first(whole: pd.DataFrame, rows: int) -> pd.DataFrame:
    """The first members, each with all its outlets; the sum of the others is no bar."""
    named = whole[whole["n_members"] == 1]
    return named[named["member_id"].isin(list(dict.fromkeys(named["member_id"]))[:rows])]


def _drawn(shown: pd.DataFrame, axis: str) -> go.Figure:
    drawn = figure.attention(shown, axis, LIGHT)
    lanes = shown["place"].nunique()
    pitch = NAME_PX + figure.BAR_PX * lanes + figure.PAD_PX
    made = beside(drawn, list(dict.fromkeys(shown["member"])), pitch, HEAD_PX, LIGHT)
    made.update_xaxes(title=None)
    made.update_layout(margin={"r": RIGHT_PX})
    return made


def _scale(shown: pd.DataFrame) -> str:
    """Where the scale ends: it is another one for each figure."""
    longest = max(shown["share"].max(), shown["high"].fillna(0).max(), figure.STEPS[0])
    return f"The scale ends at {percent(min(longest * figure.ROOM, 1.0))}."


def _signs(shown: pd.DataFrame) -> tuple[Sign, ...]:
    noun = shown["noun"].iloc[0]
    n = {}
    for row in shown.drop_duplicates("outlet_id").to_dict("records"):
        inside = "" if noun == "article" else f", {count(row['total_articles'], 'article')}"
        n[str(row["outlet_id"])] = f"{count(row['total'], noun)}{inside}"
    return shared.signs(shown, n)


def _rest(whole: pd.DataFrame, shown: pd.DataFrame, compared: Outlets) -> str:
    """Whom and what has no bar, and how copies are counted."""
    parts = []
    named = whole[whole["n_members"] == 1]
    cut = named["member_id"].nunique() - shown["member_id"].nunique()
    if cut:
        noun = "topic" if whole["noun"].iloc[0] == "article" else "actor"
        parts.append(f"Not shown: {count(cut, f'more {noun}')}; the data have them.")
    parts += [said.plain(markup.others(whole))]
    parts += shared.absent(whole, compared, "Nothing to have a share of")
    return " ".join([*(part for part in parts if part), shared.copies(compared.filters)])


def _takeaway(whole: pd.DataFrame, verb: str, noun: str) -> str:
    """What has the largest share in each of two outlets, or of all shares where there are more."""
    tops = [_top(own, verb, noun) for _, own in whole.groupby("place", sort=True)]
    if len(tops) <= SEVERAL:
        return "; ".join(told for _, told in tops) + "."
    _, told = max(tops, key=lambda one: one[0])
    return f"Largest share: {told}."


def _top(own: pd.DataFrame, verb: str, noun: str) -> tuple[float, str]:
    """The largest share of an outlet, and whose it is; that it is no one's where several are alike."""
    named, others = own[own["n_members"] == 1], own[own["n_members"] > 1]
    first = named[named["n"] == named["n"].max()]
    top = first.iloc[0]
    outlet, share, n = str(top["outlet"]), float(top["share"]), int(top["n"])
    # One of those that have no row may have more than he who leads the rows.
    of = " of those named" if int(others["n"].sum()) > n else ""
    if not n:
        return share, f"{outlet} has none of them"
    if len(named) == 1:
        verb = verb.replace(" most", "")
    if len(first) > 1:
        return share, f"{outlet} has no {noun} ahead{of} ({len(first)} with {percent(share)} each)"
    number = f"{percent(share)}, {n:,} of {count(int(top['total']), str(top['noun']))}"
    return share, f"{outlet} {verb.format(top['member'])}{of} ({number})"


def _bars(shown: pd.DataFrame) -> Bars:
    """A series of shares for each outlet."""
    members: Sequence[str] = list(dict.fromkeys(shown["member_id"]))
    names = dict(zip(shown["member_id"], shown["member"], strict=True))
    series = []
    for place, own in shown.groupby("place", sort=True):
        share = dict(zip(own["member_id"], own["share"], strict=True))
        colour = looks(LIGHT)[int(str(place))].colour
        values = tuple(float(share[one]) if one in share else None for one in members)
        series.append((str(own["outlet"].iloc[0]), values, colour))
    return Bars(tuple(names[one] for one in members), tuple(series), percent=True)
