"""The word lists of nouns, and how they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import resources
from pipeline.attribute.nouns import load_nouns, nouns_of, plural
from pipeline.errors import PackError

SHIPPED = resources.language_path("en_nouns")


def test_an_unknown_key_raises(tmp_path: Path) -> None:
    odd = tmp_path / "odd.toml"
    odd.write_text('persons = ["x"]\n' + SHIPPED.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(PackError, match="persons"):
        load_nouns(odd)


@pytest.mark.parametrize(
    ("word", "base"),
    [("officials", "official"), ("spokesmen", "spokesman"), ("ministries", "ministry"), ("table", None)],
)
def test_forms(word: str, base: str | None) -> None:
    assert nouns_of("en").base(word) == base


@pytest.mark.parametrize(
    ("noun", "many"), [("aide", "aides"), ("ally", "allies"), ("boss", "bosses"), ("attorney", "attorneys")]
)
def test_plural(noun: str, many: str) -> None:
    assert plural(noun) == many


def test_what_the_nouns_tell() -> None:
    nouns = nouns_of("en")
    assert nouns.gender("spokeswoman") == "she"
    assert nouns.gender("minister") is None
    assert nouns.same("premier", "prime minister")
    assert not nouns.same("banker", "lawyer")


def test_no_given_name_is_told_twice() -> None:
    nouns = nouns_of("en")
    assert set(nouns.name_genders.values()) == {"he", "she"}
    assert nouns.name_genders["Helen"] == "she"
    assert "Kim" not in nouns.name_genders
