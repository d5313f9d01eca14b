"""The words of saved views."""

from __future__ import annotations

from dashboard.pages import PAGES
from dashboard.saved import View

FILE = "standpoint-views.json"
NONE = "No view is saved yet. A view is this page with its filters, under a name, for all who use this store."
NEWEST = "Views open on the newest data."
_TITLES = {page.name: page.title for page in PAGES}
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in r"\`*_{}[]()<>#+-.!|~$:"})


def label(name: str) -> str:
    """A name as the label of a link or button, which Streamlit reads as Markdown: every sign stays a sign."""
    return name.translate(_SPECIAL)


def told(view: View) -> str:
    """A view in a box: its name, and the page it is of."""
    return f"{view.name} · {_TITLES[view.page]}"
