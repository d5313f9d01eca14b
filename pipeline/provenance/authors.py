"""Who signed an article: names as the page gives them, one each, without roles, outlets or addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from pipeline.provenance.outlets import AUTHOR_KEYS, bylines
from pipeline.records import Clean, RawRecord
from pipeline.registry import Registry

_LAST_FIRST = frozenset({"citation_author", "dc.creator"})  # libraries write "Writer, Anna"
_BY = re.compile(
    r"\A\W*(?:by|written by|words by|story by|posted by|reported by|author|reporter)\b:? ?", re.IGNORECASE
)
BYLINE = re.compile(
    r"^[ \t]{0,20}(?:by|written by|words by|story by):? +(?-i:[A-ZÀ-Þ])[^\n!?]{1,150}$",
    re.MULTILINE | re.IGNORECASE,
)
_NO_NAME = re.compile(r"https?://\S*|www\.\S*|[\w.+-]+@[\w.-]+|(?<!\w)@\w+")
_BRACKETS = re.compile(r" ?[(\[][^)\]]*[)\]]")
_BARS = re.compile(r"\s*[|;•·/]\s*|\s+[–—-]\s+|\n")
_COMMAS = re.compile(r"\s*,\s*(?:and |& )?|\s+(?:and|&|with|y|et|und)\s+")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|esq|mba)\.?", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:correspondents?|editors?|reporters?|writers?|staff|columnists?|contributors?|contributing|analysts?|"
    r"bureau|desk|producers?|directors?|professors?|fellow|chief|head|newsroom|team|presenters?|journalists?|"
    r"photographers?|affairs|opinion|special to|for the|in [A-Z]\w+)\b"
)
_ANY_ROLE = re.compile(
    rf"{_ROLE.pattern}|\b(?:board|special|contributed|agenc|news|link|analysis|youtube|video|republic)",
    re.IGNORECASE,
)
_SMALL = "de da di del della du la le van von der den bin ibn al el ben y e of the dos das ter"
_PARTICLES = frozenset(_SMALL.split())
# Words with a capital in headlines only: "By Land And Sea".
_TITLE_WORDS = frozenset(
    {"And", "Or", "The", "By", "Of", "For", "To", "In", "On", "With", "Any", "All", "Not"}
)
_HEAD_CHARS = 4_000  # a byline stands over the article
MAX_NAME_WORDS = 6
MIN_PERSON_WORDS, MAX_PERSON_WORDS = 2, 5
MAX_AUTHORS = 30  # a longer list is the paper's own staff page


def authors_of(record: RawRecord, article: Clean, registry: Registry) -> tuple[str, ...]:
    """The authors the input declares, else those the page names, else those of a text's byline.

    A declared agency or desk stays: somebody is named. Where one key names only an outlet and a
    weaker one names people, the people are the authors.
    """
    if record.authors:
        return _merged(name for value in record.authors for name in names_in(value, registry) or (value,))
    outlets: tuple[str, ...] = ()
    for key in AUTHOR_KEYS:
        values = [
            _turned(value) if key in _LAST_FIRST else value for name, value in article.meta if name == key
        ]
        if key == "page:byline":
            values = [value for value in values if _BY.match(value)]
        names = _merged(name for value in values for name in names_in(value, registry))
        if names and any(registry.outlet_of_name(name) is None for name in names):
            return names
        outlets = outlets or names
    if outlets or record.kind != "text":
        return outlets
    return _of_text(record, registry) or _of_bare_line(record, article, registry)


def _of_text(record: RawRecord, registry: Registry) -> tuple[str, ...]:
    """The people of the first line that is a byline; a heading that begins with "By" names none."""
    for line in BYLINE.finditer(record.payload[:_HEAD_CHARS]):
        if line.group().rstrip().endswith(".") and not re.search(r"\b[A-Z]\.\s*$", line.group()):
            continue
        names = [n for n in names_in(line.group(), registry) if _is_person(n) or registry.outlet_of_name(n)]
        if names:
            return _merged(names)
    return ()


def _of_bare_line(record: RawRecord, article: Clean, registry: Registry) -> tuple[str, ...]:
    """The people of the first line that cleaning took for a byline though it has names alone.

    An actor of the registry is no author here: a bare name over a text may label its photograph.
    """
    for line in bylines(record, article):
        if line.isupper() or ":" in line or _ANY_ROLE.search(line):
            continue
        names = names_in(line, registry)
        if names and all(_is_person(name) and not _is_known(name, registry) for name in names):
            return _merged(names)
    return ()


def _is_known(name: str, registry: Registry) -> bool:
    """Whether an outlet or an actor bears the name."""
    return registry.outlet_of_name(name) is not None or any(
        name in (actor.name, *actor.aliases) for actor in registry.actors.values()
    )


def names_in(value: str, registry: Registry) -> tuple[str, ...]:
    """The names in a byline or an author property: "By A. Writer and B. Reader, Harbour Ledger" has two."""
    text = " ".join(_BY.sub("", " ".join(value.split())).split())
    if registry.outlet_of_name(text):
        return (text,)
    found: list[str] = []
    for bar in _BARS.split(_BRACKETS.sub("", _NO_NAME.sub(" ", text))):
        found += _parted(" ".join(bar.split()).strip(" ,.:") + _point(bar), registry, first=not found)
    return tuple(found)


def _point(bar: str) -> str:
    """The full stop of "Jr." or of an initial, which stripping took."""
    return "." if re.search(r"\b(?:[A-Z]|Jr|Sr)\.\s*$", bar) else ""


def _parted(text: str, registry: Registry, *, first: bool) -> Iterator[str]:
    """The names of a part between bars; after a name, roles, outlets and titles say more about it."""
    parts = [part for part in _COMMAS.split(text) if part]
    if len(parts) > 1 and not any(" " in part or registry.outlet_of_name(part) for part in parts):
        parts = [text]  # "Land and Sea" is one name, if any
    for part in parts:
        if not first and (_SUFFIX.fullmatch(part) or _ROLE.search(part) or registry.outlet_of_name(part)):
            continue
        if _is_name(part):
            yield part
            first = False


def _is_name(part: str) -> bool:
    return (
        bool(part)
        and len(part.split()) <= MAX_NAME_WORDS
        and not any(map(str.isdigit, part))
        and any(map(str.isalpha, part))
    )


def _is_person(name: str) -> bool:
    """Two to five words, each with a capital or a particle of names."""
    words = name.split()
    if not _TITLE_WORDS.isdisjoint(words):
        return False
    if not MIN_PERSON_WORDS <= len(words) <= MAX_PERSON_WORDS:
        return False
    return all(
        word[0].isupper() or word.lower() in _PARTICLES or word[:3] in {"al-", "el-"} for word in words
    )


def _turned(value: str) -> str:
    last, comma, first = value.partition(", ")
    return f"{first} {last}" if comma and "," not in first else value


def _merged(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once; case, accents and points make no second person."""
    kept: dict[str, str] = {}
    for name in names:
        plain = unicodedata.normalize("NFKD", name).casefold()
        kept.setdefault("".join(filter(str.isalpha, plain)), name)
    return tuple(kept.values())[:MAX_AUTHORS]
