"""Identifiers: short, stable, made from content; only a discovered actor's is made from its name.

Every id is the first 16 hex digits (64 bits) of a BLAKE2b digest. At 10⁸ articles the chance that
any two collide is about 3·10⁻⁴, small enough to detect and refuse rather than to prevent.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

ID_BYTES = 8  # 16 hex digits: short enough to read aloud, see the module's docstring for the risk

_SPACE = re.compile(r"\s+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
# Letters that Unicode does not decompose, as names are usually written without them.
_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


def digest(*parts: str | None) -> str:
    """A 16-hex-digit id of the parts in their order; None and "" are told apart."""
    # Each part carries its length, so ("a", "bc") and ("ab", "c") differ whatever the parts hold.
    joined = "".join("-" if part is None else f"{len(part)}:{part}" for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=ID_BYTES).hexdigest()


def normalised(text: str) -> str:
    """Text as identity sees it: compatibility forms folded, case and runs of space ignored."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return _SPACE.sub(" ", folded).strip()


def article_id(outlet: str | None, text: str) -> str:
    """The id of an article: its outlet, by id or else by name, and its normalised text."""
    return digest("article", outlet, normalised(text))


def duplicate_id(article: str, input_key: str) -> str:
    """The id of a further copy of an article, one for each input that carried it."""
    return digest("duplicate", article, input_key)


def attribution_id(article: str, voice: str, start: int, end: int, holder_id: str | None) -> str:
    """The id of an attribution: where it stands, in which voice, whose."""
    return digest("attribution", article, voice, str(start), str(end), holder_id)


def statement_id(attribution: str, topic: str) -> str:
    """The id of a statement: an attribution read against one topic."""
    return digest("statement", attribution, topic)


def mention_id(article: str, start: int, end: int) -> str:
    """The id of a mention: where it stands."""
    return digest("mention", article, str(start), str(end))


def slug(name: str) -> str:
    """`name` in lower-case ASCII words joined by hyphens: "Recep Tayyip Erdoğan" → "recep-tayyip-erdogan"."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN)).encode("ascii", "ignore").decode()
    return _NOT_SLUG.sub("-", plain).strip("-")


def discovered_id(name: str) -> str:
    """The id of an actor the registry does not know: the same full name is the same actor everywhere.

    `~` marks it as discovered. A name without Latin letters has no slug; a digest stands for it.
    """
    return f"~{slug(name) or digest('discovered', normalised(name))}"
