"""Whether a verb takes a side where it stands: some always do, others by their object or preposition."""

from __future__ import annotations

from pipeline.attribute.cues import Frame
from pipeline.attribute.deed_actors import is_actor_noun, singular
from pipeline.attribute.deed_words import DeedWords, deed_words
from pipeline.attribute.reading import Reading
from pipeline.syntax.tree import Token, Tree

_WINDOW = 9  # words after a verb in which its object's noun stands
_PEOPLE = frozenset({"him", "her", "them", "us", "me"})
_LINKS = frozenset({"from", "on", "with", "behind", "against", "for", "to"})
_SHAPES = frozenset({"any", "it", "gerund", "to_verb", "quantity", "infinitive", "judged", "participle"})
_OBJECT_TAGS = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "CD"})
_ENDS = frozenset({".", ",", ":", "CC", "-RRB-", "''"})
_TIMES = frozenset(
    {"years", "decades", "centuries", "months", "weeks", "days", "hours", "year", "time", "long"}
)
_FEEL = frozenset(
    {"love", "like", "hate", "dislike", "admire", "resent", "despise", "distrust", "doubt", "fear", "need"}
)


def takes_side(reading: Reading, frame: Frame, source: Token, first: int) -> bool:
    """Whether a verb cue with this source is a deed or an attitude for or against something."""
    words = deed_words(reading.language.code)
    tree, base = frame.tree, frame.cue.verb
    after = _after(frame)
    if base in words.only_before:
        return any(_follows(tree, after, wanted) for wanted in words.only_before[base])
    if base in words.needs:
        return any(_fits(reading, tree, after, kind, words) for kind in words.needs[base])
    if base in _FEEL and not _would_like(frame, first):
        return _is_felt(reading, frame, source, after)
    infinitive = _infinitive(tree, after)
    if infinitive is not None:
        return _sided(infinitive, base, words) or _will_not(frame, first, infinitive, words)
    thing = _object(tree, after)
    if thing is not None and thing.lower in words.silent:
        return False  # "declined comment"
    return base in words.alone or thing is not None or _relativised(tree, source, first)


def _would_like(frame: Frame, first: int) -> bool:
    before = frame.tree.tokens[max(0, first - 1) : frame.verb.index]
    return frame.cue.verb in {"like", "love"} and any(t.lower in {"would", "'d"} for t in before)


def _is_felt(reading: Reading, frame: Frame, source: Token, after: int) -> bool:
    """Whether somebody, and not a thing, feels it for something; "we need", since others' needs are facts."""
    tree = frame.tree
    if frame.cue.verb == "need" and (
        source.lower not in {"we", "i"} or tree[min(after, len(tree) - 1)].tag == "CD"
    ):
        return False
    somebody = source.lower != "it" and (source.tag != "NN" or is_actor_noun(reading, source.lower))
    return somebody and _infinitive(tree, after) is None and _object(tree, after) is not None


def _relativised(tree: Tree, source: Token, first: int) -> bool:
    """Whether the object stands before: "a demand that the parties reject"."""
    start = tree.subtree(source)[0].index
    if source.index >= first or start < 2 or start > source.index:  # noqa: PLR2004 - a noun and "that"
        return False
    before, ahead = tree[start - 1], tree[start - 2]
    if before.lower in {"that", "which", "whom"}:
        return ahead.is_noun or ahead.tag == ","
    return before.tag in {"NN", "NNS"} and ahead.tag in {"DT", "JJ"} and source.tag.startswith("NNP")


def _after(frame: Frame) -> int:
    """The number of the word after the cue, adverbs passed over."""
    tree = frame.tree
    index = frame.verb.index + 1
    while index < len(tree) and tree[index].start < frame.span.end:
        index += 1
    while (
        index < len(tree) and tree[index].tag == "RB" and tree[index].lower not in {"so", "not", "yes", "no"}
    ):
        index += 1
    return index


def _infinitive(tree: Tree, after: int) -> Token | None:
    """The verb of "refused to sign", "refused in the spring to sign"."""
    for token in tree.tokens[after : after + 6]:
        if token.tag in {".", ":"} or (token.is_noun and token.dep == "obj"):
            return None
        if token.lower == "to" and token.tag == "TO":
            return next((t for t in tree.tokens[token.index + 1 : token.index + 4] if t.is_verb), None)
    return None


def _sided(infinitive: Token, base: str, words: DeedWords) -> bool:
    if infinitive.lower in words.silent:
        return False
    return infinitive.lower not in words.bland or base not in words.weak_before_infinitive


def _will_not(frame: Frame, first: int, infinitive: Token, words: DeedWords) -> bool:
    """Whether somebody does not want what else would take no side: "did not want to share details"."""
    refused = any(t.lower in {"not", "n't"} for t in frame.tree.tokens[first : frame.verb.index])
    return refused and infinitive.lower not in words.silent


def _object(tree: Tree, after: int) -> Token | None:
    """The first word of what follows a verb in its clause; None where nothing does."""
    if after >= len(tree) or tree[after].tag in _ENDS - {"CC"} or tree[after].tag == "CC":
        return None
    token = tree[after]
    if token.tag in {"WRB", "VBD", "VBZ", "VBP", "MD"} or token.lower in {
        "when",
        "while",
        "as",
        "after",
        "before",
        "during",
        "than",
    }:
        return None
    return token


def _follows(tree: Tree, after: int, wanted: str) -> bool:
    """Whether the words `wanted` come next; after "* " anywhere up to the end of the clause."""
    parts = wanted.split()
    if parts[0] == "*":
        near = tree.tokens[after + 1 : after + 1 + _WINDOW]
        stop = next(
            (i for i, t in enumerate(near) if t.tag in {".", ":", ",", "VBD", "VBZ", "VBP"}),
            len(near),
        )
        return any(t.lower == parts[1] for t in near[:stop])
    starts = [after]
    if after < len(tree) and parts[0] in {"against", "for", "to", "yes", "no", "over", "in"}:
        # "voted last week to strike", "voted 5-2 against": a time or a count may stand between.
        starts = [i for i in range(after, min(len(tree), after + 7)) if not _barred(tree, after, i)]
    return any([t.lower for t in tree.tokens[i : i + len(parts)]] == parts for i in starts) or (
        wanted in {".", ","} and after < len(tree) and tree[after].tag == wanted
    )


def _barred(tree: Tree, after: int, index: int) -> bool:
    """Whether another clause begins before a word, or the word tells how long: "fought for years"."""
    if any(t.tag in {".", ":", "VBD", "VBZ", "VBP", "CC", "TO", "VB"} for t in tree.tokens[after:index]):
        return True
    return any(t.lower in _TIMES for t in tree.tokens[index + 1 : index + 4])


def _fits(reading: Reading, tree: Tree, after: int, kind: str, words: DeedWords) -> bool:
    """Whether what follows a verb is an object of a kind."""
    if after >= len(tree) or tree[after].tag in {".", ":"}:
        return False
    if kind in _LINKS:
        return any(t.lower == kind for t in tree.tokens[after : after + _WINDOW])
    if kind in _SHAPES:
        return _shaped(tree, after, kind)
    heads = _heads(tree, after)
    if kind == "name":
        return any(h.tag.startswith("NNP") for h in heads) or bool(
            heads and reading.mentions_in(heads[0].span)
        )
    if kind == "people":
        named = any(h.tag.startswith("NNP") or is_actor_noun(reading, h.lower) for h in heads)
        return named or tree[after].lower in _PEOPLE
    # The tagger takes rare nouns for adverbs: "would not provide weaponry".
    heads += [tree[after - 1], tree[after]]
    return any(kind in words.kinds(singular(h.lower)) or kind in words.kinds(h.lower) for h in heads)


def _shaped(tree: Tree, after: int, kind: str) -> bool:
    """Whether what follows a verb has the form of a kind of object, whatever it means."""
    first = tree[after]
    if kind == "it":
        own = after + 1 < len(tree) and first.tag == "PRP$" and tree[after + 1].lower == "own"
        return own or first.lower in _PEOPLE | {"it"}
    if kind == "quantity":
        return first.lower in {"more", "less", "any", "nothing", "enough"}
    if kind == "participle":
        return any(
            t.tag == "VBN" and tree[t.index - 1].is_noun for t in tree.tokens[after + 1 : after + _WINDOW]
        )
    if kind in {"to_verb", "gerund"}:
        return first.tag == ("TO" if kind == "to_verb" else "VBG")
    if kind in {"infinitive", "judged"}:
        as_it = any(t.lower == "as" for t in tree.tokens[after : after + _WINDOW])
        return _told_to(tree, after) or (kind == "judged" and as_it)
    return _object(tree, after) is not None


def _heads(tree: Tree, after: int) -> list[Token]:
    """The head nouns of the object: the last one of its first run of nouns, and of runs joined by "and"."""
    heads: list[Token] = []
    for token in tree.tokens[after : after + _WINDOW]:
        following = tree[token.index + 1] if token.index + 1 < len(tree) else None
        if token.is_noun and not (
            following is not None and (following.is_noun or following.tag in {"POS", "HYPH"})
        ):
            heads.append(token)
            linked = following is not None and (following.tag in {"CC", ","} or following.lower == "of")
            if not linked:
                break
        elif (token.tag in {"VBD", "VBZ", "VBP", "MD", "IN", "TO", "."} and not heads) or (
            heads and token.tag in {"VBD", "VBZ", "VBP", "MD", "."}
        ):
            break
    return heads


def _told_to(tree: Tree, after: int) -> bool:
    """Whether an object and an infinitive follow: "ordered the family to leave"."""
    first = tree[after]
    if first.tag not in _OBJECT_TAGS and first.lower != "to":
        return False
    for token in tree.tokens[after : after + _WINDOW]:
        if token.tag in {".", ":", "VBD", "VBZ", "VBP", "MD", ",", "WDT", "WP"}:
            return False
        if token.lower == "to" and token.tag == "TO" and token.index + 1 < len(tree):
            return tree[token.index + 1].tag in {"VB", "RB"}
    return False


def fits_passive(reading: Reading, frame: Frame) -> bool:
    """Whether the subject of a passive is what the deed of its verb is done to; pronouns always may be."""
    words = deed_words(reading.language.code)
    kinds = words.needs.get(frame.cue.verb)
    subject = frame.tree.child(frame.verb, "nsubj:pass", "nsubj")
    if kinds is None or subject is None:
        return kinds is None
    if subject.tag in {"PRP", "WDT", "WP"}:
        return bool(kinds & {"it", "people", "name"})
    named = subject.tag.startswith("NNP") or is_actor_noun(reading, subject.lower)
    return bool(kinds & words.kinds(singular(subject.lower))) or (named and bool(kinds & {"people", "name"}))
