"""What stands around the article: found by pattern, position and shape, never by a list of pages.

Three things keep the article whole: a pattern must match a whole short line, a list of links ends
where prose begins, and a caption must stand in one block with its credit.
"""

from __future__ import annotations

import re
from itertools import groupby

from pipeline.clean import patterns
from pipeline.clean.authors import author_boxes, bare_bylines
from pipeline.clean.page_lines import PageLine, page_lines
from pipeline.clean.repeats import pull_quotes, standfirsts, summaries

MAX_LINE_CHARS = 320  # the longest furniture in a line of its own was a caption of 280
MAX_PRINT_CHARS = 1200  # small print is longer
MAX_ASK_CHARS = 800  # longer paragraphs that also ask were posts of a live page (allsides)
MAX_LABEL_WORDS = 3  # "MIDDLE EAST" over the headline, a bare name under a photograph
MIN_TITLE_WORDS = 4
MAX_FURNITURE_WORDS = 4  # of each line in a block of labels
MAX_SLOGAN_WORDS = 12  # a house slogan beside a request to subscribe
MAX_CAPTION_LINES = 2
MIN_SENTENCE_WORDS = 6  # shorter ends in "." are abbreviations: "Stocks rise in the U.S."
MIN_CAPITAL_WORDS = 8  # subheadings in capitals (Reuters) are shorter than links to other stories (Fox)
MAX_CREDITED_CHARS = 600  # a caption with its credit at the end, or at the beginning

_RULES = re.compile(
    "|".join(f"(?P<{kind}_{i}>{'|'.join(forms)})" for i, (kind, forms) in enumerate(patterns.LINE_RULES)),
    re.IGNORECASE,
)
_KEYED = tuple((kind, key, re.compile(form, re.IGNORECASE)) for kind, key, form in patterns.KEYED_RULES)
_LIST = re.compile("|".join(patterns.LIST_OPENER), re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_OPENS_QUOTE = "“\"‘'"
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")

Kinds = list[str | None]


def furniture(text: str) -> list[tuple[PageLine, str]]:
    """The lines of `text` that are not the article, each with its kind."""
    lines = page_lines(text)
    kinds: Kinds = [_by_pattern(line) for line in lines]
    for rule in (
        _masthead,
        _captions,
        summaries,
        _asks,
        _label_blocks,
        author_boxes,
        bare_bylines,
        _head_labels,
        standfirsts,
        _lists,
        _capital_links,
        pull_quotes,
    ):
        rule(lines, kinds)
    return [(line, kind) for line, kind in zip(lines, kinds, strict=True) if kind]


def _by_pattern(line: PageLine) -> str | None:
    text = line.text
    if not any(map(str.isalnum, text)):
        return "separator"
    if len(text) > MAX_LINE_CHARS:
        return _by_length(text)
    if text.lower() in patterns.PARTICLES:
        return "label"
    kind = "caption" if _credited(text) else _by_rules(text)
    return None if kind in patterns.PAGE_SPEAKS and patterns.REPORTS.search(text) else kind


def _by_rules(text: str) -> str | None:
    found = _RULES.fullmatch(text)
    if found:
        return str(found.lastgroup).rpartition("_")[0]
    if patterns.CREDIT_LEAD.match(text):
        return "caption"
    lower = text.lower()
    for kind, key, form in _KEYED:
        if key in lower and form.fullmatch(text):
            return kind
    return "subscription" if _small_print(lower) else None


def _by_length(text: str) -> str | None:
    """Of a line too long for the patterns: a caption with its credit, or small print."""
    if len(text) <= MAX_CREDITED_CHARS and (_credited(text) or patterns.CREDIT_LEAD.match(text)):
        return "caption"
    return "subscription" if len(text) <= MAX_PRINT_CHARS and _small_print(text.lower()) else None


def _credited(text: str) -> bool:
    """Whether it ends in the credit of a photograph, in brackets."""
    ends = text.rstrip(" .\"'”’")[-1:] in {")", "]"} or any(mark in text for mark in patterns.CREDIT_MARKS)
    return ends and bool(patterns.CREDITED.search(text))


def _small_print(lower: str) -> bool:
    keyed = any(key in lower for key in patterns.PRINT_KEYS)
    return keyed and bool(patterns.SMALL_PRINT.search(_QUOTED.sub("", lower)))


def _masthead(lines: list[PageLine], kinds: Kinds) -> None:
    """A first line in another script than the article's: a garbled or translated name of the outlet."""
    if not lines or kinds[0] or lines[0].prose or _LATIN.search(lines[0].text):
        return
    if sum(1 for line in lines if _LATIN.search(line.text)) * 2 > len(lines):
        kinds[0] = "masthead"


def _captions(lines: list[PageLine], kinds: Kinds) -> None:
    """What shares a block with a photo credit is its caption; a longer block is the article itself."""
    if "credit" not in kinds:
        return
    for members in _blocks(lines):
        others = [i for i in members if kinds[i] != "credit"]
        credited = [lines[i].text for i in members if kinds[i] == "credit"]
        named = any(not patterns.AGENCY_ALONE.fullmatch(credit) for credit in credited)
        if named and 0 < len(others) <= MAX_CAPTION_LINES:
            for i in others:
                kinds[i] = kinds[i] or "caption"


def _asks(lines: list[PageLine], kinds: Kinds) -> None:
    """Paragraphs in the second half in which the outlet asks for support, with the slogans beside them."""
    for i in range(len(lines) // 2, len(lines)):
        text = lines[i].text.lower()
        if kinds[i] or len(text) > MAX_ASK_CHARS or not any(key in text for key in patterns.ASK_KEYS):
            continue
        if patterns.ASK.search(_QUOTED.sub("", text)):
            kinds[i] = "subscription"
    if "subscription" not in kinds:
        return
    for members in _blocks(lines):
        if any(kinds[i] == "subscription" for i in members):
            for i in members:
                if lines[i].words <= MAX_SLOGAN_WORDS:
                    kinds[i] = kinds[i] or "subscription"


def _label_blocks(lines: list[PageLine], kinds: Kinds) -> None:
    """A block of short lines, one of them known furniture, is furniture as a whole (seed 003)."""
    for members in _blocks(lines):
        known = [kinds[i] for i in members if kinds[i]]
        if known and all(lines[i].words <= MAX_FURNITURE_WORDS and not lines[i].ended for i in members):
            for i in members:
                kinds[i] = kinds[i] or "label"


def _head_labels(lines: list[PageLine], kinds: Kinds) -> None:
    """Very short lines before the first paragraph, beside a headline: sections and photo labels.

    Without a paragraph they are the article: a poem, results. Below a second sentence they are part of it.
    """
    first = next((i for i, line in enumerate(lines) if line.prose and not kinds[i]), 0)
    ended = [i for i in range(first) if not kinds[i] and lines[i].ended]
    first = ended[1] if len(ended) > 1 else first
    head = [i for i in range(first) if not kinds[i]]
    if any(lines[i].words >= MIN_TITLE_WORDS for i in head):
        for i in head:
            if lines[i].words <= MAX_LABEL_WORDS and not lines[i].ended:
                kinds[i] = "label"


def _lists(lines: list[PageLine], kinds: Kinds) -> None:
    """Lists of other stories: to the end of the page where no prose follows, else to the end of the block."""
    heads = [
        i
        for i, line in enumerate(lines)
        if len(line.text) <= patterns.MAX_OPENER_CHARS and _LIST.fullmatch(line.text)
    ]
    if not heads:
        return
    prose = [i for i, line in enumerate(lines) if line.prose and not kinds[i]]
    last = prose[-1] if prose else -1
    done = 0
    for i in heads:
        if i < done:
            continue
        kinds[i], done = "related", i + 1
        while done < len(lines) and not _is_sentence(lines[done]):
            if done < last and lines[done].block != lines[i].block:
                break
            kinds[done] = kinds[done] or "related"
            done += 1


def _is_sentence(line: PageLine) -> bool:
    """Whether it is a paragraph, or a short one: headlines in lists have no full stop."""
    return line.prose or (line.words >= MIN_SENTENCE_WORDS and line.text.endswith("."))


def _capital_links(lines: list[PageLine], kinds: Kinds) -> None:
    """Headlines of other stories, all in capitals, each alone between two paragraphs of the text."""
    for i in range(1, len(lines) - 1):
        line = lines[i]
        if kinds[i] or line.ended or line.words < MIN_CAPITAL_WORDS or not line.text.isupper():
            continue
        if line.text[0] not in _OPENS_QUOTE and _is_paragraph(lines[i - 1]) and _is_paragraph(lines[i + 1]):
            kinds[i] = "related"


def _is_paragraph(line: PageLine) -> bool:
    return line.prose and not line.text.isupper()


def _blocks(lines: list[PageLine]) -> list[list[int]]:
    """Indexes of the lines of each block of two lines or more."""
    groups = (list(group) for _, group in groupby(range(len(lines)), key=lambda i: lines[i].block))
    return [group for group in groups if len(group) > 1]
