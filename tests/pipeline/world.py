"""A small registry, pack and language that tests across the stages share; built once."""

from __future__ import annotations

import datetime as dt
from functools import cache

from pipeline import resources
from pipeline.attribute.article import Attributed, Attributor
from pipeline.language import Language, load_language
from pipeline.packs import Pack, find_pack
from pipeline.registry import Registry, load_registry
from pipeline.resolve.mentions import Resolver
from pipeline.syntax.parser import Parser

DAY = dt.date(2025, 10, 27)


@cache
def registry() -> Registry:
    return load_registry(resources.registry_path("actors"), [resources.registry_path("outlets")])


@cache
def language() -> Language:
    return load_language(resources.language_path("en"))


@cache
def pack() -> Pack:
    return find_pack("israel-security")


@cache
def resolver() -> Resolver:
    return Resolver(registry())


@cache
def attributor() -> Attributor:
    return Attributor(language(), Parser(resources.model_path("parser")))


def read(text: str, day: dt.date | None = DAY) -> Attributed:
    """A text through resolve and attribute."""
    mentions = resolver().resolve(text, day)
    return attributor().attribute(text, mentions)
