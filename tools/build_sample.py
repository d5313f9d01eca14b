"""Build the raw files of the sample corpus and the truth about them from the drafts.

Run ``python -m tools.build_sample`` to write them, with ``--check`` to compare only. The same drafts
give the same bytes.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tools import sample_pages, sample_text
from tools.sample_drafts import SAMPLE, Draft, drafts

# Every third page or dump of these loses its date, which real ones often have.
DATE_LOST_EVERY = 3
TWICE = (  # exact copies: the same file under another name
    ("carmel-courier/cc-03.txt", "carmel-courier/cc-03-copy.txt"),
    ("harbour-ledger/hl-05.html", "harbour-ledger/hl-05-print.html"),
)


@dataclass(frozen=True, slots=True)
class Raw:
    """A raw file (or a record of one) and what is true of it."""

    path: str
    content: str
    truth: dict[str, object]


def main(arguments: list[str]) -> int:
    """Write the corpus, or with --check say whether it is what the drafts give."""
    files, truth = built()
    wanted = {f"raw/{path}": content for path, content in files.items()}
    wanted["truth.jsonl"] = truth
    if arguments == ["--check"]:
        return _compared(wanted)
    shutil.rmtree(SAMPLE / "raw", ignore_errors=True)
    for path, content in wanted.items():
        target = SAMPLE / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
    print(f"{len(files)} raw files, {truth.count(chr(10))} articles")
    return 0


def _compared(wanted: dict[str, str]) -> int:
    there = {p.relative_to(SAMPLE).as_posix() for p in (SAMPLE / "raw").rglob("*") if p.is_file()}
    stale = sorted(path for path in wanted.keys() | there if _on_disk(path) != wanted.get(path))
    for path in stale:
        print(f"data/sample/{path} is not what the drafts give; run: python -m tools.build_sample")
    return 1 if stale else 0


def built() -> tuple[dict[str, str], str]:
    """The raw files by path, and the truth as JSON Lines."""
    by_outlet: dict[str, list[Draft]] = {}
    for draft in drafts():
        by_outlet.setdefault(draft.outlet, []).append(draft)
    raws = list(_raws(by_outlet))
    files = {raw.path: raw.content for raw in raws}
    truth = [raw.truth for raw in raws]
    for original, copy in TWICE:
        files[copy] = files[original]
        row = next(raw.truth for raw in raws if raw.path == original)
        truth.append({**row, "ref": copy, "copy_of": original, "kind": "duplicate"})
    _name_originals(truth)
    return files, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in truth)


def _raws(by_outlet: dict[str, list[Draft]]) -> Iterator[Raw]:
    for number, draft in enumerate(by_outlet["harbour-ledger"], 1):
        yield _raw(f"harbour-ledger/hl-{number:02}.html", sample_pages.harbour(draft), draft)
    for number, draft in enumerate(by_outlet["carmel-courier"], 1):
        dated = number % 2 == 0
        content = sample_text.carmel(draft, dated=dated)
        yield _raw(f"carmel-courier/cc-{number:02}.txt", content, draft, dated=dated)
    for number, draft in enumerate(by_outlet["golden-horn-gazette"], 1):
        token = number % DATE_LOST_EVERY != 0
        content = sample_text.golden(draft, token=token)
        yield _raw(f"golden-horn-gazette/ghg-{number:02}.txt", content, draft, dated=token)
    for number, draft in enumerate(by_outlet["olive-line-report"], 1):
        dated = number % DATE_LOST_EVERY != 0
        content = sample_pages.olive(draft, dated=dated)
        yield _raw(f"olive-line-report/olr-{number:02}.html", content, draft, dated=dated)
    wire = sample_text.northlight(by_outlet["northlight-wire"])
    for draft in by_outlet["northlight-wire"]:
        yield _raw("northlight-wire.jsonl", wire, draft, ref=draft.slug)
    table = sample_text.tidewater(by_outlet["tidewater-dispatch"])
    for draft in by_outlet["tidewater-dispatch"]:
        yield _raw("tidewater-dispatch.csv", table, draft, ref=draft.slug)


def _raw(path: str, content: str, draft: Draft, *, dated: bool = True, ref: str | None = None) -> Raw:
    truth: dict[str, object] = {
        "ref": ref or path,
        "slug": draft.slug,
        "kind": "reprint" if draft.copy_of else "original",
        "copy_of": draft.copy_of,
        "outlet": draft.outlet,
        "date": str(draft.date) if dated else None,
        "title": draft.headline,
        "body": draft.body,
    }
    return Raw(path, content, truth)


def _name_originals(truth: list[dict[str, object]]) -> None:
    """Copies name their original by its ref, as readers of the corpus know it."""
    refs = {row["slug"]: row["ref"] for row in truth if row["kind"] == "original"}
    for row in truth:
        row["copy_of"] = refs.get(row["copy_of"], row["copy_of"])


def _on_disk(path: str) -> str | None:
    file = SAMPLE / path
    return file.read_bytes().decode() if file.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
