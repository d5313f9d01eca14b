"""What a site calls itself."""

from __future__ import annotations

import pytest

from pipeline.provenance.site_names import alike, host_of, tidy


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.a.example/x", "a.example"),
        ("a.example", "a.example"),
        ("HTTPS://News.A.example:443/x", "news.a.example"),
        ("https://web.archive.org/web/2025/https://www.a.example/x", "a.example"),
        ("https://[broken/x", ""),
        ("/only/a/path.html", ""),
        ("a name. of some words", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(address, host) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("name", "host", "tidied"),
    [
        ("Harbour Post", "harbourpost.example", "Harbour Post"),
        ("Home | Harbour Post", "", "Harbour Post"),
        ("Harbour Post | News from the coast", "", "Harbour Post"),
        ("News from the coast - Harbour Post", "harbourpost.example", "Harbour Post"),
        ("Harbour Post: Latest News", "", "Harbour Post"),
        ("Home", "", "Home"),
        ("Harbour-Post", "", "Harbour-Post"),
    ],
)
def test_a_name_loses_its_slogan(name, host, tidied) -> None:
    assert tidy(name, host) == tidied


@pytest.mark.parametrize(
    ("name", "host", "same"),
    [
        ("The Harbour", "theharbour.example", True),
        ("The Harbour", "harbour.example", True),
        ("Harbour", "theharbour.example", True),
        ("Hárbour Post", "www.harbourpost.com", True),
        ("Big Group", "harbourpost.example", False),
        ("News", "news.example.com", False),
        ("", "a.example", False),
    ],
)
def test_a_name_is_like_the_host_or_not(name, host, same) -> None:
    assert alike(name, host) is same
