"""Times that are counted back from when the copy was seen: `3 hours ago`, `2 years, 3 months ago`, `gestern, 18:04 Uhr`.

They have no value without that moment. Likewise a time of day behind a label, `Updated 4:30 am`, has none without a day,
which a stamp beside it may give.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import NamedTuple

from wireclean.article import Precision, Span, Timestamp
from wireclean.grammar.timestamp.clock import CLOCK, read_clock
from wireclean.grammar.timestamp.days import BESIDE, WITHOUT_YEAR, find_days
from wireclean.grammar.timestamp.finding import GAP, LINK, Label, Stamp, label_in, read_stamp, zone_in
from wireclean.grammar.timestamp.tokens import Role, Row, fold, pieces, plain_digits, read_row, shape, words_with_role
from wireclean.grammar.timestamp.zones import offset_of

__all__ = ["RelativeStamp", "find_relative", "match_relative", "may_be_relative", "relative_timestamp"]


class RelativeStamp(NamedTuple):
    """A time that is counted back from when the copy was seen, found in copy: `Updated 3 hours ago`, `gestern, 18:04 Uhr`.

    It has no value without that moment, save a time of day behind a day that is known: `May 4, 2020 (Updated 4:30 am)`.
    `start` and `end` cover its label too.
    """

    label: Label | None
    start: int
    end: int
    timestamp: Timestamp | None


class Relative(NamedTuple):
    """Such a time in a row of tokens: the slots of its shape, and where it begins and ends in the copy."""

    row: Row
    slots: dict[str, tuple[int, int]]
    start: int
    end: int


_RELATIVE = rf"""
    (?: <label>{LINK} )?
    (?: (?: <:join>[ ] )? (?: <:ago_lead>[ ] )? (?: <ago>[ ] )? (?: <count> | <one>(?=[ ]) ) [ ]?<unit>[.]? (?: [ ]?,[ ]<count=more>[ ]?<unit=part>[.]? )?
        (?(ago)|[ ]?<:ago_after>) (?!<:ago_after>)
      | (?: <back>{GAP} )? (?: <join=joined>[.]?[ ]? )? (?(back)|(?(label)|(?!))) {CLOCK}
      | (?(label) (?: <:join>[ ] )? (?P<yearless> # ) | (?!) )
      | (?(label) <back=alone>(?!w) | (?!) )
    )
"""
_CAPTURE = re.compile(r"(?<!\(\?P)<(?=[a-z_|]+(?:=[a-z]+)?>)")
_REACH = 90  # a label, a day and a time
_OPENING = re.compile(r"(?P<count>\d{1,3}+\s{0,3}+)?+(?P<word>[^\W\d_]+)")
_LATIN = "\u02ff"  # behind it are scripts that may set no space after a word


@cache
def _shape() -> re.Pattern[str]:
    yearless = "|".join(_CAPTURE.sub("<:", form.shape) for form in WITHOUT_YEAR)
    return shape(_RELATIVE.replace("#", yearless))


@cache
def _openings() -> frozenset[str]:
    """Return the words that such a time may begin with."""
    roles: tuple[Role, ...] = ("label", "join", "ago_lead", "ago", "one", "half", "back", "noon")
    return frozenset(word for role in roles for word in words_with_role(role))


@cache
def _units() -> frozenset[str]:
    return frozenset(words_with_role("unit"))


def may_be_relative(text: str, start: int, end: int) -> bool:
    """Say, with little work, whether `text[start:end]` can open with what `find_relative` looks for.

    It opens with a word that leads to a time, or with a number and a unit.
    """
    opening = _OPENING.match(text, start, end)
    if opening is None:
        return False
    word = opening["word"]
    if word[0] > _LATIN:
        return True
    return pieces(word)[0][1] in _units() if opening["count"] else fold(word) in _openings()


def match_relative(text: str, start: int, end: int) -> Relative | None:
    """Return the relative time that `text[start:end]` opens with."""
    if start >= end or not may_be_relative(text, start, end):
        return None
    row = read_row(text, start, min(end, start + _REACH))
    found = _shape().match(row.codes)
    if found is None:
        return None
    slots = {name: found.span(name) for name, part in found.groupdict().items() if part is not None}
    return Relative(row, slots, start, row.ends[found.end() - 1])


def find_relative(text: str, start: int = 0, end: int | None = None, day: date | None = None) -> RelativeStamp | None:
    """Return the relative stamp that `text[start:end]` opens with, its label included; None if it opens with none.

    `day` is that of a time printed before it, to which a time of day without a day belongs.

    >>> find_relative("Updated 3 hours ago | By Ana Lima")
    RelativeStamp(label='updated', start=0, end=19, timestamp=None)
    """
    start, end, _ = slice(start, end).indices(len(text))
    plain = plain_digits(text, start, end)
    beside = None if day is None else _beside(plain, start, min(end, start + _REACH), day)
    if beside is not None:
        return RelativeStamp(beside.label, start, beside.end, beside.timestamp)
    found = match_relative(plain, start, end)
    if found is None or _is_phrase(found):
        return None
    timestamp = None
    if day is not None and "clock" in found.slots and "back" not in found.slots:
        timestamp = relative_timestamp(found, day)
    return RelativeStamp(label_in(found.row, found.slots), start, found.end, timestamp)


def _beside(text: str, start: int, end: int, day: date) -> Stamp | None:
    """Return the update that a stretch opens with whose day is printed without its year, behind `day`: `最終更新 5/4 19:40`.

    It needs a label and a time of day; its year is such that it is the first of its name from `day` on, or on the day before.
    """
    row = read_row(text, start, end)
    found = next(find_days(row, day + _LONGEST_UPDATING, BESIDE), None)
    stamp = None if found is None else read_stamp(row, found)[0]
    if stamp is None or stamp.start > start or stamp.label is None or stamp.timestamp.precision == "day":
        return None
    return stamp


_LONGEST_UPDATING = timedelta(days=360)  # a year, less the days that a zone or a slip can make an update early
_DAY = 86_400
_MONTH, _YEAR = 2_592_000, 31_536_000  # what the tables of units have for units whose length varies


def _is_phrase(found: Relative) -> bool:
    """Say whether a count in words is more likely a title than a stamp: `A year ago`, `Vor einem Jahr`."""
    return "one" in found.slots and "label" not in found.slots and _unit(found) > _DAY


def _unit(found: Relative) -> int:
    return int(found.row.value(found.slots["unit"][0], "unit") or 0)


def relative_timestamp(found: Relative, reference: date | datetime) -> Timestamp | None:
    """Count a relative time back from `reference`; None where that does not say enough or there is no such day."""
    resolved = _resolve(found, reference)
    if resolved is None:
        return None
    value, precision = resolved
    row, slots = found.row, found.slots
    zone = zone_in(row, slots)
    offset, doubtful = offset_of(zone, value) if zone else (None, False)
    counted = "unit" in slots
    if counted and precision == "minute" and isinstance(reference, datetime):
        away = reference.utcoffset()
        offset = None if away is None else timezone(away)
    first = slots["label"][1] if "label" in slots else 0
    while row.codes[first] in " :：|–—-•·.":
        first += 1
    if not (counted or "back" in slots or "alone" in slots):  # à 09h42
        first = min(slots[name][0] for name in ("ahead", "clock", "zone_ahead") if name in slots)
    span = Span(row.starts[first], found.end)
    return Timestamp(value.replace(tzinfo=offset), precision, zone, doubtful, row.text[slice(*span)], span)


def _resolve(found: Relative, reference: date | datetime) -> tuple[datetime, Precision] | None:
    midnight = datetime(reference.year, reference.month, reference.day)
    slots = found.slots
    if "yearless" in slots:
        return None  # read elsewhere
    try:
        if "unit" not in slots:
            return _resolve_day_back(found, midnight)
        count = found.row.number(slots["count"][0]) if "count" in slots else 1
        unit = _unit(found)
        rest = found.row.number(slots["more"][0]) if "more" in slots else 0
        part = int(found.row.value(slots["part"][0], "unit") or 0) if "part" in slots else 0
        if unit >= _MONTH:
            months = count * (12 if unit == _YEAR else 1) + (rest if part == _MONTH else 0)
            year, month = divmod(midnight.year * 12 + midnight.month - 1 - months, 12)
            return midnight.replace(year=year, month=month + 1, day=min(midnight.day, 28)), "day"
        if unit >= _DAY:
            return midnight - timedelta(seconds=count * unit), "day"
        if isinstance(reference, datetime):
            back = timedelta(seconds=count * unit + rest * part)
            return reference.replace(tzinfo=None, microsecond=0) - back, "minute"
    except (OverflowError, ValueError):
        pass
    return None


def _resolve_day_back(found: Relative, midnight: datetime) -> tuple[datetime, Precision] | None:
    back = found.slots.get("back") or found.slots.get("alone")
    days = int(found.row.value(back[0], "back") or 0) if back else 0
    clock = read_clock(found.row, found.slots)
    if clock is None:
        return None
    hour, minute, second = clock.time
    return (midnight - timedelta(days=days)).replace(hour=hour, minute=minute, second=second), clock.precision
