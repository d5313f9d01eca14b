"""Every figure of labels: of the packs, of the repository's gold, and of the seeds where they are at hand.

`report` is what the gate pins; `attribution` is the same stage by itself, with the public corpus.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline import resources
from pipeline.evaluate.attribution import Tell, own_gold
from pipeline.evaluate.figure import Figure
from pipeline.evaluate.gold import sample_gold, seed_gold
from pipeline.evaluate.impartiality import impartiality
from pipeline.evaluate.polnear import polnear
from pipeline.evaluate.stages import measure
from pipeline.evaluate.stance import own as own_stance
from pipeline.evaluate.told import listener
from pipeline.packs import find_pack
from pipeline.run import DEFAULT_SCORER
from pipeline.score.check import check_pack

# Of impartiality what a gate can hold: the rest is of a handful of rows each, or what is not to change.
PINNED = (
    *("impartiality.flips.person", "impartiality.flips.office", "impartiality.flips.country"),
    *("impartiality.flips.body", "impartiality.flips.outlet", "impartiality.shift", "impartiality.lean"),
    *(
        "impartiality.own.error",
        "impartiality.own.gap",
        "impartiality.whole.flips",
        "impartiality.whole.shift",
    ),
    *("impartiality.error.favor", "impartiality.error.against"),
)


def report(seeds: Path | None = None) -> list[Figure]:
    """Every figure of the repository's gold, of the packs, and of the seeds where `seeds` is their folder.

    Raises:
        InputError: If the gold is not there (it does not travel in the wheel), or `seeds` is no such folder.
    """
    figures = [
        _pack_examples(),
        *measure(sample_gold()),
        *own_gold(listener()),
        *own_stance(),
        *(figure for figure in impartiality(DEFAULT_SCORER) if figure.name.startswith(PINNED)),
    ]
    if seeds is not None:
        figures += measure(seed_gold(seeds))
    return figures


def attribution(
    corpus: Path | None = None,
    part: str = "dev",
    sample: int | None = None,
    seeds: Path | None = None,
    tell: Tell | None = None,
) -> Iterator[Figure]:
    """The figures of attribution: of the own gold, of the seeds and of PolNeAR, as soon as each is measured.

    Args:
        corpus: A checkout of PolNeAR; None leaves its figures out.
        part: Which part of it: "dev" once per release, "train" while developing.
        sample: How many of its articles; None is all.
        seeds: A folder of labelled articles; None leaves their quotations out.
        tell: Called with the texts done and all there are, of one set after the other.

    Raises:
        UsageError: If there is no such part.
        InputError: If the gold, the corpus or the seeds are not there.
    """
    ear = listener()
    yield from own_gold(ear, tell)
    if seeds is not None:
        yield from (figure for figure in measure(seed_gold(seeds)) if figure.name.startswith("attribution."))
    if corpus is not None:
        yield from polnear(corpus, part, sample, ear, tell)


def _pack_examples() -> Figure:
    results = [result for name in sorted(resources.pack_paths()) for result in check_pack(find_pack(name))]
    right = sum(result.right for result in results)
    return Figure(
        "packs.examples", right, len(results), "packs", "examples of the packs that get their own label"
    )
