"""standpoint train."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from pipeline.syntax.parser import Parser
from pipeline.text import Span
from tests.pipeline.training.invented import treebank


def test_train_writes_a_model_and_says_how_right_it_is(tmp_path, call):
    data, out = treebank(tmp_path / "ud"), tmp_path / "made"
    code, printed, told = call("train", "parser", "--data", data, "--out", out, "--steps", 2)
    assert code == 0
    assert "480 sentences to train, 60 sentences to dev" in told
    assert "step 2, " in told
    assert "las.words" in printed
    assert "No test part is there" in printed
    assert len(Parser(out).parse("It ended.", [Span(0, 9)])) == 1


def test_the_test_part_is_measured_where_it_is_there(tmp_path, call):
    data = treebank(tmp_path / "ud", "train", "dev", "test")
    code, printed, _ = call("train", "parser", "--data", data, "--out", tmp_path / "made", "--steps", 1)
    assert code == 0
    assert "No test part" not in printed
    assert printed.count("las.words") == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["parsr", "--data", "."],
            "no such model to train; got 'parsr'; allowed: parser, portrayal, stance. Did you mean 'parser'?",
        ),
        (["parser", "--data", "nowhere"], "no such folder of a treebank; got 'nowhere'"),
        (["parser", "--data", "{a}"], "has not one train file; got 'none'"),
        (["parser", "--data", "{empty}"], "our-ud-train.conllu holds no sentence. Fetch"),
        (["parser", "--data", "{ud}", "--out", "{ud}"], "the model's folder holds something else"),
        (["parser", "--data", "{ud}", "--steps", "0"], "--steps"),
        (["parser"], "--data"),
    ],
)
def test_what_can_t_be_trained_says_why(tmp_path, call, arguments, words):
    places = {name: str(tmp_path / name) for name in ("a", "empty")} | {"ud": str(treebank(tmp_path / "ud"))}
    (tmp_path / "a").mkdir()
    treebank(tmp_path / "empty")
    (tmp_path / "empty" / "our-ud-train.conllu").write_text("", encoding="utf-8")
    code, printed, err = call("train", *(argument.format(**places) for argument in arguments))
    assert (code, printed) == (1, "")
    assert words in err


@pytest.mark.parametrize("model", ["portrayal", "stance"])
def test_the_encoders_say_what_their_training_needs(tmp_path, call, model):
    if find_spec("torch"):
        pytest.skip("PyTorch is installed here, so nothing is missing")
    code, printed, err = call("train", model, "--data", tmp_path)
    assert (code, printed) == (1, "")
    assert "pip install 'standpoint[train]'" in err
    assert not (tmp_path / f"{model}-model").exists()
