"""Decisions on actors: who is who by those that stand, and what undoing one brings back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import ids
from pipeline.decisions import Actor, actors_now, decisions, undo_id

FIRST = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
NAMES = {"~a": "Ann Roe", "~b": "Annie Roe", "~c": "A. Roe", "ann-roe": "Ann M. Roe"}


def rows(number, target, was, now, own=None):
    """The rows of the decision made at the second `number`."""
    own = own or [ids.digest("d", str(number), column) for column in now]
    known = {"made_at": FIRST + dt.timedelta(seconds=number), "made_by": "eve", "why": "so"}
    return [
        known | {"correction_id": one, "target_table": "actors", "target_id": target}
        | {"column": column, "was": was[column], "is_now": value}
        for one, (column, value) in zip(own, now.items(), strict=True)
    ]  # fmt: skip


def merge(number, target, into):
    kind = {"ann-roe": "body"}.get(into, "person")
    now = {"actor_id": into, "actor": NAMES[into], "kind": kind}
    return rows(number, target, {"actor_id": target, "actor": NAMES[target], "kind": "person"}, now)


def rename(number, target, name):
    return rows(number, target, {"actor": NAMES[target]}, {"actor": name})


def undo(number, decision):
    was = {row["column"]: row["is_now"] for row in decision}
    now = {row["column"]: row["was"] for row in decision}
    own = [undo_id(row["correction_id"]) for row in decision]
    return rows(number, decision[0]["target_id"], was, now, own)


def now(*made):
    return actors_now(decisions(row for one in made for row in one))


@pytest.mark.parametrize(
    ("made", "found"),
    [
        ([], {}),
        ([merge(1, "~a", "~b")], {"~a": Actor("~b", "Annie Roe", "person")}),
        ([merge(1, "~a", "ann-roe")], {"~a": Actor("ann-roe", "Ann M. Roe", "body")}),
        ([rename(1, "~a", "Ann")], {"~a": Actor("~a", "Ann")}),
        ([rename(1, "~a", "Ann"), rename(2, "~a", "Anna")], {"~a": Actor("~a", "Anna")}),
        (
            [merge(1, "~a", "~b"), merge(2, "~b", "ann-roe")],
            {one: Actor("ann-roe", "Ann M. Roe", "body") for one in ("~a", "~b")},
        ),
        (
            [merge(1, "~a", "~b"), rename(2, "~b", "Annie")],
            {"~a": Actor("~b", "Annie", "person"), "~b": Actor("~b", "Annie")},
        ),
        ([rename(1, "~a", "Ann"), merge(2, "~a", "~b")], {"~a": Actor("~b", "Annie Roe", "person")}),
        ([merge(1, "~a", "~b"), undo(2, merge(1, "~a", "~b"))], {}),
        (
            [rename(1, "~a", "Ann"), merge(2, "~a", "~b"), undo(3, merge(2, "~a", "~b"))],
            {"~a": Actor("~a", "Ann")},
        ),
        ([rename(1, "~a", "Ann"), rename(2, "~a", "X"), undo(3, rename(2, "~a", "X"))], {"~a": Actor("~a", "Ann")}),
        ([merge(1, "~a", "~b"), merge(2, "~b", "~a")], {}),
        ([merge(1, "~a", "~b"), merge(2, "~b", "~a"), merge(3, "~c", "~a")], {}),
    ],
)  # fmt: skip
def test_who_is_who_by_what_stands(made, found):
    assert now(*made) == found


def test_a_decision_says_whether_it_stands():
    first, second = merge(1, "~a", "~b"), undo(2, merge(1, "~a", "~b"))
    found = decisions([*second, *first])
    assert [(one.undone, one.undoes, one.stands) for one in found] == [
        (True, False, False),
        (False, True, False),
    ]
    assert found[0].now["actor_id"] == found[1].was["actor_id"] == "~b"
    assert decisions([first[0] | {"target_table": "articles"}]) == []


@given(st.data())
def test_undoing_brings_back_exactly_what_was(data):
    """Any decisions that commands allow, then one more and its undoing: everybody is who they were."""
    made, merged = [], set()
    for number in range(data.draw(st.integers(0, 6))):
        target = data.draw(st.sampled_from(sorted({"~a", "~b", "~c"} - merged) or ["~a"]))
        ends = sorted(set(NAMES) - merged - {target})
        if data.draw(st.booleans()) and target not in merged:
            made.append(merge(number, target, data.draw(st.sampled_from(ends))))
            merged.add(target)
        else:
            made.append(rename(number, target, data.draw(st.sampled_from(["X", "Y"]))))
    before = now(*made)
    assert all(actor.id not in merged for one, actor in before.items() if one in merged)
    left = sorted({"~a", "~b", "~c"} - merged)
    if left:
        last = data.draw(st.sampled_from([merge(10, left[0], "ann-roe"), rename(10, left[0], "Z")]))
        assert now(*made, last) != before
        assert now(*made, last, undo(11, last)) == before
