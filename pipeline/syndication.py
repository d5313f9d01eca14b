"""Stories: articles that are copies of each other, so that one story counts as one voice."""

from __future__ import annotations


def story_id(article_id: str) -> str:
    """The story an article belongs to.

    For now every article is its own story: exact copies share an article_id already, and the near
    ones (cut tails, new headlines, agency copy) are clustered from issue 3 on. The id of a cluster
    will be the article_id of its first member, so what is stored today stays valid.
    """
    return article_id
