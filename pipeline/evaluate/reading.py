"""Everything that is measured of reading, on public data that lies outside the repository."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.errors import InputError
from pipeline.evaluate.bodies import bodies
from pipeline.evaluate.datelines import datelines
from pipeline.evaluate.figure import Figure
from pipeline.evaluate.languages import languages
from pipeline.evaluate.pages import pages
from pipeline.evaluate.pairs import pairs
from pipeline.evaluate.pile import pile
from pipeline.evaluate.wires import wires

# Speed and memory first: what the others leave behind in memory is no part of a run.
BENCHMARKS: tuple[Callable[[Path], list[Figure]], ...] = (
    pile,
    bodies,
    pages,
    datelines,
    languages,
    pairs,
    wires,
)


def reading(data: Path) -> Iterator[Figure]:
    """The figures of each benchmark, as soon as it is measured; minutes in all.

    Args:
        data: The folder that holds article_extraction, fundus_pages and allsides_articles.

    Raises:
        InputError: If there is no such folder, or a benchmark's data is not in it.
    """
    if not data.is_dir():
        raise InputError("there is no such folder of data", got=str(data), then="Name it with --data DIR")
    for benchmark in BENCHMARKS:
        yield from benchmark(data)
