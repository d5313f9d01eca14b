"""The dateline of a report."""

from __future__ import annotations

import pytest

from pipeline.provenance.dateline import LAG_DAYS, of_dateline


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("JERUSALEM, Oct. 26, 2025 — The council met.", "Oct. 26, 2025"),
        ("JERUSALEM, Oct. 26 — The council met.", "Oct. 26"),
        ("JERUSALEM, Sunday, Oct. 26 — The council met.", "Sunday, Oct. 26"),
        ("GAZA CITY, Gaza Strip, Oct 26, 2025 (AP) — The council met.", "Oct 26, 2025"),
        ("CAIRO, 26 October (Reuters) - The council met.", "26 October"),
        ("CAIRO/TEL AVIV, 26 October 2025 (Reuters) - The council met.", "26 October 2025"),
        ("Ankara, 26 October 2025 (AA) – The council met.", "26 October 2025"),
        ("WASHINGTON, Oct. 26 (UPI) -- The council met.", "Oct. 26"),
        ("Oct 26 (Reuters) - The council met.", "Oct 26"),
        ("A headline of some words\n\nBy A. Writer\n\nAMMAN, Oct. 26 — The council met.", "Oct. 26"),
        ("JERUSALEM (AP) — The council met.", None),
        ("On March 28, when the council met – and later – it voted.", None),
        ("In May 2020 – the council met.", None),
        ("The Harbour, Oct. 26 — The council met.", None),
        ("NATO said it would meet on October 26 -- ten days later.", None),
        ("JERUSALEM, Oct. 26 is when the council met.", None),
        ("Words of the article.\n\n" * 20 + "JERUSALEM, Oct. 26 — The council met.", None),
        ("", None),
    ],
)
def test_a_dateline_is_place_day_and_dash(text, words) -> None:
    assert [(found.words, found.lag) for found in of_dateline(text)] == ([(words, LAG_DAYS)] if words else [])
