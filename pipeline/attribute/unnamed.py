"""Actors without a name: "two senior US officials", "an aide to Katz", "the teachers' union"."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline import ids
from pipeline.attribute.nouns import Nouns
from pipeline.attribute.phrases import Phrase
from pipeline.records import Mention
from pipeline.syntax.tree import Token

CONFIDENCE = 0.7  # below names and roles: an order of trust, not calibrated
MARK = "(unnamed)"

_NO_BODY = frozenset(("unnamed", "collective"))  # "the teachers' union" speaks for no actor with a name
_ACRONYM = 4  # letters: longer words in capitals are shouted, not short forms
_PLAIN = 2  # words: an article and a noun
_ABOUT = frozenset(("with", "on", "about"))
_KNOWN_WORDS = 4  # words of what a source is familiar with: "the internal deliberations"
_DROPPED_TAGS = frozenset(("DT", "PDT", "PRP$", "WP$", "CD", "POS"))
_NAME_TAGS = frozenset(("NNP", "NNPS"))


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whom an unnamed source belongs to: the phrase of it, and the actor where one is known.

    `link` is the preposition between them ("of"), None where the owner stands before ("Katz's"); `implied`
    where no word says it: the spokesman of the company just named.
    """

    phrase: Phrase
    actor: Mention | None
    link: str | None = None
    implied: bool = False


def source_of(phrase: Phrase, owner: Belonging | None, nouns: Nouns) -> Mention | None:
    """The actor that a common noun is by itself, or None where it is nobody or nothing that acts."""
    noun = phrase.noun
    if noun is None or _is_opposed(phrase):
        return None
    modifiers = _modifiers(phrase, nouns)
    if owner is None and noun in nouns.words["generic"]:
        knowing = _knowing(phrase, nouns)
        if not knowing and not any(word[:1].isupper() for word in modifiers):
            return None
        modifiers = modifiers if not knowing else []
    unknown = owner is None or (owner.actor is None and owner.phrase.kind == "pronoun")
    if noun in nouns.words["bare"] and not modifiers and unknown:
        return None
    kind = _kind(phrase, noun, nouns)
    before, after = _belongs(phrase, owner, kind, nouns)
    head = noun if kind == "unnamed" else _plain(phrase, phrase.tree[phrase.head])
    if kind == "unnamed" and " " in noun:
        modifiers = modifiers[:-1]  # the noun holds the word before the head: "vice president"
    named = " ".join([*before, *modifiers, head, *after, *_knowing(phrase, nouns)])
    name = f"{named} {MARK}" if kind == "unnamed" else named
    actor = owner.actor if owner and owner.actor and owner.actor.kind not in _NO_BODY else None
    if noun in nouns.words["personal"]:
        actor = None
    return Mention(
        span=phrase.span,
        text="",
        actor_id=f"~{ids.slug(name) or 'unnamed'}",
        actor=name,
        kind=kind,
        method="noun",
        confidence=CONFIDENCE,
        pronoun=nouns.gender(noun) if kind == "unnamed" else None,
        body_id=actor.actor_id if actor else None,
        body=actor.actor if actor else None,
    )


def _is_opposed(phrase: Phrase) -> bool:
    """Whether the noun is only part of an adjective: the "settler" of "pro-settler parties"."""
    tree, head = phrase.tree, phrase.head
    return head > 1 and tree[head - 1].text == "-" and tree[head - 2].lower in {"pro", "anti", "non"}


def is_definite(phrase: Phrase, nouns: Nouns) -> bool:
    """Whether a noun speaks of somebody known: "the judge", "both", "counsel" without an article."""
    first = phrase.tree[phrase.first].lower
    if first in nouns.words["definite"] or first in {"both", "all"}:
        return True
    before = phrase.tree[phrase.first - 1] if phrase.first else None
    if phrase.first == phrase.head and before is not None and before.lower == "in":
        return False  # "in office", "in government"
    return first not in nouns.words["indefinite"] and phrase.owner is None and not phrase.plural


def may_be_new(phrase: Phrase, nouns: Nouns, *, owned: bool) -> bool:
    """Whether a noun that leads nowhere is somebody without a name: "the judge", but no president."""
    known = owned or is_definite(phrase, nouns)
    if phrase.noun in nouns.words["office"] and not phrase.plural and known:
        return False
    country = "country" in nouns.kinds.get(phrase.noun or "", ())
    return not (country and known and len(phrase.words) <= _PLAIN)


def _kind(phrase: Phrase, noun: str, nouns: Nouns) -> str:
    if noun in nouns.body and not (noun in nouns.person and phrase.plural):
        return "collective" if phrase.plural else "organisation"
    counted = any(token.tag == "CD" for token in phrase.words)
    if phrase.plural and not counted and noun not in nouns.words["sources"]:
        return "collective"
    return "unnamed"


def _knowing(phrase: Phrase, nouns: Nouns) -> list[str]:
    """The words after a source that say what it knows: "familiar with the matter"."""
    tree = phrase.tree
    index = phrase.head + 1
    if (
        index + 2 >= len(tree)
        or tree[index].lower not in nouns.words["knowing"]
        or tree[index + 1].lower not in _ABOUT
    ):
        return []
    words = [tree[index].text, tree[index + 1].text]
    for token in tree.tokens[index + 2 : index + 2 + _KNOWN_WORDS]:
        words.append(token.text)
        if token.tag in {"NN", "NNS", "NNP"}:
            return words
    return []


def _modifiers(phrase: Phrase, nouns: Nouns) -> list[str]:
    """The words before the head that say who it is, in order; numbers and "several" say nothing."""
    drop = nouns.words["unnamed"]
    words: list[str] = []
    joined = False
    for token in phrase.words[:-1]:
        if token.text == "-":
            joined = bool(words)
        elif joined:
            words[-1] += f"-{token.text}"
            joined = False
        elif token.index and phrase.tree[token.index - 1].text == "-":
            continue  # "a nine-strong board"
        elif token.tag not in _DROPPED_TAGS and token.lower not in drop:
            words.append(_plain(phrase, token).replace(".", ""))
    dropped = nouns.words["ranks"] | {"new", "own"}
    return [word for word in words if word.lower() not in dropped]


def _plain(phrase: Phrase, token: Token) -> str:
    """A word as it stands inside a sentence: a capital that only opens the sentence, or shouts, is none."""
    loud = all(word.text.isupper() for word in phrase.words) and len(phrase.words) > 1
    shouts = token.text.isupper() and (loud or len(token.text) > _ACRONYM)
    opens = token.index == 0 or phrase.tree[token.index - 1].tag in {"``", "''", ":", "-LRB-"}
    common = opens and token.tag in {"NN", "NNS", "JJ", "VBN", "VBG", "JJR", "JJS"}
    return token.text.lower() if shouts or common else token.text


def _short(actor: Mention) -> str:
    """The last name of a person, the whole name of a body."""
    name = actor.actor.split()[-1] if actor.kind in {"person", "author"} else actor.actor
    return name.replace(".", "")


def _owner_words(owner: Belonging, nouns: Nouns) -> str:
    """How an owner is called: its actor's name where it is no name itself, else its words without titles."""
    titles = nouns.titles.keys() | nouns.title_genders.keys()
    dropped = nouns.words["ranks"] | nouns.words["vague"]
    if owner.actor is not None and owner.phrase.kind != "name":
        known = owner.actor.kind not in _NO_BODY or owner.phrase.kind == "pronoun"
        if known:  # "whose union" after "nurses": the nurses' union
            return owner.actor.actor.removesuffix(f" {MARK}")
    said = [token for token in owner.phrase.words if token.tag not in _DROPPED_TAGS and token.text != "-"]
    kept = [t.text for t in said if t.text.rstrip(".") not in titles and t.lower not in dropped]
    return " ".join(kept)


def _is_inside(phrase: Phrase, owner: Belonging) -> bool:
    """Whether a phrase holds its owner's name, so that its own words say it: "US officials"."""
    inside = owner.phrase.head >= phrase.first and owner.link is None
    return inside and owner.phrase.tree[owner.phrase.head].tag not in {"PRP$", "WP$"}


def _belongs(phrase: Phrase, owner: Belonging | None, kind: str, nouns: Nouns) -> tuple[list[str], list[str]]:
    """The words for whom a source belongs to, before and after its own."""
    if owner is not None and owner.implied and owner.actor is not None:
        return [_short(owner.actor)], []
    if owner is None or _is_inside(phrase, owner):
        return [], []
    words = _owner_words(owner, nouns)
    if kind == "organisation":
        if owner.link:
            return [], [owner.link, words]
        return ([f"{words}’" if words.endswith("s") else f"{words}’s"] if words else []), []
    if owner.actor is not None and owner.actor.kind not in {"unnamed", "collective", "organisation"}:
        named = owner.actor.kind in {"person", "author"} or owner.phrase.kind == "pronoun"
        return [_short(owner.actor) if named else words.replace(".", "")], []
    single = owner.actor is None and owner.phrase.noun is not None and not owner.phrase.plural
    named = any(token.tag in _NAME_TAGS for token in owner.phrase.words) or (single and kind == "unnamed")
    body = owner.actor is not None and owner.actor.kind == "organisation" and kind == "unnamed"
    actor = owner.actor.actor if owner.actor is not None and body else None
    return ([actor or words] if named or actor else []), []
