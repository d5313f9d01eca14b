"""standpoint explain: whose words, by which words that is known, and what limits them."""

import pytest

from pipeline.cli import explain
from pipeline.schema import METHODS

ROW = {
    "holder_id": "~jane-doe", "holder": "Jane Doe", "holder_text": "she", "holder_method": "pronoun",
    "holder_confidence": 0.8, "chain": [{"start": 0, "end": 3, "text": "Doe"}], "body": None,
    "voice": "indirect", "cue": "claimed", "cue_verb": "claim", "framing": "doubting", "marks": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Jane Doe (~jane-doe), found as “she” ← “Doe”, by a pronoun, confidence 0.80"),
        (
            {"chain": [{"text": "She"}, {"text": "Doe"}, {"text": "Doe"}]},
            "found as “she” ← “Doe”, by a pronoun",
        ),
        ({"chain": None}, "Jane Doe (~jane-doe), found as “she”, by a pronoun, confidence 0.80"),
        ({"body": "Tea Board"}, "(~jane-doe), speaking for Tea Board, found as"),
        (
            {"holder_text": None, "chain": None, "holder_method": "author"},
            "Jane Doe (~jane-doe), found as the author, confidence 0.80",
        ),
        ({"holder_id": None}, "unknown: no candidate, or more than one"),
    ],
)
def test_the_holder_with_the_words_that_led_there(changes, told):
    assert told in explain._holder(ROW | changes)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "indirect, by the cue “claimed” (claim, doubting)"),
        ({"cue": "claim"}, "indirect, by the cue “claim” (doubting)"),
        ({"cue": None, "cue_verb": None, "framing": None}, "indirect"),
        ({"marks": ["modal", "history"]}, "(claim, doubting), only possible, an earlier episode"),
    ],
)
def test_the_voice_with_its_cue_and_what_limits_it(changes, told):
    assert explain._voice(ROW | changes).endswith(told)


def test_every_way_to_a_holder_has_its_words():
    assert set(explain._PATHS) == set(METHODS)


def test_words_of_an_unnamed_source_are_its_own_and_the_stance_is_whom_it_speaks_for():
    from tests.dashboard.fixture import BIBI, connection, rows  # noqa: PLC0415 - as below

    tables = rows()
    (own,) = [r for r in tables["statements"] if r["status"] == "abstained"]
    (said,) = [r for r in tables["attributions"] if r["attribution_id"] == own["attribution_id"]]
    own |= {"holder_id": "cabinet", "holder": "Cabinet"}
    said |= {"holder_id": "~tea-official-unnamed", "holder": "tea official (unnamed)", "body": "Cabinet"}
    with connection(tables) as made:
        told = dict(explain._facts(explain._found(made, own["statement_id"])))
        assert told["holder"].startswith(
            "tea official (unnamed) (~tea-official-unnamed), speaking for Cabinet,"
        )
        assert told["stance of"] == "Cabinet (cabinet)"
        (other,) = made.execute(
            "SELECT min(statement_id) FROM statements WHERE holder_id = ?", [BIBI]
        ).fetchone()
        assert "stance of" not in dict(explain._facts(explain._found(made, other)))


def test_the_question_fits_the_tables():
    from tests.dashboard.fixture import connection  # noqa: PLC0415 - a store in memory, with every column

    with connection() as made:
        (own,) = made.execute("SELECT min(statement_id) FROM statements").fetchone()
        assert {"chain", "marks", "reporter"} <= set(explain._found(made, own))
