"""What JSON-LD says of a page's article, from all its scripts together."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report)$")
_SITE_TYPES = re.compile(r"^(?:WebSite|NewsMediaOrganization)$")
_KEEP = ("datePublished", "dateModified", "dateCreated", "headline", "publisher", "author", "creator", "url")
_WRAPPING = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*$")
MAX_NODES = 5_000  # a page's graph has dozens; one with more is not describing an article
MAX_MEMBERS = 50  # of a list of authors

Node = dict[str, object]


def of_scripts(texts: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs ("jsonld:headline", …) of the page's article, then ("jsonld:site", …) of its site.

    The article is the first node of such a type, outer before inner; a property may be a string, an
    object with a name, a list, or a reference to a node elsewhere on the page. Malformed scripts are
    passed over.
    """
    nodes = [node for text in texts for node in _nodes(_parsed(text))]
    by_id = _index(nodes)
    pairs: list[tuple[str, str]] = []
    article = next((node for node in nodes if _is_a(node, _ARTICLE_TYPES)), None)
    if article is not None:
        for key in _KEEP:
            pairs += ((f"jsonld:{key}", name) for name in _names(article.get(key), by_id))
    for node in nodes:
        if _is_a(node, _SITE_TYPES):
            pairs += (("jsonld:site", name) for name in _names(node.get("name"), by_id))
    return pairs


def _parsed(text: str) -> object:
    try:
        return json.loads(_WRAPPING.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object) -> Iterator[Node]:
    """Every object in a graph, outer before inner, without recursion."""
    waiting = deque([value])
    for _ in range(MAX_NODES):
        if not waiting:
            return
        current = waiting.popleft()
        if isinstance(current, dict):
            yield current
            waiting.extend(inner for inner in current.values() if isinstance(inner, (dict, list)))
        elif isinstance(current, list):
            waiting.extend(current)


def _index(nodes: list[Node]) -> dict[str, Node]:
    """The named nodes by their id; a node that only refers to another has no name."""
    found: dict[str, Node] = {}
    for node in nodes:
        key = node.get("@id")
        if isinstance(key, str) and isinstance(node.get("name"), str):
            found.setdefault(key, node)
    return found


def _is_a(node: Node, types: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and types.search(name) for name in names)


def _names(value: object, by_id: dict[str, Node]) -> Iterator[str]:
    """The strings a property gives: itself, its name, that of the node it refers to, or its members'."""
    members = value[:MAX_MEMBERS] if isinstance(value, list) else [value]
    for member in members:
        if isinstance(member, str):
            yield member
        elif isinstance(member, dict):
            name = member.get("name") or by_id.get(str(member.get("@id")), {}).get("name")
            names = name if isinstance(name, list) else [name]
            yield from (one for one in names[:MAX_MEMBERS] if isinstance(one, str))
