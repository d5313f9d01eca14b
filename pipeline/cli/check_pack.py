"""standpoint check-pack."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.errors import PackError
from pipeline.packs import find_pack


def check_pack(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A pack's file, or the name of one that ships.", show_default=False
        ),
    ],
) -> None:
    """Check a topic pack and score its own examples.

    Ends with 0 when the pack can be read and every example gets the label it says it should.
    """
    from pipeline.score.check import check_pack as score_examples  # noqa: PLC0415 - `--help` need not wait for it

    pack = find_pack(file)
    results = score_examples(pack)
    table = Table(
        "",
        "topic",
        "holder",
        "expected",
        "got",
        "example",
        title=f"{escape(pack.title)}, version {pack.version}",
    )
    for result in results:
        mark, style = ("✓", None) if result.right else ("✗", "bold")
        table.add_row(
            mark,
            result.topic,
            escape(result.holder),
            result.expected,
            result.got,
            escape(result.text),
            style=style,
        )
    Console().print(table)
    wrong = sum(not result.right for result in results)
    if wrong:
        raise PackError(
            f"{wrong} of {len(results)} examples do not get their label",
            then="Change the cues or the scope of those topics, or the examples where they are wrong",
        )
    typer.echo(f"{len(pack.topics)} topics, {len(results)} examples, all right.")
