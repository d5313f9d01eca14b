"""Names at the ends of a timeline's lines: fitted to px, hyphenated, cut."""

from __future__ import annotations

import pytest

from dashboard.figures.parts.lettering import breadth
from dashboard.figures.parts.timeline_names import SCREEN_PX, SIZE, fitted


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Ann", ["Ann"]),
        ("Ann Bell", ["Ann Bell"]),
        ("Kirsadir Prurlailboark", ["Kirsadir", "Prurlailboark"]),
        ("Bergmannsthaler", ["Bergmannsth-", "aler"]),
        ("Anne-Sophie-Margarete", ["Anne-Sophie-", "Margarete"]),
        ("Anna Bergmannsthaler Wohlfahrt", ["Anna", "Bergmannst…"]),
        ("", [""]),
    ],
)
def test_a_name_is_fitted_to_two_lines(name, told) -> None:
    assert fitted(name, SCREEN_PX, 2) == told


def test_no_line_is_wider_than_asked() -> None:
    for width in (20, 55, 70, 120):
        for lines in (1, 2):
            found = fitted("Maximiliane von und zu Hohenwaldstein-Altenburg", width, lines)
            assert len(found) <= lines
            assert all(breadth(line, SIZE) <= width for line in found)


def test_what_is_cut_has_its_sign_beside_it() -> None:
    assert fitted("Kirsadir Prurlailboark", SCREEN_PX, 1) == ["Kirsadir…"]
    assert all(line != "…" for line in fitted("Maximiliane Wohlfahrtstein Bell", 60, 2))
