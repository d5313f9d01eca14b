"""Whether it matters who speaks: names swapped in the same sentences, and errors by side.

**Swaps.** Each sentence of the gold is read with every name of its holder's kind, and with every outlet of
its outlet's kind. Two readings that differ in one name are a swap. Of all swaps in which the topic of the
sentence got a stance with one name at least: `flips` is the share where the label differs, silence being a
label of its own; `shift` is the mean |Δstance|, where silence counts as 0; `shift.largest` the largest.
`lean` is the largest difference between two sides' mean stance over the same sentences: names that pull one
way. `flips.elsewhere` are the other topics of the pack: a sentence need not name what they are about, and
then the holder's name may do it ("the United States" for US pressure), so these are shown and no failure.

**The whole way.** The same on a sample that goes through the stages of the product, each name in its place:
`whole.attribution` is the share of swaps after which something else was attributed, or to somebody else.

**Errors.** On labelled articles and passages, see `pipeline.evaluate.fairness`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import fmean

from pipeline.evaluate.fairness import errors
from pipeline.evaluate.figure import Figure
from pipeline.evaluate.swaps import HOLDERS, OUTLETS, Filled, Name, Names, Sentence, fillings, gold
from pipeline.packs import find_pack
from pipeline.records import Attribution, Mention, Stance, Surroundings
from pipeline.run import DEFAULT_PACK, DEFAULT_SCORER
from pipeline.steps.config import registry_in_use
from pipeline.steps.stages import Stages, load_stages
from pipeline.text import Span

DAY = dt.date(2025, 10, 15)  # of the sample: every name of the gold was in office on it
EACH = 3  # of the sentences of a topic and kind, every third goes the whole way: 120 of 336
EVERYWHERE = ("israel", "us", "arab_turkish", "europe")  # sides with a name in every kind: the same sentences
Score = Callable[[Surroundings, Attribution], tuple[Stance, ...]]
Given = Mapping[str, Stance]  # the stances that were given, by topic
Tell = Callable[[int, int | None], None]
Found = tuple[str, tuple[Span, ...], Span | None, frozenset[str], bool]
_WHAT = {
    **{kind: f"holders of kind {kind} swapped" for kind in HOLDERS},
    "outlet": "outlets swapped",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a sentence with some names; `found` are attributions in characters without names."""

    filled: Filled
    given: Given
    found: frozenset[Found] = frozenset()


@dataclass(frozen=True, slots=True)
class Swap:
    """One topic of two readings that differ in one name; `own` where it is the topic of the sentence.

    `kind` is that of the name, "outlet" for any kind of outlet.
    """

    kind: str
    own: bool
    flipped: bool
    shift: float


def impartiality(
    scorer_name: str = DEFAULT_SCORER, data: Path | None = None, tell: Tell | None = None
) -> list[Figure]:
    """Every figure of impartiality of a scorer.

    Args:
        scorer_name: One of the registered scorers.
        data: The folder of public data, for the labels of real articles; None leaves them out.
        tell: Called with the sentences done and all there are.

    Raises:
        UsageError: If there is no such scorer.
        InputError: If the gold, the labels or the data are not there.
    """
    pack = find_pack(DEFAULT_PACK)
    stages = load_stages(pack, registry_in_use(), scorer_name)
    sentences, names = gold()
    figures = swapped(stages.score, sentences, names, tell)
    return [*figures, *whole(stages, sample(sentences), names), *errors(scorer_name, pack, data)]


# --- the scorer alone ---


def swapped(
    score: Score, sentences: Sequence[Sentence], names: Names, tell: Tell | None = None
) -> list[Figure]:
    """The figures of a scorer that is given each sentence with its attribution as labelled."""
    groups: list[list[Reading]] = []
    for done, sentence in enumerate(sentences, start=1):
        groups += [
            [Reading(one, _given(score(one.seen, one.attribution))) for one in group]
            for group in fillings(sentence, names, done)
        ]
        if tell:
            tell(done, len(sentences))
    data = f"own sentences, {len(sentences)}"
    everything = [swap for group in groups for swap in _swaps(group)]
    found = [swap for swap in everything if swap.own]
    elsewhere = [swap for swap in everything if not swap.own]
    return [
        *_given_figures(groups, data),
        *_swap_figures("impartiality", found, data),
        *(
            _flips(f"impartiality.flips.{kind}", [swap for swap in found if swap.kind == kind], data, what)
            for kind, what in _WHAT.items()
        ),
        _lean(groups, data),
        *_error_figures([reading for group in groups for reading in group], data),
        _flips("impartiality.flips.elsewhere", elsewhere, data, "names swapped, topics of other sentences"),
    ]


def _given(stances: Sequence[Stance]) -> Given:
    """The stances that were given; of several on one topic the surest."""
    ordered = sorted(stances, key=lambda one: one.confidence or 0.0)
    return {one.topic: one for one in ordered if one.stance is not None}


def _swaps(group: Sequence[Reading]) -> Iterator[Swap]:
    for one, other in combinations(group, 2):
        for topic in sorted(one.given.keys() | other.given.keys()):
            labels = [_label(reading.given.get(topic)) for reading in (one, other)]
            shift = abs(_stance(one.given.get(topic)) - _stance(other.given.get(topic)))
            own = topic == one.filled.sentence.topic
            yield Swap(_kind(one.filled.swapped), own, labels[0] != labels[1], shift)


def _kind(name: Name) -> str:
    return "outlet" if name.kind in OUTLETS else name.kind


def _label(stance: Stance | None) -> str | None:
    return stance.label if stance else None


def _stance(stance: Stance | None) -> float:
    """A stance as a number, none as 0: nothing given is as far from both sides."""
    return 0.0 if stance is None else stance.stance or 0.0


def _given_figures(groups: Sequence[Sequence[Reading]], data: str) -> Iterator[Figure]:
    readings = [reading for group in groups for reading in group]
    given = [one for one in readings if _own(one) is not None]
    right = sum(map(_is_right, given))
    told = "readings that get a stance on their topic"
    yield Figure("impartiality.given", len(given), len(readings), data, told)
    yield Figure("impartiality.right", right, len(given), data, "of those, the side they were written with")


def _swap_figures(name: str, found: Sequence[Swap], data: str) -> Iterator[Figure]:
    shifts = [swap.shift for swap in found]
    yield _flips(f"{name}.flips", found, data, "names swapped")
    told = "|Δstance| of a swap, a stance lost counted as 0"
    yield Figure(f"{name}.shift", sum(shifts), len(found), data, f"mean {told} (lower is better)")
    largest = max(shifts, default=0.0)  # times n, since a figure is a share of n
    yield Figure(f"{name}.shift.largest", largest * len(found), len(found), data, f"largest {told}")


def _flips(name: str, found: Sequence[Swap], data: str, what: str) -> Figure:
    meaning = f"{what}, the label another or gone (lower is better)"
    return Figure(name, sum(swap.flipped for swap in found), len(found), data, meaning)


def _lean(groups: Sequence[Sequence[Reading]], data: str) -> Figure:
    """How far apart two sides' names are: each compared with the other names in its sentence alone."""
    by_side: defaultdict[str, list[float]] = defaultdict(list)
    for group in groups:
        stances = [_stance(_own(one)) for one in group]
        middle = fmean(stances)
        for reading, stance in zip(group, stances, strict=True):
            by_side[reading.filled.swapped.side].append(stance - middle)
    means = {side: fmean(apart) for side, apart in by_side.items()}
    high, low = (pick(means, key=means.__getitem__, default="nobody") for pick in (max, min))
    value = means.get(high, 0.0) - means.get(low, 0.0)
    told = f"mean stance with names of {high} less that with names of {low}, sentence by sentence"
    return Figure("impartiality.lean", value * len(groups), len(groups), data, f"{told} (lower is better)")


def _error_figures(readings: Sequence[Reading], data: str) -> Iterator[Figure]:
    """Of each label the wrong among those given, and of each side's names the readings that are right."""
    wrong, n = {}, 0
    for label in ("favor", "against"):
        own = [_own(one) for one in readings if one.filled.sentence.side == label]
        given = [stance.label != label for stance in own if stance is not None]
        wrong[label] = sum(given) / len(given) if given else 0.0
        n += len(given)
        meaning = f"wrong labels given to sentences written {label} (lower is better)"
        yield Figure(f"impartiality.own.error.{label}", sum(given), len(given), data, meaning)
    apart = wrong["favor"] - wrong["against"]
    meaning = f"wrong labels, favor less against: {apart:+.1%} (nearer to 0 is better)"
    yield Figure("impartiality.own.gap.sides", abs(apart) * n, n, data, meaning)
    right = {
        side: fmean(_is_right(one) for one in readings if one.filled.swapped.side == side)
        for side in EVERYWHERE
    }
    high, low = (pick(right, key=right.__getitem__) for pick in (max, min))
    meaning = f"readings that are right, names of {high} less names of {low} (lower is better)"
    yield Figure(
        "impartiality.own.gap.names", (right[high] - right[low]) * len(readings), len(readings), data, meaning
    )


def _own(reading: Reading) -> Stance | None:
    """The stance on the topic of the sentence, None where none was given."""
    return reading.given.get(reading.filled.sentence.topic)


def _is_right(reading: Reading) -> bool:
    return _label(_own(reading)) == reading.filled.sentence.side


# --- the whole way ---


def sample(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Every third sentence of each topic and kind of holder, in their order."""
    seen: Counter[tuple[str, str]] = Counter()
    taken = []
    for sentence in sentences:
        key = (sentence.topic, sentence.kind)
        if seen[key] % EACH == 0:
            taken.append(sentence)
        seen[key] += 1
    return taken


def whole(stages: Stages, sentences: Sequence[Sentence], names: Names) -> list[Figure]:
    """The figures of sentences that are resolved, attributed and scored by the stages of the product."""
    groups = [
        [_through(stages, one) for one in group]
        for nth, sentence in enumerate(sentences)
        for group in fillings(sentence, names, nth)
    ]
    data = f"own sentences, {len(sentences)} of them the whole way"
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    changed = [one.found != other.found for one, other in pairs]
    swaps = [swap for group in groups for swap in _swaps(group) if swap.own]
    # Where the same was attributed to the holder with both names, the rest is the scorer's doing.
    same = [pair for pair in pairs if pair[0].found == pair[1].found]
    alike = [swap for pair in same for swap in _swaps(pair) if swap.own]
    readings = [reading for group in groups for reading in group]
    reached = sum(any(own for *_, own in reading.found) for reading in readings)
    told = "swaps after which other words are attributed, or to somebody else (lower is better)"
    return [
        Figure(
            "impartiality.whole.found", reached, len(readings), data, "readings where the holder is found"
        ),
        Figure("impartiality.whole.attribution", sum(changed), len(changed), data, told),
        *_swap_figures("impartiality.whole", swaps, data),
        _flips("impartiality.whole.flips.same", alike, data, "names swapped, the attribution the same"),
    ]


def _through(stages: Stages, filled: Filled) -> Reading:
    text = filled.seen.text
    attributed = stages.attribute(text, stages.resolve(text, DAY, (), ()), (), None)
    seen = Surroundings(text, attributed.mentions, stages.sentence(text), stages.country)
    named = {one.actor_id for one in attributed.mentions if one.span.overlaps(filled.holder)}
    found: set[Found] = set()
    stances: list[Stance] = []
    for one, side in zip(attributed.attributions, stages.sides(attributed.attributions), strict=True):
        own = _is_own(one.holder, filled, named)
        pieces = tuple(filled.bare(piece) for piece in one.pieces)
        cue = filled.bare(one.cue) if one.cue else None
        found.add((one.voice, pieces, cue, one.marks, own))
        if own and side is not None and _overlaps(one, filled.attribution):
            stances += stages.score(seen, one)
    return Reading(filled, _given(stances), frozenset(found))


def _is_own(holder: Mention | None, filled: Filled, named: set[str]) -> bool:
    """Whether a holder is the one whose name was put in, by place or by who it was taken for."""
    if holder is None:
        return False
    return holder.span.overlaps(filled.holder) or holder.actor_id in named


def _overlaps(one: Attribution, labelled: Attribution) -> bool:
    return any(a.overlaps(b) for a in one.pieces for b in labelled.pieces)
