"""The peers in one run: which rows, which figures, what is said of what is left out."""

from __future__ import annotations

import json

import pytest

from pipeline.errors import InputError
from pipeline.evaluate.intervals import Interval
from pipeline.evaluate.peers import FROZEN, NO_BASE
from pipeline.evaluate.stance import ALL, EVERY, OTHER, REAL, WRITTEN, compare, own
from tests.pipeline.evaluate import stance_world as world


@pytest.fixture
def gold(monkeypatch, tmp_path):
    folder = world.write_gold(tmp_path / "gold", mixed=2)
    world.install(monkeypatch, folder, world.write_model(tmp_path / "model"))
    return folder


@pytest.mark.usefixtures("gold")
def test_the_written_blind_rows_are_read_by_every_peer() -> None:
    asked: list[str] = []
    found = compare(tell=asked.append)
    assert asked[:2] == ["majority per topic", "VADER sign"]
    assert len(asked) == 6
    sections = {(line.data, line.topic, line.n, line.polar) for line in found.lines}
    # Of the mixed rows none is asked about; topics without a row have no lines.
    assert sections == {
        (WRITTEN, ALL, 6, 4),
        (WRITTEN, "foreign_forces", 6, 4),
        (WRITTEN, OTHER, 3, 2),
        (WRITTEN, EVERY, 9, 6),
    }
    assert found.mixed == 2
    assert found.notes == (f"{FROZEN}: {NO_BASE}",)


@pytest.mark.usefixtures("gold")
def test_a_peer_that_is_right_has_figures_that_say_so() -> None:
    found = compare()
    lines = {(line.topic, line.peer): line for line in found.lines}
    right = lines[ALL, "encoder"]
    assert right.f1 == right.sign == right.area == right.given_sign == Interval(1.0, 1.0, 1.0)
    assert right.given == 4
    toneless = lines[ALL, "VADER sign"]
    assert (toneless.sign.value, toneless.area.value, toneless.given) == (0.5, 0.5, 0)
    assert toneless.given_sign == Interval(None)
    assert toneless.f1.value == pytest.approx(0.5 / 3)  # the neutral third, and every other called neutral
    assert {(OTHER, "cues"), (EVERY, "cues")}.isdisjoint(lines)


@pytest.mark.usefixtures("gold")
def test_only_a_scorer_that_may_be_silent_has_a_threshold() -> None:
    found = {peer: one for _, peer, one in compare().calibrations}
    assert found["judge"].shipped.n == 6
    assert found["judge"].shipped.coverage == pytest.approx(2 / 3)
    assert found["judge"].given == pytest.approx(0.2)
    assert found["encoder"].shipped is None
    assert found["encoder"].likeliest == pytest.approx(0.2)
    assert "cues" not in found


@pytest.mark.parametrize("folder", [".", "allsides_articles"])
def test_with_the_dataset_real_rows_are_learned_from_and_read(gold, tmp_path, folder) -> None:
    data = world.write_real(gold, tmp_path / "data")
    found = compare(data / folder)
    real = [line for line in found.lines if line.data == REAL]
    assert {(line.topic, line.n) for line in real} == {(ALL, 1), ("foreign_forces", 1)}
    # One row has one of the three classes, and one article can't be resampled.
    assert {(line.f1, line.sign) for line in real} == {(Interval(None), Interval(None))}
    assert [line.data for line in found.lines].index(REAL) > 0
    with pytest.raises(InputError, match="not there"):
        compare(tmp_path / "elsewhere")


@pytest.mark.usefixtures("gold")
def test_the_figures_of_the_gate_are_those_of_what_ships() -> None:
    found = {figure.name: figure for figure in own()}
    assert {name.split(".")[1] for name in found} == {"cues", "encoder", "judge"}
    assert found["stance.judge.macro_f1"].value == 1.0
    assert found["stance.judge.macro_f1"].n == 6
    assert found["stance.judge.auc.foreign_forces"].n == 4
    assert found["stance.encoder.sign.other_statements"].value == 1.0
    assert (found["stance.judge.given"].right, found["stance.judge.given"].n) == (6, 6)
    assert found["stance.judge.ece"].value == pytest.approx(0.2)
    assert {figure.data for figure in found.values()} == {WRITTEN}
    assert all(0 <= figure.value <= 1 for figure in found.values())


def test_a_topic_that_the_pack_has_not_is_refused(gold) -> None:
    row = world.row(7, "favor", "blind", "foreign_force")
    with (gold / "written.jsonl").open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(row) + "\n")
    with pytest.raises(InputError, match="Did you mean 'foreign_forces'"):
        compare()


@pytest.mark.usefixtures("gold")
def test_without_a_model_the_others_are_compared(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("pipeline.resources.model_path", lambda _name: tmp_path / "none")
    found = compare()
    assert {line.peer for line in found.lines}.isdisjoint({"encoder", "judge"})
    assert [note.split(":")[0] for note in found.notes][1:] == ["encoder", "judge"]
    assert {figure.name.split(".")[1] for figure in own()} == {"cues"}
