"""The words that attribute."""

from __future__ import annotations

import pytest

from pipeline.errors import PackError
from pipeline.language import CUE_TYPES, inflect, load_language, unread
from pipeline.schema import FRAMINGS
from tests.pipeline.world import language


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("claim", ["claim", "claims", "claimed", "claiming"]),
        ("urge", ["urge", "urges", "urged", "urging"]),
        ("stress", ["stress", "stresses", "stressed", "stressing"]),
        ("deny", ["deny", "denies", "denied", "denying"]),
        ("relay", ["relay", "relays", "relayed", "relaying"]),
        ("call for", ["call for", "calls for", "called for", "calling for"]),
        ("write/writes/wrote/writing/written", ["write", "writes", "wrote", "writing", "written"]),
    ],
)
def test_inflect(verb, expected) -> None:
    assert [text for text, _ in inflect(verb)] == expected


def test_cues_know_their_types_forms_and_framing() -> None:
    cues = language().cues
    assert cues["said"].types == {"speech"}
    assert cues["vetoed"].types == {"action"}
    assert cues["rejected"].types == {"action", "position"}
    assert (cues["wrote"].form, cues["written"].form, cues["writing"].form) == ("past", "past", "ing")
    assert (cues["claims"].verb, cues["claims"].framing) == ("claim", "doubting")
    assert (cues["accused"].whole, cues["said"].whole) == (True, False)
    assert (cues["showed"].that_only, cues["said"].that_only) == (True, False)


def test_nouns_stand_for_verbs_and_have_plurals() -> None:
    nouns = language().nouns
    assert (nouns["warning"].verb, nouns["warnings"].verb) == ("warn", "warn")
    assert nouns["warning"].framing == language().cues["warn"].framing
    assert nouns["warning"].types == {"speech", "action"}


def test_there_are_250_verbs_of_speech_and_thought() -> None:
    verbs = {cue.verb for cue in language().cues.values() if cue.types & {"speech", "opinion"}}
    assert len(verbs) >= 250


def test_every_cue_can_be_found() -> None:
    """A cue is one word, or a verb with one particle: the rules look no further."""
    assert {len(text.split()) for text in language().cues} == {1, 2}
    assert {kind for cue in language().cues.values() for kind in cue.types} == set(CUE_TYPES)
    assert {cue.framing for cue in language().cues.values()} == set(FRAMINGS)


EMPTY = 'language = "xx"\nspeech = ["say"]\n[framing]\n[nouns]\n'


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (f"surplus = 1\n{EMPTY}", "surplus"),
        (EMPTY.replace('speech = ["say"]', ""), "framing"),
        (EMPTY.replace("[nouns]\n", ""), "nouns"),
        (f'whole = ["claim"]\n{EMPTY}', "claim"),
        (f'that_only = ["claim"]\n{EMPTY}', "claim"),
        (f'addressed = ["claim"]\n{EMPTY}', "claim"),
        (EMPTY.replace("[framing]", '[framing]\ndoubting = ["claim"]'), "claim"),
        (EMPTY.replace("[framing]", '[framing]\nloud = ["say"]'), "loud"),
        (EMPTY.replace("[nouns]", '[nouns]\nspeach = ["saying=say"]'), "speach"),
    ],
)
def test_a_file_with_a_mistake_says_which(tmp_path, content, what) -> None:
    path = tmp_path / "xx.toml"
    if what == "framing":
        content = content.replace("[framing]\n", "")
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PackError, match=what):
        load_language(path)


def test_a_language_may_have_few_words(tmp_path) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(EMPTY, encoding="utf-8")
    made = load_language(path)
    assert (made.code, sorted(made.cues), made.nouns) == ("xx", ["say", "sayed", "saying", "says"], {})


def test_what_is_not_analysed_says_its_language_by_name_or_code() -> None:
    assert unread("fr", {"en"}).startswith("It is in French; only English is analysed")
    assert "with the code tlh" in unread("tlh", {"en"})
