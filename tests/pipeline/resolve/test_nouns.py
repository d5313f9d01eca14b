"""Unnamed sources and groups: their name, their kind, whom they speak for."""

from __future__ import annotations

import pytest

from tests.pipeline.world import DAY, resolver


@pytest.mark.parametrize(
    ("text", "words", "name", "kind", "body"),
    [
        ("Two US officials said no.", "US officials", "US official (unnamed)", "unnamed", "united-states"),
        (
            "Two U.S. officials said no.",
            "U.S. officials",
            "US official (unnamed)",
            "unnamed",
            "united-states",
        ),
        (
            "A senior Israeli official said no.",
            "senior Israeli official",
            "Israeli official (unnamed)",
            "unnamed",
            "israel",
        ),
        (
            "A Netanyahu aide left.",
            "Netanyahu aide",
            "Netanyahu aide (unnamed)",
            "unnamed",
            "benjamin-netanyahu",
        ),
        (
            "Netanyahu’s aides left.",
            "Netanyahu’s aides",
            "Netanyahu aide (unnamed)",
            "unnamed",
            "benjamin-netanyahu",
        ),
        (
            "An Israeli diplomatic source left.",
            "Israeli diplomatic source",
            "Israeli diplomatic source (unnamed)",
            "unnamed",
            "israel",
        ),
        (
            "White House officials left.",
            "White House officials",
            "White House official (unnamed)",
            "unnamed",
            "united-states",
        ),
        (
            "A spokesman for the Israeli army spoke.",
            "spokesman for the Israeli army",
            "Israeli army spokesman (unnamed)",
            "unnamed",
            "israel-defense-forces",
        ),
        (
            "A former US official spoke.",
            "former US official",
            "former US official (unnamed)",
            "unnamed",
            None,
        ),
        (
            "US and Israeli officials spoke.",
            "US and Israeli officials",
            "US and Israeli official (unnamed)",
            "unnamed",
            None,
        ),
        ("Israeli analysts spoke.", "Israeli analysts", "Israeli analysts", "collective", None),
        ("Officials said no.", "Officials", "official (unnamed)", "unnamed", None),
        ("The plan is bad, analysts say.", "analysts", "analysts", "collective", None),
        (
            "Israeli critics of the government spoke.",
            "Israeli critics of the government",
            "Israeli critic of the government (unnamed)",
            "unnamed",
            None,
        ),
        ("European leaders spoke.", "European leaders", "European leaders", "collective", None),
        (
            "Arab and Muslim states spoke.",
            "Arab and Muslim states",
            "Arab and Muslim states",
            "collective",
            None,
        ),
        ("Israeli ministers spoke.", "Israeli ministers", "Israeli ministers", "collective", "israel"),
        (
            "Families of the hostages wept.",
            "Families of the hostages",
            "families of the hostages",
            "collective",
            None,
        ),
        ("The opposition wept.", "opposition", "opposition", "collective", None),
        ("settler leaders wept.", "settler leaders", "settler leaders", "collective", None),
        ("aid groups wept.", "aid groups", "aid groups", "collective", None),
    ],
)
def test_a_noun_phrase_that_speaks(text, words, name, kind, body) -> None:
    (mention,) = resolver().resolve(text, DAY)
    assert (mention.text, mention.actor, mention.kind, mention.body_id) == (words, name, kind, body)
    assert mention.method == "noun"
    assert mention.actor_id.startswith("~")


def test_a_source_close_to_an_office_speaks_for_its_holder() -> None:
    text = "Netanyahu left. Sources close to the prime minister wept."
    mention = resolver().resolve(text, DAY)[-1]
    assert (mention.text, mention.body) == ("Sources close to the prime minister", "Benjamin Netanyahu")
    assert mention.actor == "source close to the prime minister (unnamed)"


def test_a_group_of_the_registry_is_itself() -> None:
    (mention,) = resolver().resolve("House Democrats wept.", DAY)
    assert (mention.actor_id, mention.kind) == ("house-democrats", "group")


@pytest.mark.parametrize(
    "text",
    [
        "The official said no.",
        "The officials said no.",
        "His opposition to the plan grew.",
        "The opposition to the plan grew.",
        "He was a US official.",
        "She joined as a US official.",
        "The states and the families and the groups.",
        "Their aides left.",
        "An Israeli fighter plane burned.",
    ],
)
def test_what_names_nobody_new_is_no_mention(text) -> None:
    assert resolver().resolve(text, DAY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "US official Omar Dajani left.",
        "Omar Dajani, a US official, left.",
        "A US official, Omar Dajani, left.",
    ],
)
def test_a_noun_beside_a_name_is_that_person(text) -> None:
    assert [m.actor_id for m in resolver().resolve(text, DAY)] == ["~omar-dajani"]
