"""From what the stages found to rows of the tables, checked before they leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pipeline import ids
from pipeline.errors import SchemaError
from pipeline.records import (
    Attribution,
    Clean,
    Flip,
    Mention,
    Portrayal,
    Provenance,
    RawRecord,
    RejectedInput,
    Stance,
)
from pipeline.schema import ARTICLES, ATTRIBUTIONS, MARKS, MENTIONS, STATEMENTS
from pipeline.score.whose import Side
from pipeline.steps.spans import holds, in_order, inside, once, shown
from pipeline.text import Span

Row = dict[str, Any]
# Rows of other tables name their article; two copies of it in one batch have the same, so in the spool
# each row says as well which input it came from.
SOURCE = "source_key"
REASON_CHARS = 500  # an error may quote a whole article


@dataclass(frozen=True, slots=True)
class Analysis:
    """The rows of one input. `run_id` is "" until they are stored."""

    article: Row
    attributions: list[Row]
    statements: list[Row]
    mentions: list[Row]


def article_row(record: RawRecord, clean: Clean, found: Provenance) -> Row:
    """The row of an input that was analysed, its story left open; rejected when no text was left.

    An outlet that the registry does not have is told from others by its name: two that print the same
    words are no copies of each other.
    """
    text = clean.text or None
    outlet = found.outlet_id or found.outlet
    own_id = ids.article_id(outlet, clean.text) if text else unread_id(record.input_key)
    return _empty(record) | {
        "article_id": own_id,
        "url": found.url,
        "title": found.title,
        "authors": list(found.authors) or None,
        "outlet_id": found.outlet_id,
        "outlet": found.outlet,
        "outlet_evidence": found.outlet_evidence,
        "published": found.published,
        "published_at": found.published_at,
        "date_precision": found.date_precision,
        "date_evidence": found.date_evidence,
        "date_conflicts": list(found.date_conflicts) or None,
        "raw": record.payload,
        "text": text,
        "alignment": clean.aligned.alignment.to_ints() if text else None,
        "repairs": [_span(r.span, r.kind, before=r.before, after=r.after) for r in clean.repairs] or None,
        "removed": [_span(r.span, r.kind) for r in clean.removed] or None,
        "n_words": len(clean.text.split()) if text else None,
        "wire": found.wire,
        "wire_evidence": found.wire_evidence,
        "status": "kept" if text else "rejected",
        "reason": None if text else "No text was left when what is not the article was taken out.",
    }


def unread_row(given: RawRecord | RejectedInput, status: str, reason: str) -> Row:
    """The row of an input that was rejected, or whose analysis failed."""
    raw = given.payload if isinstance(given, RawRecord) else None
    return _empty(given) | {
        "article_id": unread_id(given.input_key),
        "raw": raw,
        "status": status,
        "reason": reason,
    }


def unread_id(input_key: str) -> str:
    """The id of an input that gave no article."""
    return ids.digest("unread", input_key)


def attribution_row(article_id: str, text: str, found: Attribution, tone: float) -> Row:
    """The row of an attribution.

    Its id is made from the content's span: two quotations of a speaker in one sentence share the
    span of the whole.
    """
    holder = found.holder
    holder_id = holder.actor_id if holder else None
    return {
        "attribution_id": ids.attribution_id(article_id, found.voice, *found.content, holder_id),
        "article_id": article_id,
        "voice": found.voice,
        "start": found.span.start,
        "end": found.span.end,
        "content_start": found.content.start,
        "content_end": found.content.end,
        "parts": _words(text, found.parts),
        **_named("cue", text, found.cue),
        "cue_verb": found.cue_verb,
        "framing": found.framing,
        "marks": [mark for mark in MARKS if mark in found.marks] or None,
        "holder_id": holder_id,
        "holder": holder.actor if holder else None,
        **_named("holder", text, found.source or _place(holder)),
        "holder_method": holder.method if holder else None,
        "holder_confidence": holder.confidence if holder else None,
        "chain": _words(text, holder.chain) if holder else None,
        "body_id": holder.body_id if holder else None,
        "body": holder.body if holder else None,
        "reporter_id": found.reporter.actor_id if found.reporter else None,
        "reporter": found.reporter.actor if found.reporter else None,
        **_named("reporter", text, _place(found.reporter)),
        "tone": tone,
        "run_id": "",
    }


def statement_row(article: Row, attribution: Row, stance: Stance, side: Side) -> Row:
    """The row of a stance and of whose it is; what a chart needs is copied in."""
    cues = [_span(c.span, c.kind, side=c.side, text=c.text) for c in stance.cues]
    return {
        "statement_id": ids.statement_id(attribution["attribution_id"], stance.topic),
        "attribution_id": attribution["attribution_id"],
        "article_id": article["article_id"],
        "topic": stance.topic,
        "holder_id": side.holder_id,
        "holder": side.holder,
        "voice": attribution["voice"],
        "p_favor": stance.p_favor,
        "p_against": stance.p_against,
        "p_neutral": stance.p_neutral,
        "stance": stance.stance,
        "label": stance.label,
        "status": stance.status,
        "confidence": stance.confidence,
        "cues": cues or None,
        "flips": [_flip(flip) for flip in stance.flips] or None,
        "scorer": stance.scorer,
        "outlet_id": article["outlet_id"],
        "outlet": article["outlet"],
        "published": article["published"],
        "story_id": article["story_id"],
        "run_id": "",
    }


def mention_row(
    article_id: str, text: str, mention: Mention, portrayal: Portrayal | None, tone: float
) -> Row:
    """The row of a mention in `text`; `tone` is that of its whole sentence."""
    return {
        "mention_id": ids.mention_id(article_id, *mention.span),
        "article_id": article_id,
        "actor_id": mention.actor_id,
        "actor": mention.actor,
        "kind": mention.kind,
        "text": mention.text,
        "start": mention.span.start,
        "end": mention.span.end,
        "method": mention.method,
        "chain": _words(text, mention.chain),
        "body_id": mention.body_id,
        "body": mention.body,
        "portrayal": portrayal.value if portrayal else None,
        "tone": tone,
        "run_id": "",
    }


def checked(analysis: Analysis) -> Analysis:
    """The analysis, when every span lies in the text, shows what the row says, and no id comes twice.

    Raises:
        SchemaError: On the first row that does not hold.
    """
    text = analysis.article["text"] or ""
    for row in analysis.attributions:
        inside(text, row, "start", "end")
        inside(text, row, "content_start", "content_end")
        holds("attributions", row, row["start"] <= row["content_start"] and row["content_end"] <= row["end"])
        in_order(text, row)
        for name, words in (("cue", "cue"), ("holder", "holder_text"), ("reporter", "reporter_text")):
            if row[words] is not None:
                inside(text, row, f"{name}_start", f"{name}_end", row[words])
        shown(text, row["chain"])
    for row in analysis.mentions:
        inside(text, row, "start", "end", row["text"])
        shown(text, row["chain"])
    for row in analysis.statements:
        for cue in (*(row["cues"] or ()), *(row["flips"] or ())):
            inside(text, cue, "start", "end", cue["text"])
    once("attribution_id", analysis.attributions)
    once("statement_id", analysis.statements)
    once("mention_id", analysis.mentions)
    return analysis


def keyed(analysis: Analysis, input_key: str, analysis_key: str) -> Analysis:
    """The analysis under the keys its run knows the input by: one that came before has another then."""
    keys = {"input_key": input_key, "analysis_key": analysis_key}
    if analysis.article["status"] != "kept":
        keys["article_id"] = unread_id(input_key)
    return replace(analysis, article=analysis.article | keys)


def by_table(analyses: Iterable[Analysis]) -> dict[str, list[Row]]:
    """The rows of several inputs for the spool: those of other tables than articles say whose they are."""
    tables: dict[str, list[Row]] = {"articles": [], "attributions": [], "statements": [], "mentions": []}
    for analysis in analyses:
        tables["articles"].append(analysis.article)
        source = {SOURCE: analysis.article["analysis_key"]}
        for name in ("attributions", "statements", "mentions"):
            tables[name] += [row | source for row in getattr(analysis, name)]
    return tables


def storable(analysis: Analysis) -> Analysis:
    """The analysis, or, where its rows fit no table, a failed one with what can be kept of the input."""
    try:
        ARTICLES.build([analysis.article])
        ATTRIBUTIONS.build(analysis.attributions)
        STATEMENTS.build(analysis.statements)
        MENTIONS.build(analysis.mentions)
    except SchemaError as error:
        article = analysis.article
        kept = {
            key: article[key] for key in ("input_key", "analysis_key", "sample", "date_precision", "run_id")
        }
        words = {key: _printable(article[key]) for key in ("ref", "origin", "raw")}
        failed = {"article_id": unread_id(article["input_key"]), "status": "failed", "reason": broke(error)}
        return Analysis(dict.fromkeys(ARTICLES.names) | kept | words | failed, [], [], [])
    return analysis


def broke(error: Exception) -> str:
    """Why an analysis failed, in one sentence of bounded length."""
    told = _printable(" ".join(f"{type(error).__name__}: {error}".split())) or ""
    return f"The analysis broke: {told if len(told) <= REASON_CHARS else told[:REASON_CHARS] + '…'}"


def _printable(text: str | None) -> str | None:
    """Text without the halves of characters that no encoding can write."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8")


def _empty(given: RawRecord | RejectedInput) -> Row:
    known = {
        "input_key": given.input_key,
        "ref": given.ref,
        "origin": given.origin,
        "date_precision": "unknown",
        "sample": given.sample,
        "analysis_key": "",
        "run_id": "",
    }
    return dict.fromkeys(ARTICLES.names) | known


def _span(span: Span, kind: str, **more: str) -> Row:
    return {"start": span.start, "end": span.end, "kind": kind, **more}


def _flip(flip: Flip) -> Row:
    told = {"stance": flip.stance, "label": flip.label}
    return {"start": flip.span.start, "end": flip.span.end, "kind": flip.kind, "text": flip.text} | told


def _place(mention: Mention | None) -> Span | None:
    """Where a mention stands; an author who nowhere speaks of himself is mentioned by no words."""
    return mention.span if mention and mention.span.start < mention.span.end else None


def _named(name: str, text: str, span: Span | None) -> Row:
    """The columns of some words and their place; those of a cue are its own name."""
    words = name if name == "cue" else f"{name}_text"
    if span is None:
        return dict.fromkeys((words, f"{name}_start", f"{name}_end"))
    return {words: span.of(text), f"{name}_start": span.start, f"{name}_end": span.end}


def _words(text: str, spans: Iterable[Span]) -> list[Row] | None:
    """Spans with the words they show; None where there are none."""
    return [{"start": span.start, "end": span.end, "text": span.of(text)} for span in spans] or None
