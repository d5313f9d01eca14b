"""standpoint demo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline import resources
from pipeline.cli.dashboard import serve
from pipeline.cli.options import Headless, Port
from pipeline.cli.run import analyse
from pipeline.errors import UsageError
from pipeline.store import Store

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
    _check(store)
    # A sample file that can't be read is in the ledger; the dashboard opens on the rest all the same.
    analyse([str(resources.sample_folder())], store, sample=True, lenient=True)
    serve(store, port=port, headless=headless)


def _check(store: Path) -> None:
    """Refuses a store that holds somebody's own articles: invented ones don't belong among them."""
    if not (store / "runs").is_dir():
        return
    with Store.open(store).snapshot().connect() as connection:
        own = connection.execute("SELECT count(*) FROM articles WHERE NOT sample").fetchone()
    if own and own[0]:
        raise UsageError(
            "the sample does not go into a store with articles of your own",
            got=str(store),
            then="Name another folder with --store",
        )
