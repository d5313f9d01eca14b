"""standpoint run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from pipeline.cli.options import StorePath
from pipeline.cli.progress import bar
from pipeline.cli.summary import show
from pipeline.errors import UsageError
from pipeline.run import DEFAULT_PACK, DEFAULT_SCORER
from pipeline.run import run as run_pipeline

SOME_FAILED = 3
_MACHINE, _READING = "Machine", "Reading"


def run(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Files, folders, globs, web addresses, or - for standard input.",
            show_default=False,
        ),
    ],
    store: StorePath,
    pack: Annotated[
        str, typer.Option(metavar="NAME|FILE", help="The topic pack.", rich_help_panel=_READING)
    ] = DEFAULT_PACK,
    scorer: Annotated[
        str, typer.Option(metavar="NAME", help="What scores stance.", rich_help_panel=_READING)
    ] = DEFAULT_SCORER,
    engine: Annotated[
        str,
        typer.Option(
            metavar="local|dask",
            help="Where the work is done; dask is not there yet.",
            rich_help_panel=_MACHINE,
        ),
    ] = "local",
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDR", help="The scheduler of a Dask cluster.", rich_help_panel=_MACHINE),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="Processes; by default one for each core.", rich_help_panel=_MACHINE
        ),
    ] = None,
) -> None:
    """Analyse articles into a store.

    What was analysed before, with the same text and configuration, is not analysed again. A run that is
    stopped loses nothing: run the same command again and it goes on. Ends with 0 when every input is an
    article or a copy of one, and with 3 when some were rejected or failed; those are listed.
    """
    if scheduler and engine != "dask":
        raise UsageError(
            "a scheduler is for the dask engine", got=f"--engine {engine}", then="Leave --scheduler out"
        )
    analyse(inputs, store, pack=pack, scorer=scorer, engine=engine, workers=workers)


def analyse(
    inputs: list[str],
    store: Path,
    *,
    pack: str = DEFAULT_PACK,
    scorer: str = DEFAULT_SCORER,
    engine: str = "local",
    workers: int | None = None,
    sample: bool = False,
    lenient: bool = False,
) -> None:
    """Runs the pipeline with a progress bar and shows the ledger; 3 on problems unless `lenient`."""
    screen = Console(stderr=True)
    try:
        with bar(screen) as progress:
            summary = run_pipeline(
                inputs,
                store,
                pack=pack,
                scorer=scorer,
                workers=workers,
                engine=engine,
                progress=progress,
                sample=sample,
            )
    except KeyboardInterrupt as stop:
        screen.print("Stopped. What was analysed is kept: run the same command again to go on.")
        raise typer.Exit(130) from stop
    show(summary, store)
    if not (summary.clean or lenient):
        raise typer.Exit(SOME_FAILED)
