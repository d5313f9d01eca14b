"""The sample corpus: built from its drafts, and read back as what it is."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter

import pytest

from pipeline import resources
from pipeline.clean.article import clean
from pipeline.ingest.read import count_inputs, read_inputs
from pipeline.provenance.decide import decide
from pipeline.records import Clean, Provenance, RawRecord
from pipeline.registry import load_registry
from tools import build_sample
from tools.sample_drafts import SAMPLE, drafts

RAW = str(SAMPLE / "raw")
MIN_F1 = 0.98  # of the tokens of a body; all were 1.0 when the corpus was built


@pytest.fixture(scope="module")
def truth() -> dict[str, dict[str, object]]:
    lines = (SAMPLE / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["ref"]: row for row in map(json.loads, lines)}


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[RawRecord, Clean, Provenance]]:
    outlets = [resources.registry_path("outlets"), SAMPLE / "outlets.toml"]
    registry = load_registry(resources.registry_path("actors"), outlets)
    read = {}
    for record in read_inputs([RAW], sample=True):
        assert isinstance(record, RawRecord)
        article = clean(record)
        read[record.ref] = (record, article, decide(record, article, registry))
    return read


def test_the_raw_files_are_what_the_drafts_give(capsys) -> None:
    assert build_sample.main(["--check"]) == 0, capsys.readouterr().out


def test_building_writes_what_checking_compares(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(build_sample, "SAMPLE", tmp_path)
    assert build_sample.main(["--check"]) == 1
    assert build_sample.main([]) == 0
    assert build_sample.main(["--check"]) == 0
    (tmp_path / "raw" / "stray.txt").write_text("x")
    capsys.readouterr()
    assert build_sample.main(["--check"]) == 1
    assert "data/sample/raw/stray.txt is not what the drafts give" in capsys.readouterr().out


def test_the_corpus_is_what_it_promises() -> None:
    written = [draft for draft in drafts() if draft.copy_of is None]
    assert len(written) >= 60
    assert len({draft.outlet for draft in written}) == 6
    words = [len(" ".join(draft.paragraphs).split()) for draft in written]
    assert min(words) >= 150
    assert max(words) <= 500
    days = [draft.date for draft in written]
    assert max(days) - min(days) > dt.timedelta(days=340)
    assert 6 <= sum(1 for draft in drafts() if draft.copy_of) <= 8


def test_every_raw_file_says_that_it_is_a_sample() -> None:
    files = [path for path in (SAMPLE / "raw").rglob("*") if path.is_file()]
    assert len(files) > 50
    for path in files:
        text = path.read_text(encoding="utf-8")
        records = text.count('"source":') if path.suffix == ".jsonl" else 1
        assert (
            len(re.findall(r"Sample article for Standpoint\. Invented outlet\.|\(sample\)", text)) >= records
        )


def test_every_record_is_read_and_known(truth, found) -> None:
    assert found.keys() == truth.keys()
    assert count_inputs([RAW]) == len(truth)
    assert all(record.sample for record, _, _ in found.values())


def test_outlets_dates_and_titles_are_all_right(truth, found) -> None:
    for ref, (_, _, known) in found.items():
        row = truth[ref]
        assert known.outlet_id == row["outlet"], ref
        assert (str(known.published) if known.published else None) == row["date"], ref
        assert known.title == row["title"], ref
    undated = [row for row in truth.values() if row["date"] is None]
    assert len(undated) >= 12


def test_the_credit_of_a_reprint_is_found(truth, found) -> None:
    for ref, (_, _, known) in found.items():
        credited = truth[ref]["kind"] == "reprint" or truth[ref]["outlet"] == "northlight-wire"
        assert (known.wire == "northlight-wire") is credited, ref


def test_the_body_is_the_article_and_nothing_else(truth, found) -> None:
    for ref, (record, article, _) in found.items():
        body = truth[ref]["body"]
        assert isinstance(body, list)
        assert f1(without_headings(article), "\n\n".join(body)) >= MIN_F1, ref
        assert all(paragraph in article.text for paragraph in body), ref
        assert article.aligned.raw == record.payload


def test_exact_duplicates_share_their_text_and_name_their_original(truth, found) -> None:
    copies = [row for row in truth.values() if row["kind"] == "duplicate"]
    assert len(copies) == 2
    for row in copies:
        assert found[str(row["ref"])][1].text == found[str(row["copy_of"])][1].text


def without_headings(article: Clean) -> str:
    text = article.text
    for span in reversed(article.headings):
        text = text[: span.start] + text[span.end :]
    return text


def f1(text: str, body: str) -> float:
    a, b = (Counter(re.findall(r"\w+|[^\w\s]", words)) for words in (text, body))
    return 2 * (a & b).total() / (a.total() + b.total())
