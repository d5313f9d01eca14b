"""Nouns that attribute: "Dornan's warning that …", "her refusal to sign", "after a veto by the council"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.attribute.deed_nouns import Noun, done_by, is_noun, owned
from pipeline.attribute.deed_phrases import FINITE, cut
from pipeline.attribute.deed_words import deed_words
from pipeline.attribute.marks import marks
from pipeline.attribute.reading import Reading
from pipeline.attribute.subjects import source_span
from pipeline.records import Attribution
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

_SPOKEN = frozenset({"speech", "opinion"})
_DONE = frozenset({"action", "position"})
# What a noun's complement begins with; "by", "from" and "in" tell who, and where.
_OPENS = frozenset({"of", "to", "against", "for", "about", "over", "on", "with", "toward", "towards"})
_SAID_OPENS = frozenset({"of", "to", "against", "for", "about", "over"})
_ENDS = frozenset({".", ",", ":", "-RRB-", "''", "-LRB-"})
MAX_COMPLEMENT = 40  # words


def nominals(reading: Reading, tree: Tree, taken: list[Span]) -> Iterator[Attribution]:
    """What the nouns of a sentence attribute, in text order, without holders; nothing inside quotations.

    A noun of speech or opinion gives what it says ("that the wall will fall") as indirect or mixed, a
    noun of a deed or an attitude gives its phrase ("refusal to sign") as action or position.
    """
    for token in tree:
        cue = reading.language.nouns.get(token.lower)
        if cue is None or not is_noun(tree, token) or reading.quote_at(token.start):
            continue
        noun = owned(reading, tree, token, cue) or done_by(reading, tree, token, cue)
        if noun is None or _own(noun.owner, taken):
            continue
        found = _said(reading, tree, noun) or _done(reading, tree, noun)
        if found is not None:
            yield found


def _own(owner: Token, taken: list[Span]) -> bool:
    """Whether a pronoun stands in somebody's words: it may be the speaker's own attitude."""
    inside = any(span.start <= owner.start < span.end for span in taken)
    return inside and owner.tag in {"PRP$", "PRP"}


def _said(reading: Reading, tree: Tree, noun: Noun) -> Attribution | None:
    """What a noun of speech or opinion says: the clause, or "of …", "against …" after it."""
    if not noun.cue.types & _SPOKEN:
        return None
    after = _after(tree, noun)
    if after is None:
        return None
    opener = tree[after]
    clause = opener.lower == "that" and opener.tag in {"IN", "WDT", "DT"}
    if clause:
        if opener.tag == "WDT" and not _is_clause(tree, after):
            return None
        last = _clause_end(reading, tree, after)
        content = Span(tree[after + 1].start, last) if after + 1 < len(tree) else None
    elif noun.cue.types & _DONE or opener.lower not in _SAID_OPENS:
        return None
    else:
        last = _end(reading, tree, after, noun)
        content = Span(opener.start, last)
    if (
        content is None
        or content.start >= content.end
        or not any(c.isalnum() for c in content.of(reading.text))
    ):
        return None
    voice = "mixed" if reading.quotes_in(content) else "indirect"
    return _draft(reading, tree, noun, voice, content)


def _after(tree: Tree, noun: Noun) -> int | None:
    """The number of the word after the noun, who did it passed over."""
    index = noun.token.index + 1
    if noun.agent is not None:
        following = [t.index for t in tree if t.start >= noun.agent.end]
        between = tree[index]
        if between.start >= noun.agent.start:
            return following[0] if following else None
    return index if index < len(tree) else None


def _is_clause(tree: Tree, that: int) -> bool:
    """Whether "that" opens a statement with a subject of its own: not "the claim that he made"."""
    rest = tree.tokens[that + 1 : that + 1 + 12]
    finite = next((t for t in rest if t.tag in FINITE), None)
    return finite is not None and any(t.is_noun or t.tag == "PRP" for t in rest[: rest.index(finite)])


def _clause_end(reading: Reading, tree: Tree, that: int) -> int:
    """Where the clause after "that" ends: before the main verb that the noun is the subject of."""
    verbs, last = 0, that
    for token in tree.tokens[that + 1 : that + 1 + MAX_COMPLEMENT]:
        quoted = reading.quote_at(token.start)
        if quoted is None:
            if token.tag == "." or token.text in {";", "—", "–"}:
                break
            if token.tag == "," and verbs and not _goes_on(tree, token.index):
                break
            participle = token.tag == "VBN" or (token.tag == "JJ" and token.lower.endswith("ed"))
            before = tree[token.index - 1]
            closed = reading.quote_at(before.start) is not None
            past = participle and verbs and not before.is_verb and (closed or _takes_object(tree, token))
            if token.tag in FINITE or past:
                verbs += 1
                if verbs > 1 and _is_main(tree, that, token):
                    break
        last = token.index
    end = tree[last].end
    quote = reading.quote_at(tree[last].start)
    return max(end, quote.span.end) if quote is not None and quote.span.start >= tree[that].start else end


def _takes_object(tree: Tree, verb: Token) -> bool:
    following = tree[verb.index + 1] if verb.index + 1 < len(tree) else None
    return following is not None and following.tag in {"DT", "PRP", "PRP$", "NNP"}


def _goes_on(tree: Tree, comma: int) -> bool:
    following = tree[comma + 1] if comma + 1 < len(tree) else None
    return following is not None and following.tag in {"CC", "NNP", "JJ"} and following.lower != "but"


def _is_main(tree: Tree, that: int, verb: Token) -> bool:
    """Whether a second finite verb is no auxiliary of the first, no conjunct, in no clause of its own."""
    before = tree.tokens[that + 1 : verb.index]
    opened = any(
        t.lower
        in {
            "that",
            "who",
            "which",
            "if",
            "because",
            "when",
            "while",
            "and",
            "or",
            "but",
            "as",
            "what",
            "how",
            "where",
            "unless",
        }
        for t in before
    )
    last = before[-1] if before else None
    chained = last is not None and (last.tag in FINITE | {"PRP"} or last.tag.startswith("RB"))
    return not opened and not chained


def _done(reading: Reading, tree: Tree, noun: Noun) -> Attribution | None:
    """The noun phrase of a deed or an attitude, with what it is for or against."""
    if not noun.cue.types & _DONE:
        return None
    words = deed_words(reading.language.code)
    after = noun.token.index + 1
    complemented = after < len(tree) and (tree[after].lower in _OPENS or tree[after].lower == "that")
    plain = noun.owner.tag in {"PRP$", "WP$"} and noun.cue.verb not in words.enough
    if not complemented and noun.agent is None and (noun.cue.verb in words.complemented or plain):
        return None
    last = max(_end(reading, tree, after, noun) if complemented else 0, noun.token.end)
    voice = "position" if "position" in noun.cue.types or noun.cue.verb in words.attitudes else "action"
    own = Span(tree[noun.first].start, last)
    further = _beyond_agent(reading, tree, noun)
    if further is None:
        return _draft(reading, tree, noun, voice, own)
    return replace(_draft(reading, tree, noun, voice, Span(own.start, further.end)), parts=(own, further))


def _beyond_agent(reading: Reading, tree: Tree, noun: Noun) -> Span | None:
    """What it is for where that follows who it is from: "a demand from Dornan for new talks"."""
    if noun.agent is None:
        return None
    after = next((t for t in tree if t.start >= noun.agent.end), None)
    if after is None or after.lower not in _OPENS or after.start > noun.agent.end + 1:
        return None
    end = _end(reading, tree, after.index, replace(noun, agent=None))
    return Span(after.start, end) if end > after.end else None


def _end(reading: Reading, tree: Tree, first: int, noun: Noun) -> int:
    """Where "to the plan", "to sign the bill" ends: before the next verb, mark or agent."""
    last = first - 1
    infinitive = False
    for token in tree.tokens[first : first + MAX_COMPLEMENT]:
        quote = reading.quote_at(token.start)
        if quote is None:
            stop = (
                token.tag in _ENDS
                or token.tag in FINITE
                or token.tag in {"WP", "WRB"}
                or token.text in {"—", "–"}
            )
            by_agent = noun.agent is not None and token.start >= noun.agent.start
            joined = token.tag == "CC" and _joins(tree, token, first)
            if (
                stop
                or by_agent
                or joined
                or (token.dep == "mark" and token.lower not in {"to", "that", "for", "of"} and last >= first)
            ):
                break
            infinitive = infinitive or token.tag == "VB"
        last = token.index
    while last >= first and tree[last].tag in {"IN", "TO", "CC", "DT", "RB"}:
        last -= 1
    if last < first:
        return noun.token.end
    quote = reading.quote_at(tree[last].start)
    end = max(tree[last].end, quote.span.end) if quote is not None else tree[last].end
    return cut(reading, Span(tree[first].start, end), tree[first].end).end


def _joins(tree: Tree, link: Token, first: int) -> bool:
    joined = tree.head(link)
    return joined.index <= link.index or tree.head(joined).index < first or joined.tag in FINITE


def _draft(reading: Reading, tree: Tree, noun: Noun, voice: str, content: Span) -> Attribution:
    source = noun.owner.span if noun.owner.tag in {"PRP$", "WP$"} else source_span(tree, noun.owner)
    named = _without_possessive(tree, source)
    spans = [named, noun.token.span, content]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    found = _marks(reading, tree, noun, content)
    return Attribution(
        voice,
        whole,
        content,
        noun.token.span,
        source=named,
        marks=found,
        cue_verb=noun.cue.verb,
        framing=noun.cue.framing,
    )


def _without_possessive(tree: Tree, source: Span) -> Span:
    words = tree.within(source)
    while len(words) > 1 and words[-1].tag == "POS":
        words = words[:-1]
    return Span(words[0].start, words[-1].end) if words else source


def _marks(reading: Reading, tree: Tree, noun: Noun, content: Span) -> frozenset[str]:
    """Those of the sentence beside the noun; "no warning from Dornan", "without a veto by her"."""
    found = marks(reading, tree, noun.token, content, None)
    near = tree.tokens[max(0, noun.first - 2) : noun.token.index]
    if noun.agent is not None and any(t.lower in {"no", "without", "not", "never"} for t in near):
        return found | {"negated"}
    return found
