"""What a card and a tooltip tell of an attribution: by which words it is whose, how it is framed, what limits it."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.filters import UNKNOWN_OUTLET, Filters, Tile
from dashboard.markup import article, cards
from dashboard.queries import article as article_query
from dashboard.queries.evidence import evidence
from tests.dashboard.fixture import BIBI, ERDOGAN, TRUMP, connection, rows

TEXT = "Jane Doe came. “We stay,” she claimed, “and wait.”"


def step(words: str) -> dict[str, object]:
    at = TEXT.index(words)
    return {"start": at, "end": at + len(words), "text": words}


ROW = {
    "offset": 0, "excerpt": TEXT, "holder_id": "~jane-doe", "holder": "Jane Doe", "holder_text": "she",
    "holder_start": 26, "holder_end": 29, "holder_method": "pronoun", "holder_confidence": 0.8,
    "content_start": 16, "content_end": 49, "cue": "claimed", "cue_start": 30, "cue_end": 37,
    "framing": "doubting", "chain": [step("Jane Doe")], "parts": [step("We stay,"), step("and wait.")],
    "marks": None, "body": None, "reporter": None, "reporter_id": None, "voice": "direct", "topic": "t",
    "label": "favor", "stance": 0.5, "statement_id": "s", "attribution_id": "s", "outlet": None, "published": None, "confidence": 0.5,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ["she"]),
        ({"chain": [step("came"), step("Jane Doe")]}, ["she", "came"]),
        ({"chain": [step("came")]}, ["she", "came"]),
        ({"chain": [step("she"), step("came"), step("she"), step("Jane Doe")]}, ["she", "came"]),
        ({"chain": None}, ["she"]),
        ({"chain": None, "holder_text": "Jane Doe"}, []),
        ({"holder": None, "chain": None}, ["she"]),
        ({"holder_text": None, "chain": None}, []),
    ],
)
def test_the_path_is_the_words_up_to_the_name(changes, words) -> None:
    assert cards.path(ROW | changes) == words


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, '“<bdi>she</bdi>” ← <strong><bdi>Jane Doe</bdi></strong> <span class="sp-how">by pronoun, 80'),
        ({"holder": None, "chain": None}, "“<bdi>she</bdi>” ← speaker unknown"),
        ({"holder": None, "chain": None, "holder_text": None}, "speaker unknown"),
        ({"body": "<Tea>"}, "</strong>, speaking for <bdi>&lt;Tea&gt;</bdi> <span"),
        ({"reporter": "<Ann>", "reporter_id": "~ann"}, ", as <bdi>&lt;Ann&gt;</bdi> reports"),
    ],
)
def test_whose_it_is_and_who_reports_it(changes, told) -> None:
    assert told in cards.holder(ROW | changes)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"holder_method": "alias", "holder_text": "Doe", "chain": None, "holder_confidence": 1.0}, None),
        ({"holder_method": "alias", "holder_text": "Doe", "chain": None}, "80\u00a0% sure"),
        (
            {"holder_method": "alias", "holder_text": "Jay"},
            "by surname or other form of the name, 80\u00a0% sure",
        ),
        ({"holder_method": "noun", "chain": None}, "by description, 80\u00a0% sure"),
        ({"holder_method": "noun"}, "by description, 80\u00a0% sure"),
        (
            {"holder_method": "noun", "excerpt": TEXT[15:], "offset": 15},
            "by description elsewhere, 80\u00a0% sure",
        ),
    ],
)
def test_how_the_holder_was_found_is_told_where_it_is_not_plain(changes, told) -> None:
    shown = cards.holder(ROW | changes)
    assert (f'<span class="sp-how">{told}</span>' in shown) is (told is not None)
    assert ("sp-how" in shown) is (told is not None)


def test_who_was_merged_into_the_holder_reports_nothing() -> None:
    assert "reports" not in cards.holder(ROW | {"reporter": "Jane Doe", "reporter_id": "~jane-doe"})


def test_words_in_pieces_are_highlighted_piece_by_piece() -> None:
    shown = cards.excerpt(ROW)
    assert '<mark class="sp-said">We stay,</mark>' in shown
    assert '<mark class="sp-said">and wait.</mark>' in shown
    assert '<mark class="sp-step">Jane Doe</mark>' in shown
    assert '<mark class="sp-said">“and' not in shown
    assert cards.pieces(ROW | {"parts": None}) == [(16, 49)]


@pytest.mark.parametrize(
    ("marks", "words"),
    [(None, []), (["negated"], ["negated"]), (["modal", "history"], ["might", "earlier episode"])],
)
def test_marks_are_told_in_words(marks, words) -> None:
    shown = cards.tags(ROW | {"marks": marks})
    assert shown.count("<span") == len(words)
    assert all(f">{word}</span>" in shown for word in words)


def test_a_tooltip_tells_the_same_on_every_piece() -> None:
    row = ROW | {"marks": ["modal"], "reporter": "Ann", "reporter_id": "~ann"}
    found = article._attribution(row, chosen=True)
    assert [TEXT[mark.start : mark.end] for mark in found] == ["We stay,", "and wait."]
    assert {mark.told for mark in found} == {
        (
            "“she” ← Jane Doe · direct speech (“claimed”, wording that doubts it) · as Ann reports · might · "
            "▲ in favour +0.50"
        )
    }
    assert {mark.anchor for mark in found} == {article.CHOSEN}


@pytest.mark.parametrize(("statement", "n"), [("s", 2), (None, 0), ("other", 0)])
def test_the_words_that_lead_to_the_chosen_speaker_stand_out_in_the_text(statement, n) -> None:
    shown = article.body({"text": TEXT}, pd.DataFrame([ROW]), statement, raw=False)
    assert shown.count('<mark class="sp-named">') == n
    assert ("Bold:" in article.key(raw=False, chosen=n > 0)) is (n > 0)
    assert "Bold:" not in article.key(raw=True, chosen=True)


def test_pieces_move_into_the_raw_text_with_their_content(cursor) -> None:
    where = "SELECT article_id FROM articles WHERE title = 'The strike'"
    (own,) = cursor.execute(where).fetchone()
    found = article_query.attributions(cursor, own)
    row = article_query.article(cursor, own).iloc[0]
    start, end = (int(found[name].iloc[0]) for name in ("content_start", "content_end"))
    pieces = [{"start": start, "end": start + 3, "text": ""}, {"start": end - 3, "end": end, "text": ""}]
    found["parts"] = [pieces, *[None] * (len(found) - 1)]
    moved = article_query.in_raw(found, row["alignment"])
    for before, after in zip(pieces, moved["parts"].iloc[0], strict=True):
        assert row["raw"][after["start"] : after["end"]] == row["text"][before["start"] : before["end"]]
    assert moved["parts"].iloc[1] is None


def test_words_of_an_unnamed_source_are_its_own_on_the_card_of_whom_it_speaks_for() -> None:
    tables = rows()
    for said in tables["attributions"]:
        if said["holder_id"] == ERDOGAN:
            said |= {"holder_id": "~tea-official-unnamed", "holder": "tea official (unnamed)",
                     "holder_text": "Two tea officials", "holder_method": "noun", "body": "Tea Board"}  # fmt: skip
    with connection(tables) as made:
        filters, tile = Filters(topics=("independence",)), Tile(actor=ERDOGAN, outlet=UNKNOWN_OUTLET)
        row = evidence(made.cursor(), filters, tile, "typical", 1).to_dict("records")[0]
    assert row["holder_id"] == "~tea-official-unnamed"
    told = "“<bdi>Two tea officials</bdi>” ← <strong><bdi>tea official (unnamed)</bdi></strong>"
    assert f"{told}, speaking for <bdi>Tea Board</bdi>" in cards.holder(row)
    assert "elsewhere" not in cards.holder(row)


def test_the_fixture_tells_chain_body_and_reporter(cursor) -> None:
    query = "SELECT holder_id, reporter_id, marks FROM attributions WHERE marks IS NOT NULL"
    assert cursor.execute(query).fetchall() == [(BIBI, TRUMP, ["modal", "hypothetical"])]
