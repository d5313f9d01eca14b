"""standpoint explain."""

from __future__ import annotations

from typing import Annotated, Any

import duckdb
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.cli.options import StorePath
from pipeline.errors import UsageError
from pipeline.store import Store
from pipeline.text import Alignment, Span

Row = dict[str, Any]
_PATHS = {
    "name": "by name",
    "alias": "by a surname or another form of the name",
    "role": "by the office held that day",
    "metonym": "by a place that stands for it",
    "pronoun": "by a pronoun",
    "apposition": "by a description beside the name",
    "author": "as the author",
    "noun": "by a description",
}
_MARKS = {
    "negated": "not said or not done",
    "modal": "only possible",
    "hypothetical": "a hypothesis",
    "question": "a question",
    "history": "an earlier episode",
}
_SIDES = {"none": "at stake by", "favor": "for it", "against": "against it"}
_ROW = """
SELECT s.* REPLACE (t.holder_id AS holder_id, t.holder AS holder), s.holder_id AS side_id,
       s.holder AS side, t."start", t."end", t.content_start, t.content_end, t.cue, t.cue_verb, t.framing,
       t.marks, t.holder_text, t.holder_method, t.holder_confidence, t.chain, t.body, t.reporter, t.tone,
       a.ref, a.title, a.date_evidence, a.outlet_evidence, a.raw, a.text, a.alignment, r.pack, r.version,
       r.config_key
FROM statements s JOIN attributions t USING (attribution_id) JOIN articles a ON a.article_id = s.article_id
LEFT JOIN runs r ON r.run_id = s.run_id
WHERE s.statement_id = ?
"""


def explain(
    statement_id: Annotated[
        str, typer.Argument(metavar="STATEMENT_ID", help="The statement.", show_default=False)
    ],
    store: StorePath,
) -> None:
    """Show why a statement is scored as it is.

    The words in their sentence, whose they are and how that was found, what spoke for each side, the
    probabilities, the versions, and the same words in the raw input.
    """
    with Store.open(store).snapshot().connect() as connection:
        row = _found(connection, statement_id)
    console = Console(highlight=False)
    console.print(f"[bold]{escape(row['ref'])}[/bold]  {escape(row['title'] or 'no title')}")
    console.print(f"\n{_sentence(row)}\n")
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for name, told in _facts(row):
        table.add_row(name, told)
    console.print(table)


def _found(connection: duckdb.DuckDBPyConnection, statement_id: str) -> Row:
    found = connection.execute(_ROW, [statement_id])
    names = [column[0] for column in found.description or ()]
    row = found.fetchone()
    if row is None:
        raise UsageError(
            "the store has no such statement",
            got=statement_id,
            then="List them: standpoint export statements --store DIR --format csv --out statements.csv",
        )
    return dict(zip(names, row, strict=True))


def _sentence(row: Row) -> str:
    """The attributed words in bold in what surrounds them."""
    from pipeline.attribute.sentences import Spans, sentences  # noqa: PLC0415 - `--help` need not wait for it

    content = Span(row["content_start"], row["content_end"])
    host = Spans(sentences(row["text"])).host(
        Span(min(row["start"], content.start), max(row["end"], content.end))
    )
    before = Span(host.start, content.start).of(row["text"])
    after = Span(content.end, host.end).of(row["text"])
    return f"{escape(before)}[bold reverse]{escape(content.of(row['text']))}[/]{escape(after)}"


def _facts(row: Row) -> list[tuple[str, str]]:
    raw = Alignment.from_ints(row["alignment"]).raw_span(row["content_start"], row["content_end"])
    facts = [
        ("holder", _holder(row)),
        *([("stance of", f"{row['side']} ({row['side_id']})")] if row["side_id"] != row["holder_id"] else []),
        *([("reported by", row["reporter"])] if row["reporter"] else []),
        ("voice", _voice(row)),
        ("topic", row["topic"]),
        ("label", _label(row)),
        *_cues(row),
        ("tone", f"{row['tone']:+.2f} (VADER; of the words, not a stance)"),
        ("outlet", f"{row['outlet'] or 'unknown'}, {row['outlet_evidence'] or 'no evidence'}"),
        ("published", f"{row['published'] or 'unknown'}, {row['date_evidence'] or 'no evidence'}"),
        ("span", f"characters {row['content_start']} to {row['content_end']} of the text"),
        ("raw", f"characters {raw.start} to {raw.end} of the input: {raw.of(row['raw'])}"),
        ("versions", f"scorer {row['scorer']}, pack {row['pack']}, standpoint {row['version']}"),
        ("run", f"{row['run_id']}, configuration {row['config_key']}"),
    ]
    return [(name, escape(told)) for name, told in facts]


def _holder(row: Row) -> str:
    if row["holder_id"] is None:
        return "unknown: no candidate, or more than one"
    once: dict[str, str] = {}
    for word in (row["holder_text"], *(step["text"] for step in row["chain"] or ())):
        if word:
            once.setdefault(word.casefold(), word)
    told = " ← ".join(f"“{word}”" for word in once.values())
    how = f"{_PATHS[row['holder_method']]}, confidence {row['holder_confidence']:.2f}"
    speaks = f", speaking for {row['body']}" if row["body"] else ""
    return f"{row['holder']} ({row['holder_id']}){speaks}, found {f'as {told}, ' if told else ''}{how}"


def _voice(row: Row) -> str:
    """The voice, the cue with its base form and framing, and what is said of the attribution itself."""
    about = [row["cue_verb"] if row["cue_verb"] != row["cue"] else None, row["framing"]]
    cue = ", ".join(word for word in about if word)
    parts = [row["voice"]]
    if row["cue"]:
        parts.append(f"by the cue “{row['cue']}”" + (f" ({cue})" if cue else ""))
    return ", ".join([*parts, *(_MARKS[mark] for mark in row["marks"] or ())])


def _label(row: Row) -> str:
    if row["p_favor"] is None:
        return f"{row['status']}, without a score"
    shares = ", ".join(f"{name} {row[f'p_{name}']:.2f}" for name in ("favor", "against", "neutral"))
    if row["status"] == "abstained":
        return f"abstained ({shares})"
    return f"{row['label']}, stance {row['stance']:+.2f}, confidence {row['confidence']:.2f} ({shares})"


def _cues(row: Row) -> list[tuple[str, str]]:
    """What was found, by the side it speaks for, each cue once."""
    by_side: dict[str, dict[str, None]] = {}
    for cue in row["cues"] or ():
        by_side.setdefault(cue["side"], {})[f"“{cue['text']}”"] = None
    return [(name, ", ".join(by_side.get(side, {})) or "nothing found") for side, name in _SIDES.items()]
