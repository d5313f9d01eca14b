"""Tags of words in and right after a name."""

from __future__ import annotations

import pytest

from pipeline.attribute.retagged import retagged
from pipeline.records import Mention
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span


def tagged(words: str) -> tuple[str, Tree]:
    """A tree of words given as word/tag, each hanging on the first."""
    pairs = [word.rsplit("/", 1) for word in words.split()]
    text, tokens, at = " ".join(word for word, _ in pairs), [], 0
    for index, (word, tag) in enumerate(pairs):
        tokens.append(Token(index, at, at + len(word), word, tag, "dep", 0))
        at += len(word) + 1
    return text, Tree(tokens)


def mention(text: str, words: str, method: str = "name") -> Mention:
    at = text.index(words)
    return Mention(Span(at, at + len(words)), words, "~x", words, "country", method)


@pytest.mark.parametrize(
    ("words", "name", "method", "tags"),
    [
        ("Norland/NNP branded/VBN it/PRP", "Norland", "name", ["NNP", "VBD", "PRP"]),
        ("Norland/NNP branded/VBN it/PRP", "Norland", "noun", ["NNP", "VBN", "PRP"]),
        ("Norland/NNP backed/VBN by/IN Sarre/NNP", "Norland", "name", ["NNP", "VBN", "IN", "NNP"]),
        ("has/VBZ Norland/NNP branded/VBN it/PRP", "Norland", "name", ["VBZ", "NNP", "VBN", "PRP"]),
        ("The/DT Sarre/NNP rebels/VBZ fled/VBD", "Sarre rebels", "noun", ["DT", "NNP", "NNS", "VBD"]),
        ("Will/MD Dornan/NNP spoke/VBD", "Will Dornan", "name", ["NNP", "NNP", "VBD"]),
        ("he/PRP rejected/VBN it/PRP", "it", "pronoun", ["PRP", "VBD", "PRP"]),
    ],
)
def test_tags_follow_the_names(words, name, method, tags):
    text, tree = tagged(words)
    (made,) = retagged([tree], [mention(text, name, method)])
    assert [token.tag for token in made] == tags
    assert [token.span for token in made] == [token.span for token in tree]


def test_a_tree_that_is_right_stays_the_same():
    text, tree = tagged("Norland/NNP said/VBD so/RB")
    assert retagged([tree], [mention(text, "Norland")])[0] is tree
