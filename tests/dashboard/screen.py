"""What a page shows, read back from an AppTest."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest


def html(at: AppTest) -> str:
    return "\n".join(element.proto.body for element in at.get("html"))


def charts(at: AppTest) -> list[dict]:
    return [json.loads(element.proto.spec) for element in at.get("plotly_chart")]


def box(at: AppTest, label: str):
    return next(one for one in at.selectbox if one.label == label)


def titles(at: AppTest) -> list[str]:
    return [one.value for one in at.title]
