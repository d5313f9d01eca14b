"""standpoint actors: what each verb tells, and how it ends."""

import re

import pytest
import typer

from pipeline.cli import actors as verbs
from pipeline.cli.main import app
from tests.pipeline.test_actors import REGISTRY, run

VERBS = typer.main.get_command(app).commands["actors"].commands


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(verbs, "registry_in_use", lambda: REGISTRY)
    return run(tmp_path).path


@pytest.mark.parametrize("name", list(VERBS))
def test_every_verb_has_help_and_examples(call, name):
    code, out, err = call("actors", name, "--help")
    assert (code, err) == (0, "")
    assert f"Usage: standpoint actors {name}" in out
    assert re.search(rf"^ *standpoint actors {name}", out, re.MULTILINE)
    assert all(parameter.help for parameter in VERBS[name].params)


def test_list_tells_who_where_and_who_looks_alike(store, call):
    code, out, _ = call("actors", "list", "--store", store)
    assert code == 0
    assert "~annie-roe  Annie Roe (person): 2 articles, 2 attributions" in out
    assert "perhaps roe-party (same name), jane-roe (same surname), ~annie-roe (same surname)" in out
    assert "… Annie Roe said no to that. …  r1" in out or "Annie Roe said yes to it." in out
    assert out.endswith("3 discovered actors.\n")


def test_list_shows_the_first_and_says_how_many_there_are(store, call, monkeypatch):
    monkeypatch.setattr(verbs, "FIRST", 1)
    assert (
        "3 discovered actors, of which 1 are shown; --all lists"
        in call("actors", "list", "--store", store)[1]
    )
    assert "3 discovered actors.\n" in call("actors", "list", "--all", "--store", store)[1]
    assert call("actors", "list", "--like", "bob", "--store", store)[1].count("~bob") == 1


def test_a_decision_from_merging_to_undoing(store, call):
    given = ("annie-roe", "~ann-roe", "--store", store, "--by", "eve", "--why", "her [bold]twin")
    assert call("actors", "merge", *given)[:2] == (0, "~annie-roe is ~ann-roe (Ann Roe) from now on.\n")
    _, out, _ = call("actors", "list", "--store", store)
    assert "~annie-roe" not in out
    assert "~ann-roe  Ann Roe (person): 2 articles, 3 attributions" in out
    code, out, _ = call("actors", "rename", "bob", "Bob Loe", "--store", store)
    assert (code, out) == (0, "~bob is called Bob Loe, not Bob, from now on.\n")
    code, out, _ = call("actors", "undo", "annie-roe", "--store", store, "--by", "zoe")
    assert (code, out) == (0, "Undone: ~annie-roe (Annie Roe) is ~ann-roe (Ann Roe).\n")
    _, out, _ = call("actors", "history", "--store", store)
    first, second, third, last = out.splitlines()
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\d \d\d:\d\d UTC  eve  ~annie-roe \(Annie Roe\) is ~ann-roe \(Ann Roe\): "
        r"her \[bold\]twin \[undone\]",
        first,
    )
    assert "is called Bob Loe, not Bob: another name" in second
    assert "zoe  undone: ~annie-roe (Annie Roe) is ~ann-roe (Ann Roe): undoes: her" in third
    assert last == "3 decisions, 1 of them standing."


def test_no_decision_yet_says_so(store, call):
    assert call("actors", "history", "--store", store)[:2] == (0, "None yet.\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("merge", "~bobb", "jane-roe"), "Did you mean '~bob'"),
        (("merge", "jane-roe", "~bob"), "data/registry/actors.toml"),
        (("rename", "~bob", ""), "needs a name"),
        (("undo",), "no decision stands"),
        (("merge", "~bob"), "INTO_ID"),
        (("lst",), "list"),
    ],
)
def test_an_error_is_one_line(store, call, arguments, words):
    code, _, err = call("actors", *arguments, *(() if arguments[0] == "lst" else ("--store", store)))
    assert (code, err.count("\n")) == (1, 1)
    assert words in err


def test_who_nobody_knows_has_to_say_so(store, call, monkeypatch):
    def nobody():
        raise OSError

    monkeypatch.setattr(verbs.getpass, "getuser", nobody)
    code, _, err = call("actors", "merge", "~bob", "jane-roe", "--store", store)
    assert (code, "--by NAME" in err) == (1, True)


def test_doctor_accepts_a_store_with_decisions(store, call):
    call("actors", "merge", "~bob", "jane-roe", "--store", store)
    code, out, _ = call("doctor", "--store", store)
    assert re.search(r"✓\W+audit", out), out
    assert code in {0, 1}  # whatever else this machine lacks
