"""The tray: pinned figures and statements in an order, each a permalink with its own title and comment."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.link import KEYS
from dashboard.nouns import NOUNS, STATEMENT, STATEMENTS
from pipeline.errors import InputError, unknown

FORMAT = 1  # of the file; another one is refused
MOST_PINS = 60  # a deck of more is no briefing, and takes minutes to draw
MOST_CHARACTERS = 400  # of a title or a comment; a slide has no room for more
_KINDS = (*NOUNS, STATEMENT, STATEMENTS)


class TrayError(InputError):
    """A file or a text is no tray of this version."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A figure or statement that was pinned.

    Attributes:
        noun: A key of `nouns.NOUNS`, or "statement" (one), or "statements" (the first ones of a list).
        params: The parameters of its permalink; `data` names the state of the store.
        title: In the place of its own title, where it is not "".
        comment: The takeaway, in the place of the one the numbers give, where it is not "".
    """

    noun: str
    params: Mapping[str, tuple[str, ...]]
    title: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Tray:
    """Pins in their order, and what the briefing is called ("" takes its own title)."""

    title: str = ""
    pins: tuple[Pin, ...] = field(default=())

    def with_pin(self, pin: Pin) -> Tray:
        """With one more at its end; the same figure at the same link is pinned once."""
        if any((one.noun, one.params) == (pin.noun, pin.params) for one in self.pins):
            return self
        if len(self.pins) == MOST_PINS:
            raise TrayError(
                "the tray is full", got=MOST_PINS + 1, allowed=f"{MOST_PINS} pins", then="Remove one"
            )
        return replace(self, pins=(*self.pins, pin))

    def without(self, place: int) -> Tray:
        """Without the pin at a place, from 0."""
        return replace(self, pins=(*self.pins[:place], *self.pins[place + 1 :]))

    def moved(self, place: int, to: int) -> Tray:
        """With the pin of one place at another; beyond the ends it is the first or the last."""
        rest = [*self.pins[:place], *self.pins[place + 1 :]]
        rest.insert(max(0, min(to, len(rest))), self.pins[place])
        return replace(self, pins=tuple(rest))

    def with_words(self, place: int, *, title: str | None = None, comment: str | None = None) -> Tray:
        """With another title or comment of one pin; None leaves it."""
        pin = self.pins[place]
        said = replace(
            pin,
            title=pin.title if title is None else _fits(title, "title"),
            comment=pin.comment if comment is None else _fits(comment, "comment"),
        )
        return replace(self, pins=(*self.pins[:place], said, *self.pins[place + 1 :]))


def encode(tray: Tray) -> str:
    """The tray as JSON, the same for the same tray."""
    pins = [
        {
            "noun": pin.noun,
            "params": {key: list(pin.params[key]) for key in sorted(pin.params)},
            "title": pin.title,
            "comment": pin.comment,
        }
        for pin in tray.pins
    ]
    whole = {"standpoint": "briefing", "format": FORMAT, "title": tray.title, "pins": pins}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def decode(text: str) -> Tray:
    """The tray that JSON holds.

    Raises:
        TrayError: If it is none of this version, or has a part we don't know.
    """
    try:
        whole = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits
        raise TrayError("the file is no tray of pins: it is not JSON", got=str(error)) from error
    _keys(whole, {"standpoint", "format", "title", "pins"}, "a tray")
    if whole["standpoint"] != "briefing" or whole["format"] != FORMAT:
        raise TrayError("the file is no tray of this version", got=whole["format"], allowed=str(FORMAT))
    pins = whole["pins"]
    if not isinstance(pins, list) or len(pins) > MOST_PINS:
        got = f"{len(pins)} pins" if isinstance(pins, list) else type(pins).__name__
        raise TrayError("a tray has a list of pins", got=got, allowed=f"at most {MOST_PINS}")
    return Tray(_fits(whole["title"], "title"), tuple(_pin(one) for one in pins))


def name(tray: Tray) -> str:
    """A name that is the tray's content: another tray has another one."""
    return hashlib.blake2b(encode(tray).encode(), digest_size=8).hexdigest()


def _pin(one: Any) -> Pin:  # noqa: ANN401 - as JSON has it
    _keys(one, {"noun", "params", "title", "comment"}, "a pin")
    if one["noun"] not in _KINDS:
        raise unknown(TrayError, "no such thing can be pinned", str(one["noun"]), _KINDS)
    params = one["params"]
    if not isinstance(params, dict) or set(params) - set(KEYS):
        raise TrayError("a pin has the parts of a link", got=sorted(params), allowed=list(KEYS))
    if not all(isinstance(values, list) and all(map(_is_text, values)) for values in params.values()):
        raise TrayError("a part of a link has a list of words", got=ascii(params))
    return Pin(
        one["noun"],
        {key: tuple(values) for key, values in sorted(params.items())},
        _fits(one["title"], "title"),
        _fits(one["comment"], "comment"),
    )


def _keys(one: Any, wanted: set[str], what: str) -> None:  # noqa: ANN401 - as JSON has it
    found = set(one) if isinstance(one, dict) else {type(one).__name__}
    if found != wanted:
        raise TrayError(f"{what} has other parts", got=sorted(map(str, found)), allowed=sorted(wanted))


def _fits(words: Any, what: str) -> str:  # noqa: ANN401 - as JSON has it
    if not _is_text(words) or len(words) > MOST_CHARACTERS:
        raise TrayError(
            f"a {what} is a few words", got=ascii(words)[:40], allowed=f"{MOST_CHARACTERS} characters"
        )
    return str(words)


def _is_text(words: Any) -> bool:  # noqa: ANN401 - as JSON has it
    """Whether these are words that a file can hold: half of a surrogate pair is none."""
    return isinstance(words, str) and words.encode("utf-8", "ignore").decode() == words


def frozen(params: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Parameters of an address as a pin has them: sorted, without those that only arrange a page."""
    arranged = {"tray", "page", "table"}
    return {key: tuple(params[key]) for key in sorted(params) if key not in arranged}
