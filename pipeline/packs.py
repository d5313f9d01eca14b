"""Topic packs: what the topics are, what favour and against mean, and the cues for each side.

A pack is one TOML file and adds no Python; every key is documented in `docs/packs.md`. Cues are
phrases in a small notation that an analyst can read::

    "refus* to share"          * stands for any letters: refuse, refused, refusing
    "veto* ... visit"          three dots: up to six words between, within the sentence
    "(not|never) pressure"     alternatives, of one word or more each
    "US pressure"              a word in capitals is meant in capitals: not "pressed us"
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pipeline import resources
from pipeline.errors import PackError, unknown
from pipeline.toml import Entry, load

SIDES = ("favor", "against")
EXAMPLE_LABELS = ("favor", "against", "mixed", "neutral", "none")
# To learn from: with fewer, what is learned can't be told from chance, and nor can its cross-validation.
LEAST_EXAMPLES = 30
LEAST_OF_A_SIDE = 8  # at least one in each of five folds, with some to spare
GAP_WORDS = 6  # "..." in a cue; longer gaps joined subjects to objects of other clauses

NOTATION = 'words between spaces, "...", "(one|another)", * for any letters'

_GAP = "..."
_TOKEN = re.compile(r"\s*(\.\.\.|\([^()]*\)\*?|[^\s()|]+)(?=\s|$)")
_APOSTROPHE = re.compile("['’]")
# A word that a gap may step over. Its full stops are inside it or an abbreviation's, no sentence's end.
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|Prof)\."
_WORD = rf"(?:(?:\w\.){{2,}}|{_TITLE}|[\w$€£](?:[\w’'%/&-]|\.(?=\w))*)"
# A gap steps over no negation: "will send no troops" is not "send ... troops".
_STEP = rf"(?!(?:no|not|never|neither|nor|without|nothing|no-one|nobody|none)\b){_WORD}"
# What stands between words; an empty line ends a sentence too.
_BETWEEN = r"(?:[^\S\n]|\n(?!\s*\n)|[,“”\"‘’()\[\]—–-])+"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that speaks for a side; `side` None means it only shows that the topic is at stake."""

    phrase: str
    side: str | None
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its holder and label; "none" means the topic is not at stake for that holder."""

    text: str
    holder: str
    label: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, to mark on a timeline."""

    date: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: a statement that holders are in favour of or against.

    The topic is at stake in a sentence when one of `scope` matches there, one of `context` in it or
    in the holder's name, one of `setting` there or shortly before, and none of `excluded`. `reach` are
    further phrases for sentences in which the encoder looks for it. `learn` has the encoder fitted to
    its examples.
    """

    id: str
    title: str
    statement: str
    favor: str
    against: str
    out_of_scope: str
    favor_label: str
    against_label: str
    scope: tuple[Cue, ...]
    context: tuple[Cue, ...]
    setting: tuple[Cue, ...]
    excluded: tuple[Cue, ...]
    reach: tuple[Cue, ...]
    cues: tuple[Cue, ...]
    examples: tuple[Example, ...]
    learn: bool

    @property
    def labels(self) -> tuple[Example, ...]:
        """The examples that can be learned from, each once; one that is "mixed" is on no side."""
        return tuple(dict.fromkeys(example for example in self.examples if example.label != "mixed"))


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack: topics that belong together, in one language or more."""

    id: str
    title: str
    version: int
    languages: tuple[str, ...]
    topics: tuple[Topic, ...]
    events: tuple[Event, ...]
    fingerprint: str

    def topic(self, topic_id: str) -> Topic:
        """The topic with this id; raises PackError with the nearest where there is none."""
        for topic in self.topics:
            if topic.id == topic_id:
                return topic
        raise unknown(PackError, f"pack {self.id} has no such topic", topic_id, [t.id for t in self.topics])


def find_pack(name: str) -> Pack:
    """The pack at a path, or the one that ships under this name."""
    path = Path(name)
    if path.suffix == ".toml":
        return load_pack(path)
    shipped = resources.pack_paths()
    if name not in shipped:
        raise unknown(PackError, "no such pack, and no path to a .toml file", name, shipped)
    return load_pack(shipped[name])


def load_pack(path: Path) -> Pack:
    """The pack in a file.

    Raises:
        PackError: On an unknown or missing key, a word outside its list, a topic used twice, a cue that
            can't be read, or too few examples for a topic that is to be learned.
    """
    top = Entry(path.name, load(path, PackError), PackError)
    pack = Pack(
        id=top.take("id", str),
        title=top.take("title", str),
        version=top.take("version", int),
        languages=top.strings("languages"),
        topics=tuple(_topic(entry) for entry in top.entries("topic")),
        events=tuple(_event(entry) for entry in top.entries("event")),
        fingerprint=hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest(),
    )
    top.done()
    ids = [topic.id for topic in pack.topics]
    if not ids or len(set(ids)) != len(ids):
        raise PackError(f"{path.name}: a pack needs topics, each id once", got=ids)
    return pack


def compile_phrase(phrase: str, *, sided: bool = False) -> re.Pattern[str]:
    """The regular expression for a cue phrase; raises PackError when it is not in the notation.

    The gaps of a `sided` cue step over no negation, which would turn its side round, and no
    possessive ends it.
    """
    step = _STEP if sided else _WORD
    tokens = _tokens(phrase)
    if not tokens or _GAP in (tokens[0], tokens[-1]):
        raise PackError("a cue needs a word at each end", got=phrase, allowed=NOTATION)
    parts: list[str] = []
    for token in tokens:
        if token == _GAP:
            parts.append(rf"(?:{_BETWEEN}{step}){{0,{GAP_WORDS}}}?")
        else:
            parts.append((_BETWEEN if parts else "") + _alternatives(token, phrase))
    # A possessive ends no cue with a side: "told Israel's Channel 12" is not "told Israel".
    after = r"(?!\w|['’]s\b)" if sided else r"(?!\w)"
    return re.compile(rf"(?<!\w){''.join(parts)}{after}", re.IGNORECASE)


def _tokens(phrase: str) -> list[str]:
    tokens: list[str] = []
    position, phrase = 0, phrase.rstrip()
    while position < len(phrase):
        found = _TOKEN.match(phrase, position)
        if found is None:
            raise PackError("a cue can't be read from here", got=phrase[position:].strip(), allowed=NOTATION)
        tokens.append(found.group(1))
        position = found.end()
    return tokens


def _alternatives(token: str, phrase: str) -> str:
    stem = token.removesuffix("*")
    if not stem.startswith("("):
        return _word(token, phrase)
    choices = [[_word(word, phrase) for word in choice.split()] for choice in stem[1:-1].split("|")]
    if not all(choices):
        raise PackError("a cue has an empty alternative", got=phrase, allowed=NOTATION)
    body = "|".join(_BETWEEN.join(words) for words in choices)
    return f"(?:{body})" + (r"\w*" if token.endswith("*") else "")


def _word(word: str, phrase: str) -> str:
    if not any(letter.isalnum() for letter in word) or _GAP in word:
        raise PackError(f"a cue has {word!r} where a word belongs", got=phrase, allowed=NOTATION)
    # Straight and curly apostrophes are the same to an analyst.
    body = r"\w*".join(_APOSTROPHE.sub("['’]", re.escape(part)) for part in word.split("*"))
    return f"(?-i:{body})" if word.isupper() and len(word) > 1 else body


def _topic(entry: Entry) -> Topic:
    topic = Topic(
        id=entry.take("id", str),
        title=entry.take("title", str),
        statement=entry.take("statement", str),
        favor=entry.take("favor", str),
        against=entry.take("against", str),
        out_of_scope=entry.take("out_of_scope", str),
        favor_label=entry.take("favor_label", str),
        against_label=entry.take("against_label", str),
        scope=_cues(entry, "scope", None),
        context=_cues(entry, "context", None),
        setting=_cues(entry, "setting", None),
        excluded=_cues(entry, "excluded", None),
        reach=_cues(entry, "reach", None),
        cues=tuple(cue for side in SIDES for cue in _cues(entry, f"{side}_cues", side)),
        examples=tuple(_example(example) for example in entry.entries("example")),
        learn=entry.take("learn", bool, default=False),
    )
    entry.done()
    if not topic.scope:
        raise PackError(f"{entry.where}: a topic needs a scope", allowed="phrases that show it is at stake")
    if topic.learn:
        _check_labels(topic, entry.where)
    return topic


def _check_labels(topic: Topic, where: str) -> None:
    # Of one text with several holders a part can't be held back to judge what the rest teaches.
    texts = len({example.text for example in topic.labels})
    counts = Counter(label for _, label in {(example.text, example.label) for example in topic.labels})
    if texts >= LEAST_EXAMPLES and all(counts[side] >= LEAST_OF_A_SIDE for side in SIDES):
        return
    kinds = ", ".join(f"{counts[label]} {label}" for label in (*SIDES, "neutral", "none"))
    raise PackError(
        f"{where}: 'learn' needs more examples to learn from",
        got=f"{texts} ({kinds}; mixed ones and repeated texts do not count)",
        allowed=f"{LEAST_EXAMPLES} texts or more, {LEAST_OF_A_SIDE} or more of each of {' and '.join(SIDES)}",
        then="Add examples, or leave 'learn' out: the topic is then scored from its statement and cues",
    )


def _cues(entry: Entry, key: str, side: str | None) -> tuple[Cue, ...]:
    phrases = entry.strings(key)
    try:
        return tuple(Cue(phrase, side, compile_phrase(phrase, sided=side is not None)) for phrase in phrases)
    except PackError as error:
        where = f"{entry.where}: {key!r}: {error.what}"
        then = "See docs/packs.md, “Cues”"
        raise PackError(where, got=error.got, allowed=error.allowed, then=then) from error


def _example(entry: Entry) -> Example:
    example = Example(
        text=entry.take("text", str),
        holder=entry.take("holder", str),
        label=entry.choice("label", EXAMPLE_LABELS),
    )
    entry.done()
    return example


def _event(entry: Entry) -> Event:
    event = Event(date=entry.take("date", dt.date), text=entry.take("text", str))
    entry.done()
    return event
