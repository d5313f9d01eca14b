"""A text as the rules see it: parsed, with the names the product finds in it."""

from __future__ import annotations

from functools import cache

from pipeline import resources
from pipeline.attribute.cues import Frame, frames
from pipeline.attribute.quotes import quotations
from pipeline.attribute.reading import Reading
from pipeline.attribute.sentences import Spans, paragraphs, sentences
from pipeline.syntax.parser import Parser
from pipeline.syntax.tree import Token, Tree
from tests.pipeline.world import DAY, attributor, language, resolver


def reading(text: str) -> Reading:
    return attributor()._read(text, resolver().resolve(text, DAY), (), None)


def nameless(text: str) -> Reading:
    """A text parsed as it stands, with nobody known in it."""
    spans = sentences(text)
    return Reading(
        text,
        language(),
        Spans(spans),
        Spans(paragraphs(text)),
        _parser().parse(text, spans),
        quotations(text),
        (),
    )


@cache
def _parser() -> Parser:
    return Parser(resources.model_path("parser"))


def sentence(text: str) -> tuple[Reading, Tree]:
    """The reading of a text of one sentence, and its tree."""
    made = reading(text)
    [tree] = made.trees
    return made, tree


def word(tree: Tree, text: str) -> Token:
    """The first word of the sentence that reads so."""
    return next(token for token in tree if token.text == text)


def cue(text: str, verb: str) -> tuple[Reading, Frame, list[Frame]]:
    """The frame of the cue that reads `verb`, with its reading and all frames of the sentence."""
    made, tree = sentence(text)
    found = frames(made, tree)
    return made, next(frame for frame in found if frame.span.of(text) == verb), found
