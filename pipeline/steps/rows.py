"""From what the stages found to rows of the tables, checked before they leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pipeline import ids
from pipeline.errors import SchemaError
from pipeline.records import Attribution, Clean, Mention, Provenance, RawRecord, RejectedInput, Stance
from pipeline.schema import ARTICLES, ATTRIBUTIONS, MENTIONS, STATEMENTS
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
        "cue": found.cue.of(text) if found.cue else None,
        "cue_start": found.cue.start if found.cue else None,
        "cue_end": found.cue.end if found.cue else None,
        "holder_id": holder_id,
        "holder": holder.actor if holder else None,
        "holder_text": holder.text if holder else None,
        "holder_start": holder.span.start if holder else None,
        "holder_end": holder.span.end if holder else None,
        "holder_method": holder.method if holder else None,
        "holder_confidence": holder.confidence if holder else None,
        "tone": tone,
        "run_id": "",
    }


def statement_row(article: Row, attribution: Row, stance: Stance) -> Row:
    """The row of a stance; what a chart needs is copied in."""
    cues = [_span(c.span, c.kind, side=c.side, text=c.text) for c in stance.cues]
    return {
        "statement_id": ids.statement_id(attribution["attribution_id"], stance.topic),
        "attribution_id": attribution["attribution_id"],
        "article_id": article["article_id"],
        "topic": stance.topic,
        "holder_id": attribution["holder_id"],
        "holder": attribution["holder"],
        "voice": attribution["voice"],
        "p_favor": stance.p_favor,
        "p_against": stance.p_against,
        "p_neutral": stance.p_neutral,
        "stance": stance.stance,
        "label": stance.label,
        "status": stance.status,
        "confidence": stance.confidence,
        "cues": cues or None,
        "scorer": stance.scorer,
        "outlet_id": article["outlet_id"],
        "outlet": article["outlet"],
        "published": article["published"],
        "story_id": article["story_id"],
        "run_id": "",
    }


def mention_row(article_id: str, mention: Mention, tone: float) -> Row:
    """The row of a mention; `tone` is that of its whole sentence."""
    return {
        "mention_id": ids.mention_id(article_id, *mention.span),
        "article_id": article_id,
        "actor_id": mention.actor_id,
        "actor": mention.actor,
        "text": mention.text,
        "start": mention.span.start,
        "end": mention.span.end,
        "method": mention.method,
        "portrayal": None,
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
        _inside(text, row, "start", "end")
        _inside(text, row, "content_start", "content_end")
        _holds("attributions", row, row["start"] <= row["content_start"] and row["content_end"] <= row["end"])
        for name in ("cue", "holder"):
            if row[f"{name}_start"] is not None:
                _inside(
                    text, row, f"{name}_start", f"{name}_end", row["cue" if name == "cue" else "holder_text"]
                )
    for row in analysis.mentions:
        _inside(text, row, "start", "end", row["text"])
    for row in analysis.statements:
        for cue in row["cues"] or ():
            _inside(text, cue, "start", "end", cue["text"])
    _once("attribution_id", analysis.attributions)
    _once("statement_id", analysis.statements)
    _once("mention_id", analysis.mentions)
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


def _inside(text: str, row: Row, start: str, end: str, shown: str | None = None) -> None:
    a, b = row[start], row[end]
    _holds(f"{start}, {end}", row, 0 <= a < b <= len(text) and (shown is None or text[a:b] == shown))


def _holds(what: str, row: Row, truth: bool) -> None:  # noqa: FBT001 - the condition is the argument
    if not truth:
        raise SchemaError(f"a span is outside its text or shows other words: {what}", got=row)


def _once(key: str, rows: list[Row]) -> None:
    if len({row[key] for row in rows}) != len(rows):
        raise SchemaError(f"the same {key} comes twice in an article", got=len(rows))
