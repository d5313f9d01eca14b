"""The figures of labelled articles, stage by stage: reading, attribution, positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import duckdb

from pipeline import ids, schema
from pipeline.evaluate.figure import Figure, Row, token_f1, words
from pipeline.evaluate.gold import Labelled
from pipeline.score.positions import POSITIONS_VIEW
from pipeline.steps.rows import Analysis

TABLES = ("articles", "attributions", "statements", "mentions")
SAME_WORDS = 0.8  # the overlap at which published work counts two quotations as the same one


def measure(labelled: Labelled) -> list[Figure]:
    """The figures of one set of labelled articles."""
    return [*_reading(labelled), *_quotes(labelled), *_positions(labelled)]


# --- reading ---


def _reading(labelled: Labelled) -> Iterator[Figure]:
    if not labelled.truth:
        return
    pairs = [(row, labelled.found[row["ref"]].article) for row in labelled.truth]
    dates = sum(str(article["published"] or "") == (row["date"] or "") for row, article in pairs)
    outlets = sum(article["outlet_id"] == row["outlet"] for row, article in pairs)
    overlap = sum(token_f1("\n".join(row["body"]), article["text"]) for row, article in pairs)
    # The rules of reading and the noise of the sample were made together: this catches regressions, no more.
    n, data = len(pairs), f"{labelled.data.split(',')[0]}, made with the rules"
    yield Figure("reading.date", dates, n, data, "date right to the day, or rightly unknown")
    yield Figure("reading.outlet", outlets, n, data, "outlet right")
    yield Figure("reading.body", overlap, n, data, "token F1 of the cleaned body, mean of articles")


# --- attribution ---


def _quotes(labelled: Labelled) -> Iterator[Figure]:
    matched = [(gold, _quotation(gold["quote"], labelled.found[gold["ref"]])) for gold in labelled.quotes]
    found = [(gold, row) for gold, row in matched if row is not None]
    right = sum(_same_speaker(gold["speaker"], row) for gold, row in found)
    wrong = sum(row["holder"] is not None and not _same_speaker(gold["speaker"], row) for gold, row in found)
    data = labelled.data
    yield Figure("attribution.quote", len(found), len(matched), data, "direct quotations found")
    yield Figure("attribution.speaker", right, len(found), data, "of those found, the right speaker")
    yield Figure(
        "attribution.wrong_speaker",
        wrong,
        len(found),
        data,
        "of those found, a wrong speaker (lower is better)",
    )


def _quotation(quote: str, analysis: Analysis) -> Row | None:
    """The attribution of a quotation: the one whose words it is, or a partly quoted clause that holds it."""
    want, text = words(quote), analysis.article["text"]
    best, best_share = None, 0.0
    for row in analysis.attributions:
        if row["voice"] not in {"direct", "mixed"}:
            continue
        pieces = row["parts"] or [{"start": row["content_start"], "end": row["content_end"]}]
        for have in [words(text[p["start"] : p["end"]]) for p in pieces]:
            share = _share(want, have)
            if row["voice"] == "mixed" and _holds(have, want):
                share = max(share, SAME_WORDS)
            if share > best_share:
                best, best_share = row, share
    return best if best_share >= SAME_WORDS else None


def _share(want: list[str], have: list[str]) -> float:
    both = Counter(want) & Counter(have)
    return sum(both.values()) / max(len(want), len(have), 1)


def _holds(have: list[str], want: list[str]) -> bool:
    """Whether the words of a quotation stand in a clause, one after another."""
    return any(have[i : i + len(want)] == want for i in range(len(have) - len(want) + 1))


def _same_speaker(speaker: str, row: Row) -> bool:
    if row["holder"] is not None and ids.slug(speaker) == ids.slug(row["holder"]):
        return True
    # Labels name somebody unnamed in their own words: "US official (unnamed)", "a senior aide".
    unnamed = "(unnamed)" in speaker or speaker[:1].islower()
    return unnamed and (row["holder"] is None or row["holder_method"] in {"metonym", "noun"})


# --- positions ---


def _positions(labelled: Labelled) -> Iterator[Figure]:
    if not labelled.positions:
        return
    gold = {(row["ref"], ids.slug(row["actor"]), row["topic"]): row["stance"] for row in labelled.positions}
    labelled_refs = {ref for ref, _, _ in gold}
    found = {key: label for key, label in _found_positions(labelled.found).items() if key[0] in labelled_refs}
    topics = sorted({topic for _, _, topic in gold})
    yield from _f1("positions", gold, found, labelled.data)
    for topic in topics:
        of_gold, of_found = ({k: v for k, v in rows.items() if k[2] == topic} for rows in (gold, found))
        yield next(_f1(f"positions.{topic}", of_gold, of_found, labelled.data))


def _f1(
    name: str, gold: dict[tuple[str, str, str], str], found: dict[tuple[str, str, str], str], data: str
) -> Iterator[Figure]:
    shared = gold.keys() & found.keys()
    right = sum(gold[key] == found[key] for key in shared)
    sided = [key for key in shared if {gold[key], found[key]} <= {"favor", "against"}]
    both = len(gold) + len(found)
    yield Figure(f"{name}.f1", 2 * right, both, data, "F1 of article x actor x topic with the label right")
    yield Figure(f"{name}.precision", right, len(found), data, "of the positions given, the right ones")
    yield Figure(f"{name}.recall", right, len(gold), data, "of the labelled positions, those found and right")
    same = sum(gold[key] == found[key] for key in sided)
    yield Figure(f"{name}.sign", same, len(sided), data, "of those found with a side on both, the same side")


def _found_positions(found: dict[str, Analysis]) -> dict[tuple[str, str, str], str]:
    connection = duckdb.connect()
    for name in TABLES:
        rows = [row for analysis in found.values() for row in _rows(analysis, name)]
        connection.register(name, schema.table(name).build(_once(rows, schema.table(name).key)))
    connection.execute(POSITIONS_VIEW)
    by_article = {a.article["article_id"]: ref for ref, a in found.items()}
    positions = connection.execute("SELECT article_id, actor, topic, label FROM positions").fetchall()
    # Names are compared by their slug: one outlet prints Erdogan, another Erdoğan.
    return {
        (by_article[article], ids.slug(actor), topic): label for article, actor, topic, label in positions
    }


def _rows(analysis: Analysis, name: str) -> list[Row]:
    rows: list[Row] = [analysis.article] if name == "articles" else getattr(analysis, name)
    return rows


def _once(rows: Iterable[Row], key: str) -> list[Row]:
    """Rows by their key, the first one kept: copies of an article have the same ids."""
    unique: dict[str, Row] = {}
    for row in rows:
        unique.setdefault(row[key], row)
    return list(unique.values())
