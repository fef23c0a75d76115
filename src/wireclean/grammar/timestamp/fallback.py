"""What the grammar leaves: dateparser reads odd stamps, in English, with everything settled that it would guess.

It takes half a second to import and milliseconds a stamp, so it is asked last, and only what has the shape of a date.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timezone
from functools import cache

from wireclean.article import Precision, Span, Timestamp
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of
from wireclean.grammar.dates import MONTH
from wireclean.grammar.timestamp.zones import offset_of

__all__ = ["by_dateparser"]

# What dateparser may be asked. It reads `1 of 9`, `$2016` and `May 2016` as days and swaps day and month until something
# fits, so the copy must have the shape of a date, and figures alone are the strict grammar's business.
_LETTERS = re.compile(r"[a-z]{2}", re.IGNORECASE)
_PRINTED_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_NUMBER = re.compile(r"\d+")
_RANGE = re.compile(r"\d\s?[-–—]\s?\d")  # April 12-14, 2022
_AGO = re.compile(
    rf"[0-9]\s{{0,2}}(?P<unit>[a-z]{{1,10}})\.?\s{{1,2}}(?:{any_of(language_words('times.ago_after'))})\b",
    re.IGNORECASE,
)
_UNITS_OF_A_DAY = ("h", "mi", "s")  # hours, minutes, seconds and their short forms
_WORDS = any_of([*language_words("times.noon"), *language_words("times.midnight")])
_TIME = re.compile(rf"[0-9]:[0-9]{{2}}(?P<second>:[0-9]{{2}})?|[0-9]\s?[ap]\.?\s?m\b|\b(?:{_WORDS})\b", re.IGNORECASE)


@cache
def _short_year() -> re.Pattern[str]:
    shape = rf"(?<![0-9])[0-9]{{1,2}}[\s/.-]{{1,2}}{MONTH}[\s/.-]{{0,2}}['’]?[0-9]{{2}}(?![0-9:])"
    return re.compile(shape, re.IGNORECASE)


def by_dateparser(
    text: str, start: int, end: int, zone: Span | None, reference: date | datetime | None
) -> Timestamp | None:
    """Read a stamp that the grammar leaves: `2022 April 12`; with a reference `5 p.m.`, `Tuesday 5 pm`.

    `zone` is where its zone stands, which dateparser would take for another; `start` is behind its label.
    """
    printed = text[start:end]
    bare = f"{text[start : zone.start]} {text[zone.end : end]}" if zone else printed
    if not _LETTERS.search(bare) or _RANGE.search(bare):
        return None
    time, ago = _TIME.search(bare), _AGO.search(bare)
    hours_ago = ago is not None and ago["unit"].casefold().startswith(_UNITS_OF_A_DAY)
    dated = _PRINTED_YEAR.search(bare) is not None or (reference is not None and _short_year().search(bare) is not None)
    if not dated and (reference is None or (time is None and ago is None)):
        return None
    if dated and time is None and len(_NUMBER.findall(bare)) != 2:
        return None  # a day and a year, and nothing that dateparser would drop
    if hours_ago and not isinstance(reference, datetime):
        return None
    value = _ask_dateparser(bare, dated, reference)
    if value is None:
        return None
    if time is None and not hours_ago:
        value = value.replace(hour=0, minute=0, second=0)
    name = text[slice(*zone)] if zone else None
    offset, doubtful = offset_of(name, value) if name else (None, False)
    if hours_ago and isinstance(reference, datetime) and (away := reference.utcoffset()) is not None:
        offset = timezone(away)
    precision: Precision = "day" if time is None and not hours_ago else "minute"
    if time is not None and time["second"]:
        precision = "second"
    return Timestamp(value.replace(tzinfo=offset), precision, name, doubtful, printed, Span(start, end))


def _ask_dateparser(text: str, dated: bool, reference: date | datetime | None) -> datetime | None:
    """Let dateparser read a bare date and time, with everything settled that it would take from the machine."""
    import dateparser  # noqa: PLC0415 - takes half a second, and few stamps get here

    if reference is None:
        base = datetime(2000, 1, 1)  # never looked at: the year is printed, and nothing relative is read
    elif isinstance(reference, datetime):
        base = reference.replace(tzinfo=None)
    else:
        base = datetime(reference.year, reference.month, reference.day, 23, 59, 59)  # `5 p.m.` is on that very day
    settings = {
        "RELATIVE_BASE": base,
        "PARSERS": ["absolute-time"] if reference is None else ["relative-time", "absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"] if dated else [],
        "STRICT_PARSING": dated,
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "MDY",
        "TIMEZONE": "UTC",
    }
    try:
        value: datetime | None = dateparser.parse(text, languages=["en"], settings=settings)
    except Exception:  # it raises many kinds on odd input, and what it cannot read is no stamp
        return None
    if value is None or value.tzinfo is not None:  # a zone that it knows and times.toml does not: the guess is its own
        return None
    return value.replace(microsecond=0)
