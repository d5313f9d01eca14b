"""The ledger of a run, as a table."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.steps.ledger import RunSummary

SHOWN = 20  # problems that are listed; a wall of them helps nobody


def show(summary: RunSummary, store: Path) -> None:
    """Prints what became of the inputs, and lists those that were rejected or failed."""
    counts = summary.counts
    table = Table(title=f"Run {summary.run_id}", title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_column(style="dim")
    other = f", {counts.unanalysed:,} of them in a language that is not analysed" if counts.unanalysed else ""
    for name, n, meaning in (
        ("kept", counts.kept, f"articles of the store{other}"),
        ("duplicates", counts.duplicates, "the same outlet and text as a kept article"),
        ("rejected", counts.rejected, "could not be read"),
        ("failed", counts.failed, "their analysis broke; a next run tries again"),
    ):
        table.add_row(name, f"{n:,}", meaning)
    table.add_section()
    unchanged = f"{counts.unchanged:,} of them analysed before" if counts.unchanged else ""
    table.add_row("inputs", f"{counts.inputs:,}", unchanged)
    console = Console()
    console.print(table)
    new = counts.inputs - counts.unchanged
    if new:
        written = ", ".join(f"{n:,} {name}" for name, n in summary.rows.items() if name != "articles")
        told = f"{written} written in {summary.seconds:,.1f} s, {new / summary.seconds:,.1f} articles/s."
    else:
        told = f"Nothing was new; {summary.seconds:,.1f} s."
    console.print(told, highlight=False)
    _list_problems(summary, store)


def _list_problems(summary: RunSummary, store: Path) -> None:
    screen = Console(stderr=True, soft_wrap=True, highlight=False)
    for problem in summary.problems[:SHOWN]:
        screen.print(f"[bold]{problem.status}[/bold]  {escape(problem.ref)}: {escape(problem.reason)}")
    more = summary.counts.rejected + summary.counts.failed - len(summary.problems[:SHOWN])
    if more > 0:
        screen.print(f"… and {more:,} more: standpoint ledger --store {escape(str(store))}")
