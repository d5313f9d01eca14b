"""standpoint evaluate."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from pipeline.errors import UsageError, unknown

if TYPE_CHECKING:
    from pipeline.evaluate.figure import Figure


STAGES = ("reading",)
WIDE = 200  # characters of a table that goes into a file


def evaluate(
    stage: Annotated[
        str | None,
        typer.Argument(metavar="[reading]", help="Measure this stage on public data.", show_default=False),
    ] = None,
    seeds: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="A folder of labelled articles to measure as well."),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The folder of the public data, for a stage."),
    ] = None,
) -> None:
    """Measure how right the pipeline is, stage by stage.

    On the labelled sample corpus of the repository, and on the packs' own examples. With `reading`:
    bodies, outlets, dates, authors, copies, agency credits, speed and memory, on public data that does
    not travel with Standpoint.
    """
    figures = _of_labels(seeds) if stage is None else _of_stage(stage, data)
    table = figure_table("value")
    for figure in figures:
        table.add_row(figure.name, shown(figure), *counted(figure))
    wide().print(table)


def _of_labels(seeds: Path | None) -> Iterable[Figure]:
    from pipeline.evaluate.report import report  # noqa: PLC0415 - it loads every stage

    return report(seeds)


def _of_stage(stage: str, data: Path | None) -> Iterable[Figure]:
    if stage not in STAGES:
        raise unknown(UsageError, "no such stage to measure", stage, STAGES)
    if data is None:
        raise UsageError(f"{stage} is measured on public data", then="Name its folder with --data DIR")
    from pipeline.evaluate.reading import reading  # noqa: PLC0415 - as above

    return reading(data)


def figure_table(*columns: str) -> Table:
    """A table for figures: the name, `columns` of numbers, and what was counted on what."""
    table = Table()
    table.add_column("figure", no_wrap=True)
    for column in (*columns, "n"):
        table.add_column(column, justify="right")
    table.add_column("data")
    table.add_column("meaning")
    return table


def shown(figure: Figure) -> str:
    """A share with three digits, or the value with its unit; a dash where nothing could be measured."""
    return number(figure.value) if figure.unit is None else f"{figure.value or 0:,.4g} {figure.unit}"


def wide() -> Console:
    """A console that breaks no figure where nobody watches: a file has no width of its own."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDE)


def number(value: float | None) -> str:
    """A share with three digits; a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"


def counted(figure: Figure) -> Iterable[str]:
    """On how many, on which data, and what the figure means."""
    return f"{figure.n:g}", figure.data, figure.meaning
