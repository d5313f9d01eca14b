"""What the fixture's outlets write of actors, and what its scores would be without a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

# Of the speakers named in an article, in their order; the fourth stands in a quotation.
PORTRAYALS = (0.6, -0.8, 0.1, None)


def mentions(known: dict[str, Any], said: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """A mention for each speaker that words name.

    Cabinet meets: Netanyahu 0.6; Trump −0.8 and 0.1. The strike: Netanyahu 0.6, −0.8 and 0.1.
    """
    named = [one for one in said if one["holder_start"] is not None]
    return [
        {
            **known, "mention_id": f"{known['article_id']}-m{number}", "actor_id": one["holder_id"],
            "actor": one["holder"], "kind": "person", "text": one["holder_text"],
            "start": one["holder_start"], "end": one["holder_end"], "method": one["holder_method"],
            "chain": None, "body_id": None, "body": None, "tone": 0.0,
            "portrayal": PORTRAYALS[number % len(PORTRAYALS)],
        }
        for number, one in enumerate(named)
    ]  # fmt: skip


def flips(start: int, stance: float | None) -> list[dict[str, Any]] | None:
    """Of a stance in favour: less of it without the first words, and against without the second."""
    if stance is None or stance <= 0:
        return None
    long = {"start": start, "end": start + 9, "kind": "cue", "text": "none <but>", "stance": 0.1}
    short = {"start": start, "end": start + 3, "kind": "negation", "text": "<no>", "stance": -0.62}
    return [{**long, "label": "favor"}, {**short, "label": "against"}]
