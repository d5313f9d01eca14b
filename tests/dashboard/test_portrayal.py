"""How the outlet's sentences portray an actor: which sentences, in which words, never like a stance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.markup import portrayal as markup
from dashboard.queries.portrayal import Portrayed, Sentence, in_question, portrayed
from pipeline.text import Span
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, TRUMP, connection, rows
from tests.dashboard.screen import html

PAPERS = {paper.title: paper.article_id for paper in fixture.papers()}
CABINET, STRIKE = PAPERS["Cabinet meets"], PAPERS["The strike"]


def sentence(value: float, text: str = "It rained.", at: int = 0) -> Sentence:
    return Sentence(Span(at, at + len(text)), text, (), value)


def actor(*values: float, name: str = "Ann", actor_id: str = "~ann") -> Portrayed:
    return Portrayed(actor_id, name, tuple(sentence(value, at=20 * n) for n, value in enumerate(values)))


def shape(found: list[Portrayed]) -> dict[str, list[float]]:
    return {one.actor_id: [each.value for each in one.sentences] for one in found}


def test_the_sentences_of_each_actor_most_first(cursor) -> None:
    found = portrayed(cursor, CABINET)
    assert [one.actor_id for one in found] == [TRUMP, BIBI]
    assert shape(found) == {TRUMP: [-0.8, 0.1], BIBI: [0.6]}
    first = found[0].sentences[0]
    assert first.excerpt == "Donald Trump said that Israel must ask first."
    assert [span.start for span in first.mentions] == [first.span.start]


def test_an_article_without_mentions_has_nobody(cursor) -> None:
    assert portrayed(cursor, "nope") == []
    assert in_question([], BIBI) is None


@pytest.mark.parametrize(
    ("second", "values"),
    [(0.6, [0.6]), (0.2, [pytest.approx(0.4)]), (None, [0.6])],
)
def test_a_sentence_counts_once_for_an_actor_however_often_it_mentions_him(second, values) -> None:
    tables = rows()
    (own,) = [m for m in tables["mentions"] if m["article_id"] == CABINET and m["actor_id"] == BIBI]
    again = own | {"mention_id": "again", "start": own["end"] + 1, "end": own["end"] + 5, "portrayal": second}
    tables["mentions"].append(again)
    with connection(tables) as made:
        found = portrayed(made.cursor(), CABINET)
    assert shape(found)[BIBI] == values
    (one,) = next(each for each in found if each.actor_id == BIBI).sentences
    assert len(one.mentions) == (1 if second is None else 2)


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [((BIBI, TRUMP), BIBI), ((None, BIBI), BIBI), (("nobody", BIBI), BIBI), ((None, None), TRUMP), ((), TRUMP)],
)  # fmt: skip
def test_the_actor_in_question_is_the_first_asked_for_who_is_mentioned(cursor, asked, chosen) -> None:
    assert in_question(portrayed(cursor, CABINET), *asked).actor_id == chosen


def test_who_is_only_in_quotations_is_said_to_be() -> None:
    one = Portrayed("~ann", "<Ann>", ())
    assert in_question([one, actor(0.1, actor_id="~bo")], "~ann") is one
    assert in_question([one]) is None
    shown = markup.portrayal(one, [one])
    assert "How the outlet’s sentences portray <bdi>&lt;Ann&gt;</bdi>" in shown
    assert "Mentioned in quotations only" in shown
    assert "other actor" not in shown


@pytest.mark.parametrize(
    ("values", "told", "few"),
    [
        ((0.6,), "<strong>+0.60</strong> in 1 sentence:", True),
        ((0.6, -0.8), "Mean <strong>−0.10</strong> of 2 sentences:", True),
        ((0.6, -0.8, 0.1), "Mean <strong>−0.03</strong> of 3 sentences:", False),
    ],
)
def test_the_mean_has_its_n_and_few_are_said_to_be_few(values, told, few) -> None:
    shown = markup.block(actor(*values))
    assert told in shown
    assert ("Fewer than 3 sentences" in shown) is few
    assert shown.count("sp-tick") == len(values)


def test_each_light_is_counted_with_its_sign_and_word() -> None:
    told = markup.told(actor(0.6, 0.9, -0.8, 0.1, -0.1))
    for sign, words in (("−", "1 in a bad light"), ("=", "2 plainly"), ("+", "2 in a good light")):
        assert f'aria-hidden="true">{sign}</span> {words}' in told


@given(some.lists(some.floats(-1, 1), min_size=1, max_size=12))
def test_both_ends_are_the_lowest_and_the_highest_and_none_is_shown_twice(values) -> None:
    low, high = markup.ends(actor(*values).sentences)
    shown = [each.value for each in (*low, *high)]
    assert shown == sorted(shown)
    assert len({each.span for each in (*low, *high)}) == len(shown) == min(len(values), 4)
    assert (shown[0], shown[-1]) == (min(values), max(values))
    between = markup.block(actor(*values)).count("between")
    assert between == (1 if len(values) > 4 else 0)


def test_a_portrayal_has_no_colour_and_no_word_of_a_side(cursor) -> None:
    found = portrayed(cursor, STRIKE)
    shown = markup.portrayal(found[0], found)
    for mark in ("sp-favor", "sp-against", "sp-badge", "sp-neutral", "▲", "▼", "●", "in favour", "against"):
        assert mark not in shown


def test_others_can_be_opened_and_the_rest_is_counted() -> None:
    others = [actor(0.5, name=f"<b>{n}", actor_id=f"~{n}") for n in range(8)]
    silent = Portrayed("~silent", "Silent", ())
    shown = markup.portrayal(actor(0.1), [actor(0.1), *others, silent])
    assert "8 other actors" in shown
    assert "<bdi>&lt;b&gt;0</bdi> +0.50, 1 sentence</summary>" in shown
    assert shown.count('<details class="sp-other">') == markup.MAX_OTHERS
    assert "and 2 others with fewer sentences" in shown
    assert "Silent" not in shown
    assert "<b>" not in shown


def test_the_actor_stands_out_in_the_sentence_and_the_sentence_is_text() -> None:
    one = Sentence(Span(100, 116), "<i>Ann</i> slept", (Span(103, 106),), 0.0)
    shown = markup.block(Portrayed("~ann", "Ann", (one,)))
    assert '&lt;i&gt;<mark class="sp-named">Ann</mark>&lt;/i&gt; slept' in shown


def test_the_article_tells_of_whose_statement_is_chosen_or_of_the_tile(app, store) -> None:
    said = next(
        r for r in fixture.rows()["statements"] if r["article_id"] == CABINET and r["holder_id"] == BIBI
    )
    lead = "How the outlet’s sentences portray <bdi>"
    at = app(store, "article", article=CABINET, statement=said["statement_id"], actor=TRUMP)
    assert not at.exception
    assert f"{lead}Benjamin Netanyahu" in html(at)
    assert f"{lead}Donald Trump" in html(app(store, "article", article=CABINET, actor=TRUMP))
    assert f"{lead}Benjamin Netanyahu" in html(app(store, "article", article=STRIKE, actor=TRUMP))


def test_an_article_that_was_not_analysed_portrays_nobody(app, store) -> None:
    at = app(store, "article", article=PAPERS["La journée"])
    assert not at.exception
    assert "portray <bdi>" not in html(at)
