"""The keys a JSON or CSV record may carry, and how each becomes part of a RawRecord.

Real piles carry extra columns, so a key that is not known is ignored; a known key with a wrong
type rejects the record. Case is ignored. Documented in `docs/inputs.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.errors import UnreadableInput
from pipeline.ingest.decode import sound
from pipeline.records import RawRecord

# Known key → other names for it, in order of preference; the key itself always wins.
ALIASES: dict[str, tuple[str, ...]] = {
    "id": (),
    "title": ("headline",),
    "text": ("body", "content", "content_text"),
    "html": ("content_html",),
    "source": ("outlet", "publisher"),
    "url": ("link",),
    "published": ("date", "publishedat", "published_at", "date_published", "datepublished"),
    "authors": ("author",),
}
_AUTHOR_BREAK = re.compile(r"\s*(?:;|,|\band\b|\|)\s*")


def known_keys(keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Known key → the keys that carry it, in order of preference, for those present in `keys`."""
    present: dict[str, str] = {}
    for key in keys:
        present.setdefault(key.strip().lower(), key)
    chosen = {}
    for known, others in ALIASES.items():
        if carriers := tuple(present[name] for name in (known, *others) if name in present):
            chosen[known] = carriers
    return chosen


def to_record(
    values: Mapping[str, object], *, place: str, keys: Mapping[str, tuple[str, ...]] | None = None
) -> RawRecord:
    """The record in `values`; `place` (path#line) is its origin, and its ref unless it has an id.

    Args:
        values: The parsed JSON object or CSV row.
        place: Where it stands.
        keys: `known_keys(values)` where the caller has it already.

    Raises:
        UnreadableInput: If a known key has a wrong type, or there is neither text nor html.
    """
    chosen = known_keys(values) if keys is None else keys
    found = {known: _first(values, carriers) for known, carriers in chosen.items()}
    text, html = _words(found, "text"), _words(found, "html")
    if text is None and html is None:
        raise UnreadableInput("the record has neither text nor html")
    return RawRecord(
        ref=_identity(found) or place,
        origin=place,
        payload=text if text is not None else html or "",
        kind="text" if text is not None else "html",
        title=_words(found, "title"),
        source=_words(found, "source"),
        url=_words(found, "url"),
        published=_words(found, "published"),
        authors=_authors(found),
    )


def _first(values: Mapping[str, object], carriers: tuple[str, ...]) -> object:
    """The first value with something in it: an empty `text` hides no full `body`."""
    filled = (values[key] for key in carriers if not _blank(values[key]))
    return next(filled, values[carriers[0]])


def _blank(value: object) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def _words(found: Mapping[str, object], key: str) -> str | None:
    value = _named(found.get(key))
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableInput(f"{key!r} has the wrong type", got=_short(value), allowed="text")
    if not value.strip():
        return None
    return sound(value) if key in {"text", "html"} else sound(value).strip()


def _named(value: object) -> object:
    """The name of an object that has one ({"name": "The Ledger"}), as feeds write outlets and authors."""
    return value["name"] if isinstance(value, Mapping) and "name" in value else value


def _identity(found: Mapping[str, object]) -> str | None:
    value = found.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _words(found, "id")


def _authors(found: Mapping[str, object]) -> tuple[str, ...]:
    value = found.get("authors")
    if isinstance(value, list):
        named = [_named(one) for one in value]
        names = [sound(name).strip() for name in named if isinstance(name, str)]
        if len(names) < len(named):
            allowed = "text, or a list of names"
            raise UnreadableInput("'authors' has the wrong type", got=_short(value), allowed=allowed)
    else:
        names = _AUTHOR_BREAK.split(_words(found, "authors") or "")
    return tuple(dict.fromkeys(name for name in names if name))


def _short(value: object) -> object:
    shown = repr(value)
    return value if len(shown) <= 60 else shown[:57] + "..."  # noqa: PLR2004 - a message is one line
