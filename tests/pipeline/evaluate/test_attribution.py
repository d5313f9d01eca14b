"""The figures of the own gold, counted by hand on two passages; and which holder is the right one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.errors import InputError
from pipeline.evaluate import report
from pipeline.evaluate.attribution import own_gold
from pipeline.evaluate.figure import Figure
from pipeline.evaluate.holders import Holders
from pipeline.evaluate.spans import Words
from pipeline.text import Span
from tests.pipeline.evaluate.told_world import at, attribution, listener, mention

BRIDGE = (
    "“The bridge is safe,” Ann Bo said in Tarn. She denied that it was “late”. Two officials said tolls might rise. "
    "Dey said Bo opposes ferries. “Nobody asked.” He vetoed the plan."
)
EMPTY = "The river froze in March, a “hard winter” by any measure."


def label(voice, *pieces, holder="Ann Bo", named="Bo", nth=0, kind="person", method="name", **more):
    parts = [list(at(BRIDGE, piece)) for piece in pieces]
    named_at = at(BRIDGE, named, nth).start if named else None
    row = {
        "passage": "a",
        "voice": voice,
        "parts": parts,
        "holder": holder,
        "holder_kind": kind,
        "body": None,
    }
    row |= {"holder_text": named, "holder_start": named_at, "method": method, "outside_sentence": False}
    return row | {"reporter": None, "marks": []} | more


GOLD = [
    label("direct", "The bridge is safe,", named="Ann Bo"),
    label("mixed", "it was “late”", named="She", method="pronoun", marks=["negated"]),
    label(
        "indirect",
        "tolls might rise",
        holder="officials",
        named="Two officials",
        kind="unnamed",
        method="noun",
    ),
    label("indirect", "Bo opposes ferries", holder="Carl Dey", named="Dey", method="alias"),
    label("position", "opposes ferries", nth=1, reporter="Carl Dey", marks=["history", "modal"]),
    label("direct", "Nobody asked.", holder="Carl Dey", named="Dey", method="alias", outside_sentence=True),
    label("action", "vetoed the plan", holder=None, named=None, method=None),
]
UNWANTED = [
    {"passage": "a", "text": "Tarn", "kind": "place"},
    {"passage": "a", "text": "asked", "kind": "words"},
    {"passage": "b", "text": "hard winter", "kind": "words"},
    {"passage": "b", "text": "The river", "kind": "act"},
]


def folder(path: Path, gold=GOLD) -> Path:
    passages = [{"id": "a", "date": "2025-03-04", "text": BRIDGE}, {"id": "b", "date": None, "text": EMPTY}]
    texts = {row["id"]: row["text"] for row in passages}
    unwanted = [row | {"start": texts[row["passage"]].index(row["text"])} for row in UNWANTED]
    for name, rows in (("passages", passages), ("attributions", gold), ("not_attributions", unwanted)):
        (path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def found():
    bo, she = mention(BRIDGE, "Bo", "Ann Bo"), mention(BRIDGE, "She", "Carl Dey", method="pronoun")
    dey, he = mention(BRIDGE, "Dey", "Carl Dey"), mention(BRIDGE, "He", "Carl Dey", method="pronoun")
    officials = mention(BRIDGE, "Two officials", "official (unnamed)", kind="unnamed", method="noun")
    second = mention(BRIDGE, "Bo", "Ann Bo", nth=1)
    return {
        BRIDGE: [
            attribution(BRIDGE, "direct", "The bridge is safe,", cue="said", holder=bo),
            attribution(
                BRIDGE, "indirect", "it was “late”", holder=she, marks=frozenset({"negated", "modal"})
            ),
            attribution(BRIDGE, "indirect", "tolls might rise", holder=officials),
            attribution(BRIDGE, "indirect", "Bo opposes ferries", holder=None),
            attribution(BRIDGE, "action", "opposes ferries", holder=second, reporter=dey),
            attribution(BRIDGE, "direct", "Nobody asked.", holder=dey),
            attribution(BRIDGE, "action", "vetoed the plan", holder=he),
            attribution(BRIDGE, "indirect", "said in Tarn", holder=mention(BRIDGE, "Tarn", "Tarn")),
        ],
        EMPTY: [attribution(EMPTY, "direct", "hard winter")],
    }


def figures(path, told, actors=()):
    ear = listener(told, actors=actors)
    return {figure.name.partition(".")[2]: (figure.right, figure.n) for figure in own_gold(ear, folder=path)}


def test_every_figure_of_two_passages(tmp_path):
    assert figures(folder(tmp_path), found()) == {
        "direct.f1": (4, 5),
        "direct.precision": (2, 3),  # not the hard winter
        "direct.recall": (2, 2),
        "mixed.f1": (0, 1),
        "mixed.precision": (0, 0),
        "mixed.recall": (0, 1),
        "indirect.f1": (4, 6),
        "indirect.precision": (2, 4),  # not the mixed one, nor "said in Tarn"
        "indirect.recall": (2, 2),
        "deeds.f1": (4, 4),  # an action and a position are one class
        "deeds.precision": (2, 2),
        "deeds.recall": (2, 2),
        "all.f1": (14, 16),
        "all.precision": (7, 9),
        "all.recall": (7, 7),
        "voice": (6, 7),
        "holder": (4, 7),  # wrong: She as Dey, the veto as Dey's; unknown: Dey
        "wrong_holder": (2, 7),
        "source": (5, 6),
        "pronoun": (0, 1),
        "noun": (1, 1),
        "outside": (1, 1),
        "outside.given_span": (1, 1),
        "reporter": (1, 1),
        "marks.precision": (1, 2),
        "marks.recall": (1, 3),
        "not_attributed": (2, 4),  # Tarn and the hard winter; "asked" lies in a labelled quotation
    }


def test_what_is_not_found_is_missing_everywhere(tmp_path):
    got = figures(folder(tmp_path), {})
    assert (got["all.recall"], got["all.precision"]) == ((0, 7), (0, 0))
    assert (got["holder"], got["reporter"], got["marks.recall"]) == ((0, 0), (0, 0), (0, 0))
    assert (got["outside"], got["outside.given_span"]) == ((0, 1), (0, 0))
    assert got["not_attributed"] == (4, 4)


def test_a_reporter_that_is_none_is_wrong(tmp_path):
    told = [attribution(BRIDGE, "direct", "The bridge is safe,", reporter=mention(BRIDGE, "Dey", "Carl Dey"))]
    assert figures(folder(tmp_path), {BRIDGE: told})["reporter"] == (0, 1)


def test_of_two_of_the_same_words_the_right_class_is_paired(tmp_path):
    dey, bo = mention(BRIDGE, "Dey", "Carl Dey"), mention(BRIDGE, "Bo", "Ann Bo", nth=1)
    told = [
        attribution(BRIDGE, "indirect", "opposes ferries", holder=dey),
        attribution(BRIDGE, "position", "opposes ferries", holder=bo),
    ]
    got = figures(folder(tmp_path), {BRIDGE: told})
    assert (got["voice"], got["holder"]) == ((1, 1), (1, 1))


def test_gold_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match="the gold is not here"):
        own_gold(listener({}), folder=tmp_path)


def test_progress_is_told(tmp_path):
    done = []
    own_gold(listener({}), lambda *now: done.append(now), folder(tmp_path))
    assert done == [(1, 2), (2, 2)]


# --- holders ---

TEXT = "The fisheries ministry of Tarn and two officials of it; they agreed. Tarn."


@pytest.mark.parametrize(
    ("holder", "kind", "more", "actor", "found_kind", "body", "right"),
    [
        ("Ann Bo", "person", {}, "Ann Bó", "person", None, True),
        ("Ann Bo", "person", {}, "Carl Bo", "person", None, False),
        ("Ann Bo", "person", {}, "Bo Ann", "person", None, False),  # a named person is strict
        ("Tarn", "government", {}, "Tarn", "country", None, True),
        ("Tarn", "government", {}, "the Tarn", "organisation", None, False),  # the registry knows it
        (
            "fisheries ministry of Tarn",
            "government",
            {},
            "Tarn’s fisheries ministry",
            "collective",
            None,
            True,
        ),
        ("fisheries ministry of Tarn", "government", {}, "fisheries ministry", "collective", None, False),
        ("two officials", "unnamed", {}, "official (unnamed)", "unnamed", None, True),
        ("two officials", "unnamed", {"body": "Tarn"}, "official (unnamed)", "unnamed", "Tarn", True),
        ("two officials", "unnamed", {"body": "Tarn"}, "official (unnamed)", "unnamed", None, False),
        ("two officials", "unnamed", {}, "official (unnamed)", "unnamed", "Tarn", False),
        ("officials", "collective", {"body": "Tarn"}, "officials", "collective", None, False),
        ("two officials", "unnamed", {}, "minister (unnamed)", "unnamed", None, True),  # by the words there
        ("two officials", "unnamed", {"method": "pronoun"}, "minister (unnamed)", "unnamed", None, False),
        ("two officials", "unnamed", {}, "Ann Bo", "person", None, False),
        ("ministries", "collective", {"method": "pronoun"}, "ministry (unnamed)", "unnamed", None, True),
        (
            "people close to Bo",
            "unnamed",
            {"method": "pronoun"},
            "person close to Bo (unnamed)",
            "unnamed",
            None,
            True,
        ),
    ],
)
def test_the_right_holder(holder, kind, more, actor, found_kind, body, right):
    ear = listener({}, actors=["Tarn"])
    row = {"holder": holder, "holder_kind": kind, "body": None, "method": "noun"}
    row |= {"holder_text": "two officials", "holder_start": TEXT.index("two officials")} | more
    one = mention(TEXT, "two officials", actor, kind=found_kind, body=body)
    assert Holders(ear.registry).same(row, one, Words(TEXT), one.span) is right


def test_no_holder_wants_none():
    holders, one = Holders(listener({}).registry), mention(TEXT, "Tarn", "Tarn")
    row = {"holder": None, "holder_kind": None}
    assert holders.same(row, None, Words(TEXT), None)
    assert not holders.same(row, one, Words(TEXT), one.span)
    assert not holders.same({"holder": "Tarn", "holder_kind": "government"}, None, Words(TEXT), Span(0, 3))


@pytest.mark.parametrize(
    ("name", "actor", "kind", "right"),
    [
        (None, None, None, True),
        ("Ann Bo", None, None, False),
        (None, "Ann Bo", "person", False),
        ("Ann Bo", "Ann Bo", "person", True),
        ("Tarn", "Tarn’s", "collective", False),  # the registry knows it
        ("aide of Bo", "Bo’s aide (unnamed)", "unnamed", True),
        ("two aides", "aide (unnamed)", "unnamed", True),
        ("two aides", "aide", "person", False),
    ],
)
def test_the_right_reporter(name, actor, kind, right):
    one = mention(TEXT, "Tarn", actor, kind=kind) if actor else None
    assert Holders(listener({}, actors=["Tarn"]).registry).same_name(name, one) is right


# --- the command ---


@pytest.fixture
def call(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")

    def called(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(["evaluate", *map(str, arguments)])
        printed = capsys.readouterr()
        return ended.value.code, printed.out, printed.err

    return called


def test_the_stage_says_how_to_get_what_is_left_out(call, monkeypatch, tmp_path):
    asked = []

    def attribution_figures(*arguments):
        asked.append(arguments)
        return [Figure("attribution.direct.f1", 1, 2, "own", "m")]

    monkeypatch.setattr(report, "attribution", attribution_figures)
    code, out, _ = call("attribution")
    assert (code, "attribution.direct.f1" in out, "0.500" in out) == (0, True, True)
    assert "git clone https://github.com/networkdynamics/PolNeAR" in out
    code, out, _ = call(
        "attribution", "--polnear", tmp_path, "--part", "train", "--sample", 3, "--seeds", "s"
    )
    assert (code, "git clone" in out) == (0, False)
    assert asked == [(None, "dev", None, None, None), (tmp_path, "train", 3, Path("s"), None)]


def test_the_stage_measures_gold_seeds_and_corpus(monkeypatch, tmp_path):
    monkeypatch.setattr(report, "listener", lambda: "ear")
    monkeypatch.setattr(report, "own_gold", lambda *_: [Figure("attribution.voice", 1, 1, "g", "m")])
    monkeypatch.setattr(report, "seed_gold", lambda seeds: seeds)
    quotes = [Figure(f"{name}.x", 1, 1, "s", "m") for name in ("attribution", "positions")]
    monkeypatch.setattr(report, "measure", lambda _: quotes)
    monkeypatch.setattr(report, "polnear", lambda *given: [Figure("polnear.x", 1, 1, str(given[1]), "m")])
    assert [f.name for f in report.attribution()] == ["attribution.voice"]
    whole = list(report.attribution(tmp_path, "train", None, tmp_path))
    assert [f.name for f in whole] == ["attribution.voice", "attribution.x", "polnear.x"]
    assert whole[-1].data == "train"
