"""Exports of attributions and mentions: what was found of each is in the file, readable where people read it."""

import datetime as dt

import duckdb
import pytest

from pipeline import schema
from pipeline.export.filters import Filters
from pipeline.export.tables import export
from tests.pipeline.export.reading import READERS, STAMP

TEXT = "Jane Doe arrived. Doe waited. “We stay,” she claimed, “and wait,” Ann Roe reported. “No,” he said."
TABLES = ("articles", "attributions", "statements", "mentions", "runs")


def words(*some):
    return [{"start": TEXT.index(one), "end": TEXT.index(one) + len(one), "text": one} for one in some]


def place(name, one):
    (found,) = words(one)
    return {f"{name}_start": found["start"], f"{name}_end": found["end"], f"{name}_text": one}


def attribution(number, content, **found):
    start = TEXT.index(content)
    spans = {"start": 18, "end": len(TEXT), "content_start": start, "content_end": start + len(content)}
    known = {"attribution_id": f"t{number}", "article_id": "a", "voice": "direct", "tone": 0.0, "run_id": "1"}
    return dict.fromkeys(schema.ATTRIBUTIONS.names) | known | spans | found


@pytest.fixture(scope="module")
def connection():
    made = duckdb.connect()
    article = dict.fromkeys(schema.ARTICLES.names) | {
        "article_id": "a", "input_key": "k", "ref": "r.txt", "origin": "r.txt", "text": TEXT, "raw": TEXT,
        "outlet": "The Herald", "outlet_id": "herald", "published": dt.date(2025, 1, 1), "story_id": "a",
        "date_precision": "day", "status": "kept", "sample": False, "analysis_key": "x", "run_id": "1",
    }  # fmt: skip
    by_pronoun = {"holder_id": "~jane-doe", "holder": "Jane Doe", "holder_method": "pronoun"}
    chain = {"chain": words("she", "Doe", "Doe", "Jane Doe")}
    split = attribution(
        0, "We stay,” she claimed, “and wait,", **by_pronoun, **chain, **place("holder", "she"),
        parts=words("We stay,", "and wait,"), cue="claimed", cue_start=43, cue_end=50, cue_verb="claim",
        framing="doubting", marks=["modal", "history"], holder_confidence=0.8, reporter_id="~ann-roe",
        reporter="Ann Roe", body_id="herald-staff", body="Herald staff", **place("reporter", "Ann Roe"),
    )  # fmt: skip
    nobody = attribution(1, "No,", **place("holder", "he"))
    office = attribution(2, "arrived", **by_pronoun, **place("holder", "Jane Doe"), holder_confidence=1.0)
    statement = dict.fromkeys(schema.STATEMENTS.names) | {
        "statement_id": "s0", "attribution_id": "t0", "article_id": "a", "topic": "t", "voice": "direct",
        "holder_id": "~jane-doe", "holder": "Jane Doe", "status": "abstained", "scorer": "x@1",
        "story_id": "a", "run_id": "1",
    }  # fmt: skip
    mention = dict.fromkeys(schema.MENTIONS.names) | {
        "mention_id": "m0", "article_id": "a", "actor_id": "~jane-doe", "actor": "Jane Doe",
        "kind": "person", "text": "she", "start": 39, "end": 42, "method": "pronoun", "tone": 0.0,
        "chain": words("Doe"), "run_id": "1",
    }  # fmt: skip
    plain = mention | {
        "mention_id": "m1",
        "text": "Doe",
        "start": 5,
        "end": 8,
        "method": "alias",
        "chain": None,
    }
    for name, rows in zip(
        TABLES, ([article], [split, nobody, office], [statement], [mention, plain], []), strict=True
    ):
        made.register(f"{name}_rows", schema.table(name).build(rows))
        made.table(f"{name}_rows").create(name)
    yield made
    made.close()


def exported(connection, folder, table, file_format, **filters):
    out = folder / f"out.{file_format}"
    export(connection.cursor(), table, out, file_format, STAMP, Filters(**filters))
    return READERS[file_format](out)


@pytest.mark.parametrize("file_format", list(READERS))
def test_an_attribution_says_whose_by_what_and_how(tmp_path, connection, file_format):
    rows = exported(connection, tmp_path, "attributions", file_format, actors=("jane doe",))
    (row,) = [row for row in rows if row["attribution_id"] == "t0"]
    told = {
        "ref": "r.txt", "voice": "direct", "speaker": "Jane Doe", "holder_method": "pronoun", "cue": "claimed",
        "cue_verb": "claim", "framing": "doubting", "reporter": "Ann Roe", "body": "Herald staff",
        "quote": "We stay, … and wait,", "outlet": "The Herald",
    }  # fmt: skip
    assert {name: row[name] for name in told} == told


@pytest.mark.parametrize("table", ["attributions", "mentions"])
@pytest.mark.parametrize("file_format", list(READERS))
def test_a_chain_is_a_line_in_cells_and_a_list_elsewhere(tmp_path, connection, table, file_format):
    first, *rest = exported(connection, tmp_path, table, file_format, actors=("~jane-doe",))
    chained = rest[0]
    if file_format in {"csv", "xlsx"}:
        assert chained["chain"] == "“she” ← “Doe” ← Jane Doe"
        assert not first["chain"]
    else:
        steps = {"attributions": ["she", "Doe", "Doe", "Jane Doe"], "mentions": ["Doe"]}[table]
        assert [step["text"] for step in chained["chain"]] == steps
        assert first["chain"] is None


def test_words_that_lead_to_nobody_are_in_the_file_without_a_speaker(tmp_path, connection):
    (row,) = [r for r in exported(connection, tmp_path, "attributions", "jsonl") if r["quote"] == "No,"]
    assert (row["speaker"], row["holder_text"], row["chain"]) == (None, "he", None)


def test_marks_and_parts_keep_their_type_in_parquet(tmp_path, connection):
    (row,) = [r for r in exported(connection, tmp_path, "attributions", "parquet") if r["marks"]]
    assert row["marks"] == ["modal", "history"]
    assert [part["text"] for part in row["parts"]] == ["We stay,", "and wait,"]


def test_the_quote_of_a_statement_is_that_of_its_attribution(tmp_path, connection):
    assert [r["quote"] for r in exported(connection, tmp_path, "statements", "csv")] == [
        "We stay, … and wait,"
    ]


@pytest.mark.parametrize("file_format", list(READERS))
def test_a_mention_says_where_and_what_kind(tmp_path, connection, file_format):
    rows = exported(connection, tmp_path, "mentions", file_format, outlets=("herald",))
    assert [(r["ref"], r["text"], str(r["start"]), r["actor"], r["kind"], r["method"]) for r in rows] == [
        ("r.txt", "Doe", "5", "Jane Doe", "person", "alias"),
        ("r.txt", "she", "39", "Jane Doe", "person", "pronoun"),
    ]
