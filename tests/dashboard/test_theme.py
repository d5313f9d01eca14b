"""Colours and words mean one thing, and can be read."""

from __future__ import annotations

import datetime as dt
import tomllib

import pytest

from dashboard.launch import APP
from dashboard.theme import (
    BAD,
    DARK,
    FRAMINGS,
    GOOD,
    LIGHT,
    MARKS,
    METHODS,
    NO_SIDE,
    PLAIN,
    PLAIN_UP_TO,
    SIDES,
    VOICES,
    contrast,
    count,
    day,
    light,
    palette,
    percent,
    side,
    signed,
    stance_colour,
    text_on,
)
from pipeline import schema


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_scale_is_pinned(colours) -> None:
    assert [stance_colour(value, colours) for value in (-1, 0, 1)] == [
        colours.stops[0],
        colours.stops[3],
        colours.stops[6],
    ]
    assert stance_colour(-7, colours) == colours.stops[0]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_numbers_on_tiles_can_be_read(colours) -> None:
    fills = [stance_colour(step / 50, colours) for step in range(-50, 51)]
    assert min(contrast(fill, text_on(fill)) for fill in fills) >= 4.5


def test_words_on_the_page_can_be_read() -> None:
    config = tomllib.loads((APP.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    for colours in (LIGHT, DARK):
        ground = config["theme"][colours.mode]["backgroundColor"]
        for ink in (colours.favor, colours.against, colours.neutral, colours.ink, colours.muted):
            assert contrast(ink, ground) >= 4.5
        assert contrast(colours.mark, colours.mark_ink) >= 7
        assert config["theme"][colours.mode]["textColor"] == colours.ink


@pytest.mark.parametrize(
    ("stance", "shown"), [(0.624, "+0.62"), (-0.4, "−0.40"), (0.0, "0.00"), (-0.001, "0.00"), (1, "+1.00")]
)
def test_a_stance_has_its_sign(stance, shown) -> None:
    assert signed(stance) == shown


def test_every_word_of_the_schema_has_a_word_on_screen() -> None:
    assert set(SIDES) == set(schema.LABELS)
    assert set(VOICES) == set(schema.VOICES)
    assert set(METHODS) == set(schema.METHODS)
    assert set(FRAMINGS) == set(schema.FRAMINGS)
    assert set(MARKS) == set(schema.MARKS)
    assert not [told for told in FRAMINGS.values() if any(side.word in told for side in SIDES.values())]


@pytest.mark.parametrize(
    ("portrayal", "shown"),
    [(1.0, GOOD), (0.26, GOOD), (PLAIN_UP_TO, PLAIN), (0.0, PLAIN), (-PLAIN_UP_TO, PLAIN), (-0.26, BAD)],
)
def test_a_portrayal_has_its_light(portrayal, shown) -> None:
    assert light(portrayal) == shown


def test_a_portrayal_never_reads_like_a_stance() -> None:
    sides = [*SIDES.values(), NO_SIDE]
    assert not {one.symbol for one in (GOOD, PLAIN, BAD)} & {one.symbol for one in sides}
    assert not [one for one in (GOOD, PLAIN, BAD) if any(side.word in one.words for side in sides)]


def test_no_side_is_not_neutral() -> None:
    assert side(None) != side("neutral")
    with pytest.raises(KeyError):
        side("favour")


def test_numbers_and_dates_in_words() -> None:
    assert (count(1, "statement"), count(2230, "statement")) == ("1 statement", "2,230 statements")
    assert (percent(0.834), day(dt.date(2025, 10, 27)), day(None)) == ("83\u00a0%", "27 Oct 2025", "undated")
    assert (palette(None), palette("dark")) == (LIGHT, DARK)
