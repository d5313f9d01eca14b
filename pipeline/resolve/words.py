"""The words of a text, folded for comparison and each with its true place.

Folding makes look-alikes equal: letters lose their diacritics, acronyms their points ("U.S." is "US"),
British and American spellings meet, kinds of space, hyphen and apostrophe count as one. It works word
by word, so every offset stays that of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from pipeline.text import Span

# Letters with points between them are one word; combining marks belong to their letter.
_WORD = re.compile(r"[A-Z](?:\.[A-Z])+\.?(?![^\W_])|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_SINGLE = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ʿ": "", "ʾ": ""}
)
_MARKS = re.compile(r"[\u0300-\u036f.]")
_GAP = str.maketrans(
    dict.fromkeys("\u00a0\u202f\u2009\u2007", " ")
    | dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("\u2010\u2011", "-")
    | {"\u00ad": "", "\u200b": "", "\u2060": ""}
)
# After these a full stop ends no sentence: "Mr. Katz", "Sen. Doe".
ABBREVIATED = frozenset(
    [
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Prof",
        "Sen",
        "Sens",
        "Rep",
        "Reps",
        "Gov",
        "Govs",
        "Gen",
        "Lt",
        "Col",
        "Maj",
        "Capt",
        "Sgt",
        "Adm",
        "Brig",
        "Rev",
        "Hon",
        "St",
        "Amb",
        "Cpl",
    ]
)
ARTICLES = ("al", "el")  # the Arabic article, as it is written in Latin letters


def folded(word: str) -> str:
    """`word` without diacritics and points, its case kept; never longer than four times its length."""
    if word.isascii():
        return word.replace(".", "")
    return _MARKS.sub("", unicodedata.normalize("NFKD", word.translate(_SINGLE)))


class Words:
    """A text as a row of words.

    `keys` are the forms by which names are compared ("el" is "al").
    `raws` are folded words with their case, `forms` the same in lower case and one spelling; `gaps[i]` is
    what stands between word i and word i + 1, look-alikes made equal, " " after an abbreviation's full
    stop. All have the length of `starts`; the last gap is what follows the last word.
    """

    def __init__(self, text: str, spelling: Mapping[str, str]) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.raws: list[str] = []
        for match in _WORD.finditer(text):
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.raws.append(folded(match.group()))
        lowered = [raw.lower() for raw in self.raws]
        self.forms = [spelling.get(form, form) for form in lowered]
        self.keys = [ARTICLES[0] if form in ARTICLES else form for form in self.forms]
        nexts = [*self.starts[1:], len(text)]
        self.gaps = (
            [
                _gap(text[end:start], raw)
                for end, start, raw in zip(self.ends, nexts, self.raws, strict=len(self.starts) > 0)
            ]
            if self.starts
            else []
        )

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> Span:
        """The characters of the words `first` to `last`, both included."""
        return Span(self.starts[first], self.ends[last])

    def gap_before(self, index: int) -> str:
        """What stands between a word and the one before it; a line's end before the first."""
        return self.gaps[index - 1] if index > 0 else "\n"

    def form(self, index: int) -> str:
        """The form of a word, "" outside the text."""
        return self.forms[index] if 0 <= index < len(self.forms) else ""

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital; False outside the text."""
        return 0 <= index < len(self.raws) and self.raws[index][:1].isupper()

    def opens(self, index: int) -> bool:
        """Whether a word begins a sentence, a line or a quotation, where its capital means nothing."""
        gap = self.gap_before(index)
        return index == 0 or any(mark in gap for mark in '.!?:\n“"•…;')


def _gap(gap: str, raw: str) -> str:
    if gap == " ":
        return gap
    plain = gap.translate(_GAP)
    if plain == ". " and (raw in ABBREVIATED or (len(raw) == 1 and raw.isupper())):
        return " "
    return " " if plain and not plain.strip(" ") else plain
