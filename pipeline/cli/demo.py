"""standpoint demo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline import resources
from pipeline.cli.dashboard import serve
from pipeline.cli.options import Headless, Port
from pipeline.cli.run import analyse

DEMO = Path("standpoint-demo")


def demo(
    store: Annotated[
        Path, typer.Option("--store", "-s", metavar="DIR", help="Where to put the store.")
    ] = DEMO,
    port: Port = None,
    headless: Headless = False,
) -> None:
    """Analyse the sample corpus and open the dashboard.

    The sample is some eighty short articles by six invented outlets on documented events.
    """
    # A sample file that can't be read is in the ledger; the dashboard opens on the rest all the same.
    analyse([str(resources.sample_folder())], store, sample=True, lenient=True)
    serve(store, port=port, headless=headless)
