"""Languages of pages: what a page declares is compared with what its text is in."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.evaluate.languages import languages

ENGLISH = "The council met on Sunday and spoke of the bridge for two hours, and nobody went home before ten."
FRENCH = "Le conseil a parlé du pont pendant deux heures dimanche, et personne n'est rentré avant dix heures."


def test_a_page_is_right_where_its_text_is_in_the_language_it_declares(tmp_path: Path) -> None:
    folder = tmp_path / "fundus_pages" / "xx"
    folder.mkdir(parents=True)
    for name, lang, text in (("a", "en-GB", ENGLISH), ("b", "FR", FRENCH), ("c", "en", FRENCH)):
        page = f'<html dir="ltr" lang="{lang}"><body><article><p>{text}</p></article></body></html>'
        (folder / f"{name}.html.gz").write_bytes(gzip.compress(page.encode()))
    (folder / "d.html.gz").write_bytes(gzip.compress(f"<html><p>{ENGLISH}</p></html>".encode()))
    found = {figure.name: (figure.right, figure.n) for figure in languages(tmp_path)}
    assert found == {"language.right": (2, 3), "language.wrong": (1, 3)}


def test_without_pages_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--data"):
        languages(tmp_path)
