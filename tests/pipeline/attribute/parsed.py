"""A text as the rules see it: parsed, with the names the product finds in it."""

from __future__ import annotations

from pipeline.attribute.cues import Frame, frames
from pipeline.attribute.reading import Reading
from pipeline.syntax.tree import Token, Tree
from tests.pipeline.world import DAY, attributor, resolver


def reading(text: str) -> Reading:
    return attributor()._read(text, resolver().resolve(text, DAY), (), None)


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
