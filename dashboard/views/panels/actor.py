"""Which actor a page is about: the box to choose one, who it is, and the ways to other pages."""

from __future__ import annotations

import streamlit as st

from dashboard import sidebar
from dashboard.data import ask
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import actor as markup
from dashboard.markup import words
from dashboard.pages import STATEMENTS, TIMELINE
from dashboard.queries import actor as query
from dashboard.queries.counts import Counts
from pipeline.errors import InputError, RegistryError
from pipeline.registry import Registry, load_registry
from pipeline.resources import registry_path


def chosen(store: Loaded, link: Link) -> str | None:
    """The actor the link names, or else the one with most statements; None where nobody has one."""
    return link.actor or ask(store, query.leading, link.filters)


def head(store: Loaded, actor: str) -> None:
    """The name as the page's title, what the actor is, and the words that articles have for it."""
    st.html(words.title(store.domain.actors[actor]))
    registry = _registry()
    known = None if registry is None else markup.profile(registry, actor)
    kind = None if known is not None else ask(store, query.kind, actor)
    st.html(markup.who(known, kind, ask(store, query.merged, actor)))
    called = markup.words_used(ask(store, query.words, actor))
    if called:
        st.html(called)


def controls(store: Loaded, actor: str) -> None:
    """The box for the actor, and links to where it is compared and read."""
    names = sidebar.listed(store.domain.actors, (actor,))
    with st.container(horizontal=True, vertical_alignment="bottom", key="link-actor"):
        sidebar.bound(
            st.selectbox, "Actor", actor, "actor", options=list(names), format_func=names.__getitem__,
            width=380, help="Type to find a name.",
        )  # fmt: skip
        kept = sidebar.shared()
        st.page_link(
            TIMELINE.file, label="On the timeline", query_params={**kept, "who": [actor]}, width="content"
        )
        st.page_link(
            STATEMENTS.file, label="All statements", query_params={**kept, "actors": [actor]}, width="content"
        )


def empty(store: Loaded, actor: str | None, counted: Counts) -> None:
    """Nothing to show: why, and the button that widens the filters.

    Args:
        store: The store.
        actor: The actor, None where nobody has a statement.
        counted: The numbers of what the filters leave of the actor.
    """
    filtered = sidebar.filtered()
    if actor is None:
        st.title("Actor")
        st.html(markup.nobody())
    else:
        st.html(markup.nothing(store.domain.actors[actor], counted, filtered=filtered))
    if filtered:
        st.button("Reset filters", on_click=sidebar.reset, key="reset-here")


@st.cache_resource(show_spinner=False)
def _registry() -> Registry | None:
    """The registry that ships; None in an installation without its data, which still shows its stores."""
    try:
        return load_registry(registry_path("actors"), [registry_path("outlets")])
    except (InputError, RegistryError):
        return None
