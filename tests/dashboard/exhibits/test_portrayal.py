"""The portrayal as it leaves: the page's marks, the sentences' n, and no word of a stance."""

from __future__ import annotations

import pytest

from dashboard.exhibits.exhibit import NothingToShow
from dashboard.exhibits.portrayal import portrayal
from dashboard.figures.parts.framed import SLIDE
from dashboard.loaded import load
from tests.dashboard.exhibits.ordered import BOTH, crowd, marks, on_screen, order, printed, written
from tests.dashboard.fixture import BIBI, COURIER, LEDGER
from tests.dashboard.screen import charts


@pytest.fixture(scope="module")
def loaded(store):
    return load(str(store))


def test_the_numbers_are_the_stores_and_the_marks_the_pages(app, store, loaded) -> None:
    made = portrayal(order(loaded, vs=BOTH))
    # Ledger: 0.6, and (0.6 − 0.8 + 0.1) / 3. Courier: 0.6, and −0.8 in the copy that adds Netanyahu.
    assert made.table.set_index("outlet_id")["mean"].round(4).to_dict() == {
        LEDGER[0]: 0.2833,
        COURIER[0]: -0.1,
    }
    assert set(made.table["actor_id"]) == {BIBI}
    assert set(made.table) == set(made.columns)
    at = app(store, "compare", vs=list(BOTH))
    assert marks(made.figure.to_dict(), "outlet-") == marks(charts(at)[1], "outlet-")
    assert [one.words for one in made.signs][:2] == [
        "The Harbour Ledger: 4 sentences, 2 articles",
        "The Carmel Courier: 2 sentences, 2 articles",
    ]
    assert made.takeaway == (
        "No actor’s portrayal can be told apart between The Harbour Ledger and The Carmel Courier: 6 sentences, "
        "1 actor."
    )


def test_what_it_is_of_is_said_and_filters_that_do_not_apply_are_not(loaded) -> None:
    made = portrayal(order(loaded, vs=BOTH, topics=["us_pressure"], conf=["0.9"], to=["2025-10-31"]))
    assert made.lines[1] == (
        "6 sentences in 4 articles; all that was analysed of these outlets: 5 articles · 13 Jun 2025 to "
        "27 Oct 2025, 1 undated"
    )
    assert made.lines[2].startswith("Filters: to 31 Oct 2025; ")
    assert made.lines[2].endswith("; copies of a story count once")
    assert "topic, voice and confidence do not apply" in made.notes[1]
    assert "says how the outlet writes" in made.notes[0]
    assert on_screen(printed(made)) == []
    assert made.statements == ()
    assert made.native is None


def test_a_slide_has_fewer_rows(tmp_path) -> None:
    made = portrayal(order(written(tmp_path / "S", crowd(14, (LEDGER, COURIER))), SLIDE, vs=BOTH))
    assert len(made.figure.layout.yaxis.ticktext) == 6
    assert "Shown: the 6 actors with most" in made.notes[1]


def test_nothing_to_show_says_why(loaded) -> None:
    with pytest.raises(NothingToShow, match="no actor is in sentences of two of these outlets"):
        portrayal(order(loaded, vs=BOTH, actors=["donald-trump"]))
