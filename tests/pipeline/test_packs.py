"""Packs: the notation of cues means what docs/packs.md says, and a malformed pack is refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import PackError
from pipeline.packs import GAP_WORDS, LEAST_EXAMPLES, SIDES, compile_phrase, find_pack, load_pack

PACK = """
id = "energy"
title = "Energy"
version = 2
languages = ["en"]

[[topic]]
id = "reactors"
title = "Reactors"
statement = "New reactors should be built."
favor = "Wants them built."
against = "Wants none built."
out_of_scope = "Reactors for research."
favor_label = "Build"
against_label = "Don't build"
scope = ["reactor*"]
excluded = ["research reactor*"]
favor_cues = ["build*"]
against_cues = ["(clos*|shut down)"]

[[topic.example]]
text = "The minister said new reactors would be built."
holder = "the minister"
label = "favor"

[[event]]
date = 2025-02-01
text = "Vote on reactors"
"""

NOTATION = [
    # cue, text, the words it finds or None
    ("refus* to share", "He refused  to share it", "refused  to share"),
    ("refus* to share", "He refuses—to share it", "refuses—to share"),
    ("refus* to share", "He refused to. Share it", None),
    ("share", "They shared it", None),
    ("share", "SHARE it", "SHARE"),
    ("share", "market-share", "share"),
    ("*n't need", "We don’t need it", "don’t need"),
    ("don't", "don’t", "don’t"),
    ("don’t", "don't", "don't"),
    ("(not|never) pressure", "would never pressure", "never pressure"),
    ("(give up|cede) control", "give  up control", "give  up control"),
    ("(refus*|declin*) it", "declined it", "declined it"),
    ("(press|pressur)* Israel", "pressuring Israel", "pressuring Israel"),
    ("U.S. arms", "the U.S. arms", "U.S. arms"),
    ("US pressure", "the US pressure", "US pressure"),
    ("US pressure", "told us pressure mounts", None),
    ("(US|American) pressure", "american pressure", "american pressure"),
    ("veto* ... visit", "vetoed the visit", "vetoed the visit"),
    ("veto* ... visit", "vetoed visit", "vetoed visit"),
    ("veto* ... visit", "vetoed Gen. Smith's U.S.-backed visit", "vetoed Gen. Smith's U.S.-backed visit"),
    ("veto* ... visit", "vetoed the plan. The visit", None),
    ("veto* ... visit", "vetoed it? The visit", None),
    ("veto* ... visit", "vetoed the plan\n\nThe visit", None),
    ("veto* ... visit", "vetoed the\nvisit", "vetoed the\nvisit"),
    ("veto* ... visit", "vetoed a 3.5% rise and visit", "vetoed a 3.5% rise and visit"),
]


SIDED = [  # with a side, and the same cue without one
    ("told Israel", "told Israel's Channel 12", "told Israel"),
    ("told Israel", "told Israel’s Channel 12", "told Israel"),
    ("send ... troops", "will send no troops", "send no troops"),
]


@pytest.mark.parametrize(("cue", "text", "unsided"), SIDED)
def test_a_cue_with_a_side_steps_over_no_negation_and_ends_at_no_possessive(cue, text, unsided) -> None:
    assert compile_phrase(cue, sided=True).search(text) is None
    assert compile_phrase(cue).search(text).group() == unsided


@pytest.mark.parametrize(("cue", "text", "expected"), NOTATION)
def test_the_notation(cue, text, expected) -> None:
    found = compile_phrase(cue).search(text)
    assert (found.group() if found else None) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("will send some troops", True),
        ("will send no troops", False),
        ("will send them, not troops", False),
        ("sends nobody and troops", False),
        ("will send notable troops", True),
    ],
)
def test_a_gap_of_a_cue_with_a_side_steps_over_no_negation(text, found) -> None:
    assert bool(compile_phrase("send* ... troops", sided=True).search(text)) is found


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("", "needs a word at each end"),
        ("...", "needs a word at each end"),
        ("... visit", "needs a word at each end"),
        ("veto ...", "needs a word at each end"),
        ("*", "'\\*' where a word belongs"),
        ("a *  b", "where a word belongs"),
        ("veto...visit", "where a word belongs"),
        ("own (security )?decisions", "can't be read from here; got '\\(security \\)\\?decisions'"),
        ("(not|never", "can't be read from here"),
        ("not|never", "can't be read from here"),
        ("un(able|willing)", "can't be read from here"),
        ("(a|)", "empty alternative"),
        ("()", "empty alternative"),
        ("(a|(b|c))", "can't be read from here"),
    ],
)
def test_a_cue_outside_the_notation_is_refused_with_its_place(cue, words) -> None:
    with pytest.raises(PackError, match=words):
        compile_phrase(cue)


plain_words = st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=5)


@given(plain_words, st.sampled_from([" ", "  ", "\n", ", ", " “", "-"]))
def test_plain_words_find_themselves_however_they_are_spaced(words, between) -> None:
    found = compile_phrase(" ".join(words)).search(f"({between.join(words).upper()})")
    assert found is not None


@given(plain_words, st.integers(0, GAP_WORDS + 3))
def test_a_gap_steps_over_so_many_words_and_no_more(words, n) -> None:
    text = " ".join(["zzzstart", *(words * 9)[:n], "zzzend"])
    assert bool(compile_phrase("zzzstart ... zzzend").search(text)) is (n <= GAP_WORDS)


@given(st.text(max_size=20))
def test_any_phrase_compiles_or_is_refused_as_a_pack_error(phrase) -> None:
    with suppress(PackError):  # any other error, a broken regular expression above all, is ours
        assert compile_phrase(phrase).search("") is None


@pytest.fixture
def write(tmp_path):
    def written(content: str):
        path = tmp_path / "energy.toml"
        path.write_text(content, encoding="utf-8")
        return path

    return written


def test_a_pack_is_read_whole(write) -> None:
    pack = load_pack(write(PACK))
    topic = pack.topic("reactors")
    assert (pack.id, pack.version, pack.languages) == ("energy", 2, ("en",))
    assert [(cue.phrase, cue.side) for cue in topic.cues] == [
        ("build*", "favor"),
        ("(clos*|shut down)", "against"),
    ]
    assert [cue.side for cue in (*topic.scope, *topic.excluded)] == [None, None]
    assert topic.examples[0].label == "favor"
    assert str(pack.events[0].date) == "2025-02-01"
    with pytest.raises(PackError, match="Did you mean 'reactors'"):
        pack.topic("reactor")


def test_the_fingerprint_follows_the_content(write) -> None:
    first = load_pack(write(PACK)).fingerprint
    assert load_pack(write(PACK)).fingerprint == first
    assert load_pack(write(PACK + "\n")).fingerprint != first


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("version = 2", 'version = "2"', "'version' has the wrong type"),
        ("version = 2", "version = 2\nverzion = 3", "unknown key; got 'verzion'.*Did you mean 'version'"),
        ('scope = ["reactor*"]\n', "", r"\[\[topic\]\] 1: a topic needs a scope"),
        ("favor_cues", "favour_cues", "unknown key; got 'favour_cues'.*Did you mean 'favor_cues'"),
        (
            "build*",
            "build ...",
            r"energy.toml: \[\[topic\]\] 1: 'favor_cues': a cue needs a word at each end",
        ),
        ('label = "favor"', 'label = "favour"', "'label' is not a known word.*Did you mean 'favor'"),
        ("date = 2025-02-01", 'date = "2025-02-01"', "'date' has the wrong type"),
        ('title = "Reactors"', 'title = "Reactors"\nlearn = "yes"', "'learn' has the wrong type"),
        ('statement = "New reactors should be built."\n', "", "key 'statement' is missing"),
    ],
)
def test_a_malformed_pack_is_refused(write, old, new, words) -> None:
    assert PACK.count(old) == 1
    with pytest.raises(PackError, match=words):
        load_pack(write(PACK.replace(old, new)))


def labelled(counts, text="The minister spoke of reactor {label} {i}.") -> str:
    """The pack with `learn` and so many examples of each label."""
    examples = "".join(
        f'[[topic.example]]\ntext = "{text.format(label=label, i=i)}"\nholder = "the minister"\nlabel = "{label}"\n'
        for label, n in counts.items()
        for i in range(n)
    )
    head, rest = PACK.split("[[topic.example]]")
    return f"{head}learn = true\n{examples}[[event]]{rest.split('[[event]]')[1]}"


@pytest.mark.parametrize(
    "counts",
    [
        {"favor": 8, "against": 8, "none": 14},
        {"favor": 15, "against": 15},
        {"favor": 8, "against": 8, "neutral": 7, "none": 7, "mixed": 3},
    ],
)
def test_a_topic_with_labels_enough_can_be_learned(write, counts) -> None:
    topic = load_pack(write(labelled(counts))).topics[0]
    assert topic.learn
    assert len(topic.labels) == LEAST_EXAMPLES
    assert {label.label for label in topic.labels} == counts.keys() - {"mixed"}


@pytest.mark.parametrize(
    ("counts", "got"),
    [
        ({"favor": 10, "against": 10, "none": 9}, r"got '29 \(10 favor, 10 against, 0 neutral, 9 none;"),
        ({"favor": 10, "against": 10, "none": 9, "mixed": 9}, r"got '29 \("),
        ({"favor": 40, "against": 7}, r"got '47 \(40 favor, 7 against,"),
        ({"favor": 7, "against": 40}, r"got '47 \(7 favor, 40 against,"),
    ],
)
def test_a_topic_with_too_few_labels_is_refused(write, counts, got) -> None:
    with pytest.raises(PackError, match=rf"\[\[topic\]\] 1: 'learn' needs more examples.*{got}") as refused:
        load_pack(write(labelled(counts)))
    assert "30 texts or more, 8 or more of each of favor and against" in str(refused.value)
    assert "leave 'learn' out" in str(refused.value)
    assert (
        load_pack(write(labelled(counts).replace("learn = true", "learn = false"))).topics[0].learn is False
    )


def test_a_text_that_is_repeated_is_one_label(write) -> None:
    with pytest.raises(PackError, match=r"got '2 \(1 favor, 1 against,"):
        load_pack(write(labelled({"favor": 20, "against": 20}, text="Reactor {label}.")))


def test_topics_are_there_and_each_once(write) -> None:
    head, topic = PACK.split("[[topic]]")
    with pytest.raises(PackError, match="a pack needs topics"):
        load_pack(write(head))
    with pytest.raises(PackError, match="each id once"):
        load_pack(write(f"{head}[[topic]]{topic}\n[[topic]]{topic.split('[[event]]', maxsplit=1)[0]}"))


def test_a_pack_is_found_by_name_or_path(write) -> None:
    assert find_pack(str(write(PACK))).id == "energy"
    assert find_pack("israel-security").id == "israel-security"
    with pytest.raises(PackError, match="Did you mean 'israel-security'"):
        find_pack("israel-securty")
    with pytest.raises(PackError, match=r"gone\.toml can't be read"):
        find_pack("gone.toml")


def test_the_default_pack_has_its_topics_with_cues_and_examples_on_both_sides() -> None:
    pack = find_pack("israel-security")
    assert [topic.id for topic in pack.topics] == ["independence", "foreign_forces", "us_pressure"]
    for topic in pack.topics:
        assert {cue.side for cue in topic.cues} == set(SIDES)
        assert {example.label for example in topic.examples} >= {*SIDES, "none"}
