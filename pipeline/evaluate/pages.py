"""Figures of provenance on real pages: outlet, date and authors, and htmldate alone on the same pages.

The pages are those of ../shared/data/fundus_pages, with the truth of its own readers. They are split
by a hash of their name: rules were written looking at the errors of one half ("dev"), and the other
half ("report") is the figure.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from pipeline import resources
from pipeline.clean.article import clean
from pipeline.clean.tags import tokens
from pipeline.evaluate.figure import Figure
from pipeline.provenance.decide import decide
from pipeline.records import Provenance, RawRecord
from pipeline.registry import Registry, load_registry

HALVES = ("report", "dev")
# What the page set calls a publisher where that is not how the outlet itself writes its name.
_NAMES = MappingProxyType(
    {
        "Bhaskar": ("Dainik Bhaskar", "दैनिक भास्कर"),
        "CanadaCom": ("Canada.com",),
        "EuronewsEN": ("Euronews",),
        "Ilanga": ("Ilanga News",),
        "IsolezweLesiXhosa": ("I'solezwe lesiXhosa",),
        "IsraelNachrichten": ("Israel-Nachrichten", "Chadashot Israel"),
        "LBCGroup": ("LBCI",),
        "NTVTR": ("NTV",),
        "WorldTruth": ("WorldTruth.TV",),
    }
)
_BRACKETS = re.compile(r" \([^)]*\)$")  # "Metro (UK)" is the registry's way to tell two outlets apart
# What a reader who copies the page does not get, and what goes on within a line.
_UNSEEN = frozenset(
    {"head", "script", "style", "noscript", "template", "svg", "iframe", "textarea", "select"}
)
_WITHIN_A_LINE = "a abbr b cite code em font i mark q s small span strong sub sup time u wbr"
_INLINE = frozenset(_WITHIN_A_LINE.split())
Dater = Callable[[str, str | None], str | None]


@dataclass(frozen=True, slots=True)
class Page:
    """A page with what is true of it. `publisher` is the page set's word for the outlet."""

    name: str
    publisher: str
    url: str
    html: str
    crawled: dt.date
    published: dt.datetime | None
    authors: tuple[str, ...]

    @property
    def half(self) -> str:
        """The half, "report" or "dev", by a hash of the name: about half of the pages each."""
        digest = hashlib.blake2b(self.name.encode(), digest_size=4).digest()
        return HALVES[digest[0] % 2]

    @property
    def days(self) -> frozenset[dt.date]:
        """The days that are right: of the moment as the publisher wrote it, and of the same in UTC.

        None where the truth lies after the day the page was fetched: it can't be right (one page, whose
        05.04.2025 was read month first).
        """
        if self.published is None or self.published.date() > self.crawled + dt.timedelta(days=1):
            return frozenset()
        return frozenset({self.published.date(), self.published.astimezone(dt.UTC).date()})


def pages(data: Path) -> list[Figure]:
    """The figures of both halves, without and with the page's address given from outside.

    Args:
        data: The folder that holds `fundus_pages/`.

    Returns:
        Shares of pages, 0 to 1; of "wrong" lower is better. The figures of htmldate have n = 0 where
        it is not installed.
    """
    registry = load_registry(resources.registry_path("actors"), [resources.registry_path("outlets")])
    every = list(read_pages(data / "fundus_pages"))
    figures: list[Figure] = []
    for half in HALVES:
        own = [page for page in every if page.half == half]
        records = [RawRecord(page.name, page.name, page.html, kind="html") for page in own]
        cleaned = [clean(record) for record in records]  # the address plays no part in it
        for hint in (False, True):
            given = (
                [replace(record, url=page.url) for page, record in zip(own, records, strict=True)]
                if hint
                else records
            )
            found = [
                decide(record, article, registry) for record, article in zip(given, cleaned, strict=True)
            ]
            figures += _ours(list(zip(own, found, strict=True)), registry, half, with_address=hint)
        figures += _as_text(own, registry, half)
        figures += _theirs(own, half)
    return figures


def read_pages(folder: Path) -> Iterator[Page]:
    """The pages of a page set, by country and name.

    The truth of a publisher has one version a page, in the order of their days of crawling.
    """
    for country in sorted(path for path in folder.iterdir() if path.is_dir()):
        info = json.loads((country / "meta.info").read_text(encoding="utf-8"))
        for truth in sorted(country.glob("*.json")):
            versions = json.loads(truth.read_text(encoding="utf-8"))
            files = sorted(country.glob(f"{truth.stem}_[0-9]*.html.gz"))
            for file, version in zip(files, sorted(versions), strict=True):
                told = versions[version]
                when = told.get("publishing_date")
                yield Page(
                    name=file.name,
                    publisher=truth.stem,
                    url=info[file.name]["url"],
                    crawled=dt.date.fromisoformat(info[file.name]["crawl_date"][:10]),
                    html=gzip.decompress(file.read_bytes()).decode("utf-8"),
                    published=dt.datetime.fromisoformat(when) if when else None,
                    authors=tuple(told.get("authors") or ()),
                )


def copied(html: str) -> str:
    """The text of a page as somebody copies it: every line a reader sees, and no markup."""
    parts: list[str] = []
    unseen: list[str] = []
    for token in tokens(html):
        if token.kind in {"text", "reference"}:
            if not unseen:
                parts.append(token.value if token.kind == "reference" else " ".join(token.value.split("\n")))
        elif token.value in _UNSEEN:
            if token.kind == "open":
                unseen.append(token.value)
            elif token.value in unseen:
                del unseen[unseen.index(token.value) :]
        elif token.value not in _INLINE:
            parts.append("\n")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def right_outlet(publisher: str, found: Provenance, registry: Registry) -> bool:
    """Whether the outlet is the publisher, by its registry entry's names or, outside it, its very name."""
    if found.outlet is None:
        return False
    names = {found.outlet}
    if found.outlet_id is not None:
        outlet = registry.outlets[found.outlet_id]
        names |= {outlet.name, *outlet.aliases}
    accepted = {_letters(name) for name in (publisher, *_NAMES.get(publisher, ()))}
    return not accepted.isdisjoint(map(_letters, names))


def right_authors(expected: Iterable[str], found: Iterable[str]) -> bool:
    """Whether both name the same people; case, accents, points and space do not count."""
    return {_letters(name) for name in expected} == {_letters(name) for name in found}


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFKD", _BRACKETS.sub("", name)).casefold()
    return "".join(char for char in plain if char.isalnum()).removeprefix("the").replace("ı", "i")


def _ours(
    found: list[tuple[Page, Provenance]], registry: Registry, half: str, *, with_address: bool
) -> Iterator[Figure]:
    hint = "_with_address" if with_address else ""
    data = f"fundus_pages, {half} half" + (", address given" if with_address else ", nothing given")
    days = [(page, got.published) for page, got in found if page.days]
    yield from _dates(f"pages.date{hint}", days, data)
    outlets = sum(right_outlet(page.publisher, got, registry) for page, got in found)
    yield Figure(f"pages.outlet{hint}.{half}", outlets, len(found), data, "outlet right")
    authors = sum(right_authors(page.authors, got.authors) for page, got in found)
    meaning = "authors right: the same names, none where there are none"
    yield Figure(f"pages.authors{hint}.{half}", authors, len(found), data, meaning)


def _as_text(own: list[Page], registry: Registry, half: str) -> Iterator[Figure]:
    records = [(page, RawRecord(page.name, page.name, copied(page.html))) for page in own if page.days]
    days = [(page, decide(record, clean(record), registry).published) for page, record in records]
    yield from _dates("pages.copied_date", days, f"fundus_pages, {half} half, the visible text alone")


def _theirs(own: list[Page], half: str) -> Iterator[Figure]:
    find = _htmldate()
    dated = [page for page in own if page.days] if find else []
    for hint, given in (("", False), ("_with_address", True)):
        days = []
        for page in dated:
            words = find(page.html, page.url if given else None) if find else None
            days.append((page, dt.date.fromisoformat(words) if words else None))
        data = f"fundus_pages, {half} half" + (", address given" if given else ", nothing given")
        yield from _dates(f"pages.htmldate{hint}", days, data)


def _dates(name: str, days: list[tuple[Page, dt.date | None]], data: str) -> Iterator[Figure]:
    half = "dev" if "dev half" in data else "report"
    right = sum(day in page.days for page, day in days)
    wrong = sum(day is not None and day not in page.days for page, day in days)
    meaning = "publication date right to the day, of pages that have one"
    yield Figure(f"{name}.{half}", right, len(days), data, meaning)
    yield Figure(f"{name}_wrong.{half}", wrong, len(days), data, "a wrong day (lower is better)")


def _htmldate() -> Dater | None:
    """The yardstick as it comes: its own thorough search, asked for the original date."""
    try:
        from htmldate import find_date  # noqa: PLC0415 - a yardstick, no part of a run
    except ImportError:
        return None
    return lambda html, url: find_date(html, url=url, original_date=True)
