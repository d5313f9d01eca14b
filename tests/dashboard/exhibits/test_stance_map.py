"""The stance map as it leaves: the clearest tile, columns that fit, notes that are true."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.exhibits import said
from dashboard.exhibits.stance_map import MOST_LOW, stance_map
from dashboard.figures.parts.framed import REPORT, SHEET, SLIDE
from dashboard.loaded import Loaded
from tests.dashboard.exhibits.ordered import crowd, order, written
from tests.dashboard.fixture import BIBI, COURIER, LEDGER, TRUMP, Paper

MANY = [(f"paper-{n}.example", f"The Long Name Gazette {n}") for n in range(14)]


def told(stance: float, actor: str, outlet, number: int, times: int = 1) -> Paper:
    paper = Paper(outlet, dt.date(2025, 10, 1 + number), f"{outlet[1]} {number}")
    for one in range(times):
        paper.say(actor, f"it is so {number} {one}", {"independence": stance})
    return paper


@pytest.fixture(scope="module")
def clear(tmp_path_factory) -> Loaded:
    """Netanyahu: Ledger, 16 statements that vary; Courier, 6 that agree. Trump: 6 against in the Ledger."""
    papers = [told(stance, BIBI, LEDGER, n, 2) for n, stance in enumerate((0.2, 0.9, 0.5, 0.9) * 2)]
    papers += [told(0.8 + n / 100, BIBI, COURIER, n + 10) for n in range(6)]
    papers += [told(-0.8 - n / 100, TRUMP, LEDGER, n + 20) for n in range(6)]
    return written(tmp_path_factory.mktemp("clear"), papers)


@pytest.fixture(scope="module")
def wide(tmp_path_factory) -> Loaded:
    return written(tmp_path_factory.mktemp("wide"), crowd(3, MANY))


def test_the_clearest_is_farthest_from_nought_with_its_whole_interval(clear) -> None:
    takeaway = stance_map(order(clear, topic=("independence",))).takeaway
    assert takeaway.startswith(
        "Clearest: Benjamin Netanyahu in favour in The Carmel Courier (+0.82, 6 statements); "
        "Donald Trump against in The Harbour Ledger (−0.82, 6 statements)"
    )


def test_topics_are_what_one_is_in_favour_on_and_an_outlet_has_no_stance(clear) -> None:
    title = clear.titles()["independence"]
    takeaway = stance_map(order(clear, view=("actors-topics",))).takeaway
    assert f"Donald Trump against on {title} (" in takeaway
    takeaway = stance_map(order(clear, view=("outlets-topics",))).takeaway
    assert f"Clearest: actors quoted by The Carmel Courier in favour on {title} (" in takeaway


@pytest.mark.parametrize("room", [SHEET, SLIDE, REPORT], ids=["sheet", "slide", "report"])
@pytest.mark.parametrize("all_", [(), ("1",)], ids=["top", "all"])
def test_every_tile_has_its_n_and_what_does_not_fit_is_counted(wide, room, all_) -> None:
    made = stance_map(order(wide, room, topic=("independence",), **({"all": all_} if all_ else {})))
    columns = len(made.figure.layout.xaxis.ticktext)
    numbers = [text for one in made.figure.data if one.name == "numbers" for text in one.text]
    assert len(numbers) == 3 * columns
    assert all("n 1" in text for text in numbers)
    assert columns == 14 or f"Not shown: {14 - columns} outlets with fewer statements." in made.notes[1]
    assert columns <= MOST_LOW or room is not SLIDE
    assert made.table["col_id"].nunique() == 14


def test_the_note_tells_the_interval_once(clear, wide) -> None:
    whole = stance_map(order(clear, topic=("independence",))).notes[0]
    assert "Small: n statements, ± half of the interval." in whole
    narrow = stance_map(order(wide, SLIDE, topic=("independence",))).notes[0]
    assert "Small: n statements. " in narrow
    assert "in the data" in narrow
    for note in (whole, narrow):
        assert note.count("95\u00a0%") == note.count(said.INTERVAL) == 1


@pytest.mark.parametrize(
    ("measure", "small"), [("favor", "n statements"), ("disagreement", "n statements with a side")]
)
def test_a_share_has_its_n_and_says_that_it_has_no_interval(clear, measure, small) -> None:
    made = stance_map(order(clear, SLIDE, topic=("independence",), measure=(measure,)))
    assert f"Small: {small}; no interval is computed for shares." in made.notes[0]
    assert all("n " in text for one in made.figure.data if one.name == "numbers" for text in one.text)


def test_what_ends_the_source_is_not_parted(clear) -> None:
    source = stance_map(order(clear, topic=("independence",))).source
    assert source.endswith(f"drawn 21 Nov 2026; snapshot\u00a0{clear.snapshot}.")
