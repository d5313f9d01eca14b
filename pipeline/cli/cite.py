"""standpoint cite."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import UsageError, unknown
from pipeline.export import cite as citations
from pipeline.export import cited as found
from pipeline.steps.config import version
from pipeline.store import Store

Style = Annotated[str, typer.Option(metavar="|".join(citations.STYLES), help="How it is written.")]


def cite(
    statement_id: Annotated[
        str | None,
        typer.Argument(
            metavar="STATEMENT_ID", help="The statement; without one, Standpoint itself.", show_default=False
        ),
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option("--store", "-s", metavar="DIR", help="The store's folder.", show_default=False),
    ] = None,
    style: Style = "bibtex",
) -> None:
    """Write a citation of a statement with its article, or of Standpoint.

    A statement's has the article's authors, headline, outlet, date and address as far as they are
    known, the words and whose they are, and how they were found: version, statement, state of the data.
    Without a statement it is Standpoint that is cited; with --store in the version that analysed it.
    """
    if style not in citations.STYLES:
        raise unknown(UsageError, "no such style", style, citations.STYLES)
    if statement_id is not None:
        if store is None:
            raise UsageError("a statement is in a store", got=statement_id, then="Name it: --store DIR")
        typer.echo(_statement(statement_id, store, style))
    elif store is not None:
        typer.echo(citations.tool(_tool(store), style))
    else:
        typer.echo(citations.tool(citations.Tool(version()), style))


def _statement(statement_id: str, place: Path, style: str) -> str:
    snapshot = Store.open(place).snapshot()
    with snapshot.connect() as connection:
        one = found.cited(connection, statement_id, snapshot.name or "")
    if one is None:
        raise UsageError(
            "the store has no such statement",
            got=statement_id,
            then="List them: standpoint export statements --store DIR --out statements.csv",
        )
    return citations.statement(one, style, dt.datetime.now(dt.UTC).date())


def _tool(place: Path) -> citations.Tool:
    snapshot = Store.open(place).snapshot()
    with snapshot.connect() as connection:
        return found.tool(connection, snapshot.name) or citations.Tool(version())
