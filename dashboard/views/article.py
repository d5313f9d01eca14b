"""An article: its text with every attribution marked, the chosen statement highlighted."""

import streamlit as st

from dashboard import data, sidebar
from dashboard.filters import TEXTS
from dashboard.markup import article as markup
from dashboard.markup import words
from dashboard.queries import article
from dashboard.views.panels import evidence, origin, portrayal, scroll

store = data.loaded()
link = sidebar.read(store)
found = data.ask(store, article.article, link.article or "")
if found.empty:
    origin.missing(link.article)
    st.stop()

row = found.iloc[0].to_dict()
spans = data.ask(store, article.attributions, row["article_id"])
missing = markup.not_here(link.statement, link.marks, spans)
if missing:
    st.html(words.dropped(missing))
analysed = origin.origin(store, row)
topics = [topic for topic in store.titles() if topic in set(spans["topic"])]
chosen, on = article.chosen(spans, link.statement)
topic = next((one for one in (link.marks, on) if one in topics), next(iter(topics), None))
with st.container(horizontal=True, vertical_alignment="top", key="article-switch"):
    sidebar.bound(
        st.segmented_control, "Text", link.text, "text", options=list(TEXTS), required=True,
        format_func=TEXTS.__getitem__, encode=lambda text: None if text == "clean" else text,
    )  # fmt: skip
    if topics:
        sidebar.bound(
            st.selectbox, "Sides on", topic, "marks", options=topics, format_func=store.titles().__getitem__,
            width=380,
        )  # fmt: skip
raw = link.text == "raw"
on_topic = article.on_topic(spans, topic)
shown = article.in_raw(on_topic, row["alignment"]) if raw else on_topic
with st.container(key="sidebyside-article"):
    left, right = st.columns([64, 36], gap="large")
with left, st.container(key="article-text"):
    st.header("Raw text" if raw else "Text")
    st.html(markup.key(raw=raw, analysed=analysed, chosen=chosen is not None))
    if analysed:
        st.html(markup.attributed(spans, shown, chosen, store.titles()))
    st.html(markup.body(row, shown, chosen, raw=raw))
with right:
    st.header("Statements")
    if not analysed:
        st.html(words.paragraph("None: the article was not analysed."))
    elif topic is None:
        st.html(words.paragraph("No topic is at stake in anything that is attributed here."))
    evidence.of_article(store, row["article_id"], article.stated(on_topic, row), link.statement)
    if analysed:
        portrayal.panel(store, link, spans, row["article_id"])
scroll.to_chosen(f"{link.statement} {link.text} {topic}")
