"""The tray: pins in an order, and what a file of them may hold."""

from __future__ import annotations

import json

import pytest

from dashboard.briefing.tray import (
    MOST_CHARACTERS,
    MOST_PINS,
    Pin,
    Tray,
    TrayError,
    decode,
    encode,
    frozen,
    name,
)

MAP = Pin("stance-map", {"topic": ("independence",), "data": ("run",)})
LINE = Pin("timeline", {"topic": ("us_pressure",), "data": ("run",)}, "Since when", "It <b>rose</b> “a lot”")
TRAY = Tray("October", (MAP, LINE))


def test_a_file_brings_the_tray_back() -> None:
    assert decode(encode(TRAY)) == TRAY
    assert name(decode(encode(TRAY))) == name(TRAY)


def test_another_tray_has_another_name() -> None:
    assert len({name(Tray()), name(TRAY), name(TRAY.moved(0, 1)), name(TRAY.with_words(0, title="x"))}) == 4
    assert len(name(TRAY)) == 16


def test_the_same_figure_at_the_same_link_is_pinned_once() -> None:
    assert TRAY.with_pin(Pin("stance-map", MAP.params, "again")) == TRAY
    other = Pin("stance-map", {"topic": ("foreign_forces",)})
    assert TRAY.with_pin(other).pins == (MAP, LINE, other)


def test_pins_move_and_go() -> None:
    assert TRAY.moved(0, 1).pins == (LINE, MAP)
    assert TRAY.moved(1, -5).pins == (LINE, MAP)
    assert TRAY.moved(0, 99).pins == (LINE, MAP)
    assert TRAY.without(0).pins == (LINE,)


def test_words_are_changed_one_at_a_time() -> None:
    changed = TRAY.with_words(1, title="From when")
    assert (changed.pins[1].title, changed.pins[1].comment) == ("From when", LINE.comment)
    assert changed.with_words(1, comment="").pins[1].comment == ""
    with pytest.raises(TrayError, match="few words"):
        TRAY.with_words(0, comment="x" * (MOST_CHARACTERS + 1))


def test_a_tray_has_an_end() -> None:
    full = Tray("", tuple(Pin("stance-map", {"topic": (str(number),)}) for number in range(MOST_PINS)))
    with pytest.raises(TrayError, match="full"):
        full.with_pin(MAP)
    with pytest.raises(TrayError, match="list of pins"):
        decode(encode(Tray("", (*full.pins, MAP))))


def broken(**parts: object) -> str:
    return json.dumps({**json.loads(encode(TRAY)), **parts})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "not JSON"),
        ("[]", "other parts"),
        ("[" * 100_000, "not JSON"),
        ('{"a": ' + "9" * 5_000 + "}", "not JSON"),
        (broken(title="a\ud800b"), "few words"),
        (broken(more=1), "other parts"),
        (broken(format=2), "this version"),
        (broken(standpoint="views"), "this version"),
        (broken(pins={}), "list of pins"),
        (broken(pins=[{"noun": "pie", "params": {}, "title": "", "comment": ""}]), "no such thing"),
        (
            broken(pins=[{"noun": "timeline", "params": {"x": ["1"]}, "title": "", "comment": ""}]),
            "parts of a link",
        ),
        (
            broken(pins=[{"noun": "timeline", "params": {"topic": "a"}, "title": "", "comment": ""}]),
            "list of words",
        ),
        (broken(pins=[{"noun": "timeline", "params": {}, "title": 1, "comment": ""}]), "few words"),
        (broken(title=None), "few words"),
    ],
)
def test_what_is_no_tray_is_refused(text, told) -> None:
    with pytest.raises(TrayError, match=told):
        decode(text)


def test_a_pin_keeps_what_is_shown_and_not_how_the_page_lies() -> None:
    params = {"topic": ["a"], "table": ["timeline"], "page": ["3"], "tray": ["x"], "actors": ["b", "c"]}
    assert frozen(params) == {"actors": ("b", "c"), "topic": ("a",)}
