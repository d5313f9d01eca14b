"""Versions in words: of the newest run, and of what is installed here."""

from __future__ import annotations

import html
from collections.abc import Mapping

from dashboard.queries.installed import Made
from dashboard.theme import count

USES = {
    "parser": "the parser",
    "portrayal": "how a sentence portrays its target",
    "stance": "which side words take",
}


def versions(made: Made, here: str, models: Mapping[str, str]) -> str:
    """What the numbers were made with.

    Args:
        made: The newest run's.
        here: Standpoint's version that serves this page.
        models: The models installed here, by use.
    """
    same = "the same is installed here" if made.version == here else f"installed here is {here}"
    entries = {
        "Standpoint": f"{made.version} made the newest run; {same}.",
        "Topic pack": made.pack,
        "Scorer": made.scorer,
        "Configuration": f"{made.config_key}, a hash of pack, registry, scorer and code. {_others(made)}",
        "Models here": "; ".join(f"{name} ({USES.get(use, use)})" for use, name in models.items()) or "none",
    }
    body = "".join(f"<dt>{word}</dt><dd>{html.escape(told)}</dd>" for word, told in entries.items())
    return f'<dl class="sp-defs sp-versions">{body}</dl>'


def _others(made: Made) -> str:
    if not made.others:
        return "All articles were analysed with it."
    told = count(made.others, "article was", "articles were")
    return f"{told} analysed with another one, of {made.articles:,}; run them again to have all alike."
