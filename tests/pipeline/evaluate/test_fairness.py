"""Errors by side: what is an error, what is silence, who is on whose side, and when rows are too few."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.evaluate.called import AGAINST, FAVOR, MIXED, NEUTRAL, Called
from pipeline.evaluate.fairness import (
    COMPARED,
    ENOUGH,
    PEERS,
    UNPLACED,
    Blocs,
    Outcome,
    errors,
    figures,
    outcomes,
    wilson,
)
from pipeline.evaluate.figure import Figure
from pipeline.packs import find_pack
from pipeline.records import Attribution, Mention, Surroundings
from pipeline.run import DEFAULT_PACK
from pipeline.score.scorers import SCORERS
from pipeline.steps.config import registry_in_use
from pipeline.text import Span
from pipeline.training import labels
from pipeline.training.labels import Labelled

BLOCS = Blocs(registry_in_use())


def found(figures: list[Figure]) -> dict[str, Figure]:
    return {figure.name.removeprefix("impartiality."): figure for figure in figures}


def rows(
    n: int, gold: int, given: int, bloc: str = "us", topic: str | None = "independence"
) -> list[Outcome]:
    return [Outcome(gold, given, bloc, f"{bloc}{gold}{given}{i}", topic) for i in range(n)]


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0)],
)
def test_the_interval_of_a_share_is_wilsons(right: int, n: int, low: float, high: float) -> None:
    assert wilson(right, n) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


@pytest.mark.parametrize(
    ("name", "bloc"),
    [
        ("Israel", "israel"),
        ("Benjamin Netanyahu", "israel"),
        ("Israelis", "israel"),
        ("two senior Israeli officials", "israel"),
        ("Tel Aviv-born novelist", UNPLACED),
        ("US official (unnamed)", "us"),
        ("The American delegation", "us"),
        ("US-backed militia", UNPLACED),
        ("Hamas official (unnamed)", "arab_turkish"),
        ("Recep Tayyip Erdoğan", "arab_turkish"),
        ("Turkey’s foreign ministry", "arab_turkish"),
        ("Palestinians", "arab_turkish"),
        ("Emmanuel Macron", "europe"),
        ("European Commission", "europe"),
        ("Iran", "others"),
        ("United Nations", "others"),
        ("French and US official (unnamed)", UNPLACED),
        ("Marta Qux", UNPLACED),
        ("a friend of Israel", UNPLACED),
        ("Iranology professor", UNPLACED),
        ("", UNPLACED),
    ],
)
def test_a_holder_is_on_his_countrys_side(name: str, bloc: str) -> None:
    assert BLOCS.of_name(name) == bloc


def labelled(label: str, actor: str, topic: str | None = "independence") -> Labelled:
    who = Mention(Span(0, 2), "He", "holder", actor, "person", "name")
    attribution = Attribution("direct", Span(0, 9), Span(3, 9), holder=who)
    text = "He agrees"
    return Labelled(
        "a", "real", "blind", "g", Surroundings(text), attribution, Span(0, 9), "S.", topic, label
    )


def test_a_row_without_an_actor_is_placed_by_the_words_that_name_him() -> None:
    row = labelled("favor", "")
    assert row.attribution.holder is not None
    israeli = replace(row.attribution.holder, text="the Israeli army")
    assert BLOCS.of(replace(row, attribution=replace(row.attribution, holder=israeli))) == "israel"
    assert BLOCS.of(row) == UNPLACED
    assert BLOCS.of(replace(row, attribution=replace(row.attribution, holder=None))) == UNPLACED


def test_rows_that_a_scorer_cannot_read_are_no_silence() -> None:
    both = [labelled("favor", "Israel"), labelled("against", "Iran", None)]
    said = np.asarray([MIXED, NEUTRAL])
    called = Called(said, np.zeros(2), reads=np.asarray([True, False]))
    assert outcomes(both, called, BLOCS) == [Outcome(FAVOR, MIXED, "israel", "g", "independence")]
    assert len(outcomes(both, Called(said, np.zeros(2)), BLOCS)) == 2


def test_errors_are_of_what_was_given_and_silence_of_what_has_a_side() -> None:
    got = found(
        figures(
            [
                *rows(6, FAVOR, FAVOR),
                *rows(2, FAVOR, AGAINST),
                *rows(4, FAVOR, NEUTRAL, "israel"),
                *rows(3, AGAINST, MIXED, "europe"),
                *rows(5, NEUTRAL, FAVOR, "israel"),
                *rows(7, NEUTRAL, NEUTRAL),
                *rows(1, MIXED, MIXED, UNPLACED),
            ],
            "d",
        )
    )
    counted = {name: (figure.right, figure.n) for name, figure in got.items()}
    assert counted["error.favor"] == (2, 8)
    assert counted["silent.favor"] == (4, 12)
    assert counted["error.against"] == (3, 3)
    assert counted["silent.against"] == (0, 3)
    assert counted["error.israel"] == (5, 5)  # a side where people saw none is wrong too
    assert counted["error.us"] == (2, 8)
    assert counted["silent.us"] == (0, 8)
    assert counted["error.unplaced"] == (0, 1)
    assert counted["error.others"] == (0, 0)
    assert "95 % in 7.1% to 59.1%" in got["error.us"].meaning


def test_a_label_that_is_read_worse_makes_a_gap() -> None:
    got = found(
        figures([*rows(80, FAVOR, FAVOR), *rows(30, AGAINST, AGAINST), *rows(10, AGAINST, FAVOR)], "d")
    )
    gap = got["gap.sides"]
    assert gap.value == pytest.approx(0.25)
    assert gap.n == 120
    assert "favor less against: -25.0, 95 % in -" in gap.meaning
    assert got["gap.sides.silent"].value == 0
    assert got["gap.sides.topics"].value == gap.value


def test_holders_that_are_read_worse_make_a_gap_that_the_lot_does_not() -> None:
    fair = [
        one for bloc in COMPARED for one in (*rows(90, FAVOR, FAVOR, bloc), *rows(10, FAVOR, AGAINST, bloc))
    ]
    worse = [*fair, *rows(30, FAVOR, AGAINST, "israel")]
    even, uneven = (found(figures(some, "d"))["gap.holders"] for some in (fair, worse))
    assert even.value == 0
    assert uneven.value == pytest.approx(40 / 130 - 0.1)
    assert uneven.meaning.startswith("holders of israel less holders of us; by lot ")
    by_lot = float(uneven.meaning.split("up to ")[1].split(" ")[0])
    assert by_lot < 100 * uneven.value


def test_too_few_rows_are_shown_and_not_compared() -> None:
    few = [*rows(ENOUGH - 1, FAVOR, FAVOR), *rows(90, AGAINST, AGAINST, "israel")]
    got = found(figures(few, "d"))
    assert got["gap.sides"].value is None
    assert got["gap.holders"].value is None
    assert got["error.favor"].n == ENOUGH - 1
    enough = found(figures([*few, *rows(1, FAVOR, FAVOR)], "d"))
    assert enough["gap.sides"].value == enough["gap.holders"].value == 0


def test_other_statements_count_and_the_packs_topics_are_told_apart() -> None:
    some = [*rows(40, FAVOR, FAVOR), *rows(40, AGAINST, AGAINST), *rows(40, AGAINST, FAVOR, topic=None)]
    got = found(figures(some, "d"))
    assert got["gap.sides"].value == pytest.approx(0.5)
    assert got["gap.sides.topics"].value == 0


def test_nothing_labelled_gives_no_figure_but_no_error_either() -> None:
    assert {figure.value for figure in figures([], "d")} == {None}


def test_every_scorer_can_be_asked() -> None:
    assert PEERS.keys() == SCORERS.keys()


@pytest.mark.skipif(
    not (labels.resources.folder() / "gold" / "stance").is_dir(), reason="data/gold/stance is not here"
)
def test_the_written_labels_are_measured_without_any_other_data() -> None:
    got = found(errors("cues", find_pack(DEFAULT_PACK)))
    sided = got["silent.favor"].n + got["silent.against"].n
    assert sided > 100
    assert sum(got[f"silent.{bloc}"].n for bloc in (*COMPARED, UNPLACED)) == sided
    assert ", 0 real" in got["error.favor"].data
