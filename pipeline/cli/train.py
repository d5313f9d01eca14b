"""standpoint train."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from pipeline import resources
from pipeline.errors import InputError, UsageError, unknown

DATA = {
    "parser": "the treebank, UD English EWT",
    "portrayal": "NewsMTSC, its files flat_*.jsonl",
    "stance": "the public articles that the labels are of, articles_20k.jsonl.xz",
}


def train(
    model: Annotated[
        str,
        typer.Argument(metavar="parser|portrayal|stance", help="Which model to train.", show_default=False),
    ],
    data: Annotated[
        Path,
        typer.Option(metavar="DIR", help="The folder of what it learns from.", show_default=False),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="DIR", help="Where to put the model.", show_default="MODEL-model"
        ),
    ] = None,
    steps: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Stop after so many updates, to try it out."),
    ] = None,
) -> None:
    """Train a model that ships, from its data.

    The parser takes three quarters of an hour on one core, the encoders one to two hours on two. They need
    PyTorch: pip install 'standpoint[train]'. The same data, versions and kind of processor give the same
    model. `standpoint run` uses the models that ship, in data/model; put another one there to use it.
    """
    if model not in DATA:
        raise unknown(UsageError, "no such model to train", model, DATA)
    folder = out or Path(f"{model}-model")
    told = Console(stderr=True, highlight=False)
    if model == "parser":
        _parser(data, folder, steps, told)
        return
    try:
        module = import_module(f"pipeline.training.{model}")  # PyTorch takes seconds to import
    except ModuleNotFoundError as error:
        raise InputError(
            f"training {model} needs a package that is not installed",
            got=error.name,
            then="Install what training needs: pip install 'standpoint[train]'",
        ) from error
    tune = getattr(module, f"train_{model}")
    tune(data, resources.recipe_path(model), folder, steps=steps, tell=told.print)
    told.print(f"The model is in {folder}. Measure it: standpoint evaluate {model}")


def _parser(data: Path, out: Path, steps: int | None, told: Console) -> None:
    from pipeline.training.accuracy import accuracy  # noqa: PLC0415 - spaCy takes half a second to import
    from pipeline.training.parser import PARTS, train_parser  # noqa: PLC0415 - as above
    from pipeline.training.treebank import has_part, read_part  # noqa: PLC0415 - as above

    material = {part: read_part(data, part) for part in PARTS}
    counts = ", ".join(f"{len(found):,} sentences to {part}" for part, found in material.items())
    told.print(f"{counts}; a line for each evaluation, best of them kept.")
    train_parser(material, resources.recipe_path("parser"), out, steps=steps, tell=told.print)
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
