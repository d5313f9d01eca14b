"""The words that lead from a pronoun back to a name."""

from __future__ import annotations

from pipeline.attribute.chains import MOST, Chains
from pipeline.records import Mention
from pipeline.text import Span

TEXT = "Yoav Gallin spoke. Gallin said he knew. He left."
FULL, SHORT, HE, HE_AGAIN = Span(0, 11), Span(19, 25), Span(31, 33), Span(40, 42)


def mention(span: Span, method: str) -> Mention:
    return Mention(span, span.of(TEXT), "yoav-gallin", "Yoav Gallin", "person", method)


def chains() -> Chains:
    return Chains([mention(FULL, "name"), mention(SHORT, "alias")])


def test_a_pronoun_leads_by_the_surname_to_the_full_name() -> None:
    assert chains().chain(HE, "yoav-gallin", SHORT) == (SHORT, FULL)


def test_a_pronoun_leads_by_the_pronoun_before() -> None:
    known = chains()
    known.chain(HE, "yoav-gallin", SHORT)
    assert known.chain(HE_AGAIN, "yoav-gallin", HE) == (HE, SHORT, FULL)


def test_the_full_name_needs_no_further_one() -> None:
    assert chains().chain(HE, "yoav-gallin", FULL) == (FULL,)


def test_what_comes_later_is_no_part_of_it() -> None:
    assert chains().chain(HE, "yoav-gallin", HE_AGAIN) == ()
    assert chains().chain(HE, "yoav-gallin", None) == ()


def test_of_a_long_chain_the_nearest_and_the_name_are_kept() -> None:
    known = chains()
    spans = [Span(50 + 4 * number, 52 + 4 * number) for number in range(10)]
    nearest = SHORT
    chain: tuple[Span, ...] = ()
    for span in spans:
        chain = known.chain(span, "yoav-gallin", nearest)
        nearest = span
    assert len(chain) == MOST
    assert chain[:2] == (spans[8], spans[7])
    assert chain[-1] == FULL
