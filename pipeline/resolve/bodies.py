"""Organisations and authorities the registry does not know, named in full: they can speak.

"the Norland Medical Association (NMA)" and later "NMA"; "the Turkish interior ministry", which speaks for
its country; "the Obama administration". Where the words name a country's government, it is the country.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.registry import Actor
from pipeline.resolve.candidates import Candidate, Who
from pipeline.resolve.vocabulary import Vocabulary
from pipeline.resolve.words import Words

_GOVERNMENT = ("government", "administration", "authorities", "cabinet")
_STATE = (
    "ministry",
    "department",
    "embassy",
    "army",
    "military",
    "navy",
    "police",
    "air force",
    *_GOVERNMENT,
)
_PUBLIC = frozenset(
    (
        "court", "parliament", "senate", "congress", "assembly", "committee", "commission", "council",
        "bureau",
        "command",
    )
)  # fmt: skip
_NOBODYS = frozenset(
    (
        "high", "supreme", "central", "prime", "minister", "s", "federal", "national", "state",
        "local", "city",
        "county", "security", "and", "the", "police", "general", "affairs", "of", "ministry",
    )
)  # fmt: skip
_JOINS = ("of", "for", "on", "to", "against")
_SENT = ("mission", "delegation", "embassy", "office", "appeal", "committee")  # "to" somewhere
_BETWEEN = ("and", "of", "for", "the", "&")
_SHORT = 2  # words of an unknown owner, and of a name's part behind "and"
_MIN_WORDS = 2  # "Council" alone is somebody's
_MAX_WORDS = 7  # of an organisation's name; longer runs of capitals are headlines
_MIN_ACRONYM = 2


@dataclass(frozen=True, slots=True)
class Owner:
    """Words that say whose a body is: from word `first` on; `adjective` is how its name begins then."""

    first: int
    who: Who
    adjective: str
    is_country: bool


def owner_of(first: int, actor: Actor, said: str) -> Owner:
    """The owner that a registry actor makes; `said` is how the text calls it."""
    adjective = said if said in actor.adjectives or not actor.adjectives else actor.adjectives[0]
    return Owner(first, Who.of(actor), adjective, actor.kind == "country")


class Bodies:
    """Finds organisations; built once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def authorities(self, words: Words, owners: Mapping[int, Owner]) -> Iterator[Candidate]:
        """Ministries, armies, governments of a country, written with a capital or without.

        Args:
            words: The text.
            owners: Whose a body can be, by the last word that says so.
        """
        for last, form in enumerate(words.forms):
            pair = f"{words.form(last - 1)} {form}"
            width = 2 if pair in self._words.low_bodies else 1
            if width == 1 and form not in self._words.low_bodies:
                continue
            body, start = (pair if width > 1 else form), last - width + 1
            field = self._portfolio(words, start)
            found = self._owned(words, start - len(field), owners)
            full, end = [*field, body], last
            said = words.raws[start - len(field) : last + 1] if field else []
            if found is None:
                found = self._owned(words, start, owners)
            if found is not None and not field and body in ("ministry", "department"):
                full, end = self._of_portfolio(words, last)
            if found is None and field and words.form(last + 1) == "of":
                found, end = self._owned_after(words, last, owners)
            if found is not None and (full[:-1] or body not in ("ministry", "department")):
                yield _authority(
                    found,
                    full,
                    start - len(field),
                    end,
                    said if full[-1] == body and len(said) == len(full) else full,
                )
            elif found is None and body in ("government", "administration", "campaign"):
                yield from self._unknown(words, start, last)

    def organisations(
        self, words: Words, titled: frozenset[int], ends: frozenset[int]
    ) -> Iterator[Candidate]:
        """Names in capitals that end, or begin before "of", with a word for an organisation.

        Args:
            words: The text.
            titled: Words of headlines.
            ends: Last words of the registry's names in it: "and" after one begins another name.
        """
        index = over = 0
        while index < len(words):
            found = None
            if words.forms[index] in self._words.bodies and words.capital(index) and index not in titled:
                found = self._organisation(words, index, over, ends)
            if found is None:
                index += 1
                continue
            yield found
            yield from self._acronym(words, found)
            index = over = found.last + 1

    def _portfolio(self, words: Words, start: int) -> list[str]:
        for width in (2, 1):
            if start >= width and all(
                words.gap_before(i) in (" ", "-") for i in range(start - width + 1, start + 1)
            ):
                phrase = " ".join(words.forms[start - width : start])
                if phrase in self._words.portfolios:
                    return words.forms[start - width : start]
        return []

    def _of_portfolio(self, words: Words, last: int) -> tuple[list[str], int]:
        """Reads "Ministry of National Defence" as "national defence ministry"."""
        if words.form(last + 1) != "of":
            return [words.forms[last]], last
        for width in (2, 1):
            phrase = words.forms[last + 2 : last + 2 + width]
            if len(phrase) == width and " ".join(phrase) in self._words.portfolios:
                return [*phrase, words.forms[last]], last + 1 + width
        return [words.forms[last]], last

    def _owned(self, words: Words, start: int, owners: Mapping[int, Owner]) -> Owner | None:
        if words.gap_before(start) != " ":
            return None
        before = start - 1
        if words.form(before) == "s" and words.gap_before(before) == "'":
            before -= 1
        return owners.get(before)

    def _owned_after(self, words: Words, last: int, owners: Mapping[int, Owner]) -> tuple[Owner | None, int]:
        """The owner behind "of", and the last word with it: "the foreign ministry of Norland"."""
        index = last + 2 + (words.form(last + 2) == "the")
        found = owners.get(index)
        usable = found is not None and found.first == index and words.gap_before(index) == " "
        return (found, index) if usable else (None, last)

    def _unknown(self, words: Words, start: int, last: int) -> Iterator[Candidate]:
        first = start
        while words.gap_before(first) == " " and self._is_part(words, first - 1) and start - first < _SHORT:
            first -= 1
        if first < start:
            said = " ".join(words.raws[first:start])
            kind = "organisation" if words.forms[last] == "campaign" else "government"
            yield Candidate(first, last, Who.discovered(f"{said} {words.forms[last]}", kind, "it"), "name")

    def _is_part(self, words: Words, index: int) -> bool:
        form = words.form(index)
        if form == "new" and words.gaps[index] == " ":  # "New York University"
            return words.capital(index) and words.form(index + 1) in self._words.provinces
        function = form in self._words.follow or form in self._words.days or form in self._words.openers
        return words.capital(index) and not function

    def _organisation(self, words: Words, index: int, over: int, ends: frozenset[int]) -> Candidate | None:
        first = last = index
        while words.gap_before(first) in (" ", "-", "–") and self._is_part(words, first - 1):
            first -= 1
        joint = (
            words.form(first - 1) == "and" and words.gap_before(first) == words.gap_before(first - 1) == " "
        )
        if (
            joint
            and first < index + 1
            and index - first <= _SHORT
            and first - 2 not in ends
            and first - 2 >= over
            and not words.raws[first - 2].isupper()
        ):
            start = first - 2
            while (
                self._is_part(words, start)
                and words.gap_before(start) == " "
                and self._is_part(words, start - 1)
            ):
                start -= 1
            first = start if self._is_part(words, first - 2) else first
        while (
            words.gaps[last] == " " and words.capital(last + 1) and words.form(last + 1) in self._words.bodies
        ):
            last += 1
        last = self._of(words, last)
        while first <= last and (
            self._words.is_title(words.forms[first]) and words.forms[first] not in self._words.bodies
        ):
            first += 1  # "President of the Norland Bank" is no part of the bank
        n_words = last - first + 1
        said = words.forms[first:last] + ([] if words.forms[index] != "ministry" else [words.forms[last]])
        if all(form in self._words.portfolios or form in _NOBODYS for form in said):
            return None  # "the Foreign Ministry", "the Supreme Court": every country has one
        shouted = words.raws[index].isupper()
        if shouted or not _MIN_WORDS <= n_words <= _MAX_WORDS or first > index:
            return None
        name = " ".join(words.text[words.starts[first] : words.ends[last]].split())
        main = words.forms[index]
        kind = "government" if main in _STATE else "body" if main in _PUBLIC else "organisation"
        return Candidate(first, last, Who.discovered(name, kind, "it"), "name")

    def _of(self, words: Words, last: int) -> int:
        """The last word of the name, with "of …" where more capitals follow."""
        if words.gaps[last] != " " or words.form(last + 1) not in _JOINS:
            return last
        if words.form(last + 1) == "to" and words.forms[last] not in _SENT:
            return last  # "from Congress to Prime Minister Dornan"
        index = last + 2
        while words.form(index) in _BETWEEN and words.gap_before(index) == " ":
            index += 1
        if (
            not (words.capital(index) and words.gap_before(index) == " ")
            or words.form(index) in self._words.days
        ):
            return last
        while words.gaps[index] in (" ", "–"):
            after = words.form(index + 1)
            inner = after in _BETWEEN and words.gaps[index + 1] == " "
            step = 1 + inner + (inner and after != "and" and words.form(index + 2) == "the")
            if not words.capital(index + step) or words.form(index + step) in self._words.days:
                break
            if after == "and" and not self._words.bodies.isdisjoint(words.forms[index + 2 : index + 4]):
                break  # "University of Norland and Marn College": another one
            index += step
        return index

    def _acronym(self, words: Words, found: Candidate) -> Iterator[Candidate]:
        """The short form in brackets after a name, and where it stands alone afterwards."""
        short = found.last + 1
        if (
            words.gaps[found.last].strip() not in ("(", "(the")
            or short >= len(words)
            or not words.gaps[short].startswith(")")
        ):
            return
        raw = words.raws[short]
        if len(raw) < _MIN_ACRONYM or not raw.isupper():
            return
        for index in range(short, len(words)):
            if words.raws[index] == raw:
                yield Candidate(index, index, found.who, "alias")


def _authority(owner: Owner, full: list[str], first: int, last: int, said: list[str]) -> Candidate:
    """A body by its owner and `full`, its words in one spelling; `said` are they as the text has them."""
    body = full[-1]
    if body in _GOVERNMENT and owner.is_country and len(full) == 1:
        return Candidate(min(owner.first, first), last, owner.who, "metonym")
    who = Who.discovered(" ".join([owner.adjective, *full]), "government", "it", owner.who)
    name = " ".join([owner.adjective, *(word.lower() for word in said)])
    return Candidate(min(owner.first, first), last, replace(who, name=name), "name")
