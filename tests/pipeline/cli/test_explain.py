"""standpoint explain: whose words, by which words that is known, and what limits them."""

import pytest

from pipeline.cli import explain
from pipeline.schema import LABELS, METHODS

ROW = {
    "holder_id": "~jane-doe", "holder": "Jane Doe", "holder_text": "she", "holder_method": "pronoun",
    "holder_confidence": 0.8, "chain": [{"start": 0, "end": 3, "text": "Doe"}], "body": None,
    "voice": "indirect", "cue": "claimed", "cue_verb": "claim", "framing": "doubting", "marks": None,
    "status": "scored", "label": "favor", "stance": 0.67, "p_favor": 0.78, "p_against": 0.11,
    "p_neutral": 0.11, "confidence": 0.78, "scorer": "encoder@1", "cues": None, "flips": None,
    "side": "Jane Doe", "side_id": "~jane-doe", "portrayals": [],
    "text": "Doe smiled.\n\nShe left. Doe came back.",
}  # fmt: skip


def flip(text, label, stance=0.0):
    return {"start": 0, "end": len(text), "kind": "cue", "text": text, "stance": stance, "label": label}


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


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, {"label": "in favour, stance +0.67", "confidence": "0.78"}),
        ({"label": "mixed", "stance": -0.001}, {"label": "on both sides, stance 0.00"}),
        ({"stance": -0.4}, {"label": "in favour, stance −0.40"}),
        ({"scorer": "cues@1"}, {"confidence": "0.78 (the scorer's own, not calibrated)"}),
        ({"scorer": "encoder@1 zero-shot"}, {"confidence": "0.78 (calibrated on other packs)"}),
        ({"scorer": "encoder@1 fitted"}, {"confidence": "0.78"}),
        ({"status": "abstained"}, {"label": "abstained: no side is given"}),
    ],
)
def test_the_score_with_its_probabilities(changes, told):
    found = dict(explain._score(ROW | changes))
    assert found["probabilities"] == "in favour 0.78, against 0.11, neither 0.11"
    assert told.items() <= found.items()
    assert ("confidence" in found) is (changes.get("status") != "abstained")


def test_an_abstention_without_a_score_has_no_numbers():
    row = ROW | {"status": "abstained", "p_favor": None}
    assert explain._score(row) == [("label", "abstained, without a score")]


@pytest.mark.parametrize(
    ("flips", "told"),
    [
        (None, ["none: no word was found to leave out"]),
        ([flip("not", "against", -0.62)], ["Without “not”: against −0.62"]),
        (
            [flip("a", "favor", 0.31), flip("bb", None), flip("long", "against", -0.1), flip("no", "mixed")],
            [
                "Without “no”: on both sides 0.00",
                "Without “long”: against −0.10",
                "Without “bb”: without a side",
                "Without “a”: still in favour +0.31",
            ],
        ),
        (
            [flip("a", "favor", 0.5), flip("long", "favor", 0.1)],
            ["Without “long”: still in favour +0.10", "Without “a”: still in favour +0.50"],
        ),
    ],
)
def test_the_nearest_flip_comes_first(flips, told):
    found = explain._flips(ROW | {"flips": flips})
    assert [words for _, words in found] == told
    assert [name for name, _ in found] == ["nearest flip", *["other flip"] * (len(told) - 1)]
    assert explain._flips(ROW | {"flips": flips, "status": "abstained"}) == []


@pytest.mark.parametrize(
    ("portrayals", "told"),
    [
        ([], ["none of them mentions the actor outside quotations"]),
        ([(0, 3, 0.5)], ["+0.50 in 1 sentence, too few to tell", "Doe smiled."]),
        (
            [(0, 3, 0.5), (23, 26, -0.7)],
            ["mean −0.10 of 2 sentences, too few to tell", "lowest −0.70: Doe came back.", "highest +0.50: Doe smiled."],
        ),
        (
            [(0, 3, 0.5), (4, 10, 0.5), (13, 16, 0.0), (23, 26, -0.8)],
            ["mean −0.10 of 3 sentences", "lowest −0.80: Doe came back.", "highest +0.50: Doe smiled."],
        ),
    ],
)  # fmt: skip
def test_how_the_outlet_portrays_whose_stance_it_is(portrayals, told):
    found = explain._portrayal(ROW | {"portrayals": portrayals})
    assert [name for name, _ in found] == ["portrayal", *[""] * (len(told) - 1)]
    assert found[0][1] == f"how the outlet's sentences portray Jane Doe: {told[0]}"
    assert [words for _, words in found[1:]] == told[1:]


def test_nobody_is_portrayed_where_the_holder_is_unknown():
    assert explain._portrayal(ROW | {"side_id": None, "side": None}) == []


def test_a_cue_that_was_turned_round_says_so():
    cues = [
        {"side": "favor", "kind": "negated cue", "text": "reject"},
        {"side": "none", "kind": "scope", "text": "visit"},
    ]
    found = dict(explain._cues(ROW | {"cues": cues}))
    assert found["for it"] == "“reject” (turned round by a negation)"
    assert found["at stake by"] == "“visit”"
    assert found["against it"] == "no listed words"


@pytest.mark.parametrize(
    ("scorer", "told"),
    [
        ("cues@1", "cues@1,"),
        ("encoder@1 zero-shot", "encoder@1, zero-shot: not trained on this pack: it goes by"),
        ("theirs@1 odd", "theirs@1 odd,"),
    ],
)
def test_how_the_scorer_knows_the_pack(scorer, told):
    assert explain._scorer(ROW | {"scorer": scorer}).startswith(told)


def test_every_label_has_its_words():
    assert set(explain._LABELS) == set(LABELS)


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
        assert {"chain", "marks", "reporter", "flips", "config_key"} <= set(explain._found(made, own))


def test_all_of_one_score_is_told_and_nothing_is_markup(capsys, monkeypatch):
    from tests.dashboard.fixture import BIBI, connection  # noqa: PLC0415 - as above

    with connection() as made:
        find = "SELECT min(statement_id) FROM statements WHERE holder_id = ? AND flips IS NOT NULL"
        (own,) = made.execute(find, [BIBI]).fetchone()

        class Opened:
            """Stands for a store, and for its snapshot."""

            def __init__(self, _path):
                pass

            def snapshot(self):
                return self

            def connect(self):
                return made.cursor()

        monkeypatch.setattr(explain.Store, "open", Opened)
        monkeypatch.setenv("COLUMNS", "200")
        explain.explain(own, "S")
    told = capsys.readouterr().out
    for words in (
        "Without “<no>”: against −0.62", "how the outlet's sentences portray Benjamin Netanyahu", "israel-security@1",
        "configuration 0000000000000000", "in favour, stance +", "neither", "by the cue “said”",
    ):  # fmt: skip
        assert words in told
