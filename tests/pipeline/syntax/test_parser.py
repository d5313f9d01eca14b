"""The parser that ships: what it says of plain sentences, and whose characters its words are."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import resources
from pipeline.errors import PackError
from pipeline.syntax.parser import STRETCH, Parser, plain
from pipeline.syntax.tree import Tree
from pipeline.text import Span

UD = Path(__file__).parents[4] / "shared" / "data" / "ud_english_ewt"
LAS_FLOOR = 0.81  # on dev, punctuation not counted; the model card has the figure


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(resources.model_path("parser"))


def parse(parser: Parser, text: str) -> Tree:
    [tree] = parser.parse(text, [Span(0, len(text))])
    return tree


def arcs(tree: Tree) -> set[tuple[str, str, str]]:
    return {(token.lower, token.dep, tree.head(token).lower) for token in tree}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said that the talks had failed.",
            {("minister", "nsubj", "said"), ("failed", "ccomp", "said"), ("talks", "nsubj", "failed")},
        ),
        (
            "The plan was rejected by the council on Monday.",
            {("plan", "nsubj:pass", "rejected"), ("council", "obl:agent", "rejected")},
        ),
        (
            "Anna Keller, a senior fellow at the institute, praised the decision.",
            {("anna", "nsubj", "praised"), ("fellow", "appos", "anna"), ("keller", "flat", "anna")},
        ),
        (
            "“We don’t want this war,” the mayor’s spokesman told reporters.",
            {("n't", "advmod", "want"), ("spokesman", "nsubj", "told"), ("mayor", "nmod:poss", "spokesman")},
        ),
    ],
)
def test_plain_sentences_are_understood(parser, text, expected):
    assert expected <= arcs(parse(parser, text))


@pytest.mark.parametrize(
    "text",
    [
        "Mara\u00a0Lindqvist said\nthat  it\tended.",
        "\n\n The talks ended. \u2003",
        "“It’s over,” said the «mayor» – or ‘so’ it seems…",
        "😀 It ended 🇺🇸👩\u200d👩\u200d👧 well.",
        "half \ud83d a character \udfff",
        "...!?—",
        "\u200b \u200b",
        "\ufeffIt\u200bended\u202e now",
        "e\u0301tat \u0301",
        "\x00 it \x1c ended \x85",
        "U.S.-led 10,000km a@b.example http://x.example/y?a=1,2 can't I'd've",
        "x" * 5_000,
    ],
)
def test_words_are_the_text_s_own_characters(parser, text):
    tree = parse(parser, text)
    assert all(text[token.start : token.end] == token.text for token in tree)
    seen = "".join(token.text for token in tree)
    assert seen == "".join(text.split())  # nothing but space is left out, nothing comes twice


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_text_is_parsed_sentence_by_sentence(parser_once, pieces):
    text, spans = "", []
    for piece in pieces:
        spans.append(Span(len(text), len(text) + len(piece)))
        text += piece
    trees = parser_once.parse(text, spans)
    full = [span for span in spans if span.of(text).strip()]
    assert len(trees) == len(full)
    for tree, span in zip(trees, full, strict=True):
        assert span.covers(tree.span)
        assert all(text[token.start : token.end] == token.text for token in tree)
        assert [token.index for token in tree] == list(range(len(tree)))
        assert all([token, *tree.ancestors(token)][-1] in tree.roots for token in tree)


@pytest.fixture(scope="module")
def parser_once(parser) -> Parser:
    """Hypothesis takes fixtures of a module only."""
    return parser


@pytest.mark.parametrize("n", [STRETCH, STRETCH + 1, 2_000])
def test_a_sentence_without_end_is_one_tree(parser, n):
    text = "word " * n
    tree = parse(parser, text)
    assert len(tree) == n
    assert tree[n - 1].span == Span(5 * n - 5, 5 * n - 1)
    for token in tree:
        assert token.index // STRETCH == token.head // STRETCH
    assert len(tree.roots) >= -(-n // STRETCH)


def test_typed_marks_and_spaces_change_nothing(parser):
    curly = "“It isn’t over,” Mara\u00a0Lindqvist\u202fsaid – “not yet.”"
    straight = plain(curly)
    assert len(straight) == len(curly)
    assert straight == '"It isn\'t over," Mara Lindqvist said – "not yet."'
    assert [(t.span, t.tag, t.dep, t.head) for t in parse(parser, curly)] == [
        (t.span, t.tag, t.dep, t.head) for t in parse(parser, straight)
    ]


def test_a_sentence_is_parsed_the_same_in_any_company(parser):
    sentences = ["The council rejected the plan.", "Nobody objected.", "“Fine,” the mayor said."]
    text = " ".join(sentences)
    starts = [text.index(sentence) for sentence in sentences]
    together = parser.parse(text, [Span(s, s + len(t)) for s, t in zip(starts, sentences, strict=True)])
    alone = [parse(parser, sentence) for sentence in sentences]
    assert [arcs(tree) for tree in together] == [arcs(tree) for tree in alone]


NAMES = ["Ilse Dornan", "Xqzt Vrblk", "Said Means", "Will Power"]


def shape(tree: Tree) -> list[tuple[str, str, int]]:
    return [(token.tag, token.dep, token.head) for token in tree]


@pytest.mark.parametrize("frame", ["{} said that the plan was dead.", "“It is dead,” said {} on Monday."])
def test_whose_name_it_is_changes_no_tree(parser, frame):
    shapes = []
    for name in NAMES:
        text, at = frame.format(name), frame.index("{")
        [tree] = parser.parse(text, [Span(0, len(text))], people=[Span(at, at + len(name))])
        assert all(text[token.start : token.end] == token.text for token in tree)
        shapes.append(shape(tree))
    assert all(same == shapes[0] for same in shapes)
    assert shapes[0][0][0] in {"NNP", "``"}


def test_a_country_is_read_as_one_that_the_treebank_knows(parser):
    shapes = []
    for name in ("France", "Xqztland", "Chad"):
        text = f"Leaders in {name} rejected the plan."
        [tree] = parser.parse(text, [Span(0, len(text))], places=[Span(11, 11 + len(name))])
        assert tree[2].text == name
        shapes.append(shape(tree))
    assert shapes[0] == shapes[1] == shapes[2]


def test_names_of_others_and_of_several_words_are_read_as_they_stand(parser):
    text = "The van de Berg council of South Norland met."
    plainly = parse(parser, text)
    names = [Span(4, 15)], [Span(27, 40)]
    [tree] = parser.parse(text, [Span(0, len(text))], *names)
    assert [token.text for token in tree] == [token.text for token in plainly]
    [tree] = parser.parse(text, [Span(0, len(text))], [], names[1])  # a country of two words stays
    assert shape(tree) == shape(plainly)


def test_no_sentence_no_tree(parser):
    assert parser.parse("a  b", []) == []
    assert parser.parse(" \n\u00a0", [Span(0, 3), Span(1, 1)]) == []


def test_a_folder_without_a_model_says_what_to_do(tmp_path):
    with pytest.raises(PackError, match=r"no parser can be read from .*standpoint train parser"):
        Parser(tmp_path)


def test_nothing_is_fetched(monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    assert parse(Parser(resources.model_path("parser")), "It ended.").roots


def test_spacy_is_imported_when_a_parser_is_built_and_not_before():
    code = (
        "import sys, pipeline.cli.main, pipeline.syntax.parser, pipeline.run;"
        "sys.exit('spacy' in sys.modules or 'thinc' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(not UD.is_dir(), reason="the treebank does not travel with Standpoint")
def test_the_parser_is_as_right_as_the_model_card_says():
    from pipeline.training.accuracy import accuracy  # noqa: PLC0415 - only where the treebank is
    from pipeline.training.treebank import read_part  # noqa: PLC0415 - as above

    shares = {share.name: share for share in accuracy(resources.model_path("parser"), read_part(UD, "dev"))}
    assert shares["las"].n == 25_147
    assert shares["las.words"].value >= LAS_FLOOR
    assert shares["text.words"].value >= 0.97
