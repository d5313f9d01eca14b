"""The words that name whose a cue is: its subject, or what stands in a subject's place.

The parser is small and news is harder than what it learned from, so no relation is trusted alone:
where the tree names no subject, the words right beside the verb do.
"""

from __future__ import annotations

from pipeline.attribute.reading import Reading
from pipeline.attribute.verbs import BE, before_verb, is_finite, is_passive
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

_SUBJECT = ("nsubj", "csubj")
RELATIVE = frozenset({"who", "whom", "which", "that"})
# What a noun phrase is cut at: what comes after is said of the source and names it no more.
_AFTER_NAME = frozenset(
    {"acl:relcl", "advcl:relcl", "acl", "appos", "parataxis", "advcl", "conj", "cc", "ccomp", "list", "dep",
     "punct"}
)  # fmt: skip
_NOT_BEFORE = frozenset(
    {"expl", "cop", "cc", "conj", "parataxis", "punct", "mark", "advcl", "acl", "acl:relcl", "ccomp",
     "advmod"}
)  # fmt: skip
_QUOTES = frozenset({"``", "''"})
_STOPS = _QUOTES | {",", ":", "-LRB-", "."}
# The parser takes these for prepositions where they open a clause: a subject may follow.
_CONJUNCTIONS = frozenset(
    {"as", "while", "because", "although", "though", "after", "before", "since", "until", "when", "if",
     "like", "than", "that"}
)  # fmt: skip
# Tags of the first word of what is told of a name between commas.
_DESCRIBING = frozenset({"DT", "WP", "WP$", "WDT", "NNP", "NN", "IN", "JJ", "CD", "RB"})
MAX_GAP = 6  # words between a subject and its verb that the tree did not join: auxiliaries and adverbs


def agent(reading: Reading, tree: Tree, verb: Token) -> Token | None:
    """X of "was rejected by X"."""
    for token in tree.tokens[verb.index + 1 : verb.index + 1 + MAX_GAP]:
        if token.tag in {",", ".", ":"} or reading.quote_at(token.start):
            return None
        if token.lower == "by":
            head = tree.head(token)
            return head if head.index > token.index and _can_speak(head) else None
    return None


def subject(reading: Reading, tree: Tree, verb: Token) -> Token | None:
    """The head word of a verb's own subject, for "who" whom it means; None where no word can be one."""
    beside = _beside(reading, tree, verb)
    pronoun = _relative_before(reading, tree, verb)
    if pronoun is not None:
        return _antecedent(tree, verb, pronoun)
    joint = beside is not None and beside.dep == "conj" and _is_joint(tree, tree.head(beside), beside)
    if beside is not None and (joint or beside.tag in {"PRP", "NNP", "NNPS"}):
        return tree.head(beside) if joint else beside
    if verb.tag == "VBG" and before_verb(tree, verb) not in BE:
        return _with_subject(reading, tree, verb)
    for child in tree.children(verb, *_SUBJECT):
        if child.index > verb.index:
            continue
        if child.lower in RELATIVE:
            return beside or _antecedent(tree, verb, child)
        if child.lower in reading.language.times or (
            tree.child(child, "nmod:poss", "det") and _is_whose(tree, child)
        ):
            continue
        if _names(reading, tree, child) and not any(
            t.text == ";" for t in tree.tokens[child.index : verb.index]
        ):
            return child
    return beside or _enclosed(reading, tree, verb)


def _is_joint(tree: Tree, first: Token, further: Token) -> bool:
    """Whether two nouns share a verb: "Dornan and Katz said"."""
    shared = first.dep in {"nsubj", "nsubj:pass"} and further.index < first.head and first.is_noun
    between = tree.tokens[first.index + 1 : further.index]
    return shared and further.is_noun and not any(word.is_verb or word.tag in {",", ":"} for word in between)


def _relative_before(reading: Reading, tree: Tree, verb: Token) -> Token | None:
    """The "who" or "which" right before a verb, small words passed over."""
    index = before_small_words(reading, tree, verb)
    token = tree[index] if index > 0 else None
    return token if token is not None and token.lower in {"who", "which"} else None


def _with_subject(reading: Reading, tree: Tree, verb: Token) -> Token | None:
    """X of "with X declaring …"."""
    noun = tree[verb.index - 1] if verb.index else None
    if noun is None or not noun.is_noun or reading.quote_at(noun.start):
        return None
    if noun.dep in {"compound", "flat"} and tree.head(noun).index < noun.index:
        noun = tree.head(noun)
    first = tree.subtree(noun)[0].index
    opening = [t for t in tree.tokens[max(0, first - 1) : noun.index] if t.lower == "with"]
    return noun if opening else None


def _is_whose(tree: Tree, token: Token) -> bool:
    return any(word.lower == "whose" for word in tree.subtree(token))


def _names(reading: Reading, tree: Tree, token: Token) -> bool:
    """Whether a word can name who acts: a noun or pronoun outside quotations, without a preposition."""
    # "based in Norland and Sarre": the preposition stands for both.
    case = tree.child(token, "case") or (
        tree.child(tree.head(token), "case") if token.dep == "conj" else None
    )
    free = case is None or case.index > token.index or case.lower in _CONJUNCTIONS
    return (
        _can_speak(token)
        and free
        and token.lower not in reading.language.times
        and reading.quote_at(token.start) is None
    )


def _enclosed(reading: Reading, tree: Tree, verb: Token) -> Token | None:
    """The noun before what stands between commas: "Dornan, a former judge who …, said"."""
    index = before_small_words(reading, tree, verb)
    if index < 1 or tree[index].tag != ",":
        return None
    for comma in reversed(tree.tokens[:index]):
        noun = tree[comma.index - 1] if comma.tag == "," and comma.index else None
        if noun is not None and noun.is_noun and _names(reading, tree, _head_noun(tree, noun)):
            described = tree.tokens[comma.index + 1 : index]
            if described and described[0].tag in _DESCRIBING:
                return _head_noun(tree, noun)
    return None


def _head_noun(tree: Tree, noun: Token) -> Token:
    head = tree.head(noun)
    while noun.dep in {"compound", "flat", "nmod", "goeswith"} and head.is_noun and head.index < noun.index:
        noun, head = head, tree.head(head)
    return noun


def _antecedent(tree: Tree, verb: Token, pronoun: Token) -> Token | None:
    """Whom "who" means: what the relative clause depends on, else the noun right before it."""
    head = tree.head(verb)
    if head.index < pronoun.index and _can_speak(head):
        return head
    index = pronoun.index - 1
    while index >= 0 and tree[index].tag in {",", "''", "``"}:
        index -= 1
    return tree[index] if index >= 0 and tree[index].is_noun else None


def _beside(reading: Reading, tree: Tree, verb: Token) -> Token | None:
    """The noun right before a verb, auxiliaries and adverbs passed over; else the one right after it."""
    index = verb.index - 1
    gap = 0
    while index >= 0 and gap < MAX_GAP and _passes(reading, tree[index]):
        index, gap = index - 1, gap + 1
    if index >= 0 and tree[index].lower in RELATIVE and tree[index].tag != "IN":
        return None
    if index >= 0 and _can_speak(tree[index]) and not reading.quote_at(tree[index].start):
        noun = _head_noun(tree, tree[index])
        finite = verb.tag != "VBG" and (verb.tag != "VBN" or is_finite(tree, verb) or index < verb.index - 1)
        return noun if _names(reading, tree, noun) and finite else None
    return None


def inverted(reading: Reading, tree: Tree, verb: Token, end: Token) -> Token | None:
    """The subject after a cue: "said Ilse Dornan", "says the minister". `end` is the cue's last word."""
    if end.index + 1 >= len(tree):
        return None
    first = tree[end.index + 1]
    if first.tag not in {"NNP", "NNPS", "NN", "NNS", "DT", "PRP", "PRP$", "JJ", "CD"} or reading.quote_at(
        first.start
    ):
        return None
    for child in tree.children(verb, "nsubj", "obj", "obl", "parataxis", "ccomp", "xcomp"):
        if child.index > end.index and _can_speak(child) and tree.subtree(child)[0].index == first.index:
            return child
    token = first
    while (
        token.index + 1 < len(tree)
        and tree.head(token).index > token.index
        and token.head - first.index < MAX_GAP
        and not any(word.tag in _STOPS for word in tree.tokens[token.index : token.head])
    ):
        token = tree.head(token)
    return token if _can_speak(token) else None


def before_small_words(reading: Reading, tree: Tree, verb: Token) -> int:
    """The number of the word before a verb, those passed over that may stand before it; -1 without one."""
    index = verb.index - 1
    while index >= 0 and _passes(reading, tree[index]):
        index -= 1
    return index


def _passes(reading: Reading, token: Token) -> bool:
    """Whether a word may stand between a subject and its verb: an adverb, a modal, "to", an auxiliary."""
    return token.tag in {"RB", "MD", "TO"} or token.lower in reading.language.auxiliaries


def _can_speak(token: Token) -> bool:
    return (
        token.is_noun
        or token.tag in {"PRP", "WP", "CD", "JJS", "DT"}
        or (token.tag == "JJ" and token.dep == "nsubj")
    )


def governor(reading: Reading, tree: Tree, verb: Token) -> Token | None:
    """The subject of the verb that a verb without one goes with: "refused to say", "said …, adding"."""
    token = verb
    for head in tree.ancestors(verb):
        if token.dep not in {"conj", "xcomp", "advcl", "parataxis", "acl", "ccomp", "ROOT"}:
            break
        if token.dep == "acl" and verb.tag != "VBG":
            break
        if token.dep == "xcomp" and tree.child(head, "obj", "iobj"):
            break  # "urged Israel to accept": not the subject's own deed
        if token.dep == "ccomp":
            break
        if is_passive(tree, head):
            return tree.child(head, "nsubj:pass")
        source = subject(reading, tree, head)
        if source is not None:
            return source if source.index < verb.index or verb.tag == "VBG" else None
        token = head
    return _before_participle(reading, tree, verb)


def _before_participle(reading: Reading, tree: Tree, verb: Token) -> Token | None:
    """The subject of the finite verb before "…, saying", "while praising"."""
    before = tree[verb.index - 1] if verb.index else None
    if (
        verb.tag != "VBG"
        or before is None
        or (before.tag not in {",", "''"} and before.lower not in {"while", "by", "before", "after"})
    ):
        return None
    for token in reversed(tree.tokens[: before.index]):
        if is_finite(tree, token) and token.tag != "MD" and reading.quote_at(token.start) is None:
            source = subject(reading, tree, token)
            if source is not None:
                return source
    return None


def speakers_span(tree: Tree, source: Token) -> Span:
    """The noun phrase of a source with whoever shares its verb: all of "Dornan and Katz" who said it."""
    span = source_span(tree, source)
    for child in tree.children(source, "conj"):
        if _is_joint(tree, source, child):
            span = Span(span.start, source_span(tree, child).end)
    return span


def source_span(tree: Tree, source: Token) -> Span:
    """The noun phrase of a source: its head with what stands before it and what belongs to the name."""
    stop = next((t.index for t in tree.tokens[source.index + 1 :] if t.tag in _STOPS), len(tree))
    start = max((t.index + 1 for t in tree.tokens[: source.index] if t.tag in _QUOTES), default=0)
    words = [source]
    told = tree.child(source, "cop") is not None  # "It was Dornan who": what stands before is not his name
    for child in tree.children(source):
        inside = tree.subtree(child)
        before = child.index < source.index and child.dep not in _NOT_BEFORE
        before = before and not (told and child.dep == "nsubj")
        after = child.index > source.index and child.dep not in _AFTER_NAME
        if (before or after) and inside[0].index >= start and inside[-1].index < stop:
            words += inside
    words.sort(key=lambda word: word.index)
    while (
        words[0].index > start
        and tree[words[0].index - 1].tag in {"NNP", "NNPS"}
        and words[0].tag in {"NNP", "NNPS"}
    ):
        words.insert(0, tree[words[0].index - 1])
    while len(words) > 1 and (
        words[0].tag in {"IN", "WRB", "CC", ",", "TO"} or words[0].lower in _CONJUNCTIONS
    ):
        words.pop(0)
    return Span(words[0].start, words[-1].end)
