"""What of a sentence is the deed: the verb with its auxiliaries before it and its object after it."""

from __future__ import annotations

import re

from pipeline.attribute.deed_words import deed_words
from pipeline.attribute.reading import Reading
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

_BE_HAVE_DO = frozenset(
    {"has", "have", "had", "is", "are", "was", "were", "am", "be", "been", "being", "do", "does", "did"}
)
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "shall", "should", "must", "ought"})
AUXILIARIES = _BE_HAVE_DO | _MODALS | {"get", "gets", "got"}
NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({";", ":", "—", "–", "-", "(", "[", "?", "!", "...", "…"})
_BESIDE = frozenset(
    {"while", "whereas", "because", "although", "though", "unless", "when", "if", "once", "but", "yet", "so"}
)
_EITHER = frozenset(
    {"after", "before", "since", "until", "as", "despite", "amid", "following", "given", "citing", "saying"}
)
_ALWAYS = frozenset({"despite", "amid", "following", "given", "citing", "saying"})
_THROWN_IN = frozenset({"however", "instead", "too", "again", "though"})
_NOMINAL = frozenset({"DT", "PRP$", "NNP", "NNPS", "NN", "NNS", "JJ", "CD"})
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
_CLAUSES = frozenset({"that", "whether", "what", "how", "why", "where"})
_MAX_APPOSITION = 7  # words; what is longer between commas is a clause or a list
_SUBJECTS = frozenset({"he", "she", "they", "we", "i", "it"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
# When it was done is no part of what was done; only at the end of the phrase, where nothing depends on it.
_WHEN = re.compile(
    rf"(?:\s+(?:(?:(?:early|late|later|earlier)\s+)?(?:on\s+)?(?:last\s+|next\s+|this\s+)?{_DAY}(?:\s+(?:morning|afternoon|evening|night))?"
    rf"|on\s+{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?"
    r"|(?:earlier\s+)?(?:last|this)\s+(?:week|month|year|weekend)"
    r"|(?:\w+|a\s+few|a\s+couple\s+of)\s+(?:days?|weeks?|months?|years?|decades?)\s+(?:ago|earlier|later)"
    r"|again|too|also|instead|however|recently|earlier|later|today|yesterday|tonight|before|already|soon|anyway|as\s+well))\Z"
)


def is_auxiliary(token: Token) -> bool:
    """Whether a word only carries tense or mood, written out or contracted."""
    contracted = token.lower in {"'ll", "'ve", "'d", "'re", "'m", "'s", "ca", "wo"} and token.tag != "POS"
    return token.tag == "MD" or token.lower in AUXILIARIES or contracted


def group(reading: Reading, tree: Tree, verb: Token) -> tuple[int, bool]:
    """The number of the first word of a verb's group, and whether an infinitive in it is led to.

    "has yet to approve" begins at "has", "tried to block" at "tried"; of "refused to sign" the group of
    "sign" begins at "to", and nothing leads to it but another deed.
    """
    index, first = verb.index, verb.index
    while index > 0 and not reading.quote_at(tree[index - 1].start):
        before = tree[index - 1]
        if before.lower == "to" and before.tag in {"TO", "IN"}:
            leader = _led_by(tree, index - 1)
            if leader is not None and any(
                t.lower == "were" for t in tree.tokens[max(0, leader - 2) : leader]
            ):
                break  # "were he to veto it"
            if leader is None or tree[leader].lower not in deed_words(reading.language.code).semi:
                return first, False
            first = index = leader
            continue
        if _carries(tree, index - 1, verb):
            first = index - 1 if before.text[0].isalpha() or before.lower in NEGATIONS else first
        elif not (before.tag.startswith("RB") and before.lower not in {"so", "then"}):
            break
        index -= 1
    return first, True


def _carries(tree: Tree, index: int, verb: Token) -> bool:
    """Whether a word is an auxiliary, a "not", part of "no longer", or "helped" of "helped broker"."""
    word = tree[index].lower
    if is_auxiliary(tree[index]) or word in NEGATIONS:
        return True
    if word in {"no", "longer"}:
        return "longer" in {word, tree[index + 1].lower} and "no" in {word, tree[max(0, index - 1)].lower}
    return word in {"help", "helps", "helped", "helping"} and verb.tag == "VB"


def _led_by(tree: Tree, to: int) -> int | None:
    """The word that "to" goes with: the one before it, adverbs passed over."""
    index = to - 1
    while index >= 0 and tree[index].tag == "RB" and tree[index].lower != "yet":
        index -= 1
    return index if index >= 0 else None


def phrase(reading: Reading, tree: Tree, first: int, verb: Token, cue: Span) -> Span:
    """The span from the word `first` over the cue to the end of what belongs to it."""
    last = verb.index
    while last + 1 < len(tree) and tree[last + 1].start < cue.end:
        last += 1
    return cut(reading, Span(tree[first].start, tree[_last(reading, tree, verb, last)].end), tree[last].end)


def cut(reading: Reading, span: Span, least: int) -> Span:
    """A span without the time at its end; never shorter than up to the character `least`."""
    while match := _WHEN.search(reading.text, max(least, span.start), span.end):
        span = Span(span.start, match.start())
    return span


def _last(reading: Reading, tree: Tree, verb: Token, last: int) -> int:
    """The number of the last word of what belongs to a verb whose cue ends at the word `last`."""
    least, index, inside = last, last + 1, False
    while index < len(tree) and "\n" not in reading.text[tree[index - 1].end : tree[index].start]:
        token = tree[index]
        if reading.quote_at(token.start) is not None or token.text == ",":
            resumed = _resumes(reading, tree, verb, index)
            if resumed is None:
                break
            last, index = resumed - 1, resumed
            continue
        relative = token.lower in _RELATIVES and tree[index - 1].is_noun and not inside
        if relative and not _is_restrictive(tree, index):
            break
        inside = inside or relative or token.lower in _CLAUSES
        if _stops(tree, verb, token, inside=inside):
            break
        last, index = index, index + 1
    return _without_links(tree, least, last)


def _without_links(tree: Tree, least: int, last: int) -> int:
    while last > least + 1 and tree[last].tag in {",", "CC", "IN", "TO", "DT", "WDT"}:
        if tree[last].dep in {"compound:prt", "obl", "nmod", "advmod"}:
            break
        last -= 1
    return last


def _resumes(reading: Reading, tree: Tree, verb: Token, index: int) -> int | None:
    """The number of the word after a quotation that goes with the verb, or after a comma; None at the end."""
    quote = reading.quote_at(tree[index].start)
    if quote is None:
        return _past_comma(reading, tree, verb, index)
    return None if tree[index - 1].text == "," else _after_quote(tree, index, quote.span.end)


def _after_quote(tree: Tree, index: int, end: int) -> int:
    while index < len(tree) and tree[index].start < end:
        index += 1
    return index


def _is_restrictive(tree: Tree, relative: int) -> bool:
    """Whether a relative clause says which object it is, and not what somebody else does to it.

    "A bill that would let foreigners own land" is one object, "a clause that he had opposed" two deeds.
    """
    index = relative + 1
    while index < len(tree) and tree[index].tag == "RB":
        index += 1
    return index < len(tree) and tree[index].tag in FINITE


def _past_comma(reading: Reading, tree: Tree, verb: Token, comma: int) -> int | None:
    """The number of the word where the phrase goes on after a comma; None where it ends."""
    following = tree[comma + 1] if comma + 1 < len(tree) else None
    if following is None:
        return None
    if following.lower in _THROWN_IN and comma + 2 < len(tree):
        return comma + 3 if tree[comma + 2].tag == "," and comma + 3 < len(tree) else None
    ends = (t.index for t in tree.tokens[comma + 1 : comma + 2 + _MAX_APPOSITION] if t.tag in {",", ".", ":"})
    close = next(ends, None)
    if following.tag not in _NOMINAL or close is None:
        return _listed(tree, verb, comma) if following.tag in _NOMINAL else None
    inside = tree.tokens[comma + 1 : close]
    if any((t.is_verb and t.tag != "VBN") or t.tag in {"MD", "WP", "WDT"} for t in inside):
        return _listed(tree, verb, comma)
    return close + _step(tree, close) if _describes(reading, tree, comma, close) else None


def _describes(reading: Reading, tree: Tree, comma: int, close: int) -> bool:
    """Whether what stands between two commas says who the noun before it is, and begins nothing new."""
    if tree[close - 1].lower in reading.language.nouns:
        return False  # ", a demand that …": another attribution
    if not tree[comma - 1].is_noun and tree[comma - 1].tag != "JJ":
        return False
    inside = tree.tokens[comma + 1 : close]
    if any(t.tag in {"IN", "CC"} and t.lower not in {"of", "for", "and"} for t in inside):
        return False
    return not (tree[close].tag == "," and _has_verb(tree, close + 1, over=","))


def _step(tree: Tree, close: int) -> int:
    """1 where the phrase goes on after the closing comma: "barred Dornan, the envoy, from the country"."""
    following = tree[close + 1] if tree[close].tag == "," and close + 1 < len(tree) else None
    goes_on = following is not None and following.tag in {"IN", "TO"}
    return int(goes_on and following is not None and following.lower not in _EITHER | _BESIDE)


def _listed(tree: Tree, verb: Token, comma: int) -> int | None:
    """After "Croats," the number of the word after "Serbs": a further object by the tree."""
    following = tree[comma + 1]
    for head in (following, *tree.ancestors(following)):
        if head.head <= comma:
            further = (
                head.dep == "conj" and head.is_noun and verb.index < head.head and tree.head(head).is_noun
            )
            return (
                head.index + 1
                if further and not any(t.tag in FINITE for t in tree.tokens[comma + 1 : head.index])
                else None
            )
    return None


def _stops(tree: Tree, verb: Token, token: Token, *, inside: bool) -> bool:
    """Whether a word begins something else; `inside` a clause of the object a finite verb does not."""
    word = token.lower
    following = tree[token.index + 1] if token.index + 1 < len(tree) else None
    if word == "-" and following is not None and following.start == token.end:
        return False
    if token.tag in {".", ":", ",", "-LRB-"} or word in _STOPS:
        return True
    if token.tag == "CC" and word not in {"but", "yet", "so"}:
        return _joins_clauses(tree, verb, token)
    if token.tag in FINITE and token.index > verb.index + 1 and not inside:
        depends = any(head.index == verb.index for head in tree.ancestors(token))
        return not depends or (token.head == verb.index and token.dep in {"conj", "parataxis"})
    return _begins_clause(tree, token, following)


def _begins_clause(tree: Tree, token: Token, following: Token | None) -> bool:
    """Whether "while", "after", "as" or a weekday begins what is no part of the deed."""
    word = token.lower
    if following is None:
        return word in _EITHER
    if word == "on" and following.lower in _DAYS:
        after = tree[following.index + 1].lower if following.index + 1 < len(tree) else ""
        return after not in {"that", "which", "to"}
    if word in _BESIDE and (token.tag in {"IN", "WRB", "CC"} or token.dep in {"mark", "cc"}):
        return not (word == "but" and following.lower == "not")
    if word not in _EITHER:
        return False
    clause = token.dep == "mark" or following.tag in {"VBG", "PRP"} or word in _ALWAYS
    return clause or _has_verb(tree, token.index + 1)


def _joins_clauses(tree: Tree, verb: Token, link: Token) -> bool:
    """Whether "and" begins another clause or another verb of the same subject, and not a further object."""
    index = link.index + 1
    while index < len(tree) and tree[index].tag in {"RB", ","}:
        index += 1
    if index >= len(tree):
        return True
    following = tree[index]
    if following.tag in FINITE | {"VBN", "WP", "WDT"} or following.lower in _SUBJECTS:
        return True
    joined = tree.head(link)
    if following.is_verb:
        return joined.index <= link.index or tree.head(joined).index <= verb.index or joined.dep != "conj"
    return _has_verb(tree, index)


def _has_verb(tree: Tree, index: int, over: str = "") -> bool:
    """Whether a finite verb of its own follows a noun phrase that begins at a word; `over` is passed."""
    for token in tree.tokens[index : index + 10]:
        if (
            token.tag in {".", ":", "WP", "WDT", "CC", "TO"}
            or token.lower == "that"
            or (over and token.tag == "IN")
        ):
            return False
        if token.tag in FINITE:
            return True
    return False
