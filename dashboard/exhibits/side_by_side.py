"""What exhibits that compare outlets share: which ones, how they are told apart, what is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go

from dashboard.exhibits import said
from dashboard.exhibits.exhibit import Exhibit, NothingToShow
from dashboard.exhibits.said import Order
from dashboard.exhibits.typical import MOST_ACTORS, typical
from dashboard.figures.parts.beside import beside, verdicts
from dashboard.figures.parts.compared import listed, verdict
from dashboard.figures.parts.dots import LANE_PX, NAME_PX, PAD_PX, looks
from dashboard.figures.parts.framed import Room, Sign
from dashboard.figures.parts.lettering import breadth
from dashboard.figures.parts.markers import HOLLOW
from dashboard.filters import Filters
from dashboard.markup import words as markup
from dashboard.pages import COMPARE
from dashboard.queries.dumbbell import SEVERAL, Compared, partners
from dashboard.queries.reach import Reach
from dashboard.theme import LIGHT, count, signed

# Rows a slide has room for, by how many outlets a row compares.
SLIDE_ROWS = {2: 6, 3: 5, 4: 4}
HEAD_PX, ENDS_PX = 46, 30  # above the rows: numbers of the scale, and the words of its ends
WIDE = 800  # px from which a verdict has one line
TWO_LINES = 42  # px of a row with a verdict of two
VERDICT = 12.5  # size of the type of a verdict
NAME = 40  # characters of an outlet's name in a sign
POINTS = " Show as table gives every number."


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlets compared: names by key, in their order, and the filters with them as the only ones."""

    names: Mapping[str, str]
    filters: Filters

    @property
    def listed(self) -> str:
        """Two of them by name; of more the signs of the figure tell the names."""
        names = list(self.names.values())
        return listed(names) if len(names) == SEVERAL else f"{len(names)} outlets"

    @property
    def between(self) -> str:
        """Among which outlets something can be told."""
        return f"between {self.listed}" if len(self.names) == SEVERAL else f"among these {self.listed}"


@dataclass(frozen=True, slots=True)
class What:
    """What dots are: the figure's noun, columns, of what they are means, counted in what, hollow below."""

    noun: str
    columns: Mapping[str, str]
    mean: str
    counted: str
    least: int


def outlets(order: Order) -> Outlets:
    """The outlets of the link, as the page takes them.

    Raises:
        NothingToShow: If the store has fewer than two.
    """
    link, known = order.link, order.store.domain.outlets
    found = order.ask(partners, link.on_topic, link.versus)
    if len(found) < SEVERAL:
        raise NothingToShow("a comparison takes two outlets, and the store has fewer", got=len(found))
    return Outlets({key: known[key] for key in found}, replace(link.on_topic, outlets=found))


def rows(order: Order, most: int, compared: int) -> int:
    """How many rows are shown of `most` that the page has."""
    fits = most if order.room.height is None else SLIDE_ROWS[compared]
    return min(most, order.room.rows or most, fits)


def signs(marks: pd.DataFrame, n: Mapping[str, str], few: str | None = None) -> tuple[Sign, ...]:
    """The shape and colour of each outlet that has a mark, with its n, and what a hollow mark is.

    Args:
        marks: Columns outlet_id, outlet and place.
        n: Numbers in words by outlet.
        few: What a hollow mark means, where there is one.
    """
    shown = marks.drop_duplicates("place").sort_values("place").to_dict("records")
    styles = looks(LIGHT)
    found = [
        Sign(
            "marker", f"{cut(row['outlet'])}: {n[row['outlet_id']]}", (styles[row["place"]].colour,),
            styles[row["place"]].symbol,
        )
        for row in shown
    ]  # fmt: skip
    if few is not None:
        found.append(Sign("marker", few, (LIGHT.muted,), f"circle{HOLLOW}"))
    return tuple(found)


def dots_beside(figure: go.Figure, found: Compared, room: Room) -> go.Figure:
    """A figure of dots with the names left of the rows, the verdicts right of them, and the ends above."""
    lanes = int(found.marks["place"].max()) + 1
    signs_of = [look.sign for look in looks(LIGHT)[:lanes]]
    gaps = found.gaps.to_dict("records")
    said = [verdict(gap, LIGHT, signs_of) for gap in gaps]
    pitch = NAME_PX + LANE_PX * lanes + PAD_PX
    made = beside(figure, list(found.gaps["actor"]), pitch, HEAD_PX, LIGHT)
    if room.width < WIDE:
        said = [words.replace(", ", ",<br>") for words in said]
        made.layout.height += len(said) * max(TWO_LINES - pitch + NAME_PX, 0)
    for one in made.layout.annotations:
        one.yshift = ENDS_PX
    longest = max((line for one in said for line in _bare(one).split("<br>")), key=len)
    verdicts(made, said, int(breadth(longest, VERDICT)) + 16, LIGHT)
    return made


def told(
    order: Order, whole: Compared, shown: Compared, compared: Outlets, what: What, drawn: go.Figure
) -> Exhibit:
    """What stance and portrayal have in common; title, lines, notes and alt are still to come.

    Args:
        order: The order.
        whole: All marks, for the table.
        shown: Those of the figure.
        compared: The outlets.
        what: What the marks are.
        drawn: The figure as the page has it.
    """
    least, n = what.least, shown.marks[f"n_{what.counted}s"]
    few = f"hollow: fewer than {least} {what.counted}s" if (n < least).any() else None
    return Exhibit(
        noun=what.noun,
        title="",
        figure=dots_beside(drawn, shown, order.room),
        lines=(),
        signs=signs(shown.marks, numbers(shown, what.counted), few),
        notes=(),
        source=said.source(order),
        table=table(whole)[list(what.columns)],
        columns=what.columns,
        takeaway=takeaway(shown, compared, what.mean, what.counted),
        alt="",
        native=None,
        place=order.place(COMPARE),
        n_articles=in_articles(shown),
    )


def sentences(order: Order, found: Compared, compared: Outlets) -> tuple[str, ...]:
    """The most typical statement of each of the first actors in either outlet that his gap is between."""
    at = dict(zip(found.marks["place"], found.marks["outlet_id"], strict=True))
    picked = list[str]()
    for gap in found.gaps.head(MOST_ACTORS // SEVERAL).to_dict("records"):
        for end in (gap["more"], gap["less"]):
            picked += typical(order, compared.filters, (str(gap["actor_id"]),), at[end])
    return tuple(dict.fromkeys(picked))


def marked(caption: str) -> str:
    """The beginning of a page's caption, where n is that of the marks and not of all that is told above."""
    return caption.strip().replace("In all", "The marks are of", 1)


def absent(frame: pd.DataFrame, compared: Outlets, why: str) -> list[str]:
    """Which outlets have no mark."""
    left = [name for key, name in compared.names.items() if key not in set(frame["outlet_id"])]
    return [f"{why}: {listed(left)}."] if left else []


def copies(filters: Filters) -> str:
    """How copies of a story are counted."""
    once = "A story that several of these outlets ran counts once."
    return {"once": once, "all": "Each copy of a story counts."}[filters.copies]


def filtered(order: Order, filters: Filters) -> str:
    """The line of the filters, the outlets compared left out."""
    return said.filtered(markup.active(replace(filters, outlets=()), order.store.domain), filters)


def articles(found: Reach) -> str:
    """How many articles, from when to when."""
    return f"{count(found.articles, 'article')} · {said.days(found.first, found.last, found.undated)}"


def cut(name: str, width: int = NAME) -> str:
    """A name, cut where it is too long for a sign."""
    return name if len(name) <= width else name[: width - 1].rstrip() + "…"


def _bare(markup: str) -> str:
    """The words of a verdict."""
    return markup.partition(">")[2].rpartition("<")[0]


def table(found: Compared) -> pd.DataFrame:
    """The marks with the gap of their actor, actors in the order of the figure."""
    gaps = found.gaps.rename(columns={"low": "gap_low", "high": "gap_high"})
    gaps = gaps[["actor_id", "gap", "gap_low", "gap_high", "told_apart"]].assign(rank=range(len(gaps)))
    joined = found.marks.merge(gaps, on="actor_id")
    return joined.sort_values(["rank", "place"], ignore_index=True)


def numbers(found: Compared, noun: str) -> dict[str, str]:
    """Of how much the marks of each outlet are."""
    each = found.marks.drop_duplicates("outlet_id").to_dict("records")
    return {
        str(row["outlet_id"]): f"{count(row['outlet_n'], noun)}, {count(row['outlet_articles'], 'article')}"
        for row in each
    }


def in_articles(found: Compared) -> int:
    """How many articles the marks are of; an article is one outlet's."""
    return int(found.marks.drop_duplicates("outlet_id")["outlet_articles"].sum())


def takeaway(found: Compared, compared: Outlets, what: str, noun: str) -> str:
    """The largest gap of those that can be told apart; where none can, of how much that is said.

    Args:
        found: The marks that are shown.
        compared: The outlets.
        what: Of what the means are.
        noun: What they are counted in.
    """
    apart = found.gaps[found.gaps["told_apart"]]
    actors = count(len(found.gaps), "actor")
    if len(apart):
        first = apart.iloc[0]
        shown = " shown" if found.hidden else ""
        two = " against ".join(_ends(found, first, noun))
        told = f"{len(apart)} of {actors}{shown} can be told apart at 95\u00a0%; of 20, one is by chance."
        return f"Largest gap that can be told apart: {first['actor']}’s {what}, {two}. {told}"
    n = count(int(found.marks[f"n_{noun}s"].sum()), noun)
    actors += f" ({found.hidden:,} more not shown)" if found.hidden else ""
    untested = int(found.gaps["low"].isna().sum())
    if untested == len(found.gaps):
        return f"Too few articles to tell apart any actor’s {what} {compared.between}: {n}, {actors}."
    few = f"; too few articles to tell for {untested:,} of them" if untested else ""
    return f"No actor’s {what} can be told apart {compared.between}: {n}, {actors}{few}."


def _ends(found: Compared, gap: pd.Series, noun: str) -> list[str]:
    """The two ends of an actor's gap: mean, outlet, and of how much it is."""
    own = found.marks[found.marks["actor_id"] == gap["actor_id"]].set_index("place")
    return [
        f"{signed(row['mean'])} in {row['outlet']} ({count(row[f'n_{noun}s'], noun)})"
        for row in (own.loc[gap["more"]], own.loc[gap["less"]])
    ]
