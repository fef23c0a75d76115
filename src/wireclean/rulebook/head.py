"""The head of a story, as the rules of the head share it: what is still free above the body, and the times in it.

The head ends where the body begins: at the dateline, or else at the first line that reads as prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from wireclean.article import Dateline, Span, place_of
from wireclean.grammar.sentences import count_words
from wireclean.grammar.timestamp import (
    find_timestamps,
    is_label,
    label_of,
    may_hold_timestamp,
    shows_common_year,
    shows_year,
)
from wireclean.layout import Layout
from wireclean.rulebook.head_times import STAMP_EDGE, HeadTime, Piece, stamps_of, times_of_line

__all__ = ["LONGEST_HEAD", "MOST_LINES", "Head", "free_pieces", "head_of"]

_new = tuple.__new__  # makes a named tuple without its slower constructor
MOST_LINES = 80  # lines of navigation before a story are many, but not endless
_MOST_PIECES = 4 * MOST_LINES  # nor are the pieces of lines out of which much was struck
_AFTER_PROSE = 8  # a byline or time may still follow a standfirst that reads as prose
LONGEST_HEAD = 600
_LONGEST_CLOCK = 24
_LONGEST_LABEL = 30
_SHORT_TITLE = 3  # words before a time below the story
_DIGIT = re.compile(r"\d")
_LONGEST_LATE = 160  # a byline or time below a standfirst is a short line


class Head(NamedTuple):
    """The head as the rules before this family left it: its stretches and the times in them."""

    pieces: list[Piece]
    stamps: list[HeadTime]


def head_of(layout: Layout) -> Head:
    """Return the head of a layout, reckoned once."""
    if layout.head is None:
        pieces = _find_pieces(layout)
        layout.head = Head(pieces, list(_find_stamps(layout, pieces)))
    head: Head = layout.head
    return head


def free_pieces(layout: Layout) -> list[Piece]:
    """Return what is still free of the head, in order."""
    claims = layout.claims
    reckoned, pieces = layout.pieces
    if reckoned < 0:
        reckoned, pieces = 0, head_of(layout).pieces
    if reckoned < claims:
        pieces = [_new(Piece, (*left, piece.early)) for piece in pieces for left in layout.free(piece.start, piece.end)]
    layout.pieces = claims, pieces
    free: list[Piece] = pieces
    return free


def _find_pieces(layout: Layout) -> list[Piece]:
    pieces: list[Piece] = []
    body = next((edit.span.start for edit in layout.edits if isinstance(edit.value, Dateline)), len(layout.text))
    dated = body < len(layout.text)
    prose = 0
    for start, end in layout.lines[:MOST_LINES]:
        if start >= body or prose > _AFTER_PROSE:
            break
        if prose and end - start > _LONGEST_LATE:
            prose += 1
            continue
        for left, right in layout.free(start, min(end, body)):
            if len(pieces) >= _MOST_PIECES:
                return pieces
            if prose:
                prose += 1
                pieces.append(_new(Piece, (left, right, False)))
                continue
            pieces.append(_new(Piece, (left, right, True)))
            if not dated and _is_body(layout, left, right):
                prose = 1
    return pieces


def _is_body(layout: Layout, start: int, end: int) -> bool:
    """Say whether a line reads as body copy; a question or cry that stands alone is as likely a headline."""
    if not layout.is_prose(start, end):
        return False
    text = layout.text
    if text[end - 1] in "?!？！" and text.find(". ", start, end) < 0:
        return count_words(text[start:end]) > _LONGEST_QUESTION
    return not _ends_with_time(text, start, end)


_LONGEST_QUESTION = 18  # words


def _ends_with_time(text: str, start: int, end: int) -> bool:
    """Say whether a stretch that reads like a sentence is a head all the same: its last full stop is that of `a.m.`"""
    if end - start > LONGEST_HEAD or text[end - 2 : end] != "m.":
        return False
    stamps = find_timestamps(text, start, end)
    return bool(stamps) and stamps[-1].end >= end


def _find_stamps(layout: Layout, pieces: list[Piece]) -> Iterator[HeadTime]:
    """Yield the times of the head: glued anywhere before the body, after it only on lines that hold little else."""
    text = layout.text
    above: Piece | None = None
    found: list[HeadTime] = []
    bare: list[HeadTime] = []  # days without a time of day, on lines of their own below the first prose
    parted = 0
    for piece in pieces:
        before = found[-1] if found and above is not None and found[-1].end >= above.end else None
        if piece.end - piece.start > LONGEST_HEAD:
            above = piece
            continue
        if before is not None and (whole := _with_clock_below(text, before, piece)) is not None:
            found[-1] = whole
        else:
            times = list(times_of_line(layout, piece, before))
            if times and above is not None and times[0].start == piece.start and times[0].label is None:
                times[0] = _with_label_above(text, above, times[0])
            if len(times) == 1 and not piece.early and _is_bare_day(times[0]):
                parted += not (bare and above is not None and bare[-1].start >= above.start)
                bare += times
            found += times
        above = piece
    found = _with_late_stamp(layout, pieces, found)
    days = {time.timestamp.value for time in bare if time.timestamp is not None}
    chronicle = parted > 1 and len(days) > 1  # `May 4, 1971`, what happened, `June 8, 1982`, what happened
    return (time for time in found if not chronicle or time not in bare)


def _with_late_stamp(layout: Layout, pieces: list[Piece], found: list[HeadTime]) -> list[HeadTime]:
    """Add the time of publication that the page prints below the story, where nothing above it gives one.

    `First published on May 4, 2020`, `This story was originally published May 4, 2020 10:15 AM.`: a time without a label that
    stands between it and the first paragraph is that of another story, and has no value.
    """
    late: HeadTime | None = None
    if found:
        body = next((piece.start for piece in pieces if not piece.early), len(layout.text))
        if any(time.start < body and time.label != "updated" for time in found):
            return found
        late = next((time for time in found if time.label == "published"), None)
    if late is None:
        late = _late_stamp(layout, pieces[-1].end if pieces else 0)
        if late is None:
            return found
        found = [*found, late]
    return [
        time._replace(timestamp=None) if time.label is None and layout.text[time.end : late.start].strip() else time
        for time in found
    ]


def _late_stamp(layout: Layout, last: int) -> HeadTime | None:
    """Return the time of publication with its label on one of the copy's last lines, all of them behind `last`."""
    text = layout.text
    for start, end in layout.lines[-_MOST_LATE:]:
        if start < last or end - start > _LONGEST_LATE_STAMP or _DIGIT.search(text, start, end) is None:
            continue
        if not layout.reading(shows_common_year if text.isascii() else shows_year, text[start:end]):
            continue
        stamps = stamps_of(layout, start, end) if tuple(layout.free(start, end)) == (Span(start, end),) else []
        if len(stamps) != 1 or stamps[0].label != "published" or text[stamps[0].end : end].strip(STAMP_EDGE):
            continue
        leading = len(text[start : stamps[0].start].split())
        if not leading or (leading <= _SHORT_TITLE and stamps[0].timestamp.precision != "day"):
            return HeadTime("published", start, end, stamps[0].timestamp)
    return None


_MOST_LATE = 15  # lines
_LONGEST_LATE_STAMP = 90


def _with_clock_below(text: str, day: HeadTime, piece: Piece) -> HeadTime | None:
    """Give a day the time of day that stands alone on the line below it: `1 July 2022`, and then `18:05`."""
    if day.timestamp is None or day.timestamp.precision != "day" or piece.end - piece.start > _LONGEST_CLOCK:
        return None
    if _DIGIT.search(text, piece.start, piece.end) is None or may_hold_timestamp(text, piece.start, piece.end):
        return None
    if text[day.end : piece.start].strip():
        return None
    start, end = place_of(day.timestamp)
    joined = f"{text[start:end]} {text[piece.start : piece.end]}"  # whether a blank line is between them or not
    stamps = find_timestamps(joined)
    if len(stamps) != 1 or stamps[0].end < len(joined) or stamps[0].timestamp.precision == "day":
        return None
    read = stamps[0].timestamp
    if read.value.hour == read.value.minute == 0:
        return None  # 00:00 is where a recording stands
    value = datetime.combine(day.timestamp.value.date(), read.value.timetz())
    printed, span = text[start : piece.end], Span(start, piece.end)
    whole = replace(day.timestamp, value=value, precision=read.precision, zone=read.zone, text=printed, span=span)
    return day._replace(end=piece.end, timestamp=whole)


def _is_bare_day(time: HeadTime) -> bool:
    return time.label is None and time.timestamp is not None and time.timestamp.precision == "day"


def _with_label_above(text: str, above: Piece, time: HeadTime) -> HeadTime:
    """Give a time the label that stands alone on the line above it: `Updated:`, and then `May 4, 2020`."""
    if above.end - above.start > _LONGEST_LABEL or text[above.end : time.start].strip():
        return time
    printed = text[above.start : above.end].strip(STAMP_EDGE)
    if not is_label(printed):
        return time
    return time._replace(label=label_of(printed), start=above.start)
