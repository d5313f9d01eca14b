"""Languages in words."""

from __future__ import annotations

from pipeline.language import NAMES


def language(code: str | None) -> str:
    """The English name of an ISO 639 code, the code where it is a rare one; None was not detected."""
    return "Not detected" if code is None else NAMES.get(code, f"code “{code}”")
