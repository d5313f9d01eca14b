"""standpoint figure."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from pipeline.cli.options import Actors, FromDrawn, Link, Out, Outlets, StorePath, ToDrawn, Topics, Undated
from pipeline.cli.outgoing import asked, commands, ending, ready, write


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
    start: FromDrawn = None,
    end: ToDrawn = None,
    undated: Undated = True,
) -> None:
    """Write a figure of the dashboard to a file: picture (png, svg, pdf) or data (csv, xlsx).

    The file's ending says which. It is what the button beside the figure gives, with the same numbers: title,
    period, filters, n, interval, versions and date are in it. --link takes a link as the dashboard copies it,
    with its filters, what was chosen, and the state of the data. Pictures need Chrome or Chromium.
    """
    found = commands()
    of = asked(found, store, (actor, topic, outlet), (start, end), link=link, undated=undated)
    file_format = ending(out, found.FIGURE_FORMATS)
    ready(out)
    made = found.figure(of, noun, file_format, dt.datetime.now(dt.UTC).date())
    write(out, made)
    typer.echo(f"{noun} written to {out}")
