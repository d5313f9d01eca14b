"""The command `standpoint`, and the one place where an error becomes a line for the user."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Sequence

import typer
from typer.exceptions import TyperException

from pipeline.cli import (
    actors,
    brief,
    check_pack,
    cite,
    dashboard,
    demo,
    doctor,
    evaluate,
    explain,
    export,
    figure,
    gate,
    ledger,
    run,
    train,
)
from pipeline.errors import StandpointError
from pipeline.steps.config import version

DEBUG = "STANDPOINT_DEBUG"
ANALYSE, LOOK, CHECK, BUILD = "Analyse", "Look and share", "Check", "Build"

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with [bold]standpoint demo[/bold]; a folder of your own with "
    "[bold]standpoint run articles/ --store my-store[/bold].",
)


@app.callback(invoke_without_command=True)
def standpoint(
    context: typer.Context,
    show_version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    """Reads piles of news articles and says who stands where on what, with the sentence that shows it."""
    if show_version:
        typer.echo(f"standpoint {version()}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _add(
    name: str, verb: Callable[..., None], panel: str | None, *examples: str, to: typer.Typer = app
) -> None:
    """Adds a command. Its docstring is its help, each paragraph on one line to fit any width."""
    paragraphs = inspect.cleandoc(verb.__doc__ or "").split("\n\n")
    told = "\n\n".join(paragraph.replace("\n", " ") for paragraph in paragraphs)
    to.command(name, help=told, rich_help_panel=panel, epilog=_shown(*examples))(verb)


def _shown(*examples: str) -> str:
    """Examples as they stand below a command's help."""
    return "\n".join(["[bold]Examples[/bold]", *(f"[cyan]{example}[/cyan]" for example in examples)])


_add("demo", demo.demo, ANALYSE, "standpoint demo", "standpoint demo --store try --headless --port 8600")
_add(
    "run",
    run.run,
    ANALYSE,
    "standpoint run articles/ --store my-store",
    "standpoint run '2025/**/*.html' feed.jsonl --store my-store --workers 4",
    "standpoint run https://example.org/feed.xml --store my-store",
    "cat article.txt | standpoint run - --store my-store",
    "standpoint run articles/ --store my-store --pack packs/energy.toml",
)
_add(
    "dashboard",
    dashboard.dashboard,
    LOOK,
    "standpoint dashboard --store my-store",
    "standpoint dashboard --store my-store --port 8600",
)
_add(
    "explain",
    explain.explain,
    LOOK,
    "standpoint explain 3f0c5b1e9a7d2468 --store my-store",
    "standpoint export statements --store my-store --out statements.csv   # the ids",
)
_add(
    "cite",
    cite.cite,
    LOOK,
    "standpoint cite 3f0c5b1e9a7d2468 --store my-store --style chicago",
    "standpoint cite 3f0c5b1e9a7d2468 --store my-store >> references.bib",
    "standpoint cite",
)
_add(
    "ledger",
    ledger.ledger,
    LOOK,
    "standpoint ledger --store my-store",
    "standpoint ledger --store my-store --outcome rejected",
)
_add(
    "export",
    export.export,
    LOOK,
    "standpoint export positions --store my-store --out positions.xlsx",
    "standpoint export attributions --store my-store --out q.jsonl --actor 'JD Vance'",
    "standpoint export positions --store my-store --out p.csv --from 2025-10-01 --copies once",
    "standpoint export all --store my-store --format parquet --out everything",
)
_ACTORS = typer.Typer(rich_markup_mode="rich", context_settings={"help_option_names": ["-h", "--help"]})
app.add_typer(
    _ACTORS,
    name="actors",
    help="Say who the actors are that articles introduced: list, merge, rename, undo.",
    rich_help_panel=LOOK,
    epilog=_shown(
        "standpoint actors list --store my-store",
        "standpoint actors merge jane-q-doe jane-doe --store my-store",
    ),
)
_add(
    "list",
    actors.list_,
    None,
    "standpoint actors list --store my-store",
    "standpoint actors list --store my-store --like doe",
    to=_ACTORS,
)
_add(
    "merge",
    actors.merge,
    None,
    "standpoint actors merge jane-q-doe jane-doe --store my-store",
    "standpoint actors merge jane-q-doe jane-doe --store my-store --why 'her middle name' --by ann",
    to=_ACTORS,
)
_add(
    "rename",
    actors.rename,
    None,
    "standpoint actors rename jane-doe 'Jane Q. Doe' --store my-store",
    to=_ACTORS,
)
_add(
    "undo",
    actors.undo,
    None,
    "standpoint actors undo --store my-store",
    "standpoint actors undo jane-doe --store my-store",
    to=_ACTORS,
)
_add("history", actors.history, None, "standpoint actors history --store my-store", to=_ACTORS)
_add(
    "figure",
    figure.figure,
    LOOK,
    "standpoint figure stance-map --store my-store --out map.png --topic us_pressure",
    "standpoint figure timeline --store my-store --out timeline.xlsx --link 'topic=us_pressure&unit=month'",
)
_add(
    "brief",
    brief.brief,
    LOOK,
    "standpoint brief --store my-store --out october.pptx --from 2025-10-01",
    "standpoint brief --store my-store --out week.pptx --topic us_pressure --editable --template house.pptx",
    "standpoint brief --store my-store --out week.pdf --tray tray.json --address https://standpoint.example",
)
_add("check-pack", check_pack.check_pack, CHECK, "standpoint check-pack packs/energy.toml")
_add("doctor", doctor.doctor, CHECK, "standpoint doctor", "standpoint doctor --store my-store")
_add(
    "evaluate", evaluate.evaluate, CHECK, "standpoint evaluate", "standpoint evaluate reading --data public/"
)
_add("gate", gate.gate, CHECK, "standpoint gate", "standpoint gate --update")
_add(
    "train",
    train.train,
    BUILD,
    "standpoint train parser --data UD_English-EWT --out my-parser",
    "standpoint train parser --data UD_English-EWT --out my-parser --steps 200",
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and exits: 0 done, 1 an error on one line, 3 some inputs were not analysed."""
    try:
        code = app(args=arguments, prog_name="standpoint", standalone_mode=False)
    except StandpointError as error:
        code = _refuse(error.sentence())
    except TyperException as error:
        code = _refuse(f"{error.format_message().rstrip('.')}; see: standpoint --help.")
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        told = f"unexpected {type(error).__name__}: {error}"
        code = _refuse(f"{told}; a defect of Standpoint, its traceback is shown with {DEBUG}=1.")
    sys.exit(code or 0)


def _refuse(sentence: str) -> int:
    """One line on standard error, whatever the message holds."""
    sys.stderr.write(f"standpoint: {' '.join(sentence.split())}\n")
    return 1
