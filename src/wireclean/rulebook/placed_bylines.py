"""Bylines that only the place of their line tells: `Ana Lima / Harbour Post`, `Ana Lima, University of Ellery`, `Ana Lima in Port Ellery`.

What stands behind the name is in no list. Right below a headline, or beside the time of the story, such a line names who wrote it, where the
head names nobody else and the story does not go on about that person. Elsewhere it is the credit of a picture or a line about somebody.
Through agencies and photo services come pictures for the most part, so that their names count only between headline and time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from wireclean.article import Timestamp
from wireclean.data import agencies
from wireclean.grammar.byline import FoundByline, Reading, is_time_line, read_byline_line, read_placed_line
from wireclean.grammar.sentences import is_paragraph
from wireclean.grammar.titles import FEWEST_WORDS
from wireclean.layout import Layout, Line
from wireclean.rulebook.lone_names import goes_on_about

__all__ = ["placed_byline", "placed_bylines"]

_MOST_LINES = 30  # of a head
_LONGEST = 90
_STOPS = ".:;,?!"
_NEAR = 4  # lines below, in which another author may be named


def placed_bylines(layout: Layout) -> Iterator[FoundByline]:
    """Yield the line of a head that is a byline by its place."""
    for line in layout.lines[:_MOST_LINES]:
        reading = placed_byline(layout, line)
        free = () if reading is None else tuple(layout.free(*line))
        # a button behind the name may be struck: Ana Lima (Opens in new window)
        if (
            reading is not None
            and len(free) == 1
            and free[0].start == line.start
            and free[0].end >= reading.authors[-1].end
        ):
            yield FoundByline(reading.start, free[0].end, reading.bylines(layout.text))
            return


def placed_byline(layout: Layout, line: Line) -> Reading | None:
    """Read a line as the byline of the story, None where it is the credit of a picture or anything else."""
    text, lines = layout.text, layout.lines
    start, end = line
    if end - start > _LONGEST or not text[start].isupper() or text[end - 1] in _STOPS:
        return None
    number = layout.line_at(start)
    if lines[number] != line or not 0 <= number < min(_MOST_LINES, len(lines) - 1):
        return None
    reading = layout.reading(read_placed_line, text[start:end])
    slot = None if reading is None else _slot(layout, number)
    if reading is None or slot is None:
        return None
    listed = len(reading.authors) > 1 and reading.authors[-1].person.end == end - start  # Ana Lima / Tom Reed
    if not listed and (slot == "above" or ("/" in text[start:end] and not _may_be_slashed(reading, slot))):
        return None
    others = (other for other in lines[: number + _NEAR] if other != line and not layout.is_prose(*other))
    named = (layout.reading(read_byline_line, text[slice(*other)]) for other in others)
    if any(one is not None and one.authors and one.given for one in named):
        return None
    return None if any(goes_on_about(text, name) for name in reading.names) else reading.moved(start)


def _slot(layout: Layout, number: int) -> Literal["dated", "told", "near", "timed", "above"] | None:
    """Say where a line stands that may be a byline: right below the headline, with the time, the story or something short below it, below the time or above it."""
    lines = layout.lines
    above = lines[:number]
    titles = (
        at for at, other in enumerate(above) if _words(layout, other) >= FEWEST_WORDS and not _is_time(layout, other)
    )
    title = next(titles, None)
    if not number and _words(layout, lines[min(2, len(lines) - 1)]) >= FEWEST_WORDS:
        title = -1  # the headline stands below the time
    if title is None or sum(layout.is_prose(*other) for other in above) > 1:
        return None
    if title == number - 1 and (title < 0 or layout.text[above[title].end - 1] not in _STOPPED):
        if _is_time(layout, lines[number + 1]):
            return "dated"
        told = (is_paragraph(layout.text[slice(*other)]) for other in lines[number + 1 : number + 1 + _MOST_BETWEEN])
        if title >= 0 and (told_at := next((at for at, is_told in enumerate(told) if is_told), None)) is not None:
            return "near" if told_at else "told"
    if number and _is_time(layout, lines[number - 1]):
        return "timed"
    return "above" if number < len(lines) - 1 and _is_time(layout, lines[number + 1]) else None


_STOPPED = ".。।"  # no headline ends so, but a standfirst does, or what is seen in a picture
_MOST_BETWEEN = 3  # lines from a byline to the story: a standfirst, a picture's caption and credit


def _may_be_slashed(reading: Reading, slot: str | None) -> bool:
    """Say whether `Ana Lima/Harbour Post` is no credit of a picture: right between headline and time, or beside them and of no agency."""
    organization = reading.authors[-1].organization
    known = organization is not None and agencies().named(organization) is not None
    return slot == "dated" or (slot != "near" and not known)


def _words(layout: Layout, line: Line) -> int:
    return len(layout.text[slice(*line)].split())


def _is_time(layout: Layout, line: Line) -> bool:
    """Say whether a line is the time of the story, read or not."""
    found = any(isinstance(edit.value, Timestamp) for edit in layout.edits_in(*line))
    return found or layout.reading(is_time_line, layout.text[slice(*line)])
