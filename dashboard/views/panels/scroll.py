"""Bringing into view what was asked for. The scripts are fixed: no word of data gets into them."""

from __future__ import annotations

from hashlib import blake2b

import streamlit as st

from dashboard.markup.article import CHOSEN
from dashboard.markup.style import STACK_BELOW_PX
from dashboard.sidebar import DROPPED


def to_evidence(tile: str) -> None:
    """Where the evidence falls under the map, scroll down to it after a choice."""
    narrow = f"e.closest('[class*=st-key-sidebyside]').clientWidth<={STACK_BELOW_PX}"
    if st.session_state.get(DROPPED):  # what the link could not say stands on top, and is read first
        return
    _run(tile, "evidence", narrow, "e.scrollIntoView()")


def to_chosen(statement: str) -> None:
    """Scroll the statement the link names into the middle, unless it is in view already."""
    outside = "80>e.getBoundingClientRect().top||e.getBoundingClientRect().bottom>innerHeight-40"
    _run(statement, CHOSEN, outside, "e.scrollIntoView({block:'center'})")


def _run(occasion: str, anchor: str, condition: str, action: str) -> None:
    # The browser runs a script again only when it differs, so the occasion's hash is part of it. Streamlit
    # drops a script in which a letter or digit follows "<", since a tag could begin there.
    digest = blake2b(occasion.encode(), digest_size=8).hexdigest()
    script = f"const e=document.getElementById('{anchor}');if(e&&({condition})){action}"
    st.html(f"<script>/*{digest}*/setTimeout(()=>{{{script}}},150)</script>", unsafe_allow_javascript=True)
