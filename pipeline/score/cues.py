"""The scorer without a model: the pack's cues, counted for each side.

Every score is explained by the phrases that made it. A topic is at stake where its scope matches;
where no cue speaks for a side, the scorer abstains: silence is not neutrality.
"""

from __future__ import annotations

import re

from pipeline.packs import Pack, Topic
from pipeline.records import Attribution, CueHit, Stance, Surroundings
from pipeline.score.stake import at_stake, speaks
from pipeline.text import Span

NAME = "cues@1"
NEGATED = "negated cue"  # the kind of a cue that was turned round
# Half a cue of prior, shared by the three outcomes: one cue gives p = 0.78, two give 0.87.
PRIOR = 0.5
# A negation this close before a cue turns it round: "did not reject", "never asked for approval".
_NEGATION = re.compile(
    r"(?:\b(?:not|never|no|without|nor|neither|cannot)|n['’]t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
# The same shortly before the words of a deed, with the auxiliary: "did not | share its plans".
_UNDONE = re.compile(
    r"(?:\b\w+\s+(?:not|never)|\b(?:never|cannot)|\b\w+n['’]t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_NEGATIVE = re.compile(r"\b(?:not|never|no|without|nor|neither|cannot)\b|n['’]t\b", re.IGNORECASE)
# "denied that …" turns round what it denies, up to the next clause.
_DENIAL = re.compile(r"den(?:y|ies|ied|ying)\b[^;]*?(?=;|,\s+(?:and|but)\b|$)", re.IGNORECASE)
_NEGATION_CONTEXT = 40
# History, hypotheses and questions are no evidence (design, section 8).
_NO_EVIDENCE = re.compile(
    r"\b(?:in the past|used to|historically|years ago|once (?:believed|thought))\b"
    r"|\basked\b[^.]*\b(?:whether|if)\b|\?\W*$",
    re.IGNORECASE,
)
# An attribution that is marked so says of nobody where they stand today: the row is kept and counted.
_UNDECIDED = frozenset({"history", "hypothetical", "question", "modal"})
OPPOSITE = {"favor": "against", "against": "favor"}


class CueScorer:
    """Scores attributions by the cues of a pack."""

    name = NAME

    def __init__(self, pack: Pack) -> None:
        self._topics = pack.topics

    def score(self, seen: Surroundings, attribution: Attribution) -> tuple[Stance, ...]:
        """One stance for each topic at stake, in the pack's order; abstained where no cue has a side.

        Nothing for the journalist's own framing, and for what somebody did not say: neither is an
        actor's stance. Abstained where the attribution is marked as no evidence (history, a hypothesis, a
        question, a possibility), whatever cues stand in it.
        """
        if not speaks(attribution):
            return ()
        found = (self._stance(seen, attribution, topic) for topic in self._topics)
        return tuple(stance for stance in found if stance is not None)

    def _stance(self, seen: Surroundings, attribution: Attribution, topic: Topic) -> Stance | None:
        text, scope = seen.text, at_stake(topic, seen, attribution)
        if scope is None:
            return None
        hits = [] if is_no_evidence(text, attribution) else cue_evidence(text, attribution, topic)
        evidence = (scope, *hits)
        if not hits:
            return Stance(topic.id, "abstained", NAME, cues=evidence)
        favor = sum(hit.side == "favor" for hit in hits)
        against = len(hits) - favor
        total = len(hits) + PRIOR
        p_favor, p_against = (favor + PRIOR / 3) / total, (against + PRIOR / 3) / total
        label, confidence = _label(favor, against, p_favor, p_against)
        return Stance(
            topic.id, "scored", NAME, p_favor, p_against, 1 - p_favor - p_against, label, confidence, evidence
        )


def holder_words(attribution: Attribution) -> Span:
    """The words that can carry the holder's stance.

    For the holder's own words what stands between the marks; for a partly quoted, reported or
    acted one from the cue on, since the verb itself may take the side ("rejected", "urged").
    """
    cue, content = attribution.cue, attribution.content
    if attribution.voice == "direct" or cue is None:
        return content
    return Span(min(cue.start, content.start), content.end)


def is_no_evidence(text: str, attribution: Attribution) -> bool:
    """Whether it is history, a hypothesis, a question or a possibility, by its marks or its words."""
    region = holder_words(attribution)
    return bool(attribution.marks & _UNDECIDED or _NO_EVIDENCE.search(text, region.start, region.end))


def cue_evidence(text: str, attribution: Attribution, topic: Topic) -> list[CueHit]:
    """Cues with a side in the holder's words.

    Of a content in pieces those that stand in a piece, or in the verb that may take the side. Of a deed
    that was not done, all where one of them holds the negation ("did not consult") or is turned round by it
    ("did not reject"). Else it reaches further than can be told from words beside each other ("does not
    believe that …"), and none counts.
    """
    region = holder_words(attribution)
    if "negated" not in attribution.marks:
        return _in_pieces(attribution, sided_hits(text, region, topic))
    earliest = max(attribution.span.start, region.start - _NEGATION_CONTEXT)
    undone = _UNDONE.search(text, earliest, region.start)
    reach = Span(undone.start() if undone else region.start, region.end)
    hits = _in_pieces(attribution, sided_hits(text, reach, topic))
    return hits if any(hit.kind == NEGATED or _NEGATIVE.search(hit.text) for hit in hits) else []


def _in_pieces(attribution: Attribution, hits: list[CueHit]) -> list[CueHit]:
    if not attribution.parts:
        return hits
    verb = (attribution.cue,) if attribution.cue and attribution.voice != "direct" else ()
    own = (*attribution.parts, *verb)
    return [hit for hit in hits if any(part.overlaps(hit.span) for part in own)]


def sided_hits(text: str, region: Span, topic: Topic) -> list[CueHit]:
    """Cues with a side in `region`, in order; of overlapping ones an unturned one, then the longest."""
    found = []
    denied = _DENIAL.match(text, region.start, region.end)
    denied_to = denied.end() if denied else region.start
    for cue in topic.cues:
        for match in cue.pattern.finditer(text, region.start, region.end):
            side = cue.side or ""
            negated = _NEGATION.search(
                text, max(region.start, match.start() - _NEGATION_CONTEXT), match.start()
            )
            turned = bool(negated) != (match.start() < denied_to)
            kind = NEGATED if turned else "cue"
            side = OPPOSITE[side] if turned else side
            found.append(CueHit(Span(match.start(), match.end()), kind, side, match.group()))
    found.sort(key=lambda hit: (hit.kind != "cue", hit.span.start - hit.span.end, hit.span.start))
    kept: list[CueHit] = []
    for hit in found:
        if not any(hit.span.overlaps(other.span) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.span)


def _label(favor: int, against: int, p_favor: float, p_against: float) -> tuple[str, float]:
    if favor and against:
        return "mixed", 2 * min(p_favor, p_against)
    return ("favor", p_favor) if favor else ("against", p_against)
