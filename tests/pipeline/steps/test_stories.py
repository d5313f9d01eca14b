"""Stories: copies are found among the articles of a run and those of the store, and nothing moves that was told."""

from __future__ import annotations

import random

import pyarrow as pa
import pytest

from pipeline import delta
from pipeline.records import RawRecord
from pipeline.run import execute
from pipeline.steps import stories
from pipeline.syndication.bands import MIN_SHARED, bands
from pipeline.syndication.signature import signature
from tests.pipeline.fake_analysis import job, rows, sound

WORDS = [
    "harbour",
    "council",
    "bridge",
    "ferry",
    "budget",
    "teacher",
    "winter",
    "market",
    "engine",
    "garden",
    "letter",
    "signal",
    "copper",
    "meadow",
    "lantern",
    "tractor",
    "orchard",
    "railway",
    "village",
    "captain",
    "museum",
    "timber",
    "valley",
    "printer",
    "bakery",
    "glacier",
]


def told(seed: int, sentences: int = 24) -> str:
    """An invented text of its own for each seed, about ten words a sentence."""
    dice = random.Random(seed)  # noqa: S311 - a text, no secret
    lines = [" ".join(dice.choices(WORDS, k=10)).capitalize() + "." for _ in range(sentences)]
    return " ".join(["Ann said yes to it.", *lines])


def cut(text: str, share: float) -> str:
    return text[: round(len(text) * share)].rpartition(".")[0] + "."


def record(ref: str, text: str, outlet: str, day: str = "2025-01-02") -> RawRecord:
    return RawRecord(ref, ref, text, source=outlet, published=day)


def by_ref(store, column="story_id"):
    return dict(rows(store, "articles", f"ref, {column}"))


def test_copies_in_other_outlets_make_one_story_of_the_fullest(tmp_path):
    text = told(1)
    given = [
        record("cut", cut(text, 0.7), "courier"),
        record("full", text + " " + told(9, 2), "herald", "2025-01-03"),
        record("led", "A new lead stands here. " + text, "post"),
        record("other", told(2), "courier"),
    ]
    execute(given, tmp_path / "s", job(tmp_path))
    story, own = by_ref(tmp_path / "s"), by_ref(tmp_path / "s", "article_id")
    assert story["cut"] == story["led"] == story["full"] == own["full"]
    assert story["other"] == own["other"]
    assert sound(tmp_path / "s")


def test_statements_carry_the_story_of_their_article(tmp_path):
    text = told(3)
    given = [record("a", text, "courier"), record("b", "Bob was there. " + text, "herald")]
    execute(given, tmp_path / "s", job(tmp_path))
    pairs = set(rows(tmp_path / "s", "statements", "story_id"))
    assert pairs == {(by_ref(tmp_path / "s", "article_id")["b"],)}


@pytest.mark.parametrize("share", [0.6, 1.0])
def test_a_new_article_joins_the_story_that_is_there(tmp_path, share):
    text = told(4)
    execute([record("old", text, "courier")], tmp_path / "s", job(tmp_path))
    before = by_ref(tmp_path / "s")
    fuller = cut(text, share) + (" " + told(5, 4) if share == 1.0 else "")
    execute([record("new", fuller, "herald")], tmp_path / "s", job(tmp_path))
    after = by_ref(tmp_path / "s")
    assert after["old"] == before["old"] == after["new"]


def test_in_another_order_the_same_articles_make_the_same_stories(tmp_path):
    texts = [told(seed) for seed in (6, 7)]
    given = [
        record(f"{n}{i}", cut(text, 1 - i / 8), f"o{i}") for n, text in enumerate(texts) for i in range(4)
    ]
    found = []
    for name in ("there", "back"):
        execute(given if name == "there" else reversed(given), tmp_path / name, job(tmp_path))
        found.append(by_ref(tmp_path / name))
    assert found[0] == found[1]
    assert len(set(found[0].values())) == 2


def test_a_crowd_is_one_story_without_comparing_each_with_each(tmp_path, monkeypatch):
    compared = []
    real = stories.assign
    monkeypatch.setattr(
        stories, "assign", lambda copies, pairs: compared.extend(pairs) or real(copies, pairs)
    )
    monkeypatch.setattr(stories, "CROWD", 5)
    text = told(8)
    given = [record(f"r{i}", f"Lead number {i} of them all. {text}", f"o{i}") for i in range(60)]
    execute(given, tmp_path / "s", job(tmp_path))
    assert len(set(by_ref(tmp_path / "s").values())) == 1
    assert len(compared) < 60 * 8


def test_texts_that_are_read_a_few_at_a_time_make_the_same_stories(tmp_path, monkeypatch):
    given = [record(f"s{n}c{i}", cut(told(20 + n), 1 - i / 8), f"o{i}") for n in range(5) for i in range(3)]
    execute(given, tmp_path / "at-once", job(tmp_path))
    monkeypatch.setattr(stories, "TEXTS_AT_ONCE", 2)
    monkeypatch.setattr(stories, "TEXTS_FETCHED", 2)
    execute(given[::-1], tmp_path / "in-parts", job(tmp_path))
    assert by_ref(tmp_path / "in-parts") == by_ref(tmp_path / "at-once")
    assert len(set(by_ref(tmp_path / "in-parts").values())) == 5


def test_the_search_for_stories_spills_beside_the_store_and_leaves_nothing(tmp_path, monkeypatch):
    asked, elsewhere = [], tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    real = stories._with_texts

    def noted(connection, groups):
        asked.append(connection.execute("SELECT current_setting('temp_directory')").fetchall()[0][0])
        return real(connection, groups)

    monkeypatch.setattr(stories, "_with_texts", noted)
    text = told(40)
    execute([record("a", text, "courier"), record("b", text, "herald")], tmp_path / "s", job(tmp_path))
    assert asked
    assert asked[0].startswith(str(tmp_path / "s" / "_spool"))
    assert list(elsewhere.iterdir()) == []
    assert not (tmp_path / "s" / "_spool").exists()


def test_what_is_analysed_again_keeps_one_story(tmp_path):
    text = told(10)
    given = [record("a", text, "courier"), record("b", cut(text, 0.8), "herald")]
    execute(given, tmp_path / "s", job(tmp_path))
    first = by_ref(tmp_path / "s")
    execute(given, tmp_path / "s", job(tmp_path, config="d" * 16))
    assert by_ref(tmp_path / "s") == first
    assert len(set(first.values())) == 1


def test_a_copy_word_for_word_has_the_story_of_what_it_copies(tmp_path):
    text = told(11)
    execute(
        [record("a", text, "courier"), record("b", cut(text, 0.8), "herald")], tmp_path / "s", job(tmp_path)
    )
    execute([record("again", cut(text, 0.8), "herald")], tmp_path / "s", job(tmp_path))
    story = by_ref(tmp_path / "s")
    assert story["again"] == story["b"] == story["a"]
    assert by_ref(tmp_path / "s", "status")["again"] == "duplicate"


def test_an_article_in_another_language_is_kept_counted_and_not_analysed(tmp_path):
    given = [record("fr", "PARLEZ Ann said yes to it.", "courier"), record("en", "Ann said yes.", "courier")]
    summary = execute(given, tmp_path / "s", job(tmp_path))
    assert (summary.counts.kept, summary.counts.unanalysed) == (2, 1)
    assert by_ref(tmp_path / "s", "status") == {"fr": "kept", "en": "kept"}
    reason = by_ref(tmp_path / "s", "reason")
    assert "French" in reason["fr"]
    assert reason["en"] is None
    assert len(rows(tmp_path / "s", "attributions")) == 1
    assert rows(tmp_path / "s", "runs", "unanalysed") == [(1,)]
    assert sound(tmp_path / "s")
    assert execute(given, tmp_path / "s", job(tmp_path)).counts.unanalysed == 1


def test_a_short_alert_is_a_copy_only_word_for_word(tmp_path):
    alert = "Ann said yes to the plan for the harbour bridge on Monday evening after a long meeting."
    given = [
        record("a", alert, "courier"),
        record("b", alert, "herald"),
        record("c", alert.replace("Monday", "Tuesday"), "post"),
    ]
    execute(given, tmp_path / "s", job(tmp_path))
    story = by_ref(tmp_path / "s")
    assert story["a"] == story["b"] != story["c"]


def met(keys, n_words=100):
    with delta.connect() as connection:
        columns = {"article_id": list(keys), "story_keys": list(keys.values())}
        columns |= {"n_words": [n_words] * len(keys), "fresh": [True] * len(keys)}
        connection.register("fresh", pa.table(columns))
        connection.execute("CREATE VIEW staying AS SELECT * FROM fresh LIMIT 0")
        return stories.paired(connection)


def test_candidates_are_the_pairs_that_share_keys_whatever_the_order():
    text = told(20, 40)
    texts = {"b": text, "a": cut(text, 0.4), "c": told(21, 3) + text[len(text) // 4 :], "d": told(22, 40)}
    keys = {name: bands(signature(text)) for name, text in texts.items()}
    assert met(keys) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert met(dict(reversed(keys.items()))) == met(keys)


@pytest.mark.parametrize("n", [MIN_SHARED - 1, MIN_SHARED])
def test_a_stock_phrase_makes_no_candidates(n):
    keys = {"a": [*range(n), 100], "b": [*range(n), 200]}
    assert met(keys) == ([("a", "b")] if n >= MIN_SHARED else [])


def test_a_line_that_everybody_prints_makes_a_pair_or_two_an_article():
    crowd = {f"{n:04}": [1, 2, 3, 1000 + n] for n in range(500)}
    assert len(met(crowd)) < 2 * len(crowd)
