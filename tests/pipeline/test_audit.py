"""The audit: each rule fails when it should."""

import pytest

from pipeline import audit as audit_module
from pipeline.audit import audit, require
from pipeline.errors import StoreBroken
from pipeline.run import execute
from pipeline.schema import TABLES
from pipeline.store import PINNED, Store
from tests.pipeline.fake_analysis import job, records


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    folder = tmp_path_factory.mktemp("audit")
    given = records(3)
    given.append(type(given[0])("copy", "copy", given[0].payload, source=given[0].source))
    execute(given, folder / "s", job(folder))
    return folder / "s"


@pytest.fixture
def tables(good):
    """The store's tables as tables that can be changed."""
    connection = Store.open(good).snapshot().connect()
    for name in (*PINNED, "runs"):
        connection.execute(f"CREATE TABLE changed AS FROM {name}")
        connection.execute(f"DROP VIEW {name}")
        connection.execute(f"ALTER TABLE changed RENAME TO {name}")
    yield connection
    connection.close()


def test_a_good_store_has_no_findings(tables):
    assert audit(tables) == []
    require(tables)


@pytest.mark.parametrize(
    ("change", "table", "words"),
    [
        ("UPDATE articles SET ref = NULL", "articles", "a value of ref"),
        ("UPDATE articles SET status = 'lost'", "articles", "a known word as status"),
        ("UPDATE articles SET input_key = 'short'", "articles", "16 hex digits"),
        ("UPDATE articles SET reason = 'why not'", "articles", "a reason exactly"),
        ("UPDATE articles SET duplicate_of = 'x'", "articles", "copy"),
        ("UPDATE articles SET duplicate_of = article_id WHERE ref = 'copy'", "articles", "that is kept"),
        ("UPDATE articles SET raw = NULL", "articles", "a text where it was kept"),
        ("UPDATE articles SET n_words = NULL", "articles", "story, words and alignment"),
        ("UPDATE articles SET published = DATE '1970-01-01'", "articles", "a date from 1990"),
        ("UPDATE articles SET n_words = -1", "articles", "n_words ≥ 0"),
        ("INSERT INTO articles FROM articles", "articles", "a key of its own"),
        ("DELETE FROM articles WHERE ref = 'r1'", "attributions", "an article that is kept"),
        ("DELETE FROM articles WHERE ref = 'r1'", "mentions", "an article that is kept"),
        ('UPDATE attributions SET "end" = 100000', "attributions", "a span inside the text"),
        ("UPDATE attributions SET content_start = content_end", "attributions", "content inside the text"),
        ("UPDATE attributions SET start = content_start + 1", "attributions", "its content inside its span"),
        ("UPDATE attributions SET cue = 'sang'", "attributions", "its cue"),
        ("UPDATE attributions SET holder_text = 'Eve'", "attributions", "its holder as it stands"),
        ("UPDATE attributions SET holder = NULL", "attributions", "a holder in all its columns"),
        ("UPDATE attributions SET holder_end = NULL", "attributions", "words of a holder in all"),
        ("UPDATE attributions SET reporter = 'Eve'", "attributions", "a reporter in all its columns"),
        ("UPDATE attributions SET reporter_text = 'Eve', reporter_start = 0, reporter_end = 3",
         "attributions", "its reporter as it stands"),
        ("UPDATE attributions SET cue = NULL", "attributions", "a cue in all its columns"),
        ("UPDATE attributions SET body_id = 'eve'", "attributions", "a body in all its columns"),
        ("UPDATE mentions SET body_id = 'eve'", "mentions", "a body in all its columns"),
        ("UPDATE attributions SET framing = 'sly'", "attributions", "a known word as framing"),
        ("UPDATE attributions SET marks = ['negated', 'sly']", "attributions", "a known word as marks"),
        ("UPDATE attributions SET chain = [{'start': 0, 'end': 3, 'text': 'Eve'}]",
         "attributions", "words of its chain"),
        ("UPDATE attributions SET chain = [{'start': 0, 'end': 3, 'text': 'Ann'}], holder_id = NULL",
         "attributions", "a chain only where"),
        ("UPDATE mentions SET chain = [{'start': 0, 'end': 9999, 'text': 'Ann'}]",
         "mentions", "words of its chain"),
        ("UPDATE attributions SET parts = [{'start': 0, 'end': 3, 'text': 'Eve'}]",
         "attributions", "parts of its content as they stand"),
        ("UPDATE attributions SET parts = [{'start': 0, 'end': 3, 'text': 'Ann'}]",
         "attributions", "parts of its content inside it"),
        (("UPDATE attributions SET parts = [{'start': content_start + 4, 'end': content_end, 'text': ''},"
         "{'start': content_start, 'end': content_start + 2, 'text': ''}]"),
         "attributions", "parts of its content inside it and in order"),
        ("UPDATE mentions SET kind = NULL", "mentions", "a value of kind"),
        ("UPDATE attributions SET tone = 1.5", "attributions", "tone from −1 to +1"),
        ("UPDATE mentions SET text = 'Eve'", "mentions", "its words"),
        ("UPDATE statements SET label = NULL", "statements", "a stance and a label"),
        ("UPDATE statements SET stance = 0.0", "statements", "p_favor − p_against"),
        ("UPDATE statements SET voice = 'direct'", "statements", "whom he speaks for"),
        ("UPDATE statements SET published = NULL", "statements", "its article's outlet"),
        ("UPDATE runs SET kept = kept + 1", "runs", "inputs = kept"),
        ("UPDATE runs SET unchanged = 1", "runs", "a row for each"),
    ],
)  # fmt: skip
def test_a_rule_that_is_broken_is_found(tables, change, table, words):
    tables.execute(change)
    found = audit(tables)
    assert [f for f in found if f.table == table and words in f.rule], found
    with pytest.raises(StoreBroken, match="standpoint doctor"):
        require(tables)


def test_a_finding_says_how_many_and_shows_one(tables):
    tables.execute("UPDATE articles SET ref = NULL WHERE ref = 'r1'")
    (finding,) = [f for f in audit(tables) if (f.table, f.rule) == ("articles", "a value of ref")]
    assert finding.rows == 1
    assert str(finding).startswith("articles: 1 rows without a value of ref, for example ")


def test_every_closed_list_is_checked():
    columns = {(table.name, column.name) for table in TABLES.values() for column in table.columns}
    assert set(audit_module._WORDS) <= columns
