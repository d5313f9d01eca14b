"""What is found in a cleaned text is led back to the text that was labelled."""

from __future__ import annotations

from types import SimpleNamespace

from pipeline.evaluate.told import Listener
from pipeline.records import Clean, Mention, Provenance, RawRecord
from pipeline.text import AlignedText, Edit, Span
from tests.pipeline.evaluate.told_world import attribution, listener, mention

RAW = 'Menu | Ann Bo: "No," she said.'
TEXT = "Ann Bo: “No,” she said."


def cleaned(record: RawRecord) -> Clean:
    edits = [Edit(0, 7, ""), Edit(15, 16, "“"), Edit(19, 20, "”")]
    return Clean(AlignedText.of(record.payload).edited(edits))


def heard(found, mentions=()):
    stages = SimpleNamespace(
        clean=cleaned,
        decide=lambda *_: Provenance(),
        author=lambda _authors: None,
        resolve=lambda *_: (),
        attribute=lambda *_: SimpleNamespace(attributions=found, mentions=mentions),
    )
    return Listener(stages, None).hear(RawRecord("a", "a", RAW), None)


def test_spans_are_of_the_labelled_text():
    she = mention(TEXT, "she", "Ann Bo", method="pronoun")
    (one,) = heard([attribution(TEXT, "direct", "No,", cue="said", holder=she)], [she]).told
    assert [span.of(RAW) for span in (*one.parts, one.cue, one.source)] == ["No,", "said", "she"]
    assert heard([], [she]).mentions == ((Span(21, 24), "~ann bo"),)


def test_the_source_is_the_holders_words_where_there_is_no_other():
    source = Span(TEXT.index("she"), TEXT.index("she") + 3)
    bo = mention(TEXT, "Ann Bo", "Ann Bo")
    given, own, none = heard(
        [
            attribution(TEXT, "direct", "No,", holder=bo, source=source),
            attribution(TEXT, "direct", "No,", holder=bo),
            attribution(TEXT, "direct", "No,", source=source),
        ]
    ).told
    assert [one.source.of(RAW) for one in (given, own, none)] == ["she", "Ann Bo", "she"]


def test_an_author_without_words_has_no_source():
    author = Mention(Span(0, 0), "", "~dey", "Carl Dey", "person", "author")
    found = heard([attribution(TEXT, "direct", "No,", holder=author)], [author])
    assert (found.told[0].source, found.mentions) == (None, ())


def test_nothing_is_heard_in_an_empty_text():
    found = listener({"": [attribution("x", "direct", "x")]}).hear(RawRecord("a", "a", " "), None)
    assert (found.told, found.mentions) == ((), ())
