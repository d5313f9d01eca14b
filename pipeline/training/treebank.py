"""Treebanks of Universal Dependencies: their CoNLL-U files as sentences of words.

The format is described at https://universaldependencies.org/format.html: a line a word of ten fields,
an empty line after each sentence. Lines of several words ("2-3") and of words that are not in the text
("8.1") are passed over; what is said of the first, where the space is, goes to the last of its words.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.syntax.parser import plain

FIELDS = 10
ENDINGS = ("conllu.gz", "conllu")
_NO_SPACE = "SpaceAfter=No"
_NUMBER = re.compile(r"[0-9]+([-.][0-9]+)?")


class Word(NamedTuple):
    """A word of a sentence. `head` is the number of the word it depends on, its own for the root."""

    form: str
    tag: str
    dep: str
    head: int
    space: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, with marks made plain as the parser reads them. At least one word."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The sentence as it is written, space behind it left out."""
        return "".join(word.form + " " * word.space for word in self.words).rstrip(" ")


def read_part(folder: Path, part: str) -> tuple[Sentence, ...]:
    """The sentences of one part ("train" or "dev") of the treebank in `folder`.

    Raises:
        InputError: If there is not exactly one file of that part, if it can't be read, or holds none.
    """
    path = _file(folder, part)
    found = tuple(_sentences(path))
    if not found:
        raise InputError(f"{path.name} holds no sentence", then="Fetch the file of the treebank again")
    return found


def has_part(folder: Path, part: str) -> bool:
    """Whether there is a file of that part; the part called "test" is not always handed out."""
    return bool(_files(folder, part))


def _files(folder: Path, part: str) -> list[Path]:
    return sorted(path for ending in ENDINGS for path in folder.glob(f"*-{part}.{ending}"))


def _file(folder: Path, part: str) -> Path:
    allowed = f"one file whose name ends in -{part}.conllu.gz or -{part}.conllu"
    then = "Name the folder of a treebank as published by Universal Dependencies, such as UD_English-EWT"
    if not folder.is_dir():
        raise InputError("no such folder of a treebank", got=str(folder), then=then)
    found = _files(folder, part)
    if len(found) != 1:
        names = ", ".join(path.name for path in found) or "none"
        raise InputError(f"{folder.name} has not one {part} file", got=names, allowed=allowed, then=then)
    return found[0]


def _sentences(path: Path) -> Iterator[Sentence]:
    rows: list[list[str]] = []
    for number, line in enumerate(_lines(path), start=1):
        if line.strip() and not line.startswith("#"):
            rows.append(_fields(line, f"line {number} of {path.name}"))
        elif not line.strip() and rows:
            yield _sentence(rows, f"the sentence that ends in line {number} of {path.name}")
            rows = []
    if rows:
        yield _sentence(rows, f"the last sentence of {path.name}")


def _lines(path: Path) -> list[str]:
    try:
        packed = path.read_bytes()
        data = gzip.decompress(packed) if path.suffix == ".gz" else packed
        return data.decode("utf-8").split("\n")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise InputError(
            f"{path.name} can't be read ({error})",
            allowed="CoNLL-U in UTF-8, packed with gzip where the name ends in .gz",
            then="Fetch the file of the treebank again",
        ) from error


def _fields(line: str, place: str) -> list[str]:
    fields = line.rstrip("\r").split("\t")
    if len(fields) != FIELDS or not _NUMBER.fullmatch(fields[0]):
        raise InputError(
            f"{place} is no CoNLL-U",
            got=line,
            allowed=f"{FIELDS} fields with a tab between them, the first a number as 2, 2-3 or 2.1",
        )
    return fields


def _sentence(rows: list[list[str]], place: str) -> Sentence:
    spans = [(*map(int, row[0].split("-")), _NO_SPACE in row[9]) for row in rows if "-" in row[0]]
    inside = {number for first, last, _ in spans for number in range(first, last)}
    glued = {last: tight for _, last, tight in spans}
    rows = [row for row in rows if row[0].isdecimal()]
    words = []
    for number, row in enumerate(rows, start=1):
        head = int(row[6]) if row[6].isdecimal() else -1
        if row[0] != str(number) or not 0 <= head <= len(rows) or not row[1]:
            raise _no_tree(place, "\t".join(row))
        space = number not in inside and not glued.get(number, _NO_SPACE in row[9])
        words.append(Word(plain(row[1]), row[4], row[7], head - 1 if head else number - 1, space))
    if not words or not _rooted([word.head for word in words]):
        raise _no_tree(place, f"{len(words)} words, of which some lead to no root")
    return Sentence(tuple(words))


def _rooted(heads: list[int]) -> bool:
    """Whether every word leads to one that depends on itself."""
    tops = heads
    for _ in range(len(heads).bit_length()):  # each round doubles how far up a word looks
        tops = [tops[top] for top in tops]
    return all(heads[top] == top for top in tops)


def _no_tree(place: str, got: str) -> InputError:
    return InputError(
        f"{place} is no tree",
        got=got,
        allowed="words numbered from 1, each with the number of the word it depends on, or 0 for the root",
        then="Fetch the file of the treebank again",
    )
