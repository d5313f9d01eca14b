"""The quotations of a few articles, with their words as they stand in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import duckdb

from dashboard.queries.places import rows
from dashboard.queries.scope import OUTLET_KEY
from pipeline.schema import SPOKEN

# Words with their apostrophes, abbreviations with points, numbers.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]*[”\"»“]")
SHORT = 3  # letters; a longer word, or a number, is taken to carry content


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quotation: its characters in the article's text, folded, and whether it is quoted."""

    start: int
    end: int
    folded: str
    quoted: bool

    @property
    def content(self) -> bool:
        """Whether it is more than an article, a preposition or a pronoun, as far as its length tells."""
        return len(self.folded) > SHORT or self.folded[0].isdigit()


@dataclass(frozen=True)
class Quotation:
    """What an article brings as somebody's words; `text` stands at `offset` of the article's text.

    `pieces` are the characters of the article's text that are the holder's words: a cue may stand between
    them. `statement_id` and `topic` are those of its first statement, None where no topic is at stake.
    """

    attribution_id: str
    article_id: str
    outlet_key: str
    holder_id: str | None
    holder: str | None
    voice: str
    cue: str | None
    cue_verb: str | None
    framing: str | None
    statement_id: str | None
    topic: str | None
    pieces: tuple[tuple[int, int], ...]
    offset: int
    text: str

    def of(self, start: int, end: int) -> str:
        """These characters of the article's text."""
        return self.text[start - self.offset : end - self.offset]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words in order; all are quoted in direct speech, else those between quotation marks."""
        inside = [match.span() for match in _QUOTED.finditer(self.text)]
        found = []
        for start, end in self.pieces:
            for match in _WORD.finditer(self.text, start - self.offset, end - self.offset):
                low, high = match.span()
                quoted = self.voice == "direct" or any(a < low and high < b for a, b in inside)
                folded = match.group().casefold().replace("’", "'").replace(".", "").removesuffix("'s")
                found.append(Word(low + self.offset, high + self.offset, folded, quoted))
        return tuple(found)


def quotations(cursor: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> list[Quotation]:
    """Everything that these articles bring as somebody's words, by article and place in it.

    Direct, partly quoted and reported speech. What is said not to have been said is left out, and so is what
    has no words.
    """
    spoken = ", ".join(f"'{voice}'" for voice in sorted(SPOKEN))
    numbers = cursor.execute(
        "SELECT number FROM article_numbers WHERE list_contains(?, article_id)", [list(article_ids)]
    ).fetchall()
    found = rows(cursor, {number for (number,) in numbers})
    quoted = cursor.execute(
        f"""
        WITH stated AS (
            SELECT attribution_id, min_by(statement_id, (status <> 'scored', topic)) AS statement_id,
                   min_by(topic, (status <> 'scored', topic)) AS topic
            FROM {found.statements} GROUP BY attribution_id
        )
        SELECT a.attribution_id, a.article_id, {OUTLET_KEY} AS outlet_key, a.holder_id, a.holder, a.voice,
               a.cue, a.cue_verb, a.framing, s.statement_id, s.topic, a.content_start, a.content_end,
               [[p."start", p."end"] FOR p IN a.parts] AS pieces, r.text
        FROM {found.attributions} a JOIN {found.articles} r ON r.article_id = a.article_id
        LEFT JOIN stated s ON s.attribution_id = a.attribution_id
        WHERE a.voice IN ({spoken}) AND NOT coalesce(list_contains(a.marks, 'negated'), false)
          AND a.content_start < a.content_end
        ORDER BY a.article_id, a.content_start, a.content_end, a.attribution_id
        """
    ).fetchall()
    return [_quotation(dict(zip(_COLUMNS, row, strict=True))) for row in quoted]


_COLUMNS = (
    "attribution_id", "article_id", "outlet_key", "holder_id", "holder", "voice", "cue", "cue_verb",
    "framing", "statement_id", "topic", "start", "end", "pieces", "text",
)  # fmt: skip


def _quotation(row: dict[str, Any]) -> Quotation:
    start, end, pieces, text = (row.pop(name) for name in ("start", "end", "pieces", "text"))
    spans = tuple((low, high) for low, high in pieces or ()) or ((start, end),)
    first, last = spans[0][0], spans[-1][1]
    return Quotation(**row, pieces=spans, offset=first, text=text[first:last])
