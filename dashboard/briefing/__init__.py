"""Briefings: pins in a tray, composed from the store and written as slides, a report or an archive.

A pin is a permalink with a title and a comment. Nothing that was drawn is kept: what leaves is drawn anew
from the data the pin names. Nothing here knows Streamlit.
"""
