"""Reported and quoted speech and thought: what each cue of a sentence attributes."""

from __future__ import annotations

from dataclasses import replace

from pipeline.attribute import tags
from pipeline.attribute.complements import complement
from pipeline.attribute.cues import Frame
from pipeline.attribute.ends import right_end
from pipeline.attribute.marks import marks
from pipeline.attribute.quotes import stripped
from pipeline.attribute.reading import Reading
from pipeline.attribute.statements import statement_before
from pipeline.attribute.subjects import speakers_span
from pipeline.attribute.verbs import is_finite
from pipeline.records import Attribution
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

SPEECH = frozenset({"speech", "opinion"})
_RELAYED = frozenset({"quote", "cite"})  # "was quoted by the paper": whom, not what


def said(reading: Reading, tree: Tree, found: list[Frame]) -> tuple[list[Attribution], list[Frame]]:
    """What the cues of speech and thought in a sentence attribute, and the frames that were not used.

    Tags are read first: what stands before "…, he said" is his, whatever other cues are in it.
    """
    tagged = {frame.verb.index: tag for frame in found if (tag := tags.as_tag(reading, frame))}
    by_verb: dict[int, Attribution] = {}
    left = tree.span.start
    for number, tag in tagged.items():
        made = _tag(reading, tag, found, left)
        if made is not None and not any(_shares(made, earlier) for earlier in by_verb.values()):
            by_verb[number] = made
            left = max(left, tag.span.end)
    starts = [draft.pieces[0].start for draft in by_verb.values()]
    for frame in found:
        if frame.verb.index not in by_verb:
            made = _clause(reading, frame, found, tagged, starts)
            if made is not None:
                by_verb[frame.verb.index] = made
    used = dict(sorted(by_verb.items()))
    frames_of = {frame.verb.index: tagged.get(frame.verb.index, frame) for frame in found}
    kept = [
        draft
        for n, draft in used.items()
        if not _is_own(frames_of[n], [d for m, d in used.items() if m != n])
    ]
    return kept, [frame for frame in found if frame.verb.index not in used]


def _shares(one: Attribution, other: Attribution) -> bool:
    """Whether two tags claim the same words: “A,” she said, “B,” she added."""
    return any(piece.overlaps(mine) for piece in other.pieces for mine in one.pieces)


def _is_own(frame: Frame, others: list[Attribution]) -> bool:
    """Whether a cue only goes on with what its speaker says: "Dornan said he believed …"."""
    own = frame.inherited or (frame.source is not None and frame.source.tag == "PRP")
    return own and any(piece.covers(frame.span) for other in others for piece in other.pieces)


def _tag(reading: Reading, frame: Frame, found: list[Frame], start: int) -> Attribution | None:
    before = statement_before(reading, frame, start)
    if before is None:
        return None
    last = right_end(reading, frame, found)
    going_on = tags.resumes(reading, frame, last)
    pieces = [before]
    if going_on is not None:
        pieces.append(_resumed(reading, Span(going_on.start, last.end)))
    return draft(reading, frame, pieces)


def _resumed(reading: Reading, rest: Span) -> Span:
    """What goes on after a tag: to the end of its quotation where that ends a sentence, else all of it."""
    quote = reading.quote_at(rest.start)
    ended = quote is not None and quote.content.of(reading.text).rstrip()[-1:] in {".", "?", "!", ",", "…"}
    return quote.span if quote is not None and ended else rest


def _clause(
    reading: Reading, frame: Frame, found: list[Frame], tagged: dict[int, Frame], starts: list[int]
) -> Attribution | None:
    if not frame.cue.types & SPEECH or frame.source is None:
        return None
    if frame.passive:
        return _passive(reading, frame, right_end(reading, frame, found))
    last = right_end(reading, frame, found)
    for number, tag in tagged.items():
        start = tags.clause_index(reading, tag)
        if number > frame.verb.index and start - 1 > frame.verb.index:
            last = min(last, frame.tree[start - 1], key=lambda token: token.index)
    before = [
        t
        for t in frame.tree.tokens[frame.verb.index + 1 :]
        if t.end <= min((s for s in starts if s > frame.span.end), default=t.end)
    ]
    last = min(last, before[-1], key=lambda token: token.index) if before else last
    side = complement(reading, frame, last)
    if side is None or not _reports(reading, frame, side.span):
        return None
    return draft(reading, frame, [side.span])


def _reports(reading: Reading, frame: Frame, content: Span) -> bool:
    """Whether what follows is said or thought, and not only wanted or done: that is a deed or an attitude."""
    quoted = reading.quotes_in(content)
    if (
        quoted
        and quoted[0].span.start <= content.start
        and reading.text[: content.start].rstrip().endswith(":")
    ):
        # "… a statement nobody would expect: “…”": only a cue of speech leads to a quotation.
        return "speech" in frame.cue.types and not frame.relative
    if quoted or "speech" in frame.cue.types:
        return True
    words = frame.tree.within(content)
    return bool(words) and _is_thought(frame, words[0])


def _is_thought(frame: Frame, first: Token) -> bool:
    """Whether a clause of its own is thought: "thinks the deal is off", not "opposes a deal that is off"."""
    before = frame.tree[first.index - 1] if first.index else None
    if before is not None and before.lower in {"that", "whether"}:
        return True
    clauses = [c for c in frame.tree.children(frame.verb, "ccomp") if c.index > frame.verb.index]
    finite = any(is_finite(frame.tree, word) for c in clauses for word in frame.tree.subtree(c))
    return finite and first.tag not in {"TO", "VBG"} and frame.tree.child(frame.verb, "obj") is None


def _number(token: Token) -> int:
    return token.index


def _passive(reading: Reading, frame: Frame, last: Token) -> Attribution | None:
    """What he spoke of, where that is the subject: "The plan was criticised by Dornan"."""
    subject = frame.tree.child(frame.verb, "nsubj:pass", "nsubj")
    if subject is None or "speech" not in frame.cue.types or frame.cue.verb in _RELAYED:
        return None
    clause = frame.tree.child(frame.verb, "ccomp") if frame.cue.verb in reading.language.addressed else None
    if clause is not None and frame.source is not None and clause.index > frame.source.index:
        told = frame.tree.subtree(clause)
        first = told[1] if told[0].lower == "that" and len(told) > 1 else told[0]
        return draft(reading, frame, [Span(first.start, min(told[-1], last, key=_number).end)])
    return draft(reading, frame, [frame.tree.subtree_span(subject)])


def draft(reading: Reading, frame: Frame, pieces: list[Span]) -> Attribution | None:
    """An attribution without its holder; None where no word is left in it."""
    tree, source = frame.tree, frame.source
    contents = [piece for piece in (trimmed(reading, piece) for piece in pieces) if piece is not None]
    if not contents or source is None:
        return None
    voice, contents = voiced(reading, contents)
    named = speakers_span(tree, source)
    content = Span(contents[0].start, contents[-1].end)
    spans = [named, frame.span, content, tree.span]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    found = Attribution(voice, whole, content, frame.span, source=named, parts=_parts(contents))
    marked = marks(reading, tree, frame.verb, content, source)
    return replace(found, marks=marked, cue_verb=frame.cue.verb, framing=frame.cue.framing)


def _parts(contents: list[Span]) -> tuple[Span, ...]:
    return tuple(contents) if len(contents) > 1 else ()


def trimmed(reading: Reading, span: Span) -> Span | None:
    """A content without space and marks at its ends; a quotation that begins in it is taken to its end."""
    text = reading.text
    start, end = span
    last = reading.quote_at(end - 1)
    if last is not None and last.span.start >= start:
        end = last.span.end
    while start < end and text[start] in " ,:;\n\u00a0":
        start += 1
    while end > start and text[end - 1] in " ,:;.\n\u00a0" and not (last and end <= last.span.end):
        end -= 1
    if end > start and text[end - 1] == "." and last is None:
        end -= 1
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def voiced(reading: Reading, contents: list[Span]) -> tuple[str, list[Span]]:
    """The voice of contents by what of them stands in marks, and the contents: direct ones without marks."""
    quoted, outside = [], 0
    for content in contents:
        position = content.start
        for quote in reading.quotes_in(content):
            outside += _letters(reading.text[position : quote.span.start])
            quoted.append(quote)
            position = quote.span.end
        outside += _letters(reading.text[position : content.end]) if position < content.end else 0
    if not quoted:
        return "indirect", contents
    if outside:
        return "mixed", contents
    inner = [stripped(reading.text, quote.content) for quote in quoted]
    return "direct", [span for span in inner if span.start < span.end] or contents


def _letters(piece: str) -> int:
    return sum(c.isalnum() for c in piece)
