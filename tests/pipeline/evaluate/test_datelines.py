"""The figures of dating plain text."""

from __future__ import annotations

import json
import lzma

from pipeline.evaluate.datelines import datelines


def test_articles_are_dated_by_their_text_and_counted(tmp_path) -> None:
    folder = tmp_path / "allsides_articles"
    folder.mkdir()
    rows = [
        {"ID": f"a{i}", "date": date, "text": text}
        for i, (date, text) in enumerate(
            [
                ("2019-10-28", "By A. Writer\nOctober 28, 2019\n\nWords of Oct. 20, 2019."),
                ("2019-10-28", "Published October 27, 2019\nWords."),
                ("2019-10-28", "Words."),
                ("", "Published October 27, 2019"),
                ("0001-01-01", "Words."),
                ("2050-01-01", "Words."),
            ]
        )
    ]
    with lzma.open(folder / "articles_20k.jsonl.xz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    figures = {figure.name: figure for figure in datelines(tmp_path)}
    both = {
        name: (
            sum(figures[f"{name}.{half}"].right for half in ("report", "dev")),
            sum(figures[f"{name}.{half}"].n for half in ("report", "dev")),
        )
        for name in ("datelines.as_is.given", "datelines.as_is.right", "datelines.no_year.given")
    }
    assert both["datelines.as_is.given"] == (2, 3)
    assert both["datelines.as_is.right"] == (1, 2)
    assert both["datelines.no_year.given"] == (2, 3)
