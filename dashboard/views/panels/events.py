"""Events that an analyst brings; they stay in the session of the browser and are in no link."""

from __future__ import annotations

import streamlit as st

from dashboard import events
from dashboard.markup import words
from pipeline.packs import Event

OWN = "own-events"
_PROBLEMS, _UPLOADER = "own-events-problems", "own-events-file"


def own() -> tuple[Event, ...]:
    """The analyst's events."""
    found: tuple[Event, ...] = st.session_state.get(OWN, ())
    return found


def uploader() -> None:
    """Takes a CSV file, says which of its rows it could not use, and lets go of all again."""
    with st.expander("Add events of your own"):
        st.html(
            words.paragraph(
                f"A CSV file with the columns date and text, at most {events.MOST_EVENTS} rows: "
                "2025-06-13, words of your own. They stay in this browser tab: nobody else sees them, a "
                "copied link does not have them, and loading the page again removes them."
            )
        )
        generation = st.session_state.setdefault(_UPLOADER, 0)
        key = f"{_UPLOADER}-{generation}"
        st.file_uploader("Events as CSV", type=["csv"], key=key, on_change=_take, args=(key,))
        if own():
            st.button("Remove my events", on_click=_remove)
    if problems := st.session_state.get(_PROBLEMS):  # outside: the fold closes when the page is drawn anew
        st.html(words.note(problems))


def _take(key: str) -> None:
    file = st.session_state[key]
    if file is None:  # taking a file off the list keeps what was read; the button removes it
        st.session_state.pop(_PROBLEMS, None)
    else:
        st.session_state[OWN], st.session_state[_PROBLEMS] = events.read_events(file.getvalue())


def _remove() -> None:
    st.session_state.pop(OWN, None)
    st.session_state.pop(_PROBLEMS, None)
    st.session_state[_UPLOADER] += 1
