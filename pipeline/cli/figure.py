"""standpoint figure."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from pipeline.cli.options import Actors, From, Link, Out, Outlets, StorePath, To, Topics
from pipeline.cli.outgoing import commands, ending, write


def figure(
    noun: Annotated[
        str,
        typer.Argument(
            metavar="FIGURE",
            help="Which figure, as docs/figures.md calls it: stance-map, timeline, dumbbell, …",
            show_default=False,
        ),
    ],
    store: StorePath,
    out: Out,
    link: Link = "",
    actor: Actors = None,
    topic: Topics = None,
    outlet: Outlets = None,
    start: From = None,
    end: To = None,
) -> None:
    """Write a figure of the dashboard to a file: picture (png, svg, pdf) or data (csv, xlsx).

    The file's ending says which. It is what the button beside the figure gives, with the same numbers: title,
    period, filters, n, interval, versions and date are in it. --link takes a link as the dashboard copies it,
    with its filters, what was chosen, and the state of the data. Pictures need Chrome or Chromium.
    """
    found = commands()
    asked = found.Asked(
        store=str(store),
        link=link,
        actors=tuple(actor or ()),
        topics=tuple(topic or ()),
        outlets=tuple(outlet or ()),
        start=start.date() if start else None,
        end=end.date() if end else None,
    )
    today = dt.datetime.now(dt.UTC).date()
    made = found.figure(asked, noun, ending(out, found.FIGURE_FORMATS), today)
    write(out, made)
    typer.echo(f"{noun} written to {out}")
