"""Records: identity is what was read, not where it lies; an abstention has no stance."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.records import Clean, RawRecord, RejectedInput, Stance
from pipeline.text import AlignedText, Edit

BASE = RawRecord(ref="7", origin="a.jsonl#7", payload="Text.")


@pytest.mark.parametrize(
    "change",
    [
        {"ref": "8"},
        {"payload": "Text!"},
        {"kind": "html"},
        {"title": "T"},
        {"title": ""},
        {"source": "T"},
        {"url": "T"},
        {"published": "T"},
        {"authors": ("T",)},
        {"authors": ("T", "U")},
        {"authors": ("T U",)},
    ],
    ids=str,
)
def test_what_was_read_is_the_identity(change) -> None:
    assert dataclasses.replace(BASE, **change).input_key != BASE.input_key


def test_where_it_lies_is_no_part_of_the_identity() -> None:
    assert dataclasses.replace(BASE, origin="elsewhere/b.jsonl#9").input_key == BASE.input_key


def test_declared_fields_do_not_run_into_each_other() -> None:
    keys = {
        dataclasses.replace(BASE, **{field: "x"}).input_key
        for field in ("title", "source", "url", "published")
    }
    assert len(keys) == len(("title", "source", "url", "published"))


def test_a_rejected_input_is_its_place_and_reason() -> None:
    one = RejectedInput("r", "o", "empty")
    assert one.input_key == RejectedInput("r", "o", "empty", sample=True).input_key
    others = [
        RejectedInput("s", "o", "empty"),
        RejectedInput("r", "p", "empty"),
        RejectedInput("r", "o", "binary"),
    ]
    assert one.input_key not in {other.input_key for other in others}


@pytest.mark.parametrize(
    ("status", "favor", "against", "expected"),
    [
        ("scored", 0.75, 0.25, 0.5),
        ("scored", 0.25, 0.25, 0.0),
        ("scored", 0.0, 1.0, -1.0),
        ("abstained", 0.75, 0.25, None),
        ("abstained", None, None, None),
        ("scored", None, None, None),
    ],
)
def test_an_abstention_is_not_a_neutral_stance(status, favor, against, expected) -> None:
    stance = Stance("topic", status, "cues@1", p_favor=favor, p_against=against, p_neutral=0.0)
    assert stance.stance == expected


def test_the_text_of_a_clean_article_is_the_aligned_one() -> None:
    assert Clean(AlignedText.of("Menu\nText.").edited([Edit(0, 5, "")])).text == "Text."


def test_records_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        BASE.ref = "other"  # type: ignore[misc]
