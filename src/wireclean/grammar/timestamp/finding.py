"""Time stamps in copy: a day, and what belongs to it on either side.

A day is looked for around each year. Before it may stand a label, a time and a weekday, behind it a weekday and a time,
in any of the forms of `days.py` and `clock.py`. Every look is bounded: time grows with the length of the copy and with
nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Literal, NamedTuple

from wireclean.article import Span, Timestamp, place_of
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of
from wireclean.grammar.timestamp import days as day_forms
from wireclean.grammar.timestamp.clock import CLOCK, read_clock
from wireclean.grammar.timestamp.tokens import Row, codes_with_role, plain_digits, read_row, shape
from wireclean.grammar.timestamp.zones import NAMED_ZONE, at_home_nowhere, day_comes_first, month_comes_first, offset_of

__all__ = [
    "GAP",
    "LINK",
    "Label",
    "Stamp",
    "find_timestamps",
    "is_label",
    "label_in",
    "label_of",
    "may_hold_timestamp",
    "read_stamp",
    "shows_common_year",
    "shows_year",
    "zone_in",
]

Label = Literal["published", "updated"]


class Stamp(NamedTuple):
    """A time stamp found in copy.

    `label` is what the word before it says: `Updated:` is "updated", `Posted` is "published", no word is None. `start`
    and `end` cover label and stamp and a small word between them or before the stamp (`on May 4, 2020`), `timestamp.span`
    the stamp alone; all are code points of the text that was searched. `form` is the form of its day, `reckoned` says that
    the day may be off by one.
    """

    label: Label | None
    start: int
    end: int
    timestamp: Timestamp
    form: str
    reckoned: bool = False


# -------------------------------------------------------------------------------------------------------------- shapes

# Between the parts of a stamp: 2022 at   2025 / 5 AM   2012 (10:36)   2013 ¤ 10:15
GAP = r"[ ,،、，;|•·∙¤~/\\@()（）\[\]【】:：–—-]{0,4}"
# Between a label and its time: `Updated: `, `Published on: `, `Posted | `
LINK = r"(?:[ ]<:join>(?=[ ]?[:：]))?[ ]?(?:[:：](?:[ ][.])?|[|–—-]|[•·])?[ ]?"

_BEFORE = rf"""
    (?: <label>{LINK} )?
    (?: <join=joined>[.]?[ ]? )?
    (?P<lead>
        (?: (?: <:weekday>[.]?,?[ ] )? (?<!<:digits>)(?<!<:digits>[:.]) {CLOCK}
            (?: {GAP}(?<=[ ,،、，;|•·∙¤~/\\@()（）\[\]【】:：–—-]) | (?(half)|(?(zone)|(?!))) ) (?: <:join>[.]?[ ] )? )?
        (?: <weekday>[.]? {GAP} (?: <:join>[.]?[ ] )? )?
        [(（【]?
    ) \Z
"""
_DAY_NAME = rf"[.]? {GAP}(?P<day_name><:weekday>)[.]?[)）]? (?= [ ]?(?:\Z|[|)]) )"
_AFTER = rf"""
    [.]? (?: {GAP}<weekday>[.]?[)）]? )? {GAP} (?: <join=joined>[.]?[ ]? )? {CLOCK}
  | {_DAY_NAME}
"""
_ISO = rf"""
    (?: <:iso_t> | [ ](?=<:minute>:<:minute>:<:minute>(?:[.,]<:digits>)?[ ]?(?:[+-]|<:iso_z>)) )
    (?P<clock> <:minute>:<:minute>(?::<:minute>(?:[.,]<:digits>)?)? )
    (?: [ ]? (?P<zone> <:iso_z> | [+-](?:<:minute>(?::<:minute>)?|<:clock>)(?!:<:digits>) | {NAMED_ZONE} ) )?
"""
# 2026年5月13日 16:02更新: some languages have the label behind, where it is not that of the next time
_LABEL_BEHIND = r"[ ]?(?P<bracket>[(（])?<label>(?(bracket)(?:[)）]|\Z))(?=[ ]?(?:\Z|[|)）•、。]))"


# Behind a day that has its time before it: 10:15am, Mon 4 May 2020 AEST   10:15 - 04/05/2020 Pazartesi
_BEHIND = rf"[ ]?[(]?(?P<zone>{NAMED_ZONE}) | {_DAY_NAME}"


class _Shapes(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]
    iso: re.Pattern[str]
    label_behind: re.Pattern[str]
    behind: re.Pattern[str]
    foreign: frozenset[str]


@cache
def _shapes() -> _Shapes:
    return _Shapes(
        shape(_BEFORE),
        shape(_AFTER),
        shape(_ISO),
        shape(_LABEL_BEHIND),
        shape(_BEHIND),
        codes_with_role("foreign"),
    )


_Slots = dict[str, tuple[int, int]]


def _slots(match: re.Match[str]) -> _Slots:
    return {name: match.span(name) for name, part in match.groupdict().items() if part is not None}


def is_label(printed: str) -> bool:
    """Say whether words are a label of times: `Last updated`, `Stand`, `公開日`."""
    row = read_row(printed.strip(), 0, len(printed.strip()))
    return len(row.codes) == 1 and "label" in row.words[0]


def label_of(printed: str) -> Label | None:
    """Return what a label says of its time; None for one that says only that a time follows, and for other words."""
    row = read_row(printed.strip(), 0, len(printed.strip()))
    return label_in(row, {"label": (0, 1)}) if len(row.codes) == 1 else None


def label_in(row: Row, slots: _Slots) -> Label | None:
    """Return what the label in a shape says of its time; None if it says only that a time follows."""
    said = row.value(slots["label"][0], "label") if "label" in slots else None
    return "published" if said == "published" else "updated" if said == "updated" else None


_ZONES = ("zone", "bracketed", "offset", "zone_ahead")


def zone_in(row: Row, slots: _Slots) -> str | None:
    """Return the zone in a shape as it is printed."""
    found = next((slots[name] for name in _ZONES if name in slots), None)
    return row.printed(*found) if found is not None and found[0] < found[1] else None


# ------------------------------------------------------------------------------------------------------------ finding

# The year that no stamp is without, and the short one that few have: 12.04.22, 03/21/22, 4 May 20, 10:15.
_LONG = r"(?:19|20)[0-9]{2}"
_OTHER = r"(?:19|20|2[45]|1[34])[0-9]{2}"
_SHORT = r"""(?<![0-9./-])[0-9]{1,2}(?P<sign>[./-])\s?[0-9]{1,2}(?P=sign)[0-9]{2}(?![0-9./]|-[0-9]{2}(?!:))
    | (?:(?<=[^\W\d_][.'’\s-])|(?<=[^\W\d_][.]\s))[’']?[0-9]{2}(?=[\s,|–—-]{1,3}[0-9]{1,2}[:.][0-9]{2}(?![0-9]))"""
_ERA = rf"[和成正國国][0-9]{{1,3}}(?:{any_of(language_words('times.years'))})"
_YEARS = {
    (ascii_only, short): re.compile(
        "|".join([_LONG if ascii_only else _OTHER, *([_SHORT] if short else []), *([] if ascii_only else [_ERA])]),
        re.VERBOSE,
    )
    for ascii_only in (True, False)
    for short in (True, False)
}
_SHORT_CUE = re.compile(
    r"""
    [0-9] (?: [./-]\s?[0-9]{1,2}[./-][0-9]{2}(?![0-9./])
      | [0-9] (?: (?<=[^\W\d_][.'’\s-][0-9]{2}) | (?<=[^\W\d_][.]\s[0-9]{2}) | (?<=[^\W\d_][.'’\s-][’'][0-9]{2}) ) [\s,|–—-]{1,3}[0-9]{1,2}[:.] )
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
_DAY_REACH = 32  # `30th of September, ` and a little more
_DAY_BEYOND = 26  # `-04-12`, `. szeptember 12.` and what their shapes look ahead for
_LEAD_REACH = 110  # a label, a weekday, a time and its zone
_TAIL_REACH = 100
_SHORT_STRETCH = 200


def _years(text: str, start: int, end: int, plain: bool) -> Iterator[re.Match[str]]:
    """Yield each year a stamp may have, of other calendars too save in `plain` copy. Most has none: that is told at once."""
    if _DIGIT.search(text, start, end) is None:
        return iter(())
    short = _SHORT_CUE.search(text, start, end) is not None
    if not short and plain and text.find("20", start, end) < 0 and text.find("19", start, end) < 0:
        return iter(())
    return _YEARS[plain, short].finditer(text, start, end)


def may_hold_timestamp(text: str, start: int, end: int) -> bool:
    """Say whether a stretch shows the year that `find_timestamps` looks for."""
    return next(_years(plain_digits(text, start, end), start, end, text.isascii()), None) is not None


def shows_year(line: str) -> bool:
    """Say whether a line shows a year that a time stamp may have, one of another calendar too."""
    return next(_years(plain_digits(line, 0, len(line)), 0, len(line), False), None) is not None


def shows_common_year(line: str) -> bool:
    """Say whether a line shows a year that a time stamp may have in ASCII copy, whose calendar is the common one."""
    return next(_years(line, 0, len(line), True), None) is not None


def _regions(text: str, start: int, end: int, plain: bool) -> Iterator[tuple[int, int]]:
    """Yield the stretches around years that have a day, those that touch each other as one; a short one is taken whole."""
    if end - start <= _SHORT_STRETCH:
        if any(_is_near_number(text, start, end, year) for year in _years(text, start, end, plain)):
            yield start, end
        return
    first = last = -1
    for year in _years(text, start, end, plain):
        if not _is_near_number(text, start, end, year):
            continue
        near, far = max(start, year.start() - _DAY_REACH), min(end, year.end() + _DAY_BEYOND)
        if last >= far:
            continue
        if not any(True for _ in day_forms.find_days(read_row(text, near, far))):
            continue
        left, right = max(start, year.start() - _LEAD_REACH), min(end, year.end() + _TAIL_REACH)
        if left > last >= 0:
            yield first, last
            first = left
        elif last < 0:
            first = left
        last = right
    if last >= 0:
        yield first, last


_DIGITS_BEHIND = ("/", "-", ".", *language_words("times.years"))
_NEAR = 6


def _is_near_number(text: str, start: int, end: int, year: re.Match[str]) -> bool:
    """Say whether a year may have a day: most years in prose, `in 2019,`, have no other number near."""
    if _DIGIT.search(text, max(start, year.start() - _DAY_REACH), year.start()) or year.end() - year.start() != 4:
        return True
    behind = text[year.end() : min(end, year.end() + _NEAR)]
    return (
        behind.startswith(_DIGITS_BEHIND)
        or behind[:1].isdecimal()
        or (behind[:1] == " " and _DIGIT.search(text, year.end(), min(end, year.end() + _DAY_BEYOND)) is not None)
    )


def find_timestamps(text: str, start: int = 0, end: int | None = None, *, day_first: bool = False) -> list[Stamp]:
    """Return every time stamp in `text[start:end]`, left to right; all offsets are code points of `text`.

    A stamp names day, month and year; `May 2016`, `Nov. 3` and `10:21 a.m.` are none. What surrounds it does not matter,
    so `May 4, 1998` is found in a sentence as well: whether it is the story's time is for the caller to judge.
    Values that do not exist (February 30, 25:99) are no stamp. `day_first` says that the copy is in a language in which
    04/05/2020 is May 4, which settles what the stamp itself leaves open.

    >>> [(stamp.label, stamp.timestamp.text) for stamp in find_timestamps("Ana LimaMay 4, 20207:24 PM UTCUpdated May 6, 2020")]
    [(None, 'May 4, 20207:24 PM UTC'), ('updated', 'May 6, 2020')]
    """
    start, end, _ = slice(start, end).indices(len(text))
    plain = plain_digits(text, start, end)
    found: list[Stamp] = []
    for first, last in _regions(plain, start, end, text.isascii()):
        row = read_row(plain, _whole_words(plain, first, start), last)
        stop = 0
        for day in day_forms.find_days(row):
            if day.first < stop:
                continue
            stamp, stop = read_stamp(row, day, stop, day_first=day_first)
            if stamp is not None:
                found.append(stamp if plain is text else _as_printed(text, stamp))
    return _without_repeats(text, found)


def _whole_words(text: str, at: int, start: int) -> int:
    """Return where the first word of a region begins that is not cut."""
    while at > start and text[at - 1].isalnum() and text[at : at + 1].isalnum():
        at += 1
    return at


def _as_printed(text: str, stamp: Stamp) -> Stamp:
    timestamp = stamp.timestamp
    printed = Timestamp(
        timestamp.value,
        timestamp.precision,
        timestamp.zone,
        timestamp.ambiguous,
        text[slice(*place_of(timestamp))],
        timestamp.span,
    )
    return stamp._replace(timestamp=printed)


# ------------------------------------------------------------------------------------------------------------- reading


def read_stamp(row: Row, day: day_forms.Found, least: int = 0, *, day_first: bool = False) -> tuple[Stamp | None, int]:
    """Read the stamp around a day, not before the token `least`, and say at which token it ends."""
    before = _shapes().before.search(row.codes, least, day.first)
    assert before is not None  # it matches the empty string before the day
    slots, stop = _slots(before), day.stop
    if "joined" in slots:
        slots["before"] = slots["joined"]
    if "clock" not in slots:
        after = _shapes().iso.match(row.codes, stop) if day.form.iso else None
        after = after or _shapes().after.match(row.codes, stop)
        if after is not None and after.end() > stop:
            stop = after.end()
            slots = {**_slots(after), **slots} if "weekday" in slots else {**slots, **_slots(after)}
    elif zone_in(row, slots) is None:
        behind = _shapes().behind.match(row.codes, stop)
        if behind is not None:
            slots = {**slots, **_slots(behind)}
            stop = behind.end()
    if "day_name" in slots:
        slots["weekday"] = slots["day_name"]
    _read_capitals(row, slots)
    clock = read_clock(row, slots)
    if not day.days or clock is None:
        return None, stop
    lead = before.start("lead")
    if day.form.doubtful and not (
        "label" in slots or "clock" in slots or "weekday" in slots or _stands_alone(row, lead, stop)
    ):
        return None, stop  # 3.10.12 may be a version
    while stop < len(row.codes) and row.codes[stop] in ")）】" and _is_open(row.codes[lead:stop]):
        stop += 1
    first, last = row.starts[lead], row.ends[stop - 1]
    zone = zone_in(row, slots)
    dates = _ordered(row, day.days, slots, (before.start(), stop), zone, day_first=day_first)
    value = datetime(dates[0].year, dates[0].month, dates[0].day, *clock.time)
    offset, doubtful = offset_of(zone, value) if zone else (None, False)
    timestamp = Timestamp(
        value.replace(tzinfo=offset),
        clock.precision,
        zone,
        doubtful or len(dates) > 1 or day.reckoned,
        row.text[first:last],
        Span(first, last),
    )
    begin = row.starts[slots["before"][0]] if "before" in slots else first
    if "label" in slots and slots["label"][0] < day.first and not _ends_a_word(row, slots["label"]):
        begin = row.starts[slots["label"][0]]
        return Stamp(label_in(row, slots), begin, last, timestamp, day.form.name, day.reckoned), stop
    label = _shapes().label_behind.match(row.codes, stop)
    if label is not None and (label["bracket"] or row.text[row.starts[label.start("label")]] >= "\u3000"):
        return Stamp(
            label_in(row, _slots(label)), begin, row.ends[label.end() - 1], timestamp, day.form.name, day.reckoned
        ), label.end()
    return Stamp(None, begin, last, timestamp, day.form.name, day.reckoned), stop


def _ends_a_word(row: Row, label: tuple[int, int]) -> bool:
    """Say whether a label without a colon ends the words before it, in a script without spaces: `完成図を公開 2020年5月4日`."""
    start, end = row.starts[label[0]], row.ends[label[1] - 1]
    dense = start > 0 and row.text[start] > "\u303f" and row.text[start - 1] > "\u303f"
    return dense and row.text[start - 1].isalpha() and row.text[end : end + 1] not in _COLONS


_COLONS = frozenset(":：")


def _read_capitals(row: Row, slots: _Slots) -> None:
    """Take `PM 3:15` for the half of the day, though `am` is a small word in German."""
    joined, clock = slots.get("joined"), slots.get("clock")
    if joined is None or clock is None or "half" in slots or "ahead" in slots or joined[1] > clock[0]:
        return
    if row.value(joined[0], "half") is not None and row.printed(*joined).isupper():
        slots["ahead"] = joined


_SEPARATORS = frozenset(",;|•·/()[]–—*")


def _stands_alone(row: Row, first: int, stop: int) -> bool:
    """Say whether tokens have nothing, a line break or a separating mark on either side."""
    head, tail = row.codes[max(0, first - 2) : first].rstrip(" "), row.codes[stop : stop + 2].lstrip(" ")
    return (not head or head[-1] in _SEPARATORS) and (not tail or tail[0] in _SEPARATORS)


def _is_open(codes: str) -> bool:
    return sum(codes.count(mark) for mark in "(（【") > sum(codes.count(mark) for mark in ")）】")


def _ordered(
    row: Row, days: list[date], slots: _Slots, within: tuple[int, int], zone: str | None, *, day_first: bool
) -> list[date]:
    """Return the dates a day can mean, only one of them if what is printed beside it settles whether the day is first."""
    if "weekday" in slots:
        number = row.value(slots["weekday"][0], "weekday")
        days = [day for day in days if day.isoweekday() == number] or days
    if len(days) < 2:
        return days
    half = "half" in slots or "ahead" in slots
    if not _shapes().foreign.isdisjoint(_without_zone(row, slots, within)) or (day_comes_first(zone) and not half):
        return days[1:]
    if month_comes_first(zone):
        return days[:1]
    if day_first:
        return days[1:]
    return days[:1] if half and at_home_nowhere(zone) else days


def _without_zone(row: Row, slots: _Slots, within: tuple[int, int]) -> str:
    """Return the codes of a stamp without its zone, which is a word of no language: PT is a weekday in Polish."""
    zone = next((slots[name] for name in _ZONES if name in slots), (within[1], within[1]))
    return row.codes[within[0] : zone[0]] + row.codes[zone[1] : within[1]]


# ------------------------------------------------------------------------------------------------------------- repeats


def _without_repeats(text: str, stamps: list[Stamp]) -> list[Stamp]:
    """Join stamps that say the same side by side: `6 Jul 2021Tue 6 Jul 2021 at 7:14am`, `24 شعبان 1441 - 17 أبريل 2020`."""
    kept: list[Stamp] = []
    for stamp in stamps:
        if kept and stamp.label is None and _says_the_same(kept[-1], stamp) and _is_beside(text, kept[-1], stamp):
            first = kept[-1]
            better = first if first.timestamp.precision != "day" or stamp.reckoned else stamp
            kept[-1] = better._replace(label=first.label, start=first.start, end=stamp.end)
        else:
            kept.append(stamp)
    return kept


_LONG_STROKE = "\u0640"  # which Arabic print sets as a dash


def _is_beside(text: str, first: Stamp, second: Stamp) -> bool:
    between = text[first.end : second.start]
    return len(between) < 4 and "\n" not in between and not any(map(str.isalnum, between.replace(_LONG_STROKE, "")))


def _says_the_same(first: Stamp, second: Stamp) -> bool:
    """Say whether two stamps name one day, and no two times of it: those would be publication and update."""
    one, other = first.timestamp, second.timestamp
    if one.precision != "day" and other.precision != "day":
        glued = (
            first.label is not None and first.end == second.start
        )  # posted 4 May 2020 at 10:15amMonday 4 May 2020 at 10:15am
        return one.value == other.value and (first.form != second.form or glued)
    away = abs((one.value.date() - other.value.date()).days)
    return away == 0 or (away == 1 and (first.reckoned or second.reckoned))
