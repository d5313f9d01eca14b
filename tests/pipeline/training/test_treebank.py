"""CoNLL-U files as sentences, and what is said of those that are none."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.training.treebank import _rooted, has_part, read_part
from tests.pipeline.training.invented import conllu, rows, treebank

JOINED = """\
# newdoc id = 1
1\tWe\twe\tX\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon’t\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tX\tVBP\t_\t4\taux\t_\t_
3\tn’t\tnot\tX\tRB\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tX\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tleft\tleft\tX\tVB\t_\t_\t_\t_\t_
5\t.\t.\tX\t.\t_\t4\tpunct\t_\t_

"""


def write(folder, text, name="our-ud-dev.conllu"):
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_a_sentence_has_its_words_heads_and_spaces(tmp_path):
    [sentence] = read_part(write(tmp_path, JOINED), "dev")
    assert sentence.text == "We don't know."
    assert [word.form for word in sentence.words] == ["We", "do", "n't", "know", "."]
    assert [word.head for word in sentence.words] == [3, 3, 3, 3, 3]
    assert [word.dep for word in sentence.words] == ["nsubj", "aux", "advmod", "root", "punct"]
    assert [word.tag for word in sentence.words] == ["PRP", "VBP", "RB", "VB", "."]


@pytest.mark.parametrize("ending", [".conllu", ".conllu.gz"])
@pytest.mark.parametrize(
    "change", [str, lambda text: text.rstrip("\n"), lambda text: text.replace("\n", "\r\n")]
)
def test_packed_or_not_with_any_line_ends(tmp_path, ending, change):
    data = change(JOINED + JOINED).encode()
    packed = gzip.compress(data) if ending.endswith("gz") else data
    assert len(read_part(write(tmp_path, packed, f"our-ud-train{ending}"), "train")) == 2


def test_the_invented_treebank_is_one(tmp_path):
    folder = treebank(tmp_path)
    assert len(read_part(folder, "train")) == 480
    assert len(read_part(folder, "dev")) == 60
    assert (has_part(folder, "dev"), has_part(folder, "test")) == (True, False)


ROW = rows("It PRP nsubj 2|ended VBD root 0")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds no sentence"),
        ("# only a comment\n\n", "holds no sentence"),
        (b"\xff\xfe", "can't be read"),
        ("1\tIt\n", r"line 1 of our-ud-dev.conllu is no CoNLL-U; .*allowed: 10 fields"),
        ("\n".join(ROW).replace("1\tIt", "one\tIt"), "line 1 .* is no CoNLL-U"),
        ("\n".join(ROW).replace("2\tended", "3\tended"), "the last sentence .* is no tree"),
        ("\n".join(ROW).replace("\t0\t", "\t9\t") + "\n\n", "the sentence that ends in line 3 .* is no tree"),
        ("\n".join(ROW).replace("\t0\t", "\t_\t"), "is no tree"),
        ("\n".join(ROW).replace("\t0\t", "\t1\t"), "2 words, of which some lead to no root"),
        ("\n".join(ROW).replace("1\tIt", "1\t"), "is no tree"),
        ("2.1" + ROW[0][1:], "0 words"),
    ],
)
def test_what_is_no_treebank_says_so(tmp_path, text, words):
    with pytest.raises(InputError, match=words):
        read_part(write(tmp_path, text), "dev")


@pytest.mark.parametrize("data", [b"no gzip", gzip.compress(conllu(1).encode())[:-40], b""])
def test_a_broken_archive_says_so(tmp_path, data):
    with pytest.raises(InputError, match=r"en-ud-dev.conllu.gz (can't be read|holds no sentence).*Fetch"):
        read_part(write(tmp_path, data, "en-ud-dev.conllu.gz"), "dev")


def test_which_file_is_meant_must_be_clear(tmp_path):
    with pytest.raises(InputError, match=r"no such folder of a treebank; got .*nowhere.*UD_English-EWT"):
        read_part(tmp_path / "nowhere", "dev")
    with pytest.raises(InputError, match="has not one dev file; got 'none'; allowed: one file whose name"):
        read_part(tmp_path, "dev")
    write(tmp_path, JOINED, "a-ud-dev.conllu")
    write(tmp_path, JOINED, "b-ud-dev.conllu")
    with pytest.raises(InputError, match=r"a-ud-dev.conllu, b-ud-dev.conllu"):
        read_part(tmp_path, "dev")


@given(st.lists(st.integers(0, 11), min_size=1, max_size=12))
def test_a_tree_is_where_every_word_leads_to_a_root(heads):
    heads = [head % len(heads) for head in heads]

    def reaches(index):
        for _ in heads:
            index = heads[index]
        return heads[index] == index

    assert _rooted(heads) == all(map(reaches, range(len(heads))))
