"""The words of resolve are data, read strictly."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from pipeline import resources
from pipeline.errors import RegistryError
from pipeline.resolve.vocabulary import Vocabulary, load_vocabulary, plural

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("ally", "allies"),
        ("attorney", "attorneys"),
        ("witness", "witnesses"),
        ("aide", "aides"),
        ("coach", "coaches"),
    ],
)
def test_plurals(one, many) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('rank = ["senior"]', "unknown key; got 'rank'"),
        ('spelling = ["defence"]', "a spelling is no pair"),
        ("ranks = [1]", "lists something else than words"),
    ],
)
def test_a_malformed_file_is_refused(tmp_path, text, words) -> None:
    path = tmp_path / "phrases.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegistryError, match=words):
        load_vocabulary(path)


def test_the_words_that_ship_are_lower_case_and_every_list_holds_some() -> None:
    words = load_vocabulary(resources.registry_path("phrases"))
    for field in fields(Vocabulary):
        values = getattr(words, field.name)
        assert values, field.name
        assert all(value == value.lower() for value in values)
    assert words.nouns["spokesmen"] == "spokesman"
    assert not words.he_titles & words.she_titles


def test_every_list_is_documented() -> None:
    text = (
        (ROOT / "docs" / "registry.md").read_text(encoding="utf-8").split("data/registry/phrases.toml`")[-1]
    )
    heads = re.findall(r"^- (`[^:]+):", text, re.MULTILINE)
    documented = set(re.findall(r"`(\w+)`", " ".join(heads)))
    made = {"nouns", "plurals"}
    assert documented == {field.name for field in fields(Vocabulary)} - made
