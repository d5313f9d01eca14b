"""Which articles tell the same story: invented ones, and the sample corpus against its own labels."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from dashboard.filters import Filters
from dashboard.queries import same_story
from dashboard.queries.same_story import ALIKE, SameStory, Telling, named, same_stories
from dashboard.queries.story_words import likeness, told
from tests.dashboard.fixture import COURIER, DECLARED, LEDGER, Paper, connection
from tests.dashboard.told_twice import (
    ADA,
    CUT,
    CY,
    DAY,
    OUTLETS,
    TOPIC,
    cut,
    elsewhere,
    retold,
    tables,
    undated,
    whole,
)


def found(
    *papers: Paper, filters: Filters | None = None, outlets: tuple[str, ...] = OUTLETS
) -> list[SameStory]:
    with connection(tables(*papers)).cursor() as cursor:
        return same_stories(cursor, outlets, filters or Filters())


def titles(story: SameStory) -> list[str]:
    return [telling.title for telling in story.tellings]


def test_two_articles_with_the_same_quotations_are_one_story() -> None:
    (story,) = found(whole(), cut(), elsewhere())
    assert titles(story) == ["Bridge <b>stays</b> open", "Winter promise on bridge"]
    assert story.outlets == OUTLETS[:2]
    assert (story.day, story.shared, story.copies) == (DAY, 2, False)
    assert ALIKE <= story.alike <= 1
    assert story.id == "~".join(sorted((whole().article_id, cut().article_id)))


def test_the_same_speaker_on_the_same_day_is_not_yet_a_story() -> None:
    assert found(whole(), elsewhere()) == []


def test_what_is_retold_a_fortnight_later_is_another_story() -> None:
    assert found(retold(), cut()) == []


def test_an_article_without_a_day_joins_by_its_words() -> None:
    (story,) = found(whole(), cut(), undated())
    assert story.outlets == OUTLETS
    assert story.undated == 1
    (alone,) = found(undated(), cut())
    assert alone.day == DAY + dt.timedelta(days=1)  # the only day that is known
    assert found(undated(), elsewhere()) == []


def test_an_article_without_a_day_needs_a_quotation_that_is_the_same() -> None:
    """The words alike, the speaker the same, nothing in the same order: two plans of the same people."""
    said = "winter bridge open whole stay through turned nobody away will the"
    other = Paper(DECLARED, None, "A bridge again").say(ADA, said, TOPIC)
    (dated,) = found(cut(), replace_day(other, DAY))  # the same article with a day
    assert dated.alike >= ALIKE
    assert dated.undated == 0
    other = Paper(DECLARED, None, "A bridge again").say(ADA, said, TOPIC)
    assert found(cut(), other) == []
    # Nor is it enough that another speaker has the words.
    assert found(cut(), Paper(DECLARED, None, "Notes").say(CY, CUT, TOPIC, voice="direct")) == []


def replace_day(paper: Paper, day: dt.date) -> Paper:
    paper.published = day
    return paper


def test_a_copy_is_of_the_story_whatever_it_quotes_and_comes_last() -> None:
    original = Paper(LEDGER, DAY, "Ferry").say(ADA, "ferries are planned instead", TOPIC)
    copy = Paper(COURIER, DAY, "A ferry", copy_of=original).say(ADA, "ferries are planned instead", TOPIC)
    stories = found(original, copy, whole(), cut())
    assert [story.copies for story in stories] == [False, True]
    assert [telling.copied for telling in stories[1].tellings] == [True, True]
    assert stories[1].alike == 1


def test_columns_stand_in_the_order_of_the_outlets_asked_for() -> None:
    (story,) = found(whole(), cut(), outlets=(COURIER[0], LEDGER[0]))
    assert story.outlets == (COURIER[0], LEDGER[0])


@pytest.mark.parametrize(
    "filters",
    [
        Filters(end=DAY),  # the Courier's article is a day later
        Filters(start=DAY + dt.timedelta(days=1)),
        Filters(topics=("us_pressure",)),
        Filters(actors=("~cy-moss",)),  # only the Ledger quotes him
    ],
)
def test_filters_choose_the_stories(filters: Filters) -> None:
    assert found(whole(), cut()) != []
    assert found(whole(), cut(), filters=filters) == []


def test_the_filter_of_outlets_and_the_switch_of_copies_play_no_part() -> None:
    for filters in (Filters(outlets=(LEDGER[0],)), Filters(copies="all")):
        assert len(found(whole(), cut(), filters=filters)) == 1


def test_one_outlet_or_none_that_tells_has_no_story() -> None:
    assert found(whole(), elsewhere(), outlets=(LEDGER[0],)) == []
    assert found() == []


def test_a_chain_of_likenesses_does_not_join_two_stories() -> None:
    def read(number: int, outlet: str) -> same_story._Read:
        telling = Telling(str(number), outlet, outlet, "", DAY)
        return same_story._Read(telling, str(number), frozenset(), frozenset({"x"}))

    articles = [read(0, "a"), read(1, "b"), read(2, "c")]
    # 1 is like both, 0 and 2 have nothing in common: the closer two are a story, the third is not of it.
    alike = np.array([[1, 0.30, 0], [0.30, 1, 0.20], [0, 0.20, 1]], dtype=np.float32)
    pairs = same_story._pairs(articles, alike)
    assert pairs == [(0, 1), (1, 2)]
    assert list(same_story.grouped(articles, alike, pairs)) == [[0, 1]]


def test_an_outlet_has_at_most_two_articles_in_a_story() -> None:
    again = [replace_title(whole(), f"Bridge {number}") for number in range(4)]
    (story,) = found(*again, cut())
    assert len([t for t in story.tellings if t.outlet_key == LEDGER[0]]) == same_story.EACH


def replace_title(paper: Paper, title: str) -> Paper:
    paper.title, paper.text = title, paper.text + title
    return paper


def test_a_link_names_a_story_by_its_articles() -> None:
    stories = found(whole(), cut(), undated())
    assert named(stories, stories[0].id) is stories[0]
    # An outlet was taken away: two of its three articles are left.
    fewer = replace(stories[0], tellings=stories[0].tellings[:2])
    assert named([fewer], stories[0].id) is fewer
    assert named(stories, stories[0].tellings[0].article_id) is None  # one article is no story
    assert named(stories, "no~such") is None
    assert named([], "no~such") is None


def test_likeness_is_a_cosine_of_words_where_rare_ones_weigh_more() -> None:
    square = likeness([frozenset({"bridge", "pier"}), frozenset({"bridge", "pier"}), frozenset({"toll"})])
    assert square.shape == (3, 3)
    assert square[0, 1] == pytest.approx(1)
    assert square[0, 2] == 0
    rare = likeness([frozenset("ab"), frozenset("ac"), frozenset("ad"), frozenset("bd")])
    assert rare[0, 3] == pytest.approx(rare[2, 3])
    assert rare[0, 3] > rare[0, 1]  # "b" stands in two, "a" in three
    assert likeness([frozenset(), frozenset()])[0, 1] == 0


def test_words_are_read_where_the_spans_say() -> None:
    assert told("The Bridge, it said, has 11 piers and a toll", [(4, 10), (21, 36)]) == {
        "bridge",
        "piers",
        "11",
    }
