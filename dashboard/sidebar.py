"""What every page shares: the address as state, the widgets bound to it, the filters.

Widgets show the address and write to it; nothing else holds state. A change is one entry in the
browser's history, so Back takes it back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import theme
from dashboard.briefing.shelf import Shelf
from dashboard.filters import COPIES, EARLIEST, LATEST, VIEWS
from dashboard.link import ARTICLE_KEYS, FILTER_KEYS, LEDGER_KEYS, Link, Value, changed, parse
from dashboard.loaded import Loaded
from dashboard.markup import words
from dashboard.parameters import Dropped
from pipeline.errors import StandpointError
from pipeline.schema import VOICES

SHOWN, PAGE, DROPPED = "controls-shown", "page-shown", "link-dropped"
# A box with more names than this is slow to open and nobody reads it; the rest is found by typing on the
# page of statements.
MOST_NAMES = 1000


def params() -> dict[str, list[str]]:
    """The address's parameters with all their values."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def enter(page: str) -> None:
    """Notes which page is shown; called before it is drawn."""
    st.session_state[PAGE] = page


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
    if store.refused is not None:
        dropped.append(Dropped(f"data={link.data}", store.refused))
    if link.tray is not None:
        try:
            Shelf(store.place).load(link.tray)
        except StandpointError as error:
            dropped.append(Dropped(f"tray={link.tray}", error.what))
            link = replace(link, tray=None)
    st.session_state[DROPPED] = bool(dropped)
    if dropped:
        st.html(words.dropped(dropped))
    return link


def shared() -> dict[str, list[str]]:
    """The parameters that stay from page to page: all but those that name an article or an input."""
    own = {*ARTICLE_KEYS, *LEDGER_KEYS, "page"}
    return {key: values for key, values in params().items() if key not in own}


def bound(widget: Callable[..., Any], label: str, said: object, param: str, **options: Any) -> Any:  # noqa: ANN401 - a widget
    """A widget that shows `said` and writes its own to the address under `param`.

    Args:
        widget: A Streamlit widget.
        label: Its label.
        said: What the address says.
        param: The parameter's name.
        options: Passed to the widget; `encode` turns the widget's value into the parameter's, `slot`
            tells widgets apart that write to the same parameter, and `begins` is the argument for what is
            shown first, of a widget that has a value of its own otherwise. `writes` takes the value in the
            place of the parameter, where the address holds it in another way.
    """
    encode: Callable[[Any], Value] = options.pop("encode", lambda chosen: chosen)
    slot: str = options.pop("slot", param)
    writes: Callable[[Any], None] = options.pop("writes", lambda chosen: put(**{param: encode(chosen)}))
    # A page's widgets are its own: Streamlit takes one of the same key on another page for a new one, and
    # would show its default.
    slot = f"{slot}-{st.session_state.get(PAGE, '')}"
    generation = _generation(slot, said)
    key = f"{slot}-{generation}"
    begins: str | None = options.pop("begins", None)
    if begins is not None:
        options[begins] = said
    elif key not in st.session_state:
        st.session_state[key] = said

    def write() -> None:
        chosen = st.session_state[key]
        newest, last = st.session_state[SHOWN][slot]
        # When quick clicks interrupt a run, the browser echoes what it was told: no choice of anybody's.
        if generation != newest or chosen == last:
            return
        st.session_state[SHOWN][slot] = (generation, chosen)
        writes(chosen)

    return widget(label, key=key, on_change=write, **options)


def _generation(slot: str, said: object) -> int:
    """A part of the widget's key: a new one whenever the address says what the widget did not write.

    A widget is never set from here once it stands. A browser that has not heard of the new value yet
    sends the old one with its next event, and that would be taken for the analyst's own choice.
    """
    shown: dict[str, tuple[int, object]] = st.session_state.setdefault(SHOWN, {})
    generation, last = shown.get(slot, (0, None))
    if slot not in shown or last != said:
        generation += 1
        shown[slot] = (generation, said)
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
        several("Topics", chosen.topics, "topics", store.titles(), "All topics")
        several("Outlets", chosen.outlets, "outlet", store.domain.outlets, "All outlets")
        several("Actors", chosen.actors, "actors", store.domain.actors, "All actors")
        several("Voice", chosen.voices, "voice", {v: theme.VOICES[v] for v in VOICES}, "All voices")
        bound(
            st.slider, "Minimum confidence", chosen.confidence, "conf",
            min_value=0.0, max_value=1.0, step=0.05, format="percent",
            encode=lambda share: float(share) or None,
        )  # fmt: skip
        copies(link)
        st.button("Reset filters", on_click=reset, disabled=not filtered(), width="stretch")


def several(
    label: str,
    chosen: tuple[str, ...],
    param: str,
    names: Mapping[str, str],
    placeholder: str,
    **options: Any,  # noqa: ANN401 - a widget's
) -> None:
    """A box for several of `names`, bound to `param`."""
    shown = listed(names, chosen)
    few = "max_selections" in options

    def encode(now: list[str]) -> list[str]:
        return now if few or len(now) < len(shown) else []  # all of them restrict nothing

    bound(
        st.multiselect, label, list(chosen), param, options=list(shown), format_func=shown.__getitem__,
        placeholder=placeholder, encode=encode, **options,
    )  # fmt: skip


def listed(names: Mapping[str, str], chosen: tuple[str, ...] = ()) -> dict[str, str]:
    """The first MOST_NAMES names, and those that are chosen wherever they stand."""
    first = dict(list(names.items())[:MOST_NAMES])
    return first | {key: names[key] for key in chosen}


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
        topic(store, link)


def topic(store: Loaded, link: Link) -> None:
    """The box for the one topic a page shows, among those the filter leaves."""
    left = link.filters.topics or tuple(store.titles())
    bound(
        st.selectbox, "Topic", link.topic, "topic", options=list(left),
        format_func=lambda key: store.titles()[key], width=380,
    )  # fmt: skip


def filtered() -> bool:
    """Whether the address has a filter."""
    return bool(set(FILTER_KEYS) & set(params()))
