"""What stands around the article: found by pattern, position and shape, never by a list of pages.

Three things keep the article whole: a pattern must match a whole short line, a list of links ends
where prose begins, and a caption must stand in one block with its credit.
"""

from __future__ import annotations

import re
from itertools import groupby

from pipeline.clean import patterns
from pipeline.clean.page_lines import PageLine, page_lines

MAX_LINE_CHARS = 320  # the longest furniture in a line of its own was a caption of 280
MAX_LABEL_WORDS = 3  # "MIDDLE EAST" over the headline, a bare name under a photograph
MIN_TITLE_WORDS = 4
MAX_FURNITURE_WORDS = 4  # of each line in a block of labels
MAX_SLOGAN_WORDS = 12  # a house slogan beside a request to subscribe
MAX_CAPTION_LINES = 2
MIN_SUMMARY_SHARE = 0.6  # of a list's content words that the article has too, for the list to repeat it
MIN_CONTENT_CHARS = 4
MAX_SUMMARIES = 3  # each is compared with the whole text

_RULES = re.compile(
    "|".join(f"(?P<{kind}_{i}>{'|'.join(forms)})" for i, (kind, forms) in enumerate(patterns.LINE_RULES)),
    re.IGNORECASE,
)
_LIST = re.compile("|".join(patterns.LIST_OPENER), re.IGNORECASE)
_SUMMARY = re.compile("|".join(patterns.SUMMARY_OPENER), re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CONTENT = re.compile(rf"\w{{{MIN_CONTENT_CHARS},}}")

Kinds = list[str | None]


def furniture(text: str) -> list[tuple[PageLine, str]]:
    """The lines of `text` that are not the article, each with its kind."""
    lines = page_lines(text)
    kinds: Kinds = [_by_pattern(line) for line in lines]
    for rule in (_masthead, _captions, _summary, _asks, _label_blocks, _head_labels, _lists):
        rule(lines, kinds)
    return [(line, kind) for line, kind in zip(lines, kinds, strict=True) if kind]


def _by_pattern(line: PageLine) -> str | None:
    text = line.text
    if len(text) > MAX_LINE_CHARS:
        return None
    if not any(map(str.isalnum, text)):
        return "separator"
    if text.lower() in patterns.PARTICLES:
        return "label"
    if patterns.CREDITED.search(text):
        return "caption"
    found = _RULES.fullmatch(text)
    return str(found.lastgroup).rpartition("_")[0] if found else None


def _masthead(lines: list[PageLine], kinds: Kinds) -> None:
    """A first line in another script than the article's: a garbled or translated name of the outlet."""
    if not lines or kinds[0] or lines[0].prose or _LATIN.search(lines[0].text):
        return
    if sum(1 for line in lines if _LATIN.search(line.text)) * 2 > len(lines):
        kinds[0] = "masthead"


def _captions(lines: list[PageLine], kinds: Kinds) -> None:
    """What shares a block with a photo credit is its caption; a longer block is the article itself."""
    for members in _blocks(lines):
        others = [i for i in members if kinds[i] != "credit"]
        credited = [lines[i].text for i in members if kinds[i] == "credit"]
        named = any(not patterns.AGENCY_ALONE.fullmatch(credit) for credit in credited)
        if named and 0 < len(others) <= MAX_CAPTION_LINES:
            for i in others:
                kinds[i] = kinds[i] or "caption"


def _summary(lines: list[PageLine], kinds: Kinds) -> None:
    """A list of takeaways that says again what the article says."""
    heads = [i for i, line in enumerate(lines) if _SUMMARY.fullmatch(line.text)]
    for i in heads[:MAX_SUMMARIES]:
        stop = i + 1
        while stop < len(lines) and patterns.BULLET.match(lines[stop].text):
            stop += 1
        if stop == i + 1:
            kinds[i] = kinds[i] or "label"
        elif _repeats(lines[i + 1 : stop], [*lines[:i], *lines[stop:]]):
            kinds[i:stop] = ["summary"] * (stop - i)


def _repeats(items: list[PageLine], body: list[PageLine]) -> bool:
    known = {word for line in body for word in _CONTENT.findall(line.text.lower())}
    words = [word for item in items for word in _CONTENT.findall(item.text.lower())]
    return bool(words) and sum(word in known for word in words) >= MIN_SUMMARY_SHARE * len(words)


def _asks(lines: list[PageLine], kinds: Kinds) -> None:
    """Paragraphs in the second half in which the outlet asks for support, with the slogans beside them."""
    for i in range(len(lines) // 2, len(lines)):
        text = lines[i].text
        if not kinds[i] and patterns.ASK.search(text) and patterns.ASK.search(_QUOTED.sub("", text)):
            kinds[i] = "subscription"
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
    """Very short lines before the first paragraph, beside a headline: sections and photo labels."""
    first = next((i for i, line in enumerate(lines) if line.prose and not kinds[i]), len(lines))
    head = [i for i in range(first) if not kinds[i]]
    if any(lines[i].words >= MIN_TITLE_WORDS for i in head):
        for i in head:
            if lines[i].words <= MAX_LABEL_WORDS and not lines[i].ended:
                kinds[i] = "label"


def _lists(lines: list[PageLine], kinds: Kinds) -> None:
    """Lists of other stories: to the end of the page where no prose follows, else to the end of the block."""
    prose = [i for i, line in enumerate(lines) if line.prose and not kinds[i]]
    last = prose[-1] if prose else -1
    for i, line in enumerate(lines):
        if not _LIST.fullmatch(line.text) or kinds[i] == "related":
            continue
        kinds[i] = "related"
        for j in range(i + 1, len(lines)):
            if lines[j].prose or (j < last and lines[j].block != line.block):
                break
            kinds[j] = kinds[j] or "related"


def _blocks(lines: list[PageLine]) -> list[list[int]]:
    """Indexes of the lines of each block of two lines or more."""
    groups = (list(group) for _, group in groupby(range(len(lines)), key=lambda i: lines[i].block))
    return [group for group in groups if len(group) > 1]
