"""standpoint actors."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from pipeline import actors
from pipeline.cli.options import StorePath
from pipeline.decisions import ID, NAME, Decision
from pipeline.errors import UsageError
from pipeline.steps.config import registry_in_use
from pipeline.store import Store

FIRST = 50  # of a large store; the others are in few articles

By = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who decides; by default the name you are logged in with."),
]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, kept with the decision.")]
Discovered = Annotated[
    str, typer.Argument(metavar="ID", help="A discovered actor; its ~ may be left out.", show_default=False)
]


def list_(
    store: StorePath,
    every: Annotated[bool, typer.Option("--all", help=f"All of them, not the first {FIRST}.")] = False,
    like: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Only those with this in their name or id.")
    ] = None,
) -> None:
    """List the actors that articles introduced and the registry does not have.

    Each with its kind, in how many articles it stands, how much is attributed to it, words that mention
    it, and other actors that may be the same. Those in most articles come first.
    """
    with Store.open(store).snapshot().connect() as connection:
        listed, n = actors.discovered(connection, registry_in_use(), like or "", None if every else FIRST)
    console = Console(soft_wrap=True, highlight=False)
    for one in listed:
        counts = f"{_count(one.articles, 'article')}, {_count(one.attributions, 'attribution')}"
        kind = f" ({one.kind})" if one.kind else ""
        console.print(f"[bold]{escape(one.id)}[/bold]  {escape(one.name)}{kind}: {counts}")
        if one.example is not None:
            console.print(escape(f"    … {one.example} …  {one.ref}"))
        if one.alike:
            alike = ", ".join(f"{other} ({why})" for other, why in one.alike)
            console.print(escape(f"    perhaps {alike}"))
    more = f", of which {len(listed):,} are shown; --all lists every one" if n > len(listed) else ""
    console.print(f"{_count(n, 'discovered actor')}{more}.")


def merge(
    actor: Discovered,
    into: Annotated[
        str,
        typer.Argument(
            metavar="INTO_ID", help="Who it is: discovered or the registry's.", show_default=False
        ),
    ],
    store: StorePath,
    why: Why = None,
    by: By = None,
) -> None:
    """Decide that a discovered actor is another one, or one of the registry.

    It holds wherever the actor stands, in articles of later runs too, and nothing is written again:
    tables are read with it, and standpoint actors undo takes it back. A dashboard that is open shows it
    within half a minute.
    """
    opened = Store.open(store)
    made = actors.merge(opened, registry_in_use(), actor, into, _who(by), why or "the same actor")
    typer.echo(f"{made.target} is {made.now[ID]} ({made.now[NAME]}) from now on.")


def rename(
    actor: Discovered,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called.", show_default=False)],
    store: StorePath,
    why: Why = None,
    by: By = None,
) -> None:
    """Decide what a discovered actor is called.

    At most 200 characters on one line. A name that another actor has is refused: merge the two instead.
    """
    made = actors.rename(Store.open(store), registry_in_use(), actor, name, _who(by), why or "another name")
    typer.echo(f"{made.target} is called {made.now[NAME]}, not {made.was[NAME]}, from now on.")


def undo(
    store: StorePath,
    actor: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="Only the last decision on this one.", show_default=False),
    ] = None,
    by: By = None,
) -> None:
    """Take back the last decision that stands, or the last one on an actor."""
    undone, _ = actors.undo(Store.open(store), actor, _who(by))
    typer.echo(f"Undone: {_told(undone)}.")


def history(store: StorePath) -> None:
    """List every decision, the oldest first: when, who, what, why, and whether it stands."""
    made = actors.history(Store.open(store))
    console = Console(soft_wrap=True, highlight=False)
    for one in made:
        state = " [undone]" if one.undone else ""
        what = f"undone: {_told(one, back=True)}" if one.undoes else _told(one)
        console.print(escape(f"{one.made_at:%Y-%m-%d %H:%M} UTC  {one.made_by}  {what}: {one.why}{state}"))
    standing = sum(one.stands for one in made)
    console.print(f"{_count(len(made), 'decision')}, {standing:,} of them standing." if made else "None yet.")


def _told(one: Decision, *, back: bool = False) -> str:
    """A decision in words; `back`: what the decision undoes, whose values it has the other way round."""
    was, now = (one.now, one.was) if back else (one.was, one.now)
    if ID in now:
        return f"{one.target} ({was[NAME]}) is {now[ID]} ({now[NAME]})"
    return f"{one.target} is called {now[NAME]}, not {was[NAME]}"


def _who(by: str | None) -> str:
    if by is not None and by.strip():
        return by.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise UsageError("nobody knows who you are on this machine", then="Say it with --by NAME") from error


def _count(n: int, one: str) -> str:
    return f"{n:,} {one}" + ("" if n == 1 else "s")
