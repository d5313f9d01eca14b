"""TOML is read strictly: nothing unknown, nothing missing, nothing blank, nothing of another type."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.errors import PackError
from pipeline.toml import Entry, load


def entry(**values) -> Entry:
    return Entry("x.toml: [[topic]] 2", values, PackError)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a = \nb = 1", "not valid TOML.*line 1"),
        (b"a = 1\na = 2", "not valid TOML"),
        (b"a = '\xff'", "not valid TOML.*can't decode"),
    ],
)
def test_a_file_that_is_no_toml_is_refused_with_its_name(tmp_path, content, words) -> None:
    path = tmp_path / "pack.toml"
    path.write_bytes(content)
    with pytest.raises(PackError, match=f"pack.toml is {words}"):
        load(path, PackError)


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path) -> None:
    with pytest.raises(PackError, match=r"gone\.toml can't be read: No such file"):
        load(tmp_path / "gone.toml", PackError)
    with pytest.raises(PackError, match="can't be read"):
        load(tmp_path, PackError)


def test_a_byte_order_mark_is_no_error(tmp_path) -> None:
    path = tmp_path / "pack.toml"
    path.write_bytes(b"\xef\xbb\xbfid = 'x'")
    assert load(path, PackError) == {"id": "x"}


@pytest.mark.parametrize(
    ("value", "kind"),
    [("x", str), (1, int), (True, bool), (1.5, float), (dt.date(2025, 1, 1), dt.date), ([1], list)],
)
def test_a_value_of_the_right_type_is_taken_once(value, kind) -> None:
    table = entry(key=value)
    assert table.take("key", kind) == value
    table.done()


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("1", int),
        (True, int),
        (1, bool),
        (1, float),
        (1, str),
        (dt.datetime(2025, 1, 1, tzinfo=dt.UTC), dt.date),
        ("x", list),
    ],
)
def test_a_value_of_another_type_is_refused(value, kind) -> None:
    with pytest.raises(PackError, match=rf"'key' has the wrong type; got .*; allowed: {kind.__name__}"):
        entry(key=value).take("key", kind)


def test_a_missing_key_is_refused_and_a_default_is_not_checked() -> None:
    with pytest.raises(PackError, match="key 'id' is missing"):
        entry(name="x").take("id", str)
    assert entry().take("id", str, None) is None
    assert entry().strings("names") == ()
    assert entry().entries("role") == []


@pytest.mark.parametrize("blank", ["", " ", "\n"])
def test_a_blank_word_is_refused(blank) -> None:
    with pytest.raises(PackError, match="'id' is blank"):
        entry(id=blank).take("id", str)
    with pytest.raises(PackError, match="something else than words"):
        entry(names=["a", blank]).strings("names")


def test_a_list_of_something_else_than_words_is_refused() -> None:
    with pytest.raises(PackError, match="'names' lists something else than words"):
        entry(names=["a", 1]).strings("names")
    assert entry(names=["a", "b"]).strings("names") == ("a", "b")


def test_entries_say_where_they_stand() -> None:
    first, second = entry(role=[{"office": "x"}, {}]).entries("role")
    assert first.take("office", str) == "x"
    assert second.where == "x.toml: [[topic]] 2: [[role]] 2"
    with pytest.raises(PackError, match="a table is expected"):
        entry(role=["x"]).entries("role")


def test_a_choice_outside_the_list_suggests_the_nearest() -> None:
    assert entry(label="favor").choice("label", ("favor", "against")) == "favor"
    assert entry().choice("label", ("favor",), None) is None
    with pytest.raises(PackError, match=r"allowed: against, favor\. Did you mean 'favor'\?"):
        entry(label="favour").choice("label", ("favor", "against"))


def test_a_key_nobody_asked_for_is_refused_and_the_nearest_suggested() -> None:
    table = entry(id="x", titel="y")
    table.take("id", str)
    table.take("title", str, None)
    with pytest.raises(
        PackError, match=r"unknown key; got 'titel'; allowed: id, title\. Did you mean 'title'\?"
    ):
        table.done()
