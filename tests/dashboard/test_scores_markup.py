"""How a score is told on a card: probabilities, what decided, what would turn it, versions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.filters import Filters, Tile
from dashboard.markup import cards, scores
from dashboard.queries import article
from dashboard.queries.evidence import evidence
from dashboard.theme import NO_SIDE, TRAINING
from tests.dashboard.fixture import BIBI, LEDGER

NAN = float("nan")
WHOLE = "The sentence as a whole was read; no listed words for a side are in it."
ROW = {
    "label": "favor", "stance": 0.67, "status": "scored", "p_favor": 0.78, "p_against": 0.11,
    "p_neutral": 0.11, "cues": None, "flips": None, "scorer": "cues@1", "pack": "tea@1",
    "config_key": "c0ffee", "version": "0.1.0", "statement_id": "5eed", "content_start": 1000,
    "content_end": 1100, "marks": None,
}  # fmt: skip


def flip(text: str, label: str | None, stance: float = 0.0, kind: str = "cue") -> dict[str, object]:
    return {"start": 5, "end": 5 + len(text), "kind": kind, "text": text, "stance": stance, "label": label}


def hit(side: str, text: str, kind: str = "cue") -> dict[str, object]:
    return {"start": 0, "end": 1, "kind": kind, "side": side, "text": text}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "▼ against 11\u00a0%</span> <span>● neither 11\u00a0%</span> <span>▲ in favour 78\u00a0%"),
        ({"label": None, "status": "abstained"}, "▲ in favour 78\u00a0%"),
        ({"p_favor": 0.5, "p_against": 0.5, "p_neutral": 0.0}, "● neither 0\u00a0%"),
    ],
)
def test_probabilities_are_a_bar_and_numbers(changes, told) -> None:
    shown = scores.shares(ROW | changes)
    assert told in shown
    assert "Probabilities:" in shown


def test_the_bar_runs_from_against_to_in_favour() -> None:
    bar = scores.shares(ROW).split('aria-hidden="true">')[1].split("</span><span>")[0]
    parts = ("sp-against", "width:11.0%", "sp-neither", "width:11.0%", "sp-favor", "width:78.0%")
    places = [bar.index(part, 0) for part in (parts[0], parts[2], parts[4])]
    assert places == sorted(places)
    assert bar.count("width:11.0%") == 2
    assert bar.count("width:78.0%") == 1


@pytest.mark.parametrize("missing", [None, NAN])
def test_without_probabilities_there_is_no_bar(missing) -> None:
    assert scores.shares(ROW | {"p_favor": missing, "p_against": missing, "p_neutral": missing}) == ""


@pytest.mark.parametrize(
    ("hits", "told"),
    [
        (None, WHOLE),
        (
            [hit("none", "<own>")],
            f"On topic because of “&lt;own&gt;”. {WHOLE}",
        ),
        ([hit("none", "own"), hit("favor", "not alone")], "In favour because of “not alone”"),
        (
            [hit("favor", "alone"), hit("favor", "alone"), hit("favor", "own"), hit("against", "must ask")],
            "In favour because of “alone”, “own” · Words against: “must ask”",
        ),
        (
            [hit("favor", "reject", "negated cue")],
            "In favour because of “reject” (turned round by a negation)",
        ),
    ],
)
def test_a_card_names_the_words_that_decided(hits, told) -> None:
    assert scores.cues(ROW | {"cues": hits}) == told


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("mixed", "In favour because of “own” · Against because of “must ask”"),
        ("against", "Words in favour: “own” · Against because of “must ask”"),
        ("neutral", "Words in favour: “own” · Words against: “must ask”"),
        (None, "Words in favour: “own” · Words against: “must ask”. Not enough to give a side."),
    ],
)
def test_words_are_the_reason_only_where_the_label_is_theirs(label, told) -> None:
    row = ROW | {"cues": [hit("favor", "own"), hit("against", "must ask")], "label": label}
    assert scores.cues(row) == told


@pytest.mark.parametrize(
    ("marks", "told"),
    [(None, "No listed words for a side were found."), (["modal"], "Marked as above, it shows no side.")],
)
def test_without_a_side_the_marks_are_the_reason_where_there_are_some(marks, told) -> None:
    row = ROW | {"cues": [hit("none", "own")], "marks": marks, "label": None}
    assert scores.cues(row) == f"On topic because of “own”. {told}"


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (flip("not", "against", -0.62), "Without “not”: ▼ against −0.62"),
        (flip("<b>", "favor", 0.31), "Without “&lt;b&gt;”: still ▲ in favour +0.31"),
        (flip("not", None, 0.05), f"Without “not”: ○ {NO_SIDE.word}"),
        (flip("not", "mixed", 0.05), "Without “not”: ◆ on both sides +0.05"),
    ],
)
def test_a_flip_in_words(one, told) -> None:
    assert scores.flip(one, "favor") == told


@pytest.mark.parametrize(
    ("flips", "texts"),
    [
        (None, []),
        (NAN, []),
        ([flip("a", "favor"), flip("bbb", None), flip("cc", "against")], ["cc", "bbb", "a"]),
        ([flip("long", "against"), flip("no", "mixed")], ["no", "long"]),
        ([flip("a", "favor", 0.5), flip("longer", "favor", 0.1)], ["longer", "a"]),
    ],
)
def test_the_nearest_flip_comes_first(flips, texts) -> None:
    assert [one["text"] for one in scores.nearest_first(ROW | {"flips": flips})] == texts


@given(some.lists(some.sampled_from(["favor", "against", "mixed", "neutral", None]), max_size=6))
def test_no_flip_is_lost_and_what_turns_comes_before_what_does_not(labels) -> None:
    flips = [flip(f"w{number}", label) for number, label in enumerate(labels)]
    found = scores.nearest_first(ROW | {"flips": flips})
    assert sorted(one["text"] for one in found) == [one["text"] for one in flips]
    ranks = [2 if one["label"] == "favor" else int(one["label"] is None) for one in found]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("scorer", "chip"),
    [("encoder@1 zero-shot", True), ("encoder@1", False), ("encoder@1 fitted", False), ("cues@1", False), (None, False)],
)  # fmt: skip
def test_only_a_pack_it_was_not_trained_on_is_marked(scorer, chip) -> None:
    shown = scores.training(ROW | {"scorer": scorer})
    assert (">zero-shot</span>" in shown) is chip
    assert (TRAINING["zero-shot"] in shown) is chip


@pytest.mark.parametrize(
    ("scorer", "told"),
    [
        ("cues@1", "<dd>cues@1</dd>"),
        ("encoder@1 fitted", f"<dd>encoder@1, fitted: {TRAINING['fitted']}</dd>"),
        ("theirs@2 <odd>", "<dd>theirs@2 &lt;odd&gt;</dd>"),
    ],
)
def test_the_versions_behind_a_score(scorer, told) -> None:
    flips = [flip("not", "against", -0.62), flip("b", "favor", 0.5)]
    shown = scores.details(ROW | {"scorer": scorer, "flips": flips, "cues": [hit("none", "<own>")]})
    for part in (
        told, "<dd>tea@1</dd>", "<dd>c0ffee, Standpoint 0.1.0</dd>", "5eed; more by", "characters 1,000 to 1,100",
        "<dd>“&lt;own&gt;”</dd>", "<dd>Without “b”: still ▲ in favour +0.50</dd>",
    ):  # fmt: skip
        assert part in shown
    assert "“not”" not in shown  # stands on the card itself


def test_a_run_that_is_not_in_the_ledger_is_unknown() -> None:
    shown = scores.details(ROW | {"pack": None, "config_key": NAN, "version": None})
    assert "<dd>unknown</dd>" in shown
    assert "<dd>unknown, Standpoint unknown</dd>" in shown


def test_a_card_from_the_map_and_from_the_article_tell_the_same_of_the_score(cursor) -> None:
    tile = Tile(actor=BIBI, outlet=LEDGER[0])
    one = evidence(cursor, Filters(topics=("independence",)), tile, "strongest", 1).to_dict("records")[0]
    spans = article.attributions(cursor, one["article_id"])
    row = article.article(cursor, one["article_id"]).iloc[0].to_dict()
    found = article.stated(article.on_topic(spans, "independence"), row).to_dict("records")
    (other,) = (each for each in found if each["statement_id"] == one["statement_id"])
    for told in (scores.shares, scores.why, scores.details, cards.badge):
        assert told(one) == told(other)
    assert '<p class="sp-meta">Without “&lt;no&gt;”: ▼ against −0.62</p>' in cards.card(one)
    assert "Without “none &lt;but&gt;”: still ▲ in favour +0.10" in scores.details(one)
    assert "israel-security@1" in scores.details(one)
