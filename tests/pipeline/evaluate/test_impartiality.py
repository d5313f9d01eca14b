"""Names swapped: what counts as a flip, that a scorer with a bias is caught, and that a fair one is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline import resources
from pipeline.evaluate import impartiality as suite
from pipeline.evaluate.figure import Figure
from pipeline.evaluate.impartiality import impartiality, sample, swapped, whole
from pipeline.evaluate.swaps import Name, Sentence, gold
from pipeline.packs import find_pack
from pipeline.records import Attribution, Mention, Stance, Surroundings
from pipeline.run import DEFAULT_PACK
from pipeline.score.cues import CueScorer
from pipeline.score.whose import Side
from pipeline.steps.config import registry_in_use
from pipeline.steps.stages import load_stages
from pipeline.text import Span

MISSING = [name for name in resources.MODELS if not (resources.model_path(name) / "model.onnx").is_file()]
SENTENCES, NAMES = gold()
FEW = [
    Sentence("a", "independence", "person", "direct", "favor", None, "“[[Israel decides]],” {holder} said."),
    Sentence(
        "b", "independence", "person", "direct", "against", "agency", "{holder} [[left]], {outlet} said."
    ),
]
PEOPLE = [
    Name("person", name, name, side)
    for name, side in (("Ann", "israel"), ("Bo", "us"), ("Cleo", "arab_turkish"), ("Dan", "europe"))
]
WIRES = [
    Name("agency", f"{name} Wire", f"{name} Wire", side)
    for name, side in (("Ex", "israel"), ("Ypsilon", "us"), ("Zet", "arab_turkish"), ("Om", "europe"))
]
TINY = {"person": PEOPLE, "agency": WIRES}


def stance(p_favor: float, p_against: float, topic: str = "independence") -> Stance:
    label = "favor" if p_favor > p_against else "against"
    sure = max(p_favor, p_against)
    return Stance(topic, "scored", "fake@1", p_favor, p_against, 1 - p_favor - p_against, label, sure)


def values(figures: list[Figure]) -> dict[str, float | None]:
    return {figure.name.removeprefix("impartiality."): figure.value for figure in figures}


def counts(figures: list[Figure]) -> dict[str, tuple[float, float]]:
    return {figure.name.removeprefix("impartiality."): (figure.right, figure.n) for figure in figures}


# --- scorers ---


def fair(seen: Surroundings, attribution: Attribution) -> tuple[Stance, ...]:
    """Reads the words alone."""
    words = " ".join(piece.of(seen.text) for piece in attribution.pieces)
    return (stance(0.9, 0.05) if "Israel" in words else stance(0.1, 0.8),)


def biased(name: str, changed: tuple[Stance, ...]):
    """A scorer that gives somebody with this name something else."""

    def score(seen: Surroundings, attribution: Attribution) -> tuple[Stance, ...]:
        return changed if name in seen.text else fair(seen, attribution)

    return score


def test_a_fair_scorer_flips_nothing() -> None:
    found = counts(swapped(fair, FEW, TINY))
    # 6 pairs of four people in each sentence, and 6 of four agencies in the second.
    assert found["flips"] == found["shift"] == found["shift.largest"] == (0, 18)
    assert found["given"] == found["right"] == (12, 12)
    assert found["flips.person"] == (0, 12)
    assert found["flips.outlet"] == (0, 6)
    assert found["flips.elsewhere"] == (0, 0)
    assert found["lean"][0] == found["own.gap.names"][0] == found["own.gap.sides"][0] == 0


def test_a_scorer_that_turns_round_for_one_name_is_caught() -> None:
    found = values(swapped(biased("Bo", (stance(0.1, 0.9),)), FEW[:1], TINY))
    assert found["flips"] == found["flips.person"] == 3 / 6
    assert found["shift"] == pytest.approx(3 * 1.65 / 6)  # 0.85 with the others, −0.8 with Bo
    assert found["shift.largest"] == pytest.approx(1.65)
    assert found["lean"] == pytest.approx(1.65)
    assert found["own.gap.names"] == 1
    assert found["right"] == 3 / 4


def test_a_stance_that_is_lost_with_a_name_is_a_flip() -> None:
    silent = replace(stance(0.4, 0.5), status="abstained", label=None)
    for nothing in ((), (silent,)):
        found = counts(swapped(biased("Bo", nothing), FEW[:1], TINY))
        assert found["flips"] == (3, 6)
        assert found["shift.largest"] == (pytest.approx(6 * 0.85), 6)
        assert found["given"] == (3, 4)


def test_swaps_that_get_no_stance_with_either_name_are_not_counted() -> None:
    assert counts(swapped(lambda _seen, _attribution: (), FEW, TINY))["flips"] == (0, 0)

    def for_one(seen: Surroundings, _attribution: Attribution) -> tuple[Stance, ...]:
        return (stance(0.9, 0.0),) if "Ann" in seen.text else ()

    assert counts(swapped(for_one, FEW[:1], TINY))["flips"] == (3, 3)


def test_an_outlet_that_moves_a_score_is_caught() -> None:
    # The second sentence has the same agency with each holder: all its holders are read with it, or none.
    lower = counts(swapped(biased("Zet Wire", (stance(0.1, 0.7),)), FEW, TINY))
    assert lower["flips"] == (0, 18)
    assert lower["shift.largest"][0] == pytest.approx(18 * 0.1)
    turned = counts(swapped(biased("Zet Wire", (stance(0.9, 0.0),)), FEW, TINY))
    assert turned["flips.outlet"] == (3, 6)
    assert turned["flips.person"] == (0, 12)


def test_a_topic_that_the_sentence_is_not_about_is_counted_elsewhere() -> None:
    other = stance(0.9, 0.0, "us_pressure")
    found = counts(swapped(biased("Bo", (stance(0.9, 0.05), other)), FEW[:1], TINY))
    assert found["flips"] == (0, 6)
    assert found["flips.elsewhere"] == (3, 3)


def test_a_side_that_is_read_worse_is_seen() -> None:
    always = values(swapped(lambda *_: (stance(0.9, 0.0),), FEW, TINY))
    assert (always["own.error.favor"], always["own.error.against"]) == (0, 1)
    assert always["own.gap.sides"] == 1
    assert always["flips"] == 0


def test_a_bias_added_to_the_cues_is_seen_on_the_gold() -> None:
    cues, few = CueScorer(find_pack(DEFAULT_PACK)), sample(SENTENCES)[::2]

    def turned(seen: Surroundings, attribution: Attribution) -> tuple[Stance, ...]:
        found = cues.score(seen, attribution)
        if attribution.holder is None or not attribution.holder.actor.startswith("Israel"):
            return found
        return tuple(replace(one, p_favor=one.p_against, p_against=one.p_favor) for one in found)

    honest, bent = counts(swapped(cues.score, few, NAMES)), counts(swapped(turned, few, NAMES))
    assert bent["shift"][1] == honest["shift"][1] > 50
    assert bent["shift"][0] > honest["shift"][0] + 0.03 * honest["shift"][1]
    assert bent["lean"][0] > honest["lean"][0]


# --- the whole way ---


def test_the_sample_is_large_and_even() -> None:
    taken = sample(SENTENCES)
    assert len(taken) >= 100
    assert len({(one.topic, one.kind, one.side, one.voice) for one in taken}) > 60


def stages(*, deaf: str = "", score=fair):
    """Stages that attribute what stands between quotation marks, but not to one name."""

    def attribute(text: str, _mentions, _headings, _author):
        place = Span(text.index("”") + 2, text.index(" said"))
        holder = Mention(place, place.of(text), place.of(text), place.of(text), "person", "name")
        content = Span(1, text.index(",”"))
        known = None if deaf and deaf in text else holder
        one = Attribution("direct", Span(0, place.end), content, holder=known)
        return SimpleNamespace(attributions=(one,), mentions=(holder,))

    return SimpleNamespace(
        resolve=lambda *_: (),
        attribute=attribute,
        sides=lambda found: [Side(None, None)] * len(found),
        sentence=lambda text: lambda _at: Span(0, len(text)),
        country=lambda _actor: None,
        score=score,
    )


def test_an_attribution_that_depends_on_the_name_is_counted_by_itself() -> None:
    found = counts(whole(stages(deaf="Bo"), FEW[:1], TINY))
    assert found["whole.attribution"] == (3, 6)
    assert found["whole.found"] == (3, 4)
    assert found["whole.flips"] == (3, 6)  # nothing is given to whom nothing is attributed
    assert found["whole.flips.same"] == (0, 3)


def test_a_biased_scorer_is_caught_the_whole_way_too() -> None:
    found = counts(whole(stages(score=biased("Bo", (stance(0.0, 0.9),))), FEW[:1], TINY))
    assert found["whole.attribution"] == (0, 6)
    assert found["whole.flips"] == found["whole.flips.same"] == (3, 6)


def test_what_nobody_takes_a_side_by_gives_no_stance() -> None:
    reports = stages()
    reports.sides = lambda found: [None] * len(found)
    found = counts(whole(reports, FEW[:1], TINY))
    assert found["whole.flips"] == (0, 0)
    assert found["whole.found"] == (4, 4)


# --- what ships ---


@pytest.mark.skipif("portrayal" in MISSING, reason="data/model/portrayal is not here: the stages need it")
def test_the_stages_find_most_holders_of_the_gold_whatever_their_names() -> None:
    stages_as_they_ship = load_stages(find_pack(DEFAULT_PACK), registry_in_use(), "cues")
    found = values(whole(stages_as_they_ship, sample(SENTENCES)[::10], NAMES))
    assert found["whole.found"] is not None
    assert found["whole.attribution"] is not None
    assert found["whole.found"] > 0.8
    assert found["whole.attribution"] < 0.1


@pytest.mark.skipif("stance" in MISSING, reason="data/model/stance is not here: standpoint train stance")
def test_the_encoder_gives_stances_on_the_gold() -> None:
    from pipeline.score.encoder import EncoderScorer  # noqa: PLC0415 - the test that needs it

    scorer = EncoderScorer(find_pack(DEFAULT_PACK), resources.model_path("stance"))
    found = values(swapped(scorer.score, sample(SENTENCES)[::10], NAMES))
    assert found["given"] is not None
    assert found["given"] > 0


def test_every_part_is_measured_with_the_scorer_that_was_named(monkeypatch) -> None:
    asked = []

    def loaded(pack, _registry, scorer_name):
        asked.append((pack.id, scorer_name, None))
        return stages()

    def erred(scorer_name, pack, data):
        asked.append((pack.id, scorer_name, data))
        return [Figure("impartiality.error.favor", 0, 1, "d", "m")]

    monkeypatch.setattr(suite, "load_stages", loaded)
    monkeypatch.setattr(suite, "errors", erred)
    monkeypatch.setattr(suite, "gold", lambda: (FEW[:1], TINY))
    told: list[tuple[int, int | None]] = []
    figures = impartiality("cues", Path("data"), lambda *done: told.append(done))
    names = [figure.name for figure in figures]
    assert asked == [(DEFAULT_PACK, "cues", None), (DEFAULT_PACK, "cues", Path("data"))]
    assert told == [(1, 1)]
    assert {"impartiality.flips", "impartiality.whole.flips", "impartiality.error.favor"} <= set(names)
    assert len(names) == len(set(names))
