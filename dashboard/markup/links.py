"""Addresses of the other pages, for links inside tables and sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from dashboard.link import ARTICLE_KEYS, LEDGER_KEYS, Value, changed


def href(page: str, params: Mapping[str, Sequence[str]], **parts: Value) -> str:
    """The address of a page with the filters of this one; relative, so that any place serves it.

    Args:
        page: The page's name in the address.
        params: The address's parameters as they are; what names an article or an input is left out.
        parts: Parts to set.
    """
    own = {*ARTICLE_KEYS, *LEDGER_KEYS}
    kept = {key: values for key, values in params.items() if key not in own}
    return f"{page}?{urlencode(changed(kept, parts), doseq=True)}"
