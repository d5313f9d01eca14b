"""The same story side by side: which one, its articles, whom they quote and how."""

from __future__ import annotations

import streamlit as st

from dashboard import sidebar
from dashboard.data import ask
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import side_by_side as markup
from dashboard.markup import words
from dashboard.markup.versions import Columns
from dashboard.queries import same_story, shared_quotes


def panel(store: Loaded, link: Link, outlets: tuple[str, ...]) -> None:
    """The stories that these outlets share, and the chosen one in a column for each outlet.

    Args:
        store: The store.
        link: The link: its filters, and the story.
        outlets: Keys of the outlets, two to four, in the order of their columns.
    """
    st.header("The same story side by side")
    stories = ask(store, same_story.same_stories, outlets, link.filters)
    chosen = None if link.story is None else same_story.named(stories, link.story)
    if link.story is not None and chosen is None:
        st.html(words.note([markup.GONE + (" Another is shown." if stories else "")]))
    if not stories:
        st.html(words.note(markup.NONE))
        return
    story = chosen if chosen is not None else stories[0]
    by_id = {one.id: one for one in stories}
    sidebar.bound(
        st.selectbox, "Story", story.id, "story", options=list(by_id),
        format_func=lambda key: markup.label(by_id[key]),
    )  # fmt: skip
    st.html(markup.found(len(stories)))
    columns = Columns({key: store.domain.outlets[key] for key in outlets}, sidebar.params())
    articles = tuple(telling.article_id for telling in story.tellings)
    compared = ask(store, shared_quotes.compared, articles, outlets)
    with st.container(key="sidebyside-story"):
        st.html(markup.heads(story, columns) + markup.unsure(story))
        st.html(markup.speakers(compared, columns))
        st.html(markup.shared(compared, columns))
        st.html(markup.only(compared, columns))
