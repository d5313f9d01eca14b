"""In which voices an actor is known, as it leaves."""

from __future__ import annotations

import pytest

from dashboard.exhibits.exhibit import Bars, NothingToShow
from dashboard.exhibits.voices import voices
from dashboard.figures.parts.framed import REPORT, SLIDE
from dashboard.loaded import load
from dashboard.theme import LIGHT
from tests.dashboard.exhibits.ordered import marks, on_screen, order, printed, written
from tests.dashboard.fixture import BIBI, LEDGER, TRUMP, Paper
from tests.dashboard.screen import charts


@pytest.fixture(scope="module")
def loaded(store):
    return load(str(store))


def test_the_numbers_are_the_stores_and_the_bars_the_pages(app, store, loaded) -> None:
    made = voices(order(loaded, actor=[BIBI]))
    assert made.table.set_index("voice")["n_statements"].to_dict() == {
        "direct": 1, "indirect": 6, "mixed": 0, "action": 0, "position": 0, "narration": 0,
    }  # fmt: skip
    assert set(made.table) == set(made.columns)
    assert made.native == Bars(
        ("direct speech", "reported speech"), (("Statements", (1.0, 6.0), LIGHT.muted),)
    )
    assert made.takeaway == (
        "The stance of Benjamin Netanyahu is known most often by reported speech: 6 of 7 statements (86\u00a0%)."
    )
    at = app(store, "actor", actor=BIBI)
    page = next(one for one in charts(at) if marks(one, "voices"))
    assert marks(made.figure.to_dict(), "voices") == marks(page, "voices")
    assert on_screen(printed(made)) == []


def test_labels_have_their_room_on_paper(loaded) -> None:
    made = voices(order(loaded, actor=[BIBI]))
    for room in (SLIDE, REPORT):
        longest = max(len(one) for one in made.figure.layout.yaxis.ticktext)
        assert made.picture(room).layout.margin.l > longest * 13 * 0.5
    assert made.picture(SLIDE).layout.height == 400


def test_a_tie_is_told_as_one(tmp_path) -> None:
    paper = Paper(LEDGER, None, "Both").say(TRUMP, "this is so", {"independence": 0.9})
    paper.say(TRUMP, "that is so", {"independence": 0.8}, voice="mixed")
    made = voices(order(written(tmp_path / "S", [paper]), actor=[TRUMP]))
    assert made.takeaway == (
        "The stance of Donald Trump is known as often by reported speech and partly quoted: 1 of 2 statements "
        "(50\u00a0%) each."
    )
    assert "Partly quoted: some of the words" in made.notes[1]
    assert len(made.statements) == 2  # one for each voice


def test_nothing_to_show_says_why(tmp_path) -> None:
    paper = Paper(LEDGER, None, "Nothing").say(TRUMP, "this is so", {"independence": None})
    with pytest.raises(NothingToShow, match="no statement of this actor has a side"):
        voices(order(written(tmp_path / "S", [paper]), actor=[TRUMP]))
