"""Laws of trees, on random ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span


@st.composite
def trees(draw):
    """A tree over words of random lengths with random gaps; crossing arcs and several roots included."""
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(size)))  # a word depends on one that stands before it in this order
    heads = {}
    for place, index in enumerate(order):
        heads[index] = draw(st.sampled_from([index, *order[:place]]))
    tokens, start = [], draw(st.integers(0, 3))
    for index in range(size):
        end = start + draw(st.integers(1, 4))
        text = draw(st.sampled_from("aBc'")) * (end - start)
        dep = draw(st.sampled_from(["nsubj", "obj", "punct"]))
        tokens.append(Token(index, start, end, text, "NN", dep, heads[index]))
        start = end + draw(st.integers(0, 2))
    return Tree(tokens)


def below(tree: Tree, token: Token) -> set[int]:
    """The numbers of a word and of all that depends on it, by looking up from every word."""
    return {t.index for t in tree if t == token or token in tree.ancestors(t)}


@given(trees())
def test_every_word_reaches_a_root(tree):
    for token in tree:
        up = [token, *tree.ancestors(token)]
        assert up[-1] in tree.roots
        assert len({t.index for t in up}) == len(up)


@given(trees())
def test_children_and_heads_are_each_other_s_inverse(tree):
    for token in tree:
        assert [t.index for t in tree.children(token)] == [
            t.index for t in tree if t.head == token.index and t != token
        ]
        assert all(tree.head(child) == token for child in tree.children(token))
        assert all(child.dep == "obj" for child in tree.children(token, "obj"))
        assert tree.child(token, "obj", "nsubj") in [*tree.children(token, "obj", "nsubj")[:1], None]


@given(trees())
def test_a_subtree_runs_from_its_first_word_to_its_last(tree):
    for token in tree:
        stretch, members = tree.subtree(token), below(tree, token)
        assert [t.index for t in stretch] == list(range(min(members), max(members) + 1))
        span = tree.subtree_span(token)
        assert span == Span(tree[min(members)].start, tree[max(members)].end)
        assert tree.span.covers(span)
        assert span.covers(token.span)
        for child in tree.children(token):
            assert span.covers(tree.subtree_span(child))


@given(trees(), st.data())
def test_words_are_found_by_their_characters(tree, data):
    a, b = (data.draw(st.integers(0, tree.span.end + 2)) for _ in range(2))
    span = Span(min(a, b), max(a, b))
    inside = [token for token in tree if span.covers(token.span)]
    assert tree.within(span) == inside
    assert tree.at(a) == next((token for token in tree if token.start <= a < token.end), None)
    top = tree.top(span)
    assert (top is None) == (not inside)
    if top:
        assert top in inside
        assert not any(up in inside for up in tree.ancestors(top))


@pytest.mark.parametrize(
    ("tag", "verb", "noun"), [("VBD", True, False), ("MD", False, False), ("NNPS", False, True)]
)
def test_kinds_of_words(tag, verb, noun):
    token = Token(0, 0, 2, "’S", tag, "ROOT", 0)
    assert (token.is_verb, token.is_noun, token.lower) == (verb, noun, "'s")
    assert len(Tree([token])) == 1
