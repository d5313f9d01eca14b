"""Edits of several steps on one text, put together into edits of the text they began with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.text import Edit


class Change(NamedTuple):
    """Characters `start` to `end` of a text read `new`; `kind` names the step, or steps joined by "+"."""

    start: int
    end: int
    new: str
    kind: str


class _Item(NamedTuple):
    """A change as it lies in the text between the two steps; `grown` is how much longer it made it."""

    start: int
    end: int
    later: bool
    grown: int
    kind: str


def applied(text: str, edits: Iterable[Edit | Change]) -> str:
    """The text after sorted edits, none of which overlaps another."""
    parts, position = [], 0
    for edit in edits:
        parts += [text[position : edit.start], edit.new]
        position = edit.end
    return "".join((*parts, text[position:]))


def composed(first: list[Change], second: list[Change], final: str) -> list[Change]:
    """Changes that do what `first` and then `second` do.

    Args:
        first: Sorted changes of the text.
        second: Sorted changes of what `first` made of it.
        final: The text after both.

    Returns:
        Sorted changes of the text before both, none overlapping another; what the second step
        changed again is one change with what the first did there.
    """
    items = sorted(
        [*_landed(first), *(_Item(c.start, c.end, later=True, grown=_growth(c), kind=c.kind) for c in second)]
    )
    made: list[Change] = []
    ahead = behind = 0  # how far the middle text is ahead of the first, and the last of the middle
    index = 0
    while index < len(items):
        group = _group(items, index)
        index += len(group)
        start, end = group[0].start, max(item.end for item in group)
        source, target = start - ahead, start + behind
        ahead += sum(item.grown for item in group if not item.later)
        behind += sum(item.grown for item in group if item.later)
        made.append(Change(source, end - ahead, final[target : end + behind], _kinds(group)))
    return made


def _growth(change: Change) -> int:
    return len(change.new) - (change.end - change.start)


def _landed(changes: list[Change]) -> list[_Item]:
    """Where the new text of sorted changes stands once they are made."""
    items, shift = [], 0
    for change in changes:
        start = change.start + shift
        shift += _growth(change)
        items.append(
            _Item(start, start + len(change.new), later=False, grown=_growth(change), kind=change.kind)
        )
    return items


def _group(items: list[_Item], first: int) -> list[_Item]:
    """The items from `first` on that overlap the ones before them."""
    end = items[first].end
    last = first + 1
    while last < len(items) and items[last].start < end:
        end = max(end, items[last].end)
        last += 1
    return items[first:last]


def _kinds(group: list[_Item]) -> str:
    """The steps in the order they were made in."""
    ordered = sorted(group, key=lambda item: item.later)
    return "+".join(dict.fromkeys(kind for item in ordered for kind in item.kind.split("+")))
