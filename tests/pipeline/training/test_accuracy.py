"""Accuracy counts what it says: right on its own trees, less by each word that differs."""

from __future__ import annotations

import pytest

from pipeline import resources
from pipeline.syntax.parser import Parser
from pipeline.text import Span
from pipeline.training.accuracy import accuracy
from pipeline.training.treebank import Sentence, Word

TEXTS = ("The council rejected the plan.", '"It is over," said Mara Lindqvist, the mayor.')
MODEL = resources.model_path("parser")


def own_trees() -> list[Sentence]:
    parser, found = Parser(MODEL), []
    for text in TEXTS:
        [tree] = parser.parse(text, [Span(0, len(text))])
        words = [
            Word(
                token.text,
                token.tag,
                "root" if token.dep == "ROOT" else token.dep,
                token.head,
                text[token.end : token.end + 1] == " ",
            )
            for token in tree
        ]
        found.append(Sentence(tuple(words)))
    return found


def measured(sentences) -> dict[str, float]:
    return {share.name: round(share.value * share.n, 6) for share in accuracy(MODEL, sentences)}


def test_what_the_parser_says_itself_is_right():
    sentences = own_trees()
    assert [sentence.text for sentence in sentences] == list(TEXTS)
    shares = accuracy(MODEL, sentences)
    assert {share.value for share in shares} == {1.0}
    n = sum(len(sentence.words) for sentence in sentences)
    by_name = {share.name: share.n for share in shares}
    assert by_name["las"] == by_name["text.las"] == n
    assert by_name["las.words"] == n - sum(word.dep == "punct" for s in sentences for word in s.words)


@pytest.mark.parametrize(
    ("change", "less"),
    [
        ({"tag": "XX"}, {"tag": 1}),
        ({"dep": "xcomp"}, {"las": 1, "las.words": 1, "text.las": 1}),
        ({"head": 0}, {"uas": 1, "uas.words": 1, "las": 1, "las.words": 1, "text.las": 1}),
    ],
)
def test_each_difference_counts_once(change, less):
    first, *rest = own_trees()
    before = measured([first, *rest])
    position = next(i for i, word in enumerate(first.words) if word.form == "council")
    words = list(first.words)
    words[position] = words[position]._replace(**change)
    after = measured([Sentence(tuple(words)), *rest])
    assert {name: before[name] - after[name] for name in before} == {
        name: less.get(name, 0) for name in before
    }


def test_other_words_than_the_treebank_s_are_seen_from_text_only():
    first, *rest = own_trees()
    whole = first.words[1]._replace(form="coun")
    rest_of_it = Word("cil", "NN", "dep", 1, space=True)
    words = [first.words[0], whole._replace(space=False), rest_of_it, *first.words[2:]]
    moved = [word._replace(head=word.head + (word.head > 1)) for word in words]
    shares = {share.name: share.value for share in accuracy(MODEL, [Sentence(tuple(moved)), *rest])}
    assert shares["text.words"] < 1
