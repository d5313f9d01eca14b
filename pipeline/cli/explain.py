"""standpoint explain."""

from __future__ import annotations

from statistics import fmean
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
_LABELS = {"favor": "in favour", "against": "against", "mixed": "on both sides", "neutral": "neutral"}
_SHARES = {"favor": "in favour", "against": "against", "neutral": "neither"}
_TURNED = "negated cue"
# How the scorer's name ends: how it knows the pack.
_TRAINING = {
    "zero-shot": "not trained on this pack: it goes by a topic's statement and listed words",
    "fitted": "with a logistic regression on this pack's own labels on top",
}
_CALIBRATED = "encoder@"  # how the name of the scorer begins whose probabilities are calibrated
_FEW = 3  # sentences: with two one more can turn the sign of a mean
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


_PORTRAYALS = """
SELECT "start", "end", portrayal FROM mentions
WHERE article_id = ? AND actor_id = ? AND portrayal IS NOT NULL ORDER BY 1, 2
"""


def explain(
    statement_id: Annotated[
        str, typer.Argument(metavar="STATEMENT_ID", help="The statement.", show_default=False)
    ],
    store: StorePath,
) -> None:
    """Show why a statement is scored as it is.

    The words in their sentence, whose they are and how that was found, what spoke for each side, the
    probabilities, what they would be without a word, the versions, the same words in the raw input, and how
    the outlet's own sentences portray whose stance it is.
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
    known = dict(zip(names, row, strict=True))
    portrayals = connection.execute(_PORTRAYALS, [known["article_id"], known["side_id"]]).fetchall()
    return known | {"portrayals": portrayals}


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
        *_score(row),
        *_cues(row),
        *_flips(row),
        ("tone", f"{_signed(row['tone'])} (VADER; of the words, not a stance)"),
        *_portrayal(row),
        ("outlet", f"{row['outlet'] or 'unknown'}, {row['outlet_evidence'] or 'no evidence'}"),
        ("published", f"{row['published'] or 'unknown'}, {row['date_evidence'] or 'no evidence'}"),
        ("span", f"characters {row['content_start']} to {row['content_end']} of the text"),
        ("raw", f"characters {raw.start} to {raw.end} of the input: {raw.of(row['raw'])}"),
        ("versions", f"scorer {_scorer(row)} pack {row['pack']}, standpoint {row['version']}"),
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


def _score(row: Row) -> list[tuple[str, str]]:
    """Label and stance, the probabilities, and the confidence with what it is worth."""
    if row["p_favor"] is None:
        return [("label", f"{row['status']}, without a score")]
    shares = ", ".join(f"{word} {row[f'p_{key}']:.2f}" for key, word in _SHARES.items())
    if row["status"] == "abstained":
        return [("label", "abstained: no side is given"), ("probabilities", shares)]
    worth = " (the scorer's own, not calibrated)"
    if row["scorer"].startswith(_CALIBRATED):
        worth = " (calibrated on other packs)" if row["scorer"].endswith(" zero-shot") else ""
    return [
        ("label", f"{_LABELS[row['label']]}, stance {_signed(row['stance'])}"),
        ("probabilities", shares),
        ("confidence", f"{row['confidence']:.2f}{worth}"),
    ]


def _flips(row: Row) -> list[tuple[str, str]]:
    """What the stance would be without some words: another side first, then none, then the same side.

    Of equals the one that takes fewer characters away; of those that turn nothing the one nearer to it.
    """
    if row["status"] != "scored":
        return []

    def far(one: Row) -> tuple[int, float]:
        if one["label"] == row["label"]:
            return 2, abs(one["stance"])
        return int(one["label"] is None), one["end"] - one["start"]

    told = [_flip(one, row["label"]) for one in sorted(row["flips"] or (), key=far)]
    if not told:
        return [("nearest flip", "none: no word was found to leave out")]
    return [("nearest flip", told[0]), *(("other flip", other) for other in told[1:])]


def _flip(one: Row, own: str) -> str:
    if one["label"] is None:
        return f"Without “{one['text']}”: without a side"
    still = "still " if one["label"] == own else ""
    return f"Without “{one['text']}”: {still}{_LABELS[one['label']]} {_signed(one['stance'])}"


def _portrayal(row: Row) -> list[tuple[str, str]]:
    """How the outlet's own sentences portray whose stance it is: mean, n, the lowest and the highest.

    A sentence counts once, however often it mentions the actor.
    """
    if row["side_id"] is None:
        return []
    lead = f"how the outlet's sentences portray {row['side']}: "
    if not row["portrayals"]:
        return [("portrayal", f"{lead}none of them mentions the actor outside quotations")]
    from pipeline.attribute.sentences import Spans, sentences  # noqa: PLC0415 - as in _sentence

    found = Spans(sentences(row["text"]))
    values = {found.host(Span(start, end)): value for start, end, value in row["portrayals"]}
    n, mean = len(values), fmean(values.values())
    if n == 1:
        ((only, _),) = values.items()
        return [
            ("portrayal", f"{lead}{_signed(mean)} in 1 sentence, too few to tell"),
            ("", _flat(only.of(row["text"]))),
        ]
    few = ", too few to tell" if n < _FEW else ""
    low, high = min(values, key=lambda s: (values[s], s)), max(values, key=lambda s: (values[s], s))
    return [
        ("portrayal", f"{lead}mean {_signed(mean)} of {n} sentences{few}"),
        *(
            ("", f"{word} {_signed(values[span])}: {_flat(span.of(row['text']))}")
            for word, span in (("lowest", low), ("highest", high))
        ),
    ]


def _scorer(row: Row) -> str:
    name, _, word = row["scorer"].partition(" ")
    return f"{name}, {word}: {_TRAINING[word]};" if word in _TRAINING else f"{row['scorer']},"


def _signed(value: float) -> str:
    """With its sign and a true minus: +0.62, −0.40, 0.00."""
    rounded = round(value, 2) + 0.0
    return f"{rounded:+.2f}".replace("-", "−") if rounded else "0.00"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cues(row: Row) -> list[tuple[str, str]]:
    """What was found, by the side it speaks for, each cue once."""
    by_side: dict[str, dict[str, None]] = {}
    for cue in row["cues"] or ():
        turned = " (turned round by a negation)" if cue["kind"] == _TURNED else ""
        by_side.setdefault(cue["side"], {})[f"“{cue['text']}”{turned}"] = None
    return [(name, ", ".join(by_side.get(side, {})) or "no listed words") for side, name in _SIDES.items()]
