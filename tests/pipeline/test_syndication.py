"""Stories."""

from __future__ import annotations

from pipeline.syndication import story_id


def test_every_article_is_its_own_story_for_now() -> None:
    assert story_id("0123456789abcdef") == "0123456789abcdef"
