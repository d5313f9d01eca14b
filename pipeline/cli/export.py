"""standpoint export."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import Actors, Copies, From, Out, Outlets, StorePath, To, Topics
from pipeline.errors import UsageError
from pipeline.export import manifest
from pipeline.export.files import FORMATS
from pipeline.export.filters import Filters
from pipeline.export.tables import ALL, TABLE_NAMES, export_all
from pipeline.export.tables import export as write
from pipeline.steps.config import version
from pipeline.store import Store

Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="|".join(FORMATS),
        help="The kind of file; by default what its ending says.",
    ),
]
NoManifest = Annotated[bool, typer.Option("--no-manifest", help="Write no manifest beside the file.")]


def export(
    table: Annotated[
        str,
        typer.Argument(
            metavar="TABLE", help=f"One of {', '.join(TABLE_NAMES)}; or {ALL}.", show_default=False
        ),
    ],
    store: StorePath,
    out: Out,
    file_format: Format = None,
    actor: Actors = None,
    topic: Topics = None,
    outlet: Outlets = None,
    start: From = None,
    end: To = None,
    copies: Copies = "all",
    no_manifest: NoManifest = False,
) -> None:
    """Write a table of the store to a file, with a manifest that says what it is.

    Filters of one kind add up (either actor), filters of different kinds narrow down (this actor on
    that topic). With --copies once, what several outlets ran of one story counts one time. No row is
    left out in silence: what was cut, or left out for want of a date, is counted and said. In CSV,
    texts that a spreadsheet would run as a formula begin with an apostrophe; in CSV and Excel a chain
    is one line: “he” ← “Doe” ← Jane Doe. A quote that is told in pieces has … between them. Where the
    table is `all`, --out is a folder: every table goes into it, with one manifest of them all.
    """
    filters = Filters(
        actors=tuple(actor or ()),
        topics=tuple(topic or ()),
        outlets=tuple(outlet or ()),
        start=start.date() if start else None,
        end=end.date() if end else None,
        copies=copies,
    )
    chosen = _format(table, out, file_format)
    snapshot = Store.open(store).snapshot()
    stamp = manifest.Stamp(snapshot.name, version(), dt.datetime.now(dt.UTC))
    with snapshot.connect() as connection:
        if table == ALL:
            told = export_all(connection, out, chosen, stamp, filters)
            beside = out / manifest.FOLDER_FILE
            kept = {"manifest": manifest.FORM, "files": told}
        else:
            told = [kept := write(connection, table, out, chosen, stamp, filters)]
            beside = manifest.beside(out)
    if no_manifest:
        manifest.drop(beside)
    else:
        manifest.keep(beside, kept)
    for one in told:
        path = out / one["file"] if table == ALL else out
        typer.echo(f"{one['rows']:,} rows of {one['table']} written to {path}")
        for note in one["notes"]:
            typer.echo(f"  {note}")
    if not no_manifest:
        typer.echo(f"What they are: {beside}")


def _format(table: str, out: Path, asked: str | None) -> str:
    """The format that was asked for, or that the file's ending names.

    Raises:
        UsageError: If neither names one, they contradict each other, or no file is named.
    """
    if str(out) == "-":
        raise UsageError(
            "an export is a file, with its manifest beside it; it is not printed",
            got="--out -",
            then="Name a file: --out FILE",
        )
    ending = out.suffix.removeprefix(".").lower()
    named = ending if ending in FORMATS and table != ALL else None
    if asked is None and named is None:
        got = "a folder, which has no ending" if table == ALL else str(out)
        raise UsageError(
            "nothing says which kind of file to write",
            got=got,
            allowed=list(FORMATS),
            then="Say it with --format",
        )
    if asked is not None and named is not None and asked in FORMATS and asked != named:
        raise UsageError(
            f"--format {asked} contradicts the file's ending",
            got=str(out),
            then=f"Leave --format out, or end the file in .{asked}",
        )
    return asked or named or ""
