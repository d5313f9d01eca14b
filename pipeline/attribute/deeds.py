"""Deeds and attitudes: "vetoed the bill", "refused to sign", "is opposed to the plan", and whose they are.

A deed is one that takes a side; who holds it must be able to act. What a verb needs beside it is in
`deed_words`, what of the sentence is the deed in `deed_phrases`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.attribute.cues import Frame
from pipeline.attribute.deed_actors import can_act
from pipeline.attribute.deed_answers import answers
from pipeline.attribute.deed_doers import (
    listed,
    mistaken,
    named,
    split_particle,
    subject_before,
    subject_start,
)
from pipeline.attribute.deed_phrases import NEGATIONS, group, phrase
from pipeline.attribute.deed_predicates import predicates
from pipeline.attribute.deed_sides import fits_passive, takes_side
from pipeline.attribute.deed_words import DeedWords, deed_words
from pipeline.attribute.marks import marks
from pipeline.attribute.reading import Reading
from pipeline.attribute.subjects import source_span
from pipeline.attribute.verbs import is_passive
from pipeline.records import Attribution
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

_DEEDS = frozenset({"action", "position"})
# "After rejecting the plan" is done; what follows "of" or a verb is only talked of.
_BEFORE_GERUND = frozenset(
    {"after", "before", "while", "by", "in", "when", "since", "and", "despite", "without", "(", "–", "—"}
)
_CLAIMS = frozenset({"demand", "propose", "object", "argue"})
_RELATIVES = frozenset({"that", "which", "who"})
_SINGULAR = frozenset({"he", "she", "it", "i"})
_PERSONAL = frozenset({"he", "she", "it", "they", "i", "we", "you"})


def deeds(reading: Reading, tree: Tree, frames: list[Frame], taken: list[Span]) -> Iterator[Attribution]:
    """The deeds and attitudes of a sentence, in text order, without their holders.

    Args:
        reading: The article.
        tree: The sentence.
        frames: Its verb cues that attribute no speech.
        taken: What is attributed in it as somebody's words; a speaker's own deeds in them give nothing.
    """
    frames = [frame for frame in frames if not _is_averted(frame)]
    cues = [*frames, *mistaken(reading, tree, frames), *split_particle(reading, tree, frames)]
    found = [made for frame in cues for made in _deed(reading, frame, taken)]
    others = [*predicates(reading, tree), *answers(reading, tree)]
    found += [made for made in others if not _own_words(reading, tree, made.source, taken)]
    kept: list[Attribution] = []
    for made in sorted(found, key=lambda d: (d.content.start, -d.content.end, d.source or d.content)):
        if any(_holds(tree, other, made) for other in kept):
            continue
        kept.append(made)
        yield made


def _is_averted(frame: Frame) -> bool:
    """Whether a deed is only what somebody is to be kept from: "warned Norland against leaving"."""
    before = frame.tree[frame.verb.index - 1].lower if frame.verb.index else ""
    return frame.verb.tag == "VBG" and before in {"against", "from"}


def _holds(tree: Tree, outer: Attribution, inner: Attribution) -> bool:
    """Whether a deed lies in another one as its infinitive: "tried to block", "is ready to sign"."""
    if outer.cue == inner.cue:
        return outer.source == inner.source
    if not outer.content.covers(inner.content) or outer.cue is None or inner.cue is None:
        return False
    between = tree.within(Span(outer.content.start, inner.cue.start))
    return not any(token.tag in {"WP", "WDT"} or token.lower == "that" for token in between)


def _deed(reading: Reading, frame: Frame, taken: list[Span]) -> Iterator[Attribution]:
    words = deed_words(reading.language.code)
    tree, verb = frame.tree, frame.verb
    if not frame.cue.types & _DEEDS:
        return
    first, led = group(reading, tree, verb)
    if not led or _is_duty(tree, verb, first, words):
        return
    if _passive(frame):
        made = _done_by(reading, frame, first, taken)
        if made is not None:
            yield made
        return
    if (
        verb.tag == "VBN"
        and first == verb.index
        and frame.cue.form == "past"
        and not _stands_alone(reading, frame)
    ):
        return
    source = _doer(reading, frame, first)
    if (
        source is None
        or _own_words(reading, tree, source.span, taken)
        or not takes_side(reading, frame, source, first)
    ):
        return
    content = phrase(reading, tree, first, verb, frame.span)
    told = _told(tree, frame, content)
    if told is not None:
        voice = "mixed" if reading.quotes_in(told) else "indirect"
        yield replace(draft(reading, frame, source, told, first), voice=voice)
        return
    drafts = [
        draft(reading, frame, holder, content, first) for holder in listed(reading, tree, source, first)
    ]
    negated = frozenset({"negated"}) & frozenset().union(*(one.marks for one in drafts))
    yield from (replace(one, marks=one.marks | negated) for one in drafts)  # "neither Dornan nor Silvestrin"


def _told(tree: Tree, frame: Frame, content: Span) -> Span | None:
    """What is demanded in "demanded that the shipment be released": words, and not only an attitude."""
    that = next((t for t in tree.tokens[frame.verb.index + 1 :] if t.start >= frame.span.end), None)
    if frame.cue.verb not in _CLAIMS or that is None or that.lower != "that" or that.end >= content.end:
        return None
    return Span(tree[that.index + 1].start, content.end)


def _stands_alone(reading: Reading, frame: Frame) -> bool:
    """Whether a form tagged as a participle is a plain past: its subject stands right before it."""
    tree, verb, source = frame.tree, frame.verb, frame.source
    if (
        source is not None
        and source.index < verb.index
        and verb.dep not in {"acl", "amod"}
        and not frame.inherited
    ):
        return True
    before = tree[verb.index - 1] if verb.index else None
    if before is None or before.tag not in {"NN", "NNP", "NNPS", "PRP"} or not can_act(reading, tree, before):
        return False
    start = tree[max(0, subject_start(tree, before.index))]
    return start.tag in {"NNP", "NNPS", "PRP"} or start.index == before.index


def _is_duty(tree: Tree, verb: Token, first: int, words: DeedWords) -> bool:
    return any(token.lower in words.duties for token in tree.tokens[first : verb.index])


def _passive(frame: Frame) -> bool:
    """Whether somebody else did it: "was rejected by", "a bill rejected by"."""
    tree, verb = frame.tree, frame.verb
    if frame.passive or is_passive(tree, verb):
        return True
    if verb.tag == "VBN" and verb.dep == "acl":
        return True
    following = tree[verb.index + 1] if verb.index + 1 < len(tree) else None
    by = following is not None and following.lower == "by" and frame.cue.form == "past"
    return by and not any(
        t.lower in {"has", "have", "had"} for t in tree.tokens[max(0, verb.index - 2) : verb.index]
    )


def _done_by(reading: Reading, frame: Frame, first: int, taken: list[Span]) -> Attribution | None:
    """As in "The plan was rejected by Dornan": subject and verb, and the agent as the source."""
    tree, verb = frame.tree, frame.verb
    if frame.cue.verb in deed_words(reading.language.code).weak_before_infinitive:
        return None  # "is aimed at weapons used by Osmeria"
    agent = frame.source if frame.passive else agent_after(reading, tree, verb)
    if (
        agent is None
        or not can_act(reading, tree, agent)
        or not fits_passive(reading, frame)
        or _own_words(reading, tree, agent.span, taken)
    ):
        return None
    subject = tree.child(verb, "nsubj:pass", "nsubj")
    start = tree[first].start
    if subject is not None and subject.index < first and subject.tag not in {"WDT", "WP"}:
        start = source_span(tree, subject).start
    elif verb.dep == "acl" and tree.head(verb).is_noun and tree.head(verb).index == verb.index - 1:
        start = source_span(tree, tree.head(verb)).start
    by = next(token for token in tree.tokens[verb.index + 1 :] if token.lower == "by")
    end = tree[by.index - 1].end
    return draft(reading, frame, agent, Span(min(start, verb.start), end), first)


def agent_after(reading: Reading, tree: Tree, verb: Token) -> Token | None:
    """X of "rejected by X", a few words after a participle."""
    for token in tree.tokens[verb.index + 1 : verb.index + 6]:
        if token.tag in {",", ".", ":"} or reading.quote_at(token.start):
            return None
        if token.lower == "by":
            head = tree.head(token)
            return head if head.index > token.index else None
    return None


def _doer(reading: Reading, frame: Frame, first: int) -> Token | None:
    """Who did it: the subject by the tree, else the noun before the verb, else that of the verb above."""
    tree, verb, source = frame.tree, frame.verb, frame.source
    if verb.tag == "VBG" and first == verb.index:
        return _of_gerund(reading, frame)
    before = tree[first - 1] if first else None
    relative = before is not None and before.lower in _RELATIVES and before.tag in {"WDT", "WP", "IN"}
    if not relative and source is not None and not frame.inherited and source.index < verb.index:
        return source if can_act(reading, tree, source, thing=True) else None
    noun = subject_before(reading, tree, first)
    able = noun is not None and can_act(reading, tree, noun)
    return noun if able else (None if relative else _above(reading, frame, first))


def _above(reading: Reading, frame: Frame, first: int) -> Token | None:
    """The subject of the verb that a verb without one goes with: "vetoed the bill and refused talks"."""
    tree, verb, source = frame.tree, frame.verb, frame.source
    if source is None or not frame.inherited or source.index >= verb.index:
        return None
    if not _joined(tree, tree[first], source):
        return None
    if can_act(reading, tree, source, thing=True):
        return source
    head = tree.head(verb)
    if verb.dep != "conj" or head.index >= verb.index:
        return None
    return subject_before(reading, tree, group(reading, tree, head)[0])


def _of_gerund(reading: Reading, frame: Frame) -> Token | None:
    """Whose "vetoing the bill" it is: the noun before it, or the subject of the sentence."""
    tree, verb = frame.tree, frame.verb
    head = tree.head(verb)
    if verb.dep == "acl" and head.index < verb.index:
        return head if can_act(reading, tree, head) else None
    if frame.source is None or frame.source.index == verb.index or not frame.inherited:
        return None
    before = tree[verb.index - 1] if verb.index else None
    if before is not None and before.tag != "," and before.lower not in _BEFORE_GERUND:
        return None
    weak = frame.cue.verb in deed_words(reading.language.code).needs
    if weak and before is not None and before.tag != ",":
        return None  # "by cutting aid", "of launching a raid": means and talk, no deed told
    return frame.source if can_act(reading, tree, frame.source) else None


def _joined(tree: Tree, verb: Token, source: Token) -> bool:
    """Whether a verb without a subject of its own shares that of the verb above, and is no infinitive."""
    if verb.tag == "VB":
        return any(t.lower in NEGATIONS or t.tag == "MD" for t in tree.tokens[source.index : verb.index])
    between = tree.tokens[source.index + 1 : verb.index]
    return not any(t.tag in {"WDT", "WP"} for t in between[-3:])


def _own_words(reading: Reading, tree: Tree, source: Span | None, taken: list[Span]) -> bool:
    """Whether a pronoun in somebody's words means who said them; a noun there is somebody else."""
    if source is None:
        return False
    token = tree.at(source.start)
    inside = next((span for span in taken if span.start <= source.start < span.end), None)
    if inside is None or token is None:
        return False
    if token.lower not in _PERSONAL:
        return reading.quote_at(token.start) is not None
    speaker = _speaker(tree, inside)
    plural = speaker is not None and speaker.tag == "NNS"
    return not (plural and token.lower in _SINGULAR)


def _speaker(tree: Tree, words: Span) -> Token | None:
    """The subject of the verb that reported words depend on."""
    top = tree.top(words)
    if top is None:
        return None
    for head in tree.ancestors(top):
        if not words.covers(head.span):
            return tree.child(head, "nsubj")
    return None


def draft(reading: Reading, frame: Frame, source: Token, content: Span, first: int) -> Attribution:
    """An attribution without its holder."""
    tree = frame.tree
    holder = named(tree, source, first)
    spans = [holder, frame.span, content]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    marked = marks(reading, tree, frame.verb, content, source)
    made = Attribution(_voice(frame, first), whole, content, frame.span, source=holder, marks=marked)
    return replace(made, cue_verb=frame.cue.verb, framing=frame.cue.framing)


def _voice(frame: Frame, first: int) -> str:
    """As in "Would not supply" is an attitude, "supplied" a deed."""
    if "position" in frame.cue.types:
        return "position"
    words = [token.lower for token in frame.tree.tokens[first : frame.verb.index]]
    unwilling = any(w in {"not", "n't"} for w in words) and any(w in {"will", "would", "wo"} for w in words)
    return "position" if unwilling else "action"
