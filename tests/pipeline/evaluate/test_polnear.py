"""PolNeAR: labels read as they are published, and every figure counted by hand, on articles of our own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from pipeline.errors import InputError, UsageError
from pipeline.evaluate.polnear import by_marks, joined, polnear
from pipeline.evaluate.polnear_articles import articles, kind_of
from pipeline.evaluate.spans import Words
from pipeline.evaluate.told import Told
from tests.pipeline.evaluate.told_world import at, attribution, listener, mention

NAME = "ledger_2016-03-04_tolls"
TEXT = (
    "“Tolls will rise in May,” Ann Bo said. “Nobody likes it.” She opposes a “second bridge” here.\n\n"
    "The mayor denied that ferries will stop. The river froze in March. “We all skated.”\n\n"
    "“Never again.” Carl Dey wants more boats by summer."
)


def write(folder, text, events, name=NAME, annotator="a1", part="train"):
    """An article of the corpus; an event maps a role to its pieces in the text."""
    lines, number = [], 0
    for index, event in enumerate(events, start=1):
        roles = []
        for role, pieces in event.items():
            number += 1
            offsets = ";".join("{} {}".format(*piece) for piece in pieces)
            shown = " ".join(text[start:end] for start, end in pieces)
            lines.append(f"T{number}\t{role.rstrip('2')} {offsets}\t{shown}")
            roles.append(f"{role}:T{number}")
        lines.append(f"E{index}\t{' '.join(roles)}")
    for kind, file, content in (
        ("text", f"{name}.txt", text),
        ("attributions", f"{name}_{annotator}.ann", "\n".join(lines)),
    ):
        path = folder / "data" / part / kind / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return folder


def event(text, *content, source=None, cue=None):
    pieces = {"Content": [at(text, words) for words in content]}
    if source:
        pieces["Source"] = [at(text, source)]
    return pieces | ({"Cue": [at(text, cue)]} if cue else {})


GOLD = [
    event(TEXT, "“Tolls will rise in May,”", "“Nobody likes it.”", source="Ann Bo", cue="said"),
    event(TEXT, "a “second bridge” here", source="She", cue="opposes"),
    event(TEXT, "that ferries will stop", source="The mayor", cue="denied"),
    event(TEXT, "“We all skated.”", source="The mayor"),
    event(TEXT, "“Never again.”"),
    event(TEXT, "more boats by summer", source="Carl Dey", cue="wants"),
]


# --- the labels ---


def test_an_article_is_read_as_it_is_published(tmp_path):
    (article,) = articles(write(tmp_path, TEXT, GOLD), "train")
    assert (article.name, article.text, article.published) == (NAME, TEXT, dt.date(2016, 3, 4))
    assert [gold.kind for gold in article.gold] == [
        "direct",
        "mixed",
        "indirect",
        "direct",
        "direct",
        "indirect",
    ]
    first, *_, never, _ = article.gold
    assert [part.of(TEXT) for part in first.content] == ["“Tolls will rise in May,”", "“Nobody likes it.”"]
    assert ([part.of(TEXT) for part in first.source], never.source) == (["Ann Bo"], ())


def test_labels_with_line_breaks_notes_and_several_contents_are_read(tmp_path):
    text = "Bo said:\nno.\n\nYes."
    write(
        tmp_path,
        text,
        [{"Content": [at(text, "no.\n\nYes")], "Content2": [at(text, "said")], "Cue": [(0, 2)]}],
    )
    path = tmp_path / "data/train/attributions" / f"{NAME}_a1.ann"
    path.write_text(path.read_text() + "\n#1\tAnnotatorNotes T1\tT9 or not\nE9\tCue:T3\n")
    ((gold,),) = [article.gold for article in articles(tmp_path, "train")]
    assert [part.of(text) for part in gold.content] == ["said", "no.\n\nYes"]


def test_the_first_annotator_counts(tmp_path):
    write(tmp_path, TEXT, GOLD[:1], annotator="b2")
    write(tmp_path, TEXT, GOLD, annotator="a1")
    (article,) = articles(tmp_path, "train")
    assert len(article.gold) == len(GOLD)


def test_a_sample_is_the_same_each_time_and_grows(tmp_path):
    for number in range(8):
        write(tmp_path, TEXT, GOLD, name=f"ledger_2016-03-0{number + 1}_x")
    names = {n: [article.name for article in articles(tmp_path, "train", n)] for n in (3, 5, 99)}
    assert [len(names[n]) for n in (3, 5, 99)] == [3, 5, 8]
    assert set(names[3]) < set(names[5])
    assert names[5] == [article.name for article in articles(tmp_path, "train", 5)] == sorted(names[5])


def test_what_is_not_there_is_said(tmp_path):
    write(tmp_path, TEXT, GOLD)
    with pytest.raises(InputError, match=r"PolNeAR is not there.*git clone"):
        articles(tmp_path, "dev")
    with pytest.raises(UsageError, match="no such part"):
        articles(tmp_path, "test")
    path = tmp_path / "data/train/attributions" / f"{NAME}_a1.ann"
    path.write_text("T1\tContent 3 9999\tx\nE1\tContent:T1")
    with pytest.raises(InputError, match=r"outside its text.*T1"):
        articles(tmp_path, "train")


@pytest.mark.parametrize(
    ("text", "pieces", "kind"),
    [
        ("“No,” he said.", ["“No,”"], "direct"),
        ('"No," he said. "Never."', ['"No,"', '"Never."'], "direct"),
        ("''No,'' he said.", ["''No,''"], "direct"),
        ("``No,'' he said.", ["``No,''"], "direct"),
        ("« Non », he said.", ["« Non »"], "direct"),
        ("He said that “no”.", ["that “no”"], "direct"),
        ("“No“ he said.", ["“No“"], "direct"),
        ('He said ("no").', ['("no")'], "direct"),
        ("“We skated. “All of us,” he said.", ["“We skated. “All of us,”"], "direct"),
        ("“We”, he said, skated.”", ["“We”", "skated.”"], "direct"),
        ("“There she is. He pointed. Her name is Bo.”", ["“There she is.", "Her name is Bo.”"], "direct"),
        ("He called it “a trap” twice.", ["it “a trap”"], "mixed"),
        ('He said it was "late".', ['it was "late"'], "mixed"),
        ("“No,” he said, and left.", ["“No,”", "and left"], "mixed"),
        ("He said it was late.", ["it was late"], "indirect"),
        ("He said it's Bo's.", ["it's Bo's"], "indirect"),
        ("He said ‘no’.", ["‘no’"], "indirect"),
    ],
)
def test_the_kind_of_a_content_is_read_off_its_marks(text, pieces, kind):
    assert kind_of(text, [at(text, piece) for piece in pieces], Words(text)) == kind


# --- quotations that resume ---


def told(text, piece, *, cue=None, who=None):
    holder = mention(text, who, who) if who else None
    found = attribution(text, "direct", piece, holder=holder, **({"cue": cue} if cue else {}))
    return Told("direct", (found.content,), found.cue, holder.span if holder else None, found)


@pytest.mark.parametrize(
    ("text", "second", "pieces"),
    [
        ("“A,” Bo said. “B.”", {"who": "Bo"}, [["“A,”", "“B.”"]]),
        ("“A,” Bo said. “B.”", {"who": "Bo", "cue": "said"}, [["“A,”", "“B.”"]]),
        ("“A,” Bo said. Dey replied, “B.”", {"who": "Dey", "cue": "replied"}, [["“A,”"], ["“B.”"]]),
        ("“A,” Bo said. Dey nodded. “B.”", {"who": "Dey"}, [["“A,”"], ["“B.”"]]),
        ("“A,” Bo said. “B.”", {}, [["“A,”"], ["“B.”"]]),
        ("“A,” Bo said.\n\n“B.”", {"who": "Bo"}, [["“A,”"], ["“B.”"]]),
    ],
)
def test_a_quotation_that_resumes_is_joined(text, second, pieces):
    found = [told(text, "“A,”", cue="said", who="Bo"), told(text, "“B.”", **second)]
    assert [[part.of(text) for part in one.parts] for one in joined(text, reversed(found))] == pieces


def test_a_turn_is_mixed_where_a_piece_of_it_is():
    text = "“A,” Bo said. It was “B.”"
    first = told(text, "“A,”", cue="said", who="Bo")
    (one,) = joined(text, [first, replace(told(text, "It was “B.”", who="Bo"), voice="mixed")])
    assert (one.voice, len(one.parts)) == ("mixed", 2)


def test_other_voices_stay_as_they_are():
    text = "Bo fled. Bo hid."
    found = [replace(told(text, words, who="Bo"), voice="action") for words in ("fled", "hid")]
    assert list(joined(text, found)) == found


def test_a_quotation_inside_one_is_left_out():
    text = "“She said, ‘Go,’ to me,” Bo said."
    found = [told(text, "She said, ‘Go,’ to me,", cue="said", who="Bo"), told(text, "Go,")]
    assert [one.parts[0].of(text) for one in joined(text, found)] == ["She said, ‘Go,’ to me,"]


@pytest.mark.parametrize(
    ("text", "piece", "voice", "kind"),
    [
        ("“No,” he said.", "No,", "direct", "direct"),
        ("BO: No, never.", "No, never.", "direct", "indirect"),
        ("He called it “a trap”.", "it “a trap”", "direct", "mixed"),
        ("He said “no”.", "no", "mixed", "direct"),
        ("He opposes “the trap”.", "opposes “the trap”", "position", "position"),
    ],
)
def test_the_marks_decide_for_ours_too(text, piece, voice, kind):
    one = replace(told(text, piece), voice=voice)
    assert by_marks(text, Words(text), one).voice == kind


# --- the figures ---


def found_in_text():
    bo, she = mention(TEXT, "Ann", "Ann Bo"), mention(TEXT, "She", "Ann Bo", method="pronoun")
    mayor, we = mention(TEXT, "The mayor", "Mayor"), mention(TEXT, "We", "Mayor", method="pronoun")
    dey = mention(TEXT, "Carl Dey", "Carl Dey")
    return [
        attribution(TEXT, "direct", "Tolls will rise in May,", cue="said", holder=bo),
        attribution(TEXT, "direct", "Nobody likes it.", holder=bo),
        attribution(TEXT, "position", "opposes a “second bridge” here", cue="opposes", holder=she),
        attribution(TEXT, "indirect", "ferries will stop", cue="denied", holder=mayor),
        attribution(TEXT, "mixed", "We all skated.", holder=we),
        attribution(TEXT, "direct", "Never again."),
        attribution(TEXT, "position", "wants more boats", cue="wants", holder=dey),
        attribution(TEXT, "action", "froze in March"),
        attribution(TEXT, "narration", "The river"),
    ]


def figures(folder, ear, sample=None):
    return {figure.name: (figure.right, figure.n) for figure in polnear(folder, "train", sample, ear)}


def test_every_figure_of_an_article(tmp_path):
    ear = listener({TEXT: found_in_text()}, {TEXT: [mention(TEXT, "The mayor", "Mayor")]})
    assert figures(write(tmp_path, TEXT, GOLD), ear) == {
        "polnear.direct.f1": (6, 6),  # and "We all skated", which we call mixed: the marks decide for both
        "polnear.direct.precision": (3, 3),
        "polnear.direct.recall": (3, 3),
        "polnear.mixed.f1": (0, 1),
        "polnear.mixed.precision": (0, 0),
        "polnear.mixed.recall": (0, 1),
        "polnear.direct_mixed.f1": (6, 7),
        "polnear.direct_mixed.precision": (3, 3),
        "polnear.direct_mixed.recall": (3, 4),
        "polnear.indirect.f1": (2, 5),
        "polnear.indirect.precision": (1, 3),
        "polnear.indirect.recall": (1, 2),
        "polnear.indirect.actions.f1": (2, 6),
        "polnear.indirect.actions.precision": (1, 4),
        "polnear.indirect.actions.recall": (1, 2),
        "polnear.all.f1": (10, 12),  # and the second bridge, our cue dropped
        "polnear.all.precision": (5, 6),
        "polnear.all.recall": (5, 6),
        "polnear.source": (2, 4),  # She, the mayor; not "Ann" for Ann Bo, nor "We" for the mayor
        "polnear.source.direct_mixed": (1, 3),
        "polnear.source.indirect": (1, 1),
        "polnear.source.overlap": (3, 4),
        "polnear.source.actor": (3, 4),  # "We" is the mayor's
        "polnear.outside": (0, 1),
        "polnear.outside.given_span": (0, 1),
        "polnear.outside.actor": (1, 1),
        "polnear.no_source": (1, 6),
    }


def test_what_is_not_found_has_no_source_and_counts_outside(tmp_path):
    found = figures(write(tmp_path, TEXT, GOLD), listener({}))
    assert found["polnear.all.recall"] == (0, 6)
    assert found["polnear.all.precision"] == (0, 0)
    assert found["polnear.source"] == (0, 0)
    assert (found["polnear.outside"], found["polnear.outside.given_span"]) == ((0, 1), (0, 0))


def test_ours_without_a_source_is_wrong(tmp_path):
    skated = attribution(TEXT, "direct", "We all skated.")
    found = figures(write(tmp_path, TEXT, GOLD), listener({TEXT: [skated]}))
    assert found["polnear.source"] == found["polnear.source.actor"] == (0, 1)
    assert found["polnear.source.overlap"] == found["polnear.outside.actor"] == (0, 1)


def test_an_article_without_labels_counts_what_is_found(tmp_path):
    found = figures(write(tmp_path, TEXT, []), listener({TEXT: found_in_text()}))
    assert (found["polnear.all.precision"], found["polnear.all.recall"]) == ((0, 6), (0, 0))
    assert found["polnear.no_source"] == (0, 0)


def test_progress_is_told_and_the_data_is_named(tmp_path):
    for number in range(3):
        write(tmp_path, TEXT, GOLD, name=f"ledger_2016-03-0{number + 1}_x")
    done = []
    measured = polnear(tmp_path, "train", 2, listener({}), lambda *at_now: done.append(at_now))
    assert done == [(1, 2), (2, 2)]
    assert {figure.data for figure in measured} == {"PolNeAR train, 2 articles"}
    assert measured[2].right == 0
    assert measured[2].n == 6  # of two articles, three direct contents each
