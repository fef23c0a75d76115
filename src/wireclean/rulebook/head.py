"""The head of a story, as the rules of the head share it: what is still free above the body, and the times in it.

The head ends where the body begins: at the dateline, or else at the first line that reads as prose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wireclean.article import Dateline
from wireclean.grammar.sentences import ends_sentence, looks_like_prose
from wireclean.grammar.timestamp import YEAR, Stamp, find_timestamps
from wireclean.layout import Layout

__all__ = [
    "AFTER_PROSE",
    "LONGEST_HEAD",
    "LONGEST_LATE",
    "MOST_LINES",
    "Head",
    "Piece",
    "find_stamps",
    "free_pieces",
    "head_of",
]

MOST_LINES = 80  # lines of navigation before a story are many, but not endless
AFTER_PROSE = 8  # a byline or time may still follow a standfirst that reads as prose
LONGEST_HEAD = 600
LONGEST_LATE = 160  # a byline or time below a standfirst is a short line


class Piece(NamedTuple):
    """A stretch of the head, and whether it stands before the first prose."""

    start: int
    end: int
    early: bool


class Head(NamedTuple):
    """The head as the rules before this family left it: its stretches and the times in them."""

    pieces: list[Piece]
    stamps: list[Stamp]


def head_of(layout: Layout) -> Head:
    """Return the head of a layout, reckoned once."""
    if layout.head is None:
        pieces = list(_find_pieces(layout))
        layout.head = Head(pieces, list(find_stamps(layout.text, pieces)))
    head: Head = layout.head
    return head


def free_pieces(layout: Layout) -> Iterator[Piece]:
    """Yield what is still free of the head, in order."""
    for start, end, early in head_of(layout).pieces:
        for piece in layout.free(start, end):
            yield Piece(piece.start, piece.end, early)


def _find_pieces(layout: Layout) -> Iterator[Piece]:
    text = layout.text
    body = next((edit.span.start for edit in layout.edits if isinstance(edit.value, Dateline)), len(text))
    dated = body < len(text)
    prose = 0
    for line in layout.lines[:MOST_LINES]:
        if line.start >= body or prose > AFTER_PROSE:
            return
        if prose and line.end - line.start > LONGEST_LATE:
            prose += 1
            continue
        for start, end in layout.free(line.start, min(line.end, body)):
            prose += prose > 0
            yield Piece(start, end, not prose)
            if not prose and not dated and looks_like_prose(text[start:end]) and not _ends_with_time(text, start, end):
                prose = 1


def _ends_with_time(text: str, start: int, end: int) -> bool:
    """Say whether a stretch that reads like a sentence is a head all the same: its last full stop is that of `a.m.`"""
    if end - start > LONGEST_HEAD or text[end - 2 : end] != "m.":
        return False
    stamps = find_timestamps(text, start, end)
    return bool(stamps) and stamps[-1].end >= end


def find_stamps(text: str, pieces: list[Piece]) -> Iterator[Stamp]:
    """Yield the times of the head: glued anywhere before the body, after it only on lines of their own."""
    if not pieces or YEAR.search(text, pieces[0].start, pieces[-1].end) is None:
        return
    for piece in pieces:
        if piece.end - piece.start > LONGEST_HEAD:
            continue
        if YEAR.search(text, piece.start, piece.end) is None:
            continue
        prose = looks_like_prose(text[piece.start : piece.end])
        if prose and YEAR.search(text, max(piece.start, piece.end - _STAMP_REACH), piece.end) is None:
            continue  # in prose only a time at the very end counts
        stamps = find_timestamps(text, piece.start, piece.end)
        if not stamps:
            continue
        rest = text[piece.start : stamps[0].start] + text[stamps[-1].end : piece.end]
        labelled = any(stamp.label for stamp in stamps)
        glued = piece.early and (stamps[-1].end >= piece.end or not prose)
        if not rest.strip(_STAMP_EDGE) or (glued and (labelled or _at_end(text, stamps, piece))):
            yield from stamps


_STAMP_REACH = 40
_STAMP_EDGE = " |·•-–—:,()"


def _at_end(text: str, stamps: list[Stamp], piece: Piece) -> bool:
    return len(text[stamps[-1].end : piece.end].strip(_STAMP_EDGE)) <= 2 and not ends_sentence(
        text[piece.start : stamps[0].start].rstrip()
    )
