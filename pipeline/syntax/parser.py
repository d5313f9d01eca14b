"""The parser that ships: a spaCy tagger and parser trained on UD English EWT (`standpoint train parser`)."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.errors import PackError
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

if TYPE_CHECKING:  # spaCy takes half a second to import; only who builds a parser waits for it
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

# The treebank is typed with straight marks; each of these stands for one character, so offsets stay true.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’ʼ", "'"),
        **dict.fromkeys("\u00a0\u202f\u2009\n\t\r", " "),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),  # half a character; spaCy can't encode it
    }
)
BATCH = 64  # sentences that the network reads at once; more gains nothing on one core
# Text without an end of a sentence is read in stretches: the network takes 15 kB of memory a word. The
# treebank's longest sentence has 159 words.
STRETCH = 300


def plain(text: str) -> str:
    """`text` with typographic marks and spaces made plain, character for character."""
    return text.translate(_PLAIN)


class Parser:
    """Parses sentences; built once from a model folder, then a pure function of its input.

    Raises:
        PackError: If the folder holds no model that spaCy reads.
    """

    def __init__(self, model: Path) -> None:
        import spacy  # noqa: PLC0415 - as above

        try:
            self._nlp = spacy.load(model)
        except (OSError, ValueError) as error:
            raise PackError(
                f"no parser can be read from {model.name}", then="Run `standpoint train parser`"
            ) from error
        self._nlp.max_length = sys.maxsize  # it guards the network's memory; STRETCH does
        self._doc_type = spacy.tokens.Doc

    def parse(
        self, text: str, sentences: Iterable[Span], people: Iterable[Span] = (), places: Iterable[Span] = ()
    ) -> list[Tree]:
        """A tree for each sentence that has a word, in order. Spans of the words are those of `text`.

        A sentence of more than STRETCH words gets one tree with a root for each stretch of it.
        The names of `people` and `places` are read as familiar ones: a rare name misleads the tagger, and
        whose name it is should change no tree.
        """
        spans = [span for span in sentences if span.of(text).strip()]
        familiar = _familiar(text, people, places)
        numbered = enumerate(spans)
        stretches = (doc for number, span in numbered for doc in self._docs(text, span, number, familiar))
        parsed = self._nlp.pipe(stretches, batch_size=BATCH)
        grouped = groupby(parsed, key=lambda doc: doc.user_data["sentence"])
        return [Tree(_tokens(text, docs, spans[number].start)) for number, docs in grouped]

    def _docs(self, text: str, sentence: Span, number: int, familiar: dict[int, _Familiar]) -> Iterator[Doc]:
        """The words of a sentence, runs of space left out: the treebank has no words of space."""
        made = self._nlp.make_doc(plain(sentence.of(text)))
        words = list(_joined([word for word in made if not word.is_space], sentence.start, familiar))
        for start in range(0, len(words), STRETCH):
            part = words[start : start + STRETCH]
            read, spaces = [word.read for word in part], [word.space for word in part]
            doc = self._doc_type(made.vocab, words=read, spaces=spaces)
            doc.user_data.update(sentence=number, offsets=[(word.start, word.length) for word in part])
            yield doc


class _Word(NamedTuple):
    """A word of a sentence: where it begins in it, its characters, what is read, whether space follows."""

    start: int
    length: int
    read: str
    space: bool


def _joined(words: list[SpacyToken], start: int, familiar: dict[int, _Familiar]) -> Iterator[_Word]:
    """The words as they are read; the pieces of a hyphenated name ("Menkel-Oye") are one word."""
    index = 0
    while index < len(words):
        first = words[index]
        known = familiar.get(start + first.idx)
        end = known.end - start if known else first.idx + len(first)
        while index + 1 < len(words) and words[index + 1].idx + len(words[index + 1]) <= end:
            index += 1
        last = words[index]
        length = last.idx + len(last) - first.idx
        yield _Word(first.idx, length, known.read if known else first.text, bool(last.whitespace_))
        index += 1


def _tokens(text: str, docs: Iterable[Doc], start: int) -> list[Token]:
    tokens: list[Token] = []
    for doc in docs:
        before = len(tokens)
        for word, (offset, length) in zip(doc, doc.user_data["offsets"], strict=True):
            first, last = start + offset, start + offset + length
            index, head = before + word.i, before + word.head.i
            tokens.append(Token(index, first, last, text[first:last], word.tag_, word.dep_, head))
    return tokens


_NAME_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ENDING = re.compile(r"[’'][sS]?$")  # the possessive is a word of its own
# Names that the treebank has often, for given names, surnames and countries.
_GIVEN, _SURNAME, _COUNTRY = "John", "Smith", "France"


class _Familiar(NamedTuple):
    """What to read instead of a word of a name, and where in the text that word ends."""

    read: str
    end: int


def _familiar(text: str, people: Iterable[Span], places: Iterable[Span]) -> dict[int, _Familiar]:
    """What to read instead of the word that begins at a character, for words of names."""
    read: dict[int, _Familiar] = {}
    for span in people:
        words = [word for word in _NAME_WORD.finditer(text, *span) if word.group()[0].isupper()]
        for word in words:
            name = _SURNAME if word is words[-1] else _GIVEN
            read[word.start()] = _Familiar(name, word.start() + len(_ENDING.sub("", word.group())))
    for span in places:
        if " " not in span.of(text):
            read[span.start] = _Familiar(_COUNTRY, span.start)  # never longer than its first piece
    return read
