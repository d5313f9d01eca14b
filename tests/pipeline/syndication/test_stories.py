"""Stories: who joins which, whatever the order, without chains."""

from __future__ import annotations

import datetime as dt
import itertools
import random

import pytest

from pipeline.syndication.stories import Copy, assign
from tests.pipeline.syndication.invented import paragraphs

A, B, C = (paragraphs(n, 20) for n in (1, 2, 3))
MONDAY, TUESDAY = dt.date(2025, 11, 3), dt.date(2025, 11, 4)


def copy(name: str, parts: list[str], *, story: str | None = None, day: dt.date | None = MONDAY) -> Copy:
    text = "\n\n".join(parts)
    return Copy(name, len(text.split()), day, story, text, outlet=f"paper-{name}")


def stories(*copies: Copy) -> dict[str, str]:
    pairs = list(itertools.combinations([one.article_id for one in copies], 2))
    found = assign(copies, pairs)
    for seed in range(5):
        chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
        shuffled = chance.sample(copies, len(copies))
        turned = [chance.sample(pair, 2) for pair in chance.sample(pairs, len(pairs))]
        assert assign(shuffled, [(one, other) for one, other in turned]) == found
    return found


def test_the_fullest_then_the_earliest_then_the_smallest_id_represents_new_copies() -> None:
    assert stories(copy("a", A[:12]), copy("b", A), copy("c", A[2:])) == dict.fromkeys("abc", "b")
    assert stories(copy("a", A, day=TUESDAY), copy("b", A)) == dict.fromkeys("ab", "b")
    assert stories(copy("a", A, day=None), copy("b", A)) == dict.fromkeys("ab", "b")
    assert stories(copy("b", A), copy("a", A)) == dict.fromkeys("ab", "a")


def test_strangers_are_stories_of_their_own() -> None:
    assert stories(copy("a", A), copy("b", B), copy("c", [*C[:5], *B[:3]])) == {"a": "a", "b": "b", "c": "c"}


def test_a_new_copy_joins_the_stored_story_and_stored_ones_are_not_answered() -> None:
    stored = copy("s", A[:10], story="s")
    assert stories(stored, copy("a", A), copy("b", A[:8])) == {"a": "s", "b": "s"}


def test_the_best_overlap_wins_and_stories_do_not_merge() -> None:
    one, other = copy("s", A[:12], story="s"), copy("t", [*A[:9], *B[:6]], story="t")
    assert stories(one, other, copy("a", A[:12])) == {"a": "s"}
    assert stories(one, other, copy("a", [*A[:9], *B[:6]])) == {"a": "t"}


def test_a_chain_does_not_glue_stories_that_share_nothing() -> None:
    """B is half of A and half of C: C and A have not a word in common."""
    whole = copy("a", [*A, *C[:2]])
    bridge = copy("b", [*A[:9], *B[:9]])
    last = copy("c", B)
    found = stories(whole, bridge, last)
    assert found["a"] == "a"
    assert found["c"] == "c"


def test_a_copy_of_a_member_joins_where_nearly_all_of_it_is_the_members() -> None:
    # The stored story began with a short version; its member is fuller than what represents it.
    short, full = copy("s", A[:9], story="s"), copy("f", A, story="s")
    assert stories(short, full, copy("a", A[11:])) == {"a": "s"}
    assert stories(short, full, copy("a", [*A[12:], *B[:5]])) == {"a": "a"}


@pytest.mark.parametrize("outlet", ["paper", None])
def test_within_one_outlet_or_an_unknown_one_only_the_next_version_joins(outlet) -> None:
    text, changed = "\n\n".join([*A[:12], *B[:7]]), "\n\n".join([*A[:12], *C[:7]])
    one, other = (Copy(name, 500, None, None, t, outlet) for name, t in (("a", text), ("b", changed)))
    assert assign([one, other], [("a", "b")]) == {"a": "a", "b": "b"}
    apart = [Copy(c.article_id, 500, None, None, c.text, c.article_id) for c in (one, other)]
    assert assign(apart, [("a", "b")]) == {"a": "a", "b": "a"}


def test_pairs_with_an_article_that_is_not_there_are_passed_over() -> None:
    assert assign([copy("a", A)], [("a", "gone"), ("a", "a")]) == {"a": "a"}
    assert assign([], []) == {}
