"""Stub until its page is made."""

import streamlit as st

from dashboard import data

store = data.loaded()
st.title("actor")
