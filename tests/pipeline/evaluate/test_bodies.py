"""The figures of bodies: what is counted, on pages of our own."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.evaluate.bodies import (
    benchmark_pages,
    bodies,
    fundus_pages,
    half,
    sentences_found,
    shingle_counts,
    without_title,
)

LEAD = "The harbour board met on Tuesday and put off the vote on the new quay until the spring."
NEXT = "Fishing boats keep their berths along the old wall, and the market hall stays where it is now."
PAGE = (
    f"<html><body><nav>Home</nav><article><h1>The vote</h1><p>{LEAD}</p><p>{NEXT}</p></article></body></html>"
)
DATA = Path(__file__).parents[4] / "shared/data"


def benchmark(folder: Path, names: list[str]) -> Path:
    (folder / "article_extraction/html").mkdir(parents=True)
    truth = {name: {"articleBody": f"{LEAD}\n\n{NEXT}"} for name in names}
    (folder / "article_extraction/ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")
    for name in names:
        path = folder / f"article_extraction/html/{name}.html.gz"
        path.write_bytes(gzip.compress(PAGE.encode()))
    return folder


def fundus(folder: Path) -> Path:
    country = folder / "fundus_pages/xx"
    country.mkdir(parents=True)
    section = {"headline": ["Berths"], "paragraphs": [NEXT]}
    told = {
        "V1": {"body": {"summary": [LEAD], "sections": [section]}},
        "V1_1": {"body": None},
    }
    (country / "Quay.json").write_text(json.dumps(told), encoding="utf-8")
    for day in ("2024_01_02", "2025_01_02"):
        (country / f"Quay_{day}.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    return folder


@pytest.mark.parametrize(
    ("truth", "got", "expected"),
    [
        ("a b c d e", "a b c d e", (1, 0, 0)),
        ("a b c d e", "a b c d x", (1 / 3, 1 / 3, 1 / 3)),
        ("a b c d", "", (0, 0, 1)),
        ("", "a b", (0, 1, 0)),
        ("", "", (0, 0, 0)),
        ("A, b; c! d.", "a b c d", (1, 0, 0)),
        ("a a a a a", "a a a a", (0.5, 0, 0.5)),
    ],
)
def test_shingles(truth, got, expected) -> None:
    assert shingle_counts(truth, got) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (f"{LEAD} {NEXT}", (2, 2)),
        (LEAD.replace("Tuesday", "Monday") + NEXT, (1, 2)),
        (" ".join(reversed(LEAD.split())), (0, 2)),
        (LEAD.upper(), (1, 2)),
        ("", (0, 2)),
    ],
)
def test_sentences(got, expected) -> None:
    assert sentences_found(f"“No.” {LEAD}\n{NEXT} Five words are not enough.", got) == expected


def test_the_title_is_left_out_wherever_it_stands() -> None:
    assert without_title("The Vote\n\nIt was put off.\nThe vote!", "The vote") == "\nIt was put off."
    assert without_title("It was\n", None) == "It was\n"


def test_halves_are_fixed_by_the_name() -> None:
    assert [half(name) for name in ("a", "b", "c", "d", "e")] == ["dev", "dev", "dev", "dev", "report"]


def test_the_figures_of_pages(tmp_path) -> None:
    figures = bodies(fundus(benchmark(tmp_path, ["a", "b", "e"])))
    found = {(figure.name, figure.data): figure for figure in figures}
    assert len(found) == len(figures)
    for suffix in ("", ".trafilatura", ".trafilatura_no_comments"):
        whole = found[f"bodies.token_f1{suffix}", "article_extraction"]
        assert (whole.value, whole.n) == (pytest.approx(1.0), 3)
        assert found[f"bodies.token_f1{suffix}", "article_extraction, dev half"].n == 2
        assert found[f"bodies.token_f1{suffix}", "article_extraction, report half"].n == 1
        assert found[f"bodies.sentences{suffix}", "article_extraction"].n == 6
        assert found[f"bodies.token_f1{suffix}", "fundus_pages"].n == 1
        assert 0.8 < (found[f"bodies.shingle_recall{suffix}", "fundus_pages"].value or 0) < 1


def test_without_pages_it_says_what_is_missing(tmp_path) -> None:
    with pytest.raises(InputError, match="article_extraction, fundus_pages"):
        bodies(tmp_path)


def test_without_trafilatura_it_says_what_to_install(tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(InputError, match="pip install trafilatura"):
        bodies(benchmark(tmp_path, ["a"]))


def test_the_page_sets_are_read_whole() -> None:
    if not (DATA / "article_extraction").is_dir():
        pytest.skip("the page sets lie outside the repository")
    assert len(list(benchmark_pages(DATA / "article_extraction"))) == 181
    assert len(list(fundus_pages(DATA / "fundus_pages"))) == 86
