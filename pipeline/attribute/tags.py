"""Speech tags: "…, Dornan said", "…,” said the minister on Monday, “…": what stands before them is said."""

from __future__ import annotations

from pipeline.attribute.cues import Frame
from pipeline.attribute.ends import SUBORDINATE, clause_start
from pipeline.attribute.reading import Reading
from pipeline.attribute.subjects import inverted, source_span
from pipeline.attribute.verbs import BE, HAVE, is_finite
from pipeline.syntax.tree import Token, Tree

MAX_ADJUNCT = 5  # words after a tag in mid-sentence: "on Monday", "in a statement"
MAX_MAIN = 6  # words in which a main clause shows its verb
MIN_BEFORE = 3  # words before a tag that can be a statement; fewer are its subject: "Israel, he added, …"
_ADJUNCTS = frozenset({"IN", "TO", "RB", "NNP", "VBG", "DT", "WRB"})
# No main clause opens with these: "Asked about it, …"; an auxiliary may: "Had he listened, …".
_NO_MAIN = frozenset({"VBD", "VBN", "VBG", "IN", "TO", "RB"})
_AFTER = frozenset({".", ",", ":", "''", "-RRB-", "-LRB-"})
_NO_TAG = frozenset(
    {"who", "which", "that", "what", "whom", "if", "when", "because", "where", "how", "than", "whether"}
)


def as_tag(reading: Reading, frame: Frame) -> Frame | None:
    """The frame, with its source, when the cue stands in or after what it attributes; else None."""
    tree = frame.tree
    if ("speech" not in frame.cue.types and "opinion" not in frame.cue.types) or frame.passive:
        return None
    if frame.relative or _has_object(reading, frame):
        return None
    if frame.verb.tag in {"VB", "VBG"} or (frame.verb.tag == "VBN" and frame.cue.form != "past"):
        return None
    for candidate in _readings(reading, frame):
        start = clause_start(reading, candidate)
        if not _ends(reading, candidate):
            continue
        if not _closes_statement(reading, tree, start) and not _parts(reading, candidate, start):
            continue
        if _after_quote(reading, start) or _is_main(tree, start) or not _leads_on(reading, candidate):
            return candidate
    return None


def _has_object(reading: Reading, frame: Frame) -> bool:
    """Whether the verb has an object of its own after it: "endorsed a candidate"."""
    following = frame.tree.child(frame.verb, "obj")
    return (
        following is not None
        and following.index > frame.verb.index
        and frame.cue.verb not in reading.language.addressed
        and frame.source is not None
        and frame.source.index < frame.verb.index
    )


def _is_main(tree: Tree, start: Token) -> bool:
    """Whether a clause of its own stands before the tag: "It would annoy many, he said, “for good”"."""
    words = [t for t in tree.tokens[: start.index] if t.text[0].isalnum()]
    opening = words[0] if words else None
    if (
        opening is None
        or opening.lower in SUBORDINATE
        or (opening.tag in _NO_MAIN and opening.lower not in BE | HAVE)
    ):
        return False
    before = tree[start.index - 1]
    return before.tag == "," and any(is_finite(tree, t) for t in words[:MAX_MAIN])


def _parts(reading: Reading, frame: Frame, start: Token) -> bool:
    """Whether a tag between commas parts a short beginning from the rest: "His words, he said, were …"."""
    tree = frame.tree
    after = _comma_after(reading, frame)
    if not start.index or tree[start.index - 1].tag != "," or after is None:
        return False
    before = [t for t in tree.tokens[: start.index] if t.text[0].isalnum()]
    rest = tree.tokens[after.index + 1 :]
    plain = (
        bool(before)
        and before[0].lower not in SUBORDINATE
        and before[0].tag not in {"VBD", "VBN", "VBG"}
        and not any(t.tag == "," for t in tree.tokens[: start.index - 1])
    )
    return (
        plain
        and "speech" in frame.cue.types
        and any(is_finite(tree, t) for t in rest)
        and reading.quote_at(rest[0].start) is None
    )


def _comma_after(reading: Reading, frame: Frame) -> Token | None:
    """The comma that closes a tag in mid-sentence, a place or a day before it passed over."""
    end = last_of_tag(frame).index + 1
    listener = frame.cue.verb in reading.language.addressed
    for token in frame.tree.tokens[end : min(end + MAX_ADJUNCT, len(frame.tree) - 1)]:
        if token.tag == ",":
            return token
        adjunct = token.tag in {"IN", "RB", "TO"} or token.lower in reading.language.moments or listener
        if token.index == end and not adjunct:
            return None
        if token.is_verb or token.lower == "that" or reading.quote_at(token.start):
            return None
    return None


def _after_quote(reading: Reading, start: Token) -> bool:
    """Whether a quotation ends right before the tag."""
    quote = reading.quote_at(len(reading.text[: start.start].rstrip(" ,:—–-\n\u00a0")) - 1)
    return quote is not None


def _leads_on(reading: Reading, frame: Frame) -> bool:
    """Whether a quotation follows: "Asked about it, Dornan said on Monday: “No.”"."""
    tree = frame.tree
    for token in tree.tokens[last_of_tag(frame).index + 1 :]:
        if reading.quote_at(token.start):
            before = tree[token.index - 1]
            return before.tag in {",", ":"} or before.lower == "that" or before.index <= frame.verb.index
        if token.tag == "." or token.text == ";":
            return False
    return False


def _readings(reading: Reading, frame: Frame) -> list[Frame]:
    """The source before the cue, or after it: "he said", "said Ilse Dornan"."""
    tree = frame.tree
    after = inverted(reading, tree, frame.verb, frame.last)
    turned = Frame(tree, frame.verb, frame.span, frame.cue, after) if after is not None else None
    before = frame if frame.source is not None and not frame.inherited else None
    if before is not None and before.source is not None and before.source.index > frame.verb.index:
        return [before]
    # Right after a statement's comma or mark the cue has its subject behind it.
    # "…, called on the council to act": after a particle stands no subject.
    invertible = frame.cue.verb not in reading.language.addressed or _after_quote(reading, frame.verb)
    invertible = invertible and " " not in frame.cue.verb
    if turned and invertible and frame.verb.index and _closes_statement(reading, tree, frame.verb):
        between = (
            before is None
            or before.source is None
            or before.source.start < _last_mark(reading, tree, frame.verb)
        )
        if between:
            return [turned]
    return [f for f in (before,) if f is not None]


def _last_mark(reading: Reading, tree: Tree, verb: Token) -> int:
    """Where the last quotation before a verb ends; the verb's start where none does: any comma will do."""
    ends = [q.span.end for q in reading.quotes_in(tree.span) if q.span.end <= verb.start]
    return max(ends, default=verb.start)


def _closes_statement(reading: Reading, tree: Tree, start: Token) -> bool:
    """Whether a comma or a closing mark stands before the tag, and enough to be a statement before that."""
    if not start.index:
        quote = reading.quote_at(start.start - 2) if start.start > 1 else None
        return quote is not None and quote.span.end <= start.start
    before = tree[start.index - 1]
    if before.tag == "''" and before.index and reading.quote_at(before.start) is None:
        before = tree[before.index - 1]  # a closing mark that nothing opened
    if before.lower in _NO_TAG:
        return False
    quote = reading.quote_at(before.start)
    if quote is not None:
        return quote.span.end <= before.end
    if before.tag not in {",", ":"} and before.text not in {"—", "–", "-", "?", "!"}:
        return False
    words = [t for t in tree.tokens[: start.index] if t.text[0].isalnum()]
    finite = len(words) >= MIN_BEFORE and any(is_finite(tree, t) for t in words)
    return finite or any(reading.quote_at(t.start) for t in words)


def _ends(reading: Reading, frame: Frame) -> bool:
    """Whether nothing that is said follows the tag but an adjunct, or the statement goes on after a comma."""
    tree = frame.tree
    index = last_of_tag(frame).index + 1
    if index >= len(tree):
        return True
    following = tree[index]
    if reading.quote_at(following.start):
        return reading.quote_at(tree[clause_index(reading, frame) - 1].start) is not None
    if "speech" not in frame.cue.types:
        return following.tag in _AFTER  # "Dornan thinks back to …": thoughts are tagged by the verb alone
    if following.tag in _AFTER or following.text in {"—", "–", "-", "?", "!"}:
        return True
    return _adjunct_follows(reading, frame, following)


def _adjunct_follows(reading: Reading, frame: Frame, following: Token) -> bool:
    """Whether a place, a time or a listener follows a tag, and not what is said."""
    tree = frame.tree
    if following.tag in {"VBG", "TO"} and frame.cue.verb in {"continue", "go on", "open"}:
        return False  # "continued delivering": a deed that goes on
    if following.lower == "that" or following.tag not in _ADJUNCTS:
        return _addressed(frame, following.index)
    clause = next((c for c in tree.children(frame.verb, "ccomp") if c.index > frame.verb.index), None)
    after_quote = reading.quote_at(tree[max(0, clause_index(reading, frame) - 1)].start) is not None
    return clause is None or after_quote or _splits(reading, frame, tree[0])


def _splits(reading: Reading, frame: Frame, first: Token) -> bool:
    """Whether a tag with a day or place stands between a subject and its verb: "The plan, he said, is"."""
    subject = first.is_noun or first.tag in {"DT", "PRP", "PRP$"}
    return subject and _parts(reading, frame, clause_start(reading, frame))


def _addressed(frame: Frame, index: int) -> bool:
    """Whether a listener follows, and then the sentence ends or goes on after a comma: "…, he told us"."""
    tree = frame.tree
    if frame.cue.verb not in {"tell", "remind", "assure", "ask", "inform", "write", "email", "text"}:
        return False
    rest = tree.tokens[index : index + 12]
    stop = next((t for t in rest if t.tag in _AFTER or t.lower == "that" or t.tag in {"VBZ", "VBD"}), None)
    return stop is None or stop.tag in _AFTER


def clause_index(reading: Reading, frame: Frame) -> int:
    """The number of the first word of the tag."""
    return clause_start(reading, frame).index


def last_of_tag(frame: Frame) -> Token:
    """The last word of cue and source."""
    tree = frame.tree
    if frame.source is None or frame.source.index < frame.verb.index:
        return frame.last
    inside = tree.within(source_span(tree, frame.source))
    return inside[-1] if inside else frame.last


def resumes(reading: Reading, frame: Frame, last: Token) -> Token | None:
    """The first word of what goes on after a tag in mid-sentence: B of "A, he said, B"; None without one."""
    tree, end = frame.tree, last_of_tag(frame)
    after_quote = _after_quote(reading, clause_start(reading, frame))
    for token in tree.tokens[end.index + 1 :]:
        quote = reading.quote_at(token.start)
        if quote is not None:
            before = reading.text[: quote.span.start].rstrip()
            goes_on = after_quote or _is_main(tree, clause_start(reading, frame))
            return token if goes_on and before.endswith((",", ":", ";", "—", "–", "-", " and")) else None
        quoted_next = token.index + 1 < len(tree) and reading.quote_at(tree[token.index + 1].start)
        if token.text == ";" and after_quote and quoted_next:
            continue
        if token.tag == "." or token.text in {";", "?"} or token.index > last.index:
            return None
        inverted_source = frame.source is not None and frame.source.index > frame.verb.index
        if token.tag == "," and not after_quote and not inverted_source:
            following = tree[token.index + 1] if token.index < last.index else None
            rest = tree.tokens[token.index + 1 : last.index + 1]
            finite = any(is_finite(tree, word) for word in rest)
            described = following is None or following.tag in {"VBG", "VBN", "WP", "WDT", "WP$"}
            return None if described or not (finite or token.index == end.index + 1) else following
    return None
