"""standpoint evaluate."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from pipeline.evaluate.figure import Figure


def evaluate(
    seeds: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="A folder of labelled articles to measure as well."),
    ] = None,
) -> None:
    """Measure how right the pipeline is, stage by stage.

    On the labelled sample corpus of the repository, and on the packs' own examples.
    """
    from pipeline.evaluate.report import report  # noqa: PLC0415 - it loads every stage

    figures = report(seeds)
    table = figure_table("value")
    for figure in figures:
        table.add_row(figure.name, shown(figure.value), *counted(figure))
    Console().print(table)


def figure_table(*columns: str) -> Table:
    """A table for figures: the name, `columns` of numbers, and what was counted on what."""
    table = Table()
    table.add_column("figure", no_wrap=True)
    for column in (*columns, "n"):
        table.add_column(column, justify="right")
    table.add_column("data")
    table.add_column("meaning")
    return table


def shown(value: float | None) -> str:
    """A share with three digits; a dash where nothing could be measured."""
    return "–" if value is None else f"{value:.3f}"


def counted(figure: Figure) -> Iterable[str]:
    """On how many, on which data, and what the figure means."""
    return f"{figure.n:g}", figure.data, figure.meaning
