"""Ten thousand damaged articles: nothing raises, and every law of spans holds.

The articles are those of the sample corpus, cut short and damaged in one to four ways, the same ones each time.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from pipeline import resources
from pipeline.attribute.article import Attributor
from pipeline.syntax.parser import Parser
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span
from tests.pipeline import world
from tests.pipeline.attribute.laws import check
from tests.pipeline.world import DAY, language, resolver

N, CHUNKS = 10_000, 10
LENGTHS = (120, 500)  # characters of an article; longer ones say no more and cost more
ODD = (
    *(
        "\u202e",
        "\u200b",
        "\ufeff",
        "\x00",
        "\ud83d",
        "\udfff",
        "😀",
        "👩\u200d👩\u200d👧",
        "e\u0301",
        "İ",
        "ß",
        "ﬁ",
        "\u2028",
    ),
    *(
        "\u00a0",
        "…",
        "—",
        "”",
        "“",
        "‘",
        "’",
        "«",
        "»",
        "''",
        '"',
        "\n\n",
        "\r\n",
        "\t",
        ":",
        ";",
        "?",
        "(",
        "]",
    ),
    *(" said ", " “no” said he ", " according to ", "Q: ", "DORNAN: ", "’s ", " who ", " that ", " Mr. "),
)
Mutation = Callable[[random.Random, str], str]


def place(draw: random.Random, text: str) -> int:
    return draw.randint(0, len(text))


def delete(draw: random.Random, text: str) -> str:
    start = place(draw, text)
    return text[:start] + text[start + draw.randint(1, 20) :]


def double(draw: random.Random, text: str) -> str:
    start = place(draw, text)
    end = start + draw.randint(1, 60)
    return text[:end] + text[start:]


def insert(draw: random.Random, text: str) -> str:
    start = place(draw, text)
    return text[:start] + draw.choice(ODD) + text[start:]


def drop_mark(draw: random.Random, text: str) -> str:
    marks = [index for index, mark in enumerate(text) if mark in "“”\"‘’'"]
    if not marks:
        return insert(draw, text)
    at = draw.choice(marks)
    return text[:at] + text[at] * draw.choice((0, 2)) + text[at + 1 :]


def straighten(_: random.Random, text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def join_paragraphs(_: random.Random, text: str) -> str:
    return text.replace("\n", " ")


def split_paragraphs(draw: random.Random, text: str) -> str:
    return text.replace(". ", draw.choice((".\n\n", ".\n\n“", ". “")))


def cut(draw: random.Random, text: str) -> str:
    start = place(draw, text)
    return text[start:] if draw.random() < 0.5 else text[:start]


def swap_words(draw: random.Random, text: str) -> str:
    words = text.split(" ")
    one, other = draw.randrange(len(words)), draw.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def capitals(draw: random.Random, text: str) -> str:
    start = place(draw, text)
    end = start + draw.choice((40, 200))
    return text[:start] + text[start:end].upper() + text[end:]


def nest(draw: random.Random, text: str) -> str:
    start, deep = place(draw, text), draw.choice((2, 5, 30))
    end = start + draw.randint(1, 120)
    return text[:start] + "“" * deep + text[start:end] + "”" * draw.choice((deep, deep - 1, 0)) + text[end:]


def long_word(draw: random.Random, text: str) -> str:
    start = place(draw, text)
    return text[:start] + draw.choice(("x", "Ab", "-", ".")) * draw.choice((300, 5_000)) + text[start:]


COMMON: tuple[Mutation, ...] = (delete, double, insert, insert, drop_mark, drop_mark, cut, swap_words)
RARE: tuple[Mutation, ...] = (straighten, join_paragraphs, split_paragraphs, capitals, nest, long_word)


class Remembering(Parser):
    """A parser that reads no sentence twice: a damaged article has most of its sentences from another.

    A sentence is the same where its characters and the names in it are.
    """

    def __init__(self, model: Path) -> None:
        super().__init__(model)
        self._known: dict[object, list[Token]] = {}

    def parse(self, text, sentences, people=(), places=()) -> list[Tree]:
        people, places = list(people), list(places)
        spans = [span for span in sentences if span.of(text).strip()]
        keys = [
            (span.of(text), *(tuple(_inside(span, names)) for names in (people, places))) for span in spans
        ]
        new = {key: span for key, span in zip(keys, spans, strict=True) if key not in self._known}
        for (key, span), tree in zip(
            new.items(), super().parse(text, new.values(), people, places), strict=True
        ):
            self._known[key] = _moved(tree.tokens, -span.start)
        return [Tree(_moved(self._known[key], span.start)) for key, span in zip(keys, spans, strict=True)]


def _inside(span: Span, names: list[Span]) -> list[Span]:
    return [Span(n.start - span.start, n.end - span.start) for n in names if n.overlaps(span)]


def _moved(tokens: list[Token], by: int) -> list[Token]:
    return [Token(t.index, t.start + by, t.end + by, t.text, t.tag, t.dep, t.head) for t in tokens]


@cache
def attributor() -> Attributor:
    return Attributor(language(), Remembering(resources.model_path("parser")))


@cache
def articles() -> list[str]:
    paths = sorted(resources.sample_folder().rglob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in paths]


def mutated(draw: random.Random) -> str:
    article = draw.choice(articles())
    start = draw.choice([0, *(index + 1 for index, mark in enumerate(article) if mark == "\n")])
    text = article[start : start + draw.randint(*LENGTHS)]
    for _ in range(draw.randint(1, 4)):
        text = draw.choice(RARE if draw.random() < 0.1 else COMMON)(draw, text)
    return text


def test_a_remembered_tree_is_the_one_that_is_read() -> None:
    draw = random.Random("remembered")  # noqa: S311 - the same draw each time
    for _ in range(20):
        text = mutated(draw)
        mentions = resolver().resolve(text, DAY)
        assert attributor().attribute(text, mentions) == world.attributor().attribute(text, mentions)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_damaged_articles_keep_the_laws(chunk) -> None:
    draw = random.Random(f"mutated {chunk}")  # noqa: S311 - the same draw each time
    found = 0
    for _ in range(N // CHUNKS):
        text = mutated(draw)
        made = attributor().attribute(text, resolver().resolve(text, DAY))
        check(text, made)
        found += len(made.attributions)
    assert found > N // CHUNKS  # the damage left something to find
