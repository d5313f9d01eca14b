"""A small world of invented people, and who is meant by words about them."""

from __future__ import annotations

import functools
import re

from pipeline import ids, resources
from pipeline.attribute.holders import Holders
from pipeline.attribute.quotes import quotations
from pipeline.attribute.reading import Reading
from pipeline.attribute.sentences import Spans, paragraphs, sentences
from pipeline.language import Language, load_language
from pipeline.records import Mention
from pipeline.syntax.parser import Parser
from pipeline.text import Span

PEOPLE = {
    "Ilse Dornan": "she",
    "Otto Katz": "he",
    "Paul Gallin": "he",
    "Rhea Vandel": "she",
    "Sam Orlo": None,
}
GROUPS = {
    "Civic Union": "party",
    "Norland": "country",
    "Foreign Ministry": "government",
    "Red Dawn": "armed_group",
}
AUTHOR = Mention(Span(0, 1), "", "~ann-ruehl", "Ann Ruehl", "author", "author")


@functools.cache
def tools() -> tuple[Parser, Language]:
    return Parser(resources.model_path("parser")), load_language(resources.language_path("en"))


def mentions_of(text: str) -> tuple[Mention, ...]:
    """Full names and surnames of PEOPLE, names of GROUPS; a surname only after the full name."""
    found: list[Mention] = []
    for name, pronoun in PEOPLE.items():
        start = text.find(name)
        for form, method in ((name, "name"), (name.split()[-1], "alias")):
            for hit in re.finditer(rf"\b{form}\b", text):
                span = Span(hit.start(), hit.end())
                taken = any(span.overlaps(mention.span) for mention in found)
                if start >= 0 and span.start >= start and not taken:
                    found.append(Mention(span, form, ids.slug(name), name, "person", method, 0.9, pronoun))
    for name, kind in GROUPS.items():
        for hit in re.finditer(rf"\b{name}\b", text):
            span = Span(hit.start(), hit.end())
            found.append(Mention(span, name, ids.slug(name), name, kind, "name"))
    return tuple(sorted(found, key=lambda mention: mention.span))


def reading(text: str, author: Mention | None = None) -> Reading:
    parser, language = tools()
    split = sentences(text)
    trees = parser.parse(text, split)
    marks = quotations(text)
    known = mentions_of(text)
    return Reading(text, language, Spans(split), Spans(paragraphs(text)), trees, marks, known, (), author)


def at(text: str, source: str) -> Span:
    """The source in the text: "he" the only one, "he#2" the second."""
    word, _, number = source.partition("#")
    hits = list(re.finditer(rf"(?<![\w’']){re.escape(word)}(?!\w)", text))
    assert hits, source
    hit = hits[int(number or 1) - 1]
    return Span(hit.start(), hit.end())


def holder(text: str, source: str, author: Mention | None = None) -> Mention | None:
    return Holders(reading(text, author)).of(at(text, source))


def name(text: str, source: str) -> str | None:
    found = holder(text, source)
    return found.actor if found else None
