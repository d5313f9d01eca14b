"""The second reader says yes or no, and never stops a page from being read."""

from __future__ import annotations

import subprocess
import sys

import pytest
from lxml.etree import ParserError

from pipeline.clean import guide as module
from pipeline.clean.blocks import blocks_of
from pipeline.clean.body import body_of
from pipeline.clean.guide import MAX_CHARS, MAX_DEPTH, MAX_NODES, Guide, guide
from pipeline.clean.tree import parse

PROSE = "The harbour board met on Tuesday and put off the vote on the new quay until the spring. "
PAGE = f"<html><body><article>{f'<p>{PROSE}</p>' * 4}</article></body></html>"


@pytest.mark.parametrize(
    ("html", "held"),
    [
        (f"<p>{PROSE}", True),
        (f"<p>{PROSE} <i>Note.</i>", True),
        ("<h2>The quay", True),
        ("<h2>The qua", False),
        ("<p>The harbour board met on Monday, and what it said there nobody wrote down.", False),
        ("<td>12", True),
        ("<p>12", False),
    ],
)
def test_a_guide_holds_lines_cells_and_most_of_a_paragraph(html, held) -> None:
    (block,) = blocks_of(parse(html))
    assert Guide(f"The quay\n{PROSE}\n| ships | 12 |").holds(block) is held


def test_a_plain_page_is_guided() -> None:
    found = guide(PAGE, parse(PAGE))
    assert found is not None
    assert all(found.holds(block) for block in blocks_of(parse(PAGE)))


@pytest.mark.parametrize(
    "page",
    [
        PAGE + " " * MAX_CHARS,
        PAGE + "<i></i>" * MAX_NODES,
        "<div>" * (MAX_DEPTH + 1) + PAGE,
        "",
        "<script>x</script>",
    ],
    ids=["long", "many", "deep", "empty", "script"],
)
def test_no_guide_where_it_would_take_too_long_or_has_nothing(page) -> None:
    assert guide(page, parse(page)) is None


@pytest.mark.parametrize("fault", [ValueError, RecursionError, AttributeError, KeyError, ParserError])
def test_a_reader_that_fails_leaves_the_page_to_our_rules(monkeypatch, fault) -> None:
    def broken() -> object:
        def extract(source: str) -> str:
            raise fault(source[:3])

        return extract

    monkeypatch.setattr(module, "_extract", broken)
    assert guide(PAGE, parse(PAGE)) is None
    assert PROSE.strip() in body_of(PAGE).aligned.text


def test_the_library_is_loaded_with_the_first_page() -> None:
    code = (
        "import sys, pipeline.clean.article; sys.exit('trafilatura' in sys.modules or 'lxml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
