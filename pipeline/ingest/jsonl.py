"""JSON Lines (one object a line, streamed) and JSON files (one object, or a list of them)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pipeline.errors import UnreadableInput
from pipeline.ingest.decode import HEAD_BYTES, blob, check_file, decoded, encoding_of
from pipeline.ingest.fields import to_record
from pipeline.ingest.lines import Line, lines_of
from pipeline.ingest.source import Source
from pipeline.records import RawRecord, RejectedInput


def read_jsonl(source: Source) -> Iterator[RawRecord | RejectedInput]:
    """One record a line; a line that can't be read is rejected, the rest goes through."""
    check_file(source.path)
    with source.path.open("rb") as head:
        codec = encoding_of(head.read(HEAD_BYTES))
    with source.path.open(encoding=codec, errors="surrogateescape", newline="\n") as stream:
        yield from of_lines(lines_of(stream), source.ref)


def of_lines(lines: Iterable[Line], ref: str) -> Iterator[RawRecord | RejectedInput]:
    """The records in JSON lines; blank lines are none."""
    for line in lines:
        if line.problem or line.text.strip():
            yield _of_line(line, f"{ref}#{line.number}")


def _of_line(line: Line, place: str) -> RawRecord | RejectedInput:
    if line.problem:
        return RejectedInput(place, place, f"Line {line.number}: {line.problem}.")
    try:
        return to_record(parsed_object(line.text), place=place)
    except UnreadableInput as error:
        return RejectedInput(place, place, f"Line {line.number}: {error.sentence()}")


def parsed_object(text: str) -> dict[str, object]:
    """The JSON object in `text`; raises UnreadableInput saying where it goes wrong."""
    return _object(_parsed(text))


def read_json(source: Source) -> Iterator[RawRecord | RejectedInput]:
    """One object, or a list of objects; raises UnreadableInput when it is neither."""
    value = _parsed(decoded(blob(source.path)))
    if isinstance(value, dict):
        yield to_record(value, place=source.ref)
        return
    if not isinstance(value, list):
        raise UnreadableInput("a JSON object or a list of them is expected", got=type(value).__name__)
    for number, item in enumerate(value, 1):
        place = f"{source.ref}#{number}"
        try:
            yield to_record(_object(item), place=place)
        except UnreadableInput as error:
            yield RejectedInput(place, place, f"Item {number}: {error.sentence()}")


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise UnreadableInput("a JSON object is expected", got=type(value).__name__)
    return value


def _parsed(text: str) -> object:
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as cause:
        where = f"line {cause.lineno}, column {cause.colno}" if cause.lineno > 1 else f"column {cause.colno}"
        raise UnreadableInput(f"it is not valid JSON: {cause.msg} ({where})") from cause
    except ValueError as cause:  # a number with more digits than Python converts
        raise UnreadableInput("it is not valid JSON: a number is too long") from cause
    except RecursionError as cause:
        raise UnreadableInput("its JSON is nested too deeply") from cause
    return value
