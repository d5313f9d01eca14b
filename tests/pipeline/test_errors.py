"""An error says what, got, allowed, next, on one line, and survives the trip from a worker process."""

from __future__ import annotations

import inspect
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import errors
from pipeline.errors import GOT_CHARS, PackError, StandpointError, nearest, unknown

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, StandpointError)]


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({}, "It broke."),
        ({"got": 3}, "It broke; got 3."),
        ({"got": ""}, "It broke; got ''."),
        ({"allowed": ["a", "b"]}, "It broke; allowed: a, b."),
        ({"allowed": "one word"}, "It broke; allowed: one word."),
        ({"allowed": []}, "It broke; allowed: nothing."),
        ({"then": "Run: standpoint doctor."}, "It broke. Run: standpoint doctor."),
        ({"then": "Did you mean 'a'?"}, "It broke. Did you mean 'a'?"),
        ({"got": "x\ny", "allowed": iter("ab"), "then": "Go"}, "It broke; got 'x\\ny'; allowed: a, b. Go."),
    ],
)
def test_the_sentence_leaves_out_what_is_unknown(parts, sentence) -> None:
    assert str(StandpointError("It broke.", **parts)) == sentence


def test_a_whole_article_is_not_repeated_in_the_message() -> None:
    assert len(str(StandpointError("It broke", got="word " * 10_000))) < GOT_CHARS + 30


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_survives_a_worker_process(kind) -> None:
    error = kind("what", got=["x", 1], allowed=["a", "b"], then="next")
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(back) is kind
    assert (back.what, back.got, back.allowed, back.then) == (
        error.what,
        error.got,
        error.allowed,
        error.then,
    )
    assert str(back) == str(error)


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_stands_in_the_tree_that_is_drawn(kind) -> None:
    assert kind.__doc__
    assert kind.__name__ in errors.__doc__


@pytest.mark.parametrize(
    ("got", "allowed", "expected"),
    [
        ("favour", ["favor", "against"], "favor"),
        ("zzz", ["favor"], None),
        ("", ["favor"], None),
        ("a", [], None),
    ],
)
def test_nearest_is_one_word_or_none(got, allowed, expected) -> None:
    assert nearest(got, allowed) == expected


def test_an_unknown_word_is_answered_with_the_list_and_the_nearest() -> None:
    error = unknown(PackError, "pack x: unknown key", "titel", {"title", "id"})
    assert isinstance(error, PackError)
    assert str(error) == "pack x: unknown key; got 'titel'; allowed: id, title. Did you mean 'title'?"
    assert unknown(PackError, "x", "qqqq", ["id"]).then is None


@given(st.text(min_size=1), st.none() | st.integers() | st.text(), st.none() | st.lists(st.text()))
def test_any_parts_make_one_line(what, got, allowed) -> None:
    what = what.replace("\n", " ").replace("\r", " ")
    sentence = StandpointError(
        what, got=got, allowed=None if allowed is None else map(repr, allowed)
    ).sentence()
    assert "\n" not in sentence
    assert sentence.endswith((".", "?"))
