"""Lists that a source puts between two lines of its own, or behind one to the end of the copy: other stories' titles, as a rule.

The lines in between change from copy to copy, so none of them recurs. What tells such a block is that its ends recur and that no
line in it is a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

import regex

from wireclean.discovery.sightings import Sighting
from wireclean.grammar.sentences import ends_sentence
from wireclean.rulebook.furniture import without_numbers

__all__ = ["Block", "blocks_of", "pattern_of_block"]

_MOST_LINES = 12
_LONGEST = 160  # characters of a line in a block: a title and its time
_NUMBER = r"\d[\d.,]{0,12}"

Block = tuple[int, int, bool]  # the first line and the last, by index; whether that is the end of the copy


def blocks_of(lines: Sequence[Sighting], recurring: Set[str], known: Set[int]) -> Iterator[Block]:
    """Yield the blocks of a copy in which wireclean leaves a line. Lines that are `known` by themselves are in none."""
    opened: int | None = None
    left = False  # whether a line since the opener stays
    for line in lines:
        if line.key in recurring:
            if opened is not None and left:
                yield opened, line.at, False
            opened, left = line.at, False
        elif opened is not None:
            if line.at in known or _is_story(line) or line.at - opened > _MOST_LINES:
                opened = None
            left = left or line.kept
    if opened is not None and left:
        yield opened, len(lines) - 1, True


def _is_story(line: Sighting) -> bool:
    return line.prose or line.field or len(line.text) > _LONGEST or (line.kept and ends_sentence(line.text))


def pattern_of_block(begin: str, end: str) -> str:
    """Return the regular expression of a block: whole lines, from `begin` to `end`, or without it to the end of the copy.

    >>> bool(regex.search(pattern_of_block("More news", ""), "It rang.\\nMore news\\nThe night the Aurora sank", regex.M))
    True
    """
    line = rf"[^\n]{{1,{_LONGEST}}}(?<![.!?])"
    if not end:
        return rf"^{_line(begin)}(?:\n\s{{0,4}}{line}){{1,{_MOST_LINES}}}\s{{0,4}}\Z"
    return rf"^{_line(begin)}(?:\n\s{{0,4}}(?!{_line(end)}$){line}){{1,{_MOST_LINES}}}\n\s{{0,4}}{_line(end)}$"


def _line(text: str) -> str:
    parts = without_numbers(text).split("#")
    return _NUMBER.join(regex.escape(part, special_only=True, literal_spaces=True) for part in parts)
