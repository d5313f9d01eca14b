"""The words of a language that attribute: cues by type, auxiliaries, words that are no names.

They are data (`data/language/<code>.toml`); a verb is inflected here, regularly, unless its forms
are spelled out in the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import PackError
from pipeline.toml import Entry, load

CUE_TYPES = ("speech", "opinion", "action")
# English names of the languages that news piles hold most; others are called by their code.
NAMES = {
    "ar": "Arabic",
    "arz": "Egyptian Arabic",
    "ary": "Moroccan Arabic",
    "bn": "Bengali",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "ku": "Kurdish",
    "ms": "Malay",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "xh": "Xhosa",
    "yo": "Yoruba",
    "zh": "Chinese",
    "zu": "Zulu",
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a verb that attributes. `form` is "base", "s", "past" or "ing"."""

    text: str
    types: frozenset[str]
    form: str


@dataclass(frozen=True)
class Language:
    """Cues by their lower-case text, and the word lists that go with them."""

    code: str
    cues: dict[str, Cue]
    auxiliaries: frozenset[str]
    according: tuple[str, ...]
    not_names: frozenset[str]


def load_language(path: Path) -> Language:
    """The language in a file; raises PackError on an unknown or missing key."""
    entry = Entry(path.name, load(path, PackError), PackError)
    forms: dict[tuple[str, str], set[str]] = {}
    for kind in CUE_TYPES:
        for verb in entry.strings(kind):
            for text, form in inflect(verb):
                forms.setdefault((text, form), set()).add(kind)
    language = Language(
        code=entry.take("language", str),
        cues={text: Cue(text, frozenset(types), form) for (text, form), types in forms.items()},
        auxiliaries=frozenset(entry.strings("auxiliaries")),
        according=entry.strings("according"),
        not_names=frozenset(entry.strings("not_names")),
    )
    entry.done()
    return language


def inflect(verb: str) -> list[tuple[str, str]]:
    """Forms of an English verb with their kind; several words inflect in the first one.

    Examples:
        >>> inflect("deny/denies/denied/denying")
        [('deny', 'base'), ('denies', 's'), ('denied', 'past'), ('denying', 'ing')]
        >>> inflect("urge")
        [('urge', 'base'), ('urges', 's'), ('urged', 'past'), ('urging', 'ing')]
    """
    given = verb.split("/")
    if len(given) > 1:
        kinds = ["base", "s", "past", "ing", *["past"] * (len(given) - 4)]
        return list(zip(given, kinds, strict=True))
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    stem = head.removesuffix("e")
    third = f"{head}es" if head.endswith(("s", "x", "ch", "sh")) else f"{head}s"
    return [
        (head + tail, "base"),
        (third + tail, "s"),
        (f"{stem}ed{tail}", "past"),
        (f"{stem}ing{tail}", "ing"),
    ]


def unread(code: str, analysed: Iterable[str]) -> str:
    """Why an article in language `code` is kept and not analysed, in one sentence."""
    names = " and ".join(named(known) for known in sorted(analysed))
    return f"It is in {named(code)}; only {names} is analysed so far: nothing in it is attributed or scored."


def named(code: str) -> str:
    """The English name of a language, or its code."""
    return NAMES.get(code, f"a language with the code {code}")
