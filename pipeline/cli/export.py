"""standpoint export."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.options import Actors, Copies, From, Out, Outlets, StorePath, To, Topics
from pipeline.export.files import FORMATS
from pipeline.export.tables import TABLE_NAMES, Filters
from pipeline.export.tables import export as write
from pipeline.store import Store


def export(
    table: Annotated[
        str, typer.Argument(metavar="TABLE", help=f"One of {', '.join(TABLE_NAMES)}.", show_default=False)
    ],
    store: StorePath,
    file_format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="|".join(FORMATS), help="The kind of file.", show_default=False
        ),
    ],
    out: Out,
    actor: Actors = None,
    topic: Topics = None,
    outlet: Outlets = None,
    start: From = None,
    end: To = None,
    copies: Copies = "all",
) -> None:
    """Write a table of the store to a file.

    Filters of one kind add up (either actor), filters of different kinds narrow down (this actor on
    that topic). With --copies once, what several outlets ran of one story counts one time. In
    CSV and Excel, texts that a spreadsheet would run as a formula begin with an apostrophe, and a
    chain is one line: “he” ← “Doe” ← Jane Doe. A quote that is told in pieces has … between them.
    """
    filters = Filters(
        actors=tuple(actor or ()),
        topics=tuple(topic or ()),
        outlets=tuple(outlet or ()),
        start=start.date() if start else None,
        end=end.date() if end else None,
        copies=copies,
    )
    with Store.open(store).snapshot().connect() as connection:
        rows = write(connection, table, out, file_format, filters)
    typer.echo(f"{rows:,} rows of {table} written to {out}")
