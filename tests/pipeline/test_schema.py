"""The tables: each column says all there is to say, and rows fit exactly or not at all."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import schema
from pipeline.errors import SchemaError
from pipeline.table import Table, declared

COLUMNS = [(table.name, column) for table in schema.TABLES.values() for column in table.columns]
MOMENT = dt.datetime(2025, 10, 27, 12, 30, tzinfo=dt.UTC)
SPAN = {"start": 0, "end": 3, "kind": "x"}
GOOD: dict[str, Any] = {
    "string": "word",
    "bool": True,
    "int": 3,
    "float": 0.5,
    "date": dt.date(2025, 10, 27),
    "timestamp": MOMENT,
    "strings": ["a", "b"],
    "ints": [0, 1, 0, 1],
    "spans": [SPAN],
    "repairs": [{**SPAN, "before": "鈥", "after": "”"}],
    "cues": [{**SPAN, "side": "favor", "text": "own"}],
    "flips": [{**SPAN, "text": "not", "stance": -0.5, "label": None}],
    "evidence": [{"start": 0, "end": 3, "text": "own", "voice": "direct"}],
    "words": [{"start": 0, "end": 3, "text": "own"}],
    "counts": [{"name": "kept", "n": 1}],
    "seconds": [{"name": "clean", "seconds": 0.1}],
}
BAD: list[tuple[str, Any]] = [
    ("string", 1),
    ("string", b"bytes"),
    ("string", "lone \ud800 surrogate"),
    ("bool", 1),
    ("int", 1.5),
    ("int", 1.0),
    ("int", True),
    ("int", "3"),
    ("int", 2**40),
    ("float", float("nan")),
    ("float", float("inf")),
    ("float", True),
    ("float", "0.5"),
    ("date", MOMENT),
    ("date", "2025-10-27"),
    ("timestamp", dt.date(2025, 10, 27)),
    ("timestamp", MOMENT.replace(tzinfo=None)),
    ("strings", "a word"),
    ("strings", [1]),
    ("ints", [1.5]),
    ("ints", 3),
    ("spans", [{"start": 0, "end": 3}]),
    ("spans", [{**SPAN, "odd": 1}]),
    ("spans", [(0, 3, "x")]),
    ("cues", [SPAN]),
    ("words", [SPAN]),
    ("words", ["own"]),
]


def row(table: Table, **changes) -> dict[str, Any]:
    return {column.name: GOOD[column.kind] for column in table.columns} | changes


@pytest.mark.parametrize("table", schema.TABLES.values(), ids=lambda t: t.name)
def test_a_full_row_and_an_empty_table_fit(table) -> None:
    built = table.build([row(table)])
    assert built.schema == table.arrow
    assert built.to_pylist() == [row(table)]
    assert table.build([]).schema == table.arrow


@pytest.mark.parametrize(("name", "column"), COLUMNS, ids=lambda value: getattr(value, "name", value))
def test_every_column_says_all_there_is_to_say(name, column) -> None:
    assert column.sentence.endswith(".")
    assert column.sentence[0].isupper()
    assert column.null
    null = schema.table(name).build
    if column.nullable:
        assert null([row(schema.table(name), **{column.name: None})])[column.name].null_count == 1
    else:
        with pytest.raises(SchemaError, match=f"{column.name}; .*never null|{column.name}"):
            null([row(schema.table(name), **{column.name: None})])


@pytest.mark.parametrize(("kind", "value"), BAD)
def test_a_value_of_another_type_is_refused_not_bent(kind, value) -> None:
    table, column = next((schema.table(n), c) for n, c in COLUMNS if c.kind == kind)
    with pytest.raises(SchemaError, match=table.name):
        table.build([row(table), row(table, **{column.name: value})])


def test_a_row_has_exactly_the_columns() -> None:
    table = schema.MENTIONS
    with pytest.raises(SchemaError, match=r"columns do not match.*'odd'"):
        table.build([row(table, odd=1)])
    short = row(table)
    del short["tone"]
    with pytest.raises(SchemaError, match=r"columns do not match.*'tone'"):
        table.build([short])


def test_keys_and_copied_columns_agree_across_tables() -> None:
    for table in schema.TABLES.values():
        assert set(table.key.split(" + ")) <= set(table.names)
        assert len(set(table.names)) == len(table.names)
    types = {}
    for name, column in COLUMNS:
        if column.name in {
            "article_id",
            "attribution_id",
            "topic",
            "holder_id",
            "published",
            "outlet",
            "run_id",
            "chain",
            "body_id",
        }:
            assert types.setdefault(column.name, column.type) == column.type, name


def test_closed_lists_stand_in_the_ranges_a_reader_sees() -> None:
    shown = {(name, column.name): column.range.split() for name, column in COLUMNS}
    assert shown["attributions", "voice"] == list(schema.VOICES)
    assert shown["attributions", "holder_method"] == list(schema.METHODS)
    assert shown["attributions", "marks"] == list(schema.MARKS)
    assert shown["attributions", "framing"] == list(schema.FRAMINGS)
    assert shown["statements", "label"] == list(schema.LABELS)
    assert shown["positions", "label"] == list(schema.LABELS)
    assert shown["statements", "status"] == list(schema.SCORE_STATUSES)
    assert shown["articles", "status"] == list(schema.STATUSES)
    assert shown["articles", "date_precision"] == list(schema.PRECISIONS)


def test_a_table_is_found_by_name_or_the_nearest_suggested() -> None:
    assert schema.table("articles") is schema.ARTICLES
    with pytest.raises(SchemaError, match="Did you mean 'articles'"):
        schema.table("article")


@pytest.mark.parametrize("line", ["name | string | | | never", "name | text | | | never | Sentence."])
def test_a_line_that_declares_no_column_is_refused(line) -> None:
    with pytest.raises(SchemaError, match="does not declare a column"):
        declared("t", "name", "A table.", line)


@given(
    st.lists(
        st.fixed_dictionaries({"start": st.integers(0, 2**31 - 1), "tone": st.floats(-1, 1)}), max_size=5
    )
)
def test_what_goes_in_comes_out(values) -> None:
    rows = [row(schema.MENTIONS, **value) for value in values]
    assert schema.MENTIONS.build(rows).to_pylist() == rows


def test_spans_are_32_bit_and_times_are_utc() -> None:
    assert schema.ARTICLES.arrow.field("published_at").type == pa.timestamp("us", tz="UTC")
    assert schema.ATTRIBUTIONS.arrow.field("start").type == pa.int32()
