"""What ships is found from a checkout and from an installed package alike."""

from __future__ import annotations

import pytest

from pipeline import resources
from pipeline.errors import InputError


def test_a_checkout_has_all_that_ships() -> None:
    assert "israel-security" in resources.pack_paths()
    assert resources.registry_path("actors").is_file()
    assert resources.registry_path("outlets").is_file()
    assert resources.sample_folder().is_dir()
    assert resources.language_path("en").is_file()
    assert (resources.model_path("parser") / "config.cfg").is_file()
    assert resources.recipe_path("parser").is_file()


def test_a_language_is_what_has_a_list_by_its_code() -> None:
    assert resources.languages() == {"en"}


def test_an_installed_package_looks_inside_itself_first(tmp_path, monkeypatch) -> None:
    package = tmp_path / "site-packages" / "pipeline"
    (package / "data" / "packs").mkdir(parents=True)
    (package.parent / "data" / "packs").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.folder() == package / "data"


def test_an_installation_without_its_data_says_what_to_do(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "pipeline")
    with pytest.raises(InputError, match=r"data folder .* is missing; .*pip install"):
        resources.folder()
