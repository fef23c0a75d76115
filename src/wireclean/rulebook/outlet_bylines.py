"""`Ana Lima / Harbour Post`, `Ana Lima, «Harbour Post»`: the reporter of a story or the photographer of a picture, which only the place of the line tells.

In the place of a byline it names who wrote: between headline and story, beside the time, where the head names nobody else. Through
agencies and photo services come pictures for the most part, so their names count only right between headline and time.
"""

from __future__ import annotations

from collections.abc import Iterator

from wireclean.article import Span, Timestamp
from wireclean.data import agencies
from wireclean.grammar.byline import FoundByline, Reading, is_time_line, read_byline_line, read_outlet_line
from wireclean.grammar.titles import FEWEST_WORDS
from wireclean.layout import Layout, Line

__all__ = ["outlet_byline", "outlet_bylines"]

_MOST_LINES = 30  # of a head
_LONGEST = 90
_QUOTES = "»”“"
_NEAR = 4  # lines below, in which another author may be named


def outlet_bylines(layout: Layout) -> Iterator[FoundByline]:
    """Yield the line of a head that names reporter and outlet so."""
    text = layout.text
    for line in layout.lines[1:_MOST_LINES]:
        start, end = line
        if end - start > _LONGEST or not ("/" in text[start:end] or text[end - 1] in _QUOTES):
            continue
        reading = outlet_byline(layout, line)
        if reading is not None and tuple(layout.free(*line)) == (Span(*line),):
            yield FoundByline(reading.start, line.end, reading.bylines(text))
            return


def outlet_byline(layout: Layout, line: Line) -> Reading | None:
    """Read a line as the reporter and outlet of the story, None where it is the credit of a picture or anything else."""
    text = layout.text
    if line.end - line.start > _LONGEST or (text.find("/", *line) < 0 and text[line.end - 1] not in _QUOTES):
        return None
    lines, number = layout.lines, layout.line_at(line.start)
    if lines[number] != line or not 0 < number < min(_MOST_LINES, len(lines) - 1):
        return None
    stamped = [_is_time(layout, lines[at]) for at in (number - 1, number + 1)]
    reading = layout.reading(read_outlet_line, text[slice(*line)]) if any(stamped) else None
    if reading is None or sum(layout.is_prose(*other) for other in lines[:number]) > 1:
        return None
    title = next((at for at, other in enumerate(lines[:number]) if _words(layout, other) >= FEWEST_WORDS), None)
    below_title = title == number - 1
    organization = reading.authors[-1].organization
    known = organization is not None and agencies().named(organization) is not None
    if title is None or not (below_title or (stamped[0] and not known)):
        return None
    others = (other for other in lines[: number + _NEAR] if other != line and not layout.is_prose(*other))
    named = (layout.reading(read_byline_line, text[slice(*other)]) for other in others)
    return None if any(one is not None and one.authors and one.given for one in named) else reading.moved(line.start)


def _words(layout: Layout, line: Line) -> int:
    return len(layout.text[slice(*line)].split())


def _is_time(layout: Layout, line: Line) -> bool:
    """Say whether a line is the time of the story, read or not."""
    found = any(isinstance(edit.value, Timestamp) for edit in layout.edits_in(*line))
    return found or is_time_line(layout.text[slice(*line)])
