"""The benchmark of credits on a set made here: right, missed and invented credits are told apart."""

from __future__ import annotations

import json
import lzma

from pipeline import resources
from pipeline.evaluate import wires as benchmark

# id → text, what the label says
ARTICLES = {
    "right": ("PORTSIDE (Reuters) - The council met on Monday.", "reuters"),
    "missed": ("The council met on Monday, it told Reuters.", "reuters"),
    "invented": ("PORTSIDE (AP) — The council met on Monday.", None),
    "other": ("PORTSIDE (AP) — The council met on Monday.", "reuters"),
    "none": ("The council met on Monday.", None),
}


def test_accuracy_precision_and_recall(tmp_path, monkeypatch) -> None:
    data, gold = tmp_path / "data" / "allsides_articles", tmp_path / "gold" / "wire"
    data.mkdir(parents=True)
    gold.mkdir(parents=True)
    blank = {
        "title": "t",
        "source": "The Ledger",
        "url": "https://ledger.example/a",
        "authors": "A. Quill, B. Penn",
    }
    with lzma.open(data / "articles_20k.jsonl.xz", "wt", encoding="utf-8") as opened:
        for key, (text, _) in [*ARTICLES.items(), ("unlabelled", ("x", None))]:
            opened.write(json.dumps({"ID": key, "text": text, **blank}) + "\n")
    labels = [json.dumps({"id": key, "wire": agency, "why": "read"}) for key, (_, agency) in ARTICLES.items()]
    (gold / "labels.jsonl").write_text("\n".join(labels), encoding="utf-8")
    (tmp_path / "registry").symlink_to(resources.folder() / "registry")
    monkeypatch.setattr(resources, "folder", lambda: tmp_path)
    figures = {figure.name: (figure.right, figure.n) for figure in benchmark.wires(tmp_path / "data")}
    assert figures == {
        "wire.accuracy": (2, 5),
        "wire.precision": (1, 3),
        "wire.recall": (1, 3),
        "wire.recall.elsewhere": (1, 3),
    }


def test_labels_name_agencies_of_the_registry() -> None:
    registry = benchmark.load_registry(
        resources.registry_path("actors"), [resources.registry_path("outlets")]
    )
    rows = benchmark.lines(resources.folder() / "gold" / benchmark.GOLD)
    agencies = {row["wire"] for row in rows} - {None}
    assert len({row["id"] for row in rows}) == len(rows) == 300
    assert agencies
    assert all(registry.outlets[agency].kind == "agency" for agency in agencies)
