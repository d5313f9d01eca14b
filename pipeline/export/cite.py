r"""Citations, in BibTeX and in Chicago's notes: of a statement with its article, and of Standpoint itself.

Pure text to text. What an article or an input says of itself is hostile here too: a title may hold braces,
commands and line ends, and none of them gets into a bibliography as more than the characters it is.

Three decisions. Names stand in their own order: which of their words is the surname is not known, and
Chicago's notes want it so. No date of access is given: nobody opened the address, a file was read; the day
the citation was made stands in the note. And what the article only reports is not called the speaker's words.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from pipeline import ids

STYLES = ("bibtex", "chicago")
TOOL = "Standpoint"
TOOL_AUTHORS = "The Standpoint maintainers"  # as CITATION.cff says
TOOL_YEAR = 2026  # of the version; it changes with it
TOOL_ABOUT = "Who stands where on what in the news, with the sentence that shows it"
MOST_WORDS = 600  # characters of the quoted words; a citation names a passage, it does not reprint it
MOST_NAMES = 10  # beyond ten authors Chicago names seven and says "et al."
NAMED_OF_MANY = 7
KEY_CHARS = 8  # of the statement's id: enough to tell a bibliography's entries apart

# How an article has the words, by voice: what is reported is not what was said.
_VOICES = {
    "direct": "{}, quoted in",
    "mixed": "{}, quoted in part in",
    "indirect": "{}, as reported in",
    "action": "On a deed of {}, as reported in",
    "position": "On an attitude of {}, as reported in",
    "narration": "On {}, in the words of",
}
_CITED = {"direct": "Words", "mixed": "Words, partly the article’s own"}  # else the article's words
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # an escaped brace still counts as one in BibTeX
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "“": "``",
        "”": "''",
        '"': '{"}',
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)
_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})  # quotation marks inside quotation marks
_ODD_IN_ADDRESS = re.compile(r"""[\s\\{}"<>^`|]|[^\x21-\x7e]""")
_ON_DISK = re.compile(r"[/\\~]|[A-Za-z]:[/\\]")
_BEFORE_MORE = ",;:—– "  # what ends a quotation because the article goes on
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS, _MONTH = ("day", "minute", "second"), "month"


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement with its article, as a citation needs it.

    `published` is said as exactly as `precision` (one of schema.PRECISIONS) allows. `quote` has … where the
    article has other words between its pieces. `version` is that of Standpoint that found it, `snapshot` the
    state of the data it was found in. `ref` names the input, for an article without an address.
    """

    statement_id: str
    voice: str
    quote: str
    speaker: str | None
    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    published: dt.date | None
    precision: str
    url: str | None
    ref: str
    sample: bool
    version: str
    snapshot: str


@dataclass(frozen=True, slots=True)
class Tool:
    """Standpoint in a version, and where data are named the state they are in and what analysed them."""

    version: str
    snapshot: str | None = None
    pack: str | None = None
    scorer: str | None = None


def statement(cited: Cited, style: str, made: dt.date) -> str:
    """A citation of a statement; `style` is one of STYLES, `made` the day it is made."""
    return {"bibtex": bibtex, "chicago": chicago}[style](cited, made)


def tool(used: Tool, style: str) -> str:
    """A citation of Standpoint; `style` is one of STYLES."""
    return {"bibtex": _tool_bibtex, "chicago": _tool_chicago}[style](used)


def bibtex(cited: Cited, made: dt.date) -> str:
    """An entry of BibTeX: an @article where the outlet is known, else @misc; the statement is in its note."""
    fields = {
        "author": " and ".join(_author(name) for name in _shown(cited.authors)),
        "title": "{" + _latex(cited.title or "[No headline]") + "}",
        "journal": _latex(cited.outlet or ""),
        **_date_fields(cited),
        "url": _address(cited.url) or "",
        "note": _latex(_note(cited, made)),
    }
    kind = "article" if cited.outlet else "misc"
    if len(cited.authors) > MOST_NAMES:
        fields["author"] += " and others"
    return _entry(kind, _key(cited), fields)


def chicago(cited: Cited, made: dt.date) -> str:
    """A note in Chicago's style, then the words it cites and how they were found."""
    who = _VOICES[cited.voice].format(_flat(cited.speaker) or "Speaker unknown")
    title = _flat(cited.title).translate(_INNER).rstrip(".")
    parts = [
        _listed(cited.authors),
        f"“{title},”" if title else "an article without a headline,",
        f"{_flat(cited.outlet) or 'outlet unknown'},",
        _said_date(cited),
    ]
    address = _address(cited.url)
    place = f", {address}" if address else ""
    source = f"{who} {' '.join(filter(None, parts))}{place}".rstrip(".")
    return f"{source}. {_note(cited, made)}"


def _note(cited: Cited, made: dt.date) -> str:
    """What no style has a field for: the words, whose they are, and how to find them again."""
    words = _flat(cited.quote).rstrip(_BEFORE_MORE)
    cut = words if len(words) <= MOST_WORDS else f"{words[:MOST_WORDS].rstrip()} […]"
    stop = "" if cut.endswith((".", "!", "?")) else "."
    head = _CITED.get(cited.voice, "The article’s words")
    speaker = _flat(cited.speaker) or "speaker unknown"
    told = f"{head} ({speaker}): “{cut.translate(_INNER)}{stop}”"
    found = f"Found with {TOOL} {_flat(cited.version)}, statement {cited.statement_id}"
    data = f"data of {_flat(cited.snapshot)}, cited {_day(made)}"
    ref = "" if _address(cited.url) else f", input {_input(cited.ref)}"
    sample = " Invented sample article: not to be cited as a source." if cited.sample else ""
    return f"{told} {found}{ref}, {data}.{sample}"


def _input(ref: str) -> str:
    """The input's own name; of a place on somebody's disk the last part alone."""
    flat = _flat(ref)
    return re.split(r"[/\\]", flat)[-1] if _ON_DISK.match(flat) else flat


def _tool_bibtex(used: Tool) -> str:
    fields = {
        "author": "{" + TOOL_AUTHORS + "}",
        "title": "{" + f"{TOOL}: {TOOL_ABOUT}" + "}",
        "version": _latex(used.version),
        "year": str(TOOL_YEAR),
        "note": _latex(_used(used)),
    }
    return _entry("software", f"{ids.slug(TOOL)}-{ids.slug(used.version)}", fields)


def _tool_chicago(used: Tool) -> str:
    data = f" {_used(used)}." if _used(used) else ""
    return f"{TOOL_AUTHORS}, {TOOL}: {TOOL_ABOUT}, version {_flat(used.version)} ({TOOL_YEAR}).{data}"


def _used(used: Tool) -> str:
    parts = (("Data of", used.snapshot), ("pack", used.pack), ("scorer", used.scorer))
    return ", ".join(f"{word} {_flat(value)}" for word, value in parts if value)


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    """An entry with the fields that are not empty; a month is BibTeX's own word and stands bare."""
    lines = [
        f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


def _key(cited: Cited) -> str:
    """The entry's key: the first author or the outlet, the year, the statement; the same on any day."""
    who = ids.slug(cited.authors[0] if cited.authors else cited.outlet or "") or "article"
    year = cited.published.year if cited.published and cited.precision != "unknown" else "nd"
    return f"{who}-{year}-{ids.slug(cited.statement_id)[:KEY_CHARS]}"


def _date_fields(cited: Cited) -> dict[str, str]:
    day, precision = cited.published, cited.precision
    if day is None or precision == "unknown":
        return {"year": "n.d."}
    fields = {"year": str(day.year)}
    if precision in (*_DAYS, _MONTH):
        fields["month"] = _MONTHS[day.month - 1]
    if precision in _DAYS:
        fields["day"] = str(day.day)
    return fields


def _said_date(cited: Cited) -> str:
    day, precision = cited.published, cited.precision
    if day is None or precision == "unknown":
        return "n.d."
    if precision in _DAYS:
        return _day(day)
    return f"{_NAMES[day.month - 1]} {day.year}" if precision == _MONTH else str(day.year)


def _day(day: dt.date) -> str:
    return f"{_NAMES[day.month - 1]} {day.day}, {day.year}"


def _shown(authors: tuple[str, ...]) -> tuple[str, ...]:
    return authors if len(authors) <= MOST_NAMES else authors[:NAMED_OF_MANY]


def _author(name: str) -> str:
    """A name as BibTeX takes it; one that it would take apart at a wrong place is kept whole by braces."""
    flat = _flat(name)
    whole = "," in flat or re.search(r"\b(and|others)\b", flat, re.IGNORECASE) is not None
    return f"{{{_latex(flat)}}}" if whole else _latex(flat)


def _listed(authors: tuple[str, ...]) -> str:
    names = [_flat(name) for name in _shown(authors)]
    if not names:
        return ""
    if len(names) < len(authors):
        return f"{', '.join(names)}, et al.,"
    if len(names) <= 2:  # noqa: PLR2004 - two are joined without a comma
        return f"{' and '.join(names)},"
    return f"{', '.join(names[:-1])}, and {names[-1]},"


def _flat(text: str | None) -> str:
    """Text on one line, without control characters and those that turn the direction of what follows."""
    kept = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text or "")
    turned = "".join(c for c in kept if not "\u202a" <= c <= "\u202e" and not "\u2066" <= c <= "\u2069")
    return " ".join(turned.split())


def _latex(text: str) -> str:
    return _flat(text).translate(_LATEX)


def _address(url: str | None) -> str | None:
    """A web address as it stands, with what no address holds in percent codes; None for anything else."""
    flat = _flat(url)
    if not re.match(r"https?://", flat, re.IGNORECASE):
        return None
    return _ODD_IN_ADDRESS.sub(lambda c: "".join(f"%{byte:02X}" for byte in c[0].encode()), flat)
