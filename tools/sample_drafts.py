"""The drafts of the sample corpus, and the reprints made of them."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
WIRE = "Northlight Wire"
NAMES = {
    "harbour-ledger": "The Harbour Ledger",
    "northlight-wire": WIRE,
    "carmel-courier": "The Carmel Courier",
    "golden-horn-gazette": "Golden Horn Gazette",
    "tidewater-dispatch": "Tidewater Dispatch",
    "olive-line-report": "Olive Line Report",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as written. `copy_of` is the slug of the article it reprints."""

    slug: str
    outlet: str
    date: dt.date
    headline: str
    byline: str
    dateline: str | None
    caption: str
    credit: str
    subheads: dict[int, str]
    paragraphs: tuple[str, ...]
    related: tuple[str, ...]
    copy_of: str | None = None

    @property
    def body(self) -> list[str]:
        """The paragraphs as printed, the dateline before the first."""
        if self.dateline is None:
            return list(self.paragraphs)
        agency = f" ({WIRE})" if self.byline.startswith(WIRE) else ""
        return [f"{self.dateline}{agency} — {self.paragraphs[0]}", *self.paragraphs[1:]]

    @property
    def address(self) -> str:
        """The dated path of its page."""
        return f"/{self.date:%Y/%m/%d}/{self.story}"

    @property
    def story(self) -> str:
        """The last part of its address: the headline's words."""
        words = "".join(c if c.isascii() and c.isalnum() else " " for c in self.headline.lower()).split()
        return "-".join(words[:8])


def drafts() -> list[Draft]:
    """Every draft and reprint, by outlet, then by date."""
    files = sorted((SAMPLE / "drafts").glob("*.jsonl"))
    written = [_draft(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    by_slug = {draft.slug: draft for draft in written}
    plan = tomllib.loads((SAMPLE / "drafts" / "reprints.toml").read_text(encoding="utf-8"))
    house = {draft.outlet: draft for draft in reversed(written)}
    reprints = [_reprint(entry, by_slug[entry["slug"]], house[entry["outlet"]]) for entry in plan["reprint"]]
    return sorted([*written, *reprints], key=lambda draft: (draft.outlet, draft.date, draft.slug))


def _draft(line: str) -> Draft:
    values = json.loads(line)
    values.pop("event")
    values["date"] = dt.date.fromisoformat(values["date"])
    values["subheads"] = dict(values["subheads"])
    values["paragraphs"] = tuple(values["paragraphs"])
    values["related"] = tuple(values["related"])
    return Draft(**values)


def _reprint(entry: dict[str, object], original: Draft, house: Draft) -> Draft:
    """The original with the edits of the desk that ran it; picture and links are the house's own."""
    cut = entry["cut"]
    date = entry["date"]
    if not isinstance(cut, int) or not isinstance(date, dt.date):
        message = f"reprints.toml: {entry['slug']}: cut is a number, date a date"
        raise TypeError(message)
    kept = original.paragraphs[: len(original.paragraphs) - cut]
    lead = entry.get("lead")
    return replace(
        original,
        slug=f"{house.outlet}-{original.slug}",
        outlet=house.outlet,
        date=date,
        headline=str(entry["headline"]),
        byline=WIRE,
        credit=house.credit,
        subheads={},
        paragraphs=(str(lead), *kept[1:]) if lead else kept,
        related=house.related,
        copy_of=original.slug,
    )
