"""How far a cue reaches: the end of its clause, or the word before the next speaker's."""

from __future__ import annotations

from pipeline.attribute.cues import Frame
from pipeline.attribute.reading import Reading
from pipeline.attribute.subjects import source_span
from pipeline.attribute.verbs import is_finite
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

_CONTRAST = frozenset({"while", "whereas", "although", "though", "but", "yet"})
LINKS = frozenset({"with", "and", "or", "as", "when", "after", "before", "because"}) | _CONTRAST
CLAUSE_DEPS = frozenset({"acl:relcl", "advcl", "acl", "csubj"})
# After a quotation that ends in a comma these begin what is no more its speaker's.
_NEW_CLAUSE = frozenset(
    {"and", "as", "a", "an", "but", "while", "although", "though", "when", "which", "according", "after",
     "before", "because", "so"}
)  # fmt: skip
SUBORDINATE = frozenset(
    {"after", "when", "while", "if", "as", "although", "though", "because", "since", "before", "until",
     "once", "whereas", "despite"}
)  # fmt: skip


def right_end(reading: Reading, frame: Frame, others: list[Frame]) -> Token:
    """The last word that a cue can reach: the end of its clause, or the word before the next speaker's."""
    tree, verb = frame.tree, frame.verb
    last = tree[-1]
    clause = _own_clause(tree, frame)
    if clause is not None:
        last = clause
    for cut in (_subordinate_end(reading, frame), _relative_end(reading, frame), _tense_end(reading, frame)):
        if cut is not None and frame.verb.index < cut.index < last.index:
            last = cut
    for other in others:
        if other.verb.index > verb.index and other is not frame:
            cut = _cut(reading, frame, other)
            if cut is not None and cut.index < last.index and cut.index > verb.index:
                last = cut
    last = _quote_end(reading, frame, last)
    remark = _remark(reading, frame, last)
    return remark if remark is not None else last


def _remark(reading: Reading, frame: Frame, last: Token) -> Token | None:
    """The word before what the outlet adds: "…; the vote is on Monday", "…, a charge that Israel denies"."""
    tree = frame.tree
    for token in tree.tokens[frame.verb.index + 2 : last.index]:
        if reading.quote_at(token.start):
            continue
        following = tree[token.index + 1]
        if token.text == ";":
            rest = tree.tokens[following.index : last.index + 1]
            if any(is_finite(tree, t) for t in rest) and following.lower not in {"that", "and"}:
                return tree[token.index - 1]
        if token.tag == "," and _adds(reading, tree, following, last):
            return tree[token.index - 1]
        if token.text in {"—", "–", "--"} and _takes_up(reading, tree, following):
            return tree[token.index - 1]
    return None


def _takes_up(reading: Reading, tree: Tree, first: Token) -> bool:
    """Whether words after a dash take up what was said: "— an offer Dornan rejected"."""
    after = tree.tokens[first.index + 1 : first.index + 4]
    listed = (t.lower in reading.language.nouns or t.lower in reading.language.remarks for t in after)
    return first.lower in {"a", "an"} and any(listed)


def _adds(reading: Reading, tree: Tree, first: Token, last: Token) -> bool:
    """Whether words after a comma name what was said: "a charge that …", "according to", "compared with"."""
    lowered = first.lower
    after = [t.lower for t in tree.tokens[first.index + 1 : min(first.index + 6, last.index + 1)]]
    if lowered in {"according", "compared"}:
        return bool(after) and after[0] in {"to", "with"}
    if lowered not in {"a", "an"}:
        return False
    for index, word in enumerate(after[:4]):
        if word in reading.language.nouns or word in reading.language.remarks:
            return index + 1 < len(after) and after[index + 1] in {"that", "which", "to", "he", "she", "they"}
    return False


def _subordinate_end(reading: Reading, frame: Frame) -> Token | None:
    """The end of "After Dornan said …," that opens a sentence: before the comma of the main clause."""
    tree = frame.tree
    first = clause_start(reading, frame).index
    opening = [t for t in tree.tokens[:first] if t.tag == "," or t.lower in SUBORDINATE]
    if not opening or opening[-1].tag == "," or any(t.tag == "," for t in opening):
        return None
    for token in tree.tokens[frame.verb.index + 1 : -1]:
        following = tree[token.index + 1]
        if (
            token.tag == ","
            and following.tag in {"DT", "NNP", "PRP", "NNPS", "NNS", "PRP$"}
            and reading.quote_at(token.start) is None
        ):
            rest = tree.tokens[following.index :]
            if any(is_finite(tree, t) for t in rest):
                return tree[token.index - 1]
    return None


def _tense_end(reading: Reading, frame: Frame) -> Token | None:
    """The end of "said the plan is dead and left": before the past that goes on from the cue."""
    tree = frame.tree
    said = [t for t in tree.tokens[frame.verb.index + 1 :] if is_finite(tree, t)]
    if frame.verb.tag != "VBD" or not said or said[0].tag not in {"VBZ", "VBP", "MD"}:
        return None
    for verb in said[1:]:
        index = verb.index - 1
        while tree[index].tag == "RB":
            index -= 1
        joined = tree[index].lower in {"and", "but"} and reading.quote_at(tree[index].start) is None
        if verb.tag == "VBD" and joined:
            return tree[index - 1]
    return None


def _relative_end(reading: Reading, frame: Frame) -> Token | None:
    """The end of "Dornan, who said …," inside a sentence: before a comma that a finite verb follows."""
    if not frame.relative:
        return None
    tree = frame.tree
    for token in tree.tokens[frame.verb.index + 1 : -1]:
        following = tree[token.index + 1]
        if (
            (token.tag == "," or token.text in {"–", "—", "-"})
            and is_finite(tree, following)
            and following.tag != "VBN"
            and reading.quote_at(token.start) is None
        ):
            return tree[token.index - 1]
    return None


def _quote_end(reading: Reading, frame: Frame, last: Token) -> Token:
    """The end of a statement at a mark, where a comma inside it and a new clause after it tell."""
    tree = frame.tree
    for quote in reading.quotes_in(Span(frame.span.end, last.end)):
        inside = quote.content.of(reading.text).rstrip()
        following = next((t for t in tree.tokens if t.start >= quote.span.end), None)
        if not inside.endswith(",") or following is None or following.index > last.index:
            continue
        after = tree[following.index + 1] if following.index + 1 < len(tree) else following
        if following.tag == "VBG" or (following.lower in _NEW_CLAUSE and not reading.quote_at(after.start)):
            return tree[following.index - 1]
    return last


def _own_clause(tree: Tree, frame: Frame) -> Token | None:
    """The last word of the clause that the cue stands in, where that is no main clause."""
    verb = frame.verb
    chain = [verb, *tree.ancestors(verb)]
    for token in chain:
        if token.dep in CLAUSE_DEPS:
            end = tree.subtree(token)[-1]
            if token.dep == "acl:relcl" or _opened_by_comma(tree, token):
                return end
            return None if end.index <= verb.index + 1 else end
        if token.dep in {"ccomp", "conj", "parataxis", "ROOT"}:
            return None
    return None


def _opened_by_comma(tree: Tree, token: Token) -> bool:
    first = tree.subtree(token)[0]
    return first.index > 0 and tree[first.index - 1].tag == ","


def _cut(reading: Reading, frame: Frame, other: Frame) -> Token | None:
    """The last word before the clause of another cue, where that clause is beside this one, not inside."""
    tree = frame.tree
    start = clause_start(reading, other)
    before = tree[start.index - 1] if start.index else None
    if before is None or before.index <= frame.verb.index or other.source is None:
        return None
    link = before if before.lower in LINKS else None
    comma = tree[before.index - 1] if link else before
    same = frame.source is not None and other.source == frame.source
    if other.verb.tag == "VBG" and same and before.tag in {",", "''"}:
        return before
    if link is not None and link.lower == "with" and other.verb.tag == "VBG" and comma.tag == ",":
        return comma
    if _is_main(frame, other) and before.tag == "," and _speaks(other):
        return before
    return _cut_own(frame, other, before, link) if same else _cut_apart(frame, other, before, link)


def _speaks(frame: Frame) -> bool:
    return bool(frame.cue.types & {"speech", "opinion"})


def _is_beside(frame: Frame, other: Frame) -> bool:
    return frame.tree.head(other.verb) == frame.verb and other.verb.dep in {"conj", "advcl", "parataxis"}


def _cut_own(frame: Frame, other: Frame, before: Token, link: Token | None) -> Token | None:
    """The cut before another cue of the same speaker: "said … and insisted …"."""
    apart = other.linked or (_is_beside(frame, other) and (link is not None or before.tag == ","))
    return (link or before) if apart else None


def _cut_apart(frame: Frame, other: Frame, before: Token, link: Token | None) -> Token | None:
    """The cut before the cue of another speaker: "…, while Katz said"; "…; Katz said"."""
    if link is None:
        return before if before.tag == ":" and before.text == ";" and _speaks(other) else None
    comma = frame.tree[before.index - 1]
    if link.lower in _CONTRAST and (comma.tag in {",", ":"} or comma.text in "–—-"):
        return link
    parted = _speaks(other) and comma.tag == "," and is_finite(frame.tree, other.verb)
    return link if link.lower != "or" and (_is_beside(frame, other) or parted) else None


def _is_main(frame: Frame, other: Frame) -> bool:
    """Whether another cue is the main verb and this one in a clause before it: "Asked if …, he said"."""
    above = set(frame.tree.ancestors(frame.verb))
    fronted = frame.tree[0].tag in {"VBN", "VBD", "VBG"} and not other.relative and not other.inherited
    over = fronted or (other.verb in above and frame.verb.dep != "ccomp")
    return over and is_finite(frame.tree, other.verb)


def clause_start(reading: Reading, frame: Frame) -> Token:
    """The first word of a cue with its source: "the minister" of "the minister said"."""
    tree = frame.tree
    if frame.source is None or frame.inherited or frame.source.index > frame.verb.index:
        index = frame.verb.index
        while (
            index
            and tree[index - 1].tag in {"RB", "MD"}
            and tree[index - 1].lower in reading.language.auxiliaries
        ):
            index -= 1
        return tree[index]
    inside = tree.within(source_span(tree, frame.source))
    first = inside[0] if inside else frame.source
    while (
        first.index
        and _describes(tree, tree[first.index - 1])
        and reading.quote_at(tree[first.index - 1].start) is None
    ):
        first = tree[first.index - 1]
    return first


def _describes(tree: Tree, token: Token) -> bool:
    """Whether a word can belong to a name after it: "California Rep. Duncan Hunter's chief of staff"."""
    if token.lower in {"and", "or"}:  # "current and former officials"
        return (
            token.index > 0
            and tree[token.index - 1].tag in {"JJ", "VBN", "NN"}
            and tree[token.index + 1].tag == "JJ"
        )
    return token.is_noun or token.tag in {"JJ", "DT", "POS", "CD", "PRP$"} or token.lower in {"of", "for"}
