"""What leaves: a figure with its words and data, or a statement with its sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts.framed import Frame, Room, Sign, framed
from dashboard.theme import LIGHT
from pipeline.errors import StandpointError


class NothingToShow(StandpointError):  # noqa: N818 - a finding as often as a failure
    """With these filters there is nothing a figure could show; `what` says why."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A figure of lines as PowerPoint has them.

    A series is a name, a value for each category or None where there is none, and a colour.
    """

    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...], str], ...]
    low: float = -1.0
    high: float = 1.0


@dataclass(frozen=True, slots=True)
class Bars:
    """A figure of horizontal bars as PowerPoint has them; `percent`: values are shares from 0 to 1."""

    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...], str], ...]
    stacked: bool = False
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words, the colour of its ground and of its words (None: the table's own).

    `few`: it stands on so few statements that one more can turn it; the picture hatches it.
    """

    words: str
    ground: str | None = None
    ink: str | None = None
    few: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A figure as a table; a cell is None where there is no evidence."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]


Native = Lines | Bars | Grid


@dataclass(frozen=True, slots=True)
class Place:
    """Where an exhibit comes from: the page, and its address with the snapshot as `data`."""

    page: str
    params: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Exhibit:
    """A figure that can leave.

    Attributes:
        noun: A key of `nouns.NOUNS`.
        title: What it shows, in a line.
        figure: The bare figure, in the light palette.
        lines: Below the title: topic and what its sides mean, period, filters, n of statements and articles.
        signs: What signs and colours mean.
        notes: Below the figure: first what a mark is and which interval it has, then what is left out.
        source: The last line: outlets, versions of model and data, date made.
        table: The data, typed, a row for each mark.
        columns: What each column of the table is, by name.
        takeaway: A sentence that says what can be seen, from the numbers alone; "" where nothing can be said.
        alt: The figure in a sentence, for those who can't see it.
        native: As PowerPoint can draw it; None where it has no such chart.
        native_notes: Below PowerPoint's chart, which has other marks; () where `notes` fit it too.
        place: Where it comes from.
        statements: Ids of the statements that show it best, for the appendix.
        n_statements: Statements behind it.
        n_articles: Articles behind it.
    """

    noun: str
    title: str
    figure: go.Figure
    lines: tuple[str, ...]
    signs: tuple[Sign, ...]
    notes: tuple[str, ...]
    source: str
    table: pd.DataFrame
    columns: Mapping[str, str]
    takeaway: str
    alt: str
    native: Native | None
    place: Place
    statements: tuple[str, ...] = ()
    n_statements: int = 0
    n_articles: int = 0
    native_notes: tuple[str, ...] = ()

    def picture(self, room: Room, title: str | None = None) -> go.Figure:
        """The figure in its frame.

        Where it has no title it is part of a page that has one: what is left out and the source stand there.
        """
        frame = Frame(
            title=(title or self.title) if room.titled else None,
            lines=self.lines,
            signs=self.signs,
            notes=(*self.notes, self.source) if room.titled else self.notes[:1],
        )
        return framed(self.figure, frame, room, LIGHT)


@dataclass(frozen=True)
class Quote:
    """A statement that can leave, with its sentence.

    `words` is the excerpt in pieces, each with whether it is attributed; `side` is a symbol and a word,
    `chain` whose words they are and how that is known, `told` date, voice, verb and confidence, as on a card.
    `published` None is undated, `outlet` None unknown; `stance` is None where the scorer abstained.
    """

    statement_id: str
    article_id: str
    holder: str | None
    topic: str
    label: str | None
    side: str
    stance: float | None
    confidence: float | None
    words: tuple[tuple[str, bool], ...]
    chain: str
    told: str
    outlet: str | None
    published: dt.date | None
    title: str | None
    source: str
    place: Place

    @property
    def said(self) -> str:
        """The excerpt as it stands in the article."""
        return "".join(piece for piece, _ in self.words)
