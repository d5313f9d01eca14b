"""The audit: whether a store holds what its schema says, column by column, and its ledger adds up.

The rules are made from `pipeline.schema` where a column's range and null meaning say enough; those
that concern several columns are written out below. A rule names the rows that break it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from pipeline.errors import StoreBroken
from pipeline.schema import (
    FRAMINGS,
    LABELS,
    MARKS,
    METHODS,
    PRECISIONS,
    SCORE_STATUSES,
    STATUSES,
    TABLES,
    VOICES,
)
from pipeline.table import Column, Table

_WORDS = {
    ("articles", "status"): STATUSES,
    ("articles", "date_precision"): PRECISIONS,
    ("attributions", "voice"): VOICES,
    ("attributions", "framing"): FRAMINGS,
    ("attributions", "marks"): MARKS,
    ("attributions", "holder_method"): METHODS,
    ("statements", "voice"): VOICES,
    ("statements", "status"): SCORE_STATUSES,
    ("statements", "label"): LABELS,
    ("positions", "label"): LABELS,
    ("mentions", "method"): METHODS,
}
_AT_LEAST = re.compile(r"≥ (\d+)")
_BETWEEN = re.compile(r"([−+]?\d+) to ([−+]?\d+)")

_TOGETHER = {
    "holder": ("holder_id", "holder", "holder_method", "holder_confidence"),
    "words of a holder": ("holder_text", "holder_start", "holder_end"),
    "reporter": ("reporter_id", "reporter"),
    "words of a reporter": ("reporter_text", "reporter_start", "reporter_end"),
    "cue": ("cue", "cue_start", "cue_end"),
    "body": ("body_id", "body"),
}
_TEXT = "(SELECT article_id, text FROM articles WHERE status = 'kept')"
_SHOWN = "substr(a.text, {0} + 1, {1} - {0})"


def _span(start: str, end: str, shown: str | None = None) -> str:
    """SQL that is true of a span outside its text, or one that shows other words than `shown`."""
    bad = f"NOT (0 <= {start} AND {start} < {end} AND {end} <= length(a.text))"
    return f"({bad} OR {_SHOWN.format(start, end)} IS DISTINCT FROM {shown})" if shown else bad


def _listed(column: str) -> str:
    """SQL that is true of a row that lists words which stand elsewhere in its text."""
    return f"len(list_filter(t.{column}, lambda w: {_span('w.start', 'w.end', 'w.text')})) > 0"


def _apart(columns: tuple[str, ...]) -> str:
    """SQL that is true of a row with a value in some of the columns and none in others."""
    return f"len(list_distinct([{', '.join(f't.{name} IS NULL' for name in columns)}])) > 1"


# Table, what every row must hold, SQL that is true of a row that does not. `t` is the row, `a` its article.
_RULES = (
    (
        "articles",
        "a reason exactly where it was not kept or not analysed",
        (
            "CASE WHEN t.status <> 'kept' THEN t.reason IS NULL ELSE t.reason IS NOT NULL "
            "AND EXISTS (SELECT 1 FROM attributions x WHERE x.article_id = t.article_id) END"
        ),
    ),
    (
        "articles",
        "the article it is a copy of exactly where it is a copy",
        "(t.status = 'duplicate') <> (t.duplicate_of IS NOT NULL)",
    ),
    ("articles", "a text where it was kept", "t.status = 'kept' AND (t.text IS NULL OR t.raw IS NULL)"),
    (
        "articles",
        "story, words and alignment exactly where there is a text",
        ("(t.text IS NULL) <> (t.story_id IS NULL) OR (t.text IS NULL) <> (t.n_words IS NULL) "
        "OR (t.text IS NULL) <> (t.alignment IS NULL)"),
    ),
    (
        "articles",
        "a date from 1990 to now",  # a day ahead of UTC is today in the east
        "t.published NOT BETWEEN DATE '1990-01-01' AND (now() + INTERVAL 1 DAY)::DATE",
    ),
    (
        "articles",
        "a copy of an article that is kept",
        ("t.duplicate_of IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM articles k WHERE k.article_id = t.duplicate_of AND k.status = 'kept')"),
    ),
    ("attributions", "a span inside the text", _span("t.start", "t.end")),
    ("attributions", "its content inside the text", _span("t.content_start", "t.content_end")),
    ("attributions", "its content inside its span", "t.content_start < t.start OR t.content_end > t.end"),
    (
        "attributions",
        "its cue as it stands in the text",
        f"t.cue IS NOT NULL AND {_span('t.cue_start', 't.cue_end', 't.cue')}",
    ),
    (
        "attributions",
        "its holder as it stands in the text",
        f"t.holder_text IS NOT NULL AND {_span('t.holder_start', 't.holder_end', 't.holder_text')}",
    ),
    (
        "attributions",
        "its reporter as it stands in the text",
        f"t.reporter_text IS NOT NULL AND {_span('t.reporter_start', 't.reporter_end', 't.reporter_text')}",
    ),
    *(
        ("attributions", f"a {what} in all its columns or in none", _apart(columns))
        for what, columns in _TOGETHER.items()
    ),
    ("attributions", "the parts of its content as they stand in the text", _listed("parts")),
    (
        "attributions",
        "the parts of its content inside it and in order",
        (
            "t.parts[1].start < t.content_start OR t.parts[-1].end > t.content_end OR len(list_filter("
            "t.parts, lambda w, i: i > 1 AND w.start < t.parts[i - 1].end)) > 0"
        ),
    ),
    ("attributions", "the words of its chain as they stand in the text", _listed("chain")),
    ("attributions", "a chain only where there is a holder", "t.chain IS NOT NULL AND t.holder_id IS NULL"),
    ("mentions", "the words of its chain as they stand in the text", _listed("chain")),
    ("mentions", "a body in all its columns or in none", _apart(_TOGETHER["body"])),
    ("mentions", "its words as they stand in the text", _span("t.start", "t.end", "t.text")),
    (
        "statements",
        "a stance and a label exactly where it is scored",
        "(t.status = 'scored') <> (t.stance IS NOT NULL) OR (t.status = 'scored') <> (t.label IS NOT NULL)",
    ),
    ("statements", "p_favor − p_against as its stance", "abs(t.stance - (t.p_favor - t.p_against)) > 1e-9"),
    (
        "statements",
        "an attribution of the same article and voice, and of the same holder or whom he speaks for",
        ("NOT EXISTS (SELECT 1 FROM attributions s WHERE s.attribution_id = t.attribution_id AND "
        "s.article_id = t.article_id AND s.voice = t.voice "
            "AND (s.holder_id IS NOT DISTINCT FROM t.holder_id OR s.body_id = t.holder_id))"),
    ),
    (
        "statements",
        "its article's outlet, date and story",
        ("NOT EXISTS (SELECT 1 FROM articles s WHERE s.article_id = t.article_id AND "
        "s.outlet_id IS NOT DISTINCT FROM t.outlet_id AND s.published IS NOT DISTINCT FROM t.published "
        "AND s.story_id = t.story_id)"),
    ),
    (
        "runs",
        "inputs = kept + duplicates + rejected + failed",
        "t.inputs <> t.kept + t.duplicates + t.rejected + t.failed OR t.unchanged > t.inputs",
    ),
    (
        "runs",
        "a row for each of its inputs that is not unchanged",
        ("t.run_id = (SELECT max(run_id) FROM runs) AND t.inputs - t.unchanged <> "
        "(SELECT count(*) FROM articles s WHERE s.run_id = t.run_id)"),
    ),
)  # fmt: skip
_HAVE_TEXT = ("attributions", "statements", "mentions")


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that does not hold: of which table, what every row should have, how many do not, one of them."""

    table: str
    rule: str
    rows: int
    example: str

    def __str__(self) -> str:
        return f"{self.table}: {self.rows} rows without {self.rule}, for example {self.example}"


def audit(connection: duckdb.DuckDBPyConnection) -> list[Finding]:
    """What does not hold in the store behind `connection`; nothing when all is well.

    Args:
        connection: A cursor of `Snapshot.connect()`.
    """
    found = []
    for table, rule, bad in _rules():
        key = f"concat_ws(' ', {', '.join('t.' + column for column in _key(TABLES[table]))})"
        article = f" LEFT JOIN {_TEXT} a USING (article_id)" if table in _HAVE_TEXT else ""
        query = f"SELECT count(*), min({key}) FROM {table} t{article} WHERE {bad}"  # noqa: S608 - our own words
        row = connection.execute(query).fetchone()
        if row and row[0]:
            found.append(Finding(table, rule, row[0], row[1]))
    return found


def require(connection: duckdb.DuckDBPyConnection) -> None:
    """Raises StoreBroken with the first findings, if there are any."""
    found = audit(connection)
    if found:
        raise StoreBroken(
            f"the store does not hold what its schema says, in {len(found)} ways",
            got="; ".join(map(str, found[:3])),
            then="See all of them: standpoint doctor --store DIR",
        )


def _rules() -> Iterator[tuple[str, str, str]]:
    for table in TABLES.values():
        key = ", ".join(_key(table))
        yield (
            table.name,
            f"a key of its own ({key})",
            f"({key}) IN (SELECT ({key}) FROM {table.name} GROUP BY ALL HAVING count(*) > 1)",  # noqa: S608 - as above
        )
        for column in table.columns:
            yield from _column_rules(table, column)
    for name in _HAVE_TEXT:
        yield name, "an article that is kept", "a.article_id IS NULL"
    yield from _RULES


def _column_rules(table: Table, column: Column) -> Iterator[tuple[str, str, str]]:
    name = f't."{column.name}"'
    if not column.nullable:
        yield table.name, f"a value of {column.name}", f"{name} IS NULL"
    words = _WORDS.get((table.name, column.name))
    if words:
        listed = ", ".join(f"'{word}'" for word in words)
        odd = (
            f"NOT list_has_all([{listed}], {name})"
            if column.kind == "strings"
            else f"{name} NOT IN ({listed})"
        )
        yield table.name, f"a known word as {column.name}", odd
    if column.range == "16 hex digits":
        yield (
            table.name,
            f"16 hex digits as {column.name}",
            f"NOT regexp_full_match({name}, '[0-9a-f]{{16}}')",
        )
    least, between = _AT_LEAST.fullmatch(column.range), _BETWEEN.fullmatch(column.range)
    if least:
        yield table.name, f"{column.name} {column.range}", f"{name} < {least[1]}"
    if between:
        low, high = (int(bound.replace("−", "-")) for bound in between.groups())
        yield table.name, f"{column.name} from {column.range}", f"NOT ({name} BETWEEN {low} AND {high})"


def _key(table: Table) -> list[str]:
    return table.key.split(" + ")
