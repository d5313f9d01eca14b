"""Rows are checked before they leave."""

from dataclasses import replace

import pytest

from pipeline.errors import SchemaError
from pipeline.records import (
    Attribution,
    Clean,
    Mention,
    Portrayal,
    Provenance,
    RawRecord,
    RejectedInput,
    Removal,
    Repair,
)
from pipeline.schema import ARTICLES, ATTRIBUTIONS, MENTIONS
from pipeline.steps import rows
from pipeline.text import AlignedText, Edit, Span

TEXT = "Ann said yes."
ANN = Mention(Span(0, 3), "Ann", "ann", "Ann Example", "person", "alias", 0.9)
SAID = Attribution("indirect", Span(0, 13), Span(9, 12), Span(4, 8), ANN)


def analysis(attribution=SAID, mention=ANN):
    aligned = AlignedText.of(f"  {TEXT}").edited([Edit(0, 2, "")])
    article = rows.article_row(RawRecord("a", "a", f"  {TEXT}"), Clean(aligned), Provenance()) | {
        "story_id": "s" * 16
    }
    own = article["article_id"]
    return rows.Analysis(
        article,
        [rows.attribution_row(own, TEXT, attribution, 0.5)],
        [],
        [rows.mention_row(own, TEXT, mention, None, 0.0)],
    )


def test_rows_fit_their_tables():
    good = rows.checked(analysis())
    assert ARTICLES.build([good.article]).num_rows == 1
    assert ATTRIBUTIONS.build(good.attributions).to_pylist()[0]["cue"] == "said"
    assert MENTIONS.build(good.mentions).num_rows == 1
    assert good.article["alignment"] == [0, 13, 2, 15]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Provenance(outlet="Foo Weekly"), Provenance(outlet="Foo Weekly"), True),
        (Provenance(outlet="Foo Weekly"), Provenance(outlet="Bar Weekly"), False),
        (Provenance(outlet="Foo Weekly"), Provenance(), False),
        (Provenance("bbc", "BBC"), Provenance("bbc", "BBC News"), True),
    ],
)
def test_the_same_words_of_two_outlets_are_two_articles_listed_or_not(one, other, same):
    clean = Clean(AlignedText.of(TEXT))
    made = [rows.article_row(RawRecord("a", "a", TEXT), clean, found)["article_id"] for found in (one, other)]
    assert (made[0] == made[1]) is same


@pytest.mark.parametrize(
    ("attribution", "mention"),
    [
        (Attribution("indirect", Span(0, 99), Span(9, 12)), ANN),
        (Attribution("indirect", Span(0, 13), Span(9, 9)), ANN),
        (Attribution("indirect", Span(4, 13), Span(0, 12)), ANN),
        (Attribution("indirect", Span(0, 13), Span(9, 12), Span(4, 99)), ANN),
        (replace(SAID, parts=(Span(9, 12), Span(0, 3))), ANN),
        (replace(SAID, parts=(Span(9, 10), Span(9, 12))), ANN),
        (replace(SAID, parts=(Span(9, 13),)), ANN),
        (replace(SAID, source=Span(0, 99)), ANN),
        (replace(SAID, holder=replace(ANN, chain=(Span(50, 53),))), ANN),
        (replace(SAID, reporter=replace(ANN, span=Span(-1, 3))), ANN),
        (SAID, Mention(Span(0, 3), "Bob", "bob", "Bob", "person", "name")),
        (SAID, replace(ANN, chain=(Span(3, 3),))),
    ],
)
def test_a_span_that_does_not_hold_is_refused(attribution, mention):
    with pytest.raises(SchemaError, match="span"):
        rows.checked(analysis(attribution, mention))


def test_an_id_that_comes_twice_is_refused():
    found = analysis()
    found.mentions.extend(found.mentions)
    with pytest.raises(SchemaError, match="mention_id comes twice"):
        rows.checked(found)


def test_two_quotations_of_a_speaker_in_one_sentence_have_two_ids():
    whole = Span(0, 13)
    ids = {
        rows.attribution_row("a", TEXT, Attribution("direct", whole, content, None, ANN), 0.0)[
            "attribution_id"
        ]
        for content in (Span(4, 8), Span(9, 12))
    }
    assert len(ids) == 2


def test_an_attribution_without_holder_or_cue_has_nulls():
    row = rows.attribution_row("a", TEXT, Attribution("direct", Span(0, 13), Span(9, 12)), 0.0)
    optional = [column.name for column in ATTRIBUTIONS.columns if column.nullable]
    assert {row[name] for name in optional} == {None}


def test_words_that_lead_to_nobody_are_kept_with_their_place():
    found = Attribution("direct", Span(0, 13), Span(9, 12), source=Span(0, 3))
    row = rows.attribution_row("a", TEXT, found, 0.0)
    assert [row[f"holder_{name}"] for name in ("text", "start", "end", "method")] == ["Ann", 0, 3, None]
    assert (row["holder_id"], row["holder"]) == (None, None)


def test_an_author_whom_no_words_name_has_no_words():
    author = Mention(Span(0, 0), "", "~ann", "Ann", "person", "author")
    row = rows.attribution_row(
        "a", TEXT, Attribution("indirect", Span(0, 13), Span(9, 12), None, author), 0.0
    )
    assert [row[f"holder_{name}"] for name in ("id", "method", "text", "start")] == [
        "~ann",
        "author",
        None,
        None,
    ]


def test_everything_that_was_found_of_an_attribution_has_its_column():
    text = "Ann Example spoke. “Yes,” claimed the aide, “if asked,” Bob reported."
    at = text.index

    def words(some: str) -> Span:
        return Span(at(some), at(some) + len(some))

    aide = Mention(
        words("the aide"), "the aide", "~aide-unnamed", "aide (unnamed)", "unnamed", "noun", 0.8,
        body_id="ann", body="Ann Example", chain=(words("Ann"), words("Ann Example")),
    )  # fmt: skip
    found = Attribution(
        "direct", Span(19, len(text)), Span(words("Yes").start, words("asked").end), words("claimed"), aide,
        parts=(words("Yes"), words("if asked")), marks=frozenset({"history", "modal"}), cue_verb="claim",
        reporter=Mention(words("Bob"), "Bob", "bob", "Bob", "person", "name"), framing="doubting",
    )  # fmt: skip
    row = rows.attribution_row("a", text, found, 0.5)
    told = {"cue_verb": "claim", "framing": "doubting", "marks": ["modal", "history"], "body_id": "ann"}
    told |= {"body": "Ann Example", "reporter_id": "bob", "reporter": "Bob", "reporter_text": "Bob"}
    assert {name: row[name] for name in told} == told
    assert [part["text"] for part in row["parts"]] == ["Yes", "if asked"]
    assert [link["text"] for link in row["chain"]] == ["Ann", "Ann Example"]
    mention = rows.mention_row("a", text, aide, Portrayal(0.2, 0.3, 0.5), 0.0)
    told = {"kind": "unnamed", "chain": row["chain"], "body_id": "ann", "body": "Ann Example"}
    assert {name: mention[name] for name in told} == told
    assert mention["portrayal"] == pytest.approx(0.3)
    assert ATTRIBUTIONS.build([row]).num_rows == MENTIONS.build([mention]).num_rows == 1
    article = analysis().article | {"text": text}
    assert rows.checked(rows.Analysis(article, [row], [], [mention])).attributions == [row]


def test_repairs_and_removals_keep_their_kind():
    record = RawRecord("a", "a", TEXT)
    clean = Clean(
        AlignedText.of(TEXT),
        (Repair(Span(0, 1), "mojibake", "?", "A"),),
        (Removal(Span(1, 2), "caption"),),
    )
    row = rows.article_row(record, clean, Provenance(authors=("Ann",)))
    assert row["repairs"] == [{"start": 0, "end": 1, "kind": "mojibake", "before": "?", "after": "A"}]
    assert row["removed"] == [{"start": 1, "end": 2, "kind": "caption"}]
    assert row["authors"] == ["Ann"]


@pytest.mark.parametrize(
    ("given", "raw"), [(RawRecord("a", "a", "text"), "text"), (RejectedInput("a", "a", "No text."), None)]
)
def test_what_was_not_read_keeps_what_there_is(given, raw):
    row = rows.unread_row(given, "failed", "It broke.")
    assert (row["raw"], row["status"], row["reason"], row["text"]) == (raw, "failed", "It broke.", None)
    assert ARTICLES.build([row]).num_rows == 1
