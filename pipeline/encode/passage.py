"""What an encoder reads: a passage with marks, as word pieces.

A mark is a piece that the encoder's vocabulary leaves unused. The holder of an attribution is not marked but
replaced: the encoder never sees who it is, so that a swapped name can't change a score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import cast

from tokenizers import Tokenizer

from pipeline.text import Span

CLS, SEP = "[CLS]", "[SEP]"
HOLDER = "[unused1]"  # stands for each mention of the holder
OUTLET = "the newspaper"  # which outlet it is must not matter either, and these words are ones it knows
OPEN, CLOSE = "[unused2]", "[unused3]"  # around the words in focus


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a text to be read with regard to its focus.

    `window` are the characters that may be read; `focus` and `holder` are spans in the text, of which those
    outside the window are passed over; `statement` is what the passage is paired with, "" for nothing;
    `without` are words to leave out, to see what they did; `outlets` are names of outlets, each of which is
    read as OUTLET.
    Holder spans may lie inside focus spans, not across their ends.
    """

    text: str
    window: Span
    focus: tuple[Span, ...]
    holder: tuple[Span, ...] = ()
    statement: str = ""
    without: Span | None = None
    outlets: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Pieces:
    """A passage as word pieces: their numbers, segment (0 passage, 1 statement), and 1 where in focus."""

    ids: tuple[int, ...]
    segments: tuple[int, ...]
    focus: tuple[int, ...]


class Piecer:
    """Cuts passages into word pieces.

    Args:
        path: The tokenizer.json of the encoder.
        limit: At most so many pieces of the passage, centred on its focus; the statement's come on top.
    """

    def __init__(self, path: Path, limit: int) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._limit = limit
        self._statements: dict[str, list[int]] = {}
        cls, sep, holder, opened, closed = (self._id(mark) for mark in (CLS, SEP, HOLDER, OPEN, CLOSE))
        self._cls, self._sep, self._holder, self._open, self._close = cls, sep, holder, opened, closed

    def _id(self, mark: str) -> int:
        return cast("int", self._tokenizer.token_to_id(mark))

    def pieces(self, passage: Passage) -> Pieces:
        """The passage as the encoder takes it."""
        body = self._body(passage)
        ids, focus = [self._cls], [0]
        ids += [one for one, _ in body]
        focus += [two for _, two in body]
        ids.append(self._sep)
        focus.append(0)
        segments = [0] * len(ids)
        if passage.statement:
            said = self._statement(passage.statement)
            ids += said
            segments += [1] * len(said)
            focus += [0] * len(said)
        return Pieces(tuple(ids), tuple(segments), tuple(focus))

    def _statement(self, statement: str) -> list[int]:
        if statement not in self._statements:
            self._statements[statement] = [*self._words(statement), self._sep]
        return self._statements[statement]

    def _words(self, text: str) -> list[int]:
        return self._tokenizer.encode(text, add_special_tokens=False).ids

    def _body(self, passage: Passage) -> list[tuple[int, int]]:
        """Number and focus of each piece, at most `limit` of them, centred on the focus."""
        body: list[tuple[int, int]] = []
        inside = False
        for part, in_focus, is_holder in _parts(passage):
            if in_focus != inside:
                body.append((self._open if in_focus else self._close, 0))
                inside = in_focus
            if is_holder:
                body.append((self._holder, int(in_focus)))
            else:
                body += [(one, int(in_focus)) for one in self._words(part)]
        if inside:
            body.append((self._close, 0))
        if not any(one == self._holder for one, _ in body) and passage.statement:
            body.insert(0, (self._holder, 0))
        return _centred(body, self._limit)


def _parts(passage: Passage) -> Iterator[tuple[str, bool, bool]]:
    """The window in its parts, in order: the words, whether in focus, whether they are the holder."""
    edges = {passage.window.start, passage.window.end}
    gap = passage.without or Span(passage.window.end, passage.window.end)
    for span in (*passage.focus, *passage.holder, *passage.outlets, gap):
        edges |= {min(max(at, passage.window.start), passage.window.end) for at in (span.start, span.end)}
    cuts = sorted(edges)
    named: Span | None = None
    for start, end in pairwise(cuts):
        part = Span(start, end)
        if gap.covers(part):
            continue
        holder = next((span for span in passage.holder if span.covers(part)), None)
        outlet = None if holder else next((span for span in passage.outlets if span.covers(part)), None)
        name = holder or outlet
        if name is not None and name == named:
            continue  # a focus that ends inside a name does not name it twice
        named = name
        yield (
            OUTLET if outlet else passage.text[start:end],
            any(span.covers(part) for span in passage.focus),
            holder is not None,
        )


def _centred(body: list[tuple[int, int]], limit: int) -> list[tuple[int, int]]:
    if len(body) <= limit:
        return body
    inside = [i for i, (_, focus) in enumerate(body) if focus] or [0]
    middle = (inside[0] + inside[-1]) // 2
    start = min(max(0, middle - limit // 2), len(body) - limit)
    return body[start : start + limit]


def by_length(pieces: Sequence[Pieces], size: int) -> Iterator[list[int]]:
    """Batches of places in `pieces`, of at most `size` of like length, so that little is padded."""
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i].ids))
    for start in range(0, len(order), size):
        yield order[start : start + size]
