"""What became of the inputs, as it leaves."""

from __future__ import annotations

import pytest

from dashboard.exhibits.exhibit import Bars, NothingToShow
from dashboard.exhibits.ledger import ledger
from dashboard.figures.parts.framed import SLIDE
from dashboard.loaded import load
from dashboard.theme import LIGHT
from tests.dashboard.exhibits.ordered import apart, marks, on_screen, order, printed, written
from tests.dashboard.screen import charts


@pytest.fixture(scope="module")
def loaded(store):
    return load(str(store))


def test_the_numbers_are_the_stores_and_the_bars_the_pages(app, store, loaded) -> None:
    made = ledger(order(loaded))
    assert dict(zip(made.table["outcome"], made.table["n"], strict=True)) == {
        "analysed": 8, "unanalysed": 1, "duplicate": 1, "rejected": 2, "failed": 1,
    }  # fmt: skip
    assert made.table["share"].sum() == pytest.approx(1)
    assert list(made.table) == list(made.columns)
    assert made.native == Bars(
        ("Analysed", "Kept, not analysed", "Duplicate", "Rejected", "Failed"),
        (("Inputs", (8.0, 1.0, 1.0, 2.0, 1.0), LIGHT.muted),),
    )
    assert made.takeaway == (
        "8 of 13 inputs (62\u00a0%) became an analysed article; kept, not analysed 1, duplicate 1, rejected 2, "
        "failed 1."
    )
    assert made.lines[0] == "13 inputs in 1 run; 8 became an analysed article"
    (page,) = charts(app(store, "ledger"))
    assert marks(made.figure.to_dict(), "inputs") == marks(page, "inputs")
    assert on_screen(printed(made)) == []


def test_reasons_are_words_and_never_markup(loaded) -> None:
    made = ledger(order(loaded))
    assert "Reasons, most frequent first: 1 × " in made.notes[1]
    assert made.notes[1].endswith("and others.")
    for room in (SLIDE,):
        assert "<binary>" not in str(made.picture(room).layout.annotations)


def test_all_analysed_is_told_so(tmp_path) -> None:
    made = ledger(order(written(tmp_path / "S", apart())))
    assert made.takeaway == "Each of 6 inputs became an analysed article."
    assert made.notes[1] == "Every input became an analysed article."


def test_nothing_to_show_says_why(tmp_path) -> None:
    with pytest.raises(NothingToShow, match="no input"):
        ledger(order(written(tmp_path / "S", [])))
