"""Position changes: when an actor went from one side of a topic to the other, with a sentence of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb
import numpy as np
import pandas as pd

from dashboard.filters import Filters
from dashboard.queries.evidence import SCORE, sentences_around
from dashboard.queries.places import rows
from dashboard.queries.scope import SCORED, facts
from dashboard.queries.stance_map import DISCOVERED
from dashboard.turns import Part, Series, Turn, turns
from pipeline.text import Span

# Articles on either side of a change that its sentences are taken from: near enough to tell of the change,
# enough to have a typical one among them.
NEAR = 5
_ATTRIBUTED = """
attribution_id, article_id, holder_id, holder, "start", "end", content_start, content_end, parts, cue,
cue_start, cue_end, framing, marks, holder_text, holder_start, holder_end, holder_method, holder_confidence,
chain, body, reporter_id, reporter
"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement as `facts` knows it: the number of its article and the hash of its id."""

    article: int
    statement: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change of sides of an actor between two days, the last before it and the first after it.

    `before` and `after` are the statements that show it.
    """

    actor_id: str
    actor: str
    last: dt.date
    first: dt.date
    turn: Turn
    before: Sentence
    after: Sentence


def changes(cursor: duckdb.DuckDBPyConnection, filters: Filters, actors: Sequence[str]) -> tuple[Change, ...]:
    """The changes of sides of some actors on one topic, by the order of the actors and then by time.

    Only dated articles take part: what has no day is neither before nor after anything.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count; they name one topic.
        actors: Ids.
    """
    if not actors:  # a filter without actors would let in all
        return ()
    chosen = facts(replace(filters, actors=tuple(actors)))
    counted = f"SELECT * FROM ({chosen.sql}) WHERE counted AND {SCORED} AND published IS NOT NULL"
    articles = cursor.execute(
        f"""
        SELECT holder_id AS actor_id, article_id, published, count(*) AS n, avg(stance) AS mean,
               avg(doubt) AS doubt
        FROM ({counted}) GROUP BY holder_id, article_id, published ORDER BY published, article_id
        """,
        chosen.params,
    ).df()
    told = {
        str(actor): frame.reset_index(drop=True)
        for actor, frame in articles.groupby("actor_id", observed=True)
    }
    found = [(actor, turn) for actor in actors if actor in told for turn in turns(_series(told[actor]))]
    near = {int(number) for actor, turn in found for number in _near(told[actor], turn)}
    if not near:
        return ()
    said = cursor.execute(
        f"""
        SELECT f.holder_id::VARCHAR AS actor_id, a.actor, f.article_id, f.statement, f.published, f.stance,
               f.confidence
        FROM ({counted}) f LEFT JOIN actor_names a ON a.holder_id = f.holder_id
        WHERE f.article_id IN (SELECT unnest(?::INTEGER[]))
        """,
        [*chosen.params, sorted(near)],
    ).df()
    return tuple(_change(actor, told[actor], turn, said[said["actor_id"] == actor]) for actor, turn in found)


def sentences(cursor: duckdb.DuckDBPyConnection, chosen: tuple[Sentence, ...]) -> pd.DataFrame:
    """These statements with all that a card tells: the columns of `queries.evidence`, in this order.

    Returns:
        Also `number` and `statement`, by which a Sentence names its row.
    """
    found = rows(cursor, {one.article for one in chosen})
    said = cursor.execute(
        f"""
        SELECT p.place, p.number, p.statement, {SCORE}, s.attribution_id, s.article_id, s.voice, s.outlet,
               s.published
        FROM (
            SELECT unnest(range(?)) AS place, unnest(?::INTEGER[]) AS number,
                   unnest(?::UBIGINT[]) AS statement
        ) p
        JOIN {found.statements} s ON hash(s.statement_id) = p.statement
        LEFT JOIN runs n ON n.run_id = s.run_id ORDER BY p.place
        """,
        [len(chosen), [one.article for one in chosen], [one.statement for one in chosen]],
    ).df()
    attributed = cursor.execute(f"SELECT {_ATTRIBUTED} FROM {found.attributions}").df()
    written = cursor.execute(f"SELECT article_id, title, wire, text FROM {found.articles}").df()
    frame = said.merge(attributed, on=["attribution_id", "article_id"]).merge(written, on="article_id")
    frame = frame.sort_values("place", ignore_index=True)
    texts = frame.pop("text")
    spans = [
        sentences_around(text, Span(int(start), int(end)))
        for text, start, end in zip(texts, frame["start"], frame["end"], strict=True)
    ]
    frame["offset"] = pd.Series([span.start for span in spans], dtype="int64")
    shown = [span.of(text) for span, text in zip(spans, texts, strict=True)]
    return frame.assign(excerpt=pd.Series(shown, dtype="str"))


def _series(articles: pd.DataFrame) -> Series:
    days = articles["published"].to_numpy(dtype="datetime64[D]").astype(np.int64)
    means, doubts = (articles[name].to_numpy(dtype=np.float64) for name in ("mean", "doubt"))
    return Series(days, means, doubts, articles["n"].to_numpy(dtype=np.int64))


def _near(articles: pd.DataFrame, turn: Turn) -> list[int]:
    before, after = _nearest(articles, turn)
    return [*before["article_id"], *after["article_id"]]


def _nearest(articles: pd.DataFrame, turn: Turn) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The articles nearest to a change on either side."""
    before = articles.iloc[turn.before.start : turn.before.stop].tail(NEAR)
    return before, articles.iloc[turn.after.start : turn.after.stop].head(NEAR)


def _change(actor: str, articles: pd.DataFrame, turn: Turn, said: pd.DataFrame) -> Change:
    before, after = _nearest(articles, turn)
    name = str(said["actor"].iloc[0]) + (" *" if actor.startswith(DISCOVERED) else "")
    return Change(
        actor_id=actor,
        actor=name,
        last=pd.Timestamp(before["published"].iloc[-1]).date(),
        first=pd.Timestamp(after["published"].iloc[0]).date(),
        turn=turn,
        before=_typical(said[said["article_id"].isin(before["article_id"])], turn.before, newest=True),
        after=_typical(said[said["article_id"].isin(after["article_id"])], turn.after, newest=False),
    )


def _typical(said: pd.DataFrame, part: Part, *, newest: bool) -> Sentence:
    """Of these the statement on the part's side that is nearest to its mean, then nearest to the change."""
    ranked = said.assign(
        other=np.sign(said["stance"]) != np.sign(part.mean), gap=(said["stance"] - part.mean).abs().round(1)
    ).sort_values(
        ["other", "gap", "published", "confidence", "statement"],
        ascending=[True, True, not newest, False, True],
    )
    best = ranked.iloc[0]
    return Sentence(int(best["article_id"]), int(best["statement"]))
