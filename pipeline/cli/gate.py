"""standpoint gate."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline import resources
from pipeline.cli.evaluate import counted, figure_table, number, wide
from pipeline.errors import StandpointError, UsageError


def gate(
    update: Annotated[bool, typer.Option("--update", help="Pin today's figures as the new floors.")] = False,
    allow_regression: Annotated[
        bool,
        typer.Option("--allow-regression", help="With --update: a floor may go down; CHANGELOG.md says why."),
    ] = False,
) -> None:
    """Hold the figures against their floors.

    Ends with 0 when no figure is below its floor, and with 1 when one is.
    """
    from pipeline import gate as floors  # noqa: PLC0415 - it loads every stage

    if allow_regression and not update:
        raise UsageError("--allow-regression goes with --update", got="--allow-regression alone")
    verdicts = floors.update(_changelog(), allow_regression=allow_regression) if update else floors.gate()
    table = figure_table("value", "floor")
    for verdict in verdicts:
        figure = verdict.figure
        style = None if verdict.passed else "bold"
        table.add_row(figure.name, number(figure.value), number(verdict.floor), *counted(figure), style=style)
    wide().print(table)
    below = [verdict.figure.name for verdict in verdicts if not verdict.passed]
    if below:
        raise StandpointError("the gate is shut: figures are below their floors, or have none", got=below)


def _changelog() -> str:
    path = resources.folder().parent / "CHANGELOG.md"
    return path.read_text(encoding="utf-8") if path.exists() else ""
