"""standpoint ledger."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from pipeline.cli.options import StorePath
from pipeline.errors import UsageError, unknown
from pipeline.schema import STATUSES
from pipeline.store import OUTCOME, Store

# What an input can be besides an article that was analysed.
UNANALYSED = "unanalysed"
OUTCOMES = (*(status for status in STATUSES if status != "kept"), UNANALYSED)


def ledger(
    store: StorePath,
    outcome: Annotated[
        str | None,
        typer.Option(metavar="|".join(OUTCOMES), help="Only those it happened to; by default all of these."),
    ] = None,
) -> None:
    """List every input that gave no analysed article, each with the reason in one sentence.

    Counts by what became of them come last.
    """
    if outcome is not None and outcome not in OUTCOMES:
        raise unknown(UsageError, "no such outcome", outcome, OUTCOMES)
    console = Console(soft_wrap=True, highlight=False)
    with Store.open(store).snapshot().connect() as connection:
        listed = connection.execute(
            f"SELECT {OUTCOME} AS outcome, ref, reason, (SELECT min(o.ref) FROM articles o "  # noqa: S608 - constants
            "WHERE o.article_id = a.duplicate_of) FROM articles a "
            "WHERE reason IS NOT NULL AND (outcome = ? OR ? IS NULL) ORDER BY outcome, ref",
            [outcome, outcome],
        )
        while rows := listed.fetchmany(1000):
            for kind, ref, reason, kept in rows:
                which = f" See {kept}." if kept else ""
                console.print(f"[bold]{kind}[/bold]  {escape(ref)}: {escape(reason + which)}")
        counts = connection.execute(
            f"SELECT {OUTCOME}, count(*) FROM articles GROUP BY 1 ORDER BY 2 DESC"  # noqa: S608 - a constant
        ).fetchall()
    console.print("; ".join(f"{n:,} {kind}" for kind, n in counts) or "Nothing was read yet.")
