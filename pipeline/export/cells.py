"""Values as cells of a spreadsheet: defused, cut where a cell holds no more, and both counted.

Follows OWASP's page on CSV injection: a text is defused that begins with what makes a spreadsheet read a
formula. White space and invisible characters before such a sign are looked through, since some programs
trim them. Quotation marks and separators in a text need nothing: the writer quotes the cell.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from dataclasses import dataclass, field

XLSX_CHARS = 32_767  # what a cell of Excel holds, in units of UTF-16
XLSX_ROWS = 1_048_575  # what a sheet of Excel holds below its header
CUT = " … [cut: more than a cell of Excel holds; export as csv, jsonl or parquet]"
# The wide forms are the same signs to a spreadsheet set to Japanese or Chinese.
_RUN = re.compile(r"[\t\r\n]|[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]")


@dataclass
class Counted:
    """What was done to the cells of a file, by column: numbers of cells."""

    defused: Counter[str] = field(default_factory=Counter)
    cut: Counter[str] = field(default_factory=Counter)
    long: Counter[str] = field(default_factory=Counter)  # whole in the file, and too long for Excel


def risky(text: str) -> bool:
    """Whether a spreadsheet that opens a CSV may run the text as a formula."""
    return _RUN.match(text) is not None


def defused(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet may run it."""
    return f"'{text}" if risky(text) else text


def plain(value: object) -> object:
    """A value without what cells can't hold: lists and structs as JSON, days and moments as ISO 8601."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=iso)
    if isinstance(value, dt.date):  # a datetime is one as well
        return iso(value)
    return value


def iso(value: object) -> str:
    """A day or a moment in ISO 8601; raises TypeError for anything else."""
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")


def csv_cell(column: str, value: object, counted: Counted) -> object:
    """A value as a cell of CSV: texts defused, numbers as they are, nothing for null."""
    cell = plain(value)
    if not isinstance(cell, str):
        return cell
    if too_long(cell):
        counted.long[column] += 1
    if not risky(cell):
        return cell
    counted.defused[column] += 1
    return f"'{cell}"


def fitting(column: str, text: str, counted: Counted) -> str:
    """A text as a cell of Excel holds it; one that is cut says so at its end."""
    if not too_long(text):
        return text
    counted.cut[column] += 1
    units = text.encode("utf-16-le", "replace")[: 2 * (XLSX_CHARS - len(CUT))]
    return units.decode("utf-16-le", "ignore") + CUT  # half a character at the cut is left out


def too_long(text: str) -> bool:
    """Whether the text is more than a cell of Excel holds."""
    if len(text) * 2 <= XLSX_CHARS:  # no character takes more than two units
        return False
    return len(text.encode("utf-16-le", "replace")) > 2 * XLSX_CHARS
