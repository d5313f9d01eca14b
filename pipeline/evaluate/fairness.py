"""Errors by the side that was labelled and by whose side the holder is on, on labels nobody tuned on.

A row is a passage, a holder and a statement with the label of people. An *error* is a label given that is
another than theirs; a row is *silent* where they saw a side and none was given. Both are shares: errors of
the rows that were given a label, silence of the rows that have a side.

Whose side a holder is on is his country's in the registry: by his name, or by the country or body that
begins what he is called ("the US envoy", "Hamas officials"). Where neither says it he is *unplaced*: counted,
and compared with nobody.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline import resources
from pipeline.errors import InputError
from pipeline.evaluate.called import AGAINST, FAVOR, NEUTRAL, Called, Material, numbers
from pipeline.evaluate.figure import Figure
from pipeline.evaluate.intervals import interval
from pipeline.evaluate.peers import chosen
from pipeline.packs import Pack
from pipeline.registry import Registry
from pipeline.steps.config import registry_in_use
from pipeline.training.labels import Labelled, real, written

# The Arab League; the European Union with the states around it. Iran, Russia and the rest are "others".
_ARAB = "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE"
_EUROPE = (
    "AL AT BA BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MD ME MK MT NL NO PL PT RO "
    "RS SE SI SK UA VA XK"
)
BLOCS = {
    "IL": "israel",
    "US": "us",
    **dict.fromkeys([*_ARAB.split(), "TR"], "arab_turkish"),
    **dict.fromkeys(_EUROPE.split(), "europe"),
}
COMPARED = ("israel", "us", "arab_turkish", "europe", "others")
UNPLACED = "unplaced"
# The bodies of Europe have no country in the registry.
_EUROPEAN = frozenset({"european-union", "european-commission", "european-council", "european-parliament"})
_BEFORE = "the|an?|two|three|several|some|senior|top|former"  # what may stand before the country
ENOUGH = 30  # rows below which a rate is shown and not compared: one row moves it by more than 3 points
Z = 1.96  # of a normal distribution, 95 % lie within
SHUFFLES, SEED = 1000, 5
# What a scorer is called among the peers of the evaluation of stance.
PEERS = {"encoder": "judge", "cues": "cues"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A labelled row and what was given: numbers of called.NUMBERS, NEUTRAL where nothing was."""

    gold: int
    given: int
    bloc: str
    group: str
    topic: str | None

    @property
    def has_side(self) -> bool:
        """Whether people saw a side."""
        return self.gold in {FAVOR, AGAINST}

    @property
    def is_given(self) -> bool:
        """Whether a label was given."""
        return self.given != NEUTRAL


def errors(scorer_name: str, pack: Pack, data: Path | None = None) -> list[Figure]:
    """The errors of a scorer on the blind labels.

    Args:
        scorer_name: One of the registered scorers.
        pack: What it is asked about; a statement of the labels that is none of its topics is asked about
            by itself where the scorer can read it.
        data: The folder of public data, or that of the articles in it; None leaves real articles out.

    Raises:
        InputError: If the labels, the articles or the model are not there.
    """
    own = [row for row in written() if row.part == "blind"]
    public = [row for row in real(data) if row.part == "blind"] if data is not None else []
    rows = [*own, *public]
    blocs = Blocs(registry_in_use())
    found = outcomes(rows, _called(scorer_name, rows, pack), blocs)
    return figures(found, f"blind labels, {len(own)} written, {len(public)} real")


def outcomes(rows: Sequence[Labelled], called: Called, blocs: Blocs) -> list[Outcome]:
    """What was given on each row that the scorer can read at all."""
    gold = numbers(rows)
    reads = np.ones(len(rows), dtype=bool) if called.reads is None else called.reads
    return [
        Outcome(int(gold[i]), int(called.labels[i]), blocs.of(row), row.group, row.topic)
        for i, row in enumerate(rows)
        if reads[i]
    ]


def _called(scorer_name: str, rows: Sequence[Labelled], pack: Pack) -> Called:
    material = Material((), (), rows, pack, resources.model_path("stance"))
    (peer,) = chosen(material, (PEERS[scorer_name],))
    if peer.call is None:
        raise InputError(f"{scorer_name} can't be asked: {peer.why}")
    return peer.call(material)


class Blocs:
    """Tells whose side a holder is on; built once from a registry."""

    def __init__(self, registry: Registry) -> None:
        self._by_name: dict[str, str] = {}
        self._places: dict[str, str] = {}
        for actor in registry.actors.values():
            bloc = "europe" if actor.id in _EUROPEAN else BLOCS.get(actor.country or "", "others")
            names = (actor.name, *actor.aliases, *actor.metonyms)
            self._by_name |= dict.fromkeys(names, bloc)
            if actor.kind != "person":
                self._places |= dict.fromkeys((*names, *actor.adjectives), bloc)
        self._case = {name.casefold(): name for name in self._places}
        longest = "|".join(map(re.escape, sorted(self._places, key=len, reverse=True)))
        # Of "Israelis" and "Iran's" the name is Israeli and Iran; "US-backed" says who backs, not who.
        self._named = re.compile(rf"(?<!\w)(?:{longest})(?=(?:s|['’]s?)?(?![\w-]))", re.IGNORECASE)
        self._begins = re.compile(rf"(?:(?:{_BEFORE})\s+)*{self._named.pattern}", re.IGNORECASE)

    def of(self, row: Labelled) -> str:
        """One of COMPARED, or UNPLACED."""
        holder = row.attribution.holder
        return self.of_name(holder.actor or holder.text) if holder else UNPLACED

    def of_name(self, name: str) -> str:
        """The bloc of somebody who is called so."""
        if name in self._by_name:
            return self._by_name[name]
        if not self._begins.match(name):
            return UNPLACED
        # "French and US officials" are of both: compared with nobody.
        named = {self._places[self._case[found[0].casefold()]] for found in self._named.finditer(name)}
        return named.pop() if len(named) == 1 else UNPLACED


# --- figures ---


def figures(found: Sequence[Outcome], data: str) -> list[Figure]:
    """Errors and silence by label and by bloc, and how far apart they are."""
    topics = [one for one in found if one.topic is not None]
    return [
        *_rates("error", _errors(found), data, "wrong labels given"),
        *_rates("silent", _silences(found), data, "rows with a side and no label given"),
        *_gaps("", found, data),
        *_gaps(".topics", topics, f"{data}: the pack's topics"),
    ]


Cases = Mapping[str, list[tuple[bool, str]]]  # for each label or bloc: whether it went wrong, and the group


def _errors(found: Sequence[Outcome]) -> Cases:
    given = [one for one in found if one.is_given]
    return _cases(given, lambda one: one.given != one.gold)


def _silences(found: Sequence[Outcome]) -> Cases:
    sided = [one for one in found if one.has_side]
    return _cases(sided, lambda one: not one.is_given)


def _cases(found: Sequence[Outcome], wrong: Callable[[Outcome], bool]) -> Cases:
    labels = {"favor": FAVOR, "against": AGAINST}
    by_label = {
        name: [(wrong(one), one.group) for one in found if one.gold == number]
        for name, number in labels.items()
    }
    by_bloc = {
        bloc: [(wrong(one), one.group) for one in found if one.bloc == bloc] for bloc in (*COMPARED, UNPLACED)
    }
    return by_label | by_bloc


def _rates(name: str, cases: Cases, data: str, what: str) -> Iterator[Figure]:
    for key, rows in cases.items():
        wrong = sum(one for one, _ in rows)
        whose = f"where people say {key}" if key in {"favor", "against"} else f"holders: {key}"
        low, high = wilson(wrong, len(rows))
        meaning = f"{what}, {whose}; 95 % in {low:.1%} to {high:.1%} (lower is better)"
        yield Figure(f"impartiality.{name}.{key}", wrong, len(rows), data, meaning)


def wilson(right: int, n: int) -> tuple[float, float]:
    """Wilson's interval of 95 % for a share: it says how little few rows tell, also where none is wrong."""
    if not n:
        return 0.0, 1.0
    share, spread = right / n, Z * Z / n
    middle = share + spread / 2
    reach = Z * math.sqrt((share * (1 - share) + spread / 4) / n)
    low, high = (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)
    return max(0.0, low), min(1.0, high)


def _gaps(where: str, found: Sequence[Outcome], data: str) -> Iterator[Figure]:
    for name, cases in (("", _errors(found)), (".silent", _silences(found))):
        yield _of_sides(f"impartiality.gap.sides{name}{where}", cases, data)
        yield _of_blocs(f"impartiality.gap.holders{name}{where}", cases, data)


def _of_sides(name: str, cases: Cases, data: str) -> Figure:
    """How far apart favour and against are, with the interval of the difference over resampled groups."""
    favor, against = cases["favor"], cases["against"]
    if min(len(favor), len(against)) < ENOUGH:
        return Figure(name, 0, 0, data, f"fewer than {ENOUGH} rows on a side: not compared")
    rows = [*favor, *against]
    wrong = np.asarray([one for one, _ in rows], dtype=np.float64)
    is_favor = np.arange(len(rows)) < len(favor)

    def difference(weights: np.ndarray) -> np.ndarray:
        one, other = weights[:, is_favor], weights[:, ~is_favor]
        return np.asarray(
            one @ wrong[is_favor] / one.sum(axis=1) - other @ wrong[~is_favor] / other.sum(axis=1)
        )

    got = interval(difference, [group for _, group in rows])
    ends = (
        ""
        if got.low is None or got.high is None
        else f", 95 % in {100 * got.low:+.1f} to {100 * got.high:+.1f}"
    )
    meaning = f"favor less against: {100 * (got.value or 0):+.1f}{ends} (nearer to 0 is better)"
    return Figure(name, abs(got.value or 0) * len(rows), len(rows), data, meaning)


def _of_blocs(name: str, cases: Cases, data: str) -> Figure:
    """How far apart the best and the worst bloc are, and how far they would be if blocs were drawn by lot."""
    kept = [bloc for bloc in COMPARED if len(cases[bloc]) >= ENOUGH]
    if len(kept) < 2:  # noqa: PLR2004 - a difference takes two
        return Figure(name, 0, 0, data, f"fewer than two sides with {ENOUGH} rows: not compared")
    sizes = [len(cases[bloc]) for bloc in kept]
    wrong = np.asarray([one for bloc in kept for one, _ in cases[bloc]], dtype=np.float64)
    means = dict(zip(kept, _means(wrong, sizes), strict=True))
    worst, best = max(means, key=means.__getitem__), min(means, key=means.__getitem__)
    chance = np.random.default_rng(SEED)
    drawn = [np.ptp(_means(chance.permutation(wrong), sizes)) for _ in range(SHUFFLES)]
    by_lot = f"by lot {100 * np.mean(drawn):.1f}, up to {100 * np.percentile(drawn, 95):.1f} in 95 %"
    meaning = f"holders of {worst} less holders of {best}; {by_lot} (lower is better)"
    return Figure(name, (means[worst] - means[best]) * sum(sizes), sum(sizes), data, meaning)


def _means(wrong: np.ndarray, sizes: Sequence[int]) -> list[float]:
    return [float(part.mean()) for part in np.split(wrong, np.cumsum(sizes)[:-1])]
