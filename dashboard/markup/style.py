"""The style sheet of the HTML pieces, in the colours of the mode."""

from __future__ import annotations

from pathlib import Path

from dashboard.theme import Palette, gradient, text_on

# The map and its evidence stand side by side where both can be read, and below each other elsewhere.
STACK_BELOW_PX = 820

_RULES = (Path(__file__).resolve().parent / "style.css").read_text(encoding="utf-8")


def style(colours: Palette) -> str:
    """The whole style element."""
    sides = {"favor": colours.favor, "against": colours.against, "neutral": colours.neutral}
    variables = {
        **{f"{name}-c": colour for name, colour in sides.items()},
        **{f"{name}-ink": text_on(colour) for name, colour in sides.items()},
        "ink": colours.ink,
        "muted": colours.muted,
        "line": colours.line,
        "surface": colours.surface,
        "link": colours.favor,
        "mark": colours.mark,
        "mark-ink": colours.mark_ink,
        "gradient": gradient(colours),
    }
    declared = ";".join(f"--sp-{name}:{value}" for name, value in variables.items())
    row = '[class*="st-key-sidebyside"] > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"]'
    whole = "width:100%!important;min-width:100%!important;flex:1 1 100%!important"
    stacked = (
        f"@container (max-width: {STACK_BELOW_PX}px){{{row}{{flex-direction:column}}"
        f'{row} > [data-testid="stColumn"]{{{whole}}}}}'
    )
    return f"<style>:root{{{declared}}}{_RULES}{stacked}</style>"
