"""Lines of run-on copy that were closed with a full stop which stands apart: `By . Ana Lima . PUBLISHED: . 09:41 EST`.

Who joins the lines of a story so that sentences can be told apart sets a stop where a line had none, behind a blank. A sentence
has its own stop, which touches its last word; so the others close what was a line of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wireclean.grammar.sentences import count_words, sentence_start

__all__ = ["ClosedLine", "closed_lines"]


class ClosedLine(NamedTuple):
    """A line `text[start:stop]` whose stop stands at `stop`; `at_top` where only such lines stand before it."""

    start: int
    stop: int
    at_top: bool


def closed_lines(text: str, mended: Sequence[int]) -> list[ClosedLine]:
    """Return the short lines of copy that stops which stood apart have closed; `mended` are those whose blank is gone.

    In copy whose every word and mark was set apart the stops of sentences stand apart, too: there they tell nothing.
    """
    stops = sorted({*mended, *(found.end() - 1 for found in _STILL_APART.finditer(text))})
    lines = [*_lines(text, stops)]
    words = [count_words(text[line.start : line.stop]) for line in lines]
    apart = {line.stop for line in lines}
    touching = sum(found.end() - 1 not in apart for found in _TOUCHES.finditer(text))
    if touching <= _MORE * sum(count > _FEW_WORDS for count in words):
        return []
    return [line for line, count in zip(lines, words, strict=True) if count <= _MOST_WORDS]


def _lines(text: str, stops: Sequence[int]) -> Iterator[ClosedLine]:
    at, at_top = 0, True
    for stop in stops:
        start = sentence_start(text, stop - 1, max(at, stop - _REACH)) if stop > at else stop
        at_top = at_top and start == at
        yield ClosedLine(start, stop, at_top)
        at = stop + 1
        while text[at : at + 1] == " ":
            at += 1


_STILL_APART = re.compile(r"(?<=[:|])[ ]\.(?=[ ]|\Z)")  # behind no word no blank is mended
_TOUCHES = re.compile(r"[^\W\d_]{3}[”\"’')]?[.!?](?=[”\"’')]{0,2}(?:[ ]|\Z))")
_FEW_WORDS = 7  # what has more may be a sentence
_MOST_WORDS = 12
_MORE = 2  # so many stops of sentences touch for each of those that do not
_REACH = 240
