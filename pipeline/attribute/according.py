"""Statements whose source stands in a phrase: "according to X", "in X's view", "As X put it", "X: we go"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.attribute.cues import find_cues, frame
from pipeline.attribute.quotes import Quotation
from pipeline.attribute.reading import Reading
from pipeline.attribute.said import trimmed, voiced
from pipeline.attribute.subjects import source_span
from pipeline.attribute.verbs import is_finite
from pipeline.language import Cue
from pipeline.records import Attribution
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

MIN_WORDS = 3  # of a statement; fewer are a heading or a scrap
MAX_SOURCE = 8  # words of a source before a colon: "Dornan: we decide"
SHORT_SOURCE = 4  # words of a name that nothing but a quotation after its colon shows to be one
_PUT = Cue("put it", frozenset({"speech"}), "past", "put")
_MEASURES = frozenset(
    {"plan", "schedule", "rank", "size", "age", "need", "type", "taste", "custom", "ability"}
)
_OBJECT = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "CD"})  # tags of the first word of an object
_COLON = re.compile(r":\s+(?=\S)")
# A headline has no stop at its end; the name is short.
_SIGNED = re.compile(
    r"(?P<said>.+?)(?P<mark>:|(?<=\s)[–—-])\s+(?P<name>[^\W\d_][^:–—\n]{1,40}[^\W_])\s*$", re.DOTALL
)
_IN_VIEW = re.compile(
    r"(?<!\w)(?:in|by)\s+(?P<owner>[^,.;“”\"]{2,40}?)(?:[’']s?)?\s+(?:own\s+)?"
    r"(?P<noun>view|opinion|words|eyes|judg(?:e)?ment|telling|account|estimation)(?=\s*,|\s*$|\s+[a-z])",
    re.IGNORECASE,
)


def according(reading: Reading, tree: Tree) -> list[Attribution]:
    """What a sentence attributes by a phrase without a verb, in text order; at most one."""
    for found in (_according, _in_view, _as_put, _colon, _signed):
        made = found(reading, tree)
        if made is not None:
            return [made]
    return []


def _according(reading: Reading, tree: Tree) -> Attribution | None:
    phrases = _phrases(reading.language.according)
    for match in phrases.finditer(reading.text, tree.span.start, tree.span.end):
        source = None if reading.quote_at(match.start()) else _phrase_head(reading, tree, match.end())
        if source is not None and not _is_measure(tree, source):
            cue = Span(*match.span("phrase"))
            named = source_span(tree, source)
            owner = Span(max(named.start, _next_word(tree, cue.end)), named.end)
            return _around(reading, tree, cue, owner, Span(cue.start, max(cue.end, owner.end)))
    return None


def _is_measure(tree: Tree, source: Token) -> bool:
    """Whether a bare noun is by what, not by whom: "according to rank", "according to plan"."""
    return source.lower in _MEASURES and tree[source.index - 1].lower == "to"


@cache
def _phrases(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<phrase>{'|'.join(map(re.escape, phrases))})\s", re.IGNORECASE)


def _next_word(tree: Tree, position: int) -> int:
    return next((t.start for t in tree if t.start >= position), position)


def _phrase_head(reading: Reading, tree: Tree, start: int) -> Token | None:
    """The head word of the noun phrase that begins at a character."""
    first = next((t for t in tree if t.start >= start), None)
    if first is None or reading.quote_at(first.start):
        return None
    token = first
    while token.index < len(tree):
        head = tree.head(token)
        inside = tree.tokens[first.index : head.index + 1]
        if head.index <= token.index or any(t.tag in {",", ".", ":"} or t.is_verb for t in inside):
            break
        token = head
    if token.is_noun or token.tag in {"PRP", "CD"}:
        return token
    nouns = []
    for following in tree.tokens[first.index : first.index + MAX_SOURCE]:
        if following.is_noun:
            nouns.append(following)
        elif nouns or following.tag in {",", "."}:
            break
    return nouns[-1] if nouns else None


def _in_view(reading: Reading, tree: Tree) -> Attribution | None:
    match = _IN_VIEW.search(reading.text, tree.span.start, tree.span.end)
    if match is None or reading.quote_at(match.start()):
        return None
    owner = Span(match.start("owner"), match.end("owner"))
    words = tree.within(owner)
    if not words or not (words[-1].is_noun or words[-1].tag in {"PRP$", "PRP", "POS"}):
        return None
    phrase = Span(match.start(), match.end())
    return _around(reading, tree, phrase, owner, phrase)


def _as_put(reading: Reading, tree: Tree) -> Attribution | None:
    """The rest of a sentence with "As Dornan put it" or "as the report says" in it."""
    if not any(token.lower == "as" for token in tree):
        return None
    for verb, span, cue in _put(reading, tree):
        made = frame(reading, tree, verb, span, cue)
        if made.source is None or made.inherited:
            continue
        named = source_span(tree, made.source)
        first = tree.within(named)
        before = tree[first[0].index - 1] if first and first[0].index else None
        if before is None or before.lower != "as" or first[0].index > verb.index:
            continue
        end = _adjunct_end(reading, tree, verb, cue) if _is_apart(tree, before) else None
        if end is not None:
            return _around(reading, tree, span, named, Span(before.start, end))
    return None


def _is_apart(tree: Tree, word: Token) -> bool:
    """Whether "as" opens the sentence or stands after a mark: "as" of "left as he said so" is "while"."""
    before = tree[word.index - 1] if word.index else None
    return before is None or not before.text[-1].isalnum()


def _put(reading: Reading, tree: Tree) -> Iterator[tuple[Token, Span, Cue]]:
    """The cues of speech and thought, and "put it", which is one only after "as"."""
    for token in tree.tokens[:-1]:
        following = tree[token.index + 1]
        if following.lower == "it" and token.lower in {"put", "puts"} and not reading.quote_at(token.start):
            yield token, Span(token.start, following.end), _PUT
    yield from ((v, s, c) for v, s, c in find_cues(reading, tree) if c.types & {"speech", "opinion"})


def _adjunct_end(reading: Reading, tree: Tree, verb: Token, cue: Cue) -> int | None:
    """Where "as Dornan said on Monday," ends: before its comma, or at the end of the sentence.

    None where the verb has an object of its own: "as polls show a lead", "as he spoke of the plan".
    """
    words = tree.tokens[verb.index + 1 :]
    stop = next((token for token in words if token.tag in {",", "."}), None)
    inside = words if stop is None else tree.tokens[verb.index + 1 : stop.index]
    if cue.text.endswith((" of", " for", " to", " about", " on")):
        return None
    if inside and inside[0].tag in _OBJECT and inside[0].lower not in reading.language.moments:
        listener = cue.verb in reading.language.addressed and not cue.that_only
        return inside[-1].end if listener else None
    listener = cue.verb in {*reading.language.addressed, _PUT.verb}
    objects = tree.children(verb, "ccomp", "xcomp", *(() if listener else ("obj",)))
    if any(token in objects for token in inside):
        return None
    if any(token.lower == "that" and token.tag in {"IN", "WDT"} for token in inside):
        return None
    return inside[-1].end if inside else verb.end


def _colon(reading: Reading, tree: Tree) -> Attribution | None:
    """A headline "Dornan: we decide"; turns of a transcript are read with the loose quotations."""
    span = tree.span
    match = _COLON.search(reading.text, span.start, span.end)
    if match is None or reading.quote_at(match.start()):
        return None
    quoted = reading.quote_at(match.end())
    source = _before_colon(reading, tree, Span(span.start, match.start()), quoted)
    rest = trimmed(reading, Span(match.end(), span.end))
    if source is None or rest is None or _is_short(reading, rest) or (quoted and quoted.label):
        return None
    return _phrased(reading, tree, Span(match.start(), match.start() + 1), source, [rest])


def _before_colon(reading: Reading, tree: Tree, name: Span, quoted: Quotation | None) -> Span | None:
    """The words before a colon that name a source: a known name, or any in capitals before a quotation."""
    words = tree.within(name)
    if not 0 < len(words) <= MAX_SOURCE or any(w.is_verb or w.tag in {",", "IN"} for w in words):
        return None
    known = [mention.span for mention in reading.mentions_in(name) if mention.span.end == name.end]
    if known:
        return known[-1]
    capitals = len(words) <= SHORT_SOURCE and all(word.text[0].isupper() for word in words)
    return name if quoted is not None and capitals else None


def _signed(reading: Reading, tree: Tree) -> Attribution | None:
    """A headline with the name behind: "We decide alone: Dornan", "“We decide” – Dornan"."""
    text, span = reading.text, tree.span
    match = _SIGNED.match(text, span.start, span.end)
    if match is None or reading.quote_at(match.start("mark")):
        return None
    name = Span(*match.span("name"))
    known = [mention.span for mention in reading.mentions_in(name) if mention.span.end == name.end]
    said = trimmed(reading, Span(*match.span("said")))
    if not known or said is None or _is_short(reading, said):
        return None
    quoted = reading.quote_at(said.end - 1) is not None
    clause = match["mark"] == ":" and any(_is_statement(tree, root) for root in tree.roots)
    if not quoted and not clause:
        return None
    return _phrased(reading, tree, Span(*match.span("mark")), known[-1], [said])


def _is_statement(tree: Tree, root: Token) -> bool:
    """Whether a clause states something, and doesn't only present a name: "There is one winner: Katz"."""
    verb = tree.child(root, "cop") or root
    return is_finite(tree, verb) and tree.child(root, "expl") is None and tree[0].lower != "here"


def _around(reading: Reading, tree: Tree, cue: Span, source: Span, phrase: Span) -> Attribution | None:
    """The sentence without the phrase that names its source."""
    start, after = phrase.start, _past_apposition(tree, phrase)
    before, behind = Span(tree.span.start, start), Span(after, tree.span.end)
    contents = [
        c for c in (trimmed(reading, p) for p in (before, behind) if p.start < p.end) if c is not None
    ]
    contents = [
        c for c in contents if not _is_short(reading, c) or (c.start < start and _names_something(tree, c))
    ]
    if all(_is_short(reading, content) for content in contents):
        return None
    return _phrased(reading, tree, cue, source, contents)


def _is_short(reading: Reading, content: Span) -> bool:
    return len(content.of(reading.text).split()) < MIN_WORDS and not reading.quotes_in(content)


def _names_something(tree: Tree, content: Span) -> bool:
    """Whether a beginning is a subject: "The plan, according to Dornan, …", not "But, according to …"."""
    words = tree.within(content)
    adverb = not words or words[0].tag in {"IN", "RB", "TO", "CC", "UH"}
    return not adverb and any(word.is_noun or word.tag == "PRP" for word in words)


def _phrased(reading: Reading, tree: Tree, cue: Span, source: Span, contents: list[Span]) -> Attribution:
    voice, contents = voiced(reading, contents)
    content = Span(contents[0].start, contents[-1].end)
    whole = Span(min(tree.span.start, content.start), max(tree.span.end, content.end))
    parts = tuple(contents) if len(contents) > 1 else ()
    return Attribution(
        voice, whole, content, cue, source=source, parts=parts, cue_verb="say", framing="neutral"
    )


def _past_apposition(tree: Tree, phrase: Span) -> int:
    """The end of "according to X, the minister of Y," where a description follows the name.

    At the end of a sentence it is one only where the statement stands before the phrase.
    """
    following = [t for t in tree if t.start >= phrase.end]
    if following and following[0].tag in {"WP", "WDT", "VBN", "VBG", "IN"}:
        closing = next((t for t in following if t.tag in {",", "."}), following[-1])
        return closing.end
    if not following or following[0].tag != ",":
        return following[0].start if following else phrase.end
    comma = following[0]
    ends = {",", "."} if tree.span.start < phrase.start else {","}
    end_of_name = next((t for t in following[1:] if t.tag in ends), None)
    if end_of_name is None:
        return comma.end
    inside = tree.tokens[comma.index + 1 : end_of_name.index]
    noun = bool(inside) and inside[0].lower in {"a", "an", "the"}
    described = noun or (bool(inside) and inside[0].lower in {"who", "whose", "which"})
    finite = noun and any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in inside)
    return end_of_name.end if described and not finite else comma.end
