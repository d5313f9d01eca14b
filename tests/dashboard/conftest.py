"""The fixture store, once in memory and once on disk."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.launch import APP
from tests.dashboard import fixture


@pytest.fixture(scope="session")
def opened() -> duckdb.DuckDBPyConnection:
    return fixture.connection()


@pytest.fixture
def cursor(opened) -> Iterator[duckdb.DuckDBPyConnection]:
    with opened.cursor() as one:
        yield one


@pytest.fixture(scope="session")
def store(tmp_path_factory) -> Path:
    return fixture.write_store(tmp_path_factory.mktemp("store") / "S")


@pytest.fixture
def app(monkeypatch) -> Iterator[Callable[..., AppTest]]:
    """Opens the app on a store, on a page, with the parameters of a link."""
    # AppTest puts the app in the place of __main__; processes that other tests spawn would read it.
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])

    def start(place: Path, page: str | None = None, **params: str | list[str]) -> AppTest:
        monkeypatch.setattr(sys, "argv", ["app.py", "--store", str(place)])
        at = AppTest.from_file(APP, default_timeout=30)
        for key, value in params.items():
            at.query_params[key.removesuffix("_")] = value
        if page is not None:
            at.run()
            at.switch_page(f"views/{page}.py")
            for key, value in params.items():
                at.query_params[key.removesuffix("_")] = value
        return at.run()

    yield start
    st.cache_data.clear()
    st.cache_resource.clear()
