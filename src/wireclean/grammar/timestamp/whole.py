"""A string that is one time stamp: what a field of a feed, a `time` element or a line of its own holds."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from wireclean.arguments import demand_day, demand_text
from wireclean.article import Span, Timestamp, place_of
from wireclean.grammar.timestamp.days import FORMS, WITHOUT_YEAR, find_days
from wireclean.grammar.timestamp.fallback import by_dateparser
from wireclean.grammar.timestamp.finding import LINK, find_timestamps, read_stamp
from wireclean.grammar.timestamp.relative import find_relative, match_relative, relative_timestamp
from wireclean.grammar.timestamp.tokens import Row, plain_digits, read_row, shape

__all__ = ["is_timestamp", "parse_timestamp"]

_AROUND = " \t\r\n\f\v\xa0\u2009\u202f\u3000|·•,;()[]【】–—-"  # what may surround a stamp that is a whole string
_SLASHES = "//"
_LONGEST = 160
_LONGEST_FOR_DATEPARSER = 80


def parse_timestamp(text: str, *, reference: date | datetime | None = None) -> Timestamp | None:
    """Read a string that is one time stamp, its label (`Updated:`) allowed; None if it is none.

    The grammar of `find_timestamps` reads what wires print. What it leaves goes to dateparser, in English, if it can be a
    date at all. `text` and `span` of the result are the stamp without its label.

    `reference` is when the copy was seen. With it a stamp may leave something out: a missing year makes the latest such
    day up to a day after the reference (`resolve_day`), and `Tuesday 5 pm` or `3 hours ago` are counted back from it; hours
    ago need a datetime. Without it such stamps are None: today is never asked.

    >>> parse_timestamp("Updated: October 3, 2025 4:36 p.m. ET").value.isoformat()
    '2025-10-03T16:36:00-04:00'
    """
    demand_text(parse_timestamp.__name__, text)
    demand_day(parse_timestamp.__name__, reference)
    start, end = _edges(text)
    if end <= start or end - start > _LONGEST:
        return None
    plain = plain_digits(text, start, end)
    stamps = find_timestamps(text, start, end)
    if stamps:
        first = stamps[0]
        if first.start != start:
            return None
        return (
            first.timestamp
            if _is_over(text, first.end, end)
            else _updated_behind(text, first.end, end, first.timestamp)
        )
    row = read_row(plain, start, end)
    if any(True for _ in find_days(row, forms=FORMS)):
        return None  # the shape of a stamp, but February 30 or 25:99
    if reference is not None:
        found = _with_reference(plain, row, reference)
        if found is not None:
            return Timestamp(
                found.value, found.precision, found.zone, found.ambiguous, text[slice(*place_of(found))], found.span
            )
    if end - start > _LONGEST_FOR_DATEPARSER:
        return None
    zone = _shapes()[1].search(row.codes)
    label = _shapes()[0].match(row.codes)
    span = None if zone is None else Span(row.starts[zone.start("name")], row.ends[zone.end("name") - 1])
    return by_dateparser(text, start if label is None else row.ends[label.end() - 1], end, span, reference)


def is_timestamp(text: str, start: int, end: int) -> bool:
    """Say whether a stretch is time stamps and nothing else; what only dateparser would read is none.

    >>> is_timestamp("samedi 4 mai 2024", 0, 17), is_timestamp("when the clock struck ten", 0, 25)
    (True, False)
    """
    at = start
    for stamp in find_timestamps(text, start, end) if end - start <= _LONGEST else ():
        if text[at : stamp.start].strip(_AROUND):
            return False
        at = stamp.end
    return at > start and _is_over(text, at, end)


def _edges(text: str) -> tuple[int, int]:
    """Return where the stamp begins and ends that marks may surround: `// 4 May 2020 // 10:15 //`."""
    start, end = len(text) - len(text.lstrip(_AROUND)), len(text.rstrip(_AROUND))
    if text.startswith(_SLASHES, start):
        start += len(text[start:]) - len(text[start:].lstrip(_AROUND + "/"))
    if text.endswith(_SLASHES, start, end):
        end = len(text.rstrip(_AROUND + "/"))
    return start, end


def _is_over(text: str, at: int, end: int) -> bool:
    return not text[at:end].strip(_AROUND + ".")


def _updated_behind(text: str, at: int, end: int, day: Timestamp) -> Timestamp | None:
    """Read what follows a day if it is its time: `9 January 2012 Last updated at 22:04 GMT`."""
    while at < end and text[at] in _AROUND:
        at += 1
    behind = find_relative(text, at, end, day.value.date()) if day.precision == "day" else None
    return behind.timestamp if behind is not None and _is_over(text, behind.end, end) else None


def _with_reference(text: str, row: Row, reference: date | datetime) -> Timestamp | None:
    """Read what has a value only for who knows when the copy was seen: `May 4, 5:10 PM EDT`, `3 hours ago`."""
    start, end = row.starts[0], row.ends[-1]
    day = next(find_days(row, reference, WITHOUT_YEAR), None)
    if day is not None:
        stamp, _ = read_stamp(row, day)
        if stamp is None:
            return None
        if stamp.start == start and _is_over(text, stamp.end, end):
            return stamp.timestamp
    relative = match_relative(text, start, end)
    return relative_timestamp(relative, reference) if relative is not None and relative.end == end else None


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the shapes of a label and of a zone behind a time."""
    return shape(rf"(?:<label>){LINK}"), shape("(?<=[^Ww])[ ]?[(]?<zone=name>[)]?")
