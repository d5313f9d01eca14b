"""An excerpt made shorter around the words that are attributed."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.briefing.deck_text import ELLIPSIS

Pieces = tuple[tuple[str, bool], ...]  # words, and whether they are attributed


def shortened(pieces: Pieces, most: int) -> Pieces:
    """An excerpt of at most about so many characters: the attributed words, with what stands next to them.

    They are cut only where they alone are longer.
    """
    if sum(len(words) for words, _ in pieces) <= most:
        return pieces
    said = [place for place, (_, attributed) in enumerate(pieces) if attributed]
    spare = most - sum(len(pieces[place][0]) for place in said)
    if spare <= 0 or not said:
        return _cut(pieces, most, said)
    first, last = said[0], said[-1]
    kept = dict(enumerate(words for words, _ in pieces))
    for place in range(first, last):  # what stands between them holds the verb mostly: it goes first
        if place not in said:
            kept[place] = _middle(kept[place], spare)
            spare -= len(kept[place])
    before, after = (
        sum(len(kept[place]) for place in part) for part in (range(first), range(last + 1, len(pieces)))
    )
    left = min(before, max(spare // 2, spare - after))
    lead = _end("".join(kept[place] for place in range(first)), max(left, 0))
    tail = _start("".join(kept[place] for place in range(last + 1, len(pieces))), max(spare - left, 0))
    inner = [(kept[place], pieces[place][1]) for place in range(first, last + 1)]
    return tuple(piece for piece in ((lead, False), *inner, (tail, False)) if piece[0])


def _cut(pieces: Pieces, most: int, said: Sequence[int]) -> Pieces:
    """The first attributed words of those that are too long; the first words where none are."""
    wanted = [pieces[place] for place in said] or list(pieces)
    kept: list[tuple[str, bool]] = [(f"{ELLIPSIS} ", False)] if said and said[0] > 0 else []
    for words, attributed in wanted:
        if most <= 0:
            break
        kept.append((_start(words, most), attributed))
        most -= len(words)
    return tuple(kept)


def _start(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return words[:most].rpartition(" ")[0].rstrip(" ,;:") + f" {ELLIPSIS}"


def _end(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return f"{ELLIPSIS} " + (words[-most:].partition(" ")[2] if most else "")


def _middle(words: str, most: int) -> str:
    if len(words) <= max(most, 0):
        return words
    half = max(most, 0) // 2
    start, end = words[:half].rpartition(" ")[0], words[len(words) - half :].partition(" ")[2]
    return f"{start} {ELLIPSIS} {end}"
