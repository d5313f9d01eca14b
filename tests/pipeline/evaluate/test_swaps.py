"""Sentences and names to swap: the gold is sound, and a filled sentence says what its marks say."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.evaluate.impartiality import EVERYWHERE
from pipeline.evaluate.swaps import HOLDERS, OUTLETS, Name, Sentence, filled, fillings, gold
from pipeline.packs import find_pack
from pipeline.run import DEFAULT_PACK
from pipeline.score.stake import within_reach
from pipeline.steps.config import registry_in_use
from pipeline.text import Span

ANN, BO = Name("person", "Ann Dorrel", "Ann Dorrel", "us"), Name("person", "Bo", "Bo", "europe")
PAPER = Name("newspaper", "the Tarn Post", "Tarn Post", "invented")
TEXT = "“[[Israel decides]],” {holder} ((told)) {outlet}. “[[Nobody else]].”"
ROW = Sentence("a", "independence", "person", "direct", "favor", "newspaper", TEXT)
SENTENCES, NAMES = gold()
PACK = find_pack(DEFAULT_PACK)


# --- the gold ---


def test_there_is_as_much_of_each_topic_kind_and_side() -> None:
    cells = Counter((one.topic, one.kind, one.side) for one in SENTENCES)
    topics = [topic.id for topic in PACK.topics]
    assert cells == dict.fromkeys(product(topics, HOLDERS, ("favor", "against")), 14)
    assert len({one.id for one in SENTENCES}) == len({one.text for one in SENTENCES}) == len(SENTENCES)


def test_every_voice_is_there_and_outlets_too() -> None:
    voices = Counter(one.voice for one in SENTENCES)
    assert voices.keys() == {"direct", "mixed", "indirect", "action", "position"}
    assert min(voices.values()) >= 40
    assert sum(one.outlet is not None for one in SENTENCES) >= 100


def test_each_kind_has_names_of_every_side_that_is_compared() -> None:
    for kind in (*HOLDERS, *OUTLETS):
        assert {name.side for name in NAMES[kind]} >= set(EVERYWHERE), kind
        assert len({name.name for name in NAMES[kind]}) == len(NAMES[kind]) >= 5


def test_no_sentence_names_a_person_of_the_registry() -> None:
    people = [actor for actor in registry_in_use().actors.values() if actor.kind == "person"]
    names = {name for actor in people for name in (actor.name, *actor.aliases)}
    anybody = "|".join(map(re.escape, sorted(names)))
    words = re.compile(rf"(?<!\w)(?:{anybody})(?!\w)")
    assert [one.text for one in SENTENCES if words.search(one.text)] == []


def test_no_sentence_speaks_of_the_holders_own_country() -> None:
    """What "we" decide is about Israel with one holder and about Turkey with another."""
    own = re.compile(r"\b(?:we|our|ours|ourselves)\b", re.IGNORECASE)
    assert not [one.text for one in SENTENCES if own.search(one.text)]


def test_a_sentence_puts_its_topic_in_place_whoever_speaks() -> None:
    """Its own words name Israel, the United States or Gaza, so that a swapped name can't do it."""
    topics = {topic.id: replace(topic, reach=()) for topic in PACK.topics}
    for sentence in SENTENCES:
        nobody = Name(sentence.kind, "Nobody", "Nobody", "invented")
        outlet = Name("newspaper", "Nowhere", "Nowhere", "invented") if sentence.outlet else None
        one = filled(sentence, nobody, outlet, nobody)
        topic, span = topics[sentence.topic], one.attribution.span
        assert within_reach(topic, one.seen, one.attribution, span), sentence.text
        assert all(len(piece.of(one.seen.text)) > 1 for piece in one.attribution.pieces), sentence.text


def test_swapped_names_change_nothing_but_the_names() -> None:
    for nth, sentence in enumerate(SENTENCES):
        for group in fillings(sentence, NAMES, nth):
            assert len({one.seen.text for one in group}) == len(group)
            bare = {tuple(map(one.bare, one.attribution.pieces)) for one in group}
            rest = {_without_names(one.seen.text, one.places) for one in group}
            assert len(bare) == len(rest) == 1, sentence.text
            assert not set("{}[]").intersection(*rest), sentence.text


def _without_names(text: str, places: tuple[Span, ...]) -> str:
    for place in sorted(places, reverse=True):
        text = text[: place.start] + text[place.end :]
    return text


# --- filling ---


def test_a_filled_sentence_is_read_as_its_marks_say() -> None:
    one = filled(ROW, ANN, PAPER, ANN)
    text, found = one.seen.text, one.attribution
    assert text == "“Israel decides,” Ann Dorrel told the Tarn Post. “Nobody else.”"
    assert [piece.of(text) for piece in found.pieces] == ["Israel decides", "Nobody else"]
    assert found.cue is not None
    assert (found.cue.of(text), found.voice) == ("told", "direct")
    assert found.holder is not None
    assert (found.holder.actor, found.holder.text) == ("Ann Dorrel", "Ann Dorrel")
    assert [(m.span.of(text), m.kind) for m in one.seen.mentions] == [
        ("Ann Dorrel", "person"),
        ("the Tarn Post", "outlet"),
    ]
    assert found.span.of(text) == "Israel decides,” Ann Dorrel told the Tarn Post. “Nobody else"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("{holder} [[left]].", "The Tarn Post left."), ("So {holder} [[left]].", "So the Tarn Post left.")],
)
def test_a_name_begins_a_sentence_with_a_capital(text: str, shown: str) -> None:
    assert filled(replace(ROW, outlet=None, text=text), PAPER, None, PAPER).seen.text == shown


def test_each_group_differs_in_one_name() -> None:
    names = {"person": [ANN, BO], "newspaper": [PAPER, replace(PAPER, name="Le Nord")]}
    holders, outlets = fillings(ROW, names, 1)
    assert [one.swapped.name for one in holders] == ["Ann Dorrel", "Bo"]
    assert all("Le Nord" in one.seen.text for one in holders)
    assert [one.swapped.name for one in outlets] == ["the Tarn Post", "Le Nord"]
    assert all("Bo" in one.seen.text for one in outlets)


@given(st.text("abc ", min_size=1, max_size=30), st.text("xyz", min_size=1, max_size=30))
def test_characters_without_names_are_the_same_whatever_the_names(holder: str, outlet: str) -> None:
    one = filled(ROW, replace(ANN, name=holder), replace(PAPER, name=outlet), ANN)
    short = filled(ROW, BO, PAPER, BO)
    assert [*map(one.bare, one.attribution.pieces)] == [*map(short.bare, short.attribution.pieces)]
    assert one.bare(one.holder).start == one.bare(one.holder).end == len("“Israel decides,” ")


# --- what is refused ---


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{holder} left {outlet}.", "no content"),
        ("{holder} [[left {outlet}.", "no content"),
        ("{holder} [[left]] ((x {outlet}.", "no content"),
        ("{holder} left]] {outlet}.", "nobody opened"),
    ],
)
def test_marks_must_be_closed(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        filled(replace(ROW, text=text), ANN, PAPER, ANN)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"text": "[[No place]] for a name."}, "names have no place"),
        ({"text": "{holder} [[left]] {outlet}.", "outlet": None}, "names have no place"),
        ({"kind": "robot"}, "fewer than two names"),
        ({"outlet": "agency"}, "fewer than two names"),
    ],
)
def test_a_sentence_needs_places_and_names_for_them(tmp_path, changed: dict[str, str], words: str) -> None:
    row = {field: getattr(ROW, field) for field in ROW.__slots__} | changed
    (tmp_path / "sentences.jsonl").write_text(json.dumps(row), encoding="utf-8")
    one = '[[name]]\nkind = "{0}"\nname = "{1}"\nside = "us"\n'
    names = [one.format(kind, name) for kind in ("person", "newspaper") for name in "AB"]
    (tmp_path / "names.toml").write_text("".join(names), encoding="utf-8")
    with pytest.raises(InputError, match=words):
        gold(tmp_path)


def test_a_name_of_an_unknown_side_is_refused(tmp_path) -> None:
    (tmp_path / "sentences.jsonl").write_text("", encoding="utf-8")
    row = '[[name]]\nkind = "person"\nname = "A"\nside = "israeli"\n'
    (tmp_path / "names.toml").write_text(row, encoding="utf-8")
    with pytest.raises(InputError, match="Did you mean 'israel'"):
        gold(tmp_path)


def test_without_the_gold_it_says_so(tmp_path) -> None:
    with pytest.raises(InputError, match="are missing"):
        gold(tmp_path)
