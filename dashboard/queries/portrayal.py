"""How the outlet's own sentences portray the actors of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import duckdb

from dashboard.queries.evidence import sentences_around
from pipeline.text import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that mentions an actor: its span in the text, where the actor stands in it, −1 to +1."""

    span: Span
    excerpt: str
    mentions: tuple[Span, ...]
    value: float


@dataclass(frozen=True, slots=True)
class Portrayed:
    """An actor of an article with the sentences that portray him, in text order; none in quotations only."""

    actor_id: str
    actor: str
    sentences: tuple[Sentence, ...]

    @property
    def mean(self) -> float:
        """The mean of the sentences, −1 to +1; there must be one."""
        return fmean(sentence.value for sentence in self.sentences)


def portrayed(cursor: duckdb.DuckDBPyConnection, article_id: str) -> list[Portrayed]:
    """The actors an article mentions, most sentences first.

    A sentence counts once for each actor, however often it mentions him.
    """
    rows = cursor.execute(
        """
        SELECT m.actor_id, m.actor, m."start", m."end", m.portrayal, a.text
        FROM mentions m JOIN articles a USING (article_id)
        WHERE article_id = ? ORDER BY m."start", m."end"
        """,
        [article_id],
    ).fetchall()
    actors = {actor_id: actor for actor_id, actor, *_ in rows}
    found = []
    for actor_id, actor in actors.items():
        own = [(Span(row[2], row[3]), row[4]) for row in rows if row[0] == actor_id and row[4] is not None]
        found.append(Portrayed(actor_id, actor, _sentences(rows[0][5], own)))
    return sorted(found, key=lambda one: (-len(one.sentences), one.actor))


def in_question(found: Sequence[Portrayed], *asked: str | None) -> Portrayed | None:
    """The first actor asked for whom the article mentions, else the one with the most sentences."""
    by_id = {one.actor_id: one for one in found}
    named = (by_id[actor_id] for actor_id in asked if actor_id is not None and actor_id in by_id)
    return next(named, next((one for one in found if one.sentences), None))


def _sentences(text: str, mentions: Sequence[tuple[Span, float]]) -> tuple[Sentence, ...]:
    groups: list[tuple[Span, list[Span], list[float]]] = []
    for span, value in mentions:
        # A long sentence is cut around each mention: one that begins inside the last piece is the same.
        if groups and span.start < groups[-1][0].end:
            groups[-1][1].append(span)
            groups[-1][2].append(value)
        else:
            groups.append((sentences_around(text, span), [span], [value]))
    # Where the stage that portrays saw two sentences and this page shows one, their mean is shown.
    return tuple(
        Sentence(where, where.of(text), tuple(spans), fmean(dict.fromkeys(values)))
        for where, spans, values in groups
    )
