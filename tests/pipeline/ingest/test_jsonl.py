"""JSON Lines and JSON files."""

from __future__ import annotations

import pytest

from pipeline.ingest import lines
from pipeline.ingest.read import read_inputs
from pipeline.records import RawRecord, RejectedInput


def read(path, content: str | bytes) -> list[RawRecord | RejectedInput]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_inputs([str(path)]))


def test_a_malformed_line_is_rejected_and_the_rest_goes_through(tmp_path) -> None:
    path = tmp_path / "pile.jsonl"
    found = read(
        path, '{"text": "one"}\n\n{"text": "two",}\n[1]\n{"id": "d", "text": "four"}\r\n{"title": "t"}'
    )
    assert [(f.ref, f.origin) for f in found] == [
        (f"{path}#1", f"{path}#1"),
        (f"{path}#3", f"{path}#3"),
        (f"{path}#4", f"{path}#4"),
        ("d", f"{path}#5"),
        (f"{path}#6", f"{path}#6"),
    ]
    reasons = [f.reason for f in found if isinstance(f, RejectedInput)]
    assert reasons[0].startswith("Line 3: it is not valid JSON: ")
    assert "column" in reasons[0]
    assert reasons[1] == "Line 4: a JSON object is expected, not a list."
    assert reasons[2] == "Line 6: the record has neither text nor html."


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"text": "' + b"x" * 200 + b'"}', "longer than 100"),
        (b'{"text": "\xff\xfe"}', "no utf-8 text"),
        (b'{"text": ' + b"[" * 90 + b"}", "not valid JSON"),
    ],
)
def test_a_line_that_cannot_be_used_is_rejected_by_itself(tmp_path, monkeypatch, line, words) -> None:
    monkeypatch.setattr(lines, "MAX_LINE_CHARS", 100)
    good = b'{"text": "good"}\n'
    # The bad line stands behind the head that decides the encoding of the file.
    monkeypatch.setattr("pipeline.ingest.opened.HEAD_BYTES", len(good))
    found = read(tmp_path / "pile.jsonl", good + line + b"\n" + good)
    assert [type(f) for f in found] == [RawRecord, RejectedInput, RawRecord]
    assert isinstance(found[1], RejectedInput)
    assert words in found[1].reason
    assert found[2].origin.endswith("#3")


def test_deep_nesting_and_endless_numbers_are_reasons(tmp_path) -> None:
    deep = '{"text": ' + "[" * 200_000
    number = '{"text": ' + "1" * 5_000 + "}"
    found = read(tmp_path / "pile.ndjson", f"{deep}\n{number}\n")
    reasons = [f.reason for f in found if isinstance(f, RejectedInput)]
    assert len(reasons) == 2
    assert "nested too deeply" in reasons[0] or "not valid JSON" in reasons[0]
    assert "number" in reasons[1]


def test_numbers_that_are_none_and_keys_said_twice(tmp_path) -> None:
    lines = (
        '{"text": "one", "score": NaN, "rank": -Infinity}',
        '{"text": NaN}',
        '{"text": "a", "text": "b"}',
        '{"text": "same", "text": "same", "x": 1, "x": 2, "y": {"text": 1, "text": 2}}',
        '{"text": "five", "n": ' + "7" * 1_000_000 + "}",
    )
    found = read(tmp_path / "pile.jsonl", "\n".join(lines))
    assert [f.payload for f in found if isinstance(f, RawRecord)] == ["one", "same"]
    reasons = [f.reason for f in found if isinstance(f, RejectedInput)]
    assert reasons[0] == "Line 2: 'text' has the wrong type; got nan; allowed: text."
    assert reasons[1] == "Line 3: 'text' stands twice with two values. Leave the right one."
    assert reasons[2] == "Line 5: it is not valid JSON: a number is too long."


def test_halves_of_surrogate_pairs_in_escapes_do_not_reach_the_store(tmp_path) -> None:
    (record,) = read(tmp_path / "pile.jsonl", r'{"text": "a\ud800b", "title": "\udfff"}')
    assert isinstance(record, RawRecord)
    assert (record.payload, record.title) == ("a\ufffdb", "\ufffd")


def test_utf_16_lines_are_read(tmp_path) -> None:
    found = read(tmp_path / "pile.jsonl", '{"text": "“one”"}\n{"text": "two"}\n'.encode("utf-16"))
    assert [f.payload for f in found if isinstance(f, RawRecord)] == ["“one”", "two"]


@pytest.mark.parametrize(
    ("content", "payloads", "reasons"),
    [
        ('{"text": "one"}', ["one"], []),
        (
            '[{"text": "one"}, 5, {"text": "two"}]',
            ["one", "two"],
            ["Item 2: a JSON object is expected, not a number."],
        ),
        ('"words"', [], ["A JSON object or a list of them is expected, not a text."]),
        ('{"text": "one"}\n{"text": "two"}', ["one", "two"], []),
        ('{"text": "one"}\n{"text": }\n{"text": "two"}', ["one", "two"], ["Line 2: "]),
        ('{"other": 1}\n{"text": "two"}', [], ["It is not valid JSON: Extra data (line 2, column 1)."]),
    ],
)
def test_a_json_file_is_one_object_or_a_list_of_them(tmp_path, content, payloads, reasons) -> None:
    found = read(tmp_path / "pile.json", content)
    assert [f.payload for f in found if isinstance(f, RawRecord)] == payloads
    given = [f.reason for f in found if isinstance(f, RejectedInput)]
    assert len(given) == len(reasons)
    assert all(reason.startswith(words) for reason, words in zip(given, reasons, strict=True))
