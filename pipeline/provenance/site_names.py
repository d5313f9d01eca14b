"""What a site calls itself: its host, and its name without slogan, section or "Home"."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from pipeline.provenance.paths import unwrapped
from pipeline.registry import Outlet, Registry

_PARTS = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»•]\s*|: ")
# Sections that sites put after their name: "Harbour Ledger Politics".
_SECTION = re.compile(
    r"(?: (?:politics|news|world|world news|sports?|business|opinion|video|live|online|international|digital|"
    r"u\.?s\.? ?edition|u\.?k\.? ?edition|edition|english|politics news|breaking news|home ?page))+$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"(?:home|home ?page|news|latest(?: news)?|breaking news|official (?:web)?site|politics|world|opinion|"
    r"the latest)",
    re.IGNORECASE,
)
# A host's labels that are no part of a name.
_PLAIN = "www m amp mobile news en english edition com co org net gov edu info uk us ca au za il in tv"
_PLAIN_LABELS = frozenset(_PLAIN.split())
MIN_ALIKE = 3  # letters in common: shorter names are found in any host


def host_of(address: str) -> str:
    """The host of an address with or without scheme; of an archive's copy that of the page; else ""."""
    text = unwrapped(address).strip().lower()
    if " " in text or "." not in text:
        return ""
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:  # an unclosed bracket
        return ""
    return host.removeprefix("www.") if "." in host else ""


def named(name: str, registry: Registry) -> Outlet | None:
    """The outlet of the registry that `name` names, with or without slogan or section around it."""
    parts = [name, *_PARTS.split(name)]
    for part in parts:
        found = registry.outlet_of_name(part) or registry.outlet_of_name(_SECTION.sub("", part))
        if found:
            return found
    return None


def tidy(name: str, host: str) -> str:
    """The part of a site's name that is its name: the one like the host, else the first with content."""
    parts = [part for part in _PARTS.split(name) if part and not _EMPTY.fullmatch(part)]
    if len(parts) < len(_PARTS.split(name)) or len(parts) > 1:
        return next((part for part in parts if alike(part, host)), parts[0] if parts else name)
    return name


def alike(name: str, host: str) -> bool:
    """Whether a name's letters are those of a label of the host: "The Harbour", theharbour.example."""
    letters = _letters(name)
    labels = [_letters(label) for label in host.split(".") if label not in _PLAIN_LABELS]
    return any(
        len(label) >= MIN_ALIKE and letters in {label, f"the{label}", label.removeprefix("the")}
        for label in labels
    )


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(filter(str.isalnum, plain))
