"""Saved views: a page with its filters under a name, and the file that holds them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.link import KEYS
from dashboard.pages import PAGES
from pipeline.errors import InputError, unknown

FORMAT = 1  # of the file; another one is refused
MOST_CHARACTERS = 60  # of a name; a list of longer ones can't be read
MOST_VIEWS = 500  # more are no list that anybody reads
# A view is opened on the newest data with the briefing that is open then, and on its first page of results.
_NOT_KEPT = {"data", "tray", "page"}
_PARTS = {"name", "page", "params", "created"}


class ViewError(InputError):
    """A view can't be saved, or a file holds no views of this version."""


@dataclass(frozen=True, slots=True)
class View:
    """A page with its filters. `params` are its address's, `created` is when it was named, in UTC."""

    name: str
    page: str
    params: Mapping[str, tuple[str, ...]]
    created: dt.datetime


Views = tuple[View, ...]


def view(name: str, page: str, params: Mapping[str, Sequence[str]], created: dt.datetime) -> View:
    """A view of a page.

    Args:
        name: What it is called, up to MOST_CHARACTERS; space around it is cut off.
        page: The name of a page.
        params: The parameters of its address; those that are no part of a link are left out.
        created: Now, UTC.

    Raises:
        ViewError: If the name is empty or too long.
    """
    kept = {key: tuple(params[key]) for key in sorted(params) if key in KEYS and key not in _NOT_KEPT}
    return View(_named(name), page, kept, created)


def saved(views: Views, one: View) -> Views:
    """With one more, in the order of names.

    Raises:
        ViewError: If there is one of that name, in whatever case, or there are too many.
    """
    for other in views:
        if other.name.casefold() == one.name.casefold():
            raise ViewError("there is a view of this name", got=other.name, then="Choose another name")
    if len(views) >= MOST_VIEWS:
        raise ViewError(
            "there are too many views", got=len(views), allowed=f"{MOST_VIEWS}", then="Delete some"
        )
    return tuple(sorted((*views, one), key=lambda each: each.name.casefold()))


def renamed(views: Views, name: str, new: str) -> Views:
    """With another name for one of them; raises ViewError as `view` and `saved` do, or if it is gone."""
    return saved(deleted(views, name), replace(named(views, name), name=_named(new)))


def deleted(views: Views, name: str) -> Views:
    """Without one of them; the same where it is gone already."""
    return tuple(one for one in views if one.name != name)


def named(views: Views, name: str) -> View:
    """The one of that name; raises ViewError where somebody deleted or renamed it."""
    for one in views:
        if one.name == name:
            return one
    raise ViewError("there is no view of this name any more", got=name, then="Open the list again")


def added(views: Views, more: Views) -> Views:
    """With those of a file; one whose name is taken by another view gets a number behind it."""
    for one in more:
        if any((own.name, own.page, own.params) == (one.name, one.page, one.params) for own in views):
            continue
        taken = {own.name.casefold() for own in views}
        number, name = 2, one.name
        while name.casefold() in taken:
            end = f" ({number})"
            name, number = one.name[: MOST_CHARACTERS - len(end)] + end, number + 1
        views = saved(views, replace(one, name=name))
    return views


def encode(views: Views) -> str:
    """The views as JSON."""
    listed = [
        {
            "name": one.name,
            "page": one.page,
            "params": {key: list(values) for key, values in one.params.items()},
            "created": one.created.isoformat(timespec="seconds"),
        }
        for one in views
    ]
    return json.dumps(
        {"standpoint": "views", "format": FORMAT, "views": listed}, ensure_ascii=False, indent=1
    )


def decode(text: str) -> Views:
    """The views that JSON holds.

    Raises:
        ViewError: If it holds none of this version, or one of them has a part we don't know.
    """
    try:
        whole = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits
        raise ViewError("the file holds no views: it is not JSON", got=str(error)) from error
    if not isinstance(whole, dict) or set(whole) != {"standpoint", "format", "views"}:
        found = sorted(map(str, whole)) if isinstance(whole, dict) else type(whole).__name__
        raise ViewError("the file holds no views", got=found, allowed=["standpoint", "format", "views"])
    if whole["standpoint"] != "views" or whole["format"] != FORMAT or not isinstance(whole["views"], list):
        raise ViewError("the file holds no views of this version", got=whole["format"], allowed=str(FORMAT))
    views: Views = ()
    for one in whole["views"]:
        views = saved(views, _read(one))
    return views


def _read(one: Any) -> View:  # noqa: ANN401 - as JSON has it
    if not isinstance(one, dict) or set(one) != _PARTS:
        found = sorted(map(str, one)) if isinstance(one, dict) else type(one).__name__
        raise ViewError("a view has other parts", got=found, allowed=sorted(_PARTS))
    pages = [page.name for page in PAGES]
    if one["page"] not in pages:
        raise unknown(ViewError, "a view is of no such page", str(one["page"]), pages)
    params = one["params"]
    if not isinstance(params, dict) or set(params) - set(KEYS) or not all(map(_words, params.values())):
        raise ViewError("a view has the parts of a link, each a list of words", got=str(params))
    try:
        created = dt.datetime.fromisoformat(str(one["created"]))
    except ValueError as error:
        raise ViewError(
            "a view says when it was made", got=str(one["created"]), allowed="2025-10-27T09:00:00"
        ) from error
    return view(str(one["name"]), one["page"], params, created)


def _words(values: Any) -> bool:  # noqa: ANN401 - as JSON has it
    return isinstance(values, list) and all(isinstance(one, str) for one in values)


def _named(name: str) -> str:
    told = " ".join(name.split())
    if not told or len(told) > MOST_CHARACTERS:
        raise ViewError("a view has a name", got=told, allowed=f"1 to {MOST_CHARACTERS} characters")
    return told
