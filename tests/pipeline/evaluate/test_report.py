"""Figures: what counts as right, on rows small enough to check by hand, and on the gold there is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import InputError
from pipeline.evaluate.figure import Figure
from pipeline.evaluate.gold import Labelled, seed_gold
from pipeline.evaluate.report import report
from pipeline.evaluate.stages import measure
from pipeline.packs import find_pack
from pipeline.records import RawRecord
from pipeline.run import Analyzer
from tests.pipeline.world import registry

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
TEXT = (
    "“Israel is an independent state,” Benjamin Netanyahu said on Sunday.\n\n"
    "JD Vance rejected any Turkish troops in Gaza.\n\n“Nobody knows whose words these are.”"
)


def labelled(**labels: list[dict[str, Any]]) -> Labelled:
    analyzer = Analyzer(find_pack("israel-security"), registry(), "cues")
    record = RawRecord("a", "a", TEXT)
    rows = {"quotes": [], "positions": [], "truth": []} | labels
    return Labelled("test", {"a": analyzer.analyze(record)}, rows["quotes"], rows["positions"], rows["truth"])


def values(figures: list[Figure]) -> dict[str, tuple[float, float]]:
    return {figure.name: (figure.right, figure.n) for figure in figures}


def test_quotations_are_found_and_their_speakers_compared() -> None:
    rows = [
        {"ref": "a", "quote": "Israel is an independent state", "speaker": "Benjamin Netanyahu"},
        {"ref": "a", "quote": "Nobody knows whose words these are.", "speaker": "JD Vance"},
        {"ref": "a", "quote": "This stands nowhere in the text", "speaker": "JD Vance"},
    ]
    found = values(measure(labelled(quotes=rows)))
    assert found["attribution.quote"] == (2, 3)
    assert found["attribution.speaker"] == (1, 2)
    assert found["attribution.wrong_speaker"] == (0, 2)  # no speaker is not a wrong one


def test_a_wrong_speaker_is_counted() -> None:
    rows = [{"ref": "a", "quote": "Israel is an independent state", "speaker": "JD Vance"}]
    assert values(measure(labelled(quotes=rows)))["attribution.wrong_speaker"] == (1, 1)


def test_positions_count_as_right_with_the_label_right() -> None:
    rows = [
        {"ref": "a", "actor": "Benjamin Netanyahu", "topic": "independence", "stance": "favor"},
        {"ref": "a", "actor": "JD Vance", "topic": "foreign_forces", "stance": "favor"},
        {"ref": "a", "actor": "Turkey", "topic": "foreign_forces", "stance": "favor"},
    ]
    found = values(measure(labelled(positions=rows)))
    assert found["positions.f1"] == (2, 5)
    assert found["positions.precision"] == (1, 2)
    assert found["positions.recall"] == (1, 3)
    assert found["positions.sign"] == (1, 2)
    assert found["positions.foreign_forces.f1"] == (0, 3)


def test_reading_counts_an_unknown_date_as_right_when_there_is_none() -> None:
    rows = [{"ref": "a", "date": None, "outlet": None, "body": TEXT.split("\n\n")}]
    found = values(measure(labelled(truth=rows)))
    assert found["reading.date"] == (1, 1)
    assert found["reading.outlet"] == (1, 1)
    assert found["reading.body"] == (pytest.approx(1.0), 1)


def test_nothing_labelled_has_no_value() -> None:
    assert Figure("x", 0, 0, "test", "").value is None


def test_the_report_has_every_stage_on_the_samples_own_gold() -> None:
    figures = {figure.name: figure for figure in report()}
    assert {name.split(".")[0] for name in figures} == {
        *("packs", "reading", "attribution", "positions", "stance", "impartiality")
    }
    assert figures["reading.date"].n >= 60
    assert figures["positions.f1"].n >= 99
    own = ("sample", "packs", "own gold", "own sentences", "written, blind", "blind labels")
    assert all(figure.data.startswith(own) for figure in figures.values())


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no seeds with labels"):
        seed_gold(tmp_path)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not part of the repository")
def test_the_seeds_hold_what_was_seen() -> None:
    found = {figure.name: figure.value or 0.0 for figure in measure(seed_gold(SEEDS))}
    assert found["attribution.quote"] >= 0.98
    assert found["attribution.speaker"] >= 0.95
    assert found["attribution.wrong_speaker"] == 0
    # The cues were written looking at these five and reach 0.6; the encoder was not.
    assert found["positions.f1"] >= 0.45
    assert found["positions.sign"] >= 0.85
