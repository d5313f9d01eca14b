"""How right a parser is on sentences whose trees are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc

from pipeline.syntax.parser import Parser
from pipeline.text import Span
from pipeline.training.treebank import Sentence, Word

PUNCTUATION = "punct"


@dataclass(frozen=True, slots=True)
class Share:
    """A share, 0 to 1, of `n` words."""

    name: str
    value: float
    n: int
    meaning: str


def accuracy(model: Path, sentences: Sequence[Sentence]) -> list[Share]:
    """Shares of words that the parser in the folder `model` has right; `sentences` hold at least one word.

    Twice: on the treebank's own words, as parsers are compared, and from text, as Standpoint uses it.
    """
    return [*_on_words(model, sentences), *_from_text(model, sentences)]


def _on_words(model: Path, sentences: Sequence[Sentence]) -> list[Share]:
    gold = [word for sentence in sentences for word in sentence.words]
    got = [word for doc in _parsed(model, sentences) for word in _words(doc)]
    pairs = list(zip(gold, got, strict=True))
    parts = [(want, have) for want, have in pairs if want.dep != PUNCTUATION]
    return [
        _share("tag", [w.tag == h.tag for w, h in pairs], "words with the right tag"),
        _share("uas", [w.head == h.head for w, h in pairs], "words with the right head"),
        _share("las", [_same(w, h) for w, h in pairs], "words with the right head and relation"),
        _share("uas.words", [w.head == h.head for w, h in parts], "the same, punctuation not counted"),
        _share("las.words", [_same(w, h) for w, h in parts], "the same, punctuation not counted"),
    ]


def _parsed(model: Path, sentences: Iterable[Sentence]) -> Iterable[Doc]:
    nlp = spacy.load(model)
    forms = ([word.form for word in sentence.words] for sentence in sentences)
    return nlp.pipe(Doc(nlp.vocab, words=words) for words in forms)


def _words(doc: Doc) -> list[Word]:
    return [Word(word.text, word.tag_, _relation(word.dep_), word.head.i, space=True) for word in doc]


def _relation(dep: str) -> str:
    return "root" if dep == "ROOT" else dep


def _same(want: Word, have: Word) -> bool:
    return (want.head, want.dep) == (have.head, have.dep)


def _share(name: str, right: Sequence[bool], meaning: str) -> Share:
    return Share(name, sum(right) / len(right) if right else 0.0, len(right), meaning)


Arc = tuple[Span, Span, str]


def _from_text(model: Path, sentences: Sequence[Sentence]) -> list[Share]:
    parser = Parser(model)
    n_gold = n_got = same_words = same_arcs = 0
    for sentence in sentences:
        want = _arcs_of(sentence)
        tree = parser.parse(sentence.text, [Span(0, len(sentence.text))])[0]
        have = {(word.span, tree.head(word).span, _relation(word.dep)) for word in tree}
        n_gold, n_got = n_gold + len(want), n_got + len(have)
        same_words += len({arc[0] for arc in want} & {arc[0] for arc in have})
        same_arcs += len(want & have)
    n = n_gold + n_got
    return [
        Share(
            "text.words", 2 * same_words / n, n_gold, "F1 of words that begin and end at the same characters"
        ),
        Share("text.las", 2 * same_arcs / n, n_gold, "F1 of those with the right head and relation"),
    ]


def _arcs_of(sentence: Sentence) -> set[Arc]:
    spans, position = [], 0
    for word in sentence.words:
        spans.append(Span(position, position + len(word.form)))
        position += len(word.form) + word.space
    return {(spans[i], spans[word.head], word.dep) for i, word in enumerate(sentence.words)}
