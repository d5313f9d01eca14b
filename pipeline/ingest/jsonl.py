"""JSON Lines (one object a line, streamed) and JSON files (one object, or a list of them)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pipeline.errors import UnreadableInput
from pipeline.ingest.decode import encoding_of
from pipeline.ingest.fields import ALIASES, known_keys, to_record
from pipeline.ingest.lines import Line, lines_of
from pipeline.ingest.opened import Opened
from pipeline.records import RawRecord, RejectedInput

_KNOWN = frozenset(ALIASES).union(*ALIASES.values())


_KINDS = {
    list: "a list",
    dict: "an object",
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}


class _Repeated(dict[str, object]):
    """An object that says one of its keys twice, with two values; `key` is the first such."""

    key = ""


def read_jsonl(opened: Opened) -> Iterator[RawRecord | RejectedInput]:
    """One record a line; a line that can't be read is rejected, the rest goes through.

    A file that opens with a bracket alone on its line is one JSON value over many lines, and read as that.
    """
    opening = next(filter(str.strip, opened.head.decode(encoding_of(opened.head), "replace").split("\n")), "")
    if opening.strip() in {"{", "["}:
        yield from _of_value(_parsed(opened.text()), opened.ref)
        return
    stream = opened.lines(encoding_of(opened.head), "\n")
    yield from of_lines(lines_of(stream), opened.ref)


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


def is_jsonl(text: str, *, whole: bool) -> bool:
    """Whether the first line of `text` is an object with a known key.

    `whole` says that nothing follows `text`; where something does, a first line that is cut off may
    be a record that is longer.
    """
    first = next(filter(str.strip, text.split("\n")), "")
    if not first.lstrip().startswith("{"):
        return False
    if not whole and "\n" not in text.strip():
        return True
    try:
        return bool(known_keys(parsed_object(first)))
    except UnreadableInput:
        return False


def read_json(opened: Opened) -> Iterator[RawRecord | RejectedInput]:
    """One object, a list of objects, an object around such a list, or JSON Lines under another name.

    Raises:
        UnreadableInput: When it is none of them.
    """
    codec = encoding_of(opened.head)
    lines = opened.head.decode(codec, "replace").split("\n", 2)
    if len(lines) > 1 and lines[1].strip() and is_jsonl(lines[0], whole=True):
        yield from read_jsonl(opened)
        return
    yield from _of_value(_parsed(opened.text()), opened.ref)


def _of_value(value: object, ref: str) -> Iterator[RawRecord | RejectedInput]:
    if isinstance(value, dict):
        items = _held(_object(value))
        if items is None:
            yield to_record(value, place=ref)
            return
        value = items
    if not isinstance(value, list):
        raise UnreadableInput(f"a JSON object or a list of them is expected, not {_kind(value)}")
    for number, item in enumerate(value, 1):
        place = f"{ref}#{number}"
        try:
            yield to_record(_object(item), place=place)
        except UnreadableInput as error:
            yield RejectedInput(place, place, f"Item {number}: {error.sentence()}")


def _held(value: dict[str, object]) -> list[object] | None:
    """The articles in an object that is none itself: its only list of objects ({"articles": […]})."""
    if {"text", "html"} & known_keys(value).keys():
        return None
    lists = [held for held in value.values() if isinstance(held, list)]
    held = [one for one in lists if any(isinstance(item, dict) for item in one)]
    return held[0] if len(held) == 1 else None


def _kind(value: object) -> str:
    """What a JSON value is, in JSON's words and not in Python's."""
    return _KINDS[type(value)]


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise UnreadableInput(f"a JSON object is expected, not {_kind(value)}")
    if isinstance(value, _Repeated) and value.key.strip().lower() in _KNOWN:
        raise UnreadableInput(f"{value.key!r} stands twice with two values", then="Leave the right one")
    return value


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    repeated = _Repeated(made)
    odd = (key for key, value in pairs if value is not made[key] and value != made[key])
    known = [key for key in odd if key.strip().lower() in _KNOWN]
    repeated.key = known[0] if known else ""
    return repeated


_DECODER = json.JSONDecoder(object_pairs_hook=_pairs)  # made once: loads() makes one a line


def _parsed(text: str) -> object:
    try:
        value: object = _DECODER.decode(text)
    except json.JSONDecodeError as cause:
        where = f"line {cause.lineno}, column {cause.colno}" if cause.lineno > 1 else f"column {cause.colno}"
        raise UnreadableInput(f"it is not valid JSON: {cause.msg} ({where})") from cause
    except ValueError as cause:  # a number with more digits than Python converts
        raise UnreadableInput("it is not valid JSON: a number is too long") from cause
    except RecursionError as cause:
        raise UnreadableInput("its JSON is nested too deeply") from cause
    return value
