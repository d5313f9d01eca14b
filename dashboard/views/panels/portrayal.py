"""How the outlet's sentences portray the actor in question, beside an article."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.data import ask
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import portrayal as markup
from dashboard.queries import portrayal as query


def panel(store: Loaded, link: Link, spans: pd.DataFrame, article_id: str) -> None:
    """The actor whose statement is chosen, or else the tile's, or else the one with the most sentences."""
    found = ask(store, query.portrayed, article_id)
    sides = spans.loc[spans["statement_id"] == link.statement, "side_id"].dropna()
    chosen = query.in_question(found, *sides, link.actor)
    if chosen is not None:
        st.header("Portrayal")
        st.html(markup.portrayal(chosen, found))
