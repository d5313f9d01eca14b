"""The labels of stance: what lies in the repository, and how it is read."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pipeline import resources
from pipeline.errors import InputError
from pipeline.packs import find_pack
from pipeline.training import labels
from pipeline.training.labels import Labelled

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "allsides_articles"
TOPICS = {topic.id: topic.statement for topic in find_pack("israel-security").topics}


def rows(name: str) -> list[dict[str, Any]]:
    path = resources.folder() / "gold" / "stance" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", labels.SOURCES)
def test_each_row_has_its_parts_and_its_spans_in_order(name: str) -> None:
    seen = set()
    for row in rows(name):
        assert row["part"] in labels.PARTS
        assert row["id"] not in seen
        seen.add(row["id"])
        content = row["content"]
        assert content
        assert all(start < end for start, end in content)
        assert all(one[1] <= two[0] for one, two in pairwise(content))
        for statement, topic, label in row["stances"]:
            assert label in labels.LABELS
            assert topic is None or TOPICS[topic] == statement


def test_the_real_ones_carry_no_text() -> None:
    longest = max(len(str(value)) for row in rows("real") for key, value in row.items() if key != "stances")
    assert longest < 300
    assert not any({"text", "title", "quote"} & row.keys() for row in rows("real"))


def test_no_article_and_no_family_of_twins_is_in_two_parts() -> None:
    for name, key in (("real", "article"), ("written", "group"), ("packs", "group")):
        parts: dict[str, set[str]] = {}
        for row in rows(name):
            if row[key] is not None:
                parts.setdefault(row[key], set()).add(row["part"])
        assert all(len(found) == 1 for found in parts.values()), name


def test_what_the_plan_asks_for_is_there() -> None:
    counts = Counter((row["part"] == "blind") for row in rows("real"))
    assert (counts[False] >= 6000, counts[True] >= 400) == (True, True)
    assert sum(row["part"] != "blind" for row in rows("written")) >= 1200
    assert sum(row["part"] == "blind" for row in rows("written")) >= 200
    assert len(rows("packs")) >= 1000
    assert len({row["pack"] for row in rows("packs")}) == 10
    assert sum("second" in row for row in rows("real")) >= 300


def test_written_passages_are_read_as_attributions() -> None:
    found = labels.written()
    assert {row.source for row in found} == {"written", "packs", "articles"}
    one = next(row for row in found if row.source == "written" and row.attribution.holder)
    assert one.attribution.holder is not None
    assert one.attribution.holder.text in one.seen.text
    assert one.window.covers(one.attribution.content)


def dataset(folder: Path, text: str, article: str) -> Path:
    with lzma.open(folder / labels.ARTICLES, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"ID": article, "text": text}) + "\n")
    return folder


def kept(folder: Path, monkeypatch: pytest.MonkeyPatch, **more: Any) -> None:
    row = {
        "id": "r1",
        "part": "dev",
        "article": "x",
        "window": [700, 720],
        "content": [[705, 712]],
        "holder": [[700, 703]],
        "voice": "direct",
        "actor": "Jane Doe",
        "stances": [["It is so.", None, "favor"], ["It is not.", None, "neutral"]],
    }
    (folder / "real.jsonl").write_text(json.dumps(row | more) + "\n", encoding="utf-8")
    monkeypatch.setattr(labels, "folder", lambda: folder)


def read(folder: Path) -> list[Labelled]:
    return labels.real(dataset(folder, "." * 700 + "Doe: “we will”, she said." + "." * 50, "x"))


def test_offsets_lead_to_the_words_in_the_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path, monkeypatch)
    one, two = read(tmp_path)
    assert one.attribution.content.of(one.seen.text) == "“we wil"
    assert one.window.of(one.seen.text) == "Doe: “we will”, she "
    assert one.seen.names(one.attribution.holder) == "Jane Doe"
    assert (one.label, two.label, one.group) == ("favor", "neutral", "x")


@pytest.mark.parametrize(
    ("more", "words"),
    [({"part": "tset"}, "no such part"), ({"stances": [["It is.", None, "faver"]]}, "no such label")],
)
def test_what_is_not_understood_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: dict[str, Any], words: str
) -> None:
    kept(tmp_path, monkeypatch, **more)
    with pytest.raises(InputError, match=words):
        read(tmp_path)


def test_a_missing_dataset_and_a_missing_article_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="not there"):
        labels.real(tmp_path)
    kept(tmp_path, monkeypatch, article="y")
    with pytest.raises(InputError, match="lacks articles"):
        read(tmp_path)


@pytest.mark.slow
def test_real_labels_read_from_the_public_dataset() -> None:
    if not (DATA / labels.ARTICLES).is_file():
        pytest.skip("the public dataset is not at hand")
    found = labels.real(DATA)
    holders = [row for row in found if row.attribution.holder]
    assert len(holders) > 10_000
    assert all(
        row.window.covers(row.attribution.content) or row.attribution.content.overlaps(row.window)
        for row in found
    )
