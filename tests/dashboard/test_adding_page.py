"""Add articles on the page: pasted, looked at, saved, and seen on the map; what is refused, and why."""

from __future__ import annotations

import re
import sys
import time

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.adding import tray
from dashboard.markup import adding as markup
from dashboard.markup import cards
from dashboard.pages import VIEWS_FOLDER
from dashboard.queries import adding, ledger
from dashboard.views.panels import adding as panel
from pipeline.errors import PackError
from pipeline.lock import held
from tests.dashboard import fixture
from tests.dashboard.screen import html, titles

SAID = "<script>document.title='owned'</script> Tamar Lindqvist said that Israel will decide alone about its security."


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """Where the page's temporary folders go."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tray.tempfile, "tempdir", str(tmp_path / "tmp"))
    return tmp_path / "tmp"


def writable(place):
    """The fixture as a store that a run can write into: each input has a key of its own."""
    tables = fixture.rows()
    for one in tables["articles"]:
        one["input_key"] = one["article_id"]
    return fixture.write_store(place, tables)


def button(at, label: str):
    return next(one for one in at.button if one.label == label)


def paste(at, text: str, title: str = ""):
    at.text_area[0].set_value(text)
    next(one for one in at.text_input if one.label == "Title").set_value(title)
    return button(at, "Read and preview").click().run()


def until(at, label: str, seconds: float = 60):
    """The page, as its own timer draws it, until it has a button of that name."""
    end = time.monotonic() + seconds
    while not any(one.label == label for one in at.button):
        assert time.monotonic() < end
        time.sleep(0.3)
        at.run()
    assert not at.exception
    return at


def test_a_pasted_article_is_looked_at_saved_and_seen(app, tmp_path, temporary) -> None:
    place = writable(tmp_path / "S")
    at = app(place, "add")
    assert titles(at) == ["Add articles"]
    paste(at, SAID, "Alone ![x](https://x.example/p.png)")
    assert button(at, "Cancel")
    assert "if you close this tab" not in html(at)
    until(at, "Save to the store")
    shown = html(at)
    for part in (
        "Not saved yet. 1 input: 1 article.",
        "Alone ![x](https://x.example/p.png)</h3>",
        "Outlet unknown: no signal names it",
        "undated: no signal names a day",
        "▲ 1 in favour",
        "&lt;script&gt;document.title",
        '<mark class="sp-said">Israel will decide alone',
    ):
        assert part in shown
    assert "<script>document" not in shown
    button(at, "Save to the store").click().run()
    assert "Saving goes on if you close this tab." in html(at)
    until(at, "Add more")
    assert "Saved. 1 input: 1 article." in html(at)
    assert "article?article=" in html(at)
    assert list(temporary.iterdir()) == []
    (added,) = re.findall(r"article\?article=(\w+)", html(at))
    seen = html(app(place, "article", article=added))
    assert "Israel will decide alone" in seen
    assert 'class="sp-card sp-favor"' in seen
    at.run()
    button(at, "Add more").click().run()
    assert button(at, "Read and preview")


def test_what_can_not_be_read_is_said_and_not_saved(app, store, temporary) -> None:
    at = app(store, "add")
    paste(at, "   ")
    assert "Choose files, or paste a text." in html(at)
    paste(at, "\ufffd\x00\x01")
    until(at, "Discard")
    assert not [one for one in at.button if one.label == "Save to the store"]
    assert "0 articles" in html(at)
    button(at, "Discard").click().run()
    assert button(at, "Read and preview")
    assert list(temporary.iterdir()) == []


def test_cancel_keeps_the_pasted_text(app, store) -> None:
    at = app(store, "add")
    paste(at, SAID)
    button(at, "Cancel").click().run()
    at.run()
    assert "Nothing was read. You cancelled it." in html(at)
    assert at.text_area[0].value == SAID


def test_a_store_that_is_being_written_to_is_told(app, tmp_path) -> None:
    place = writable(tmp_path / "S")
    at = app(place, "add")
    paste(at, SAID)
    until(at, "Save to the store")
    with held(place, "another"):
        button(at, "Save to the store").click().run()
        until(at, "Save to the store")
    assert "Nothing was saved. Another run is writing to this store" in html(at)
    button(at, "Discard").click().run()


def test_a_pack_that_is_not_installed_is_told_with_what_to_do(app, store, monkeypatch) -> None:
    def gone(place):
        raise PackError("no such pack", got=place)

    monkeypatch.setattr(panel, "target", gone)
    at = app(store, "add")
    assert "--pack PACK.toml --store" in html(at)
    assert not at.text_area


@pytest.mark.parametrize(
    ("files", "text", "why"),
    [
        ([], " \n", "Choose files"),
        ([("a", 1)] * (panel.MOST_FILES + 1), "", "201 files, and 200 can"),
        ([("a", panel.TOTAL_MB * 1024**2)], "x", "100 MB can be added at once"),
        ([("a", 1)], "", None),
        ([], "x", None),
    ],
)
def test_too_much_at_once_is_refused(files, text, why) -> None:
    told = panel._too_much(files, text)
    assert told is None if why is None else why in str(told)


# --- in words ---


def row(**changed: object) -> dict[str, object]:
    found = {
        "article_id": "a", "ref": "<b>.txt", "title": None, "outlet": "The <i>Post</i>", "language": "fr",
        "outlet_evidence": "byline <u>", "published": None, "date_precision": "month", "n_words": 1200,
        "date_evidence": "page says “May 2025”", "date_conflicts": ["<other>"], "n_attributions": 1,
        "reason": None,
    }  # fmt: skip
    return {**found, **changed}


def test_an_article_is_told_with_its_evidence(cursor) -> None:
    sides = adding.sides(cursor, adding.ids(cursor))
    known = sides[sides["article_id"] == adding.ids(cursor)[0]]
    shown = markup.article(row(), known, {}, "copy")
    for part in (
        "&lt;b&gt;.txt</h3>", "The &lt;i&gt;Post&lt;/i&gt;", "byline &lt;u&gt;", "undated: no day, only the month",
        "not used: &lt;other&gt;", "French", "1,200 words, 1 attribution", "as a copy of a story",
        "<strong>Us pressure</strong>",
    ):  # fmt: skip
        assert part in shown
    unread = markup.article(row(reason="It is in <French>."), known.iloc[:0], {}, None)
    assert "It is in &lt;French&gt;." in unread
    assert "1,200 words</dd>" in unread
    assert "already" not in unread
    silent = markup.article(
        row(date_precision="unknown", date_evidence=None, date_conflicts=None), known.iloc[:0], {}, None
    )
    assert "No topic is at stake" in silent
    assert "undated: no signal names a day</dd>" in silent


def test_counts_name_what_did_not_become_an_article() -> None:
    counts = {
        "inputs": 9,
        "kept": 3,
        "duplicates": 2,
        "rejected": 1,
        "failed": 3,
        "unanalysed": 1,
        "unchanged": 4,
    }
    told = markup.counted(counts, "Saved.")
    assert "Saved. 9 inputs: 3 articles, 2 copies of other inputs, 1 rejected, 3 failed." in told
    assert "4 of the inputs were in the store already" in told
    assert "1 of the articles is in a language" in told
    assert "2 of the articles are in" in markup.counted({**counts, "unanalysed": 2}, "Saved.")


def test_sides_cards_and_titles_of_the_fixture(cursor) -> None:
    ids = adding.ids(cursor)
    assert len(ids) == 9
    frame = adding.found(cursor, 1)
    assert list(frame["article_id"]) == list(ids)
    assert adding.found(cursor, 2).empty
    first = frame[frame["title"] == "Cabinet meets"].iloc[0]
    sides = adding.sides(cursor, [first["article_id"]])
    told = {one["topic"]: (one["n_favor"], one["n_against"]) for one in sides.to_dict("records")}
    assert told == {"independence": (1, 2), "us_pressure": (1, 0)}
    shown = adding.cards(cursor, first)
    assert len(shown) == adding.MAX_CARDS
    assert set(shown["topic"].iloc[:2]) == {"independence", "us_pressure"}  # each topic once before any twice
    strike = frame[frame["title"] == "The strike"].iloc[0]
    assert adding.cards(cursor, strike)["label"].notna().all()  # those without a side come last
    assert (
        adding.known(cursor, [*ids, "no"])[
            str(frame[frame["title"] == "Envoy arrives"]["article_id"].iloc[0])
        ]
        == "copy"
    )
    assert adding.sides(cursor, []).empty


def test_a_topic_on_which_nothing_has_a_side_is_told() -> None:
    paper = fixture.Paper(fixture.LEDGER, None, "Doubt").say("~a.1", "we do not know", {"independence": None})
    tables = {name: [] for name in fixture.rows()}
    fixture._add(tables, paper)
    with fixture.connection(tables) as cursor:
        frame = adding.found(cursor, 1)
        sides = adding.sides(cursor, list(frame["article_id"]))
        shown = markup.article(frame.iloc[0].to_dict(), sides, {"independence": "<Alone>"}, None)
        (card,) = adding.cards(cursor, frame.iloc[0]).to_dict("records")
    assert sides.iloc[0, 2:].to_list() == [0, 0, 0, 0, 1, 0]
    assert "<strong>&lt;Alone&gt;</strong>" in shown
    assert "○ 1 without a side" in shown
    assert "we do not know" in cards.card(card)


def test_links_to_what_was_saved_are_escaped(cursor) -> None:
    frame = adding.titles(cursor, adding.ids(cursor)).head(2)
    shown = markup.saved(frame.assign(title="<b>x"), 5, {"topic": ["a&b"]})
    assert shown.count("&lt;b&gt;x</bdi>") == 2
    assert "topic=a%26b&amp;article=" in shown
    assert "And 3 more." in shown


def test_problems_leave_out_what_is_only_not_analysed(cursor) -> None:
    listed = ledger.inputs(cursor, ledger.Wanted(), None)
    shown = markup.problems(listed)
    assert "not text: &lt;binary&gt;" in shown
    assert "is in French" not in shown
    assert markup.problems(listed.iloc[:0]) == ""
    many = listed[listed["outcome"] == "rejected"].sample(80, replace=True, random_state=1)
    assert "The first 50 of 80 inputs" in markup.problems(many)


def test_the_page_works_where_there_is_no_store_yet(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py", "--store", str(tmp_path / "none")])
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    at = AppTest.from_file(VIEWS_FOLDER / "add.py", default_timeout=30).run()
    assert not at.exception
    assert titles(at) == ["Add articles"]
    assert f"--store {tmp_path / 'none'}" in html(at)
    assert button(at, "Read and preview")
    paste(at, "")
    assert "Choose files, or paste a text." in html(at)


def test_uploaded_files_are_read_under_their_names(app, store) -> None:
    at = app(store, "add")
    at.file_uploader[0].set_value(
        [("../<b>.txt", SAID.encode(), "text/plain"), ("p.txt", b"\x89PNG\r\n\x1a\n00", "text/plain")]
    )
    button(at, "Read and preview").click().run()
    until(at, "Discard")
    shown = html(at)
    assert "2 inputs: 1 article, 1 rejected." in shown
    assert "It is a PNG picture, not text." in shown
    assert "_b_.txt</h3>" in shown
    button(at, "Discard").click().run()
