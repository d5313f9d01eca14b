"""The language of real pages: what was detected in the clean text, against what the page says of itself."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from pipeline.clean.article import clean
from pipeline.detect import Detector
from pipeline.errors import InputError
from pipeline.evaluate.figure import Figure
from pipeline.records import RawRecord

PAGES = "fundus_pages"
# Newspapers in Xhosa and Zulu whose pages declare English; found by looking at each disagreement.
PRINTED = {
    "Dizindaba": "xh",
    "EyethuNews": "zu",
    "Ilanga": "zu",
    "Isolezwe": "zu",
    "IsolezweLesiXhosa": "xh",
}
_LANG = re.compile(r"<html\b[^>]{0,2000}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})", re.IGNORECASE)


def languages(data: Path) -> list[Figure]:
    """How often the detected language is the one that `<html lang>` declares, but for those in PRINTED.

    Raises:
        InputError: If the pages are not in `data`.
    """
    paths = sorted((data / PAGES).rglob("*.html.gz"))
    if not paths:
        raise InputError("the pages are not there", got=str(data / PAGES), then="Name the folder with --data")
    detector, right, wrong, n = Detector(), 0, 0, 0
    for path in paths:
        page = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        declared = _LANG.search(page)
        text = clean(RawRecord(path.name, path.name, page, kind="html")).text
        if declared and text:
            truth = PRINTED.get(path.name.partition("_")[0], declared[1].lower())
            found = detector.language(text)
            n += 1
            right += found == truth
            wrong += found not in {None, truth}
    what = "the language of the page as it declares it; five newspapers that declare another were corrected"
    return [
        Figure("language.right", right, n, PAGES, what),
        Figure("language.wrong", wrong, n, PAGES, "another language (lower is better)"),
    ]
