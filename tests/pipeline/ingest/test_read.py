"""Inputs to records: every kind of file, standard input, and nothing lost."""

from __future__ import annotations

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.ingest import count, decode
from pipeline.ingest.read import READERS, count_inputs, read_inputs
from pipeline.records import RawRecord, RejectedInput


def reason(found: list[RawRecord | RejectedInput]) -> str:
    (only,) = found
    assert isinstance(only, RejectedInput)
    return only.reason


def test_a_folder_of_everything(tmp_path) -> None:
    files = {
        "a.txt": "A text.",
        "b.html": "<p>A page.</p>",
        "c.jsonl": '{"text": "One."}\n{"text": "Two."}',
        "d.csv": "text\nThree.\n",
        "e.png": "picture",
        "f.txt": "",
        "g.htm": b"\x00\x01",
        "h.txt": '<!doctype html>\n<html lang="en"><p>A page saved as text.</p></html>',
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    found = list(read_inputs([str(tmp_path)]))
    assert [(f.ref, f.kind) for f in found if isinstance(f, RawRecord)] == [
        ("a.txt", "text"),
        ("b.html", "html"),
        ("c.jsonl#1", "text"),
        ("c.jsonl#2", "text"),
        ("d.csv#2", "text"),
        ("h.txt", "html"),
    ]
    rejected = {f.ref: f.reason for f in found if isinstance(f, RejectedInput)}
    assert rejected["e.png"].startswith(
        "It is not a kind of file that is read; got '.png'; allowed: texts, pages"
    )
    assert rejected["e.png"].endswith("If it is an article, save it as .txt or .html.")
    assert rejected["f.txt"] == "The file is empty."
    assert rejected["g.htm"].startswith("It is binary, not text")
    assert count_inputs([str(tmp_path)]) == len(found)


def test_a_missing_input_is_an_error_before_anything_is_read(tmp_path) -> None:
    with pytest.raises(InputError):
        read_inputs([str(tmp_path / "gone.txt")])
    with pytest.raises(InputError):
        count_inputs(["gone/*.txt"])


def test_a_file_that_cannot_be_opened_is_rejected(tmp_path, monkeypatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(type(path), "open", refuse)
        refused = list(read_inputs([str(path)]))
    assert reason(refused) == "The file can't be read: Permission denied."
    monkeypatch.setitem(READERS, ".txt", refuse)
    assert reason(list(read_inputs([str(path)]))) == "The file can't be read: Permission denied."


def test_a_link_that_leads_nowhere_is_rejected(tmp_path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert "No such file" in reason(list(read_inputs([str(tmp_path / "a.txt")])))


def test_the_sample_is_marked(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").write_text("")
    assert [f.sample for f in read_inputs([str(tmp_path)], sample=True)] == [True, True]
    assert [f.sample for f in read_inputs([str(tmp_path)])] == [False, False]


def test_the_key_of_a_record_is_its_content_and_not_its_folder(tmp_path) -> None:
    keys = set()
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("x")
        keys |= {f.input_key for f in read_inputs([str(tmp_path / folder)])}
    assert len(keys) == 1


def stdin(monkeypatch, data: bytes) -> list[RawRecord | RejectedInput]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return list(read_inputs(["-"]))


def test_standard_input_is_json_lines_where_its_first_line_is_a_record(monkeypatch) -> None:
    found = stdin(monkeypatch, b'\n{"text": "one"}\n{bad\n{"id": "x", "text": "two"}\n')
    assert [f.ref for f in found] == ["-#2", "-#3", "x"]
    assert isinstance(found[1], RejectedInput)


def test_standard_input_larger_than_its_head_is_streamed(monkeypatch) -> None:
    line = json.dumps({"text": "x" * 1000}).encode() + b"\n"
    found = stdin(monkeypatch, line * 1000)
    assert len(found) == 1000
    assert {f.payload for f in found if isinstance(f, RawRecord)} == {"x" * 1000}


def test_a_first_line_larger_than_the_head_may_be_a_record(monkeypatch) -> None:
    (found,) = stdin(monkeypatch, json.dumps({"text": "x" * decode.HEAD_BYTES}).encode())
    assert isinstance(found, RawRecord)


@pytest.mark.parametrize("text", ["Plain words.", "{braces} are words", '{"not": "a record"}', "[1, 2]"])
def test_standard_input_is_one_text_otherwise(monkeypatch, text) -> None:
    (found,) = stdin(monkeypatch, text.encode())
    assert isinstance(found, RawRecord)
    assert (found.ref, found.payload) == ("-", text)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b"[]"),
        ("a.csv", b"title,text\n"),
        ("a.jsonl", b"\n\n"),
        ("a.zip", b"PK\x05\x06" + bytes(18)),
        ("a.rss", b"<rss version='2.0'><channel><title>t</title></channel></rss>"),
    ],
)
def test_an_input_that_holds_nothing_is_in_the_ledger(tmp_path, name, data) -> None:
    (tmp_path / name).write_bytes(data)
    (found,) = read_inputs([str(tmp_path)])
    assert isinstance(found, RejectedInput)
    assert found.ref == name


@pytest.mark.parametrize(
    ("data", "words"), [(b" \n", "is empty"), (b"a\x00b", "binary"), (b"x" * 400_000, "more than")]
)
def test_standard_input_that_cannot_be_read_is_rejected(monkeypatch, data, words) -> None:
    monkeypatch.setattr("pipeline.ingest.opened.MAX_FILE_BYTES", 300)
    assert words in reason(stdin(monkeypatch, data))


def test_counting_estimates_large_files_and_leaves_standard_input_alone(tmp_path, monkeypatch) -> None:
    lines, table = tmp_path / "a.jsonl", tmp_path / "a.csv"
    lines.write_text('{"text": "x"}\n' * 1000)
    table.write_text("id,text\n" + '1,"two\nlines"\n' * 1000)
    assert count_inputs([str(lines), str(table)]) == 2000
    assert count_inputs(["-", str(lines)]) is None
    monkeypatch.setattr(count, "SAMPLE_BYTES", 2000)
    estimate = count_inputs([str(lines), str(table)])
    assert estimate is not None
    assert abs(estimate - 2000) < 60
    assert count.count_lines(tmp_path / "gone") == count.count_rows(tmp_path / "gone") == 0


@given(st.binary(max_size=300), st.sampled_from(sorted(READERS)))
def test_any_bytes_give_records_or_reasons_and_never_an_error(tmp_path_factory, data, suffix) -> None:
    path = tmp_path_factory.mktemp("bytes") / f"file{suffix}"
    path.write_bytes(data)
    found = list(read_inputs([str(path)]))
    assert found or suffix in {".jsonl", ".ndjson", ".csv", ".tsv"}
    for record in found:
        assert isinstance(record, RawRecord) or record.reason.endswith(".")
        assert record.ref.startswith(str(path)) or record.origin.startswith(str(path))
