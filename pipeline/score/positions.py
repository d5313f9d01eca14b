"""From statements to positions: one row per article, actor and topic.

The rule: statements of a known holder that were scored; the same words counted once; each weighted
by its confidence and by its voice; label "mixed" when the article holds evidence on both sides and the
lesser side carries a third of the weight or more, or mixed statements carry half of it; else the side
of the mean. See docs/method.md.
"""

from __future__ import annotations

# The holder's own words weigh most, a reporter's reading of them less, a deed in between. An order,
# not a fit: issue 5 of the plan fits weights on labels.
VOICE_WEIGHTS = {
    "direct": 1.0,
    "mixed": 0.9,
    "indirect": 0.8,
    "action": 0.8,
    "position": 0.6,
    "narration": 0.0,
}

# One doubtful statement among three clear ones of the other side is no change of side.
LESSER_SHARE = 0.3333

_WEIGHT = "CASE s.voice " + " ".join(f"WHEN '{v}' THEN {w}" for v, w in VOICE_WEIGHTS.items()) + " END"

# Between the pieces of a content that a cue splits: the article has other words there.
CUT = " … "


def words(attribution: str, article: str) -> str:
    """SQL for the attributed words: the content as it stands, or its parts with CUT between them.

    Args:
        attribution: The prefix of the columns content_start, content_end and parts ("t.").
        article: The prefix of the column text.
    """
    start, end = f"{attribution}content_start", f"{attribution}content_end"
    whole = f"substr({article}text, {start} + 1, {end} - {start})"
    parts = f"array_to_string(list_transform({attribution}parts, lambda p: p.text), '{CUT}')"
    return f"coalesce({parts}, {whole})"


# Only our own words and the table of weights above are put into the text.
POSITIONS_VIEW = f"""
CREATE OR REPLACE VIEW positions AS
WITH said AS (
  SELECT s.*, t.content_start, t.content_end, a.ref,
         {words("t.", "a.")} AS words,
         s.confidence * {_WEIGHT} AS weight
  FROM statements s
  JOIN attributions t USING (attribution_id)
  JOIN articles a ON a.article_id = s.article_id
  WHERE s.status = 'scored' AND s.holder_id IS NOT NULL
),
once AS (
  SELECT * FROM said
  QUALIFY row_number() OVER (
    PARTITION BY article_id, holder_id, topic, lower(words) ORDER BY weight DESC, content_start, statement_id
  ) = 1
),
summed AS (
  SELECT any_value(ref) AS ref, article_id, any_value(outlet) AS outlet, any_value(published) AS published,
         any_value(story_id) AS story_id,
         holder_id AS actor_id, any_value(holder) AS actor, topic,
         sum(stance * weight) / sum(weight) AS stance,
         sum(confidence * weight) / sum(weight) AS confidence,
         sum(CASE WHEN label = 'favor' THEN weight ELSE 0 END) AS favor,
         sum(CASE WHEN label = 'against' THEN weight ELSE 0 END) AS against,
         sum(CASE WHEN label = 'mixed' THEN weight ELSE 0 END) >= sum(weight) / 2 AS mostly_mixed,
         count(*)::INTEGER AS n_statements,
         list_sort(list(DISTINCT voice)) AS voices,
         list({{'start': content_start, 'end': content_end, 'text': words, 'voice': voice}}
              ORDER BY content_start) AS evidence
  FROM once GROUP BY article_id, holder_id, topic HAVING sum(weight) > 0
)
SELECT ref, article_id, outlet, published, actor_id, actor, topic, stance,
       CASE WHEN mostly_mixed OR least(favor, against) >= {LESSER_SHARE} * (favor + against)
                 AND least(favor, against) > 0 THEN 'mixed'
            WHEN stance > 0 THEN 'favor' WHEN stance < 0 THEN 'against' ELSE 'neutral' END AS label,
       confidence, story_id, n_statements, voices, evidence
FROM summed
"""  # noqa: S608 - no value of a user's
