"""The parts of a line that can recur without the rest: its label, and whole sentences of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from wireclean.grammar.sentences import looks_like_prose, sentence_end
from wireclean.rulebook.furniture import furniture_key

__all__ = ["Piece", "pieces_of"]

_LONGEST_LABEL = 60
_MOST_SENTENCES = 40  # of a line that are looked at
# What parts a label from what it is the label of: a colon, a bar, an arrow, a dash between spaces.
_LABEL = re.compile(rf"(?P<label>[^:|»›→►▶]{{2,{_LONGEST_LABEL}}}?(?:[:：|»›→►▶]|[ ][–—-]))[ ]{{0,3}}(?=\S)")


class Piece(NamedTuple):
    """A part of a line: what kind of candidate it makes, its key and what it says."""

    kind: Literal["label", "prefix", "suffix", "glued"]
    key: str
    text: str


def pieces_of(line: str) -> Iterator[Piece]:
    """Yield the parts of a line.

    The words before a colon are a label where a title follows, and a prefix where a paragraph does. Of several sentences the
    first is a prefix, the last a suffix, and those between are glued.

    >>> [(piece.kind, piece.text) for piece in pieces_of("Read also: The night the Aurora sank")]
    [('label', 'Read also:')]
    >>> [(piece.kind, piece.text) for piece in pieces_of("The bell weighs a ton. It rang. Write to the harbour desk.")]
    [('prefix', 'The bell weighs a ton.'), ('glued', 'It rang.'), ('suffix', 'Write to the harbour desk.')]
    """
    label = _LABEL.match(line)
    if label is not None and any(map(str.isalpha, label["label"])):
        kind: Literal["label", "prefix"] = "prefix" if looks_like_prose(line[label.end() :]) else "label"
        yield Piece(kind, furniture_key(label["label"]), label["label"])
    bounds: list[tuple[int, int]] = []
    at = 0
    while at < len(line) and len(bounds) < _MOST_SENTENCES:
        end = sentence_end(line, at, len(line))
        bounds.append((at, end))
        at = end + len(line[end:]) - len(line[end:].lstrip()) if end > at else len(line)
    if len(bounds) < 2:
        return
    for number, (start, end) in enumerate(bounds):
        text = line[start:end]
        key = furniture_key(text)
        if any(map(str.isalpha, key)):
            yield Piece("prefix" if not number else "suffix" if end == len(line) else "glued", key, text)
