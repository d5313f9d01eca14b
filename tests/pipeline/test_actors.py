"""Discovered actors: listed, merged, renamed, and put back; and what readers of the store see of it."""

import re
from dataclasses import replace
from functools import partial

import pytest

from pipeline import actors, ids, lock
from pipeline.audit import audit
from pipeline.errors import StoreBusy, StoreError, UsageError
from pipeline.export.filters import Filters
from pipeline.export.tables import export
from pipeline.records import Mention, RawRecord
from pipeline.registry import Actor, Registry
from pipeline.run import Analyzer, execute
from pipeline.steps.config import Job
from pipeline.store import Store
from pipeline.text import Span
from tests.pipeline import fake_analysis
from tests.pipeline.export.reading import STAMP

BODY = {"Bob": ("~annie-roe", "Annie Roe")}
TEXTS = [
    "Ann Roe said yes to it. Annie Roe said yes to it. Bob said no to it.",
    "Annie Roe said no to that.",
    "Bob said yes to all.",
]


def resolve(text, *_):
    return tuple(
        Mention(Span(*found.span()), found[0], f"~{ids.slug(found[0])}", found[0], "person", "name",
                body_id=BODY.get(found[0], (None, None))[0], body=BODY.get(found[0], (None, None))[1])
        for found in re.finditer("Ann Roe|Annie Roe|Bob", text)
    )  # fmt: skip


def build(log, pause):
    stages = fake_analysis.build(log, pause)._stages
    return Analyzer(None, None, "fake", replace(stages, resolve=resolve))


def run(folder, texts=TEXTS, config=fake_analysis.CONFIG):
    job = Job(partial(build, folder / "analysed.log", 0.0), config, "fake-pack@1", "fake@1")
    given = [RawRecord(f"r{n}", f"r{n}", text, source="herald") for n, text in enumerate(texts)]
    execute(given, folder / "s", job)
    return Store.open(folder / "s")


def known(own_id, name, kind="person"):
    return Actor(own_id, name, kind, None, (), (), (), (), "x", None, ())


REGISTRY = Registry(
    {actor.id: actor for actor in (known("jane-roe", "Jane Roe"), known("roe-party", "Ann Roe", "party"))},
    {}, {}, "x",
)  # fmt: skip


@pytest.fixture
def store(tmp_path):
    return run(tmp_path)


def held(store, name=None):
    """Attributions and positions by holder, as a reader of the snapshot sees them."""
    with store.snapshot(name).connect() as connection:
        assert audit(connection) == []
        found = {}
        for table, column in (
            ("attributions", "holder_id"),
            ("positions", "actor_id"),
            ("mentions", "actor_id"),
        ):
            query = f"SELECT {column}, count(*)::INTEGER FROM {table} GROUP BY 1 ORDER BY 1"  # noqa: S608
            found[table] = dict(connection.execute(query).fetchall())
    return found


def merge(store, one="~annie-roe", into="~ann-roe"):
    return actors.merge(store, REGISTRY, one, into, "eve", "the same")


def test_discovered_actors_are_listed_with_who_looks_like_them(store):
    with store.snapshot().connect() as connection:
        listed, n = actors.discovered(connection, REGISTRY)
        assert n == 3
        assert [(one.id, one.name, one.kind, one.articles, one.attributions) for one in listed] == [
            ("~annie-roe", "Annie Roe", "person", 2, 2),
            ("~bob", "Bob", "person", 2, 2),
            ("~ann-roe", "Ann Roe", "person", 1, 1),
        ]
        assert listed[0].example in TEXTS[0] + TEXTS[1]
        assert "Annie Roe" in listed[0].example
        assert dict(listed[2].alike) == {
            "roe-party": "same name", "jane-roe": "same surname", "~annie-roe": "same surname",
        }  # fmt: skip
        assert listed[1].alike == ()
        assert [one.id for one in actors.discovered(connection, REGISTRY, "ÁNN", 1)[0]] == ["~annie-roe"]
        assert actors.discovered(connection, REGISTRY, "nobody") == ([], 0)


def test_two_that_are_one_are_one_for_every_reader_and_count_once(store):
    before = held(store)
    assert before["positions"] == {"~ann-roe": 1, "~annie-roe": 2, "~bob": 2}
    merge(store)
    after = held(store)
    assert after["attributions"] == {"~ann-roe": 3, "~bob": 2}
    assert after["mentions"] == {"~ann-roe": 3, "~bob": 2}
    # Both say "yes to it" in one article: one position there, of one statement.
    assert after["positions"] == {"~ann-roe": 2, "~bob": 2}
    with store.snapshot().connect() as connection:
        said = connection.execute("SELECT n_statements FROM positions WHERE actor_id = '~ann-roe'").fetchall()
        assert said == [(1,), (1,)]
        names = "SELECT DISTINCT holder FROM statements UNION SELECT DISTINCT actor FROM mentions"
        assert set(connection.execute(names).fetchall()) == {("Ann Roe",), ("Bob",)}
        bodies = "SELECT DISTINCT body_id, body FROM attributions WHERE body_id IS NOT NULL"
        assert connection.execute(bodies).fetchall() == [("~ann-roe", "Ann Roe")]
        bodies = bodies.replace("attributions", "mentions")
        assert connection.execute(bodies).fetchall() == [("~ann-roe", "Ann Roe")]


def test_who_is_merged_into_the_registry_has_its_name_and_kind(store, tmp_path):
    merge(store, "annie-roe", "roe-party")  # the ~ may be left out
    with store.snapshot().connect() as connection:
        query = "SELECT DISTINCT actor, kind FROM mentions WHERE actor_id = 'roe-party'"
        assert connection.execute(query).fetchall() == [("Ann Roe", "party")]
        filters = Filters(actors=["roe-party"])
        assert export(connection, "mentions", tmp_path / "o", "jsonl", STAMP, filters)["rows"] == 2


def test_a_later_run_keeps_what_was_decided(store, tmp_path):
    merge(store)
    run(tmp_path, [*TEXTS, "Annie Roe said yes to more."])
    assert held(store)["attributions"] == {"~ann-roe": 4, "~bob": 2}
    run(tmp_path, TEXTS, "d" * 16)  # everything is analysed again
    assert "~annie-roe" not in held(store)["attributions"]


def test_a_snapshot_holds_still_and_its_name_opens_it_again(store):
    run_id = store.snapshot().name
    with store.snapshot().connect() as before:
        merge(store)
        assert ("~annie-roe",) in before.execute("SELECT holder_id FROM attributions").fetchall()
    merged = store.snapshot().name
    assert merged != run_id
    assert merged.startswith(run_id)
    actors.undo(store, None, "eve")
    assert "~annie-roe" in held(store)["attributions"]
    assert "~annie-roe" not in held(store, merged)["attributions"]
    assert "~annie-roe" in held(store, run_id)["attributions"]
    for wrong in (f"{merged}9", f"{run_id}.x"):
        with pytest.raises(StoreError, match="corrections have no such version"):
            store.snapshot(wrong)


def test_a_run_takes_the_corrections_of_its_commit_into_its_own_name(store, tmp_path):
    merge(store)
    run(tmp_path, [*TEXTS, "Bob said yes to more."])
    newest = store.snapshot()
    assert newest.name == newest.run_id
    assert "~annie-roe" not in held(store, newest.run_id)["attributions"]


def test_a_name_is_changed_and_undoing_is_a_decision_too(store):
    made = actors.rename(store, REGISTRY, "~bob", "Bob  Loe", "eve", "in full")
    assert (made.was["actor"], made.now["actor"]) == ("Bob", "Bob Loe")
    merge(store)
    undone, by = actors.undo(store, "bob", "zoe")
    assert (undone.target, undone.made_by, by.made_by, by.undoes) == ("~bob", "eve", "zoe", True)
    assert [(one.target, one.stands) for one in actors.history(store)] == [
        ("~bob", False), ("~annie-roe", True), ("~bob", False),
    ]  # fmt: skip
    with store.snapshot().connect() as connection:
        assert connection.execute("SELECT actor FROM mentions WHERE actor_id = '~bob'").fetchone() == ("Bob",)
    actors.undo(store, None, "zoe")
    with pytest.raises(UsageError, match="no decision stands"):
        actors.undo(store, None, "zoe")
    assert held(store)["attributions"] == {"~ann-roe": 1, "~annie-roe": 2, "~bob": 2}


def test_one_that_was_renamed_and_merged_gets_its_name_back(store):
    actors.rename(store, REGISTRY, "~annie-roe", "Annabel", "eve", "x")
    merge(store)
    merge(store, "~ann-roe", "jane-roe")
    assert held(store)["mentions"] == {"jane-roe": 3, "~bob": 2}
    actors.undo(store, "~annie-roe", "eve")
    with store.snapshot().connect() as connection:
        found = connection.execute("SELECT DISTINCT actor_id, actor FROM mentions ORDER BY 1").fetchall()
    assert found == [("jane-roe", "Jane Roe"), ("~annie-roe", "Annabel"), ("~bob", "Bob")]


@pytest.mark.parametrize(
    ("one", "into", "words"),
    [
        ("jane-roe", "~bob", "of the registry"),
        ("~ann-roe", "~ann-roe", "into itself"),
        ("~ann-ro", "~bob", "no such actor.*Did you mean '~ann-roe'"),
        ("~ann-roe", "jane-ro", "no such actor.*Did you mean 'jane-roe'"),
        ("xyzzy", "~bob", "allowed: ~ann-roe, ~bob"),
        ("~annie-roe", "~bob", "merged into another.*It is ~ann-roe now.*standpoint actors undo"),
        ("~bob", "~annie-roe", "merged into another.*It is ~ann-roe now"),
        ("~ann-roe", "~annie-roe", "merged into another"),  # a circle
    ],
)
def test_what_can_t_be_merged_says_why_and_nothing_is_written(store, one, into, words):
    merge(store)
    with pytest.raises(UsageError, match=words):
        merge(store, one, into)
    assert len(actors.history(store)) == 1


@pytest.mark.parametrize(
    ("one", "name", "words"),
    [
        ("jane-roe", "X", "of the registry"),
        ("~bob", " ", "needs a name"),
        ("~bob", "\u200b…", "needs a name"),
        (
            "~bob",
            "\x1b[31mRed\x07",
            r"needs a name; got '\\x1b\[31mRed\\x07'; allowed: .* 200 char.* one line",
        ),
        ("~bob", "Bob\nLoe", "no control characters"),
        ("~bob", "Bob \u202eeoL", "no control characters"),
        ("~bob", "B" * 201, "at most 200 characters"),
        ("~bob", "Bob", "the actor has that name"),
        ("~bob", "ann roe", "another actor.*merge instead: standpoint actors merge ~bob roe-party"),
        ("~bob", "Annie Roe", "another actor has that name.*merge ~bob ~annie-roe"),
        ("~bob", "~Ann-Roe", "another actor.*merge ~bob ~ann-roe"),
        ("~bob", "Jane Roe", "another actor.*merge ~bob jane-roe"),
    ],
)
def test_what_can_t_be_renamed_says_why(store, one, name, words):
    with pytest.raises(UsageError, match=words):
        actors.rename(store, REGISTRY, one, name, "eve", "x")
    assert actors.history(store) == []


def test_a_name_may_be_written_in_other_letters_and_be_as_long_as_is_allowed(store):
    for name in ("BOB", "B" * actors.NAME_CHARS, "בוב"):
        assert actors.rename(store, REGISTRY, "~bob", name, "eve", "x").now["actor"] == name


def test_a_reason_is_one_line_whatever_is_given(store):
    made = actors.merge(
        store, REGISTRY, "~annie-roe", "~ann-roe", "e\x1bve\n", "a\r\n\x1b[1mb\u2028" + "c" * 600
    )
    (kept,) = actors.history(store)
    assert (kept.made_by, kept.why) == (made.made_by, made.why)
    assert (made.made_by, made.why[:9], len(made.why)) == ("e ve", "a [1mb cc", actors.WHY_CHARS)


@pytest.mark.parametrize("asked", ["~annie-roe", "annie roe", "~ann-roe", "Ann Roe", "Annabel"])
def test_an_export_finds_who_was_merged_away_or_renamed(store, tmp_path, asked):
    actors.rename(store, REGISTRY, "~annie-roe", "Annabel", "eve", "x")
    merge(store)
    with store.snapshot().connect() as connection:
        assert (
            export(connection, "mentions", tmp_path / "o", "jsonl", STAMP, Filters(actors=[asked]))["rows"]
            == 3
        )


def test_an_export_refuses_a_name_that_was_nobody_s_or_is_that_of_several_now(store, tmp_path):
    for actor, into in (("~bob", "jane-roe"), ("~annie-roe", "roe-party")):
        actors.rename(store, REGISTRY, actor, "Both", "eve", "x")
        merge(store, actor, into)
    for asked, words in (
        ("Both", "several actors.*allowed: jane-roe, roe-party"),
        ("Nobody", "no such actor"),
    ):
        with store.snapshot().connect() as connection, pytest.raises(UsageError, match=words):
            export(connection, "mentions", tmp_path / "o", "jsonl", STAMP, Filters(actors=[asked]))
    actors.undo(store, "~bob", "eve")
    with store.snapshot().connect() as connection, pytest.raises(UsageError, match="no such actor"):
        export(connection, "mentions", tmp_path / "o", "jsonl", STAMP, Filters(actors=["jane-roe"]))


def test_undoing_on_an_actor_without_a_decision_names_one_that_has(store):
    merge(store)
    with pytest.raises(UsageError, match=r"no decision on this actor stands.*allowed: ~annie-roe"):
        actors.undo(store, "~bob", "eve")


def test_a_run_is_not_waited_for_and_somebody_who_decides_is(store, monkeypatch):
    with lock.held(store.path, "20250101T000000000000Z"):
        merge(store)
    monkeypatch.setattr(lock, "DECIDING_SECONDS", 0)
    with lock.deciding(store.path), pytest.raises(StoreBusy, match="somebody else"):
        merge(store, "~bob", "jane-roe")
