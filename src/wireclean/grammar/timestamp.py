"""Time stamps of the wires: a strict grammar first, dateparser only for what it leaves.

A stamp names day, month and year. Nothing here depends on today, on the locale or on the machine's time zone.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Literal, NamedTuple

from wireclean.article import Precision, Span, Timestamp
from wireclean.data import load
from wireclean.grammar.dates import MONTH, month_number

__all__ = ["YEAR", "Label", "Stamp", "find_timestamps", "parse_timestamp"]

Label = Literal["published", "updated"]


class Stamp(NamedTuple):
    """A time found in copy. `start` and `end` cover its label too; `timestamp.span` is the printed time alone."""

    label: Label | None
    start: int
    end: int
    timestamp: Timestamp


@cache
def _labels() -> dict[str, Label]:
    tables = load("times.toml")["labels"]
    updated: dict[str, Label] = dict.fromkeys(tables["updated"], "updated")
    return updated | dict.fromkeys(tables["published"], "published")


@cache
def _zones() -> tuple[dict[str, float], dict[str, str], dict[str, float | bool]]:
    zones = load("times.toml")["zones"]
    return zones["fixed"], zones["generic"], zones["ambiguous"]


def _longest_first(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def _stamp() -> re.Pattern[str]:
    """Match one time stamp with its label; every repeat is bounded."""
    weekdays = [name for language in load("times.toml")["weekdays"].values() for name in language]
    weekday = rf"(?:(?:{_longest_first(weekdays)})\b\.?)"
    names = _longest_first([name for table in _zones() for name in table])
    zone = rf"(?P<zone#>(?:{names})(?-i:(?![a-z]))|(?:GMT|UTC)?[ ]?[+-]\d\d?:?(?:\d\d)?(?!\d))"
    clock = rf"""
        (?P<hour#>\d\d?) (?: [:.h] (?P<minute#>\d\d) (?: [:] (?P<second#>\d\d) (?:\.\d{{1,6}})? )? (?! \d )
                           | (?= \s?[ap]\.?m\b ) )
        \s{{0,2}} (?P<half#> [ap]\.? [ ]? m\b\.? )? (?: \s{{0,2}} \(? {zone} \)? )?
    """
    link = r"(?: \s{0,2} (?:,|\||-|–|—|•|·|\b(?:at|kl\.?|um)\b)? \s{0,2} )"
    return re.compile(
        rf"""
        (?: (?-i:(?<![a-z])) (?P<label> {_longest_first(list(_labels()))} ) (?:[ ](?:on|at))? \s?[:|]? \s{{0,2}} )?
        (?: (?<![\d:.]) {clock.replace("#", "1")} {link} )?                          # 4:36 PM EDT,
        (?: {weekday} ,? \s{{1,2}} )?
        (?:
            (?P<month> {MONTH} ) \s{{0,2}} (?P<day> \d\d? ) (?:st|nd|rd|th)? (?: ,\s{{0,3}} | \s{{1,3}} ) (?P<year> (?:19|20)\d\d )
          | (?<!\d) (?P<day2> \d\d? ) (?:st|nd|rd|th|\.)? [ -]{{1,2}} (?P<month2> {MONTH} ) ,? [ -]{{1,2}} (?P<year2> (?:19|20)\d\d )
          | (?<![\d/.-]) (?P<year3> (?:19|20)\d\d ) - (?P<month3> \d\d ) - (?P<day3> \d\d ) (?!\d)
          | (?<![\d/.-]) (?P<first> \d\d? ) (?P<mark> [/.-] ) (?P<other> \d\d? ) (?P=mark) (?P<year4> (?:19|20)\d\d ) (?![/.-]?\d)
        )
        (?: (?: T | ,?\s{{0,2}}{weekday},?\s{{1,2}} | {link} ) {clock.replace("#", "2")} )?   # also glued: 20257:24 PM
        """,
        re.VERBOSE | re.IGNORECASE | re.ASCII,
    )


# What no stamp is without.
YEAR = re.compile(r"[12][09][0-9][0-9]")


def find_timestamps(text: str, start: int = 0, end: int | None = None) -> list[Stamp]:
    """Return every time stamp in a stretch of `text`, left to right; offsets are code points of `text`."""
    end = len(text) if end is None else end
    found: list[Stamp] = []
    window = start
    for year in YEAR.finditer(text, start, end):
        window = max(window, year.start() - _REACH)
        if window >= year.end():
            continue
        for match in _stamp().finditer(text, window, min(end, year.end() + _REACH)):
            window = match.end()
            stamp = _read(match)
            if stamp is not None:
                found.append(stamp)
    return found


_REACH = 70  # how far a stamp reaches before and after its year


def _read(match: re.Match[str]) -> Stamp | None:
    readings = _readings(match)
    if not readings:
        return None
    clock = next((number for number in "12" if match[f"hour{number}"]), None)
    second = minute = hour = 0
    precision: Precision = "day"
    zone = half = None
    if clock is not None:
        hour, minute = int(match[f"hour{clock}"]), int(match[f"minute{clock}"] or 0)
        second = int(match[f"second{clock}"] or 0)
        precision = "second" if match[f"second{clock}"] else "minute"
        half, zone = match[f"half{clock}"], match[f"zone{clock}"]
        if half:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if half[0] in "pP" else 0)
    year = int(match["year"] or match["year2"] or match["year3"] or match["year4"])
    month, day = readings[0]
    try:
        value = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None
    offset, doubtful = _offset(zone, value) if zone else (None, False)
    if offset is not None:
        value = value.replace(tzinfo=offset)
    label = match["label"]
    begin = match.end("label") if label else match.start()
    printed = match.string[begin : match.end()]
    lead = re.match(r"(?:[ ](?:on|at))?\s?[:|]?\s{0,2}", printed, re.IGNORECASE) if label else None
    begin += lead.end() if lead else len(printed) - len(printed.lstrip())
    text = match.string[begin : match.end()].rstrip()
    ambiguous = doubtful or (len(readings) > 1 and not _settles(half, zone))
    timestamp = Timestamp(
        value, precision, zone.strip() if zone else None, ambiguous, text, Span(begin, begin + len(text))
    )
    named = _labels()[" ".join(label.lower().split())] if label else None
    return Stamp(named, match.start(), begin + len(text), timestamp)


def _readings(match: re.Match[str]) -> list[tuple[int, int]]:
    """Return the possible readings as month and day."""
    if match["month"] or match["month2"]:
        month = month_number(match["month"] or match["month2"])
        return [(month, int(match["day"] or match["day2"]))] if month else []
    if match["year3"]:
        return [(int(match["month3"]), int(match["day3"]))]
    first, other = int(match["first"]), int(match["other"])
    readings = [(first, other), (other, first)] if match["mark"] != "." else [(other, first)]
    readings = [(month, day) for month, day in readings if 1 <= month <= 12 and 1 <= day <= 31]
    return readings[:1] if len(readings) > 1 and first == other else readings


_AMERICAN = frozenset(
    ["ET", "CT", "MT", "PT", "EDT", "EST", "CDT", "CST", "MDT", "MST", "PDT", "PST", "AKDT", "AKST", "HST"]
)


def _settles(half: str | None, zone: str | None) -> bool:
    """An American zone or a 12-hour clock goes with the month first."""
    return bool(half) or (zone or "").upper() in _AMERICAN


_NUMERIC_ZONE = re.compile(r"(?:GMT|UTC)? ?([+-])(\d\d?):?(\d\d)?\Z", re.IGNORECASE | re.ASCII)


def _offset(zone: str, value: datetime) -> tuple[tzinfo | None, bool]:
    """Return a zone's offset at a moment, always a fixed one, and whether the zone is in doubt."""
    fixed, generic, ambiguous = _zones()
    name = zone.strip().upper()
    if name in fixed:
        return timezone(timedelta(hours=fixed[name])), False
    if name in ambiguous:
        hours = ambiguous[name]
        return (None if hours is False else timezone(timedelta(hours=hours))), True
    if name in generic:
        from zoneinfo import ZoneInfo  # noqa: PLC0415 - reads the time zone database

        away = value.replace(tzinfo=ZoneInfo(generic[name])).utcoffset()
        return (timezone(away) if away is not None else None), False
    numeric = _NUMERIC_ZONE.match(name)
    if numeric is None or int(numeric[2]) > 14 or int(numeric[3] or 0) > 59:
        return None, True
    away = timedelta(hours=int(numeric[2]), minutes=int(numeric[3] or 0))
    return timezone(-away if numeric[1] == "-" else away), False


_LONGEST = 100
_SHORT_ENOUGH_FOR_DATEPARSER = 60


def parse_timestamp(text: str, *, reference: date | datetime | None = None) -> Timestamp | None:
    """Read a string that is one time stamp, its label allowed; None if it is none.

    Without `reference` only a stamp that prints its year is read; with it dateparser also reads what leaves something
    out (`Tuesday`, `2 hours ago`, `May 4`), counted from the reference and never from today.
    """
    if len(text) > _LONGEST:
        return None
    found = find_timestamps(text)
    if len(found) == 1:
        stamp = found[0]
        if not (text[: stamp.start] + text[stamp.end :]).strip(" .|·•,()\n"):
            return stamp.timestamp
    return _by_dateparser(text, reference)


# Figures alone are the strict grammar's business: dateparser swaps day and month until something fits.
_PLAUSIBLE = re.compile(r"\d[^a-z]{0,20}[a-z]|[a-z][^a-z]{0,20}\d|yesterday|today|ago|day\b", re.IGNORECASE)


def _by_dateparser(text: str, reference: date | datetime | None) -> Timestamp | None:
    stripped = text.strip()
    label = next((name for name in _labels() if stripped.lower().startswith(name)), "")
    printed = stripped[len(label) :].lstrip(" :|")
    has_year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", printed) is not None
    if (
        len(printed) > _SHORT_ENOUGH_FOR_DATEPARSER
        or not _PLAUSIBLE.search(printed)
        or (reference is None and not has_year)
    ):
        return None
    import dateparser  # noqa: PLC0415 - heavy, and only odd stamps get here

    base = reference if isinstance(reference, datetime) else datetime(*(reference or date(2000, 1, 1)).timetuple()[:3])
    settings = {
        "RELATIVE_BASE": base.replace(tzinfo=None),
        "REQUIRE_PARTS": ["day", "month", "year"] if reference is None else ["day"],
        "STRICT_PARSING": reference is None,
        "PREFER_DATES_FROM": "past",
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    if reference is not None:
        settings.pop("REQUIRE_PARTS")
    try:
        value = dateparser.parse(printed, languages=["en"], settings=settings)
    except Exception:
        return None
    if value is None:
        return None
    clock = re.search(r"\d[:.]\d\d|\d ?[ap]\.?m|hour|minute", printed, re.IGNORECASE) is not None
    start = text.find(printed)
    value = value.replace(tzinfo=None, microsecond=0) if clock else datetime(value.year, value.month, value.day)
    return Timestamp(value, "minute" if clock else "day", None, False, printed, Span(start, start + len(printed)))
