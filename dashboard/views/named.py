"""The map under its own name: leads to the first page with all that the link says."""

import streamlit as st

from dashboard import sidebar
from dashboard.pages import MAP

st.switch_page(MAP.file, query_params=sidebar.params())
