"""A pin as it will be printed: its own words, and its picture."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from dashboard import data
from dashboard.briefing.compose import section
from dashboard.briefing.tray import Pin
from dashboard.exhibits.exhibit import Place, Quote
from dashboard.figures.parts.framed import REPORT, SLIDE, Room
from dashboard.loaded import Loaded
from dashboard.markup import briefing as markup
from dashboard.markup import words
from dashboard.nouns import NOUNS
from dashboard.queries import domain
from dashboard.views.panels import chart, drawing


@dataclass(frozen=True)
class Preview:
    """What a pin says of itself, without the words the analyst gave it; `figure` None where it has quotes."""

    title: str
    takeaway: str
    place: Place
    finished: dt.datetime | None
    figure: go.Figure | None
    alt: str
    quotes: tuple[Quote, ...]


def preview(store: Loaded, pin: Pin) -> Preview:
    """The pin as it will be printed; raises StandpointError where it can't be."""
    # The browser of who looks draws it where the server has none: in a size that fits beside the words.
    room = SLIDE if drawing.can_draw() else REPORT
    return _preview(_where(store, pin), pin.noun, _params(pin), drawing.today(), room)


def picture(store: Loaded, pin: Pin, shown: Preview) -> None:
    """The picture, or the sentences; or why there is none."""
    if shown.figure is None:
        st.html(markup.quotes(shown.quotes))
        return
    if not drawing.can_draw():
        still = {**chart.CONFIG, "staticPlot": True}
        key = f"{pin.noun}-{hash(_params(pin))}"
        with st.container(key=f"flat-{key}"):  # its words are placed for its own width
            st.plotly_chart(
                shown.figure, key=f"preview-{key}", width="content", theme=None, config=still, alt=shown.alt
            )
        return
    try:
        drawn = _picture(_where(store, pin), pin.noun, _params(pin), drawing.today(), shown.figure)
    except drawing.FAILS as error:
        st.html(words.note([drawing.reason(error)]))
        return
    st.image(drawn, width="stretch", alt=shown.alt)


def _where(store: Loaded, pin: Pin) -> str:
    return f"{store.place}@{pin.params.get('data', store.newest)}"


def _params(pin: Pin) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(sorted((key, tuple(values)) for key, values in pin.params.items()))


@st.cache_data(max_entries=100, max_size="40MB", show_spinner=False)
def _preview(
    where: str, noun: str, params: tuple[tuple[str, tuple[str, ...]], ...], day: dt.date, room: Room
) -> Preview:
    del where
    pin = Pin(noun, dict(params))
    of = data.state(next(iter(pin.params.get("data", ())), None))
    finished = domain.finished(of.connection.cursor())
    if noun in NOUNS:
        made = drawing.exhibit(of, pin, room)
        figure = made.picture(room)
        return Preview(made.title, made.takeaway, made.place, finished, figure, made.alt, ())
    one = section(lambda _: of, pin, room, day)
    return Preview(one.title, one.takeaway, one.place, finished, None, "", one.quotes)


@st.cache_data(max_entries=200, max_size="60MB", show_spinner=False)
def _picture(
    where: str, noun: str, params: tuple[tuple[str, tuple[str, ...]], ...], day: dt.date, _figure: go.Figure
) -> bytes:
    del where, noun, params, day
    return drawing.engine().picture(_figure, "png")
