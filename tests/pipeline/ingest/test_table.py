"""CSV and TSV."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import table
from pipeline.ingest.read import read_inputs
from pipeline.records import RawRecord, RejectedInput


def read(path, content: str | bytes) -> list[RawRecord | RejectedInput]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_inputs([str(path)]))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", 'ID,Title,Body\n1,T,"one, two"\n'),
        ("a.csv", "id;title;text\n1;T;one, two\n"),
        ("a.csv", "id|title|text\n1|T|one, two\n"),
        ("a.csv", '\ufeffid,title,text\r\n1,T,"one, two"\r\n'),
        ("a.tsv", "id\ttitle\tcontent\n1\tT\tone, two\n"),
        ("a.csv", "id\ttitle\tcontent\n1\tT\tone, two\n"),
    ],
)
def test_the_delimiter_is_found(tmp_path, name, content) -> None:
    (record,) = read(tmp_path / name, content)
    assert isinstance(record, RawRecord)
    assert (record.ref, record.title, record.payload) == ("1", "T", "one, two")


def test_a_row_may_span_lines_and_is_named_by_its_first(tmp_path) -> None:
    path = tmp_path / "a.csv"
    found = read(path, 'title,text\nA,"one\n\ntwo"\nB,three\n\n,\nC\nD,four,five\n')
    assert [f.origin for f in found] == [f"{path}#{n}" for n in (2, 5, 8, 9)]
    assert [f.payload for f in found if isinstance(f, RawRecord)] == ["one\n\ntwo", "three"]
    assert [f.reason for f in found if isinstance(f, RejectedInput)] == [
        "Line 8: the row has 1 cell, the header names 2.",
        "Line 9: the row has 3 cells, the header names 2.",
    ]


@pytest.mark.parametrize("mark", ["sep=;", "\ufeffSEP=;\r"])
def test_the_line_that_spreadsheets_put_above_the_header_is_no_header(tmp_path, mark) -> None:
    path = tmp_path / "a.csv"
    found = read(path, f'{mark}\ntitle;text\nA,B;"one;\ntwo"\nC\n')
    assert [f.origin for f in found] == [f"{path}#{n}" for n in (3, 5)]
    assert isinstance(found[0], RawRecord)
    assert (found[0].title, found[0].payload) == ("A,B", "one;\ntwo")


def test_a_header_without_articles_rejects_the_file(tmp_path) -> None:
    (found,) = read(tmp_path / "a.csv", "name,age\nx,5\n")
    assert isinstance(found, RejectedInput)
    allowed = "text, body, content, content_text, html"
    assert found.reason == f"No column holds the articles; got 'name, age'; allowed: {allowed}."


def test_windows_1252_is_read_and_a_bad_line_is_rejected_by_itself(tmp_path, monkeypatch) -> None:
    rows = "text\n" + "“It’s no” said the minister of the café in São Paulo\n" * 3
    found = read(tmp_path / "a.csv", rows.encode("cp1252"))
    assert [f.payload for f in found if isinstance(f, RawRecord)] == rows.splitlines()[1:]
    monkeypatch.setattr("pipeline.ingest.opened.HEAD_BYTES", 5)
    found = read(tmp_path / "b.csv", b"text\ngood\nbad \xff\ngood\n")
    assert [type(f) for f in found] == [RawRecord, RejectedInput, RawRecord]


def test_a_field_without_end_is_rejected_not_swallowed_in_memory(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(table, "MAX_LINE_CHARS", 50)
    found = read(tmp_path / "a.csv", "text\ngood\n" + '"' + "x\n" * 60 + "tail\n")
    assert isinstance(found[0], RawRecord)
    assert any(isinstance(f, RejectedInput) and "not valid CSV" in f.reason for f in found)


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_quotation_mark_that_nothing_closes_does_not_make_one_article_of_the_rest(tmp_path, end) -> None:
    path = tmp_path / "a.csv"
    good, bad = read(path, f'id,text\n1,good\n2,"She said\n3,third\n4,fourth{end}')
    assert isinstance(good, RawRecord)
    assert isinstance(bad, RejectedInput)
    assert (bad.origin, "nothing closes it" in bad.reason) == (f"{path}#3", True)


CELLS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), min_size=1, max_size=30
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_what_a_spreadsheet_writes_is_what_is_read(tmp_path_factory, rows) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([("title", "text"), *rows])
    found = read(tmp_path_factory.mktemp("rows") / "a.csv", out.getvalue())
    wanted = [text for title, text in rows if text.strip()]
    assert [f.payload for f in found if isinstance(f, RawRecord)] == wanted
