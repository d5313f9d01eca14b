"""Quotations of several outlets: which are the same, what was cut, which only one carried."""

from __future__ import annotations

import pytest

from dashboard.queries.quotations import Quotation, quotations
from dashboard.queries.shared_quotes import Compared, SharedQuote, compare, compared, same_words
from tests.dashboard.fixture import COURIER, LEDGER, Paper, connection
from tests.dashboard.told_twice import ADA, BO, CUT, DAY, HOSTILE, OUTLETS, WHOLE, cut, tables, undated, whole


def quote(
    text: str, outlet: str = "a", holder: str | None = "x", voice: str = "indirect", **known
) -> Quotation:
    """A quotation at the beginning of an article of its own."""
    parts = {
        "attribution_id": f"{outlet}-{text}-{holder}", "article_id": outlet, "outlet_key": outlet,
        "holder_id": holder, "holder": holder, "voice": voice, "cue": "said", "cue_verb": "say",
        "framing": "neutral", "statement_id": None, "topic": None, "pieces": ((0, len(text)),), "offset": 0,
        "text": text,
    }  # fmt: skip
    return Quotation(**{**parts, **known})


def own(one: SharedQuote) -> list[list[str]]:
    """The words only each version has."""
    return [[v.quotation.of(start, end) for start, end in v.own] for v in one.versions]


def cuts(one: SharedQuote) -> list[list[str]]:
    return [[left.missing for left in version.cuts] for version in one.versions]


@pytest.fixture(scope="module")
def story() -> Compared:
    papers = (whole(), cut())
    with connection(tables(*papers)).cursor() as cursor:
        return compared(cursor, tuple(paper.article_id for paper in papers), OUTLETS)


def test_the_same_quotation_cut_differently(story: Compared) -> None:
    bridge = next(one for one in story.shared if one.holders == ("Ada-Quill",))
    assert bridge.outlets == OUTLETS[:2]
    assert own(bridge) == [["and nobody will be turned away"], []]
    assert cuts(bridge) == [[], ["and nobody will be turned away"]]
    assert bridge.differs
    (left,) = bridge.versions[1].cuts
    assert left.outlet_key == LEDGER[0]
    assert left.at == bridge.versions[1].quotation.pieces[-1][1]  # at its end


def test_different_verbs_frame_the_same_words(story: Compared) -> None:
    by_speaker = {one.holders[0]: one for one in story.shared}
    assert by_speaker["Ada-Quill"].framings == {"neutral", "doubting"}
    assert by_speaker["Bo-Lund"].framings == {"conceding", "neutral"}
    assert [version.quotation.cue for version in by_speaker["Bo-Lund"].versions] == ["admitted", "said"]


def test_reported_words_pair_where_most_are_the_same(story: Compared) -> None:
    piers = next(one for one in story.shared if one.holders == ("Bo-Lund",))
    assert own(piers) == [["were"], []]  # "the" and "had" are short: no wording of anybody's
    assert cuts(piers) == [[], []]  # put otherwise, not cut


def test_what_only_one_carried(story: Compared) -> None:
    assert {one.text for one in story.alone} == {HOSTILE, "repairs start on Monday"}
    assert len(story.quotations) == 6


def test_each_quotation_is_the_text_where_its_spans_say() -> None:
    paper = whole()
    with connection(tables(paper)).cursor() as cursor:
        found = quotations(cursor, [paper.article_id])
    text = paper.aligned.text
    assert [one.text for one in found] == [
        WHOLE,
        "four of the eleven piers were cracked below the waterline",
        HOSTILE,
    ]
    assert all(text[one.offset :].startswith(one.text) for one in found)
    assert all(
        text[word.start : word.end].casefold().startswith(word.folded) for one in found for word in one.words
    )
    assert found[0].statement_id is not None
    assert found[0].topic == "independence"


def test_what_was_not_said_is_no_quotation_and_deeds_are_none() -> None:
    paper = Paper(LEDGER, DAY, "Denied").say(ADA, "the bridge closes", {}, marks=["negated"])
    paper.say(ADA, "a rope was cut", {}, voice="action").say(ADA, "the bridge is safe", {}, marks=["modal"])
    with connection(tables(paper)).cursor() as cursor:
        (left,) = quotations(cursor, [paper.article_id])
    assert left.text == "the bridge is safe"
    assert (left.statement_id, left.topic) == (None, None)


def test_a_cue_between_two_pieces_is_no_word_of_the_quotation() -> None:
    content = "the bridge, he said, will stay open"
    paper = Paper(LEDGER, DAY, "Split")
    start = len(paper.text) + len("Ada-Quill said that ")
    spans = ((start, start + 10), (start + 21, start + len(content)))
    pieces = [{"start": low, "end": high, "text": content[low - start : high - start]} for low, high in spans]
    paper.say(ADA, content, {}, parts=pieces)
    with connection(tables(paper)).cursor() as cursor:
        (one,) = quotations(cursor, [paper.article_id])
    assert [word.folded for word in one.words] == ["the", "bridge", "will", "stay", "open"]
    assert one.text == content


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the bridge will stay open through winter", "he hopes the bridge will stay open all year"),  # a run
        ("four of the eleven piers had cracks", "four of eleven piers have cracks"),  # most words, in order
        ("Israel’s own decision was final", "israel's own decision was final"),  # apostrophes and capitals
    ],
)
def test_one_speaker_says_the_same_words(left: str, right: str) -> None:
    assert same_words(quote(left), quote(right, "b"))
    assert same_words(quote(right, "b"), quote(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the bridge will stay open", "the tunnel will be shut by spring"),
        ("up to them", "up to them"),  # no word with content, so by chance
        ("it was in the middle of the night", "it was in the middle of the road"),  # a stock phrase
        ("open bridge", "open bridge"),  # two words
        (
            "the budget was cut by nine million crowns",
            "nine million crowns, he hopes, will come from the sale of the ferry",
        ),
    ],
)
def test_no_false_pair_of_one_speaker(left: str, right: str) -> None:
    assert not same_words(quote(left), quote(right, "b"))


def test_another_speaker_needs_a_run_of_words_that_both_quote() -> None:
    words = "the bridge will stay open through winter"
    assert not same_words(quote(words), quote(words, "b", "y"))
    assert not same_words(quote(words, voice="direct"), quote(words, "b", "y"))
    assert same_words(quote(words, voice="direct"), quote(f"he promised “{words}”", "b", "y", "mixed"))
    assert same_words(quote(words, voice="direct"), quote(words, "b", None, "direct"))
    assert not same_words(quote(words, holder=None), quote(words, "b", None))  # two unknown are not one


def test_outlets_that_name_different_speakers_are_told_apart() -> None:
    words = "the bridge will stay open through winter"
    found = [
        quote(words, "a", "x", "direct"),
        quote(words, "b", None, "direct"),
        quote(words, "c", "x", "direct"),
    ]
    (one,) = compare(found, ("a", "b", "c")).shared
    assert one.holders == ("x", None)
    assert not one.differs


def test_only_quoted_words_are_cut_where_somebody_quotes() -> None:
    found = [
        quote("he was “very unhappy about every aspect” of the attack on the harbour", "a", voice="mixed"),
        quote("he was “very unhappy about aspects”", "b", voice="mixed"),
        quote("very unhappy about every single aspect", "c", voice="direct"),
    ]
    (one,) = compare(found, ("a", "b", "c")).shared
    # “aspects” is other words in the place of “every aspect”; the attack is the outlet's own wording.
    assert cuts(one) == [["single"], [], []]
    assert own(one)[0] == ["of the attack on the harbour"]


def test_what_the_outlet_brings_in_another_quotation_is_not_missing() -> None:
    joined = "the bridge stays open all winter and repairs of the piers start on Monday"
    found = [quote(joined, "a"), quote("the bridge stays open all winter", "b")]
    (one,) = compare(found, ("a", "b")).shared
    assert cuts(one)[1] == ["and repairs of the piers start on Monday"]
    brought = quote("repairs of the piers start on Monday", "b")
    (one,) = compare([*found, brought], ("a", "b")).shared
    assert cuts(one) == [[], [], []]


def test_a_negation_that_only_one_has_is_marked() -> None:
    found = [
        quote("the bridge will not stay open this winter", "a"),
        quote("the bridge will stay open this winter", "b"),
    ]
    (one,) = compare(found, ("a", "b")).shared
    assert own(one) == [["not"], []]


def test_quotations_of_one_outlet_alone_are_never_shared() -> None:
    words = "the bridge will stay open through winter"
    found = [quote(words, "a"), quote(words, "a", attribution_id="again", article_id="a2")]
    told = compare(found, ("a", "b"))
    assert told.shared == ()
    assert len(told.alone) == 2


def test_those_framed_differently_come_first_and_versions_in_the_order_of_the_outlets() -> None:
    papers = (undated(), cut(), whole())
    with connection(tables(*papers)).cursor() as cursor:
        found = compared(cursor, tuple(paper.article_id for paper in papers), OUTLETS)
    assert [one.outlets for one in found.shared] == [OUTLETS, OUTLETS]
    assert [len(one.framings) for one in found.shared] == [2, 2]
    assert found.shared[0].versions[1].quotation.text == CUT
    assert BO in {one.holder_id for one in found.alone}
    assert COURIER[0] in {one.outlet_key for one in found.alone}
