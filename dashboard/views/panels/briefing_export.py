"""The briefing as slides, as a report, or as figures with their data: made on a click, then saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard import data
from dashboard.briefing import tray as trays
from dashboard.briefing.bundle import bundle
from dashboard.briefing.compose import ADDRESS, Briefing, Omitted, compose
from dashboard.briefing.deck import deck
from dashboard.briefing.report import report
from dashboard.briefing.tray import Tray
from dashboard.figures.parts.framed import REPORT, SHEET, SLIDE, Room
from dashboard.markup import briefing as markup
from dashboard.markup import exporting, words
from dashboard.pages import BRIEFING
from dashboard.rendering import browser
from dashboard.rendering.engine import Engine
from dashboard.views.panels import drawing

MADE, SAVE = "briefing-made", "save-briefing"
COMPOSED = 0.3  # the part of the work that is done when all is read and nothing is drawn
EDITABLE = "In PowerPoint: its own charts and tables for lines, bars and the map. Without a browser, always."
TEMPLATE_MB = 30  # a house's master slides with their pictures


@dataclass(frozen=True, slots=True)
class Format:
    """A file a briefing can be: its name, ending, type and the room its figures have."""

    label: str
    ending: str
    mime: str
    room: Room
    draws: bool  # whether there is nothing without a browser


FORMATS: Mapping[str, Format] = {
    "pptx": Format(
        "PowerPoint", "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation", SLIDE, draws=False,
    ),
    "pdf": Format("PDF report", "pdf", "application/pdf", REPORT, draws=True),
    "zip": Format("ZIP", "zip", "application/zip", SHEET, draws=False),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """What was made last: of which tray, as what; and what is not in it."""

    tray: str
    kind: str
    content: bytes
    omitted: tuple[Omitted, ...]


@st.fragment
def offer(tray: Tray) -> None:
    """The formats with their options, and the file once it is made."""
    drawn = drawing.can_draw()
    with st.container(horizontal=True, vertical_alignment="center", key="briefing-formats"):
        clicked = [
            kind
            for kind, one in FORMATS.items()
            if st.button(
                f"Save as {one.label}", key=f"make-{kind}", disabled=one.draws and not drawn, type="primary"
            )
        ]
        chosen = st.toggle(
            "Editable charts and tables", key="briefing-editable", disabled=not drawn, help=EDITABLE
        )
    editable = chosen or not drawn  # pictures need a browser
    with st.expander("PowerPoint template"):
        file = st.file_uploader(
            "Slides of your house, whose master is kept (.pptx)", type="pptx", key="briefing-template",
            max_upload_size=TEMPLATE_MB,
        )  # fmt: skip
    if not drawn:
        st.html(words.note([browser.why_none()]))
    if clicked:
        template = None if file is None else file.getvalue()
        _make(tray, clicked[0], {"editable": editable, "template": template})
    made: Made | None = st.session_state.get(MADE)
    if made is not None and made.tray == trays.name(tray):
        _save(made, now=bool(clicked))


def address() -> str:
    """Where the browser has the dashboard, for the links in what is made."""
    shown = (st.context.url or ADDRESS).partition("?")[0].rstrip("/")
    return shown.removesuffix(f"/{BRIEFING.name}")


def _make(tray: Tray, kind: str, options: Mapping[str, Any]) -> None:
    st.session_state.pop(MADE, None)
    bar = st.progress(0.0, "Reading what is pinned…")
    room = FORMATS[kind].room

    def told(begin: float, end: float) -> Callable[[int, int, str], None]:
        return lambda done, of, what: _told(bar, begin + (end - begin) * done / max(of, 1), what)

    try:
        briefing = compose(data.state, tray, room, drawing.today(), address(), told(0.0, COMPOSED))
        engine = drawing.engine() if drawing.can_draw() else None
        content = _written(kind, briefing, engine, tray, told(COMPOSED, 1.0), options)
    except drawing.FAILS as error:
        st.html(words.note([drawing.reason(error)]))
        return
    finally:
        bar.empty()
    st.session_state[MADE] = Made(trays.name(tray), kind, content, briefing.omitted)


def _written(
    kind: str,
    briefing: Briefing,
    engine: Engine | None,
    tray: Tray,
    tell: Callable[[int, int, str], None],
    options: Mapping[str, Any],
) -> bytes:
    if kind == "pptx":
        return deck(briefing, engine, tell=tell, **options)
    if kind == "pdf":
        return report(briefing, engine or drawing.engine(), tell)
    if kind == "zip":
        return bundle(briefing, engine, tray, tell)
    raise ValueError(kind)


def _told(bar: Any, share: float, what: str) -> None:  # noqa: ANN401 - Streamlit's
    bar.progress(min(max(share, 0.0), 1.0), f"Making: {what}")


def _save(made: Made, *, now: bool) -> None:
    one = FORMATS[made.kind]
    file = exporting.file_name(BRIEFING.name, drawing.today().isoformat(), one.ending)
    st.download_button(f"Save again ({one.label})", made.content, file, one.mime, key=SAVE, on_click="ignore")
    if now:
        st.html(exporting.click(SAVE, time.time_ns()), unsafe_allow_javascript=True)
    if made.omitted:
        st.html(words.note(markup.left_out(made.omitted)))
