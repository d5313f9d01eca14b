"""standpoint train."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from pipeline import resources
from pipeline.errors import UsageError, unknown

MODELS = ("parser",)


def train(
    model: Annotated[str, typer.Argument(metavar="parser", help="Which model to train.", show_default=False)],
    data: Annotated[
        Path,
        typer.Option(metavar="DIR", help="The folder of the treebank, UD English EWT.", show_default=False),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where to put the model.")] = Path(
        "parser-model"
    ),
    steps: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Stop after so many updates, to try it out."),
    ] = None,
) -> None:
    """Train a model that ships, from its data. It takes three quarters of an hour on one core.

    The same data, versions and kind of processor give the same model. Its figures come last, on the part of
    the treebank that told when to stop, and on the test part where it is there. `standpoint run` uses the
    model that ships, in data/model/parser; put another one there to use it.
    """
    if model not in MODELS:
        raise unknown(UsageError, "no such model to train", model, MODELS)
    from pipeline.training.accuracy import accuracy  # noqa: PLC0415 - spaCy takes half a second to import
    from pipeline.training.parser import PARTS, train_parser  # noqa: PLC0415 - as above
    from pipeline.training.treebank import has_part, read_part  # noqa: PLC0415 - as above

    material = {part: read_part(data, part) for part in PARTS}
    told = Console(stderr=True, highlight=False)
    counts = ", ".join(f"{len(found):,} sentences to {part}" for part, found in material.items())
    told.print(f"{counts}; a line for each evaluation, best of them kept.")
    train_parser(material, resources.recipe_path(model), out, steps=steps, tell=told.print)
    measured = {"dev": material["dev"]}
    if has_part(data, "test"):
        measured["test"] = read_part(data, "test")
    table = Table("figure", "value", "n", "part", "meaning", title=f"{out}")
    for part, sentences in measured.items():
        for share in accuracy(out, sentences):
            table.add_row(share.name, f"{share.value:.4f}", f"{share.n:,}", part, share.meaning)
    Console().print(table)
    if "test" not in measured:
        typer.echo("No test part is there: dev told when to stop, so its figures flatter a little.")
