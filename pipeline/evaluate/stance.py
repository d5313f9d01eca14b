"""How right stances are: every peer on the blind labels, in one run.

Blind labels were made by people who saw neither rules nor model. Those of written passages travel with the
repository; those of real articles need the public dataset that the articles are in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline import resources
from pipeline.errors import InputError, unknown
from pipeline.evaluate.calibration import Calibration, calibration, with_answers
from pipeline.evaluate.called import AGAINST, FAVOR, MIXED, Called, Material, numbers
from pipeline.evaluate.figure import Figure
from pipeline.evaluate.intervals import Interval, draws, interval
from pipeline.evaluate.measures import area, balanced_sign, macro_f1
from pipeline.evaluate.peers import OWN, Peer, chosen, peers
from pipeline.packs import Pack, find_pack
from pipeline.run import DEFAULT_PACK
from pipeline.score.encoder import LABELS
from pipeline.training.labels import Labelled, real, written

if TYPE_CHECKING:
    from pipeline.evaluate.calibration import Bools

Tell = Callable[[str], None]
WRITTEN, REAL = "written, blind", "real, blind"
ALL, OTHER, EVERY = "all topics", "other statements", "all statements"


@dataclass(frozen=True, slots=True)
class Line:
    """A peer on one topic of one test set.

    `f1` is the macro-F1 of favor, against and neutral on `n` rows, where each of them is labelled; on the
    `polar` ones of them, which have a side, `sign` is balanced over the sides and `area` the AUC. `given`
    counts the polar rows to which the peer's label gives a side, `given_sign` is the balanced sign of those.
    """

    data: str
    topic: str
    peer: str
    n: int
    polar: int
    f1: Interval
    sign: Interval
    area: Interval
    given: int
    given_sign: Interval


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was measured, how probabilities are calibrated by data and peer, and what could not be asked.

    `mixed` counts the blind rows labelled mixed, which none of the peers is asked for.
    """

    lines: tuple[Line, ...]
    calibrations: tuple[tuple[str, str, Calibration], ...]
    notes: tuple[str, ...]
    mixed: int


def compare(data: Path | None = None, base: Path | None = None, tell: Tell | None = None) -> Comparison:
    """Every peer on every test set that is at hand.

    Args:
        data: The folder of public data, or that of the dataset in it; None leaves real articles out, from
            what is learned and from what is read.
        base: The folder of an encoder that was never shown a label, for the frozen embedding.
        tell: Called with the name of each peer before it reads.

    Raises:
        InputError: If the labels, the dataset or the encoder in `base` are not there.
    """
    if base is not None and not (base / "model.onnx").is_file():
        raise InputError(
            "there is no encoder in that folder",
            got=str(base),
            allowed="a folder with model.onnx, tokenizer.json and encoder.json",
        )
    rows = written() + (real(data) if data is not None else [])
    material, mixed = _material(rows, base)
    return _compared(material, peers(material), mixed, tell)


def own(tell: Tell | None = None) -> list[Figure]:
    """The figures of what ships, on written passages: they need nothing that does not travel with it.

    Raises:
        InputError: If the labels are not there.
    """
    material, mixed = _material(written(), None)
    found = _compared(material, chosen(material, OWN), mixed, tell)
    figures = [figure for line in found.lines for figure in _of_line(line)]
    return figures + [figure for row in found.calibrations for figure in _of_calibration(*row)]


def _material(rows: Sequence[Labelled], base: Path | None) -> tuple[Material, int]:
    parts: dict[str, list[Labelled]] = {"train": [], "dev": [], "blind": []}
    mixed = 0
    for row in rows:
        if row.label != "mixed":
            parts[row.part].append(row)
        elif row.part == "blind":
            mixed += 1
    pack, model = find_pack(DEFAULT_PACK), resources.model_path("stance")
    known = [topic.id for topic in pack.topics]
    for topic in {row.topic for row in rows if row.topic is not None}.difference(known):
        raise unknown(InputError, "the labels name a topic that the pack has not", topic, known)
    return Material(parts["train"], parts["dev"], parts["blind"], pack, model, base), mixed


def _compared(material: Material, asked: Sequence[Peer], mixed: int, tell: Tell | None) -> Comparison:
    called: dict[str, Called] = {}
    for peer in asked:
        if peer.call is not None:
            if tell is not None:
                tell(peer.name)
            called[peer.name] = peer.call(material)
    lines = tuple(
        line
        for name, topic, places in _sections(material.test, material.pack)
        for line in _lines(name, topic, material.test, places, called)
    )
    notes = tuple(f"{peer.name}: {peer.why}" for peer in asked if peer.why)
    return Comparison(lines, tuple(_calibrations(material.test, called)), notes, mixed)


def _sections(rows: Sequence[Labelled], pack: Pack) -> Iterator[tuple[str, str, list[int]]]:
    """Data, topic and the places of its rows; the pack's topics together first."""
    ids = [topic.id for topic in pack.topics]
    for name, places in _sets(rows).items():
        yield name, ALL, [place for place in places if rows[place].topic in ids]
        for topic in ids:
            yield name, topic, [place for place in places if rows[place].topic == topic]
        others = [place for place in places if rows[place].topic is None]
        yield name, OTHER, others
        yield name, EVERY, places if 0 < len(others) < len(places) else []


def _sets(rows: Sequence[Labelled]) -> dict[str, list[int]]:
    """The places of the rows of each test set, of those there are."""
    found: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        found.setdefault(REAL if row.source == "real" else WRITTEN, []).append(place)
    return found


def _lines(
    data: str, topic: str, rows: Sequence[Labelled], places: Sequence[int], called: dict[str, Called]
) -> Iterator[Line]:
    if not places:
        return
    gold = numbers([rows[place] for place in places])
    groups = [rows[place].group for place in places]
    polar = (gold == FAVOR) | (gold == AGAINST)
    whole = len(set(gold.tolist())) == len(LABELS)  # else the mean is of other classes than elsewhere
    polar_groups = [group for group, one in zip(groups, polar, strict=True) if one]
    drawn = draws(groups)
    polar_drawn = draws(polar_groups) if polar_groups else None
    for name, found in called.items():
        if found.reads is not None and not found.reads[places].all():
            continue
        labels, side = found.labels[places], found.side[places][polar]
        favor = gold[polar] == FAVOR
        given = np.isin(labels[polar], (FAVOR, AGAINST, MIXED))
        yield Line(
            data,
            topic,
            name,
            len(places),
            int(polar.sum()),
            interval(macro_f1(gold, labels), groups, drawn) if whole else Interval(None),
            interval(balanced_sign(favor, side), polar_groups, polar_drawn),
            interval(area(favor, side), polar_groups, polar_drawn),
            int(given.sum()),
            _given_sign(favor, side, given, polar_groups),
        )


def _given_sign(favor: Bools, side: np.ndarray, given: Bools, groups: Sequence[str]) -> Interval:
    left = [group for group, one in zip(groups, given, strict=True) if one]
    return interval(balanced_sign(favor[given], side[given]), left)


def _calibrations(
    rows: Sequence[Labelled], called: dict[str, Called]
) -> Iterator[tuple[str, str, Calibration]]:
    for data, places in _sets(rows).items():
        gold = numbers([rows[place] for place in places])
        for name, found in called.items():
            if found.probabilities is None:
                continue
            one = calibration(gold, found.probabilities[places])
            if found.confidence is not None:
                one = with_answers(one, found.confidence[places], found.labels[places] == gold)
            yield data, name, one


def _of_line(line: Line) -> Iterator[Figure]:
    """The figures of a line that have a value; shares of rows as if so many were right."""
    where = "" if line.topic == ALL else f".{line.topic.replace(' ', '_')}"
    told = "of favor, against and neutral" if line.topic == ALL else f"of {line.topic}"
    named = (
        ("macro_f1", line.f1, line.n, f"macro-F1, {told}"),
        (
            "sign",
            line.sign,
            line.polar,
            "right sides of rows that have one, balanced; none called counts half",
        ),
        ("auc", line.area, line.polar, "pairs of a row in favour and one against in the right order"),
    )
    for name, found, n, meaning in named:
        if found.value is not None:
            yield Figure(f"stance.{line.peer}.{name}{where}", found.value * n, n, line.data, meaning)


def _of_calibration(data: str, peer: str, found: Calibration) -> Iterator[Figure]:
    meaning = "expected calibration error of the likeliest label; lower is better"
    yield Figure(f"stance.{peer}.ece", found.likeliest * found.n, found.n, data, meaning)
    if found.shipped is not None and found.shipped.accuracy is not None:
        kept = found.shipped
        right = round(found.shipped.accuracy * kept.n)
        yield Figure(f"stance.{peer}.given", right, kept.n, data, "stances given that are right")
