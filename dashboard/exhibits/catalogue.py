"""What makes each figure that can leave."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.exhibits.attention import attention_actors, attention_topics
from dashboard.exhibits.changes import changes
from dashboard.exhibits.coverage import coverage
from dashboard.exhibits.dumbbell import dumbbell
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.ledger import ledger
from dashboard.exhibits.portrayal import portrayal
from dashboard.exhibits.quoted import quoted
from dashboard.exhibits.said import Order
from dashboard.exhibits.stance_map import stance_map
from dashboard.exhibits.timeline import timeline
from dashboard.exhibits.tone import tone
from dashboard.exhibits.trend import trend
from dashboard.exhibits.voices import voices

# One for each of `nouns.NOUNS`.
BUILDERS: dict[str, Callable[[Order], Exhibit]] = {
    "stance-map": stance_map,
    "timeline": timeline,
    "changes": changes,
    "dumbbell": dumbbell,
    "portrayal": portrayal,
    "attention-actors": attention_actors,
    "attention-topics": attention_topics,
    "trend": trend,
    "quoted": quoted,
    "voices": voices,
    "tone": tone,
    "coverage": coverage,
    "ledger": ledger,
}
