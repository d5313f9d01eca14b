"""standpoint check-pack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline import resources
from pipeline.errors import PackError
from pipeline.packs import Pack, find_pack

if TYPE_CHECKING:
    from pipeline.score.check import CrossValidated, ExampleResult

_GUESSED = 0.4  # F1 of guessing among three outcomes: a third, and the luck of forty examples
_READABLE = 32  # characters of a line of an example, where the window is narrow


def check_pack(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A pack's file, or the name of one that ships.", show_default=False
        ),
    ],
) -> None:
    """Check a topic pack and score its own examples, by its cues and by the encoder.

    Ends with 0 when the pack can be read and every example gets the label it says it should by the cues.
    What the encoder makes of them is shown and does not count. Where a topic is to be learned from its
    examples, each is scored by what was learned from others, and their F1 is shown.
    """
    from pipeline.score.check import check_encoder, validate  # noqa: PLC0415 - `--help` need not wait for it
    from pipeline.score.check import check_pack as score_examples  # noqa: PLC0415 - as above

    pack = find_pack(file)
    columns = {"cues": score_examples(pack)}
    notes = ["There is no encoder of stance in this installation: scored by the cues alone."]
    folder = resources.model_path("stance")
    if all((folder / name).is_file() for name in ("model.onnx", "judge.json")):
        columns["encoder"] = check_encoder(pack, folder)
        notes = list(_notes(pack, folder, validate(pack, folder, columns["encoder"])))
    Console().print(_table(pack, columns))
    for note in notes:
        typer.echo(note)
    # Labels that are learned from are not there to be found by cues.
    results = [result for result in columns["cues"] if not pack.topic(result.topic).learn]
    wrong = sum(not result.right for result in results)
    if wrong:
        raise PackError(
            f"{wrong} of {len(results)} examples do not get their label by the cues",
            then="Change the cues or the scope of those topics, or the examples where they are wrong",
        )
    typer.echo(f"{len(pack.topics)} topics, {len(results)} examples, all right by the cues.")


def _table(pack: Pack, columns: dict[str, list[ExampleResult]]) -> Table:
    """One row an example, one column a scorer; bold where the cues miss."""
    title = f"{escape(pack.title)}, version {pack.version}"
    table = Table("topic", "holder", "expected", *columns, title=title)
    table.add_column("example", min_width=_READABLE)
    for row in zip(*columns.values(), strict=True):
        first = row[0]
        given = [f"{'✓' if result.right else '✗'} {result.got}" for result in row]
        shown = (first.topic, escape(first.holder), first.expected, *given, escape(first.text))
        table.add_row(*shown, style=None if first.right else "bold")
    return table


def _notes(pack: Pack, folder: Path, learned: dict[str, CrossValidated]) -> Iterator[str]:
    """How the encoder knows the pack, and what the labels of its topics are worth."""
    from pipeline.score.fitted import ZERO_SHOT, scorer_names  # noqa: PLC0415 - as above

    names = scorer_names("encoder", pack, folder)
    new = [topic for topic, name in names.items() if name.endswith(ZERO_SHOT)]
    if new:
        yield (
            f"The encoder is zero-shot on {', '.join(new)}: it was not trained on this pack and goes by the "
            "statement and the cues. Its misses do not count."
        )
    for topic, told in learned.items():
        low, high = min(told.folds), max(told.folds)
        yield (
            f"{topic}: fitted to {told.n} labels; cross-validated macro-F1 {told.f1:.2f} "
            f"(folds {low:.2f} to {high:.2f}, n {told.n}); without them {told.without:.2f}."
        )
        if told.f1 <= max(told.without, _GUESSED):
            yield f"{topic}: the labels do not help yet. Add more, or leave 'learn' out."
