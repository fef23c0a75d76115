"""FUR: rows of a page's buttons that were flattened to one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from wireclean.article import Edit
from wireclean.data import load
from wireclean.data.languages import language_numbers, language_words
from wireclean.data.phrasebook import any_of
from wireclean.grammar.timestamp import is_timestamp
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = ["button_row", "player_bar"]

_LONGEST = 160
_FEWEST = 3  # single words; two of them may be a heading of the story: Image Search


@rule(
    "FUR017",
    "button-row",
    stage=Stage.RECOGNITION,
    after=["FUR003", "FUR009"],
    needs_cue=False,
    fixes=[
        (
            "Listen Comment on this story Comment Gift Article Share\n\nThe bell weighs a ton.\n\n3-MIN READ3-MIN\n\nIt rang.\n\nShow moreShow less",
            "The bell weighs a ton.\n\nIt rang.",
        ),
    ],
    keeps=[
        "The bell weighs a ton.\n\nImage Search\n\nIt was cast in 1871.",
        "The bell weighs a ton.\n\nShare, save and listen\n\nPrint the comment\n\nIt was cast in 1871.",
    ],
)
def button_row(layout: Layout) -> Iterator[Edit]:
    """A line is nothing but buttons and labels of a page, one behind the other.

    Each is a line of furniture elsewhere, and begins with a capital or is a number. They are at least three, or one has several
    words, or a number, or they are grown together.
    """
    text = layout.text
    for line in layout.lines:
        start, end = line
        row = end - start <= _LONGEST and layout.reading(_is_row, text[start:end]) and layout.is_free(start, end)
        if row and not is_timestamp(text, start, end):  # a label and numbers are a time as well
            yield layout.strike(start, end, "FUR017")


def _is_row(line: str) -> bool:
    opening = None if line[-1] in ".!?" or _PAUSE.search(line) else _WORD.search(line)
    if opening is None or _key(opening[0]) not in _openings():
        return False  # as most lines of stories
    words = [*_WORD.finditer(line)]
    known, longest = _known()
    keys = [_key(word[0]) for word in words]
    size = len(keys)
    if size < 2 or ((*keys[:2],) not in _pairs() and (keys[0],) not in known):
        return False
    openings, units = _openings(), language_numbers("units")  # `15 min 10 min` is a recipe's
    grown = any(before.end() == word.start() for before, word in pairwise(words))
    # The fewest pieces that words from here on are, and whether one of them tells more than a word would; from the end.
    rest: list[tuple[int, bool] | None] = [None] * size + [(0, False)]
    for start in range(size - 1, -1, -1):
        if words[start][0][0].islower() or keys[start] not in openings:
            continue
        for count in range(1, min(longest, size - start) + 1):
            after = rest[start + count]
            if after is None or tuple(keys[start : start + count]) not in known:
                continue
            pieces, tells = after[0] + 1, after[1] or count > 1 or keys[start] == _NUMBER
            best = rest[start]
            if best is None or (tells, -pieces) > (best[1], -best[0]):
                rest[start] = pieces, tells
    row = rest[0]
    return (
        row is not None
        and row[0] > 1
        and any(key != _NUMBER and key not in units for key in keys)
        and (row[0] >= _FEWEST or row[1] or grown)
    )


def _key(word: str) -> str:
    return _NUMBER if word[0].isdigit() else word.lower()


@cache
def _known() -> tuple[frozenset[tuple[str, ...]], int]:
    """Return what is a line of furniture, as the words of it, and how many words the longest has."""
    lines = {
        tuple(_key(word[0]) for word in _WORD.finditer(phrase.replace("#", "1")))
        for name in ("furniture.line", "furniture.share")
        for phrase in language_words(name)
    }
    lines.add((_NUMBER,))
    return frozenset(filter(None, lines)), max(map(len, lines))


@cache
def _pairs() -> frozenset[tuple[str, ...]]:
    """Return the first two words of the lines that have so many."""
    return frozenset(line[:2] for line in _known()[0] if len(line) > 1)


@cache
def _openings() -> frozenset[str]:
    return frozenset(line[0] for line in _known()[0])


_NUMBER = "#"
_WORD = regex.compile(
    r"""
    \d[\d:.,]{0,12} (?:[kKxX](?!\p{L}))? | \p{Lu}{2,30} (?!\p{Ll}) | \p{L} (?: (?!\p{Lu})\p{L} | ['’] ){0,40}
    """,
    regex.VERBOSE,
)
_PAUSE = re.compile(r"[,;]\s")


_PLAYER = load("embeds.toml")


@rule(
    "FUR025",
    "player-bar",
    stage=Stage.RECOGNITION,
    after=["FUR003"],
    reads="line",
    cues=_PLAYER["player_cues"],
    fixes=[
        (
            "Play Video Pause Current Time 0:00 / Duration 1:42 Loaded: 0% Remaining Time -1:42 The bell weighs a ton.",
            "The bell weighs a ton.",
        ),
        (
            "The bell weighs a ton.\n\nThis is a modal window. Beginning of dialog window. Escape will cancel and close the window.\n\nIt rang.",
            "The bell weighs a ton.\n\nIt rang.",
        ),
    ],
    keeps=["At the current time the bell hangs in the yard.", "The remaining time is 4:15, he said."],
)
def player_bar(layout: Layout) -> Iterator[Edit]:
    """What a video's player says stands in the text: its buttons with times and shares, one behind the other.

    At least three of them. A sentence has other words between them.
    """
    for line in layout.cue_lines("FUR025"):
        for match in _player().finditer(layout.text, line.start, line.end):
            if layout.is_free(*match.span()):
                yield layout.strike(match.start(), match.end(), "FUR025")


@cache
def _player() -> re.Pattern[str]:
    label = rf"(?:{any_of(_PLAYER['player'])})(?!\w)"
    amount = r"(?:-?\d{1,2}:\d\d(?::\d\d)?|\d{1,3}(?:[.]\d\d)?[ ]?%|\d(?:[.]\d{1,2})?x)(?!\w)"
    return re.compile(rf"(?<!\w)(?:(?:{label}|{amount})[ ]?[:/,|·]?[ ]{{0,3}}){{3,120}}")
