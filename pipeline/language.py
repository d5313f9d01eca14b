"""The words of a language that attribute: cues by type, auxiliaries, words that are no names.

They are data (`data/language/<code>.toml`); a verb is inflected here, regularly, unless its forms
are spelled out in the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import PackError, unknown
from pipeline.schema import FRAMINGS
from pipeline.toml import Entry, load

CUE_TYPES = ("speech", "opinion", "action", "position")
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
    """A form of a verb that attributes, or a noun that does.

    `form` is "base", "s", "past", "ing" or "noun"; `verb` the base form of the verb it is or stands
    for; `whole` says that all that follows is what it attributes, and not only a clause, `that_only` that
    only a clause with its "that" is.
    """

    text: str
    types: frozenset[str]
    form: str
    verb: str = ""
    framing: str = "neutral"
    whole: bool = False
    that_only: bool = False


@dataclass(frozen=True)
class Language:
    """Cues and attributing nouns by their lower-case text, and the word lists that go with them.

    `auxiliaries` stand between a subject and its verb; `according` are phrases before a source. `addressed`
    are verbs, in their base form, whose object is a listener; `moments` are words that may stand between a
    cue and what it attributes; `times` are nouns that stand where a subject does and are none; `remarks` are
    nouns by which an outlet takes up what was said; `documents` are nouns that can say something.
    """

    code: str
    cues: dict[str, Cue]
    nouns: dict[str, Cue]
    auxiliaries: frozenset[str]
    according: tuple[str, ...]
    addressed: frozenset[str]
    moments: frozenset[str]
    times: frozenset[str]
    remarks: frozenset[str]
    documents: frozenset[str]


def load_language(path: Path) -> Language:
    """The language in a file.

    Raises:
        PackError: On an unknown or missing key, or where a list about cues has a verb that is none.
    """
    entry = Entry(path.name, load(path, PackError), PackError)
    verbs = {
        "speech": entry.strings("speech"),
        "opinion": entry.strings("opinion"),
        "action": entry.strings("action"),
        "position": entry.strings("position"),
    }
    framing = _framing(entry)
    whole, that_only = frozenset(entry.strings("whole")), frozenset(entry.strings("that_only"))
    addressed = frozenset(entry.strings("addressed"))
    known = {_base(verb) for of_kind in verbs.values() for verb in of_kind}
    for odd in sorted((whole | that_only | addressed | framing.keys()) - known):
        raise unknown(PackError, f"{path.name}: a verb of another list is in no list of cues", odd, known)
    language = Language(
        code=entry.take("language", str),
        cues=_cues(verbs, framing, whole, that_only),
        nouns=_nouns(entry, framing),
        auxiliaries=frozenset(entry.strings("auxiliaries")),
        according=entry.strings("according"),
        addressed=addressed,
        moments=frozenset(entry.strings("moments")),
        times=frozenset(entry.strings("times")),
        remarks=frozenset(entry.strings("remarks")),
        documents=frozenset(entry.strings("documents")),
    )
    entry.done()
    return language


def _framing(entry: Entry) -> dict[str, str]:
    table = Entry(f"{entry.where}: [framing]", entry.take("framing", dict), PackError)
    framing = {verb: name for name in FRAMINGS if name != "neutral" for verb in table.strings(name)}
    table.done()
    return framing


def _cues(
    verbs: dict[str, tuple[str, ...]],
    framing: dict[str, str],
    whole: frozenset[str],
    that_only: frozenset[str],
) -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for kind, of_kind in verbs.items():
        for verb in of_kind:
            base = _base(verb)
            for text, form in inflect(verb):
                before = found.get(text)
                types = frozenset({kind}) | (before.types if before and before.verb == base else frozenset())
                if before is None or before.verb == base:
                    frame = framing.get(base, "neutral")
                    found[text] = Cue(text, types, form, base, frame, base in whole, base in that_only)
    return found


def _nouns(entry: Entry, framing: dict[str, str]) -> dict[str, Cue]:
    """Nouns "warning=warn" by type, with their plurals."""
    table = Entry(f"{entry.where}: [nouns]", entry.take("nouns", dict), PackError)
    types: dict[tuple[str, str], set[str]] = {}
    for kind in CUE_TYPES:
        for pair in table.strings(kind):
            noun, _, verb = pair.partition("=")
            for text in (noun, f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"):
                types.setdefault((text, verb), set()).add(kind)
    table.done()
    return {
        text: Cue(text, frozenset(kinds), "noun", verb, framing.get(verb, "neutral"), whole=True)
        for (text, verb), kinds in types.items()
    }


def _base(verb: str) -> str:
    return verb.split("/", maxsplit=1)[0]


def inflect(verb: str) -> list[tuple[str, str]]:
    """Forms of an English verb with their kind; several words inflect in the first one.

    Examples:
        >>> inflect("deny/denies/denied/denying")
        [('deny', 'base'), ('denies', 's'), ('denied', 'past'), ('denying', 'ing')]
        >>> inflect("deny") == inflect("deny/denies/denied/denying")
        True
        >>> inflect("urge")
        [('urge', 'base'), ('urges', 's'), ('urged', 'past'), ('urging', 'ing')]
    """
    given = verb.split("/")
    if len(given) > 1:
        kinds = ["base", "s", "past", "ing", *["past"] * (len(given) - 4)]
        return list(zip(given, kinds, strict=True))
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        stem, third = f"{head[:-1]}i", f"{head[:-1]}ies"
        return [
            (head + tail, "base"),
            (third + tail, "s"),
            (f"{stem}ed{tail}", "past"),
            (f"{head}ing{tail}", "ing"),
        ]
    stem = head.removesuffix("e")
    third = f"{head}es" if head.endswith(("s", "x", "ch", "sh", "z")) else f"{head}s"
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
