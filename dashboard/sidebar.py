"""What every page shares: the address as state, the links between pages, the filters.

Widgets show the address and write to it; nothing else holds state. A change is one entry in the
browser's history, so Back takes it back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import theme
from dashboard.data import Loaded
from dashboard.filters import (
    ARTICLE_KEYS,
    COPIES,
    EARLIEST,
    FILTER_KEYS,
    LATEST,
    LEDGER_KEYS,
    VIEWS,
    Link,
    Value,
    changed,
    parse,
)
from dashboard.markup import words
from pipeline.schema import VOICES

VIEWS_FOLDER = Path(__file__).resolve().parent / "views"
MAP, ARTICLE, LEDGER, METHOD = (
    str(VIEWS_FOLDER / f"{name}.py") for name in ("map", "article", "ledger", "method")
)
SHOWN = "controls-shown"


def params() -> dict[str, list[str]]:
    """The address's parameters with all their values."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def put(**parts: Value) -> None:
    """Set parts of the address in one step of history; `from_` stands for `from`."""
    st.query_params.from_dict(
        changed(params(), {key.removesuffix("_"): value for key, value in parts.items()})
    )


def colours() -> theme.Palette:
    """The palette of the browser's mode."""
    return theme.palette(st.context.theme.type)


def read(store: Loaded) -> Link:
    """The link the address stands for; says which parts could not be used."""
    link, dropped = parse(params(), store.domain)
    if dropped:
        st.html(words.dropped(dropped))
    return link


def shared() -> dict[str, list[str]]:
    """The parameters that stay from page to page: all but those that name an article or an input."""
    own = {*ARTICLE_KEYS, *LEDGER_KEYS}
    return {key: values for key, values in params().items() if key not in own}


def navigation() -> None:
    """The product's name and links to the pages, each keeping every filter."""
    kept = shared()
    with st.container(horizontal=True, vertical_alignment="center", key="navigation"):
        st.html('<p class="sp-brand">Standpoint</p>', width="content")
        st.page_link(MAP, label="Stance map", query_params=kept, width="content")
        st.page_link(LEDGER, label="Ledger", query_params=kept, width="content")
        st.page_link(METHOD, label="Data & method", query_params=kept, width="content")


def bound(widget: Callable[..., Any], label: str, said: object, param: str, **options: Any) -> Any:  # noqa: ANN401 - a widget
    """A widget that shows `said` and writes its own to the address under `param`.

    Args:
        widget: A Streamlit widget.
        label: Its label.
        said: What the address says.
        param: The parameter's name.
        options: Passed to the widget; `encode` turns the widget's value into the parameter's.
    """
    encode: Callable[[Any], Value] = options.pop("encode", lambda chosen: chosen)
    generation = _generation(param, said)
    key = f"{param}-{generation}"
    if key not in st.session_state:
        st.session_state[key] = said

    def write() -> None:
        chosen = st.session_state[key]
        newest, last = st.session_state[SHOWN][param]
        # When quick clicks interrupt a run, the browser echoes what it was told: no choice of anybody's.
        if generation != newest or chosen == last:
            return
        st.session_state[SHOWN][param] = (generation, chosen)
        put(**{param: encode(chosen)})

    return widget(label, key=key, on_change=write, **options)


def _generation(param: str, said: object) -> int:
    """A part of the widget's key: a new one whenever the address says what the widget did not write.

    A widget is never set from here once it stands. A browser that has not heard of the new value yet
    sends the old one with its next event, and that would be taken for the analyst's own choice.
    """
    shown: dict[str, tuple[int, object]] = st.session_state.setdefault(SHOWN, {})
    generation, last = shown.get(param, (0, None))
    if param not in shown or last != said:
        generation += 1
        shown[param] = (generation, said)
    return generation


def filters(store: Loaded, link: Link) -> None:
    """The filters all pages share."""
    with st.sidebar:
        st.header("Filters")
        chosen = link.filters
        days: Mapping[str, Any] = {"min_value": EARLIEST, "max_value": LATEST, "format": "YYYY-MM-DD"}
        bound(st.date_input, "From", chosen.start, "from", **days, value=None)
        bound(st.date_input, "To", chosen.end, "to", **days, value=None)
        bound(
            st.toggle, "Include undated", chosen.undated, "undated", encode=lambda on: None if on else False
        )
        names = store.domain.outlets
        bound(
            st.multiselect, "Outlets", list(chosen.outlets), "outlet",
            options=list(names), format_func=lambda key: names[key], placeholder="All outlets",
        )  # fmt: skip
        bound(
            st.multiselect, "Voice", list(chosen.voices), "voice",
            options=list(VOICES), format_func=lambda voice: theme.VOICES[voice], placeholder="All voices",
        )  # fmt: skip
        bound(
            st.slider, "Minimum confidence", chosen.confidence, "conf",
            min_value=0.0, max_value=1.0, step=0.05, format="percent",
            encode=lambda share: float(share) or None,
        )  # fmt: skip
        copies(link)
        st.button("Reset filters", on_click=reset, disabled=not _filtered(), width="stretch")


def reset() -> None:
    """Remove every filter; the view, the topic and the tile stay."""
    put(**dict.fromkeys(FILTER_KEYS))


def copies(link: Link) -> None:
    """The switch between one copy of a story and each of them."""
    bound(
        st.segmented_control, "Copies of a story", link.filters.copies, "copies", options=list(COPIES),
        required=True, format_func=COPIES.__getitem__,
        encode=lambda which: None if which == "once" else which,
        help="A story that several outlets ran: count one copy of it for all, or the copy of each outlet.",
    )  # fmt: skip


def view_controls(store: Loaded, link: Link) -> None:
    """Which map: the pair of dimensions, and the topic where one must be chosen."""
    bound(
        st.segmented_control, "Show", link.view.id, "view", options=list(VIEWS), required=True,
        format_func=lambda view: VIEWS[view].title,
    )  # fmt: skip
    if link.view.one_topic:
        titles = store.titles()
        bound(
            st.selectbox,
            "Topic",
            link.filters.topic,
            "topic",
            options=list(titles),
            format_func=titles.__getitem__,
            width=380,
        )


def _filtered() -> bool:
    return bool(set(FILTER_KEYS) & set(params()))
